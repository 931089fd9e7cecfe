"""Freezing: from now on a Vorlage stays as it is; until it is thawed for another meeting or decided."""

from django.utils import timezone

from accounts.models import User
from approvals import lifecycle
from approvals.assembly import assemble
from approvals.lifecycle import SubmissionState
from approvals.models import Submission
from audit.actions import record
from web.store import store


def freeze(submission: Submission, *, by: User) -> None:
    """Freeze a locked Vorlage with what the file says now."""
    submission.content = assemble(submission)
    submission.state = lifecycle.step_submission(submission.state, SubmissionState.FROZEN)
    submission.frozen_at = timezone.now()
    store(submission)
    record("submission.frozen", submission.key, by=by, case_key=submission.case.key)


def thaw(submission: Submission) -> None:
    """Open a locked Vorlage again for another meeting; whoever read it must read it anew."""
    submission.state = lifecycle.step_submission(submission.state, SubmissionState.SUBMITTED)
    submission.content = submission.frozen_at = None
    submission.version += 1
