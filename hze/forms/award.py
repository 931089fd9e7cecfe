"""Rating an offer by its content, writing down what the family chose, and giving the help."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from hze.models import GRADES, FamilyChoice, OfferRating, ProviderOffer, ProviderRequest
from web.forms import Form, SegmentedRadio

ASPECTS = {
    "idea": "Wie gut passt die Idee zum Bedarf und zu den Zielen?",
    "person": "Wie gut passen Person und Qualifikation?",
    "timing": "Wie gut passen Beginn und Zeiten?",
    "nearness": "Wie nah ist das Angebot an Familie und Sozialraum?",
}


def _grade(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=GRADES, coerce=int, widget=forms.RadioSelect)


class RatingForm(Form):
    """Content first: no price is shown before every offer has been rated."""

    idea = _grade(ASPECTS["idea"])
    person = _grade(ASPECTS["person"])
    timing = _grade(ASPECTS["timing"])
    nearness = _grade(ASPECTS["nearness"])
    suits = forms.ChoiceField(
        label="Ist das Angebot geeignet?", choices=OfferRating.Suits.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(label="Begründung", widget=forms.Textarea(attrs={"rows": 3}), max_length=1_000)


class ChoiceForm(Form):
    """What the family wished among the offers (§ 5 SGB VIII)."""

    pointed_out_on = forms.DateField(label="Auf das Wunsch- und Wahlrecht hingewiesen am", initial=timezone.localdate)
    chosen_on = forms.DateField(label="Gewählt am", initial=timezone.localdate)
    chosen_by = forms.CharField(label="Wer hat gewählt?", max_length=200, help_text="Auch das Kind, wenn es dabei war.")
    wish = forms.ModelChoiceField(
        label="Welches Angebot möchte die Familie?",
        queryset=ProviderRequest.objects.none(),
        required=False,
        empty_label="keines der Angebote",
    )
    words = forms.CharField(
        label="In Worten der Familie", widget=forms.Textarea(attrs={"rows": 3}), max_length=1_000, required=False
    )
    is_followed = forms.TypedChoiceField(
        label="Wird dem Wunsch gefolgt?",
        choices=(("ja", "Ja"), ("nein", "Nein")),
        coerce=lambda value: value == "ja",
        initial="ja",
        widget=SegmentedRadio,
    )
    because = forms.ChoiceField(
        label="Wenn nicht: aus welchem Grund?",
        choices=[("", "Bitte wählen"), *FamilyChoice.Because.choices],
        required=False,
    )
    explanation = forms.CharField(
        label="Wenn nicht: Erläuterung", widget=forms.Textarea(attrs={"rows": 2}), max_length=1_000, required=False
    )
    agrees_to_release = forms.BooleanField(
        label="Die Familie ist einverstanden, dass der gewählte Träger Namen und Anschrift erfährt.", required=False
    )

    def __init__(self, *args: Any, offers: Sequence[ProviderOffer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wish: Any = self.fields["wish"]
        wish.queryset = ProviderRequest.objects.select_related("organisation").filter(
            pk__in=[offer.request_id for offer in offers]
        )
        wish.label_from_instance = lambda request: request.organisation.name


class AwardForm(Form):
    """Who gets the help, and why."""

    request = forms.ModelChoiceField(label="Träger", queryset=ProviderRequest.objects.none())
    reason = forms.CharField(label="Begründung", widget=forms.Textarea(attrs={"rows": 3}), max_length=1_000)

    def __init__(self, *args: Any, offers: Sequence[ProviderOffer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["request"]
        field.queryset = ProviderRequest.objects.select_related("organisation").filter(
            pk__in=[offer.request_id for offer in offers]
        )
        field.label_from_instance = lambda request: request.organisation.name


class WithdrawAwardForm(Form):
    """Why the award does not stand."""

    reason = forms.CharField(
        label="Warum wird die Vergabe zurückgenommen?", widget=forms.Textarea(attrs={"rows": 3}), max_length=500
    )
