"""The working day of each role: which panels it has, in which order."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Count, F

from accounts.http import StaffRequest
from accounts.models import Department, User
from approvals.lifecycle import SubmissionState
from approvals.models import Decision, DecisionNotice, Submission
from conferences.lifecycle import State
from conferences.models import AreaMeeting, Conference, Subgroup
from conferences.models import Outcome as ConferenceOutcome
from conferences.quarters import YearQuarter
from hze.models import Reimbursement
from srojugend.views.home import cases, commission, panels
from srojugend.views.home.panels import CASELOAD, Panel, WorkingDay, panel_of
from srojugend.views.home.today import today_panel

LOOK_BACK, CLAIM_AHEAD = timedelta(days=30), timedelta(days=60)


def day_of(request: StaffRequest, today: date) -> WorkingDay:
    """The day of the role; what is due and what one was told stand beside it for everybody."""
    day = _builder(request.user)(request.user, today)
    told = panels.messages(request.user)
    day.side = [panels.reminders(request, today), *([told] if told.count else []), *day.side]
    return day


def _builder(user: User) -> Callable[[User, date], WorkingDay]:
    if user.department == Department.ASD:
        return _team_lead if user.is_lead else _worker
    return {Department.WJH: _economic_help, Department.ADVICE: _advisor}.get(Department(user.department), _others)


def _worker(user: User, today: date) -> WorkingDay:
    """ASD: danger first, then the day, own cases, what nobody answers for, what came back from the commission."""
    own, returned = cases.own_cases(user), cases.to_rework(user)
    meetings, conferences = panels.meetings_ahead(user, today), panels.conferences_ahead(user, today)
    main = [
        today_panel(user, today, meetings, conferences),
        *cases.overdue(user, today),
        *commission.to_answer(user),
        *([Panel("house/_rework.html", returned, count=len(returned))] if returned else []),
        cases.case_panel("house/_own_cases.html", own, today),
    ]
    side = [*cases.handed_over(own), *panels.begun(user), *panels.deputising(user, today)]
    side += [cases.without_lead(user, today), CASELOAD]
    side += [panels.next_meeting(meetings), panels.next_conference(conferences)]
    return WorkingDay(urgent=cases.urgent(own, today), main=main, side=side, records_reports=True)


def _team_lead(user: User, today: date) -> WorkingDay:
    """ASD lead: the day, what has nobody, whose review is due, what the commission will hear."""
    due = cases.reviews_due(user, today)
    meetings, conferences = panels.meetings_ahead(user, today), panels.conferences_ahead(user, today)
    main = [
        today_panel(user, today, meetings, conferences),
        *cases.overdue(user, today),
        *commission.to_answer(user),
        *commission.overdue_conditions(user, today),
        cases.uncovered(user, today),
        cases.case_panel("house/_reviews.html", due, today),
        cases.agenda(user),
    ]
    side = [*panels.begun(user), CASELOAD, panels.next_meeting(meetings), panels.next_conference(conferences)]
    return WorkingDay(urgent=cases.urgent(due, today), main=main, side=side, records_reports=True)


def _economic_help(user: User, today: date) -> WorkingDay:
    """WJH: the day, claims that expire, Vorlagen without cost, Bescheide to finish, recent decisions, the agenda."""
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
    meetings, conferences = panels.meetings_ahead(user, today), panels.conferences_ahead(user, today)
    main = [today_panel(user, today, meetings, conferences)]
    if user.is_lead:
        main += commission.to_answer(user)
    main += commission.overdue_conditions(user, today)
    notices = DecisionNotice.objects.visible_to(user).unfinished().for_list()
    claims = Reimbursement.objects.visible_to(user).unasserted().filter(deadline__lte=today + CLAIM_AHEAD)
    owed = panel_of("house/_reimbursements.html", claims.select_related("episode__case"))
    main += [owed] if owed.count else []
    main += [panel_of("house/_unpriced.html", unpriced), panel_of("house/_notices.html", notices)]
    main += [panel_of("house/_decisions.html", decided), cases.agenda(user)]
    side = [*panels.deputising(user, today), panels.next_meeting(meetings), panels.next_conference(conferences)]
    return WorkingDay(main=main, side=side)


def _advisor(user: User, today: date) -> WorkingDay:
    """Praxisberatung: the day, this quarter's conferences, subgroups without a date, open agreements."""
    quarter = YearQuarter.of(today)
    conferences = (
        Conference.objects.visible_to(user)
        .filter(year=quarter.year, quarter_of_year=quarter.number)
        .exclude(state=State.CANCELLED)
        .select_related("subgroup__district")
        .order_by("starts_at", "id")
    )
    held = panel_of("house/_conferences.html", conferences)
    gaps = Subgroup.objects.running(today).without_date_in(quarter).select_related("district")
    tasks = ConferenceOutcome.objects.visible_to(user).open_tasks()
    meeting = AreaMeeting.objects.visible_to(user).to_come().annotate(items=Count("outcomes")).first()
    return WorkingDay(
        main=[today_panel(user, today, (), conferences[: panels.SHOWN]), held, panel_of("house/_gaps.html", gaps)],
        side=[panel_of("house/_tasks.html", tasks), Panel("house/_next_area_meeting.html", meeting)],
        convenes=True,
    )


def _others(user: User, today: date) -> WorkingDay:
    """Everybody else: what they can do here; data protection sees trails, nobody of them a case."""
    main = [Panel("house/_doors.html", user.department)]
    if user.department in {Department.PRIVACY, Department.ADMIN}:
        return WorkingDay(main=main)
    conferences = panels.conferences_ahead(user, today)
    return WorkingDay(
        main=[today_panel(user, today, (), conferences), *main], side=[panels.next_conference(conferences)]
    )
