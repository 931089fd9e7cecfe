"""The clock of a procedure under § 8a: what is due when by the office's own rules, and what is late.

No law sets hours (domain.md §11.2); the settings do, and 0 sets no time at all.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from accounts.models import ASD_AND_WJH, Department, User
from cases.models import HomeVisit, Inclusion, ProtectionAlarm, ProtectionProcedure
from cases.models.protection import ProtectionProcedureQuerySet

Step = ProtectionAlarm.Step
SHOWN = 12  # notices above the start page


class Deadline(NamedTuple):
    """One step with its time: when it is due, by when the office wants it, when it was done."""

    step: Step
    due_at: datetime | None
    done_at: datetime | None
    is_done: bool

    @property
    def is_late(self) -> bool:
        return not self.is_done and self.due_at is not None and self.due_at < timezone.now()

    @property
    def state(self) -> str:
        """How it stands in one word of the code: done, late, due, or open where no time is set."""
        if self.is_done:
            return "done"
        if self.due_at is None:
            return "open"
        return "late" if self.is_late else "due"


def with_clock(rows: ProtectionProcedureQuerySet) -> ProtectionProcedureQuerySet:
    """Add what the clock asks: the first visit, and whether it was said why there was none."""
    visits = HomeVisit.objects.filter(procedure=OuterRef("pk")).order_by("visited_at")
    without = Inclusion.objects.filter(procedure=OuterRef("pk"), subject=Inclusion.Subject.HOME_VISIT)
    return rows.annotate(visited_at=Subquery(visits.values("visited_at")[:1]), needs_no_visit=Exists(without))


def clock_of(procedure: ProtectionProcedure) -> list[Deadline]:
    """The three times of a procedure; needs one from `with_clock`."""
    facts = vars(procedure)
    visited_at, is_free = facts["visited_at"], facts["needs_no_visit"]
    hours = {Step.ASSESSMENT: settings.PROTECTION_FIRST_ASSESSMENT_HOURS}
    hours[Step.HOME_VISIT] = settings.PROTECTION_HOME_VISIT_HOURS
    hours[Step.CLOSING] = settings.PROTECTION_CLOSE_DAYS * 24
    done = {Step.ASSESSMENT: procedure.assessed_at, Step.HOME_VISIT: visited_at, Step.CLOSING: procedure.closed_at}
    return [
        Deadline(
            step,
            procedure.started_at + timedelta(hours=hours[step]) if hours[step] else None,
            done[step],
            done[step] is not None or (step == Step.HOME_VISIT and is_free),
        )
        for step in Step
    ]


def late_steps(procedure: ProtectionProcedure) -> list[Step]:
    """What is overdue in a running procedure; needs one from `with_clock`."""
    return [deadline.step for deadline in clock_of(procedure) if deadline.is_late]


class Danger(NamedTuple):
    """A running procedure with what is overdue in it, in words."""

    procedure: ProtectionProcedure
    late: str


def dangers_of(user: User) -> list[Danger]:
    """What stands above the start page: for a lead of ASD the running procedures of the team, else one's own."""
    if user.department not in ASD_AND_WJH:
        return []
    rows = ProtectionProcedure.objects.visible_to(user).running()
    leads = user.is_lead and user.department == Department.ASD
    chosen = with_clock((rows if leads else rows.concerning(user)).for_notice())[:SHOWN]
    return [Danger(row, ", ".join(str(step.label) for step in late_steps(row))) for row in chosen]
