"""What the commission asks for; validates and converts, never saves."""

from datetime import date
from typing import Self

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils import timezone

from approvals.actions import Condition
from approvals.lifecycle import MeetingState, Outcome, Vote
from approvals.models import CommissionMeeting, DecisionCondition, ReturnReason, Submission
from hze.models import HelpKind
from socialspace.models import SocialArea
from web import german
from web.forms import EuroField, Form, HoursField


class MeetingForm(Form):
    """When and where the commission meets."""

    held_at = forms.DateTimeField(label="Termin")
    room = forms.CharField(label="Raum", max_length=80)

    def clean_held_at(self) -> object:
        held_at = self.cleaned_data["held_at"]
        if held_at < timezone.now():
            raise ValidationError("Der Termin liegt in der Vergangenheit.")
        return held_at


class PartForm(Form):
    """A part of the Vorlage that one person writes while another may write the other."""

    @classmethod
    def of(cls, submission: Submission) -> Self:
        """The form with what stands in the Vorlage."""
        return cls(initial={name: getattr(submission, name) for name in cls.base_fields})

    def rows(self) -> list[tuple[str, str]]:
        """What stands in the Vorlage, in words, to hold one's own text against it."""
        return [(str(bound.label), _in_words(bound)) for bound in self]


def _in_words(bound: BoundField) -> str:
    value = bound.initial
    if value in (None, ""):
        return "leer"
    if isinstance(value, date):
        return german.day_num(value)
    shown = bound.field.prepare_value(value)
    return str(value) if isinstance(value, HelpKind) else str(shown)


class ProposalForm(PartForm):
    """The worker's part of the Vorlage; everything else comes from the file, and the page says what is missing."""

    marks_optional = False

    why_not_enough = forms.CharField(
        label="Warum reicht das, was schon trägt, nicht aus?", widget=forms.Textarea, max_length=5_000, required=False
    )
    help_kind = forms.ModelChoiceField(label="Hilfeart", queryset=HelpKind.objects.all(), required=False)
    minutes_per_week = HoursField(
        label="Fachleistungsstunden je Woche",
        required=False,
        max_minutes=40 * 60,
        help_text="Bei ambulanten Hilfen, zum Beispiel 6 oder 4,5.",
    )
    begins_on = forms.DateField(label="Beginn", required=False)
    ends_on = forms.DateField(label="Befristet bis", required=False)
    goal = forms.CharField(label="Ziel der Hilfe", widget=forms.Textarea, max_length=5_000, required=False)
    exit_criterion = forms.CharField(
        label="Woran merken alle, dass die Hilfe enden kann?",
        widget=forms.Textarea,
        max_length=2_000,
        required=False,
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        begins_on, ends_on = cleaned.get("begins_on"), cleaned.get("ends_on")
        if begins_on and ends_on and ends_on <= begins_on:
            self.add_error("ends_on", "Das Ende der Hilfe liegt nicht nach ihrem Beginn.")
        return cleaned


class PriceForm(PartForm):
    """The WJH part: rate and competence."""

    rate_cents = EuroField(
        label="Entgelt",
        help_text="Je Fachleistungsstunde bei ambulanten, je Tag bei stationären Hilfen.",
        max_cents=1_000_00,
    )
    cost_note = forms.CharField(
        label="Zuständigkeit, Beitrag, Erstattung", max_length=500, required=False, widget=forms.Textarea
    )


class SubmitForm(Form):
    """Which meeting the Vorlage goes to."""

    meeting = forms.ModelChoiceField(label="Sitzung", queryset=CommissionMeeting.objects.none())

    def __init__(self, *args: object, area: SocialArea, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        meetings = self.fields["meeting"]
        assert isinstance(meetings, forms.ModelChoiceField)  # noqa: S101
        planned = CommissionMeeting.objects.filter(area=area, state=MeetingState.PLANNED)
        meetings.queryset = planned.order_by("held_at")


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
