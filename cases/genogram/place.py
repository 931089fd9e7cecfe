"""Where everybody stands, in pixels: parents above the middle of their children, nobody on somebody else."""

from collections import defaultdict
from collections.abc import Mapping
from statistics import fmean

from cases.genogram.order import Order
from cases.genogram.unions import Couple, Union

GAP = 18
PASSES = 16
LOOSE = 0.05  # how strongly somebody without lines stays beside their neighbours


def placed(order: Order, width: Mapping[int, float], pairs: list[Couple], found: list[Union]) -> dict[int, float]:
    """The middle of each slot; the leftmost box begins at 0."""
    x: dict[int, float] = {}
    for row in order.rows:
        x |= _packed(row, width)
    up, down = _pulls(order, found)
    beside = _beside(order, pairs)
    for number in range(PASSES):
        levels = order.rows if number % 2 == 0 else list(reversed(order.rows))
        for row in levels:
            wished = {
                slot: _wish(slot, x, up if number % 2 == 0 else down, down if number % 2 == 0 else up) for slot in row
            }
            x |= _spaced(row, width, {slot: wish or _loose(slot, x, beside) for slot, wish in wished.items()})
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
    slot: int, x: Mapping[int, float], first: Mapping[int, list[Pull]], then: Mapping[int, list[Pull]]
) -> tuple[float, float] | None:
    """Where a slot would like to stand and how much: its side as a whole over the middle of the other."""
    for pulls, weight in ((first, 1.0), (then, 0.3)):
        moves = [fmean(x[o] for o in other) - fmean(x[o] for o in own) for own, other in pulls.get(slot, []) if other]
        if moves:
            return x[slot] + fmean(moves), weight
    return None


def _beside(order: Order, pairs: list[Couple]) -> dict[int, list[int]]:
    partners = defaultdict(list)
    for couple in pairs:
        partners[couple.one].append(couple.other)
        partners[couple.other].append(couple.one)
    return partners


def _loose(slot: int, x: Mapping[int, float], beside: Mapping[int, list[int]]) -> tuple[float, float]:
    partners = beside.get(slot, [])
    if not partners:
        return x[slot], LOOSE
    nearest = min(partners, key=lambda other: (abs(x[other] - x[slot]), other))
    return x[nearest], LOOSE * 2


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
