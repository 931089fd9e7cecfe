"""What is asked in the Ressourcencheck."""

from django import forms
from django.utils import timezone

from cases.forms.choices import offer_family
from cases.models import Case, FamilyResource, Person
from socialspace.models import Topic
from web.forms import Form, SegmentedRadio


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
        offer_family(self, "named_by", case)
