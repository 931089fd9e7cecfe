"""Which seat entered a ruling, and its conditions until they are confirmed; a long text is refused, not only asked for."""

import django.core.validators
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0010_a_substitute_speaks_for_who_must_not_decide"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="ruling",
            name="conditions",
            field=models.JSONField(blank=True, default=list, verbose_name="Auflagen"),
        ),
        migrations.AddField(
            model_name="ruling",
            name="seat",
            field=models.CharField(
                choices=[
                    ("asd_lead", "ASD-Teamleitung"),
                    ("wjh_lead", "WJH-Teamleitung"),
                    ("worker", "Fallverantwortliche Fachkraft"),
                ],
                default="asd_lead",
                max_length=10,
                verbose_name="eingetragen vom Sitz",
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="decision",
            name="text",
            field=models.TextField(
                max_length=5000,
                validators=[
                    django.core.validators.MaxLengthValidator(5000, "Kürzen Sie den Beschlusstext auf 5.000 Zeichen.")
                ],
                verbose_name="Beschlusstext",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="would_change",
            field=models.TextField(
                blank=True,
                max_length=2000,
                validators=[
                    django.core.validators.MaxLengthValidator(
                        2000, "Kürzen Sie, was den Beschluss ändern würde, auf 2.000 Zeichen."
                    )
                ],
                verbose_name="Was den Beschluss ändern würde",
            ),
        ),
        migrations.AlterField(
            model_name="ruling",
            name="text",
            field=models.TextField(
                max_length=5000,
                validators=[
                    django.core.validators.MaxLengthValidator(5000, "Kürzen Sie den Beschlusstext auf 5.000 Zeichen.")
                ],
                verbose_name="Beschlusstext",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(("seat__in", ["asd_lead", "wjh_lead"])), name="ruling_entered_by_a_lead_seat"
            ),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome", "changed"), ("conditions", []), _connector="XOR"),
                name="ruling_changed_with_conditions",
                violation_error_message="Nennen Sie mindestens eine Auflage: wer, was, bis wann.",
            ),
        ),
    ]
