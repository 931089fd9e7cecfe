"""What the commission waits for: one's voice in circulation, a second name, conditions whose day has passed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q

from accounts.models import User
from approvals.lifecycle import SubmissionState, Way
from approvals.models import DecisionCondition, Submission, UrgentDecision, Voice
from approvals.models.submission import SubmissionQuerySet
from cases.models import Case
from srojugend.views.home.panels import Panel, panel_of


@dataclass(frozen=True)
class Waiting:
    """A Vorlage that waits for one's answer; until when, if there is an end."""

    submission: Submission
    words: str
    until: datetime | None = None


def to_answer(user: User) -> list[Panel]:
    """Vorlagen in circulation without one's voice, urgent decisions without a second name; no panel for nothing."""
    spoken = Voice.objects.filter(submission=OuterRef("pk"), version=OuterRef("version"), user=user)
    asked = UrgentDecision.objects.waiting().filter(submission=OuterRef("pk")).exclude(by=user)
    circulates = Q(way=Way.CIRCULAR, state=SubmissionState.FROZEN) & ~Exists(spoken)
    is_urgent = Q(Exists(asked), state__in=[SubmissionState.DRAFT, SubmissionState.SUBMITTED])
    found = _seated(user).filter(circulates | is_urgent).order_by(F("circulates_until").asc(nulls_first=True), "id")
    rows = [_waiting(row) for row in found]
    return [Panel("house/_to_answer.html", rows, count=len(rows))] if rows else []


def _waiting(row: Submission) -> Waiting:
    if row.state == SubmissionState.FROZEN:
        return Waiting(row, "Umlauf, es fehlt Ihre Stimme", row.circulates_until)
    return Waiting(row, "Eilentscheidung, es fehlt der zweite Name")


def overdue_conditions(user: User, today: date) -> list[Panel]:
    """Conditions of decisions that nobody has fulfilled in time, for a colleague of WJH its own; none for nothing."""
    rows = DecisionCondition.objects.visible_to(user).overdue(today)
    own = rows if user.is_lead else rows.filter(bearer=DecisionCondition.Bearer.WJH)
    panel = panel_of("house/_conditions.html", own.for_list())
    return [panel] if panel.count else []


def _seated(user: User) -> SubmissionQuerySet:
    """The Vorlagen on which one has a seat by office: both leads on those of the team, the worker on their own."""
    rows = Submission.objects.visible_to(user).select_related("case__child", "help_kind")
    return rows if user.is_lead else rows.filter(case__in=Case.objects.visible_to(user).led_by(user))
