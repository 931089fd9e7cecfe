"""What is asked for the Falleinordnung."""

from django import forms

from accounts.models import User
from cases.forms.choices import offer_team
from cases.lifecycle import Area
from cases.models import Case
from web.forms import Form


class ClassificationForm(Form):
    """The Falleinordnung with its reasons."""

    area = forms.ChoiceField(label="Bereich", choices=Area.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(label="Gründe", widget=forms.Textarea, max_length=5_000)
    dissent = forms.CharField(label="Abweichende Meinung", widget=forms.Textarea, max_length=5_000, required=False)
    next_review_on = forms.DateField(
        label="Nächste Überprüfung", required=False, help_text="Nötig im Grau- und im Gefährdungsbereich."
    )
    second = forms.ModelChoiceField(
        label="Zweite Fachkraft",
        queryset=User.objects.none(),
        required=False,
        empty_label="niemand",
        help_text="Nötig im Gefährdungsbereich.",
    )

    def __init__(self, *args: object, case: Case, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        offer_team(self, "second", case)
