"""What is sealed of a decision, always in the same words and the same order: the canonical content."""

import json
from datetime import UTC, datetime
from typing import Any

from approvals.models import Decision, Ruling, Submission, UrgentDecision, Voice


def canonical(
    *, decision: Decision | None = None, ruling: Ruling | None = None, urgent: UrgentDecision | None = None
) -> str:
    """The content as JSON, read from the rows: sorted keys, no spaces, times in UTC, people by their number."""
    if decision is not None:
        content = _decision(Decision.objects.select_related("submission__case").get(pk=decision.pk))
    elif ruling is not None:
        content = _ruling(Ruling.objects.select_related("decision", "answer").get(pk=ruling.pk))
    elif urgent is not None:
        content = _urgent(UrgentDecision.objects.select_related("submission__case", "answer").get(pk=urgent.pk))
    else:
        raise ValueError("Nothing to seal.")
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _decision(decision: Decision) -> dict[str, Any]:
    voices = Voice.objects.filter(submission=decision.submission).order_by("id")
    return {
        "kind": "decision",
        "key": str(decision.key),
        "number": decision.number,
        "at": _time(decision.created_at),
        "outcome": decision.outcome,
        "decided_on": decision.decided_on.isoformat(),
        "text": decision.text,
        "would_change": decision.would_change,
        "return_reason": decision.return_reason,
        "rework_until": decision.rework_until.isoformat() if decision.rework_until else None,
        "submitted_by": decision.submitted_by_id,
        "decided_by": decision.decided_by_id,
        "stands_on": [decision.asd_voice_id, decision.wjh_voice_id, decision.worker_voice_id],
        "voices": [_voice(voice) for voice in voices],
        # a ruling adds its conditions later and seals them itself
        "conditions": _conditions(decision) if decision.outcome != "escalated" else [],
        "submission": _submission(decision.submission),
    }


def _ruling(ruling: Ruling) -> dict[str, Any]:
    return {
        "kind": "ruling",
        "key": str(ruling.key),
        "decision": str(ruling.decision.key),
        "at": _time(ruling.created_at),
        "outcome": ruling.outcome,
        "text": ruling.text,
        "return_reason": ruling.return_reason,
        "rework_until": ruling.rework_until.isoformat() if ruling.rework_until else None,
        "ruled_by": ruling.ruled_by,
        "ruled_on": ruling.ruled_on.isoformat(),
        "seat": ruling.seat,
        "entered_conditions": ruling.conditions,
        "entered_by": ruling.entered_by_id,
        "confirmed_by": ruling.answer.by_id,
        "conditions": _conditions(ruling.decision),
    }


def _urgent(urgent: UrgentDecision) -> dict[str, Any]:
    return {
        "kind": "urgent",
        "key": str(urgent.key),
        "at": _time(urgent.created_at),
        "reason": urgent.reason,
        "by": urgent.by_id,
        "confirmed_by": urgent.answer.by_id,
        "confirmed_at": _time(urgent.answer.created_at),
        "submission": _submission(urgent.submission),
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "id": voice.pk,
        "seat": voice.seat,
        "user": voice.user_id,
        "stands_for": voice.stands_for_id,
        "substitution": voice.substitution,
        "vote": voice.vote,
        "reason": voice.reason,
        "version": voice.version,
        "supersedes": voice.supersedes_id,
        "at": _time(voice.created_at),
    }


def _submission(submission: Submission) -> dict[str, Any]:
    return {
        "key": str(submission.key),
        "file_number": submission.case.file_number,
        "number": submission.number,
        "request": submission.request,
        "content": submission.content,
    }


def _conditions(decision: Decision) -> list[list[str]]:
    return [[row.bearer, row.what, row.until.isoformat()] for row in decision.conditions.order_by("id")]


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
