"""Who enters and who confirms what the Abteilungsleitung ruled, and what it can rule."""

from accounts.models import User
from approvals.lifecycle import Outcome, Seat, SubmissionState, Way
from approvals.models import Ruling, Submission
from approvals.rules.seats import LEADS, seat_of

SETTLES = (Outcome.APPROVED, Outcome.CHANGED, Outcome.REFUSED, Outcome.RETURNED)


def ruling_seat(user: User, submission: Submission) -> Seat | None:
    """The lead's seat a colleague takes today for a Vorlage that was passed on; else nothing."""
    if submission.state != SubmissionState.ESCALATED:
        return None
    seat = seat_of(user, submission)
    return seat if seat in LEADS else None


def may_answer_ruling(user: User, ruling: Ruling, submission: Submission, *, agrees: bool) -> bool:
    """The other lead's seat confirms or refuses; whoever entered it may take it back."""
    if ruling.entered_by_id == user.pk:
        return not agrees
    seat = ruling_seat(user, submission)
    return seat is not None and seat != ruling.seat


def possible_rulings(submission: Submission) -> list[Outcome]:
    """What the Abteilungsleitung can rule; what was decided urgently runs already and is not returned."""
    return [outcome for outcome in SETTLES if submission.way != Way.URGENT or outcome != Outcome.RETURNED]
