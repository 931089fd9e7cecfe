"""Telling those who sit over a Vorlage today."""

from collections.abc import Collection

from accounts.actions import notify
from accounts.models import User
from approvals import rules
from approvals.lifecycle import Seat
from approvals.models import Submission


def tell_seats(
    submission: Submission, *, by: User, text: str, path: str, seats: Collection[Seat] = tuple(Seat)
) -> None:
    """Tell whoever takes these seats today, but not who acts."""
    holders = rules.seat_holders(submission)
    for colleague in (holders[seat] for seat in seats):
        if colleague is not None and colleague != by:
            notify(colleague, text=text, path=path)
