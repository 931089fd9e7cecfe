"""The genogram of any family: nobody stands on somebody else, every relation is drawn once, always the same way."""

import re
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.family.genogram import Facts, Home, Link, Picture, Shape, Someone, draw
from cases.family.genogram.bonds import Box
from cases.family.genogram.facts import BONDS, COUPLES, PARENTAL, SIBLING
from cases.family.genogram.symbols import text_width

KINDS = (*PARENTAL, *COUPLES, SIBLING, *BONDS)
NAMES = ("Ada", "Maximiliane", "Wwwww Mmmmm-Wwww", "Ö", "unbekannt")


@st.composite
def families(draw_: st.DrawFn, kinds: tuple[str, ...] = KINDS) -> Facts:
    """Any graph of up to 40 persons, whether life can be so or not."""
    size = draw_(st.integers(1, 40))
    index = draw_(st.integers(0, size - 1))
    people = [
        Someone(
            number,
            draw_(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map(tuple)),
            shape=draw_(st.sampled_from(Shape)),
            is_dead=draw_(st.booleans()),
            is_index=number == index,
            born=draw_(st.integers(1900, 2030)),
            level=draw_(st.integers(-3, 0)),
        )
        for number in range(size)
    ]
    pairs = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(lambda pair: pair[0] != pair[1])
    wanted = draw_(st.lists(st.tuples(st.sampled_from(kinds), pairs), max_size=60, unique=True)) if size > 1 else []
    links = [Link(number, kind, *pair) for number, (kind, pair) in enumerate(wanted)]
    members = st.frozensets(st.integers(0, size - 1))
    homes = [Home(letter, "zu Hause", draw_(members)) for letter in "ABC"[: draw_(st.integers(0, 3))]]
    return Facts(tuple(people), tuple(links), tuple(homes))


def middle_of(picture: Picture) -> dict[int, tuple[float, float]]:
    boxes = {figure.person.id: figure.box for figure in picture.figures}
    return {person: ((box.left + box.right) / 2, box.top) for person, box in boxes.items()}


def boxes_of(picture: Picture) -> list[Box]:
    tags = [Box(tag.x, tag.y - 11, tag.x + text_width(tag.text, 13), tag.y + 2) for tag in picture.tags]
    return [figure.box for figure in picture.figures] + [bond.box for bond in picture.bonds] + tags


@settings(max_examples=80, deadline=None)
@given(families())
def test_no_symbol_and_no_word_covers_another(facts: Facts) -> None:
    boxes = boxes_of(draw(facts))
    assert [(one, other) for one, other in combinations(boxes, 2) if one.meets(other)] == []


@settings(max_examples=40, deadline=None)
@given(families())
def test_everything_stands_inside_the_picture(facts: Facts) -> None:
    picture = draw(facts)
    for box in boxes_of(picture):
        assert box.left >= -picture.left - 0.1
        assert box.top >= -picture.above - 0.1
        assert box.right <= picture.width - picture.left + 0.1
        assert box.bottom <= picture.height - picture.above + 0.1


@settings(max_examples=40, deadline=None)
@given(families())
def test_children_stand_below_their_parents_wherever_no_circle_forbids_it(facts: Facts) -> None:
    picture = draw(facts)
    at = middle_of(picture)
    for link in facts.links:
        if link.kind in PARENTAL and link.id not in picture.across:
            assert at[link.one][1] < at[link.other][1]


@settings(max_examples=30, deadline=None)
@given(families(kinds=PARENTAL))
def test_only_a_circle_is_cut(facts: Facts) -> None:
    """Whoever is drawn across would, put below, stand above themself."""
    cut = draw(facts).across
    kept = [link for link in facts.links if link.id not in cut]
    for link in facts.links:
        if link.id in cut:
            assert _leads(link.other, link.one, kept)


@pytest.mark.parametrize("two", [(1, 3), (1, 4), (2, 3), (2, 4)])
def test_two_who_only_foster_a_child_together_need_not_stand_beside_each_other(two: tuple[int, int]) -> None:
    people = tuple(Someone(number, ("Ada",)) for number in range(1, 6))
    couples = (Link(1, "married", 1, 2), Link(2, "married", 3, 4))
    fostered = tuple(Link(9 + one, "foster", one, 5) for one in two)
    assert not draw(Facts(people, couples + fostered, ())).across


def _leads(start: int, goal: int, links: list[Link]) -> bool:
    """Down from parents to children, and sideways between those who have a child together."""
    seen, waiting = {start}, [start]
    while waiting:
        person = waiting.pop()
        if person == goal:
            return True
        new = {link.other for link in links if link.one == person} - seen
        seen |= new
        waiting += new
    return False


@settings(max_examples=40, deadline=None)
@given(families())
def test_every_relation_is_drawn_exactly_once(facts: Facts) -> None:
    picture = draw(facts)
    drawn = Counter([link for tie in picture.ties for link in tie.links] + [bond.link for bond in picture.bonds])
    assert drawn == Counter(link.id for link in facts.links)


@settings(max_examples=30, deadline=None)
@given(families(), st.randoms())
def test_the_order_in_which_a_family_was_typed_changes_nothing(facts: Facts, chance: object) -> None:
    shuffled = Facts(*(tuple(chance.sample(part, len(part))) for part in facts))  # type: ignore[attr-defined]
    assert draw(shuffled) == draw(facts)


@settings(max_examples=30, deadline=None)
@given(families())
def test_paths_are_numbers_a_browser_can_draw(facts: Facts) -> None:
    picture = draw(facts)
    for line in [*picture.homes, *picture.lines, *(line for figure in picture.figures for line in figure.lines)]:
        assert re.fullmatch(r"[MLHVQCahvlmz0-9 .-]+", line.d), line.d


def _line_up(*shapes: Shape) -> tuple[Someone, ...]:
    return tuple(Someone(number, ("Kim",), shape=shape, born=number) for number, shape in enumerate(shapes))


def test_he_stands_left_of_her_and_siblings_by_age() -> None:
    people = _line_up(Shape.CIRCLE, Shape.SQUARE, Shape.CIRCLE, Shape.CIRCLE, Shape.SQUARE)
    links = [Link(0, "married", 0, 1)]
    links += [Link(1 + 2 * n + p, "parent", p, child) for n, child in enumerate((4, 3, 2)) for p in (0, 1)]
    at = middle_of(draw(Facts(people, tuple(links))))
    assert at[1][0] < at[0][0]
    assert at[2][0] < at[3][0] < at[4][0]


def test_half_siblings_hang_on_their_own_parents() -> None:
    people = _line_up(Shape.SQUARE, Shape.CIRCLE, Shape.SQUARE, Shape.CIRCLE, Shape.SQUARE)
    links = (
        *(Link(0, "divorced", 0, 1), Link(1, "partners", 1, 2)),
        *(Link(2, "parent", 0, 3), Link(3, "parent", 1, 3), Link(4, "parent", 1, 4), Link(5, "parent", 2, 4)),
    )
    at = middle_of(draw(Facts(people, links)))
    assert at[0][0] < at[1][0] < at[2][0]
    assert at[3][0] < at[4][0]


def test_a_single_father_needs_nobody_beside_him() -> None:
    picture = draw(Facts(_line_up(Shape.SQUARE, Shape.CIRCLE), (Link(0, "parent", 0, 1),)))
    assert [tie.links for tie in picture.ties] == [(0,)]


@pytest.mark.parametrize("kind", ["partners", "separated", "divorced", "married"])
def test_a_couple_is_one_line_with_its_marks(kind: str) -> None:
    picture = draw(Facts(_line_up(Shape.SQUARE, Shape.CIRCLE), (Link(0, kind, 0, 1),)))
    (tie,) = picture.ties
    assert tie.d.count("l8 -18") == {"separated": 1, "divorced": 2}.get(kind, 0)


def test_somebody_who_would_be_their_own_grandfather_is_drawn_with_a_word() -> None:
    circle = tuple(Link(number, "parent", number, (number + 1) % 3) for number in range(3))
    picture = draw(Facts(_line_up(*[Shape.SQUARE] * 3), circle))
    assert len(picture.across) == 1
    assert [bond.text for bond in picture.bonds] == ["Elternteil"]


def test_an_empty_family_is_an_empty_picture() -> None:
    assert draw(Facts((), ())).figures == []
