import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("socialspace", "0006_words_the_directory_is_found_by")]

    operations = [
        migrations.AddField(
            model_name="partnerlink",
            name="minute_began_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="Beginn der gezählten Minute"),
        ),
        migrations.AddField(
            model_name="partnerlink",
            name="minute_posts",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="Eingaben in dieser Minute"),
        ),
        migrations.CreateModel(
            name="PartnerAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confirmed", "bestätigt"),
                            ("corrected", "berichtigt"),
                            ("ended", "gibt es nicht mehr"),
                            ("organisation", "Angaben zur Einrichtung berichtigt"),
                            ("message", "Nachricht"),
                        ],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                ("changes", models.JSONField(blank=True, default=list, verbose_name="Änderungen")),
                ("text", models.CharField(blank=True, max_length=1000, verbose_name="Nachricht")),
                (
                    "answered_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="beantwortet am",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="socialspace.partnerlink",
                        verbose_name="Link",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="socialspace.offer",
                        verbose_name="Angebot",
                    ),
                ),
            ],
            options={
                "verbose_name": "Antwort einer Einrichtung",
                "verbose_name_plural": "Antworten der Einrichtungen",
                "ordering": ("-id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["confirmed", "corrected", "ended", "organisation", "message"])
                        ),
                        name="partner_answer_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "message"), models.Q(("text", ""), _negated=True)),
                            models.Q(models.Q(("kind", "message"), _negated=True), ("text", "")),
                            _connector="OR",
                        ),
                        name="partner_message_has_text",
                        violation_error_message="Schreiben Sie, was wir wissen sollen.",
                    ),
                ],
            },
        ),
    ]
