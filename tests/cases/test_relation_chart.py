"""The relation chart: up to eight members and five institutions, nothing over anything, each observation once."""

from itertools import combinations
from pathlib import Path
from typing import Any

from django.conf import settings as settings_of_django
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.family.genogram.symbols import text_width
from cases.models import LineStyle
from cases.understanding.chart import CHIP, NODE, Chart, Seen, draw_chart

names = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=120)
ROOM = 720  # pixels a panel leaves for it at 1440; the journey measures the page itself
SIZES = {"t-1": 14, "t-2": 13}


@st.composite
def charts(draw: st.DrawFn) -> tuple[list[tuple[str, str]], list[Seen]]:
    members = [(f"p{number}", draw(names)) for number in range(draw(st.integers(1, 8)))]
    places = draw(st.lists(names, min_size=1, max_size=5, unique_by=str.casefold))
    keys = [key for key, _ in members]
    seen = []
    for number in range(draw(st.integers(0, 24))):
        sender = draw(st.sampled_from(keys))
        others = [key for key in keys if key != sender]
        receiver = draw(st.sampled_from([None, *others]))
        place = "" if receiver else draw(st.sampled_from(places))
        line = draw(st.sampled_from(LineStyle.values))
        seen.append(Seen(f"o{number}", sender, receiver, place, draw(names), line, draw(st.booleans())))
    return members, seen


@settings(max_examples=60, deadline=None)
@given(charts())
def test_nothing_covers_anything_and_all_stands_inside(facts: tuple[list[tuple[str, str]], list[Seen]]) -> None:
    chart = draw_chart(*facts)
    boxes = [*chart.nodes, *chart.chips]
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []
    for box in boxes:
        assert 0 <= box.left < box.left + box.width <= chart.width
        assert 0 <= box.top < box.top + box.height <= chart.height
    assert chart.width <= ROOM


@settings(max_examples=60, deadline=None)
@given(charts())
def test_each_observation_is_drawn_once_and_each_member_too(
    facts: tuple[list[tuple[str, str]], list[Seen]],
) -> None:
    members, seen = facts
    chart = draw_chart(members, seen)
    assert sorted(chip.key for chip in chart.chips) == sorted(one.key for one in seen)
    people = [node.key for node in chart.nodes if node.css == "u-person"]
    assert people == [key for key, _ in members]
    assert sum(line.css == "u-arrow" for line in chart.lines) == len(seen)
    assert sum(line.css.startswith("u-line") for line in chart.lines) == 2 * len(seen)


@settings(max_examples=40, deadline=None)
@given(charts(), st.randoms())
def test_the_order_of_entry_changes_nothing(facts: tuple[list[tuple[str, str]], list[Seen]], chance: object) -> None:
    members, seen = facts
    shuffled = chance.sample(seen, len(seen))  # type: ignore[attr-defined]
    assert draw_chart(members, shuffled) == draw_chart(members, seen)


@settings(max_examples=40, deadline=None)
@given(names, names)
def test_words_fit_into_their_boxes(member: str, kind: str) -> None:
    chart = draw_chart([("p0", member)], [Seen("o0", "p0", None, member, kind, "dashed", True)])
    for word in chart.words:
        assert text_width(word.text, SIZES[word.css[:3]]) <= max(NODE, CHIP)


def drawn(**changes: Any) -> Chart:
    one = Seen("o0", "p0", None, "Schule", "Kampf", "dashed", True)._replace(**changes)
    return draw_chart([("p0", "Sandra Lindner"), ("p1", "Milan Lindner")], [one])


def test_a_pattern_says_its_name_and_has_its_own_line() -> None:
    chart = drawn()
    (chip,) = chart.chips
    assert chip.lines == ("Kampf", "Hypothese")
    assert chip.title == "Kampf, Hypothese: Sandra Lindner und Schule"
    assert "u-dashed-box" in chip.css
    assert {line.css for line in chart.lines} == {"u-line u-dashed", "u-arrow"}
    assert chart.kinds == [("Kampf", "u-dashed")]


def test_what_is_no_hypothesis_is_said_so() -> None:
    assert drawn(is_hypothesis=False).chips[0].lines == ("Kampf", "beobachtet")


def test_within_the_family_there_is_no_column_of_institutions() -> None:
    chart = drawn(receiver="p1", institution="")
    assert [word.text for word in chart.words if word.css == "t-1 t-b"] == ["Familie"]
    assert chart.chips[0].left < chart.nodes[0].left


def test_the_same_institution_written_differently_is_one() -> None:
    members = [("p0", "Sandra Lindner")]
    seen = [Seen(f"o{n}", "p0", None, place, "Kampf", "solid", True) for n, place in enumerate(("Schule", "schule"))]
    assert sum(node.css == "u-house" for node in draw_chart(members, seen).nodes) == 1


def test_every_line_of_the_list_has_its_style() -> None:
    sheet = (Path(settings_of_django.BASE_DIR) / "static/sro/understanding.css").read_text(encoding="utf-8")
    assert all(f".u-{line} " in sheet for line in LineStyle.values)
