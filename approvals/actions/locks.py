"""Who is locked in which order: always meeting, case, Vorlage; and how the others in the room learn of a change."""

from django.core.exceptions import ValidationError
from django.db.models import F

from approvals.models import CommissionMeeting, Submission
from cases import actions as cases
from cases.models import Case


def lock_meeting(meeting: CommissionMeeting) -> CommissionMeeting:
    """Read the meeting again and keep others from changing it."""
    return lock_meetings(meeting.pk)[meeting.pk]


def lock_meetings(*keys: int) -> dict[int, CommissionMeeting]:
    """Several meetings at once, always in the same order, by their number."""
    rows = CommissionMeeting.objects.select_related("area", "chair", "minute_taker").filter(pk__in=keys)
    return {row.pk: row for row in rows.order_by("pk").select_for_update(of=("self",))}


def lock(submission: Submission) -> Submission:
    """Read the Vorlage and its case again and keep others from changing them; a meeting is locked before."""
    case = cases.lock(Case(pk=submission.case_id))  # only its number is asked for: the row is read under the lock
    related = ("help_kind", "submitted_by", "bypass__by", "bypass__second", "episode__help_kind", "end_code")
    rows = Submission.objects.select_related(*related).select_for_update(of=("self",))
    locked = rows.get(pk=submission.pk)
    locked.case = case
    return locked


def lock_item(submission: Submission, *, to: CommissionMeeting | None = None) -> Submission:
    """The Vorlage under the lock of its meeting, and of the one it is about to go `to`.

    Raises ValidationError when it moved to another one meanwhile.
    """
    asked = Submission.objects.filter(pk=submission.pk).values_list("meeting", flat=True).get()
    held = lock_meetings(*(key for key in (asked, to.pk if to else None) if key))
    locked = lock(submission)
    if locked.meeting_id != asked:
        raise ValidationError("Die Vorlage steht inzwischen auf einer anderen Tagesordnung. Laden Sie die Seite neu.")
    if asked:
        locked.meeting = held[asked]
    return locked


def bump(of: Submission | CommissionMeeting | None) -> None:
    """Let everybody who has the meeting open see what changed, with their next question."""
    pk = of.meeting_id if isinstance(of, Submission) else of.pk if of else None
    if pk is not None:
        CommissionMeeting.objects.filter(pk=pk).update(version=F("version") + 1)
