"""The states of a meeting and of a Vorlage, the seats, the votes and what a decision can be."""

from django.db.models import TextChoices

from web.states import step


class MeetingState(TextChoices):
    """A meeting of the commission."""

    PLANNED = "planned", "geplant"
    OPEN = "open", "eröffnet"
    CLOSED = "closed", "geschlossen"
    CANCELLED = "cancelled", "abgesagt"


class SubmissionState(TextChoices):
    """A Vorlage on its way to a decision."""

    DRAFT = "draft", "Entwurf"
    SUBMITTED = "submitted", "angemeldet"
    FROZEN = "frozen", "festgeschrieben"
    ESCALATED = "escalated", "bei der Abteilungsleitung"
    DECIDED = "decided", "beschlossen"


class Way(TextChoices):
    """How a Vorlage is decided: in a meeting, in circulation, or by two at once and by the next meeting afterwards."""

    MEETING = "meeting", "Sitzung"
    CIRCULAR = "circular", "Umlaufbeschluss"
    URGENT = "urgent", "Eilentscheidung"


class Request(TextChoices):
    """What a Vorlage asks for."""

    NEW = "new", "neue Hilfe"
    EXTEND = "extend", "Verlängerung"
    CHANGE = "change", "Änderung außerhalb des Rahmens"
    END = "end", "Beendigung"


class Seat(TextChoices):
    """The three seats of the commission [deck]."""

    ASD_LEAD = "asd_lead", "ASD-Teamleitung"
    WJH_LEAD = "wjh_lead", "WJH-Teamleitung"
    WORKER = "worker", "Fallverantwortliche Fachkraft"


class Substitution(TextChoices):
    """Why somebody else sits on a seat than its own holder."""

    ABSENCE = "absence", "Abwesenheit"
    CONFLICT = "conflict", "Befangenheit"
    TWO_SEATS = "two_seats", "sitzt schon auf einem anderen Sitz"
    VACANT = "vacant", "Sitz nicht besetzt"


class Vote(TextChoices):
    """What a voice says."""

    YES = "yes", "Zustimmung"
    CONDITION = "condition", "Zustimmung mit Auflage"
    NO = "no", "Ablehnung"
    POSTPONE = "postpone", "Vertagung"


class Outcome(TextChoices):
    """What a commission can decide (domain.md §5)."""

    APPROVED = "approved", "bewilligt"
    CHANGED = "changed", "bewilligt mit Auflage"
    RETURNED = "returned", "zurückgestellt"
    REFUSED = "refused", "abgelehnt"
    ESCALATED = "escalated", "an die Abteilungsleitung"


GRANTED = frozenset({Outcome.APPROVED, Outcome.CHANGED})
OVER = frozenset({SubmissionState.DECIDED, SubmissionState.ESCALATED})  # the commission has had its say

NEXT_MEETING: dict[MeetingState, frozenset[MeetingState]] = {
    MeetingState.PLANNED: frozenset({MeetingState.OPEN, MeetingState.CANCELLED}),
    MeetingState.OPEN: frozenset({MeetingState.CLOSED}),
    MeetingState.CLOSED: frozenset(),
    MeetingState.CANCELLED: frozenset(),
}

NEXT_SUBMISSION: dict[SubmissionState, frozenset[SubmissionState]] = {
    SubmissionState.DRAFT: frozenset({SubmissionState.SUBMITTED, SubmissionState.FROZEN}),
    SubmissionState.SUBMITTED: frozenset({SubmissionState.DRAFT, SubmissionState.FROZEN}),
    SubmissionState.FROZEN: frozenset({SubmissionState.SUBMITTED, SubmissionState.ESCALATED, SubmissionState.DECIDED}),
    SubmissionState.ESCALATED: frozenset({SubmissionState.DECIDED}),
    SubmissionState.DECIDED: frozenset(),
}

# What the two leads' voices allow (ASD first, WJH second); the worker's voice is heard and noted, it neither grants nor
# blocks. A Vorlage can be returned whatever they say.
_AGREED = (Outcome.APPROVED, Outcome.CHANGED, Outcome.RETURNED)
_WITH_CONDITION = (Outcome.CHANGED, Outcome.RETURNED)
_DIVIDED = (Outcome.ESCALATED, Outcome.RETURNED)
_RETURNED = (Outcome.RETURNED,)
OUTCOMES: dict[tuple[Vote, Vote], tuple[Outcome, ...]] = {
    (Vote.YES, Vote.YES): _AGREED,
    (Vote.YES, Vote.CONDITION): _WITH_CONDITION,
    (Vote.YES, Vote.NO): _DIVIDED,
    (Vote.YES, Vote.POSTPONE): _RETURNED,
    (Vote.CONDITION, Vote.YES): _WITH_CONDITION,
    (Vote.CONDITION, Vote.CONDITION): _WITH_CONDITION,
    (Vote.CONDITION, Vote.NO): _DIVIDED,
    (Vote.CONDITION, Vote.POSTPONE): _RETURNED,
    (Vote.NO, Vote.YES): _DIVIDED,
    (Vote.NO, Vote.CONDITION): _DIVIDED,
    (Vote.NO, Vote.NO): (Outcome.REFUSED, Outcome.RETURNED),
    (Vote.NO, Vote.POSTPONE): _RETURNED,
    (Vote.POSTPONE, Vote.YES): _RETURNED,
    (Vote.POSTPONE, Vote.CONDITION): _RETURNED,
    (Vote.POSTPONE, Vote.NO): _RETURNED,
    (Vote.POSTPONE, Vote.POSTPONE): _RETURNED,
}


def step_meeting(old: str, new: MeetingState) -> MeetingState:
    """Return the new state when it may follow the old one, else raise ValidationError."""
    return step(NEXT_MEETING, old, new)


def step_submission(old: str, new: SubmissionState) -> SubmissionState:
    """Return the new state when it may follow the old one, else raise ValidationError."""
    return step(NEXT_SUBMISSION, old, new)
