import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("socialspace", "0003_carry_places_and_topics_over")]
    operations = [
        migrations.RemoveConstraint(
            model_name="quarter",
            name="quarter_number_once_per_area",
        ),
        migrations.RemoveField(
            model_name="offer",
            name="topic",
        ),
        migrations.RemoveField(
            model_name="quarter",
            name="area",
        ),
        migrations.RemoveField(
            model_name="quarter",
            name="number",
        ),
        migrations.AlterModelOptions(
            name="quarter",
            options={"ordering": ("name",), "verbose_name": "Quartier", "verbose_name_plural": "Quartiere"},
        ),
        migrations.AlterField(
            model_name="teammembership",
            name="key",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel"),
        ),
    ]
