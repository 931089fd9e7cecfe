"""Who stands left of whom: couples side by side, siblings by age, as few crossing lines as a few sweeps can find."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import count, pairwise
from statistics import fmean
from typing import NamedTuple

from cases.family.genogram.facts import Facts, Shape, Someone
from cases.family.genogram.unions import Couple, Union

SWEEPS = 12
ENDED = {"separated": 1, "divorced": 0}  # an earlier partner stands further left

type Block = tuple[int, ...]
type Rows = list[list[Block]]


class Order(NamedTuple):
    """The slots of each row from left to right; negative ones are lines that pass through."""

    rows: list[list[int]]
    passing: dict[int, dict[int, int]]  # number of the union -> row -> slot


class Edge(NamedTuple):
    """A line from slots of one row to a slot of the next; those of one union stay together, the eldest left."""

    upper: tuple[int, ...]
    lower: int
    row: int


def ordered(facts: Facts, row: Mapping[int, int], pairs: list[Couple], found: list[Union]) -> Order:
    """Order all rows; people come sorted, so the same family always stands the same way."""
    people = {person.id: person for person in facts.people}
    passing, edges = _edges(row, found)
    blocks = _blocks(people, pairs, _parents_of_the_index(facts, found))
    born = {person.id: number for number, person in enumerate(facts.people)}
    rows = _walked(facts, row, blocks, found)
    for slots in passing.values():
        for level, slot in slots.items():
            rows[level].append((slot,))
    best, fewest = rows, _crossings(rows, edges)
    for sweep in range(SWEEPS):
        rows = _swept(rows, edges, born, down=sweep % 2 == 0)
        if sweep % 2 == 0 and (crossings := _crossings(rows, edges)) < fewest:
            best, fewest = rows, crossings
    return Order([[slot for block in blocks_of_row for slot in block] for blocks_of_row in best], passing)


def _edges(row: Mapping[int, int], found: list[Union]) -> tuple[dict[int, dict[int, int]], list[Edge]]:
    """Lines between neighbouring rows; longer ones get a slot in every row they pass."""
    passing: dict[int, dict[int, int]] = defaultdict(dict)
    edges, slots = [], count(-1, -1)
    for union in found:
        upper = union.parents
        for level in range(union.row, max(row[child] for child in union.children)):
            here = [child for child in union.children if row[child] == level + 1]
            edges += [Edge(upper, child, level) for child in here if upper]
            if any(row[child] > level + 1 for child in union.children):
                passing[union.number][level + 1] = next(slots)
                edges.append(Edge(upper, passing[union.number][level + 1], level))
                upper = (passing[union.number][level + 1],)
    return dict(passing), edges


def _blocks(people: Mapping[int, Someone], pairs: list[Couple], parents: frozenset[int]) -> dict[int, Block]:
    """People tied by couples, as one block: who had most partners in the middle, earlier ones left."""
    partners: dict[int, dict[int, str]] = defaultdict(dict)
    for couple in pairs:
        partners[couple.one].setdefault(couple.other, couple.kind)
        partners[couple.other].setdefault(couple.one, couple.kind)
    block_of: dict[int, Block] = {}
    for person in sorted(people, key=lambda one: (-len(partners[one]), one)):
        if person not in block_of:
            block = _turned(_chained(person, partners, people), partners, people, parents)
            block_of |= dict.fromkeys(block, block)
    return block_of


def _chained(start: int, partners: Mapping[int, dict[int, str]], people: Mapping[int, Someone]) -> list[int]:
    chain, placed = [start], {start}
    waiting = [start]
    while waiting:
        person = waiting.pop(0)
        new = [other for other in partners.get(person, {}) if other not in placed]
        new.sort(key=lambda other: (ENDED.get(partners[person][other], 2), people[other].born, other))
        for number, other in enumerate(new):
            chain.insert(_place(chain, person, other, number, len(new), partners, people), other)
            placed.add(other)
            waiting.append(other)
    return chain


def _turned(
    chain: list[int], partners: Mapping[int, dict[int, str]], people: Mapping[int, Someone], parents: frozenset[int]
) -> Block:
    """The block or its mirror image: he stands left of her in most couples, above all the child's own parents."""
    turn = 0
    for one, other in pairwise(chain):
        if other in partners[one] and {people[one].shape, people[other].shape} == {Shape.SQUARE, Shape.CIRCLE}:
            weight = len(chain) if {one, other} <= parents else 1
            turn += weight if people[one].shape == Shape.SQUARE else -weight
    return tuple(chain if turn >= 0 else reversed(chain))


def _parents_of_the_index(facts: Facts, found: list[Union]) -> frozenset[int]:
    index = {person.id for person in facts.people if person.is_index}
    born = [union for union in found if union.kind in {"parent", "adoptive"} and index & set(union.children)]
    return frozenset(parent for union in born for parent in union.parents)


def _place(
    chain: list[int],
    person: int,
    other: int,
    number: int,
    of: int,
    partners: Mapping[int, dict[int, str]],
    people: Mapping[int, Someone],
) -> int:
    """Left or right of somebody: outwards from the chain, else what ended left of what lasts, else him left of her."""
    at = chain.index(person)
    if len(chain) > 1 and at in {0, len(chain) - 1} and of == 1:
        return 0 if at == 0 else len(chain)
    if of == 1:
        return at if people[other].shape == Shape.SQUARE and people[person].shape != Shape.SQUARE else at + 1
    goes_left = partners[person][other] in ENDED if number else True
    if number == of - 1:
        goes_left = False
    return at if goes_left else at + 1


def _walked(facts: Facts, row: Mapping[int, int], blocks: Mapping[int, Block], found: list[Union]) -> Rows:
    """A first order: from the child of the case up to the eldest, then down through everybody's children."""
    parents: dict[int, list[int]] = defaultdict(list)
    children: dict[int, list[int]] = defaultdict(list)
    for union in found:
        for child in union.children:
            parents[child] += union.parents
        for parent in union.parents:
            children[parent] += union.children
    rows: Rows = [[] for _ in range(max(row.values(), default=-1) + 1)]
    seen: set[Block] = set()

    def visit(person: int) -> None:
        block = blocks[person]
        if block in seen:
            return
        seen.add(block)
        for member in block:
            for parent in parents[member]:
                visit(parent)
        rows[row[person]].append(block)
        for member in block:
            for child in sorted(children[member], key=[someone.id for someone in facts.people].index):
                visit(child)

    for person in sorted(facts.people, key=lambda person: not person.is_index):
        visit(person.id)
    return rows


def _swept(rows: Rows, edges: list[Edge], born: Mapping[int, int], *, down: bool) -> Rows:
    """Sort every row by where the other end of its lines stands."""
    rows = [list(blocks) for blocks in rows]
    levels = range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)
    for level in levels:
        at = _positions(rows)
        pulls: dict[int, list[float]] = defaultdict(list)
        for edge in edges:
            if down and edge.row == level - 1:
                pulls[edge.lower].append(fmean(at[slot] for slot in edge.upper))
            elif not down and edge.row == level:
                for slot in edge.upper:
                    pulls[slot].append(at[edge.lower])
        rows[level].sort(key=_by_pull(pulls, at, born))
    return rows


def _by_pull(
    pulls: Mapping[int, list[float]], at: Mapping[int, float], born: Mapping[int, int]
) -> Callable[[Block], tuple[float, int]]:
    def key(block: Block) -> tuple[float, int]:
        pulled = [pull for slot in block for pull in pulls.get(slot, [])]
        ages = [born[slot] for slot in block if slot in born and slot in pulls]
        middle = fmean(pulled) if pulled else fmean(at[slot] for slot in block)
        return round(middle, 6), min(ages, default=0)

    return key


def _positions(rows: Rows) -> dict[int, float]:
    """Where each slot stands, seen from the middle of its row."""
    at: dict[int, float] = {}
    for blocks in rows:
        slots = [slot for block in blocks for slot in block]
        at |= {slot: number - (len(slots) - 1) / 2 for number, slot in enumerate(slots)}
    return at


def _crossings(rows: Rows, edges: Iterable[Edge]) -> int:
    """How many pairs of lines cross."""
    at = _positions(rows)
    by_row = defaultdict(list)
    for edge in edges:
        by_row[edge.row].append((fmean(at[slot] for slot in edge.upper), at[edge.lower]))
    return sum(
        (upper - other_upper) * (lower - other_lower) < 0
        for lines in by_row.values()
        for number, (upper, lower) in enumerate(lines)
        for other_upper, other_lower in lines[:number]
    )
