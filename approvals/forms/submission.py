"""What the commission asks for; validates and converts, never saves."""

from datetime import date
from typing import Self

from django import forms
from django.forms.boundfield import BoundField

from approvals.lifecycle import MeetingState
from approvals.models import CommissionMeeting, Submission
from hze.models import HelpKind
from socialspace.models import SocialArea
from web import german
from web.forms import EuroField, Form, HoursField


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
