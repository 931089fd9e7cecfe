"""The wide circle: consents of the family, on which basis somebody takes part, personal links, what they offer."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import socialspace.models.base
import web.models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0022_the_session_of_a_consultation"),
        ("socialspace", "0012_languages_colleagues_speak"),
        ("web", "0005_drafts_of_their_owner"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CheckLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
                    ),
                ),
                ("expires_on", models.DateField(verbose_name="gültig bis")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="zurückgenommen am")),
                (
                    "minute_began_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="Beginn der gezählten Minute"),
                ),
                ("minute_posts", models.PositiveSmallIntegerField(default=0, verbose_name="Eingaben in dieser Minute")),
            ],
            options={
                "verbose_name": "Link zum Ressourcencheck",
                "verbose_name_plural": "Links zum Ressourcencheck",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="CircleProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
                    ),
                ),
                ("text", models.CharField(max_length=1000, verbose_name="Das können wir beitragen")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "noch nicht beantwortet"),
                            ("taken", "übernommen"),
                            ("declined", "nicht übernommen"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="Stand",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="beantwortet am")),
            ],
            options={
                "verbose_name": "Vorschlag aus dem Kreis",
                "verbose_name_plural": "Vorschläge aus dem Kreis",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="CircleSuggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="Wer gehört dazu?")),
                (
                    "department",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("asd", "ASD"),
                            ("wjh", "WJH"),
                            ("home", "HOME"),
                            ("early_help", "Frühe Hilfen"),
                            ("advice", "Praxisberatung"),
                            ("school", "Schulsozialarbeit"),
                            ("planning", "Jugendhilfeplanung"),
                            ("privacy", "Datenschutz"),
                            ("admin", "Fachadministration"),
                        ],
                        max_length=20,
                        verbose_name="Abteilung",
                    ),
                ),
                (
                    "organisation_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("daycare", "Kita"),
                            ("school", "Schule"),
                            ("home", "HOME-Partner"),
                            ("health", "Arztpraxis, Gesundheit"),
                            ("youth_work", "Jugendarbeit"),
                            ("advice", "Beratung"),
                            ("education", "Familienbildungsstätte (FBS), Bildung"),
                            ("jobcenter", "Jobcenter"),
                            ("abi", "Interkulturelle Bildung und Integration (ABI)"),
                            ("authority", "Behörde"),
                            ("language", "Dolmetscherdienst"),
                            ("club", "Verein"),
                            ("project", "Projekt"),
                            ("provider", "freier Träger"),
                        ],
                        max_length=20,
                        verbose_name="Art der Einrichtung",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ],
            options={
                "verbose_name": "Vorschlag für den Kreis",
                "verbose_name_plural": "Vorschläge für den Kreis",
                "ordering": ("position", "id"),
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
                    ),
                ),
                ("receiver", models.CharField(max_length=120, verbose_name="Wer darf es erfahren?")),
                ("purpose", models.CharField(max_length=300, verbose_name="Wofür?")),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("persons", "Namen und Alter"),
                                ("concern", "Anlass und Frage"),
                                ("voices", "was die Familie selbst sagt"),
                                ("resources", "Ressourcen"),
                                ("contact", "Anschrift und Telefon"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        verbose_name="Welche Daten?",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("given", "erteilt"), ("refused", "abgelehnt")],
                        max_length=10,
                        verbose_name="Entscheidung",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("written", "schriftlich"), ("oral", "mündlich"), ("electronic", "elektronisch")],
                        max_length=10,
                        verbose_name="Form",
                    ),
                ),
                ("given_on", models.DateField(verbose_name="am")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="gültig bis")),
                ("revoked_on", models.DateField(blank=True, null=True, verbose_name="widerrufen am")),
            ],
            options={
                "verbose_name": "Einwilligung",
                "verbose_name_plural": "Einwilligungen",
                "ordering": ("-given_on", "-id"),
            },
        ),
        migrations.RemoveConstraint(
            model_name="checkparticipant",
            name="check_participant_once",
        ),
        migrations.AddField(
            model_name="checkparticipant",
            name="basis",
            field=models.CharField(
                choices=[
                    ("own", "Team des Falls"),
                    ("consent", "mit Einwilligung"),
                    ("pseudonymised", "pseudonymisiert"),
                ],
                default="pseudonymised",
                max_length=20,
                verbose_name="Grundlage",
            ),
        ),
        migrations.AddField(
            model_name="checkparticipant",
            name="colleague",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="check_invitations",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Person im Haus",
            ),
        ),
        migrations.AddField(
            model_name="checkparticipant",
            name="contact",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="socialspace.contactperson",
                verbose_name="Ansprechperson",
            ),
        ),
        migrations.AddField(
            model_name="checkparticipant",
            name="created_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="angelegt am"
            ),
        ),
        migrations.AddField(
            model_name="checkparticipant",
            name="email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="E-Mail"),
        ),
        migrations.AddField(
            model_name="checkparticipant",
            name="key",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(),
                editable=False,
                unique=True,
                verbose_name="Schlüssel",
            ),
        ),
        migrations.AlterField(
            model_name="checkparticipant",
            name="key",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="Schlüssel"),
        ),
        migrations.AddField(
            model_name="checkparticipant",
            name="left_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="herausgenommen am"),
        ),
        migrations.AddField(
            model_name="checkparticipant",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="socialspace.organisation",
                verbose_name="Einrichtung",
            ),
        ),
        migrations.AddField(
            model_name="resourcecheck",
            name="hidden_words",
            field=models.CharField(blank=True, max_length=1000, verbose_name="Wörter, die Außenstehende nicht lesen"),
        ),
        migrations.AddField(
            model_name="resourcecheck",
            name="question",
            field=models.TextField(blank=True, max_length=2000, verbose_name="Frage an den Kreis"),
        ),
        migrations.AddField(
            model_name="resourcecheck",
            name="shows_concern",
            field=models.BooleanField(default=True, verbose_name="Anlass aus der Meldung zeigen"),
        ),
        migrations.AddField(
            model_name="checklink",
            name="mail",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="web.outgoingmail",
                verbose_name="Nachricht",
            ),
        ),
        migrations.AddField(
            model_name="checklink",
            name="participant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="links",
                to="cases.checkparticipant",
                verbose_name="Teilnehmende Person",
            ),
        ),
        migrations.AddField(
            model_name="checklink",
            name="sent_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="verschickt von",
            ),
        ),
        migrations.AddField(
            model_name="circleproposal",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="beantwortet von",
            ),
        ),
        migrations.AddField(
            model_name="circleproposal",
            name="participant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="proposals",
                to="cases.checkparticipant",
                verbose_name="Teilnehmende Person",
            ),
        ),
        migrations.AddField(
            model_name="circleproposal",
            name="resource",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="cases.familyresource",
                verbose_name="Ressource",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="about",
            field=models.ManyToManyField(
                related_name="consents_about", to="cases.person", verbose_name="Um wen geht es?"
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consents",
                to="cases.case",
                verbose_name="Fall",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="colleague",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Person im Haus",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="given_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consents",
                to="cases.person",
                verbose_name="Wer entscheidet?",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="socialspace.organisation",
                verbose_name="Einrichtung",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="aufgenommen von",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="revocation_recorded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Widerruf aufgenommen von",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="revoked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="revoked_consents",
                to="cases.person",
                verbose_name="widerrufen von",
            ),
        ),
        migrations.AddField(
            model_name="checkparticipant",
            name="consent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="participants",
                to="cases.consent",
                verbose_name="Einwilligung",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkparticipant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_at__isnull", True)),
                fields=("resource_check", "name", "institution"),
                name="check_participant_once",
                violation_error_message="Diese Person steht schon auf der Liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkparticipant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_at__isnull", True)),
                fields=("resource_check", "colleague"),
                name="check_colleague_once",
                violation_error_message="Diese Person nimmt schon teil.",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkparticipant",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis__in", ("own", "consent", "pseudonymised"))),
                name="check_participant_basis_known",
                violation_error_message="Wählen Sie, auf welcher Grundlage die Person teilnimmt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkparticipant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis", "consent"), ("consent__isnull", False)),
                    models.Q(models.Q(("basis", "consent"), _negated=True), ("consent__isnull", True)),
                    _connector="OR",
                ),
                name="check_participant_consent_is_recorded",
                violation_error_message="Wählen Sie die Einwilligung, auf der die Teilnahme beruht.",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkparticipant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis", "own"), _negated=True), ("colleague__isnull", False), _connector="OR"
                ),
                name="check_participant_own_is_colleague",
                violation_error_message="Nur Kolleginnen und Kollegen gehören zum Team des Falls.",
            ),
        ),
        migrations.AddConstraint(
            model_name="checklink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at__isnull", True)),
                fields=("participant",),
                name="check_link_one_open",
                violation_error_message="Ein früherer Link gilt noch; nehmen Sie ihn zuerst zurück.",
            ),
        ),
        migrations.AddConstraint(
            model_name="circleproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="circle_proposal_has_text",
                violation_error_message="Schreiben Sie, was Sie beitragen können.",
            ),
        ),
        migrations.AddConstraint(
            model_name="circleproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_at__isnull", True),
                        ("decided_by__isnull", True),
                        ("resource__isnull", True),
                        ("state", "open"),
                    ),
                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False), ("state", "taken")),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("resource__isnull", True),
                        ("state", "declined"),
                    ),
                    _connector="OR",
                ),
                name="circle_proposal_decided_by_somebody",
                violation_error_message="Dieser Vorschlag ist schon beantwortet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ("given", "refused"))),
                name="consent_outcome_known",
                violation_error_message="Wählen Sie, ob erlaubt oder abgelehnt wurde.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("form__in", ("written", "oral", "electronic"))),
                name="consent_form_known",
                violation_error_message="Wählen Sie, wie die Entscheidung gegeben wurde.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("receiver", ""), _negated=True), models.Q(("purpose", ""), _negated=True)),
                name="consent_says_to_whom_and_what_for",
                violation_error_message="Schreiben Sie auf, wer etwas erfahren darf und wofür.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("topics__contained_by", ["persons", "concern", "voices", "resources", "contact"])),
                name="consent_topics_known",
                violation_error_message="Diese Daten stehen nicht zur Wahl.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome", "refused"), ("topics__len__gt", 0), _connector="OR"),
                name="consent_says_which_data",
                violation_error_message="Wählen Sie, welche Daten weitergegeben werden dürfen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("given_on__lte", web.models.LocalToday())),
                name="consent_given_by_today",
                violation_error_message="Die Entscheidung liegt in der Zukunft.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True),
                    models.Q(("outcome", "given"), ("valid_until__gte", models.F("given_on"))),
                    _connector="OR",
                ),
                name="consent_ends_after_it_is_given",
                violation_error_message="Eine Einwilligung endet nicht, bevor sie erteilt ist; eine Ablehnung hat kein Ende.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("revoked_on__isnull", True),
                    models.Q(("revoked_on__gte", models.F("given_on")), ("revoked_on__lte", web.models.LocalToday())),
                    _connector="OR",
                ),
                name="consent_revoked_after_it_is_given",
                violation_error_message="Der Widerruf liegt vor der Einwilligung oder in der Zukunft.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("revocation_recorded_by__isnull", True),
                        ("revoked_by__isnull", True),
                        ("revoked_on__isnull", True),
                    ),
                    models.Q(("revocation_recorded_by__isnull", False), ("revoked_on__isnull", False)),
                    _connector="OR",
                ),
                name="consent_revocation_is_recorded_by_somebody",
                violation_error_message="Zu einem Widerruf gehört, wer ihn aufgenommen hat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("revoked_on__isnull", True)),
                expressions=[
                    (socialspace.models.base.DateRange("given_on", "valid_until"), "&&"),
                    ("case", "="),
                    ("given_by", "="),
                    (web.models.SortKey("receiver"), "="),
                ],
                name="consent_once_for_a_receiver",
                violation_error_message="Für diesen Empfänger steht von dieser Person schon eine Entscheidung da. Nehmen Sie zuerst den Widerruf auf.",
            ),
        ),
    ]
