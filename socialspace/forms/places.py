"""What is asked to keep the reference data of a quarter."""

from typing import Any

from django import forms

from socialspace.models import District, Quarter, SocialArea
from web.forms import Form

MOST_INHABITANTS = 500_000


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
        help_text="Grad nördlicher Breite, zum Beispiel 51,1675.",
    )
    longitude = forms.DecimalField(
        label="Länge",
        min_value=-180,
        max_value=180,
        max_digits=7,
        decimal_places=4,
        localize=True,
        help_text="Grad östlicher Länge, zum Beispiel 6,4528.",
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


class PopulationForm(Form):
    """A figure with its day and its source."""

    inhabitants = forms.IntegerField(label="Einwohnerzahl", min_value=0, max_value=MOST_INHABITANTS)
    counted_on = forms.DateField(label="Stand")
    source = forms.CharField(
        label="Quelle", max_length=120, help_text="Zum Beispiel: Stadt Mönchengladbach, Statistik."
    )
    replaces = forms.BooleanField(label="vorhandene Zahl dieses Tages ersetzen", required=False)


class AreaMoveForm(Form):
    """To which social area, with which number, from which day on."""

    area = forms.ModelChoiceField(label="Sozialraum", queryset=SocialArea.objects.all())
    number = forms.IntegerField(
        label="Nummer", min_value=1, max_value=99, help_text="Platz in der Reihenfolge des Teams."
    )
    since = forms.DateField(label="Ab wann?", help_text="Die bisherige Zugehörigkeit endet am Tag davor.")


class DistrictMoveForm(Form):
    """To which district, from which day on."""

    district = forms.ModelChoiceField(label="Stadtbezirk", queryset=District.objects.all())
    since = forms.DateField(label="Ab wann?", help_text="Die bisherige Lage endet am Tag davor.")
    source = forms.CharField(label="Quelle", max_length=120, required=False)
