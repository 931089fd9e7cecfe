"""What is asked when somebody looks for an offer, and when one is taken into the directory."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from socialspace.models import Language, Offer, Organisation, Quarter, Topic
from socialspace.search import words_of
from web.forms import EuroField, Form, SegmentedRadio

EVERYWHERE = "alle"
OLDEST = 99  # years
MOST_PLACES = 9_999
UNKNOWN, FREE, PAID = "", "free", "paid"
YES, NO = "True", "False"
FACTS = (
    *("title", "good_for", "audience", "age_from", "age_to", "cost_cents", "cost_note", "capacity", "free_places"),
    *("times", "is_barrier_free", "quarter", "checked_on"),
)


class OfferFilter(Form):
    """Words, topics, quarter, age, language and what matters most; everything may stay empty."""

    marks_optional = False
    words = forms.CharField(label="Suchwörter", max_length=100, required=False)
    topic = forms.ModelMultipleChoiceField(
        label="Themen", queryset=Topic.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    quarter = forms.ModelChoiceField(
        label="Quartier",
        queryset=Quarter.objects.all(),
        to_field_name="key",
        required=False,
        empty_label=EVERYWHERE,
    )
    age = forms.IntegerField(label="Alter des Kindes", min_value=0, max_value=OLDEST, required=False)
    language = forms.ModelChoiceField(
        label="Sprache", queryset=Language.objects.all(), to_field_name="key", required=False, empty_label=EVERYWHERE
    )
    free = forms.BooleanField(label="nur mit freien Plätzen", required=False)
    no_cost = forms.BooleanField(label="nur kostenlos", required=False)
    barrier_free = forms.BooleanField(label="nur barrierefrei", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.input_type = "search"

    def clean_words(self) -> list[str]:
        return words_of(self.cleaned_data["words"])


class OfferForm(Form):
    """All that is known of an offer; what nobody knows stays empty."""

    organisation = forms.ModelChoiceField(
        label="Einrichtung",
        queryset=Organisation.objects.active(),
        to_field_name="key",
        error_messages={"required": "Jedes Angebot gehört zu einer Einrichtung. Wählen Sie eine aus."},
    )
    title = forms.CharField(label="Was wird angeboten?", max_length=160)
    good_for = forms.CharField(
        label="Wofür besonders gut",
        max_length=300,
        required=False,
        help_text="So, wie Sie es einer Kollegin empfehlen würden.",
    )
    topics = forms.ModelMultipleChoiceField(
        label="Themen", queryset=Topic.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    audience = forms.CharField(
        label="Für wen", max_length=160, required=False, help_text="Zum Beispiel: Väter mit Kindern ab drei."
    )
    age_from = forms.IntegerField(label="Alter von", min_value=0, max_value=OLDEST, required=False)
    age_to = forms.IntegerField(label="Alter bis", min_value=0, max_value=OLDEST, required=False)
    languages = forms.ModelMultipleChoiceField(
        label="Sprachen", queryset=Language.objects.all(), widget=forms.CheckboxSelectMultiple, required=False
    )
    cost = forms.ChoiceField(
        label="Kosten",
        choices=[(UNKNOWN, "nicht bekannt"), (FREE, "kostenlos"), (PAID, "kostet etwas")],
        widget=SegmentedRadio,
        required=False,
    )
    cost_cents = EuroField(label="Betrag", max_cents=9_999_99, required=False)
    cost_note = forms.CharField(
        label="Hinweis zu den Kosten",
        max_length=120,
        required=False,
        help_text="Zum Beispiel: im Monat, mit MG-Pass frei.",
    )
    capacity = forms.IntegerField(label="Plätze", min_value=0, max_value=MOST_PLACES, required=False)
    free_places = forms.IntegerField(label="davon frei", min_value=0, max_value=MOST_PLACES, required=False)
    times = forms.CharField(label="Zeiten", max_length=200, required=False)
    is_barrier_free = forms.TypedChoiceField(
        label="Barrierefrei",
        choices=[("", "nicht bekannt"), (YES, "ja"), (NO, "nein")],
        coerce=lambda value: value == YES,
        empty_value=None,
        widget=SegmentedRadio,
        required=False,
    )
    quarter = forms.ModelChoiceField(
        label="Ort",
        queryset=Quarter.objects.all(),
        to_field_name="key",
        required=False,
        empty_label="ganzer Sozialraum",
    )
    checked_on = forms.DateField(
        label="Zuletzt bestätigt am", help_text="An diesem Tag wusste jemand sicher, dass alles stimmt."
    )

    def clean_checked_on(self) -> date:
        day: date = self.cleaned_data["checked_on"]
        if day > timezone.localdate():
            raise ValidationError("Dieser Tag liegt in der Zukunft. Bestätigt ist nur, was schon jemand geprüft hat.")
        return day

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        cost, cents = given.get("cost"), given.get("cost_cents")
        if cost == FREE and cents:
            self.add_error("cost_cents", "Kostenlos und ein Betrag passen nicht zusammen. Löschen Sie eines davon.")
        elif cost == PAID and not cents and "cost_cents" not in self.errors:
            self.add_error(
                "cost_cents",
                "Geben Sie den Betrag ein, oder wählen Sie „nicht bekannt“ und schreiben Sie einen Hinweis.",
            )
        return given | {"cost_cents": 0 if cost == FREE else cents or None}

    @property
    def facts(self) -> dict[str, Any]:
        """What the actions take."""
        names = ("organisation", "topics", "languages", *FACTS)
        return {name: self.cleaned_data[name] for name in names}


class EndForm(Form):
    """From when on something is no longer there; without a day it goes on."""

    ended_on = forms.DateField(label="Beendet am", required=False, help_text="Leer: besteht weiter.")


def facts_of(offer: Offer) -> dict[str, Any]:
    """What is known of an offer, as the form asks for it."""
    known = {name: getattr(offer, name) for name in ("organisation", *FACTS)}
    cost = UNKNOWN if offer.cost_cents is None else PAID if offer.cost_cents else FREE
    many = {"topics": list(offer.topics.all()), "languages": list(offer.languages.all())}
    return known | many | {"cost": cost, "cost_cents": offer.cost_cents or None}
