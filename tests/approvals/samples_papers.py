"""Decisions the Abteilungsleitung is asked about, for the table of doors."""

from typing import Any

from approvals import actions as approvals
from approvals.models import CommissionMeeting, Decision
from cases import actions as cases
from tests import office
from tests.approvals import papers_office, room_office


def samples() -> dict[str, list[Any]]:
    ruled, again = _passed_on("Geregelt"), _passed_on("Beschieden")
    for row in (ruled, again):
        papers_office.ruling_about(row)
    return {
        "passed_on": [_passed_on("Weitergereicht").submission.key],
        "ruled": [ruled.submission.key],
        "notice": [ruled.notice.key],
        "seal": [ruled.seal.digest],
        "held_meeting": [_held().key],
        "done_notice": [papers_office.finished(again.notice).key],
    }


def _held() -> CommissionMeeting:
    """A meeting that was held and closed, with one decision."""
    row = room_office.a_submission_of("Kind-Protokolliert")
    approvals.submit(row, by=office.colleague("brandt"), meeting=(meeting := office.a_meeting()))
    approvals.open_meeting(meeting, by=office.colleague("felten"))
    heard = office.a_heard_submission(submission=office.fresh(row))
    approvals.decide(heard, by=office.colleague("felten"), outcome="approved", text="Die Hilfe wird bewilligt.")
    approvals.close_meeting(meeting, by=office.colleague("felten"))
    return meeting


def _passed_on(words: str) -> Decision:
    """A Vorlage the leads disagree about."""
    check = office.a_ready_check(office.a_case(child_first_name="Kim", child_last_name=f"Kind-{words}"))
    cases.complete_resource_check(check, by=office.colleague("brandt"))
    row = office.a_complete_draft(case=office.a_classified_case(check.case))
    approvals.submit(row, by=office.colleague("brandt"), meeting=(meeting := office.a_meeting()))
    approvals.open_meeting(meeting, by=office.colleague("felten"))
    return papers_office.passed_on(office.fresh(row))
