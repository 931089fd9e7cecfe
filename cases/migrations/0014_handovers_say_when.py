import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_names_by_their_sound"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="handover",
            name="handover_acknowledged_later",
        ),
        migrations.AddField(
            model_name="handover",
            name="handed_over_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), verbose_name="übergeben am"
            ),
        ),
        migrations.AlterField(
            model_name="handover",
            name="sheet",
            field=models.JSONField(blank=True, default=list, verbose_name="Was offen ist"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("acknowledged_at__isnull", True),
                    ("acknowledged_at__gte", models.F("handed_over_at")),
                    _connector="OR",
                ),
                name="handover_acknowledged_later",
                violation_error_message="Bestätigt wird eine Übergabe erst, wenn sie geschehen ist.",
            ),
        ),
    ]
