"""What is asked about a pattern between two, about how the case is understood, and what the family says to it."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from cases.forms.choices import offer_family
from cases.models import Case, CaseUnderstanding, LineStyle, PatternKind, PatternObservation, Person
from web.forms import ChipRadio, Form, SegmentedRadio

PLACES = ("ASD", "WJH", "Schule", "Kita", "Träger", "Familiengericht")  # proposals; any other word is as good


class ObservationForm(Form):
    """Who, towards whom, which pattern; then what was seen, and first of all what we do ourselves."""

    sender = forms.ModelChoiceField(label="Von wem?", queryset=Person.objects.none(), empty_label="Bitte wählen")
    receiver = forms.ModelChoiceField(
        label="Zu wem in der Familie?", queryset=Person.objects.none(), required=False, empty_label="zu einer Stelle"
    )
    institution = forms.CharField(
        label="Oder zu welcher Stelle?",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "stellen", "autocomplete": "off"}),
        help_text="Zum Beispiel ASD, Schule, Träger. Die Stelle, nicht der Name einer Person.",
    )
    kind = forms.ModelChoiceField(
        label="Muster", queryset=PatternKind.objects.none(), widget=ChipRadio, to_field_name="key", empty_label=None
    )
    observed_on = forms.DateField(label="Beobachtet am", initial=timezone.localdate)
    evidence = forms.CharField(
        label="Was wurde gesehen und gehört?",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=5_000,
        help_text="So, dass die Familie es lesen kann: was war, nicht wie jemand ist.",
    )
    own_part = forms.CharField(
        label="Was tun wir, damit das Muster so bleibt?", widget=forms.Textarea(attrs={"rows": 4}), max_length=5_000
    )
    is_hypothesis = forms.ChoiceField(
        label="Wie sicher sind wir?",
        choices=[("ja", "Hypothese"), ("nein", "mehrfach so beobachtet")],
        widget=SegmentedRadio,
        initial="ja",
    )
    idea = forms.CharField(label="Idee für die Musterarbeit", widget=forms.Textarea, max_length=5_000, required=False)
    next_look_on = forms.DateField(
        label="Wieder hinsehen am", required=False, help_text="Wird Ihre Wiedervorlage; sie nennt das Muster nicht."
    )

    def __init__(self, *args: object, case: Case, kept: PatternKind | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("sender", "receiver"):
            offer_family(self, name, case)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ModelChoiceField)  # noqa: S101
        kind.queryset = PatternKind.objects.filter(Q(is_active=True) | Q(pk=kept.pk if kept else None))

    def clean_is_hypothesis(self) -> bool:
        return bool(self.cleaned_data["is_hypothesis"] == "ja")


class CorrectionForm(ObservationForm):
    """The observation once more, and why it is corrected."""

    reason = forms.CharField(label="Warum berichtigen Sie?", max_length=200)


def as_initial(row: PatternObservation) -> dict[str, Any]:
    """What a correction begins with."""
    names = ("sender", "receiver", "institution", "observed_on", "evidence", "own_part", "idea", "next_look_on")
    same = {name: getattr(row, name) for name in names}
    return same | {"kind": row.kind.key, "is_hypothesis": "ja" if row.is_hypothesis else "nein"}


class RemarkForm(Form):
    """What somebody of the family says to an observation."""

    person = forms.ModelChoiceField(label="Wer sagt es?", queryset=Person.objects.none(), empty_label="Bitte wählen")
    words = forms.CharField(label="In eigenen Worten", widget=forms.Textarea, max_length=5_000)
    said_on = forms.DateField(label="Gesagt am", initial=timezone.localdate)

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_family(self, "person", case)


class UnderstandingForm(Form):
    """The next version: how, whose view, what speaks against it."""

    text = forms.CharField(
        label="Wie verstehen wir die Situation?",
        widget=forms.Textarea(attrs={"rows": 7}),
        max_length=10_000,
        help_text="Wenige Sätze, so, dass die Familie sie lesen kann.",
    )
    view_of = forms.CharField(
        label="Wessen Sicht ist das?", max_length=200, help_text="Zum Beispiel: Team nach der Beratung, Mutter, Schule."
    )
    against = forms.CharField(label="Was spricht dagegen?", widget=forms.Textarea, max_length=5_000)
    phase = forms.TypedChoiceField(
        label="Phase nach SIT",
        choices=[("", "nicht angegeben"), *CaseUnderstanding.Phase.choices],
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Nur für Fachkräfte mit SIT-Fortbildung.",
    )


class CompareForm(Form):
    """Which two versions."""

    marks_optional = False
    von = forms.ChoiceField(label="Frühere Fassung")
    bis = forms.ChoiceField(label="Spätere Fassung")

    def __init__(self, *args: object, numbers: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("von", "bis"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101
            field.choices = [(str(number), f"Fassung {number}") for number in numbers]


class PatternKindForm(Form):
    """A kind of pattern as the office names and draws it."""

    name = forms.CharField(label="Bezeichnung", max_length=40)
    hint = forms.CharField(label="Woran man es erkennt", max_length=300, required=False)
    line = forms.ChoiceField(label="Linie im Bild", choices=LineStyle.choices)
    position = forms.IntegerField(label="Reihenfolge", min_value=0, max_value=999, initial=0)


class PatternKindChangeForm(PatternKindForm):
    """The same, and whether it is still offered."""

    is_active = forms.BooleanField(label="Wird für neue Beobachtungen angeboten", required=False)
