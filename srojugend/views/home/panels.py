"""The panels every role may have: what is due, what one was told, what comes next."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Model, Q, QuerySet

from accounts.http import StaffRequest
from accounts.models import Absence, Notification, User
from approvals.lifecycle import MeetingState
from approvals.models import CommissionMeeting
from cases.models import Case, Reminder
from cases.reminder_rows import rows_of
from cases.unfinished import unfinished
from cases.views.reminders import just_finished
from conferences.models import Conference

SHOWN = 12  # rows of a panel; the rest is one link away
FEW = 6  # rows of the panels at the side
AHEAD = 4  # meetings asked for at once: those of today and the next


@dataclass(frozen=True)
class Panel:
    """One panel of the page: its template and what it shows; `more` says that rows were left out."""

    template: str
    content: object
    count: int = 0
    more: bool = False


CASELOAD = Panel("house/_caseload.html", None)  # loads by itself


@dataclass
class WorkingDay:
    """What stands on the page: urgent cases above everything, panels left and right, doors to begin something."""

    urgent: list[Case] = field(default_factory=list)
    main: list[Panel] = field(default_factory=list)
    side: list[Panel] = field(default_factory=list)
    records_reports: bool = False
    convenes: bool = False


def panel_of[M: Model](template: str, query: QuerySet[M]) -> Panel:
    """A panel of the first rows of a query; `count` counts what is shown."""
    rows = list(query[: SHOWN + 1])
    return Panel(template, rows[:SHOWN], count=min(len(rows), SHOWN), more=len(rows) > SHOWN)


def reminders(request: StaffRequest, today: date) -> Panel:
    """What is due first; the next ones when there is room. `count` is what is due, of those shown."""
    user = request.user
    desk = Reminder.objects.visible_to(user).at_desk_of(user, today).open().for_list()
    rows = rows_of(desk[: FEW + 1], user=user, today=today)
    content = {"rows": rows[:FEW], "undo": just_finished(request)}
    due = sum(bool(row.due) for row in rows[:FEW])
    return Panel("house/_reminders.html", content, count=due, more=len(rows) > FEW)


def messages(user: User) -> Panel:
    """What one was told and has not read."""
    rows = list(Notification.objects.visible_to(user).unread()[: FEW + 1])
    return Panel("house/_messages.html", rows[:FEW], count=len(rows[:FEW]), more=len(rows) > FEW)


def begun(user: User) -> list[Panel]:
    """What one has begun to write and not saved; no panel for nothing."""
    found = unfinished(user)
    return [Panel("house/_begun.html", found, count=len(found))] if found else []


def deputising(user: User, today: date) -> list[Panel]:
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


def meetings_ahead(user: User, today: date) -> list[CommissionMeeting]:
    """The next meetings of the commission, those of today among them, with how many Vorlagen are one's own."""
    running = [MeetingState.PLANNED, MeetingState.OPEN]
    meetings = CommissionMeeting.objects.visible_to(user).filter(state__in=running)
    coming = meetings.filter(held_at__date__gte=today).annotate(
        items=Count("submissions"), own_items=Count("submissions", filter=Q(submissions__submitted_by=user))
    )
    return list(coming.order_by("held_at")[:AHEAD])


def conferences_ahead(user: User, today: date) -> list[Conference]:
    """The next conferences, those of today among them."""
    return list(Conference.objects.visible_to(user).upcoming(today)[:AHEAD])


def next_meeting(meetings: list[CommissionMeeting]) -> Panel:
    return Panel("house/_next_meeting.html", next(iter(meetings), None))


def next_conference(conferences: list[Conference]) -> Panel:
    return Panel("house/_next_conference.html", next(iter(conferences), None))
