"""The helping net: up to sixty resources, each with its own box and its own line, none over another."""

import re
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.family.ecomap import BOX, CSS, Net, draw_net
from cases.family.genogram.bonds import Box
from cases.family.genogram.symbols import text_width
from cases.models import FamilyResource

SIZES = {"t-1": 14, "t-2": 13}


def a_resource(number: int, kind: str, level: int, state: str, wording: str) -> FamilyResource:
    return FamilyResource(pk=number, kind=kind, level=level, state=state, wording=wording)


resources = st.lists(
    st.tuples(
        st.sampled_from(FamilyResource.Kind.values),
        st.sampled_from(FamilyResource.Level.values),
        st.sampled_from(FamilyResource.State.values),
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=300),
    ),
    max_size=60,
).map(lambda rows: [a_resource(number, *row) for number, row in enumerate(rows)])


def boxes_of(net: Net) -> list[Box]:
    found = [
        re.fullmatch(r"M(\S+) (\S+)h(\S+)v(\S+)h-\S+z", line.d) for line in net.boxes if line.css.startswith("e-box")
    ]
    numbers = [[float(part) for part in match.groups()] for match in found if match]
    return [Box(x, y, x + width, y + height) for x, y, width, height in numbers]


@settings(max_examples=40, deadline=None)
@given(resources)
def test_no_box_covers_another_and_all_stand_inside(found: list[FamilyResource]) -> None:
    net = draw_net("Familie Lindner", found)
    boxes = boxes_of(net)
    assert len(boxes) == len(found)
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []
    for box in boxes:
        assert 0 <= box.left < box.right <= net.width
        assert 0 <= box.top < box.bottom <= net.height


@settings(max_examples=40, deadline=None)
@given(resources)
def test_words_fit_into_their_boxes(found: list[FamilyResource]) -> None:
    for resource in found:
        for word in draw_net("Familie", [resource]).words:
            assert text_width(word.text, SIZES[word.css[:3]]) <= BOX


@settings(max_examples=20, deadline=None)
@given(resources, st.randoms())
def test_the_order_of_entry_changes_nothing(found: list[FamilyResource], chance: object) -> None:
    shuffled = chance.sample(found, len(found))  # type: ignore[attr-defined]
    assert draw_net("Familie", shuffled) == draw_net("Familie", found)


def test_each_state_has_its_own_line_and_its_word_and_the_list_says_everything() -> None:
    rows = [
        a_resource(number, "social", 2, state, f"Hilfe {number}")
        for number, state in enumerate(FamilyResource.State.values)
    ]
    net = draw_net("Familie", rows)
    assert [line.css for line in net.lines] == [CSS[state] for state in FamilyResource.State]
    assert {word for word, _ in net.states} == set(FamilyResource.State.labels)
    for number, state in enumerate(FamilyResource.State):
        assert any(f"Hilfe {number} ({state.label})" in sentence for sentence in net.sentences)


def test_what_is_near_stands_near() -> None:
    near, far = a_resource(1, "material", 1, "used", "Wohnung"), a_resource(2, "material", 4, "used", "Amt")
    first, second = boxes_of(draw_net("Familie", [near, far]))
    assert first.left < second.left
