"""What is asked around a file: the filter of the list, statements."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.forms.choices import offer_family
from cases.lifecycle import Area, Stage
from cases.models import Case, Person, WillStatement
from socialspace.models import Quarter
from web.forms import Form, SegmentedRadio

OWN = "Was tue ich selbst dafür?"
READY = "Bereitschaft von 0 bis 10"
SCALE = [("", "nicht gefragt"), *((str(number), str(number)) for number in range(11))]


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
    own_contribution = forms.CharField(
        label=OWN, widget=forms.Textarea, max_length=2_000, required=False, help_text="Nur beim Willen."
    )
    readiness = forms.TypedChoiceField(
        label=READY, choices=SCALE, coerce=int, empty_value=None, required=False, help_text="Nur beim Willen."
    )
    said_on = forms.DateField(label="Gesagt am", initial=timezone.localdate)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_family(self, "person", case)

    def clean_said_on(self) -> date:
        return _by_today(self.cleaned_data["said_on"])


class WillForm(Form):
    """What somebody would do themselves for what they wish."""

    quote = forms.CharField(label="In eigenen Worten: Ich will …", widget=forms.Textarea, max_length=5_000)
    own_contribution = forms.CharField(label=OWN, widget=forms.Textarea, max_length=2_000)
    readiness = forms.TypedChoiceField(label=READY, choices=SCALE, coerce=int, empty_value=None, required=False)
    said_on = forms.DateField(label="Gesagt am", initial=timezone.localdate)

    def clean_said_on(self) -> date:
        return _by_today(self.cleaned_data["said_on"])


def _by_today(day: date) -> date:
    if day > timezone.localdate():
        raise ValidationError("Das Datum liegt in der Zukunft.")
    return day
