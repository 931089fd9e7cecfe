"""What is asked about streets and addresses."""

from typing import Any

from django import forms
from django.utils import timezone

from socialspace.models import Quarter, StreetSection
from web.forms import Form, SegmentedRadio


class StreetFilter(Form):
    """The filter above the list of streets; everything may stay empty."""

    marks_optional = False

    words = forms.CharField(label="Straße", max_length=100, required=False)
    quarter = forms.ModelChoiceField(
        label="Quartier",
        queryset=Quarter.objects.with_place(),
        to_field_name="key",
        required=False,
        empty_label="alle",
    )
    ended = forms.BooleanField(label="auch abgelaufene zeigen", required=False)


class SectionForm(Form):
    """House numbers of a street, their quarter, and since when."""

    street = forms.CharField(label="Straße", max_length=120)
    number_from = forms.IntegerField(label="Hausnummer von", initial=1, help_text="1 steht für den Anfang der Straße.")
    number_to = forms.IntegerField(
        label="Hausnummer bis",
        initial=StreetSection.MAX_NUMBER,
        help_text=f"{StreetSection.MAX_NUMBER} steht für das Ende der Straße.",
    )
    parity = forms.ChoiceField(
        label="Hausnummern",
        choices=StreetSection.Parity.choices,
        widget=SegmentedRadio,
        initial=StreetSection.Parity.ALL,
    )
    quarter = forms.ModelChoiceField(label="Quartier", queryset=Quarter.objects.with_place())
    valid_from = forms.DateField(label="Gültig ab", initial=timezone.localdate)

    @staticmethod
    def of(section: StreetSection) -> dict[str, Any]:
        """What the form shows first."""
        names = ("street", "number_from", "number_to", "parity", "quarter", "valid_from")
        return {name: getattr(section, name) for name in names}


class EndForm(Form):
    """The last day of a section."""

    last_day = forms.DateField(label="Gilt bis einschließlich")


class AddressForm(Form):
    """An address to look up; it is never stored."""

    marks_optional = False

    street = forms.CharField(label="Straße", max_length=120)
    number = forms.CharField(label="Hausnummer", max_length=20, required=False)

    def __init__(self, *args: Any, owner: str = "", **kwargs: Any) -> None:
        """`owner` is the id of the form these fields belong to, when they stand inside another one."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"
            if owner:
                field.widget.attrs["form"] = owner
