"""Return is planned from the first day; goals and states of criteria are new rows only, never changed."""

import uuid

import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import socialspace.models.base
import web.models

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM app_rw;
"""
FREE_AGAIN = """
GRANT UPDATE, DELETE ON {table} TO app_rw;
DROP TRIGGER append_only ON {table};
DROP TRIGGER no_truncate ON {table};
"""
NEVER_CHANGED = ("hze_returngoal", "hze_criterionstate")


class Migration(migrations.Migration):
    dependencies = [
        ("hze", "0012_what_a_help_costs"),
        ("socialspace", "0012_languages_colleagues_speak"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CriterionKind",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=120, unique=True, verbose_name="Kriterium")),
                ("hint", models.CharField(blank=True, max_length=200, verbose_name="Worauf achten wir?")),
                (
                    "reckoned",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "wird eingeschätzt"),
                            ("protection", "aus den Schutzverfahren"),
                            ("area", "aus der Falleinordnung"),
                        ],
                        max_length=10,
                        verbose_name="woher",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ],
            options={
                "verbose_name": "Art von Rückkehrkriterium",
                "verbose_name_plural": "Arten von Rückkehrkriterien",
                "ordering": ("position", "label"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reckoned__in", ("", "protection", "area"))),
                        name="criterion_kind_reckoned_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnPlan",
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
                    "after_care_minutes",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="Minuten Nachbetreuung je Woche"),
                ),
                (
                    "after_care_waived",
                    models.CharField(blank=True, max_length=500, verbose_name="keine Nachbetreuung, weil"),
                ),
                (
                    "after_care",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="socialspace.organisation",
                        verbose_name="Nachbetreuung durch",
                    ),
                ),
                (
                    "episode",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="return_plan",
                        to="hze.helpepisode",
                        verbose_name="Hilfe",
                    ),
                ),
            ],
            options={
                "verbose_name": "Rückkehrplan",
                "verbose_name_plural": "Rückkehrpläne",
            },
        ),
        migrations.CreateModel(
            name="ReturnGoal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
                    ),
                ),
                ("goal", models.CharField(blank=True, max_length=1000, verbose_name="Ziel der Rückkehr")),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="geplanter Tag")),
                ("absence", models.CharField(blank=True, max_length=1000, verbose_name="keine Rückkehr geplant, weil")),
                ("decided_with", models.CharField(blank=True, max_length=200, verbose_name="entschieden mit")),
                ("look_again_on", models.DateField(blank=True, null=True, verbose_name="wieder ansehen am")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="Grund der Änderung")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="festgehalten von",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="hze.returnplan",
                        verbose_name="Rückkehrplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ziel der Rückkehr",
                "verbose_name_plural": "Ziele der Rückkehr",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="ReturnCriterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
                    ),
                ),
                ("label", models.CharField(max_length=120, verbose_name="Woran erkennen wir es?")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
                (
                    "kind",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hze.criterionkind",
                        verbose_name="Art",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="hze.returnplan",
                        verbose_name="Rückkehrplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "Rückkehrkriterium",
                "verbose_name_plural": "Rückkehrkriterien",
                "ordering": ("position", "id"),
            },
        ),
        migrations.CreateModel(
            name="HomeReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
                    ),
                ),
                ("returned_on", models.DateField(verbose_name="Tag der Rückkehr")),
                (
                    "despite",
                    models.CharField(blank=True, max_length=1000, verbose_name="trotz offener Kriterien, weil"),
                ),
                ("failed_on", models.DateField(blank=True, null=True, verbose_name="wieder in der Einrichtung seit")),
                ("failed_reason", models.CharField(blank=True, max_length=1000, verbose_name="warum sie nicht hielt")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="eingetragen von",
                    ),
                ),
                (
                    "checkpoints",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="hze.checkpoint", verbose_name="Nachbetreuung"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returns",
                        to="hze.returnplan",
                        verbose_name="Rückkehrplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "Rückkehr",
                "verbose_name_plural": "Rückkehren",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="ReturnStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="Was ist zu tun?")),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("asd", "ASD"),
                            ("parents", "Eltern"),
                            ("child", "Kind"),
                            ("facility", "Einrichtung"),
                            ("after_care", "Nachbetreuung"),
                        ],
                        max_length=10,
                        verbose_name="Wer?",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="bis")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="getan am")),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="eingetragen von",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="hze.returnplan",
                        verbose_name="Rückkehrplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "Schritt zur Rückkehr",
                "verbose_name_plural": "Schritte zur Rückkehr",
                "ordering": ("due_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="TrialPhase",
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
                    "kind",
                    models.CharField(
                        choices=[("day", "Tag"), ("weekend", "Wochenende"), ("week", "Woche"), ("longer", "länger")],
                        max_length=10,
                        verbose_name="Art",
                    ),
                ),
                ("begins_on", models.DateField(verbose_name="von")),
                ("ends_on", models.DateField(verbose_name="bis")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("good", "gelungen"),
                            ("mixed", "teilweise gelungen"),
                            ("broken", "abgebrochen"),
                            ("not_held", "fand nicht statt"),
                        ],
                        max_length=10,
                        verbose_name="Ergebnis",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=1000, verbose_name="Wie war es?")),
                ("follows", models.CharField(blank=True, max_length=500, verbose_name="Was folgt daraus?")),
                ("evaluated_on", models.DateField(blank=True, null=True, verbose_name="ausgewertet am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="eingetragen von",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trials",
                        to="hze.returnplan",
                        verbose_name="Rückkehrplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "Probephase",
                "verbose_name_plural": "Probephasen",
                "ordering": ("begins_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="CriterionState",
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
                    "level",
                    models.CharField(
                        choices=[("open", "offen"), ("partly", "teilweise"), ("met", "erfüllt")],
                        max_length=10,
                        verbose_name="Stand",
                    ),
                ),
                ("evidence", models.CharField(max_length=1000, verbose_name="Woran sehen Sie das?")),
                ("seen_on", models.DateField(verbose_name="gesehen am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="festgehalten von",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="states",
                        to="hze.returncriterion",
                        verbose_name="Kriterium",
                    ),
                ),
            ],
            options={
                "verbose_name": "Stand eines Rückkehrkriteriums",
                "verbose_name_plural": "Stände von Rückkehrkriterien",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["open", "partly", "met"])), name="criterion_level_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence", ""), _negated=True),
                        name="criterion_state_has_evidence",
                        violation_error_message="Sagen Sie, woran Sie das sehen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seen_on__lte", web.models.LocalToday())),
                        name="criterion_seen_by_today",
                        violation_error_message="Der Tag kommt erst noch. Nennen Sie den, an dem Sie es gesehen haben.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="returnplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("after_care__isnull", True), ("after_care_minutes__isnull", True)),
                    models.Q(("after_care__isnull", False), ("after_care_minutes__gt", 0), ("after_care_waived", "")),
                    _connector="OR",
                ),
                name="after_care_or_its_waiver",
                violation_error_message="Nennen Sie Träger und Stunden der Nachbetreuung, oder warum es keine braucht.",
            ),
        ),
        migrations.AddConstraint(
            model_name="returngoal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("goal", ""), _negated=True),
                        ("absence", ""),
                        ("decided_with", ""),
                        ("look_again_on__isnull", True),
                        ("planned_on__isnull", False),
                    ),
                    models.Q(
                        ("goal", ""),
                        ("look_again_on__isnull", False),
                        ("planned_on__isnull", True),
                        models.Q(("absence", ""), _negated=True),
                        models.Q(("decided_with", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="return_goal_or_its_absence",
                violation_error_message="Nennen Sie Ziel und Tag der Rückkehr, oder warum keine geplant ist, wer das mit wem entschieden hat und wann Sie wieder hinsehen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="returncriterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("label", ""), _negated=True),
                name="criterion_says_what",
                violation_error_message="Sagen Sie, woran Sie es erkennen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="returncriterion",
            constraint=models.UniqueConstraint(
                fields=("plan", "label"),
                name="criterion_once_per_plan",
                violation_error_message="Dieses Kriterium steht schon im Plan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="homereturn",
            constraint=models.CheckConstraint(
                condition=models.Q(("returned_on__lte", web.models.LocalToday())),
                name="return_has_happened",
                violation_error_message="Tragen Sie die Rückkehr an dem Tag ein, an dem das Kind zu Hause ist.",
            ),
        ),
        migrations.AddConstraint(
            model_name="homereturn",
            constraint=models.UniqueConstraint(
                condition=models.Q(("failed_on__isnull", True)),
                fields=("plan",),
                name="return_one_at_a_time",
                violation_error_message="Die Rückkehr ist schon eingetragen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="homereturn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("failed_on__isnull", True), ("failed_reason", "")),
                    models.Q(
                        ("failed_on__gte", models.F("returned_on")), models.Q(("failed_reason", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="return_failed_with_reason",
                violation_error_message="Nennen Sie einen Tag nach der Rückkehr und warum sie nicht hielt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="returnstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("what", ""), _negated=True),
                name="return_step_says_what",
                violation_error_message="Sagen Sie, was zu tun ist.",
            ),
        ),
        migrations.AddConstraint(
            model_name="returnstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("party__in", ["asd", "parents", "child", "facility", "after_care"])),
                name="return_step_party_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="returnstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_by__isnull", True), ("done_on__isnull", True)),
                    models.Q(("done_by__isnull", False), ("done_on__lte", web.models.LocalToday())),
                    _connector="OR",
                ),
                name="return_step_done_by_today",
                violation_error_message="Dieser Tag kommt erst noch. Nennen Sie den, an dem es getan war.",
            ),
        ),
        migrations.AddConstraint(
            model_name="trialphase",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                name="trial_ends_after_it_begins",
                violation_error_message="Die Probephase endet vor ihrem Beginn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="trialphase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["day", "weekend", "week", "longer"]),
                    ("result__in", ["", "good", "mixed", "broken", "not_held"]),
                ),
                name="trial_choices_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="trialphase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("evaluated_on__isnull", True), ("follows", ""), ("result", ""), ("words", "")),
                    models.Q(
                        ("evaluated_on__isnull", False),
                        models.Q(("result", ""), _negated=True),
                        models.Q(("words", ""), _negated=True),
                        models.Q(("follows", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="trial_evaluated_says_what_follows",
                violation_error_message="Sagen Sie, wie es war und was daraus folgt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="trialphase",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("result", "not_held"), _negated=True),
                expressions=[(socialspace.models.base.DateRange("begins_on", "ends_on"), "&&"), ("plan", "=")],
                name="trial_no_overlap",
                violation_error_message="In dieser Zeit ist schon eine Probephase eingetragen.",
            ),
        ),
        *(
            migrations.RunSQL(APPEND_ONLY.format(table=table), FREE_AGAIN.format(table=table))
            for table in NEVER_CHANGED
        ),
    ]
