"""What several papers say of a decision, read from the frozen Vorlage and the rows that stay."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from approvals.lifecycle import Way
from approvals.models import Decision, Seal, Submission, Voice
from web.german import clock, day_long, day_num

# What was frozen before parts had codes is known by how its title begins.
TITLES = {
    "child": "Was das Kind sagt",
    "family": "Was die Familie will",
    "occasion": "Anlass",
    "resources": "Was schon trägt",
    "consultation": "Ergebnis der Kollegialen Beratung",
    "classification": "Falleinordnung",
    "alternatives": "Abgewogen ohne Hilfe zur Erziehung",
    "proposal": "Vorschlag",
}

type Part = dict[str, Any]


class SeatRow(NamedTuple):
    """A voice the decision stands on, and those it corrected, the first one first."""

    voice: Voice
    corrected: list[Voice]


class Voices(NamedTuple):
    """All voices about a Vorlage: those the decision stands on, and those about an earlier state of it."""

    seats: list[SeatRow]
    earlier: list[Voice]


def parts_of(content: dict[str, Any], *codes: str) -> list[Part]:
    """The parts of a frozen Vorlage that are about these things, in this order."""
    parts = content["parts"]
    return [part for code in codes for part in parts if _is_about(part, code)]


def _is_about(part: Part, code: str) -> bool:
    if "code" in part:
        return bool(part["code"] == code)
    return code in TITLES and str(part["title"]).startswith(TITLES[code])


def voices_of(decision: Decision) -> Voices:
    """Who said what, corrected voices and those of an earlier state among them."""
    rows = Voice.objects.filter(submission=decision.submission_id).select_related("user", "stands_for").order_by("id")
    return told(decision, rows)


def told(decision: Decision, voices: Iterable[Voice]) -> Voices:
    """The same, of voices that were read already, the first one first."""
    given = {voice.pk: voice for voice in voices}
    seats = [SeatRow(given[voice.pk], _corrected(given[voice.pk], given)) for voice in decision.voices]
    version = seats[0].voice.version
    return Voices(seats, [voice for voice in given.values() if voice.version != version])


def _corrected(voice: Voice, given: dict[int, Voice]) -> list[Voice]:
    before: list[Voice] = []
    while voice.supersedes_id is not None:
        voice = given[voice.supersedes_id]
        before.insert(0, voice)
    return before


def way_of(submission: Submission) -> list[tuple[str, str]]:
    """How it was decided, as label and words: the meeting, the circulation, the two names of an urgent decision."""
    lines: list[tuple[str, str]] = []
    if submission.way == Way.URGENT:
        confirmed = submission.urgent_decisions.confirmed().select_related("by", "answer__by").last()
        if confirmed is not None:
            second = f"{confirmed.answer.by} am {day_num(confirmed.answer.created_at)}"
            lines.append(("Eilentscheidung", f"{confirmed.by} am {day_num(confirmed.created_at)} und {second}"))
            lines.append(("Grund der Eile", confirmed.reason))
    if submission.way == Way.CIRCULAR and submission.circulates_until is not None:
        until = submission.circulates_until
        lines.append(("Umlaufbeschluss", f"Frist bis {day_long(until)}, {clock(until)} Uhr"))
    if submission.meeting is not None:
        held = submission.meeting.held_at
        lines.append(("Sitzung", f"{day_long(held)}, {clock(held)} Uhr, {submission.meeting.room}"))
    return lines


def grouped(digest: str) -> str:
    """A hash in groups of eight, as one reads it aloud or compares it by eye."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def seals_of(decision: Decision) -> list[tuple[str, Seal]]:
    """The links of the chain this decision has: its own, and that of the ruling about it."""
    rows = Seal.objects.filter(decision=decision) | Seal.objects.filter(ruling__decision=decision)
    return [("Entscheid" if row.ruling_id else "Beschluss", row) for row in rows.of_chain()]


def lines_of(parts: Iterable[Part]) -> list[str]:
    """Every line of these parts, somebody's own words first."""
    return [line for part in parts for line in (*part["quotes"], *part["lines"])]
