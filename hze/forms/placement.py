"""Where a child lives, as it is asked."""

from django import forms

from hze.models import PlaceKind, Placement
from socialspace.models import Organisation
from web.forms import Form, SegmentedRadio


class PlacementForm(Form):
    """Where the child lives from a day on."""

    begins_on = forms.DateField(label="Ab wann?")
    place_kind = forms.ModelChoiceField(label="Art des Platzes", queryset=PlaceKind.objects.all())
    facility = forms.ModelChoiceField(
        label="Einrichtung oder Träger",
        queryset=Organisation.objects.none(),
        required=False,
        help_text="Zu Hause braucht es keine.",
    )
    group = forms.CharField(label="Gruppe oder Pflegefamilie", max_length=120, required=False)
    distance_km = forms.IntegerField(
        label="Entfernung von zu Hause in Kilometern", min_value=0, max_value=2_000, required=False
    )
    siblings = forms.ChoiceField(label="Geschwister", choices=Placement.Siblings, widget=SegmentedRadio)
    school = forms.ChoiceField(label="Schule", choices=Placement.School, widget=SegmentedRadio)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        facility = self.fields["facility"]
        assert isinstance(facility, forms.ModelChoiceField)  # noqa: S101
        facility.queryset = Organisation.objects.providers().order_by("name_sort")


class EndPlacementForm(Form):
    """The last day in a place, and why."""

    ends_on = forms.DateField(label="Letzter Tag")
    reason = forms.CharField(label="Warum endet sie?", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
