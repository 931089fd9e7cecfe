"""Who stands in which row: children below their parents, couples and siblings side by side, whatever the data say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from cases.family.genogram.facts import COUPLES, PARENTAL, SIBLING, Facts, Link, Someone


class Generations(NamedTuple):
    """The row of each person, from the top, and the links that run across rows because they contradict others."""

    row: dict[int, int]
    across: frozenset[int]


def generations(facts: Facts) -> Generations:
    """Find rows; a circle of parents is cut where it closes, parent and child never stand side by side."""
    groups, across = _Groups(person.id for person in facts.people), set()
    for link in _in_order(facts.links, PARENTAL):
        if not groups.put_below(link.one, link.other):
            across.add(link.id)
    for link in _in_order(facts.links, (*COUPLES, SIBLING)):
        if not groups.put_beside(link.one, link.other):
            across.add(link.id)
    for one, other in co_parents(facts.links):
        groups.put_beside(one, other)
    return Generations(_compressed(_levelled(facts, groups)), frozenset(across))


def co_parents(links: Iterable[Link]) -> Iterator[tuple[int, int]]:
    """Two who have a child together, by blood or by adoption."""
    parents: dict[tuple[str, int], list[int]] = defaultdict(list)
    for link in links:
        if link.kind in {"parent", "adoptive"} and link.one not in parents[link.kind, link.other]:
            parents[link.kind, link.other].append(link.one)
    for found in parents.values():
        yield from combinations(sorted(found), 2)


class _Groups:
    """People who stand in one row, and which group stands above which; never a circle."""

    def __init__(self, people: Iterable[int]) -> None:
        self.leader = {person: person for person in people}
        self.below: dict[int, set[int]] = defaultdict(set)

    def put_below(self, parent: int, child: int) -> bool:
        """The child's group goes below the parent's, unless that closes a circle."""
        upper, lower = self.of(parent), self.of(child)
        if upper == lower or self._reaches(lower, upper):
            return False
        self.below[upper].add(lower)
        return True

    def put_beside(self, one: int, other: int) -> bool:
        """Both groups become one, unless one stands above the other."""
        left, right = self.of(one), self.of(other)
        if left == right:
            return True
        if self._reaches(left, right) or self._reaches(right, left):
            return False
        for person, leader in self.leader.items():
            if leader == right:
                self.leader[person] = left
        self.below[left] |= self.below.pop(right, set())
        return True

    def of(self, person: int) -> int:
        return self.leader[person]

    def under(self, group: int) -> set[int]:
        return {self.of(lower) for lower in self.below.get(group, ())}

    def rows(self) -> dict[int, int]:
        """The row of each group: parents close above their children."""
        order = self._from_the_top()
        row = dict.fromkeys(order, 0)
        for group in order:
            for lower in self.under(group):
                row[lower] = max(row[lower], row[group] + 1)
        for group in reversed(order):
            if lower_rows := [row[lower] for lower in self.under(group)]:
                row[group] = min(lower_rows) - 1
        return row

    def _reaches(self, start: int, goal: int) -> bool:
        waiting, seen = [start], {start}
        while waiting:
            for lower in self.under(waiting.pop()) - seen:
                if lower == goal:
                    return True
                seen.add(lower)
                waiting.append(lower)
        return False

    def _from_the_top(self) -> list[int]:
        """Every group before those below it."""
        done: dict[int, None] = {}

        def visit(group: int) -> None:
            for lower in sorted(self.under(group)):
                if lower not in done:
                    visit(lower)
            done[group] = None

        for group in sorted(set(self.leader.values())):
            if group not in done:
                visit(group)
        return list(reversed(done))


def _in_order(links: Iterable[Link], kinds: tuple[str, ...]) -> list[Link]:
    chosen = [link for link in links if link.kind in kinds]
    return sorted(chosen, key=lambda link: (kinds.index(link.kind), link.id))


def _levelled(facts: Facts, groups: _Groups) -> dict[int, int]:
    """Rows of all people; those with no tie to the child of the case stand where their role belongs."""
    of_group = groups.rows()
    row = {person.id: of_group[groups.of(person.id)] for person in facts.people}
    parts = _parts(facts, groups)
    index = next((person for person in facts.people if person.is_index), facts.people[0] if facts.people else None)
    for part in parts.values():
        first = part[0]
        if index is None or index.id in {person.id for person in part}:
            continue
        shift = row[index.id] - index.level + first.level - row[first.id]
        for person in part:
            row[person.id] += shift
    return row


def _parts(facts: Facts, groups: _Groups) -> dict[int, list[Someone]]:
    """People who are tied to each other by blood, law, couple or household of siblings."""
    root = {person.id: groups.of(person.id) for person in facts.people}
    ties = [(root[link.one], root[link.other]) for link in facts.links if link.kind in (*PARENTAL, *COUPLES, SIBLING)]
    part = {leader: leader for leader in root.values()}
    for one, other in ties:
        old, new = part[one], part[other]
        part = {leader: new if found == old else found for leader, found in part.items()}
    found: dict[int, list[Someone]] = defaultdict(list)
    for person in facts.people:
        found[part[root[person.id]]].append(person)
    return found


def _compressed(row: dict[int, int]) -> dict[int, int]:
    """Rows from 0 without an empty one."""
    number = {old: new for new, old in enumerate(sorted(set(row.values())))}
    return {person: number[old] for person, old in row.items()}
