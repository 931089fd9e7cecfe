"""What is asked for the Falleinordnung."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from cases import rules
from cases.forms.choices import offer_team
from cases.lifecycle import Area
from cases.models import Case
from web.doubts import DoubtField
from web.forms import Form
from web.german import day_num


def _latest() -> date:
    return rules.latest_review(timezone.localdate())


class ClassificationForm(Form):
    """The Falleinordnung with its reasons; who decides besides the responsible worker."""

    area = forms.ChoiceField(label="Bereich", choices=Area.choices, widget=forms.RadioSelect)
    reasons = forms.CharField(label="Gründe", widget=forms.Textarea, max_length=5_000)
    evidence = forms.CharField(
        label="Belege",
        widget=forms.Textarea,
        max_length=5_000,
        required=False,
        help_text="Was haben Sie gesehen, gehört, gelesen? Keine Vermutungen.",
    )
    changed = forms.CharField(
        label="Was hat sich geändert?",
        widget=forms.Textarea,
        max_length=5_000,
        required=False,
        help_text="Seit der letzten Einordnung.",
    )
    dissent = forms.CharField(label="Abweichende Meinung", widget=forms.Textarea, max_length=5_000, required=False)
    conditions_note = forms.CharField(
        label="Was ist mit den Auflagen?",
        widget=forms.Textarea,
        max_length=5_000,
        required=False,
        help_text="Nötig, wenn der Fall den Gefährdungsbereich verlässt und nicht alle Auflagen erfüllt sind.",
    )
    next_review_on = forms.DateField(label="Nächste Überprüfung", required=False, initial=_latest)
    second = forms.ModelChoiceField(
        label="Zweite Fachkraft",
        queryset=User.objects.none(),
        to_field_name="key",
        required=False,
        empty_label="niemand",
        help_text="Nötig, wenn der Fall in den Gefährdungsbereich kommt, dort bleibt oder ihn verlässt.",
    )
    took_part = forms.ModelMultipleChoiceField(
        label="Wer hat mitentschieden?",
        queryset=User.objects.none(),
        to_field_name="key",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Sie selbst und die zweite Fachkraft stehen schon dabei.",
    )
    confirmed = DoubtField()

    def __init__(self, *args: Any, case: Case, asks_about_conditions: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_team(self, "second", case)
        offer_team(self, "took_part", case)
        latest = day_num(_latest())
        self.fields[
            "next_review_on"
        ].help_text = (
            f"Im Grau- und im Gefährdungsbereich spätestens am {latest}; im Leistungsbereich, wann Sie wollen."
        )
        if not asks_about_conditions:
            del self.fields["conditions_note"]
