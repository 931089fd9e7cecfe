"""Papers of a meeting: minutes and folder; stored once when nothing in them can change any more."""

from functools import partial
from uuid import UUID

from django.tasks import task

from accounts.models import User
from approvals.actions.keeping import kept, unstored
from approvals.agenda import agenda_of
from approvals.lifecycle import MeetingState, SubmissionState
from approvals.models import CommissionMeeting, MeetingPaper, Submission
from approvals.papers.decision import Paper
from approvals.papers.folder import AT_ONCE, PATIENT, draw_folder
from approvals.papers.minutes import draw_minutes
from approvals.papers.sitting import hidden_from
from web.models import StoredFile
from web.pdf import Limits

Kind = MeetingPaper.Kind


def paper_of_meeting(meeting: CommissionMeeting, kind: str, *, reader: User, limits: Limits = AT_ONCE) -> StoredFile:
    """Minutes or folder as a PDF: of a closed meeting rendered once and the same bytes ever after.

    Nothing is stored while something may still change, and never an extract for who must not decide about an item.
    """
    hidden = hidden_from(meeting, reader)
    draw = partial(_draw, meeting, kind, reader, hidden, limits)
    if hidden or not _is_final(meeting, kind):
        return unstored(draw())
    return kept(MeetingPaper, draw, turn=f"{kind} {meeting.key}", meeting=meeting, kind=kind)


@task
def put_meeting_on_paper(key: str) -> None:
    """Render the papers after the meeting was closed, if one of those who held it may read them whole."""
    meeting = CommissionMeeting.objects.select_related("area", "chair", "minute_taker").get(key=UUID(key))
    readers = [user for user in (meeting.chair, meeting.minute_taker) if user is not None]
    reader = next((user for user in readers if not hidden_from(meeting, user)), None)
    if reader is None:
        return
    for kind in Kind:
        if _is_final(meeting, kind):
            paper_of_meeting(meeting, kind, reader=reader, limits=PATIENT)


def _is_final(meeting: CommissionMeeting, kind: str) -> bool:
    """The minutes when the meeting is closed; the folder when the last ruling about its items has come, too."""
    if meeting.state != MeetingState.CLOSED:
        return False
    waiting = Submission.objects.filter(meeting=meeting, state=SubmissionState.ESCALATED)
    return kind == Kind.MINUTES or not waiting.exists()


def _draw(meeting: CommissionMeeting, kind: str, reader: User, hidden: frozenset[int], limits: Limits) -> Paper:
    if kind == Kind.MINUTES:
        return draw_minutes(meeting, hidden)
    return draw_folder(meeting, agenda_of(meeting, reader), hidden, limits=limits)
