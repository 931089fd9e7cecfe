"""Cases on the first page: one's own by what is due, what nobody answers for, what has gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, Subquery

from accounts.models import User
from approvals.lifecycle import Outcome, SubmissionState
from approvals.models import Decision, Submission
from cases.lifecycle import Area, Stage
from cases.models import Case, Handover
from cases.rules import answered_for, gap_groups, gaps_of, overdue_in, waiting_handovers
from srojugend.due import Due, next_due, with_due
from srojugend.views.home.panels import SHOWN, Panel, panel_of

GAPS_SHOWN = 6  # above the reviews; all of them are one link away
LOOK_AHEAD = timedelta(days=14)

# The step of the procedure as a table shows it: number of five, words.
STEPS = {
    Stage.INTAKE: (1, "Aufnahme"),
    Stage.RESOURCE_CHECK: (1, "Ressourcencheck"),
    Stage.CONSULTATION: (2, "Beratung"),
    Stage.COMMISSION: (4, "Kommission"),
    Stage.HELP: (5, "Hilfe"),
}
CLASSIFIED = (3, "Einordnung")


@dataclass(frozen=True)
class CaseRow:
    """A case with the step it stands at, what is due next, and how near that is."""

    case: Case
    step: int
    step_text: str
    due: Due | None
    nearness: str  # "" | "soon" | "late"


def own_cases(user: User) -> list[Case]:
    """The cases one answers for, what is due first standing first; and which of them wait for one's word."""
    handovers = Handover.objects.visible_to(user).waiting().filter(case=OuterRef("pk"), taker=user)
    rows = Case.objects.visible_to(user).open().led_by(user).for_list()
    cases = list(with_due(rows).annotate(handover_key=Subquery(handovers.values("key")[:1])))
    return sorted(cases, key=lambda case: due.on if (due := next_due(case)) else date.max)


def handed_over(own: list[Case]) -> list[Panel]:
    """Which of one's own cases were handed over and wait for one's word; no panel for nothing."""
    rows = [case for case in own if getattr(case, "handover_key", None)]
    return [Panel("house/_handovers.html", rows, count=len(rows))] if rows else []


def reviews_due(user: User, today: date) -> list[Case]:
    """Cases of the team whose classification is to be reviewed within two weeks, the nearest first."""
    cases = Case.objects.visible_to(user).open().for_list().filter(Q(review_on__lte=today + LOOK_AHEAD))
    return list(cases.order_by(F("review_on").asc(nulls_last=True), "child__name_sort", "file_number"))


def overdue(user: User, today: date) -> list[Panel]:
    """The alarm: what is overdue where one answers or stands in, for the lead in the team; no panel for nothing."""
    cases = Case.objects.visible_to(user)
    own = cases if user.is_lead else cases.filter(pk__in=answered_for(user))
    rows = overdue_in(own, today)
    return [Panel("house/_overdue.html", rows[:SHOWN], count=len(rows), more=len(rows) > SHOWN)] if rows else []


def case_panel(template: str, cases: list[Case], today: date) -> Panel:
    rows = [row_of(case, today) for case in cases[:SHOWN]]
    return Panel(template, rows, count=len(cases), more=len(cases) > SHOWN)


def row_of(case: Case, today: date) -> CaseRow:
    due = next_due(case)
    return CaseRow(case, *_step(case), due, _nearness(due, today))


def urgent(cases: Iterable[Case], today: date) -> list[Case]:
    """Cases in the danger area whose review is due."""
    return [case for case in cases if case.current_area == Area.DANGER and case.review_on and case.review_on <= today]


def without_lead(user: User, today: date) -> Panel:
    cases = Case.objects.visible_to(user).open().without_lead().for_list()
    rows = list(cases.order_by("opened_on", "id")[: SHOWN + 1])
    return case_panel("house/_without_lead.html", rows, today)


def uncovered(user: User, today: date) -> Panel:
    """What has nobody, the same question as the page of it; without any gap the number of cases that have somebody."""
    cases = Case.objects.visible_to(user)
    rows = cases.uncovered(today).for_list().order_by("opened_on", "file_number")
    gaps = [gap for case in rows for gap in gaps_of(case)] + waiting_handovers(user)
    content = {"groups": gap_groups(gaps)[:GAPS_SHOWN], "open": 0 if gaps else cases.open().count()}
    return Panel("house/_uncovered.html", content, count=len({gap.case.pk for gap in gaps}))


def to_rework(user: User) -> list[Decision]:
    """Own Vorlagen the commission gave back and that have no newer version yet, the nearest date first."""
    newer = Submission.objects.filter(case=OuterRef("submission__case"), number__gt=OuterRef("submission__number"))
    returned = Decision.objects.filter(
        outcome=Outcome.RETURNED,
        submitted_by=user,
        submission__in=Submission.objects.visible_to(user),
        submission__case__stage__in=[Stage.COMMISSION, Stage.HELP],
    )
    return list(returned.exclude(Exists(newer)).select_related("submission__case__child").order_by("rework_until"))


def agenda(user: User) -> Panel:
    """Vorlagen that wait for their decision, by meeting."""
    waiting = (
        Submission.objects.visible_to(user)
        .filter(state__in=[SubmissionState.SUBMITTED, SubmissionState.FROZEN], meeting__isnull=False)
        .select_related("case__child", "help_kind", "meeting")
        .order_by("meeting__held_at", "position")
    )
    return panel_of("house/_agenda.html", waiting)


def _step(case: Case) -> tuple[int, str]:
    stage = Stage(case.stage)
    return CLASSIFIED if stage == Stage.CONSULTATION and case.current_area else STEPS[stage]


def _nearness(due: Due | None, today: date) -> str:
    if due is None or due.on > today + LOOK_AHEAD:
        return ""
    return "late" if due.on <= today else "soon"
