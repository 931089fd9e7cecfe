"""How a return stands, in words: the table of cases, and what holds for every file."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.lifecycle import Area
from hze.lifecycle import CriterionLevel, Light
from hze.rules import ReturnFacts, against_return, level_of_area, open_months, open_until, traffic_of

TODAY = date(2026, 11, 28)
MOVING = ReturnFacts(
    today=TODAY, planned_on=date(2027, 3, 31), met=4, criteria=13, moved_on=TODAY - timedelta(days=5), stuck_weeks=6
)
BY_AGE = ((6, 6), (12, 12))


@pytest.mark.parametrize(
    ("changes", "light", "words"),
    [
        ({}, Light.ON_THE_WAY, "Rückkehr ist auf dem Weg: 4 von 13 erfüllt, geplant für 31.03.2027"),
        ({"home_since": date(2026, 11, 1)}, Light.HOME, "Zu Hause seit 01.11.2026, Nachbetreuung läuft"),
        ({"settled": False, "planned_on": None}, Light.UNSETTLED, "Noch nicht geklärt: weder Ziel"),
        (
            {"planned_on": None, "look_again_on": date(2027, 1, 5)},
            Light.NOT_NOW,
            "keine Rückkehr geplant, wieder ansehen am 05.01.2027",
        ),
        ({"protection_open": True}, Light.NOT_NOW, "ein Schutzverfahren ist offen"),
        ({"in_danger": True}, Light.NOT_NOW, "der Fall steht im Gefährdungsbereich"),
        ({"trial_broken": True}, Light.STUCK, "die letzte Probephase wurde abgebrochen"),
        ({"planned_on": TODAY - timedelta(days=1)}, Light.STUCK, "der geplante Tag ist vorbei"),
        ({"planned_on": TODAY}, Light.ON_THE_WAY, "auf dem Weg"),
        ({"overdue_steps": 1}, Light.STUCK, "Es stockt: ein Schritt ist überfällig"),
        ({"overdue_steps": 3}, Light.STUCK, "Es stockt: 3 Schritte sind überfällig"),
        ({"moved_on": TODAY - timedelta(weeks=8)}, Light.STUCK, "Es stockt: seit 8 Wochen keine Bewegung"),
        ({"moved_on": TODAY - timedelta(days=41)}, Light.ON_THE_WAY, "auf dem Weg"),
        ({"met": 13}, Light.READY, "Rückkehr ist vorbereitet: alles erfüllt"),
        ({"met": 13, "overdue_steps": 1}, Light.STUCK, "ein Schritt ist überfällig"),
        ({"met": 13, "protection_open": True}, Light.NOT_NOW, "Schutzverfahren"),
    ],
)
def test_each_file_has_its_words(changes: dict[str, object], light: Light, words: str) -> None:
    found = traffic_of(replace(MOVING, **changes))  # type: ignore[arg-type]
    assert found.light == light
    assert words in found.words


days = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31))


@st.composite
def files(draw: st.DrawFn) -> ReturnFacts:
    criteria = draw(st.integers(0, 15))
    return ReturnFacts(
        today=TODAY,
        settled=draw(st.booleans()),
        planned_on=draw(st.none() | days),
        look_again_on=draw(st.none() | days),
        home_since=draw(st.none() | days),
        protection_open=draw(st.booleans()),
        in_danger=draw(st.booleans()),
        trial_broken=draw(st.booleans()),
        met=draw(st.integers(0, criteria)),
        criteria=criteria,
        overdue_steps=draw(st.integers(0, 3)),
        moved_on=draw(st.none() | st.dates(min_value=date(2026, 1, 1), max_value=TODAY)),
    )


@given(files())
def test_no_child_is_on_the_way_in_danger_or_without_a_day(facts: ReturnFacts) -> None:
    found = traffic_of(facts)
    assert found.words
    assert "None" not in found.words
    if found.light in {Light.READY, Light.ON_THE_WAY}:
        assert not (facts.protection_open)
        assert not (facts.in_danger)
        assert not (facts.trial_broken)
        assert not (facts.overdue_steps)
        assert facts.settled
        assert facts.planned_on
        assert facts.planned_on >= facts.today
    assert (found.light == Light.HOME) == (facts.home_since is not None)
    if found.light == Light.READY:
        assert facts.met == facts.criteria > 0


@given(files(), st.integers(1, 3))
def test_more_overdue_steps_never_make_it_better(facts: ReturnFacts, more: int) -> None:
    before, after = traffic_of(facts), traffic_of(replace(facts, overdue_steps=facts.overdue_steps + more))
    assert after.light == before.light or after.light == Light.STUCK


@given(st.booleans(), st.booleans(), st.integers(0, 13), st.text(max_size=5))
def test_the_gate_opens_only_when_nothing_stands_against_it(
    has_after_care: bool, protection_open: bool, open_criteria: int, despite: str
) -> None:
    found = against_return(
        has_after_care=has_after_care,
        protection_open=protection_open,
        open_criteria=open_criteria,
        despite=despite,
    )
    said = bool(despite.strip()) or not open_criteria
    assert (not found) == (has_after_care and not protection_open and said)
    assert all(found.values())


@pytest.mark.parametrize(
    ("area", "fell", "level"),
    [
        (Area.SERVICE, False, CriterionLevel.MET),
        (Area.GREY, True, CriterionLevel.MET),
        (Area.GREY, False, CriterionLevel.PARTLY),
        (Area.DANGER, False, CriterionLevel.OPEN),
        ("", False, CriterionLevel.OPEN),
    ],
)
def test_the_area_is_reckoned(area: str, fell: bool, level: CriterionLevel) -> None:
    assert level_of_area(area, fell=fell) == level


@pytest.mark.parametrize(("age", "months"), [(0, 6), (5, 6), (6, 12), (11, 12), (12, 18), (17, 18), (None, 6)])
def test_a_perspective_may_stay_open_as_long_as_the_age_allows(age: int | None, months: int) -> None:
    assert open_months(age, BY_AGE, 18) == months


def test_months_are_counted_by_the_calendar() -> None:
    assert open_until(date(2026, 8, 31), 6) == date(2027, 2, 28)
