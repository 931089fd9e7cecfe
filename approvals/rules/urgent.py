"""Who may decide urgently: two names, one of them of a lead's seat."""

from collections.abc import Iterable

from accounts.models import User
from approvals.lifecycle import Request
from approvals.models import Submission, UrgentDecision
from approvals.rules.access import is_editable, may_propose
from approvals.rules.proposal import NO_ESTIMATE, missing_in_submission
from approvals.rules.seats import LEADS, seat_of
from cases.rules import Missing


def may_ask_urgent(user: User, submission: Submission) -> bool:
    """Whoever writes the Vorlage, and both leads' seats, while it is open and complete but for the estimate."""
    if not is_editable(submission) or not may_answer_for(user, submission):
        return False
    return may_be_urgent(submission, missing_in_submission(submission))


def may_be_urgent(submission: Submission, missing: Iterable[Missing]) -> bool:
    """Every request but an end, when nothing is `missing` but the estimate, which may follow; cost never blocks."""
    return submission.request != Request.END and all(piece == NO_ESTIMATE for piece in missing)


def may_answer_for(user: User, submission: Submission) -> bool:
    """Whoever writes the Vorlage, and who sits on a lead's seat."""
    return may_propose(user, submission.case) or seat_of(user, submission) in LEADS


def may_answer_urgent(user: User, urgent: UrgentDecision, submission: Submission, *, agrees: bool) -> bool:
    """The other seats; one of the two names is a lead's. Whoever asked may take it back.

    That nobody agrees with themselves is refused by the table, in words.
    """
    seat = seat_of(user, submission)
    if user == urgent.by:
        return not agrees or seat is not None
    if seat is None:
        return False
    return seat in LEADS or seat_of(urgent.by, submission) in LEADS


def may_confirm_urgent(user: User, urgent: UrgentDecision, submission: Submission) -> bool:
    """Whether the button for the second name is theirs."""
    return user != urgent.by and may_answer_urgent(user, urgent, submission, agrees=True)
