"""What is asked to keep the reference data of a quarter."""

import re
from typing import Any

from django import forms

from socialspace.models import District, Quarter, SocialArea
from web.forms import Form

MOST_INHABITANTS = 500_000
THOUSANDS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")


class QuarterForm(Form):
    """Name, official number and the middle of a quarter."""

    name = forms.CharField(label="Name", max_length=60)
    official_number = forms.CharField(label="Amtliche Nummer", max_length=10, required=False)
    latitude = forms.DecimalField(
        label="Breite",
        min_value=-90,
        max_value=90,
        max_digits=7,
        decimal_places=4,
        localize=True,
        help_text="Zum Beispiel 51,1675.",
    )
    longitude = forms.DecimalField(
        label="Länge",
        min_value=-180,
        max_value=180,
        max_digits=7,
        decimal_places=4,
        localize=True,
        help_text="Zum Beispiel 6,4528.",
    )

    @staticmethod
    def of(quarter: Quarter) -> dict[str, Any]:
        """What the form shows first."""
        return {
            "name": quarter.name,
            "official_number": quarter.official_number,
            "latitude": quarter.latitude,
            "longitude": quarter.longitude,
        }


class CountField(forms.IntegerField):
    """A whole number as offices write it: 8901 or 8.901."""

    def to_python(self, value: Any) -> int | None:
        """Leave out the points between thousands; any other point stays wrong."""
        text = str(value or "").strip()
        return super().to_python(text.replace(".", "") if THOUSANDS.fullmatch(text) else value)


class PopulationForm(Form):
    """A figure with its day and its source."""

    inhabitants = CountField(label="Einwohnerzahl", min_value=0, max_value=MOST_INHABITANTS)
    counted_on = forms.DateField(label="Stand")
    source = forms.CharField(
        label="Quelle", max_length=120, help_text="Zum Beispiel: Stadt Mönchengladbach, Statistik."
    )
    replaces = forms.BooleanField(label="vorhandene Zahl dieses Tages ersetzen", required=False)


class AreaMoveForm(Form):
    """To which social area, with which number, from which day on."""

    area = forms.ModelChoiceField(label="Sozialraum", queryset=SocialArea.objects.all())
    number = forms.IntegerField(label="Nummer im Team", min_value=1, max_value=99)
    since = forms.DateField(label="Ab wann?")


class DistrictMoveForm(Form):
    """To which district, from which day on."""

    district = forms.ModelChoiceField(label="Stadtbezirk", queryset=District.objects.all())
    since = forms.DateField(label="Ab wann?")
    source = forms.CharField(label="Quelle", max_length=120, required=False)
