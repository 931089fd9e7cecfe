"""The lines between rows: every couple, every group of siblings on a lane of its own, nothing through a symbol."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from cases.family.genogram.facts import Facts, Someone
from cases.family.genogram.order import Order
from cases.family.genogram.symbols import HALF, top_at
from cases.family.genogram.unions import Couple, Union

LANE = 12.0
ROOM = 16.0  # between labels and the first lane, between the last lane and the next row
LINE = 17.0  # height of a line of words
CLEAR = 5.0  # how near two upright lines may come
TAGGED = {"adoptive": "adoptiert", "foster": "Pflegekind", "step": "Stiefkind"}
MARKS = {"separated": 1, "divorced": 2}


class Span(NamedTuple):
    """What wants a lane: a piece of horizontal line in a channel."""

    left: float
    right: float
    owner: tuple[str, int]


class Tie(NamedTuple):
    """One line of the picture with the links it stands for."""

    d: str
    kind: str
    links: tuple[int, ...]


class Tag(NamedTuple):
    """A word above a child, beside its line."""

    x: float
    y: float
    text: str


class Routed(NamedTuple):
    """The height of each row (middle of its symbols), all lines, all tags, and how high the picture is."""

    y: list[float]
    ties: list[Tie]
    tags: list[Tag]
    bottom: float


class Router:
    """Finds the way of every line of one picture."""

    def __init__(
        self,
        facts: Facts,
        order: Order,
        x: Mapping[int, float],
        width: Mapping[int, float],
        row: Mapping[int, int],
        pairs: list[Couple],
        found: list[Union],
    ) -> None:
        self.people: dict[int, Someone] = {person.id: person for person in facts.people}
        self.order, self.x, self.width, self.row = order, x, width, row
        self.pairs, self.unions = pairs, found
        self.neighbours = {frozenset(two) for slots in order.rows for two in pairwise(slots) if min(two) >= 0}
        self.feet = self._feet()
        self.source = {union.number: self._source(union) for union in found}
        self.heads = self._heads()
        self.lane = self._lanes()

    def routed(self) -> Routed:
        """Everything with its height; the rows stand as far apart as their lanes need."""
        y, bottom = self._heights()
        ties = [self._couple(couple, y) for couple in self.pairs] + [self._union(union, y) for union in self.unions]
        return Routed(y, ties, self._tags(y), bottom)

    def box_bottom(self, row: int) -> float:
        """How far below the middle of its symbols a row ends."""
        lines = max((len(self.people[slot].lines) for slot in self.order.rows[row] if slot >= 0), default=0)
        return HALF + 8 + LINE * lines

    def _feet(self) -> dict[tuple[str, int, int], float]:
        """Where lines leave below somebody's words, beside each other; by (what, number, person)."""
        users: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for number, couple in enumerate(self.pairs):
            if frozenset(couple[:2]) not in self.neighbours:
                users[couple.one].append(("couple", number))
                users[couple.other].append(("couple", number))
        for union in self.unions:
            if len(union.parents) == 1:
                users[union.parents[0]].append(("union", union.number))
        return {
            (*use, person): self.x[person] + (number - (len(uses) - 1) / 2) * 9
            for person, uses in users.items()
            for number, use in enumerate(uses)
        }

    def _source(self, union: Union) -> float | None:
        """Where the line to the children begins."""
        match union.parents:
            case ():
                return None
            case (parent,):
                return self.feet["union", union.number, parent]
            case (one, other) if frozenset(union.parents) in self.neighbours:
                left, right = sorted((one, other), key=self.x.__getitem__)
                middle = (self.x[left] + self.width[left] / 2 + self.x[right] - self.width[right] / 2) / 2
                return middle + 6 * self._earlier(union)
            case _:
                ends = [self.feet["couple", self._pair(union), parent] for parent in union.parents]
                aim = sum(self.x[child] for child in union.children) / len(union.children)
                return min(max(aim, min(ends) + 8), max(ends) - 8) + 6 * self._earlier(union)

    def _earlier(self, union: Union) -> int:
        """How many ways of being parents the same two have before this one."""
        return sum(other.parents == union.parents for other in self.unions[: union.number])

    def _pair(self, union: Union) -> int:
        return next(n for n, couple in enumerate(self.pairs) if frozenset(couple[:2]) == frozenset(union.parents))

    def _targets(self, union: Union, channel: int) -> list[tuple[int, float]]:
        """Whom the line reaches in the row below a channel, and where."""
        through = self.order.passing.get(union.number, {})
        reached = [
            (child, self.heads[union.number, child]) for child in union.children if self.row[child] == channel + 1
        ]
        passed = through.get(channel + 1)
        return reached if passed is None else [*reached, (passed, self.x[passed])]

    def _entry(self, union: Union, channel: int) -> float | None:
        """Where the line comes into a channel from above."""
        return self.source[union.number] if channel == union.row else self.x[self.order.passing[union.number][channel]]

    def _channels(self, union: Union) -> range:
        return range(union.row, max(self.row[child] for child in union.children))

    def _heads(self) -> dict[tuple[int, int], float]:
        """Where lines arrive above somebody, beside each other and beside every foreign upright line."""
        arriving: dict[int, list[Union]] = defaultdict(list)
        uprights: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for union in self.unions:
            for child in union.children:
                arriving[child].append(union)
            for channel in self._channels(union):
                if (entry := self._entry(union, channel)) is not None:
                    uprights[channel].append((entry, union.number))
        heads = {}
        for child, waiting in arriving.items():
            channel = self.row[child] - 1
            waiting.sort(key=lambda union: (self._entry(union, channel) or self.x[child], union.number))
            for number, union in enumerate(waiting):
                wish = self.x[child] + (number - (len(waiting) - 1) / 2) * min(10, 30 / len(waiting))
                heads[union.number, child] = _free(wish, self.x[child], union.number, uprights[channel])
                uprights[channel].append((heads[union.number, child], union.number))
        return heads

    def _lanes(self) -> dict[tuple[int, str, int], int]:
        """The lane of every horizontal piece; couples above, children below; by (channel, what, number)."""
        spans: dict[int, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
        for number, couple in enumerate(self.pairs):
            if frozenset(couple[:2]) not in self.neighbours:
                ends = sorted(self.feet["couple", number, person] for person in couple[:2])
                spans[self.row[couple.one]][0].append(Span(ends[0], ends[1], ("couple", number)))
        for union in self.unions:
            for channel in self._channels(union):
                entry = self._entry(union, channel)
                ends = [end for _, end in self._targets(union, channel)] + ([] if entry is None else [entry])
                if max(ends) - min(ends) > 0.5:
                    spans[channel][1].append(Span(min(ends), max(ends), ("union", union.number)))
        lanes: dict[tuple[int, str, int], int] = {}
        self.lanes_in: dict[int, int] = {}
        for channel, (upper, lower) in spans.items():
            first, above = _coloured(upper)
            then, below = _coloured(lower)
            lanes |= {(channel, *owner): lane for owner, lane in first.items()}
            lanes |= {(channel, *owner): lane + above for owner, lane in then.items()}
            self.lanes_in[channel] = above + below
        return lanes

    def _heights(self) -> tuple[list[float], float]:
        y, at = [], 0.0
        for number in range(len(self.order.rows)):
            lanes = self.lanes_in.get(number - 1, 0)
            at += self._room(number - 1, lanes) + self._strip(number) + HALF + 6
            y.append(at)
            at += self.box_bottom(number)
        return y, at + self._room(len(y) - 1, self.lanes_in.get(len(y) - 1, 0))

    def _room(self, channel: int, lanes: int) -> float:
        is_edge = channel in {-1, len(self.order.rows) - 1}
        return 0.0 if is_edge and not lanes else 2 * ROOM + LANE * lanes

    def _strip(self, row: int) -> float:
        """Room above a row for the words beside its lines."""
        tags = [0, *(len(self._tagged(slot)) for slot in self.order.rows[row] if slot >= 0)]
        return LINE * max(tags)

    def _tagged(self, child: int) -> list[Union]:
        return [union for union in self.unions if child in union.children and union.kind in TAGGED]

    def _lane_y(self, channel: int, what: str, number: int, y: list[float]) -> float | None:
        lane = self.lane.get((channel, what, number))
        if lane is None:
            return None
        top = y[channel] + self.box_bottom(channel) if channel >= 0 else 0.0
        return top + ROOM + LANE * lane

    def _couple(self, couple: Couple, y: list[float]) -> Tie:
        number, row = self.pairs.index(couple), self.row[couple.one]
        lane = self._lane_y(row, "couple", number, y)
        left, right = sorted(couple[:2], key=self.x.__getitem__)
        if lane is None:
            start, end, level = self.x[left] + HALF, self.x[right] - HALF, y[row] + 3 * self._same_pair_before(number)
            d = f"M{start:g} {level:g}H{end:g}"
            at = start + (end - start) * 0.28
        else:
            start, end, level = *sorted(self.feet["couple", number, person] for person in (left, right)), lane
            foot = y[row] + self.box_bottom(row)
            d = f"M{start:g} {foot:g}V{level:g}H{end:g}V{foot:g}"
            at = start + min(24, (end - start) / 3)
        marks = "".join(f"M{at + 6 * n - 4:g} {level + 9:g}l8 -18" for n in range(MARKS.get(couple.kind, 0)))
        return Tie(d + marks, couple.kind, () if couple.link is None else (couple.link,))

    def _same_pair_before(self, number: int) -> int:
        same = frozenset(self.pairs[number][:2])
        return sum(frozenset(couple[:2]) == same for couple in self.pairs[:number])

    def _union(self, union: Union, y: list[float]) -> Tie:
        d, begin = "", self._begin(union, y)
        for channel in self._channels(union):
            entry, lane = self._entry(union, channel), self._lane_y(channel, "union", union.number, y)
            targets = self._targets(union, channel)
            ends = [end for _, end in targets] + ([] if entry is None else [entry])
            if lane is not None:
                d += f"M{min(ends):g} {lane:g}H{max(ends):g}"
                d += f"M{entry:g} {begin:g}V{lane:g}" if entry is not None else ""
            for slot, end in targets:
                upper = begin if lane is None else lane
                d += f"M{end:g} {upper:g}V{self._arrival(slot, end, channel, y):g}"
            begin = y[channel + 1] - HALF - 6
        return Tie(d, union.kind, union.links)

    def _begin(self, union: Union, y: list[float]) -> float:
        """How high the line to the children begins: on the line of the couple, or below the words of one parent."""
        if not union.parents:
            return 0.0
        if frozenset(union.parents) in self.neighbours:
            return y[union.row]
        if len(union.parents) == 2:
            return self._lane_y(union.row, "couple", self._pair(union), y) or 0.0
        return y[union.row] + self.box_bottom(union.row)

    def _arrival(self, slot: int, end: float, channel: int, y: list[float]) -> float:
        middle = y[channel + 1]
        return middle - HALF - 6 if slot < 0 else middle - top_at(self.people[slot], end - self.x[slot])

    def _tags(self, y: list[float]) -> list[Tag]:
        tags = []
        for person in self.people:
            for number, union in enumerate(self._tagged(person)):
                height = y[self.row[person]] - HALF - 12 - LINE * number
                tags.append(Tag(self.heads[union.number, person] + 5, height, TAGGED[union.kind]))
        return tags


def _free(wish: float, middle: float, number: int, uprights: list[tuple[float, int]]) -> float:
    """The place nearest to the wish where no line of somebody else runs down."""
    foreign = [at for at, owner in uprights if owner != number]
    tries = sorted((wish + step for step in range(-14, 15, 2)), key=lambda at: (abs(at - wish), at))
    reachable = [at for at in tries if abs(at - middle) <= 15]
    return next((at for at in reachable if all(abs(at - other) >= CLEAR for other in foreign)), wish)


def _coloured(spans: list[Span]) -> tuple[dict[tuple[str, int], int], int]:
    """A lane for every span so that those in one lane keep their distance; returns lanes and how many there are."""
    ends: list[float] = []
    lanes: dict[tuple[str, int], int] = {}
    for span in sorted(spans):
        lane = next((number for number, end in enumerate(ends) if end + 2 * CLEAR < span.left), len(ends))
        ends[lane : lane + 1] = [span.right]
        lanes[span.owner] = lane
    return lanes, len(ends)
