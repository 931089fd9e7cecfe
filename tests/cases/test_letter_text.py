"""The small language of letters: places, gaps, paragraphs; pure text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.letters import PLACES, fill, gaps_in, wrong_places
from web.letter_sheet import Block, blocks_of


def test_places_are_filled_and_what_is_not_known_stays_a_gap() -> None:
    text = "{{ anrede }}, es geht um {{kind}}, geboren am {{ geburtsdatum }}. {{ wetter }}"
    filled = fill(text, {"anrede": "Guten Tag", "kind": "Milan", "geburtsdatum": ""})
    assert filled == "Guten Tag, es geht um Milan, geboren am [Geburtsdatum des Kindes]. [wetter]"
    assert gaps_in(filled) == ["[Geburtsdatum des Kindes]", "[wetter]"]


def test_what_a_value_says_is_never_filled_again() -> None:
    assert fill("{{ kind }}", {"kind": "{{ telefon }}", "telefon": "geheim"}) == "{{ telefon }}"


def test_braces_nobody_filled_are_a_gap_too() -> None:
    assert gaps_in("{{ kind") == ["{{"]
    assert gaps_in("Alles da.", "[Ort]", "[Ort]") == ["[Ort]"]


def test_no_code_runs_in_a_template() -> None:
    hostile = "{% include 'settings' %}{{ request.user.password }}{{ kind|safe }}"
    assert fill(hostile, {"kind": "Milan"}) == "{% include 'settings' %}[request.user.password][kind|safe]"


@given(st.text())
def test_any_text_comes_back_or_becomes_gaps(text: str) -> None:
    filled = fill(text, dict.fromkeys(PLACES, "x"))
    assert filled == text or "{{" in text


@pytest.mark.parametrize(("without_family", "said"), [(True, 1), (False, 0)])
def test_a_reply_to_who_reported_never_speaks_of_the_family(without_family: bool, said: int) -> None:
    assert len(wrong_places(["{{ anrede }}", "Zu {{ kind_name }}"], without_family=without_family)) == said


def test_an_unknown_place_is_named() -> None:
    assert wrong_places(["{{ vorname }}"], without_family=False) == [
        "Den Platzhalter {{ vorname }} gibt es nicht. Wählen Sie einen aus der Liste."
    ]


def test_paragraphs_and_lists_are_told_apart() -> None:
    assert blocks_of("Guten Tag,\r\n\r\nbitte:\n- Pass\n- Zeugnis\nDanke.\n\n\n\n") == (
        Block(("Guten Tag,",)),
        Block(("bitte:",)),
        Block(("Pass", "Zeugnis"), is_list=True),
        Block(("Danke.",)),
    )
    assert blocks_of("Ort: ____\nName: ____") == (Block(("Ort: ____", "Name: ____")),)
