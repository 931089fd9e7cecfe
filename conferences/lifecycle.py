"""The states of a Sozialraumkonferenz and which may follow which; docs/lifecycle.md shows the same table."""

from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from web import states


class State(TextChoices):
    """Where a conference stands between its first date and its minutes."""

    PLANNED = "planned", "geplant"
    INVITED = "invited", "eingeladen"
    HELD = "held", "durchgeführt"
    RELEASED = "released", "Protokoll freigegeben"
    CANCELLED = "cancelled", "abgesagt"


# RELEASED leads back to HELD: a correction is a new version of the minutes, the old one stays.
NEXT: dict[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.INVITED, State.CANCELLED}),
    State.INVITED: frozenset({State.HELD, State.CANCELLED}),
    State.HELD: frozenset({State.RELEASED}),
    State.RELEASED: frozenset({State.HELD}),
    State.CANCELLED: frozenset(),
}

AGENDA_OPEN = frozenset({State.PLANNED, State.INVITED, State.HELD})
MINUTES_OPEN = frozenset({State.INVITED, State.HELD})


def step(old: str, new: State) -> State:
    """Return the new state when it may follow the old one, else raise ValidationError."""
    return states.step(NEXT, old, new)


def demand(state: str, allowed: frozenset[State], *, what: str) -> None:
    """Raise ValidationError when something may not be written in this state; `what` begins the sentence."""
    if State(state) not in allowed:
        raise ValidationError(f"{what} im Stand „{State(state).label}“ nicht geändert werden.", code="state")
