"""What the commission allows a residential help to become without a new decision."""

from collections.abc import Collection
from typing import NamedTuple

from hze.models.kinds import HelpModule, PlaceKind


class Corridor(NamedTuple):
    """Kinds of place, modules and the cost frame in cents a month; the hours stand in the frame of the help."""

    place_kinds: Collection[PlaceKind] = ()
    modules: Collection[HelpModule] = ()
    monthly_cents: int | None = None


class Change(NamedTuple):
    """What shall change beside the hours: kind of place, modules, cost in cents a month; what is unsaid stays."""

    place_kind: PlaceKind | None = None
    modules: Collection[HelpModule] = ()
    monthly_cents: int | None = None


NO_CORRIDOR = Corridor()
NO_CHANGE = Change()
