"""'Mein Arbeitstag': what this colleague has to look at first; a list of panels for each role."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Absence, Department, User
from approvals.lifecycle import MeetingState, Outcome, SubmissionState
from approvals.models import CommissionMeeting, Decision, Submission
from cases.lifecycle import Area, Stage
from cases.models import Case
from cases.models.case import CaseQuerySet
from cases.rules import gap_groups, gaps_of
from conferences.lifecycle import State
from conferences.models import AreaMeeting, Conference, Subgroup
from conferences.models import Outcome as ConferenceOutcome
from conferences.quarters import YearQuarter
from web.http import render_page

SHOWN = 12  # rows of a panel; the rest is one link away
GAPS_SHOWN = 6  # above the reviews; all of them are one link away
LOOK_AHEAD = timedelta(days=14)
LOOK_BACK = timedelta(days=30)

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
class Panel:
    """One panel of the page: its template and what it shows; `more` says that rows were left out."""

    template: str
    content: object
    count: int = 0
    more: bool = False


_CASELOAD = Panel("house/_caseload.html", None)  # loads by itself


@dataclass(frozen=True)
class CaseRow:
    """A case with the step it stands at and how near its next review is."""

    case: Case
    step: int
    step_text: str
    due: str  # "" | "soon" | "late"


@dataclass
class WorkingDay:
    """What stands on the page: urgent cases above everything, panels left and right, doors to begin something."""

    urgent: list[Case] = field(default_factory=list)
    main: list[Panel] = field(default_factory=list)
    side: list[Panel] = field(default_factory=list)
    records_reports: bool = False
    convenes: bool = False


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """The first page after signing in."""
    today = timezone.localdate()
    day = _builder(request.user)(request.user, today)
    context = {"day": day, "today": today, "week": today.isocalendar().week}
    return render_page(request, "house/home.html", context)


def _builder(user: User) -> Callable[[User, date], WorkingDay]:
    if user.department == Department.ASD:
        return _team_lead if user.is_lead else _worker
    return {Department.WJH: _economic_help, Department.ADVICE: _advisor}.get(Department(user.department), _others)


def _worker(user: User, today: date) -> WorkingDay:
    """ASD: danger first, then own cases, what nobody answers for, and what came back from the commission."""
    own = list(_by_review(Case.objects.visible_to(user).open().led_by(user)))
    returned = list(_to_rework(user))
    main = [
        Panel("house/_own_cases.html", _rows(own[:SHOWN], today), count=len(own), more=len(own) > SHOWN),
    ]
    if returned:
        main.insert(0, Panel("house/_rework.html", returned, count=len(returned)))
    side = [*_deputising(user, today), _without_lead(user, today), _CASELOAD]
    side += [_next_meeting(user), _next_conference(user, today)]
    return WorkingDay(urgent=_urgent(own, today), main=main, side=side, records_reports=True)


def _team_lead(user: User, today: date) -> WorkingDay:
    """ASD lead: what has nobody, whose review is due, what the commission will hear."""
    due = list(_by_review(Case.objects.visible_to(user).open()).filter(Q(review_on__lte=today + LOOK_AHEAD)))
    main = [
        _uncovered(user, today),
        Panel("house/_reviews.html", _rows(due[:SHOWN], today), count=len(due), more=len(due) > SHOWN),
        _agenda(user),
    ]
    side = [_CASELOAD, _next_meeting(user), _next_conference(user, today)]
    return WorkingDay(urgent=_urgent(due, today), main=main, side=side, records_reports=True)


def _economic_help(user: User, today: date) -> WorkingDay:
    """WJH: Vorlagen without a cost part, the agenda, decisions of the last weeks."""
    submissions = Submission.objects.visible_to(user).select_related("case__child", "help_kind", "meeting")
    unpriced = submissions.filter(
        state__in=[SubmissionState.DRAFT, SubmissionState.SUBMITTED], rate_cents__isnull=True
    ).order_by(F("meeting__held_at").asc(nulls_last=True), "id")
    decided = (
        Decision.objects.filter(submission__in=Submission.objects.visible_to(user))
        .filter(created_at__date__gte=today - LOOK_BACK)
        .select_related("submission__case__child", "submission__help_kind")
        .order_by("-id")
    )
    main = [_panel("house/_unpriced.html", unpriced), _panel("house/_decisions.html", decided), _agenda(user)]
    side = [*_deputising(user, today), _next_meeting(user), _next_conference(user, today)]
    return WorkingDay(main=main, side=side)


def _advisor(user: User, today: date) -> WorkingDay:
    """Praxisberatung: this quarter's conferences, subgroups without a date, open agreements."""
    quarter = YearQuarter.of(today)
    conferences = (
        Conference.objects.visible_to(user)
        .filter(year=quarter.year, quarter_of_year=quarter.number)
        .exclude(state=State.CANCELLED)
        .select_related("subgroup__district")
        .order_by("starts_at", "id")
    )
    gaps = Subgroup.objects.running(today).without_date_in(quarter).select_related("district")
    tasks = ConferenceOutcome.objects.visible_to(user).open_tasks()
    meeting = AreaMeeting.objects.visible_to(user).to_come().annotate(items=Count("outcomes")).first()
    return WorkingDay(
        main=[_panel("house/_conferences.html", conferences), _panel("house/_gaps.html", gaps)],
        side=[_panel("house/_tasks.html", tasks), Panel("house/_next_area_meeting.html", meeting)],
        convenes=True,
    )


def _others(user: User, today: date) -> WorkingDay:
    """Everybody else: what they can do here; data protection sees trails, nobody of them a case."""
    main = [Panel("house/_doors.html", user.department)]
    if user.department in {Department.PRIVACY, Department.ADMIN}:
        return WorkingDay(main=main)
    return WorkingDay(main=main, side=[_next_conference(user, today)])


def _by_review(cases: CaseQuerySet) -> CaseQuerySet:
    return cases.for_list().order_by(F("review_on").asc(nulls_last=True), "child__name_sort", "file_number")


def _rows(cases: list[Case], today: date) -> list[CaseRow]:
    return [CaseRow(case, *_step(case), _due(case.review_on, today)) for case in cases]


def _step(case: Case) -> tuple[int, str]:
    stage = Stage(case.stage)
    return CLASSIFIED if stage == Stage.CONSULTATION and case.current_area else STEPS[stage]


def _due(review_on: date | None, today: date) -> str:
    if review_on is None or review_on > today + LOOK_AHEAD:
        return ""
    return "late" if review_on <= today else "soon"


def _urgent(cases: list[Case], today: date) -> list[Case]:
    """Cases in the danger area whose review is due."""
    return [case for case in cases if case.current_area == Area.DANGER and case.review_on and case.review_on <= today]


def _without_lead(user: User, today: date) -> Panel:
    cases = Case.objects.visible_to(user).open().without_lead().for_list()
    rows = list(cases.order_by("opened_on", "id")[: SHOWN + 1])
    return Panel("house/_without_lead.html", _rows(rows[:SHOWN], today), count=len(rows), more=len(rows) > SHOWN)


def _uncovered(user: User, today: date) -> Panel:
    """What has nobody, the same question as the page of it; without any gap the number of cases that have somebody."""
    cases = Case.objects.visible_to(user)
    rows = cases.uncovered(today).for_list().order_by("opened_on", "file_number")
    gaps = [gap for case in rows for gap in gaps_of(case)]
    content = {"groups": gap_groups(gaps)[:GAPS_SHOWN], "open": 0 if gaps else cases.open().count()}
    return Panel("house/_uncovered.html", content, count=len({gap.case.pk for gap in gaps}))


def _deputising(user: User, today: date) -> list[Panel]:
    """Who asks for a deputy, whom one stands in for today, one's own absences without a yes; no panel for nothing."""
    mine = Absence.objects.visible_to(user).filter(Q(user=user) | Q(deputy=user), ends_on__gte=today)
    rows = list(mine.select_related("user", "deputy"))
    asked = [row for row in rows if row.deputy == user]
    content = {
        "requests": [row for row in asked if row.answer == Absence.Answer.OPEN],
        "standing_in": [row for row in asked if row.answer == Absence.Answer.ACCEPTED and row.begins_on <= today],
        "own": [row for row in rows if row.user == user and row.answer != Absence.Answer.ACCEPTED],
    }
    return [Panel("house/_deputy.html", content, count=len(content["requests"]))] if any(content.values()) else []


def _to_rework(user: User) -> list[Decision]:
    """Own Vorlagen the commission gave back and that have no newer version yet, the nearest date first."""
    newer = Submission.objects.filter(case=OuterRef("submission__case"), number__gt=OuterRef("submission__number"))
    returned = Decision.objects.filter(
        outcome=Outcome.RETURNED,
        submitted_by=user,
        submission__in=Submission.objects.visible_to(user),
        submission__case__stage=Stage.COMMISSION,
    )
    return list(returned.exclude(Exists(newer)).select_related("submission__case__child").order_by("rework_until"))


def _agenda(user: User) -> Panel:
    """Vorlagen that wait for their decision, by meeting."""
    waiting = (
        Submission.objects.visible_to(user)
        .filter(state__in=[SubmissionState.SUBMITTED, SubmissionState.FROZEN])
        .select_related("case__child", "help_kind", "meeting")
        .order_by("meeting__held_at", "position")
    )
    return _panel("house/_agenda.html", waiting)


def _next_meeting(user: User) -> Panel:
    today = timezone.localdate()
    meetings = CommissionMeeting.objects.visible_to(user).exclude(state=MeetingState.CLOSED)
    coming = meetings.filter(held_at__date__gte=today).annotate(
        items=Count("submissions"), own_items=Count("submissions", filter=Q(submissions__submitted_by=user))
    )
    return Panel("house/_next_meeting.html", coming.order_by("held_at").first())


def _next_conference(user: User, today: date) -> Panel:
    return Panel("house/_next_conference.html", Conference.objects.visible_to(user).upcoming(today).first())


def _panel[M: Model](template: str, query: QuerySet[M]) -> Panel:
    """A panel of the first rows of a query; `count` counts what is shown."""
    rows = list(query[: SHOWN + 1])
    return Panel(template, rows[:SHOWN], count=min(len(rows), SHOWN), more=len(rows) > SHOWN)
