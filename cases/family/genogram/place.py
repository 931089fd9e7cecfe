"""Where everybody stands, in pixels: parents above the middle of their children, nobody on somebody else."""

from collections import defaultdict
from collections.abc import Mapping
from statistics import fmean

from cases.family.genogram.order import Order
from cases.family.genogram.unions import Couple, Union

GAP = 18
PASSES = 16
LOOSE = 0.05  # how strongly somebody without lines stays where they are
BESIDE = 0.5  # how strongly partners pull each other


def placed(order: Order, width: Mapping[int, float], pairs: list[Couple], found: list[Union]) -> dict[int, float]:
    """The middle of each slot; the leftmost box begins at 0."""
    x: dict[int, float] = {}
    for row in order.rows:
        x |= _packed(row, width)
    up, down = _pulls(order, found)
    partners = _partners(pairs)
    for number in range(PASSES):
        is_down = number % 2 == 0
        first, then = (up, down) if is_down else (down, up)
        for row in order.rows if is_down else reversed(order.rows):
            wishes = {slot: _wish(slot, x, first, then, partners, width) for slot in row}
            x |= _spaced(row, width, wishes)
    left = min((x[slot] - width[slot] / 2 for slot in x), default=0)
    return {slot: round(middle - left, 1) for slot, middle in x.items()}


type Pull = tuple[tuple[int, ...], tuple[int, ...]]  # whose middle comes to stand over whose middle


def _pulls(order: Order, found: list[Union]) -> tuple[dict[int, list[Pull]], dict[int, list[Pull]]]:
    """For each slot the lines that lead up from it and those that lead down, as (own side, other side)."""
    up, down = defaultdict(list), defaultdict(list)
    level = {slot: number for number, row in enumerate(order.rows) for slot in row}
    for union in found:
        through = order.passing.get(union.number, {})
        upper = union.parents
        for row in range(union.row, max(level[child] for child in union.children)):
            lower = tuple(child for child in union.children if level[child] == row + 1)
            lower += (through[row + 1],) if row + 1 in through else ()
            for slot in lower if upper else ():
                up[slot].append((lower, upper))
            for slot in upper:
                down[slot].append((upper, lower))
            upper = (through[row + 1],) if row + 1 in through else ()
    return up, down


def _wish(
    slot: int,
    x: Mapping[int, float],
    first: Mapping[int, list[Pull]],
    then: Mapping[int, list[Pull]],
    partners: Mapping[int, list[int]],
    width: Mapping[int, float],
) -> tuple[float, float]:
    """Where a slot would like to stand and how much: over or under its lines, and close to its partner."""
    moves = [(_nearer(slot, other, x, width), BESIDE) for other in partners.get(slot, [])]
    for pulls, weight in ((first, 1.0), (then, 0.3)):
        lines = [fmean(x[o] for o in other) - fmean(x[o] for o in own) for own, other in pulls.get(slot, []) if other]
        if lines:
            moves.append((fmean(lines), weight))
            break
    total = sum(weight for _, weight in moves)
    return (x[slot] + sum(move * weight for move, weight in moves) / total, total) if moves else (x[slot], LOOSE)


def _nearer(slot: int, other: int, x: Mapping[int, float], width: Mapping[int, float]) -> float:
    """How far a slot is from standing right beside its partner."""
    distance, near = x[other] - x[slot], (width[slot] + width[other]) / 2 + GAP
    return distance - near if distance > 0 else distance + near


def _partners(pairs: list[Couple]) -> dict[int, list[int]]:
    found = defaultdict(list)
    for couple in pairs:
        found[couple.one].append(couple.other)
        found[couple.other].append(couple.one)
    return found


def _packed(row: list[int], width: Mapping[int, float]) -> dict[int, float]:
    """Side by side around the middle."""
    total = sum(width[slot] for slot in row) + GAP * (len(row) - 1)
    at, edge = {}, -total / 2
    for slot in row:
        at[slot] = edge + width[slot] / 2
        edge += width[slot] + GAP
    return at


def _spaced(row: list[int], width: Mapping[int, float], wishes: Mapping[int, tuple[float, float]]) -> dict[int, float]:
    """As near to all wishes as the distances allow (least squares, by pooling neighbours that push each other)."""
    offset, edge = {}, 0.0
    for slot in row:
        offset[slot] = edge + width[slot] / 2
        edge += width[slot] + GAP
    pools: list[tuple[float, float, int]] = []  # where, how much, how many
    for slot in row:
        wish, weight = wishes[slot]
        pool = (wish - offset[slot], weight, 1)
        while pools and pools[-1][0] > pool[0]:
            before = pools.pop()
            both = before[1] + pool[1]
            pool = ((before[0] * before[1] + pool[0] * pool[1]) / both, both, before[2] + pool[2])
        pools.append(pool)
    bases = [base for base, _, number in pools for _ in range(number)]
    return {slot: base + offset[slot] for slot, base in zip(row, bases, strict=True)}
