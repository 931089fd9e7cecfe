"""What is asked in the room: voices, the decision."""

from django import forms
from django.core.exceptions import ValidationError

from approvals.actions import Condition
from approvals.lifecycle import Outcome, Vote
from approvals.models import DecisionCondition, ReturnReason
from web.forms import Form


class VoiceForm(Form):
    """One's vote and why."""

    vote = forms.ChoiceField(label="Ihre Stimme", choices=Vote.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label="Begründung", max_length=1_000, widget=forms.Textarea(attrs={"rows": 2}))


class DecisionForm(Form):
    """The outcome and its words."""

    outcome = forms.ChoiceField(label="Ergebnis", choices=[("", "Bitte wählen"), *Outcome.choices])
    text = forms.CharField(label="Beschlusstext", widget=forms.Textarea(attrs={"rows": 3}), max_length=5_000)
    would_change = forms.CharField(
        label="Was würde den Beschluss ändern?",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )
    bearer = forms.ChoiceField(
        label="Auflage für", choices=[("", "keine"), *DecisionCondition.Bearer.choices], required=False
    )
    what = forms.CharField(label="Auflage", max_length=500, required=False)
    until = forms.DateField(label="Auflage bis", required=False)
    return_reason = forms.ChoiceField(
        label="Grund der Zurückstellung", choices=[("", "Bitte wählen"), *ReturnReason.choices], required=False
    )
    rework_until = forms.DateField(label="Nacharbeit bis", required=False, help_text="Nur wenn zurückgestellt.")

    def __init__(self, *args: object, possible: list[Outcome] | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        outcome = self.fields["outcome"]
        assert isinstance(outcome, forms.ChoiceField)  # noqa: S101
        if possible:
            outcome.choices = [(choice.value, choice.label) for choice in possible]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        condition = Condition(*(cleaned.pop(name, None) for name in ("bearer", "what", "until")))
        if any(condition) and not all(condition):
            raise ValidationError("Nennen Sie zur Auflage, wer was bis wann tut.")
        cleaned["conditions"] = [condition] if all(condition) else []
        return cleaned
