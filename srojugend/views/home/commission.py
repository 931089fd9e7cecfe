"""What the commission waits for: one's voice in circulation, a second name, conditions whose day has passed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from accounts.models import User
from approvals.lifecycle import SubmissionState
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
    mine = _seated(user)
    spoken = Voice.objects.filter(submission=OuterRef("pk"), version=OuterRef("version"), user=user)
    asked = UrgentDecision.objects.waiting().filter(submission=OuterRef("pk"))
    circulating = mine.in_circulation().exclude(Exists(spoken)).order_by("circulates_until", "id")
    before = [SubmissionState.DRAFT, SubmissionState.SUBMITTED]
    urgent = mine.filter(Exists(asked.exclude(by=user)), state__in=before).order_by("id")
    rows = [Waiting(row, "Eilentscheidung, es fehlt der zweite Name") for row in urgent]
    rows += [Waiting(row, "Umlauf, es fehlt Ihre Stimme", row.circulates_until) for row in circulating]
    return [Panel("house/_to_answer.html", rows, count=len(rows))] if rows else []


def overdue_conditions(user: User, today: date) -> list[Panel]:
    """Conditions of decisions that nobody has fulfilled in time; no panel for nothing."""
    visible = Submission.objects.visible_to(user)
    rows = DecisionCondition.objects.visible_to(user).open().filter(decision__submission__in=visible, until__lt=today)
    panel = panel_of("house/_conditions.html", rows.select_related("decision__submission__case__child"))
    return [panel] if panel.count else []


def _seated(user: User) -> SubmissionQuerySet:
    """The Vorlagen on which one has a seat by office: both leads on those of the team, the worker on their own."""
    rows = Submission.objects.visible_to(user).select_related("case__child", "help_kind")
    return rows if user.is_lead else rows.filter(case__in=Case.objects.visible_to(user).led_by(user))
