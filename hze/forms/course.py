"""Phases and checkpoints of a course, as they are asked."""

from django import forms

from hze.lifecycle import NEXT_PHASE, Phase
from hze.models import CheckpointKind
from web.forms import Form

BY_ITSELF = {Phase.RETURNED}  # begins with the return that is recorded, once nothing stands against it


class PhaseForm(Form):
    """Which phase begins when, and why."""

    phase = forms.ChoiceField(label="Nächste Phase", choices=Phase, widget=forms.RadioSelect)
    begins_on = forms.DateField(label="Seit wann?")
    reason = forms.CharField(label="Warum?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: object, now: Phase = Phase.INQUIRY, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        phase = self.fields["phase"]
        assert isinstance(phase, forms.ChoiceField)  # noqa: S101
        phase.choices = [(value, label) for value, label in Phase.choices if value in NEXT_PHASE[now] - BY_ITSELF]


class CheckpointForm(Form):
    """A checkpoint of one's own."""

    label = forms.CharField(label="Was ist zu prüfen?", max_length=120)
    party = forms.ChoiceField(label="Wer ist zuständig?", choices=CheckpointKind.Party, widget=forms.RadioSelect)
    due_on = forms.DateField(label="Fällig am")


class FinishCheckpointForm(Form):
    """What came of a checkpoint."""

    note = forms.CharField(
        label="Was ist herausgekommen?",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="ASD und WJH lesen diesen Vermerk.",
    )
