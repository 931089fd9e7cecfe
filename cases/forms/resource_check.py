"""What is asked in the Ressourcencheck."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.forms.choices import offer_family
from cases.models import Case, FamilyResource, Person
from socialspace.models import Topic
from socialspace.search import words_of
from web.forms import ChipRadio, Form, SegmentedRadio

FROM_CIRCLE = "vom Kreis der Teilnehmenden"


class StartCheckForm(Form):
    """When the wide circle meets."""

    held_on = forms.DateField(label="Datum des Ressourcenchecks", initial=timezone.localdate)


class CheckParticipantForm(Form):
    """Somebody of the wide circle."""

    name = forms.CharField(label="Name", max_length=120)
    institution = forms.CharField(
        label="Abteilung oder Einrichtung", max_length=120, help_text="Zum Beispiel HOME, Frühe Hilfen, Kita, Schule."
    )


class WordingForm(Form):
    """How a resource is called, where it belongs, whose words these are and whom to speak to."""

    wording = forms.CharField(label="Ressource", max_length=300, help_text="So, wie die Familie sie nennt.")
    kind = forms.ChoiceField(label="Art", choices=FamilyResource.Kind.choices, widget=SegmentedRadio)
    level = forms.TypedChoiceField(label="Ebene", choices=FamilyResource.Level.choices, coerce=int, widget=ChipRadio)
    named_by = forms.ModelChoiceField(
        label="Genannt von", queryset=Person.objects.none(), required=False, empty_label=FROM_CIRCLE
    )
    usable_for = forms.CharField(label="Wofür", max_length=200, required=False)
    contact_name = forms.CharField(label="Wen spricht man an?", max_length=120, required=False)
    contact_phone = forms.CharField(label="Telefon", max_length=60, required=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_family(self, "named_by", case)


class StateForm(Form):
    """How it stands; what is missing names its topic, what is declined the family's words."""

    state = forms.ChoiceField(label="Stand", choices=FamilyResource.State.choices, widget=ChipRadio)
    topic = forms.ModelChoiceField(
        label="Thema", queryset=Topic.objects.all(), required=False, help_text="Nötig, wenn die Ressource fehlt."
    )
    family_says = forms.CharField(
        label="Was die Familie dazu sagt",
        max_length=500,
        required=False,
        help_text="Vor allem, wenn sie ablehnt: in ihren Worten, ohne Bewertung.",
    )


class ResourceForm(WordingForm, StateForm):
    """One new resource; one line, kind and level are enough."""

    field_order = ("wording", "kind", "level")
    FURTHER = ("state", "topic", "family_says", "named_by", "usable_for", "contact_name", "contact_phone")

    state = forms.ChoiceField(
        label="Stand", choices=FamilyResource.State.choices, initial=FamilyResource.State.USABLE, required=False
    )

    def clean_state(self) -> str:
        return self.cleaned_data["state"] or FamilyResource.State.USABLE

    @property
    def further(self) -> list[forms.BoundField]:
        """What may be said as well."""
        return [self[name] for name in self.FURTHER]

    @property
    def asks_further(self) -> bool:
        """Whether something went wrong there, or something is already written there."""
        said = [self[name].value() or "" for name in self.FURTHER] if self.is_bound else []
        return (
            any(self[name].errors for name in self.FURTHER) or any(said[1:]) or said[:1] not in ([], [""], ["usable"])
        )


class CompleteForm(Form):
    """When it is looked at again; empty means no Wiedervorlage."""

    remind_on = forms.DateField(label="Wiederholen am (Wiedervorlage)", required=False)

    def clean_remind_on(self) -> date | None:
        day: date | None = self.cleaned_data["remind_on"]
        if day is not None and day < timezone.localdate():
            raise ValidationError("Der Tag ist schon vorbei. Wählen Sie heute oder einen späteren.")
        return day


class SuggestionForm(Form):
    """For what something is looked for in the directory."""

    marks_optional = False

    thema = forms.ModelChoiceField(
        label="Thema", queryset=Topic.objects.all(), required=False, to_field_name="key", empty_label="was fehlt"
    )
    suche = forms.CharField(label="Suchwort", max_length=100, required=False)

    def clean_suche(self) -> list[str]:
        return words_of(self.cleaned_data["suche"])
