"""What minutes say is found by its German words."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0003_needs_are_counted_once"),
        ("socialspace", "0012_languages_colleagues_speak"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="agendaitem",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("title", "notes", config="german"),
                name="agenda_item_by_words",
            ),
        ),
        migrations.AddIndex(
            model_name="outcome",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("text", "who", config="german"), name="outcome_by_words"
            ),
        ),
    ]
