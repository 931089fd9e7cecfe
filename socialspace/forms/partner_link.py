"""What an organisation may change by its personal link; words for people who do not know ours."""

from typing import Any

from django import forms

from socialspace.models import Language, Offer, Organisation
from web.forms import EuroField, Form

MAX_AGE, MAX_PLACES = 120, 9999
UNKNOWN, YES, NO = "", "ja", "nein"
BARRIERS = ((UNKNOWN, "weiß ich nicht"), (YES, "ja"), (NO, "nein"))


class Nothing(Form):
    """A form that is one button."""


class OfferCorrection(Form):
    """One offer, for whom, when, what it costs and what is free; everything may stay empty."""

    marks_optional = False  # the page says it once

    audience = forms.CharField(
        label="Für wen", max_length=160, required=False, help_text="Zum Beispiel: Eltern mit Babys, Jugendliche."
    )
    age_from = forms.IntegerField(label="Alter von", min_value=0, max_value=MAX_AGE, required=False)
    age_to = forms.IntegerField(label="Alter bis", min_value=0, max_value=MAX_AGE, required=False)
    capacity = forms.IntegerField(label="Plätze insgesamt", min_value=0, max_value=MAX_PLACES, required=False)
    free_places = forms.IntegerField(label="Davon frei", min_value=0, max_value=MAX_PLACES, required=False)
    times = forms.CharField(
        label="Wann", max_length=200, required=False, help_text="Zum Beispiel: montags 15 bis 17 Uhr."
    )
    cost_cents = EuroField(label="Kosten", max_cents=10_000_00, required=False, help_text="0, wenn es nichts kostet.")
    cost_note = forms.CharField(label="Hinweis zu den Kosten", max_length=120, required=False)
    is_barrier_free = forms.ChoiceField(
        label="Mit Rollstuhl und Kinderwagen erreichbar", choices=BARRIERS, required=False
    )
    good_for = forms.CharField(label="Wofür besonders gut", max_length=300, required=False)
    languages = forms.ModelMultipleChoiceField(
        label="Sprachen",
        queryset=Language.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean_is_barrier_free(self) -> bool | None:
        return {YES: True, NO: False}.get(self.cleaned_data["is_barrier_free"])

    @classmethod
    def of(cls, offer: Offer) -> "OfferCorrection":
        """The form as it is first shown."""
        facts: dict[str, Any] = {name: getattr(offer, name) for name in cls.base_fields if name != "languages"}
        known = {True: YES, False: NO, None: UNKNOWN}
        facts |= {"is_barrier_free": known[offer.is_barrier_free], "languages": offer.languages.all()}
        return cls(initial=facts)


class OrganisationCorrection(Form):
    """Where the organisation is and how one reaches it."""

    street = forms.CharField(label="Anschrift", max_length=160, required=False)
    phone = forms.CharField(label="Telefon", max_length=40, required=False)
    email = forms.EmailField(label="E-Mail", required=False)

    @classmethod
    def of(cls, organisation: Organisation) -> "OrganisationCorrection":
        """The form as it is first shown."""
        return cls(initial={name: getattr(organisation, name) for name in cls.base_fields})


class MessageForm(Form):
    """What fits into no field: a new contact person, a new offer."""

    text = forms.CharField(
        label="Ihre Nachricht",
        max_length=1000,
        widget=forms.Textarea,
        help_text="Zum Beispiel: Ansprechperson ist jetzt Frau Öz. Oder: Wir haben ein neues Angebot.",
    )
