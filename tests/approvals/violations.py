"""Rows of the commission and of helps that are right, and what makes their copy wrong."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from approvals.lifecycle import Seat
from approvals.models import (
    CommissionMeeting,
    ConditionFulfilment,
    DecisionNotice,
    DecisionPaper,
    MeetingPaper,
    MeetingPresence,
    Recusal,
    Seal,
    StageGoal,
    Submission,
    Voice,
)
from tests.approvals import chain_office as chain
from tests.cases.gate_office import an_open_way
from tests.cases.violations import Violations
from tests.hze.helps_office import as_planned
from tests.office import (
    a_case,
    a_case_nobody_leads,
    a_complete_draft,
    a_decision,
    a_heard_submission,
    a_meeting,
    a_submitted,
    colleague,
    in_days,
    newest,
)
from web.models import StoredFile


def _voice() -> Voice:
    a_heard_submission()
    return newest(Voice)


def _decided() -> Submission:
    return a_decision().submission


def _presence() -> MeetingPresence:
    return MeetingPresence.objects.create(meeting=a_meeting(), user=colleague("orth"))


def _recusal() -> Recusal:
    return chain.a_recusal(a_case(), colleague("orth"))


def _stage() -> StageGoal:
    return StageGoal.objects.create(submission=a_complete_draft(), number=1, until=in_days(60), goal="Pünktlich.")


def _seal() -> Seal:
    return a_decision().seal


def _paper() -> DecisionPaper:
    file = StoredFile.store(name="x.pdf", media_type="application/pdf", content=b"%PDF")
    return DecisionPaper.objects.create(decision=a_decision(), file=file)


def _meeting_paper() -> MeetingPaper:
    file = StoredFile.store(name="x.pdf", media_type="application/pdf", content=b"%PDF")
    return MeetingPaper.objects.create(meeting=a_meeting(), kind="minutes", file=file)


def _fulfilment() -> ConditionFulfilment:
    condition, by = chain.a_stored_condition(), colleague("brandt")
    return ConditionFulfilment.objects.create(condition=condition, fulfilled_on=in_days(0), note="Liegt vor.", by=by)


def _notice() -> DecisionNotice:
    return a_decision().notice


def _of_another_case(**changes: Any) -> Callable[[], dict[str, Any]]:
    return lambda: {"case_id": a_case_nobody_leads().pk, "number": 1, **changes}


def _changes(**changes: Any) -> Callable[[], dict[str, Any]]:
    return lambda: changes


HZE: Violations = {
    "help_ended_with_reason": (
        chain.a_help_episode,
        lambda: {"decision_key": uuid4(), "ended_on": in_days(30)},
    ),
    "help_end_code_of_an_end": (
        chain.a_help_episode,
        lambda: {"decision_key": uuid4(), "end_code_id": as_planned().pk},
    ),
    "segment_ends_after_it_begins": (chain.a_segment, lambda: {"ends_on": in_days(29)}),
    "segment_has_reason": (chain.a_segment, _changes(reason="")),
}

MEETING: Violations = {
    "meeting_once_per_time": (a_meeting, dict),
    "meeting_state_known": (a_meeting, _changes(room="Raum 3", state="postponed")),
    "meeting_cancelled_with_reason": (a_meeting, _changes(state="cancelled")),
    "meeting_current_since": (
        lambda: CommissionMeeting.objects.get(submissions=a_submitted()),
        lambda: {"current_id": newest(Submission).pk},
    ),
    "presence_once_at_a_time": (_presence, dict),
    "presence_ends_after_it_begins": (_presence, lambda: {"left_at": timezone.now() - timedelta(days=1)}),
    "substitute_on_one_seat": (chain.a_substitute, _changes(seat="wjh_lead")),
    "substitute_of_a_lead_seat": (chain.a_substitute, _changes(seat="worker")),
    "substitute_answered_with_time": (chain.a_substitute, _changes(answered_at=None)),
    "recusal_once": (_recusal, dict),
    "recusal_has_reason": (_recusal, _changes(reason="")),
    "recusal_ended_by_another": (
        _recusal,
        lambda: {"ended_at": timezone.now(), "ended_by_id": colleague("orth").pk},
    ),
}

SUBMISSION: Violations = {
    "submission_number_once": (_decided, dict),
    "submission_one_running_per_case": (a_complete_draft, _changes(number=2)),
    "submission_one_per_position": (a_submitted, _of_another_case()),
    "submission_state_known": (
        a_submitted,
        lambda: {"state": "lost", "content": {}, "frozen_at": timezone.now()},
    ),
    "submission_ends_after_it_begins": (a_complete_draft, lambda: {"ends_on": in_days(14)}),
    "submission_has_place_on_agenda": (a_submitted, _changes(meeting_id=None)),
    "submission_bypass_on_its_way": (a_complete_draft, lambda: _of_another_case(bypass_id=an_open_way().pk)()),
    "submission_frozen_with_content": (a_submitted, _changes(state="frozen")),
    "submission_way_known": (a_complete_draft, _of_another_case(way="pigeon")),
    "submission_end_code_of_an_end": (a_complete_draft, lambda: _of_another_case(end_code_id=as_planned().pk)()),
    "submission_about_a_help": (a_complete_draft, _of_another_case(request="extend")),
    "submission_minutes_on_agenda": (a_complete_draft, _of_another_case(agenda_minutes=121)),
    "stage_number_once": (_stage, dict),
    "stage_has_goal": (_stage, _changes(goal="", number=2)),
}

DECISION: Violations = {
    "voice_one_per_seat": (_voice, lambda: {"user_id": colleague("aksoy").pk}),
    "voice_one_per_person": (
        lambda: a_heard_submission(votes={Seat.WORKER: "yes"}).voices.get(),
        _changes(seat="asd_lead"),
    ),
    "voice_seat_known": (_voice, _changes(seat="guest")),
    "voice_vote_known": (_voice, _changes(vote="maybe")),
    "voice_has_reason": (_voice, _changes(reason="")),
    "decision_outcome_known": (a_decision, _changes(outcome="perhaps")),
    "who_submits_does_not_decide": (a_decision, lambda: {"decided_by_id": colleague("brandt").pk}),
    "decision_has_three_voices": (a_decision, lambda: {"wjh_voice_id": Voice.objects.get(seat="asd_lead").pk}),
    "decision_returned_with_date": (a_decision, _changes(outcome="returned", return_reason="time")),
    "decision_returned_with_reason": (a_decision, lambda: {"outcome": "returned", "rework_until": in_days(7)}),
    "decision_condition_says_what": (chain.a_condition_before_the_seal, _changes(what="")),
    "decision_condition_bearer_known": (chain.a_condition_before_the_seal, _changes(bearer="nobody")),
    "fulfilment_says_how": (_fulfilment, lambda: {"note": "", "condition_id": chain.a_stored_condition().pk}),
    "fulfilment_by_today": (
        _fulfilment,
        lambda: {"fulfilled_on": in_days(1), "condition_id": chain.a_stored_condition().pk},
    ),
    "ruling_outcome_known": (chain.a_refused_ruling, _changes(outcome="perhaps")),
    "ruling_returned_with_date": (chain.a_refused_ruling, _changes(outcome="returned", return_reason="time")),
    "ruling_returned_with_reason": (
        chain.a_refused_ruling,
        lambda: {"outcome": "returned", "rework_until": in_days(7)},
    ),
    "ruling_entered_by_a_lead_seat": (chain.a_refused_ruling, _changes(seat="worker")),
    "ruling_changed_with_conditions": (chain.a_refused_ruling, _changes(outcome="changed")),
    "ruling_settles": (chain.a_refused_ruling, _changes(outcome="escalated")),
    "ruling_names_who_ruled": (chain.a_refused_ruling, _changes(ruled_by="")),
    "urgent_decision_has_reason": (chain.an_urgent_decision, _changes(reason="")),
    "seal_of_one_thing": (_seal, _changes(decision_id=None)),
    "decision_paper_once": (_paper, dict),
    "notice_finished_whole": (_notice, lambda: {"finished_at": timezone.now()}),
    "meeting_paper_once": (_meeting_paper, dict),
    "notice_has_words": (_notice, _changes(body="")),
}

COMMISSION: tuple[Violations, ...] = (HZE, MEETING, SUBMISSION, DECISION)
