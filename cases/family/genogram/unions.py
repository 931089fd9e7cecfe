"""What hangs together by lines: couples, and parents with the children they have in one way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from cases.family.genogram.facts import COUPLES, PARENTAL, SIBLING, Facts, Link
from cases.family.genogram.generations import Generations, co_parents


class Couple(NamedTuple):
    """Two in one row with a line between them; without a link they are known only as parents of a child."""

    one: int
    other: int
    kind: str
    link: int | None


class Union(NamedTuple):
    """None to two parents of one row, and the children they have in this way; `links` by child."""

    number: int
    kind: str
    parents: tuple[int, ...]
    children: tuple[int, ...]
    links: tuple[int, ...]
    row: int


def couples(facts: Facts, found: Generations, families: list[Union]) -> list[Couple]:
    """Every couple of one row, those who only have a child together after the others."""
    named = [
        Couple(link.one, link.other, link.kind, link.id)
        for link in facts.links
        if link.kind in COUPLES and link.id not in found.across
    ]
    known = {frozenset(couple[:2]) for couple in named}
    parents = {pair for pair in co_parents(facts.links) if found.row[pair[0]] == found.row[pair[1]]}
    parents |= {(min(one.parents), max(one.parents)) for one in families if len(one.parents) == 2}
    others = [Couple(*pair, "parents", None) for pair in sorted(parents) if frozenset(pair) not in known]
    return named + others


def unions(facts: Facts, found: Generations) -> list[Union]:
    """Every parental link of the picture in exactly one union, and every pair of siblings nobody's parents explain."""
    children: dict[tuple[str, tuple[int, ...], int], list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
    for person in facts.people:
        for kind in PARENTAL:
            own = [link for link in facts.links if link.kind == kind and link.other == person.id]
            for part in _together([link for link in own if link.id not in found.across], found.row, facts.links):
                pair = tuple(sorted(link.one for link in part))
                key = (kind, pair, found.row[part[0].one])
                children[key].append((person.id, tuple(link.id for link in part)))
    result: list[Union] = []
    for (kind, parents, row), born in children.items():
        ids, links = tuple(child for child, _ in born), tuple(link for _, part in born for link in part)
        result.append(Union(len(result), kind, parents, ids, links, row))
    for link in facts.links:
        if link.kind == SIBLING and link.id not in found.across:
            pair = (link.one, link.other)
            result.append(Union(len(result), SIBLING, (), pair, (link.id,), found.row[link.one] - 1))
    return result


def _together(links: list[Link], row: Mapping[int, int], all_links: tuple[Link, ...]) -> Iterator[tuple[Link, ...]]:
    """Parents of one child in pairs of one row, couples first; whoever is left stands alone."""
    pairs = {frozenset((link.one, link.other)) for link in all_links if link.kind in COUPLES}
    waiting = list(links)
    candidates = [pair for pair in combinations(links, 2) if row[pair[0].one] == row[pair[1].one]]
    for pair in sorted(candidates, key=lambda pair: frozenset(link.one for link in pair) not in pairs):
        if pair[0] in waiting and pair[1] in waiting and pair[0].one != pair[1].one:
            waiting = [link for link in waiting if link not in pair]
            yield pair
    for link in waiting:
        yield (link,)
