"""Notes, reports and documents are found by their German words."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.conf import settings
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0015_versions_of_a_note_belong_together"),
        ("socialspace", "0012_languages_colleagues_speak"),
        ("web", "0005_drafts_of_their_owner"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="document",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("title", "sender", config="german"),
                name="document_by_words",
            ),
        ),
        migrations.AddIndex(
            model_name="entrustednote",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    "observed", "assessment", "place", "others", config="german"
                ),
                name="entrusted_note_by_words",
            ),
        ),
        migrations.AddIndex(
            model_name="note",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector(
                    "observed", "assessment", "place", "others", config="german"
                ),
                name="note_by_words",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("concern", "child_words", config="german"),
                name="report_by_words",
            ),
        ),
    ]
