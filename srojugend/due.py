"""What a case waits for next: a review of it or of its Hilfeplan, a Wiedervorlage, a checkpoint, a report, feedback."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from cases.models import Case, Reminder, Report
from cases.models.case import CaseQuerySet
from hze.models import Checkpoint, HelpPlan, ReportDue


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
    )


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
    )
    found = [Due(on, str(what)) for on, what in days if on is not None]
    return min(found, key=lambda due: due.on, default=None)
