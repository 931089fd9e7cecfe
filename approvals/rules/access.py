"""Who may do what in the commission; one question each."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from accounts.models import ASD_AND_WJH, Department, User
from approvals.lifecycle import MeetingState, SubmissionState, Way
from approvals.models import CommissionMeeting, DecisionNotice, Recusal, Submission
from cases import rules as case_rules
from cases.models import Case
from cases.rules import belongs_to_team
from hze.models import HelpEpisode
from socialspace.models import SocialArea
from socialspace.rules import is_in_team


def may_plan_meetings(user: User, area: SocialArea) -> bool:
    """Both leads of the team."""
    return user.is_lead and user.department in ASD_AND_WJH and is_in_team(user, area)


def may_chair(user: User, meeting: CommissionMeeting) -> bool:
    """Both leads, whoever chairs the open meeting, and who stands in on a lead's seat of this team."""
    if may_plan_meetings(user, meeting.area) or (meeting.is_open and meeting.chair_id == user.pk):
        return True
    substitutes = meeting.area.seat_substitutes.accepted()
    return belongs_to_team(user, meeting.area) and bool(substitutes.filter(user=user).exists())


def may_look_back(user: User) -> bool:
    """Both leads on their teams, planning on all teams with small figures left out (domain.md §11.1)."""
    is_lead = user.is_lead and user.department in ASD_AND_WJH
    return user.is_active and (is_lead or user.department == Department.PLANNING)


def may_attend(user: User, meeting: CommissionMeeting) -> bool:
    """ASD and WJH of the team."""
    return belongs_to_team(user, meeting.area)


def may_write_minutes(user: User, meeting: CommissionMeeting) -> bool:
    """Whoever writes the minutes, and whoever may chair."""
    return meeting.minute_taker_id == user.pk or may_chair(user, meeting)


def may_propose(user: User, case: Case) -> bool:
    """The responsible worker and whoever shares the responsibility write the Vorlage."""
    return case_rules.may_work_on(user, case) and not is_recused(user, case)


def may_ask_about_help(user: User, episode: HelpEpisode) -> bool:
    """Who writes the Vorlage of the case also says how its help goes on, until that is over."""
    return not episode.is_over and may_propose(user, episode.case)


def may_price(user: User, case: Case) -> bool:
    """WJH of the team alone enters cost and competence."""
    return user.department == Department.WJH and is_in_team(user, case.area) and not is_recused(user, case)


def may_word_notice(user: User, notice: DecisionNotice) -> bool:
    """WJH of the team words and finishes the Bescheid; everybody else of the team reads it."""
    return may_price(user, notice.decision.submission.case)


def may_recuse(user: User, case: Case) -> bool:
    """Everybody of the team's ASD and WJH for themselves; a lead for others."""
    return belongs_to_team(user, case.area)


def is_recused(user: User, case: Case) -> bool:
    """Whether this colleague must not decide about the case (§§ 16, 17 SGB X)."""
    return Recusal.objects.in_force().filter(case=case, user=user).exists()


def without_recused(people: Iterable[User], case: Case) -> list[User]:
    """These people except who must not decide about the case: nothing about it is told to them or put before them."""
    recused = set(Recusal.objects.in_force().filter(case=case).values_list("user", flat=True))
    return [user for user in people if user.pk not in recused]


def is_editable(submission: Submission) -> bool:
    return submission.state in {SubmissionState.DRAFT, SubmissionState.SUBMITTED}


def is_heard(submission: Submission) -> bool:
    """Whether voices are given now: frozen, and in circulation until its day or on the agenda of an open meeting."""
    if submission.state != SubmissionState.FROZEN:
        return False
    if submission.way == Way.CIRCULAR:
        return submission.circulates_until is not None and submission.circulates_until > timezone.now()
    return submission.meeting is not None and submission.meeting.state == MeetingState.OPEN


def is_late(submission: Submission, meeting: CommissionMeeting) -> bool:
    """Whether it came onto the agenda so shortly before the meeting that nobody could read it in time."""
    deadline = meeting.held_at - timedelta(hours=settings.COMMISSION_DEADLINE_HOURS)
    return submission.submitted_at is not None and submission.submitted_at > deadline


def is_urgent(submission: Submission) -> bool:
    """Decided urgently already, or on its way because a child cannot wait."""
    return submission.way == Way.URGENT or submission.bypass_id is not None
