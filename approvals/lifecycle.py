"""The states of a meeting and of a Vorlage, the seats, the votes and what a decision can be."""

from django.db.models import TextChoices

from web.states import step


class MeetingState(TextChoices):
    """A meeting of the commission."""

    PLANNED = "planned", "geplant"
    OPEN = "open", "eröffnet"
    CLOSED = "closed", "geschlossen"


class SubmissionState(TextChoices):
    """A Vorlage on its way to a decision."""

    DRAFT = "draft", "Entwurf"
    SUBMITTED = "submitted", "angemeldet"
    FROZEN = "frozen", "festgeschrieben"
    DECIDED = "decided", "beschlossen"


class Seat(TextChoices):
    """The three seats of the commission [deck]."""

    ASD_LEAD = "asd_lead", "ASD-Teamleitung"
    WJH_LEAD = "wjh_lead", "WJH-Teamleitung"
    WORKER = "worker", "Fallverantwortliche Fachkraft"


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


NEXT_MEETING: dict[MeetingState, frozenset[MeetingState]] = {
    MeetingState.PLANNED: frozenset({MeetingState.OPEN}),
    MeetingState.OPEN: frozenset({MeetingState.CLOSED}),
    MeetingState.CLOSED: frozenset(),
}

NEXT_SUBMISSION: dict[SubmissionState, frozenset[SubmissionState]] = {
    SubmissionState.DRAFT: frozenset({SubmissionState.SUBMITTED}),
    SubmissionState.SUBMITTED: frozenset({SubmissionState.DRAFT, SubmissionState.FROZEN}),
    SubmissionState.FROZEN: frozenset({SubmissionState.DECIDED}),
    SubmissionState.DECIDED: frozenset(),
}


def step_meeting(old: str, new: MeetingState) -> MeetingState:
    """Return the new state when it may follow the old one, else raise ValidationError."""
    return step(NEXT_MEETING, old, new)


def step_submission(old: str, new: SubmissionState) -> SubmissionState:
    """Return the new state when it may follow the old one, else raise ValidationError."""
    return step(NEXT_SUBMISSION, old, new)
