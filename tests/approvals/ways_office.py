"""Vorlagen on the other ways: in circulation, and decided by two at once."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from approvals import actions
from approvals.models import Submission, UrgentDecision
from hze.lifecycle import HelpForm
from tests.office import a_complete_draft, a_help_kind, a_proposal, colleague, fresh, in_days

REASON = "Die Großmutter, die jeden Morgen kommt, liegt seit heute im Krankenhaus."


def a_small_draft(draft: Submission | None = None, **changes: Any) -> Submission:
    """Two hours a week for eight weeks: small enough for a circulation."""
    draft = draft or a_complete_draft()
    small = a_proposal(help_kind=a_help_kind(HelpForm.AMBULATORY), minutes_per_week=120, ends_on=in_days(14 + 55))
    small |= {"review_on": in_days(40)} | changes
    return actions.propose(draft, by=colleague("brandt"), version=draft.version, **small)


def a_circulating(days: int = 5, draft: Submission | None = None) -> Submission:
    draft = a_small_draft(draft)
    actions.circulate(draft, by=colleague("brandt"), until=timezone.now() + timedelta(days=days))
    return fresh(draft)


def an_urgent_question(draft: Submission | None = None, by: str = "brandt") -> UrgentDecision:
    """Brandt has asked; the second name is missing."""
    return actions.ask_for_urgent(draft or a_complete_draft(), by=colleague(by), reason=REASON)


def an_urgent_decision(draft: Submission | None = None) -> Submission:
    """Brandt and Felten have decided; the help runs, the next meeting looks again."""
    urgent = an_urgent_question(draft)
    actions.answer_urgent(urgent, by=colleague("felten"), agrees=True)
    return fresh(urgent.submission)
