"""How cases change hands, end and begin again: dated rows that stay; helpers write along."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import web.models

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
FREE_AGAIN = "DROP TRIGGER append_only ON {table}; DROP TRIGGER no_truncate ON {table};"

# The sheet of a handover stays as it was; only the new person's acknowledgement comes once.
ONLY_ACKNOWLEDGED = """
CREATE FUNCTION refuse_all_but_acknowledging() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.acknowledged_at IS NULL AND NEW.acknowledged_at IS NOT NULL
    AND to_jsonb(NEW) - 'acknowledged_at' - 'question' = to_jsonb(OLD) - 'acknowledged_at' - 'question' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Rows of % are never changed or deleted.', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER only_acknowledged BEFORE UPDATE ON cases_handover
  FOR EACH ROW EXECUTE FUNCTION refuse_all_but_acknowledging();
CREATE TRIGGER append_only BEFORE DELETE ON cases_handover FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON cases_handover FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
CHANGED_AGAIN = """
DROP TRIGGER only_acknowledged ON cases_handover;
DROP TRIGGER append_only ON cases_handover;
DROP TRIGGER no_truncate ON cases_handover;
DROP FUNCTION refuse_all_but_acknowledging();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_refuse_changes"),
        ("cases", "0007_versions_of_relations_and_languages_of_persons"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="case",
            name="close_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("solved", "im Sozialraum gelöst"),
                    ("no_need", "kein Hilfebedarf"),
                    ("advice", "Beratung genügt"),
                    ("moved", "verzogen"),
                    ("help_ended", "Hilfe beendet"),
                    ("declined", "die Familie möchte keine Begleitung mehr"),
                    ("transferred", "an ein anderes Jugendamt abgegeben"),
                    ("of_age", "volljährig geworden"),
                    ("other", "anderer Grund"),
                ],
                max_length=20,
                verbose_name="Grund des Abschlusses",
            ),
        ),
        migrations.AlterField(
            model_name="responsibility",
            name="role",
            field=models.CharField(
                choices=[
                    ("lead", "fallverantwortlich"),
                    ("co", "mitverantwortlich"),
                    ("deputy", "Vertretung"),
                    ("helper", "hilft mit"),
                ],
                max_length=10,
                verbose_name="Rolle",
            ),
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
                    ),
                ),
                ("closed_on", models.DateField(verbose_name="abgeschlossen am")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("solved", "im Sozialraum gelöst"),
                            ("no_need", "kein Hilfebedarf"),
                            ("advice", "Beratung genügt"),
                            ("moved", "verzogen"),
                            ("help_ended", "Hilfe beendet"),
                            ("declined", "die Familie möchte keine Begleitung mehr"),
                            ("transferred", "an ein anderes Jugendamt abgegeben"),
                            ("of_age", "volljährig geworden"),
                            ("other", "anderer Grund"),
                        ],
                        max_length=20,
                        verbose_name="Grund",
                    ),
                ),
                ("reason_words", models.CharField(blank=True, max_length=300, verbose_name="Grund in Worten")),
                ("achieved", models.TextField(blank=True, max_length=5000, verbose_name="Was wurde erreicht?")),
                ("helped", models.TextField(blank=True, max_length=5000, verbose_name="Was hat geholfen?")),
                (
                    "child_says",
                    models.TextField(blank=True, max_length=5000, verbose_name="Was sagt das Kind am Ende?"),
                ),
                (
                    "parents_say",
                    models.TextField(blank=True, max_length=5000, verbose_name="Was sagen die Eltern am Ende?"),
                ),
                ("stays_contact", models.CharField(blank=True, max_length=300, verbose_name="Wer bleibt ansprechbar?")),
                ("ask_again_on", models.DateField(blank=True, null=True, verbose_name="Nachfrage am")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="cases.case",
                        verbose_name="Fall",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="abgeschlossen von",
                    ),
                ),
            ],
            options={
                "verbose_name": "Abschluss",
                "verbose_name_plural": "Abschlüsse",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("team", "im Team abgesprochen"),
                            ("load", "Fallbelastung ausgleichen"),
                            ("absence", "längere Abwesenheit"),
                            ("leaving", "Wechsel oder Ausscheiden"),
                            ("family", "kennt die Familie"),
                            ("language", "gemeinsame Sprache"),
                        ],
                        max_length=20,
                        verbose_name="Anlass",
                    ),
                ),
                (
                    "words",
                    models.TextField(blank=True, max_length=5000, verbose_name="Was die neue Person wissen muss"),
                ),
                ("sheet", models.JSONField(default=list, verbose_name="Was offen ist")),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True, verbose_name="Übernahme bestätigt am")),
                ("question", models.TextField(blank=True, max_length=2000, verbose_name="Rückfrage")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers",
                        to="cases.case",
                        verbose_name="Fall",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="übergibt",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="festgehalten von",
                    ),
                ),
                (
                    "taker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="übernimmt",
                    ),
                ),
            ],
            options={
                "verbose_name": "Übergabe",
                "verbose_name_plural": "Übergaben",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
                    ),
                ),
                ("reopened_on", models.DateField(verbose_name="wieder geöffnet am")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("report", "neue Meldung"),
                            ("request", "die Familie bittet um Hilfe"),
                            ("news", "neue Erkenntnisse"),
                            ("mistake", "zu früh abgeschlossen"),
                            ("other", "anderer Grund"),
                        ],
                        max_length=20,
                        verbose_name="Grund",
                    ),
                ),
                ("reason_words", models.CharField(blank=True, max_length=300, verbose_name="Grund in Worten")),
                (
                    "closing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopening",
                        to="cases.closing",
                        verbose_name="Abschluss",
                    ),
                ),
                (
                    "reopened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wieder geöffnet von",
                    ),
                ),
            ],
            options={
                "verbose_name": "Wiederaufnahme",
                "verbose_name_plural": "Wiederaufnahmen",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="StatCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("survey", models.CharField(default="I1", max_length=4, verbose_name="Erhebung")),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("reason", "Grund der Hilfe"),
                            ("end_reason", "Grund der Beendigung"),
                            ("next_stay", "anschließender Aufenthalt"),
                            ("next_help", "nachfolgende Hilfe"),
                            ("situation", "Situation in der Herkunftsfamilie"),
                        ],
                        max_length=20,
                        verbose_name="Merkmal",
                    ),
                ),
                ("code", models.CharField(max_length=4, verbose_name="Schlüssel")),
                ("label", models.CharField(max_length=200, verbose_name="Bezeichnung")),
                ("valid_from", models.PositiveSmallIntegerField(verbose_name="gültig ab Jahr")),
                ("valid_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="gültig bis Jahr")),
            ],
            options={
                "verbose_name": "Schlüssel der Statistik",
                "verbose_name_plural": "Schlüssel der Statistik",
                "ordering": ("survey", "field", "code"),
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "field", "code", "valid_from"), name="stat_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("field__in", ["reason", "end_reason", "next_stay", "next_help", "situation"])
                        ),
                        name="stat_code_field_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="stat_code_ends_after_it_begins",
                        violation_error_message="Das letzte Jahr liegt vor dem ersten.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosingFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("reason", "Grund der Hilfe"),
                            ("end_reason", "Grund der Beendigung"),
                            ("next_stay", "anschließender Aufenthalt"),
                            ("next_help", "nachfolgende Hilfe"),
                            ("situation", "Situation in der Herkunftsfamilie"),
                        ],
                        max_length=20,
                        verbose_name="Merkmal",
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(default=1, verbose_name="Rang")),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="cases.closing",
                        verbose_name="Abschluss",
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.statcode",
                        verbose_name="Schlüssel",
                    ),
                ),
            ],
            options={
                "verbose_name": "Merkmal der Statistik",
                "verbose_name_plural": "Merkmale der Statistik",
                "ordering": ("closing", "field", "rank"),
            },
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "reason__in",
                        [
                            "solved",
                            "no_need",
                            "advice",
                            "moved",
                            "help_ended",
                            "declined",
                            "transferred",
                            "of_age",
                            "other",
                        ],
                    )
                ),
                name="closing_reason_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", "other"), _negated=True),
                    models.Q(("reason_words", ""), _negated=True),
                    _connector="OR",
                ),
                name="closing_other_reason_has_words",
                violation_error_message="Schreiben Sie bei „anderer Grund“ auf, welcher.",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_on__lte", web.models.LocalToday())),
                name="closing_by_today",
                violation_error_message="Der Abschluss liegt in der Zukunft.",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ask_again_on__isnull", True), ("ask_again_on__gt", models.F("closed_on")), _connector="OR"
                ),
                name="closing_asks_again_later",
                violation_error_message="Die Nachfrage liegt nicht nach dem Abschluss.",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__in", ["team", "load", "absence", "leaving", "family", "language"])),
                name="handover_reason_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("giver", models.F("taker")), _negated=True),
                name="handover_between_two",
                violation_error_message="Einen Fall übergibt man jemand anderem.",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("acknowledged_at__isnull", True), ("acknowledged_at__gte", models.F("created_at")), _connector="OR"
                ),
                name="handover_acknowledged_later",
                violation_error_message="Bestätigt wird eine Übergabe erst, wenn sie geschehen ist.",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("question", ""), ("acknowledged_at__isnull", False), _connector="OR"),
                name="handover_asked_when_acknowledged",
                violation_error_message="Eine Rückfrage gehört zur Bestätigung der Übernahme.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reopening",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__in", ["report", "request", "news", "mistake", "other"])),
                name="reopening_reason_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reopening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", "other"), _negated=True),
                    models.Q(("reason_words", ""), _negated=True),
                    _connector="OR",
                ),
                name="reopening_other_reason_has_words",
                violation_error_message="Schreiben Sie bei „anderer Grund“ auf, welcher.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reopening",
            constraint=models.CheckConstraint(
                condition=models.Q(("reopened_on__lte", web.models.LocalToday())),
                name="reopening_by_today",
                violation_error_message="Die Wiederaufnahme liegt in der Zukunft.",
            ),
        ),
        migrations.AddConstraint(
            model_name="closingfact",
            constraint=models.UniqueConstraint(
                fields=("closing", "field", "rank"),
                name="closing_fact_once",
                violation_error_message="Dieses Merkmal steht schon da.",
            ),
        ),
        migrations.AddConstraint(
            model_name="closingfact",
            constraint=models.UniqueConstraint(
                fields=("closing", "code"),
                name="closing_code_once",
                violation_error_message="Nennen Sie jeden Grund nur einmal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="closingfact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("rank", 1), models.Q(("field", "reason"), ("rank__range", (1, 3))), _connector="OR"
                ),
                name="closing_fact_only_reasons_are_ranked",
                violation_error_message="Nur Gründe haben einen Rang, höchstens drei.",
            ),
        ),
        *(
            migrations.RunSQL(APPEND_ONLY.format(table=table), FREE_AGAIN.format(table=table))
            for table in ("cases_closing", "cases_closingfact", "cases_reopening")
        ),
        migrations.RunSQL(ONLY_ACKNOWLEDGED, CHANGED_AGAIN),
    ]
