"""The room of the commission for tests: sittings with items, absences that are covered, substitutes who said yes."""

from datetime import date

from accounts.models import Absence, User
from approvals import actions
from approvals.lifecycle import Seat
from approvals.models import CommissionMeeting, Recusal, SeatSubstitute, Submission
from cases import actions as cases
from socialspace.actions import accept_absence, record_absence
from tests.office import (
    a_case,
    a_classified_case,
    a_complete_draft,
    a_meeting,
    a_ready_check,
    colleague,
    fresh,
    in_days,
)
from tests.office import team as team_05

REASON = "Verwandt mit der Familie."


def a_sitting(count: int = 2) -> tuple[CommissionMeeting, list[Submission]]:
    """An open meeting with so many items; the first one is heard."""
    meeting, items = an_agenda(count)
    actions.open_meeting(meeting, by=colleague("felten"))
    return read(meeting), [fresh(item) for item in items]


def an_agenda(count: int = 2) -> tuple[CommissionMeeting, list[Submission]]:
    """A planned meeting with so many items."""
    meeting = a_meeting()
    items = [a_submission_of(f"Kind-TOP{number}") for number in range(1, count + 1)]
    for item in items:
        actions.submit(item, by=colleague("brandt"), meeting=meeting)
    return read(meeting), [fresh(item) for item in items]


def a_submission_of(last_name: str) -> Submission:
    """A complete Vorlage about a child one recognises on a page."""
    check = a_ready_check(a_case(child_last_name=last_name))
    cases.complete_resource_check(check, by=colleague("brandt"))
    return a_complete_draft(case=a_classified_case(check.case))


def away(username: str, deputy: str = "", *, accepted: bool = True) -> Absence:
    """Somebody is away today; the deputy said yes."""
    user, stand_in = colleague(username), colleague(deputy) if deputy else None
    days: dict[str, date] = {"begins_on": in_days(0), "ends_on": in_days(1)}
    absence = record_absence(user=user, by=user, deputy=stand_in, **days)
    if stand_in and accepted:
        return accept_absence(absence, by=stand_in, version=absence.version)
    return absence


def a_substitute(username: str, seat: Seat = Seat.ASD_LEAD) -> SeatSubstitute:
    """Somebody who said yes to standing in on a lead's seat."""
    by = colleague("felten")
    asked = actions.ask_substitute(by=by, area=team_05(), seat=seat, user=colleague(username))
    actions.answer_substitute(asked, by=asked.user, accepts=True)
    return SeatSubstitute.objects.get(pk=asked.pk)


def a_recusal(submission: Submission, username: str) -> Recusal:
    """Somebody declared that they must not decide."""
    return actions.recuse(submission.case, by=colleague(username), reason=REASON)


def read(meeting: CommissionMeeting) -> CommissionMeeting:
    """The meeting as it stands in the database now."""
    return CommissionMeeting.objects.select_related("area", "current", "chair", "minute_taker").get(pk=meeting.pk)


def all_but(*usernames: str) -> list[User]:
    return list(User.objects.exclude(username__in=usernames))
