"""Who sits where, what a Vorlage still needs, what it costs, and which outcome the voices allow."""

from collections.abc import Mapping
from datetime import date

from accounts.models import ASD_AND_WJH, Department, User
from approvals.lifecycle import Outcome, Seat, SubmissionState, Vote
from approvals.models import CommissionMeeting, Submission
from cases import rules as case_rules
from cases.lifecycle import Stage
from cases.models import Case, UrgentBypass
from cases.rules import Missing
from hze.lifecycle import HelpForm
from socialspace.models import SocialArea, TeamMembership
from socialspace.rules import is_in_team

LEADS = (Seat.ASD_LEAD, Seat.WJH_LEAD)
AGREES = {Vote.YES, Vote.CONDITION}


def may_plan_meetings(user: User, area: SocialArea) -> bool:
    """Both leads of the team."""
    return user.is_lead and user.department in ASD_AND_WJH and is_in_team(user, area)


def may_chair(user: User, meeting: CommissionMeeting) -> bool:
    """Both leads open and close the meeting and state the decision."""
    return may_plan_meetings(user, meeting.area)


def may_propose(user: User, case: Case) -> bool:
    """The responsible worker and whoever shares the responsibility write the Vorlage."""
    return case_rules.may_work_on(user, case)


def may_price(user: User, case: Case) -> bool:
    """WJH of the team alone enters cost and competence."""
    return user.department == Department.WJH and is_in_team(user, case.area)


def seat_holders(submission: Submission) -> dict[Seat, User | None]:
    """Who sits where for this Vorlage today; an empty seat has nobody."""
    leads = User.objects.of(Department.ASD, Department.WJH).filter(is_lead=True)
    leads = leads.filter(pk__in=TeamMembership.objects.current().filter(area=submission.case.area).values("user"))
    by_department = {lead.department: lead for lead in leads}
    return {
        Seat.ASD_LEAD: by_department.get(Department.ASD),
        Seat.WJH_LEAD: by_department.get(Department.WJH),
        Seat.WORKER: case_rules.lead_of(submission.case),
    }


def seat_of(user: User, submission: Submission) -> Seat | None:
    """The seat a colleague takes for this Vorlage; the responsible worker of today sits for the case."""
    return next((seat for seat, holder in seat_holders(submission).items() if holder == user), None)


def possible_outcomes(votes: Mapping[str, str]) -> list[Outcome]:
    """Which outcomes the three voices allow; none while one is missing.

    Both leads agree: approved, or with conditions when one of them set some. A lead refuses: refused. To return a
    Vorlage is always possible. The worker's voice is heard and noted; it neither grants nor blocks.
    """
    if set(votes) != set(Seat):
        return []
    leads = [Vote(votes[seat]) for seat in LEADS]
    if all(vote in AGREES for vote in leads):
        granted = [Outcome.CHANGED] if Vote.CONDITION in leads else [Outcome.APPROVED, Outcome.CHANGED]
        return [*granted, Outcome.RETURNED]
    if Vote.NO in leads:
        return [Outcome.REFUSED, Outcome.RETURNED]
    return [Outcome.RETURNED]


def missing_voices(votes: Mapping[str, str]) -> list[Seat]:
    return [seat for seat in Seat if seat not in votes]


def cost_cents(submission: Submission) -> int | None:
    """What the proposal costs, in cents: rate x hours x weeks, or day rate x days; None while a part is missing."""
    kind, rate = submission.help_kind, submission.rate_cents
    if kind is None or rate is None or submission.begins_on is None or submission.ends_on is None:
        return None
    days = _days(submission.begins_on, submission.ends_on)
    if kind.form == HelpForm.RESIDENTIAL:
        return rate * days
    if submission.minutes_per_week is None:
        return None
    return (2 * rate * submission.minutes_per_week * days + 420) // 840  # half a cent is rounded up


def missing_in_submission(submission: Submission) -> list[Missing]:
    """What the Vorlage needs before it can be put on an agenda: the way there, the proposal, the cost.

    What an urgent way covers is not asked for; everything else stays.
    """
    missing = case_rules.missing_for_commission(submission.case)
    on_the_way = case_rules.not_covered(missing, bypass_for(submission)) if missing else []
    return on_the_way + missing_in_proposal(submission)


def bypass_for(submission: Submission) -> UrgentBypass | None:
    """The urgent way this Vorlage goes or may go: its own, or the one in force that no other Vorlage went."""
    if submission.bypass is not None:
        return submission.bypass
    bypass = case_rules.bypass_in_force(submission.case)
    if bypass is None or Submission.objects.filter(bypass=bypass).exists():
        return None
    return bypass


def may_draft(case: Case) -> bool:
    """After the Kollegiale Beratung has its turn; before it only on an urgent way two people have opened."""
    if case.stage in {Stage.CONSULTATION, Stage.COMMISSION}:
        return True
    return case.stage in case_rules.BEFORE_HELP and case_rules.bypass_in_force(case) is not None


def missing_to_grant(submission: Submission) -> list[Missing]:
    """A help is granted on a valid Falleinordnung; an urgent way may have left it out."""
    case = submission.case
    missing = case_rules.missing_in_classification(case, case_rules.current_classification(case))
    return case_rules.not_covered(missing, submission.bypass)


def missing_in_proposal(submission: Submission) -> list[Missing]:
    """What the two written parts need; as long as it stands on an agenda a Vorlage lacks nothing of it."""
    page = "approvals:submission"
    kind = submission.help_kind
    checks = {
        Missing("Die Hilfeart ist nicht vorgeschlagen.", page): kind is not None,
        Missing("Beginn und Ende der Hilfe fehlen.", page): submission.begins_on and submission.ends_on,
        Missing("Der Umfang je Woche fehlt.", page): (
            kind is None or kind.form == HelpForm.RESIDENTIAL or submission.minutes_per_week
        ),
        Missing("Es fehlt, warum die vorhandenen Ressourcen nicht reichen.", page): submission.why_not_enough,
        Missing("Das Ziel der Hilfe fehlt.", page): submission.goal,
        Missing("Es fehlt, woran alle merken, dass die Hilfe enden kann.", page): submission.exit_criterion,
        Missing("Die Kostenschätzung fehlt. Die WJH trägt sie ein.", page): submission.rate_cents,
    }
    return [piece for piece, is_there in checks.items() if not is_there]


def is_editable(submission: Submission) -> bool:
    return submission.state in {SubmissionState.DRAFT, SubmissionState.SUBMITTED}


def _days(first: date, last: date) -> int:
    return (last - first).days + 1
