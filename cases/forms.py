"""What is asked on the way through a case; validates and converts, never saves."""

from collections.abc import Collection

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Department, User
from cases.lifecycle import Area, Stage
from cases.models import Case, FamilyResource, HandoverReason, Person, Report, WillStatement
from socialspace.models import Language, Quarter, SocialArea, TeamMembership, Topic
from web.forms import Form, SegmentedRadio

NOT_YET_KNOWN = "noch nicht bekannt"


def _choices(kind: type[Report.Channel] | type[Report.Reporter]) -> list[tuple[str, object]]:
    return [("", "Bitte wählen"), *kind.choices]


class ReportForm(Form):
    """A first call: few compulsory fields, an honest 'noch nicht bekannt'."""

    # The order of the page: sentences are listed and the first wrong field is found in it.
    field_order = (
        *("child_first_name", "child_last_name", "child_birth_date", "quarter", "child_words"),
        *("caregiver_name", "caregiver_role", "languages", "received_at", "channel", "reporter", "concern"),
    )

    received_at = forms.DateTimeField(label="Eingegangen am", initial=timezone.now)
    channel = forms.ChoiceField(label="Weg", choices=_choices(Report.Channel))
    reporter = forms.ChoiceField(label="Wer meldet sich?", choices=_choices(Report.Reporter))
    child_first_name = forms.CharField(label="Vorname des Kindes", max_length=120)
    child_last_name = forms.CharField(label="Nachname des Kindes", max_length=120)
    child_birth_date = forms.DateField(label="Geburtsdatum", required=False, help_text="Leer lassen, wenn unbekannt.")
    caregiver_name = forms.CharField(label="Name der Bezugsperson", max_length=120, required=False)
    caregiver_role = forms.ChoiceField(
        label="Rolle der Bezugsperson",
        choices=[("", NOT_YET_KNOWN), *[choice for choice in Person.Role.choices if choice[0] != Person.Role.CHILD]],
        required=False,
    )
    languages = forms.ModelMultipleChoiceField(
        label="Sprachen der Familie",
        queryset=Language.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    quarter = forms.ModelChoiceField(
        label="Quartier", queryset=Quarter.objects.none(), required=False, empty_label=NOT_YET_KNOWN
    )
    concern = forms.CharField(
        label="Worum geht es?",
        widget=forms.Textarea,
        max_length=10_000,
        help_text="Was wurde gesagt oder beobachtet? Tatsachen und Vermutungen trennen.",
    )
    child_words = forms.CharField(
        label="Was sagt das Kind selbst?",
        widget=forms.Textarea,
        max_length=5_000,
        required=False,
        help_text="In seinen eigenen Worten. Leer lassen, wenn noch niemand mit dem Kind gesprochen hat.",
    )

    def __init__(self, *args: object, area: SocialArea, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        quarters = self.fields["quarter"]
        assert isinstance(quarters, forms.ModelChoiceField)  # noqa: S101
        quarters.queryset = Quarter.objects.in_area(area)

    def clean_received_at(self) -> object:
        return _by_now(self.cleaned_data["received_at"])

    def clean_child_birth_date(self) -> object:
        born = self.cleaned_data["child_birth_date"]
        if born and born > timezone.localdate():
            raise ValidationError("Das Geburtsdatum liegt in der Zukunft.")
        return born


class CaseFilter(Form):
    """The filter above the list of cases."""

    marks_optional = False

    mine = forms.BooleanField(label="nur meine Fälle", required=False)
    deputising = forms.BooleanField(label="nur Fälle, die ich gerade vertrete", required=False)
    stage = forms.ChoiceField(label="Schritt", required=False, choices=[("", "offene"), *Stage.choices])
    area = forms.ChoiceField(label="Einordnung", required=False, choices=[("", "alle"), *Area.choices])
    quarter = forms.ModelChoiceField(
        label="Quartier",
        required=False,
        queryset=Quarter.objects.with_place(),
        to_field_name="key",
        empty_label="alle",
    )


class StatementForm(Form):
    """What a member of the family says; will and wish are kept apart."""

    person = forms.ModelChoiceField(label="Wer sagt es?", queryset=Person.objects.none())
    kind = forms.ChoiceField(
        label="Art",
        choices=WillStatement.Kind.choices,
        widget=SegmentedRadio,
        initial=WillStatement.Kind.VIEW,
        help_text="Wille: wofür jemand selbst etwas tut. Wunsch: was andere tun sollen.",
    )
    quote = forms.CharField(label="In eigenen Worten", widget=forms.Textarea, max_length=5_000)
    said_on = forms.DateField(label="Gesagt am", initial=timezone.localdate)

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _offer_family(self, "person", case)

    def clean_said_on(self) -> object:
        said_on = self.cleaned_data["said_on"]
        if said_on > timezone.localdate():
            raise ValidationError("Das Datum liegt in der Zukunft.")
        return said_on


class StartCheckForm(Form):
    """When the wide circle meets."""

    held_on = forms.DateField(label="Datum des Ressourcenchecks", initial=timezone.localdate)


class CheckParticipantForm(Form):
    """Somebody of the wide circle."""

    name = forms.CharField(label="Name", max_length=120)
    institution = forms.CharField(
        label="Abteilung oder Einrichtung", max_length=120, help_text="Zum Beispiel HOME, Frühe Hilfen, Kita, Schule."
    )


class ResourceForm(Form):
    """One resource: kind, level, state; what is missing names its topic."""

    wording = forms.CharField(label="Ressource", max_length=300, help_text="So, wie die Familie sie nennt.")
    kind = forms.ChoiceField(label="Art", choices=FamilyResource.Kind.choices, widget=SegmentedRadio)
    level = forms.TypedChoiceField(label="Ebene", choices=FamilyResource.Level.choices, coerce=int)
    state = forms.ChoiceField(label="Stand", choices=FamilyResource.State.choices)
    named_by = forms.ModelChoiceField(
        label="Genannt von", queryset=Person.objects.none(), required=False, empty_label="vom Kreis der Teilnehmenden"
    )
    topic = forms.ModelChoiceField(
        label="Thema", queryset=Topic.objects.all(), required=False, help_text="Nötig, wenn die Ressource fehlt."
    )

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _offer_family(self, "named_by", case)


class StartConsultationForm(Form):
    """The question of the responsible worker and who moderates."""

    held_on = forms.DateField(label="Datum der Beratung", initial=timezone.localdate)
    question = forms.CharField(label="Ihre Frage an das Team", max_length=300, help_text="Ein Satz, als Frage.")
    moderator = forms.ModelChoiceField(
        label="Moderation", queryset=User.objects.none(), help_text="Nie die fallverantwortliche Fachkraft."
    )

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _offer_team(self, "moderator", case)


class ConsultationParticipantForm(Form):
    """A colleague who takes part."""

    user = forms.ModelChoiceField(
        label="Teilnehmende Person", queryset=User.objects.none(), help_text="Nur ASD und WJH."
    )

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _offer_team(self, "user", case)


class IdeaForm(Form):
    """An idea; a solution without Hilfe zur Erziehung is weighed."""

    text = forms.CharField(label="Idee", max_length=500)
    without_help = forms.BooleanField(label="Kommt ohne Hilfe zur Erziehung aus", required=False)
    weighing = forms.CharField(
        label="Abwägung",
        max_length=500,
        required=False,
        help_text="Bei Lösungen ohne Hilfe zur Erziehung: Warum ja, warum nicht?",
    )


class ResultForm(Form):
    """What the consultation came to."""

    result = forms.CharField(label="Ergebnis der Beratung", widget=forms.Textarea, max_length=10_000)
    dissent = forms.CharField(label="Abweichende Meinung", widget=forms.Textarea, max_length=5_000, required=False)


class ClassificationForm(Form):
    """The Falleinordnung with its reasons."""

    area = forms.ChoiceField(label="Bereich", choices=Area.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(label="Gründe", widget=forms.Textarea, max_length=5_000)
    dissent = forms.CharField(label="Abweichende Meinung", widget=forms.Textarea, max_length=5_000, required=False)
    next_review_on = forms.DateField(
        label="Nächste Überprüfung", required=False, help_text="Nötig im Grau- und im Gefährdungsbereich."
    )
    second = forms.ModelChoiceField(
        label="Zweite Fachkraft",
        queryset=User.objects.none(),
        required=False,
        empty_label="niemand",
        help_text="Nötig im Gefährdungsbereich.",
    )

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _offer_team(self, "second", case)


class CloseForm(Form):
    """Why the case ends."""

    reason = forms.ChoiceField(label="Grund", choices=[("", "Bitte wählen"), *Case.CloseReason.choices])


class AssignForm(Form):
    """Who leads the case from today on, and why, as a code."""

    to = forms.ModelChoiceField(
        label="Fallverantwortlich ab heute",
        queryset=User.objects.none(),
        to_field_name="key",
        empty_label="Bitte wählen",
    )
    reason = forms.ChoiceField(label="Anlass", choices=HandoverReason.choices)
    lead_seen = forms.ModelChoiceField(
        queryset=User.objects.all(), to_field_name="key", required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: object, case: Case, lead: User | None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _offer_workers(self, "to", case, without=[lead.pk] if lead else [])


class AskForm(Form):
    """A colleague who shares the responsibility from today on."""

    user = forms.ModelChoiceField(
        label="Mitverantwortlich ab heute",
        queryset=User.objects.none(),
        to_field_name="key",
        empty_label="Bitte wählen",
    )

    def __init__(self, *args: object, case: Case, without: Collection[int] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _offer_workers(self, "user", case, without=without)


def _by_now[Moment](moment: Moment) -> Moment:
    if moment > timezone.now():  # type: ignore[operator]
        raise ValidationError("Der Zeitpunkt liegt in der Zukunft. Geben Sie an, wann die Meldung eingegangen ist.")
    return moment


def _offer_family(form: forms.Form, name: str, case: Case) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    field.queryset = Person.objects.filter(family=case.family_id)


def _offer_team(form: forms.Form, name: str, case: Case) -> None:
    """Colleagues of ASD and WJH who work in the team of the case today."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    team = TeamMembership.objects.current().filter(area=case.area_id).values("user")
    field.queryset = User.objects.of(Department.ASD, Department.WJH).filter(pk__in=team)


def _offer_workers(form: forms.Form, name: str, case: Case, *, without: Collection[int]) -> None:
    """Colleagues of ASD in the team of the case who may lead it, except those who already have a role."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    team = TeamMembership.objects.current().filter(area=case.area_id).values("user")
    workers = User.objects.of(Department.ASD).filter(pk__in=team, is_lead=False)
    field.queryset = workers.exclude(pk__in=without)
