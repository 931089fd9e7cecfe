"""Going from one state to the next, as a table allows it."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db.models import TextChoices


def step[State: TextChoices](table: Mapping[State, frozenset[State]], old: str, new: State) -> State:
    """Return the new state when it may follow the old one, else raise ValidationError that says what may."""
    before = type(new)(old)
    if new in table[before]:
        return new
    possible = ", ".join(state.label for state in type(new) if state in table[before]) or "nichts mehr"
    raise ValidationError(
        f"Von „{before.label}“ führt kein Schritt zu „{new.label}“. Möglich ist: {possible}.", code="stage"
    )
