"""What is asked when somebody looks for an offer."""

from django import forms

from socialspace.models import Quarter, Topic
from web.forms import Form

EVERYWHERE = "alle"


class OfferFilter(Form):
    """Words, topic, quarter, free places; everything may stay empty."""

    words = forms.CharField(label="Suchwörter", max_length=100, required=False)
    topic = forms.ModelChoiceField(label="Thema", queryset=Topic.objects.all(), required=False, empty_label=EVERYWHERE)
    quarter = forms.ModelChoiceField(
        label="Quartier",
        queryset=Quarter.objects.all(),
        to_field_name="key",
        required=False,
        empty_label=EVERYWHERE,
    )
    free = forms.BooleanField(label="nur mit freien Plätzen", required=False)

    def clean_words(self) -> list[str]:
        words: list[str] = self.cleaned_data["words"].replace(",", " ").split()
        return words
