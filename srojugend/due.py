"""What a case waits for next: reviews, a Wiedervorlage, a checkpoint, a report, feedback, return of a child."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from cases.models import Case, Reminder, Report
from cases.models.case import CaseQuerySet
from hze.lifecycle import HelpForm
from hze.models import Checkpoint, HelpEpisode, HelpPlan, HomeReturn, ReportDue, ReturnGoal, with_open_since
from hze.return_standing import perspective_until, plan_by


@dataclass(frozen=True)
class Due:
    """One day and what is to be done on it."""

    on: date
    what: str


def with_due(cases: CaseQuerySet) -> CaseQuerySet:
    """Add the nearest day of each kind; needs `with_area` for the review."""
    reminders = Reminder.objects.open().filter(case=OuterRef("pk")).order_by("due_on", "id")
    checkpoints = Checkpoint.objects.filter(episode__case=OuterRef("pk"), done_on__isnull=True).order_by("due_on")
    reports = Report.objects.awaiting_feedback().filter(case=OuterRef("pk")).order_by("feedback_due_on")
    told = ReportDue.objects.filter(episode__case=OuterRef("pk"), received_on__isnull=True).order_by("due_on")
    plans = HelpPlan.objects.awaiting_review().filter(episode__case=OuterRef("pk")).order_by("review_on")
    return cases.annotate(
        help_plan_on=Subquery(plans.values("review_on")[:1]),
        reminder_on=Subquery(reminders.values("due_on")[:1]),
        reminder_text=Subquery(reminders.values("text")[:1]),
        checkpoint_on=Subquery(checkpoints.values("due_on")[:1]),
        checkpoint_label=Subquery(checkpoints.values("label")[:1]),
        provider_report_on=Subquery(told.values("due_on")[:1]),
        feedback_due_on=Subquery(reports.values("feedback_due_on")[:1]),
        unplanned_since=Subquery(_away().filter(planned=False).order_by("begins_on").values("begins_on")[:1]),
        open_since=Subquery(_away().filter(open_since__isnull=False).order_by("open_since").values("open_since")[:1]),
    )


def _away() -> QuerySet[Any]:
    """The running residential helps of a case whose child is not home again, with and without a planned return."""
    helps = HelpEpisode.objects.of_form(HelpForm.RESIDENTIAL).running().filter(case=OuterRef("pk"))
    home = HomeReturn.objects.holding().filter(plan__episode=OuterRef("pk"))
    goals = ReturnGoal.objects.filter(plan__episode=OuterRef("pk"))
    return with_open_since(helps).exclude(Exists(home)).annotate(planned=Exists(goals))


def next_due(case: Case) -> Due | None:
    """The nearest of them; of several on one day the review first. Needs a case from `with_due`."""
    facts = vars(case)
    days = (
        (facts.get("review_on"), "Überprüfung"),
        (facts.get("help_plan_on"), "Hilfeplan überprüfen"),
        (facts.get("feedback_due_on"), "Rückmeldung an meldende Stelle"),
        (facts.get("checkpoint_on"), facts.get("checkpoint_label")),
        (facts.get("provider_report_on"), "Bericht des Trägers"),
        (facts.get("reminder_on"), facts.get("reminder_text")),
        (_if_over(facts.get("unplanned_since"), plan_by), "Rückkehr planen"),
        (_if_over(facts.get("open_since"), partial(perspective_until, age=case.child.age)), "Perspektive klären"),
    )
    found = [Due(on, str(what)) for on, what in days if on is not None]
    return min(found, key=lambda due: due.on, default=None)


def _if_over(since: date | None, until: Callable[[date], date]) -> date | None:
    """The day by which something that runs since a day should have been done; none while there is time."""
    day = until(since) if since else None
    return day if day and day < timezone.localdate() else None
