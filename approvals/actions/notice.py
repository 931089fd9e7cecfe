"""The Bescheid: drafted by the decision, worded and finished by WJH."""

from accounts.models import User
from approvals.models import Decision, DecisionNotice, Ruling, Submission
from audit.actions import record
from web.store import store


def draft_notice(decision: Decision, settled: Decision | Ruling, submission: Submission, *, by: User) -> DecisionNotice:
    """Draft the Bescheid a granted or refused Vorlage needs; its words are WJH's to finish."""
    subject = f"Ihr Antrag auf Hilfe zur Erziehung, Aktenzeichen {submission.case.file_number}"
    notice = DecisionNotice(decision=decision, subject=subject, body=settled.text)
    store(notice)
    record("notice.drafted", notice.key, by=by, case_key=submission.case.key)
    return notice
