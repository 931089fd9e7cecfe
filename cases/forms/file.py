"""What is asked around a file: the filter of the list, statements."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.forms.choices import offer_family
from cases.lifecycle import Area, Stage
from cases.models import Case, Person, WillStatement
from socialspace.models import Quarter
from web.forms import Form, SegmentedRadio


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
        offer_family(self, "person", case)

    def clean_said_on(self) -> object:
        said_on = self.cleaned_data["said_on"]
        if said_on > timezone.localdate():
            raise ValidationError("Das Datum liegt in der Zukunft.")
        return said_on
