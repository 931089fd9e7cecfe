"""What is asked when a condition of the commission is fulfilled."""

from django import forms

from web.forms import Form


class FulfilmentForm(Form):
    """Since when, and how one knows."""

    on = forms.DateField(label="Erfüllt am")
    note = forms.CharField(
        label="Wie erfüllt?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Was getan wurde und woran Sie es sehen, zum Beispiel: Bericht des Trägers liegt vor.",
    )
