"""What the commission asks for; validates and converts, never saves."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, Self

from django import forms
from django.forms.boundfield import BoundField

from approvals.actions import OF_AN_END, PROPOSAL, Stage
from approvals.forms.ends import end_code_field, offer_end_codes
from approvals.lifecycle import MeetingState, Request
from approvals.models import CommissionMeeting, Submission
from cases.models import StatCode
from hze.models import HelpKind, HelpModule, PlaceKind
from socialspace.models import Organisation, SocialArea
from web import german
from web.forms import Chips, EuroField, Form, HoursField


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
    if value in (None, "", []):
        return "leer"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, date):
        return german.day_num(value)
    shown = bound.field.prepare_value(value)
    return str(value) if isinstance(value, HelpKind | StatCode) else str(shown)


STAGES = 4


def _until(number: int) -> forms.DateField:
    return forms.DateField(label=f"Etappe {number} bis", required=False)


def _goal(number: int) -> forms.CharField:
    return forms.CharField(label=f"Ziel der Etappe {number}", max_length=500, required=False)


def _allowed(submission: Submission, name: str) -> Sequence[PlaceKind] | Sequence[HelpModule]:
    return getattr(submission.corridor, name)  # type: ignore[no-any-return]


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
    frame_minutes_per_week = HoursField(
        label="Rahmen: höchstens Stunden je Woche",
        required=False,
        max_minutes=40 * 60,
        help_text="Bis hierhin darf sich der Umfang später ohne neue Vorlage ändern.",
    )
    place_kinds = forms.ModelMultipleChoiceField(
        label="Korridor: Plätze, die ohne neue Vorlage möglich sind",
        queryset=PlaceKind.objects.all(),
        required=False,
        widget=Chips,
        help_text="Bei stationären Hilfen.",
    )
    modules = forms.ModelMultipleChoiceField(
        label="Korridor: Bausteine", queryset=HelpModule.objects.all(), required=False, widget=Chips
    )
    frame_monthly_cents = EuroField(label="Korridor: Kosten im Monat, höchstens", required=False, max_cents=100_000_00)
    place = forms.CharField(
        label="Ort der Hilfe",
        max_length=200,
        required=False,
        help_text="Bei stationären Hilfen: wo und wie weit von zu Hause.",
    )
    applied_on = forms.DateField(label="Antrag vom", required=False)
    begins_on = forms.DateField(label="Beginn", required=False)
    ends_on = forms.DateField(label="Befristet bis", required=False)
    review_on = forms.DateField(label="Überprüfung am", required=False)
    goal = forms.CharField(label="Ziel der Hilfe", widget=forms.Textarea, max_length=5_000, required=False)
    exit_criterion = forms.CharField(
        label="Woran merken alle, dass die Hilfe enden kann?",
        widget=forms.Textarea,
        max_length=2_000,
        required=False,
    )
    stage_until_1, stage_goal_1 = _until(1), _goal(1)
    stage_until_2, stage_goal_2 = _until(2), _goal(2)
    stage_until_3, stage_goal_3 = _until(3), _goal(3)
    stage_until_4, stage_goal_4 = _until(4), _goal(4)
    perspective = forms.CharField(
        label="Perspektive und Rückkehr",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
        help_text="Bei stationären Hilfen: § 37c SGB VIII.",
    )
    place_note = forms.CharField(
        label="Schule, Geschwister, Kontakt",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )
    candidates = forms.ModelMultipleChoiceField(
        label="Träger, die in Frage kommen",
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    family_wish = forms.CharField(
        label="Was wünscht die Familie?",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )
    open_questions = forms.CharField(
        label="Offene Fragen", widget=forms.Textarea(attrs={"rows": 2}), max_length=2_000, required=False
    )

    end_code = end_code_field(required=False)

    def __init__(self, *args: object, request: str = Request.NEW, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if request == Request.END:
            self._ask_about_the_end()
            return
        del self.fields["end_code"]
        candidates = self.fields["candidates"]
        assert isinstance(candidates, forms.ModelMultipleChoiceField)  # noqa: S101
        candidates.queryset = Organisation.objects.providers().order_by("name_sort")

    @classmethod
    def of(cls, submission: Submission) -> Self:
        """The form with what stands in the Vorlage, its providers and its stages."""
        initial = {name: getattr(submission, name) for name in PROPOSAL}
        initial["candidates"] = list(submission.candidates.all())
        # asked for when the form is drawn: a decided Vorlage shows none
        initial |= {name: partial(_allowed, submission, name) for name in ("place_kinds", "modules")}
        for row in submission.stages.all():
            initial |= {f"stage_until_{row.number}": row.until, f"stage_goal_{row.number}": row.goal}
        return cls(initial=initial, request=submission.request)

    def _ask_about_the_end(self) -> None:
        """To end a help needs its last day and why."""
        self.fields = {name: self.fields[name] for name in OF_AN_END}
        offer_end_codes(self.fields["end_code"])
        self.fields["ends_on"].label = "Letzter Tag der Hilfe"
        self.fields["goal"].label = "Warum endet die Hilfe? Sind die Ziele erreicht?"

    @property
    def groups(self) -> list[tuple[str, list[BoundField]]]:
        """The fields in the order a Vorlage is thought through."""
        stages = [f"stage_{what}_{number}" for number in range(1, STAGES + 1) for what in ("until", "goal")]
        named = {
            "Warum": ["why_not_enough"],
            "Hilfe und Umfang": ["help_kind", "minutes_per_week", "frame_minutes_per_week", "place"],
            "Korridor": ["place_kinds", "modules", "frame_monthly_cents"],
            "Zeit": ["applied_on", "begins_on", "ends_on", "review_on"],
            "Ziele": ["end_code", "goal", "exit_criterion"],
            "Etappen": stages,
            "Außerhalb der Familie": ["perspective", "place_note"],
            "Träger, Wunsch und offene Fragen": ["candidates", "family_wish", "open_questions"],
        }
        shown = {title: [self[name] for name in names if name in self.fields] for title, names in named.items()}
        return [(title, fields) for title, fields in shown.items() if fields]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        begins_on, ends_on = cleaned.get("begins_on"), cleaned.get("ends_on")
        if begins_on and ends_on and ends_on <= begins_on:
            self.add_error("ends_on", "Das Ende der Hilfe liegt nicht nach ihrem Beginn.")
        cleaned["stages"] = [stage for number in range(1, STAGES + 1) if (stage := self._stage(cleaned, number))]
        return cleaned

    def _stage(self, cleaned: dict[str, Any], number: int) -> Stage | None:
        until, goal = cleaned.pop(f"stage_until_{number}", None), cleaned.pop(f"stage_goal_{number}", "")
        if until and not goal:
            self.add_error(f"stage_goal_{number}", f"Nennen Sie das Ziel der Etappe {number}.")
        if goal and not until and f"stage_until_{number}" not in self.errors:
            self.add_error(f"stage_until_{number}", f"Nennen Sie, bis wann das Ziel der Etappe {number} erreicht ist.")
        return Stage(until, goal) if until and goal else None


class PriceForm(PartForm):
    """The WJH part: rate, what comes once, contribution and competence."""

    marks_optional = False

    rate_cents = EuroField(
        label="Entgelt",
        help_text="Je Fachleistungsstunde bei ambulanten, je Tag bei stationären Hilfen.",
        max_cents=1_000_00,
    )
    extra_cents = EuroField(label="Nebenkosten, einmalig", required=False, max_cents=100_000_00)
    contribution_cents = EuroField(label="Kostenbeitrag je Monat", required=False, max_cents=10_000_00)
    competence = forms.CharField(label="Zuständigkeit", max_length=300, required=False)
    cost_note = forms.CharField(
        label="Erstattung und Hinweise",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SubmitForm(Form):
    """Which meeting the Vorlage goes to."""

    meeting = forms.ModelChoiceField(label="Sitzung", queryset=CommissionMeeting.objects.none())

    def __init__(self, *args: object, area: SocialArea, is_urgent: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        meetings = self.fields["meeting"]
        assert isinstance(meetings, forms.ModelChoiceField)  # noqa: S101
        states = [MeetingState.PLANNED, *([MeetingState.OPEN] if is_urgent else [])]
        meetings.queryset = CommissionMeeting.objects.filter(area=area, state__in=states).order_by("held_at")


class CirculateForm(Form):
    """Until when the three seats give their voices."""

    until = forms.DateTimeField(label="Stimmen bis")


class UrgentForm(Form):
    """Why the help cannot wait for the meeting."""

    reason = forms.CharField(
        label="Warum kann die Hilfe nicht bis zur Sitzung warten?", widget=forms.Textarea, max_length=2_000
    )
