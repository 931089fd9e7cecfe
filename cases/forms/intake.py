"""What is asked about a first call."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.models import Person, Report, ReporterKind
from socialspace.models import Language, Quarter, SocialArea
from web.forms import Form

NOT_YET_KNOWN = "noch nicht bekannt"


class ReportForm(Form):
    """A first call: few compulsory fields, an honest 'noch nicht bekannt'."""

    # The order of the page: sentences are listed and the first wrong field is found in it.
    field_order = (
        *("child_first_name", "child_last_name", "child_birth_date", "quarter", "child_words"),
        *("caregiver_name", "caregiver_role", "languages", "received_at", "channel", "reporter", "concern"),
    )

    received_at = forms.DateTimeField(label="Eingegangen am", initial=timezone.now)
    channel = forms.ChoiceField(label="Weg", choices=[("", "Bitte wählen"), *Report.Channel.choices])
    reporter = forms.ModelChoiceField(
        label="Wer meldet sich?",
        queryset=ReporterKind.objects.all(),
        to_field_name="code",
        required=False,
        empty_label=NOT_YET_KNOWN,
    )
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


def _by_now[Moment](moment: Moment) -> Moment:
    if moment > timezone.now():  # type: ignore[operator]
        raise ValidationError("Der Zeitpunkt liegt in der Zukunft. Geben Sie an, wann die Meldung eingegangen ist.")
    return moment
