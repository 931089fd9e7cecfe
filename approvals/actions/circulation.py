"""The circular decision (Umlaufbeschluss): small matters, all three agree, or the Vorlage goes into a meeting."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from approvals import rules
from approvals.actions.freezing import freeze, thaw
from approvals.actions.locks import lock, lock_item
from approvals.actions.meeting import demand_planned, next_meeting, put_on_agenda
from approvals.actions.submission import demand_complete, enter_commission
from approvals.actions.telling import tell_seats
from approvals.lifecycle import SubmissionState, Way
from approvals.models import CommissionMeeting, Submission
from audit.actions import record
from cases.rules import demand


@transaction.atomic
def circulate(submission: Submission, *, by: User, until: datetime) -> None:
    """Send a complete Vorlage about a small matter round the three seats until a day; it is frozen at once."""
    submission = lock(submission)
    demand(rules.may_propose(by, submission.case))
    demand_complete(rules.missing_in_submission(submission))
    if submission.state != SubmissionState.DRAFT:
        raise ValidationError("Die Vorlage ist schon angemeldet. Nehmen Sie sie zuerst von der Tagesordnung.")
    if not rules.may_circulate(submission):
        raise ValidationError("Im Umlauf werden nur kleine Sachen beschlossen. Melden Sie die Vorlage zur Sitzung an.")
    if until <= timezone.now():
        raise ValidationError({"until": "Die Frist liegt in der Vergangenheit."})
    submission.way, submission.circulates_until = Way.CIRCULAR, until
    enter_commission(submission, by=by)
    freeze(submission, by=by)
    record("submission.circulated", submission.key, by=by, case_key=submission.case.key)
    path = reverse("approvals:circulation", args=[submission.key])
    day = timezone.localtime(until)
    text = f"Umlaufbeschluss zu {submission.case.file_number}: Ihre Stimme bis {day:%d.%m.%Y, %H:%M} Uhr."
    tell_seats(submission, by=by, text=text, path=path)


@transaction.atomic
def bring_to_meeting(submission: Submission, *, by: User) -> None:
    """Take a Vorlage out of circulation and put it on the next agenda; every seat may ask for that."""
    following = next_meeting(submission)
    submission = lock_item(submission, to=following)
    demand(rules.seat_of(by, submission) is not None or rules.may_propose(by, submission.case))
    _to_meeting(submission, following, by=by)


def end_circulations() -> int:
    """Put on the next agenda what was not decided in time; returns how many. Without a planned meeting it waits."""
    late = Submission.objects.in_circulation().filter(circulates_until__lt=timezone.now()).order_by("id")
    return sum(_end(row) for row in late)


def _end(submission: Submission) -> bool:
    following = next_meeting(submission)
    try:
        with transaction.atomic():
            submission = lock_item(submission, to=following)
            assert submission.submitted_by is not None  # noqa: S101 (submission_has_place_on_agenda)
            _to_meeting(submission, following, by=submission.submitted_by)
    except ValidationError:
        return False  # no meeting is planned: the page says so, and the next run tries again
    return True


def _to_meeting(submission: Submission, following: CommissionMeeting | None, *, by: User) -> None:
    """Voices given in circulation stay with the frozen content they were given about; the meeting votes anew."""
    if submission.way != Way.CIRCULAR or submission.state != SubmissionState.FROZEN:
        raise ValidationError("Diese Vorlage ist nicht im Umlauf.", code="state")
    meeting = demand_planned(following)
    submission.way, submission.circulates_until = Way.MEETING, None
    thaw(submission)
    put_on_agenda(submission, meeting)
    record("submission.submitted", submission.key, by=by, case_key=submission.case.key, meeting=str(meeting.key))
