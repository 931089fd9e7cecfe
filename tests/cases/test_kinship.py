"""How relations are said, and who is whose brother or sister."""

from datetime import date

import pytest

from cases.family import kinship
from cases.models import Person, Relationship

TODAY = date(2026, 11, 27)


def somebody(number: int, **facts: object) -> Person:
    return Person(pk=number, first_name=f"P{number}", role="relative", **facts)


def related(
    kind: str, one: Person, other: Person, begins: date | None = None, ends: date | None = None
) -> Relationship:
    return Relationship(kind=kind, one=one, other=other, valid_from=begins, valid_to=ends)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (related("parent", somebody(1, sex="female"), somebody(2)), "P1 ist Mutter von P2."),
        (related("parent", somebody(1, sex="diverse"), somebody(2)), "P1 ist Elternteil von P2."),
        (
            related("foster", somebody(1, sex="male"), somebody(2), date(2020, 1, 2), date(2021, 3, 4)),
            "P1 war Pflegevater von P2, vom 02.01.2020 bis 04.03.2021.",
        ),
        (
            related("married", somebody(1), somebody(2), date(2020, 1, 2)),
            "P1 und P2 sind verheiratet, seit 02.01.2020.",
        ),
        (
            related("close", somebody(1), somebody(2), None, date(2021, 3, 4)),
            "P1 und P2 hatten eine enge Beziehung, bis 04.03.2021.",
        ),
    ],
)
def test_a_relation_is_a_sentence(row: Relationship, said: str) -> None:
    assert kinship.sentence(row, TODAY) == said


@pytest.mark.parametrize("kind", Relationship.Kind.values)
@pytest.mark.parametrize("sex", Person.Sex.values)
def test_every_kind_can_be_said_for_everybody(kind: str, sex: str) -> None:
    assert kinship.sentence(related(kind, somebody(1, sex=sex), somebody(2)), TODAY).endswith(".")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"life": "unborn", "expected_on": date(2027, 4, 12)}, "wird erwartet, 12.04.2027"),
        ({"life": "unborn"}, "wird erwartet"),
        ({"life": "dead"}, "verstorben"),
        (
            {"life": "dead", "died_on": date(2019, 3, 14), "birth_date": date(1955, 3, 15)},
            "verstorben am 14.03.2019 mit 63 Jahren",
        ),
        ({"life": "unknown"}, "nicht bekannt, ob die Person lebt"),
        ({"life": "born"}, "Alter nicht bekannt"),
    ],
)
def test_a_life_is_said_in_words(facts: dict[str, object], said: str) -> None:
    assert kinship.life_in_words(somebody(1, **facts)).startswith(said)


MOTHER, FATHER, OTHER, CHILD, SECOND = (somebody(number) for number in range(1, 6))


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([("parent", MOTHER, SECOND), ("parent", FATHER, SECOND)], "Geschwister"),
        ([("adoptive", MOTHER, SECOND), ("adoptive", FATHER, SECOND)], "Geschwister"),
        ([("parent", MOTHER, SECOND), ("parent", OTHER, SECOND)], "Halbgeschwister"),
        ([("parent", MOTHER, SECOND)], "Geschwister oder Halbgeschwister"),
        ([("step", OTHER, CHILD), ("parent", OTHER, SECOND)], "Stiefgeschwister"),
        ([("step", MOTHER, SECOND)], "Stiefgeschwister"),
        ([("foster", MOTHER, SECOND), ("foster", FATHER, SECOND)], "Pflegegeschwister"),
        ([("sibling", CHILD, SECOND)], "Geschwister"),
    ],
)
def test_siblings_follow_from_parents(rows: list[tuple[str, Person, Person]], kind: str) -> None:
    own = [related("parent", MOTHER, CHILD), related("parent", FATHER, CHILD)]
    (sibling,) = kinship.siblings_of(CHILD, [*own, *(related(*row) for row in rows)])
    assert (sibling.person, sibling.kind) == (SECOND, kind)


def test_nobody_is_their_own_sibling_and_nobody_twice() -> None:
    rows = [related("parent", parent, child) for parent in (MOTHER, FATHER) for child in (CHILD, SECOND)]
    found = kinship.siblings_of(CHILD, [*rows, related("sibling", CHILD, SECOND)])
    assert [sibling.person for sibling in found] == [SECOND]
