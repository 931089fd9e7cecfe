"""Which texts look like a family (domain.md §7), and who convenes."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Department, User
from conferences import rules
from conferences.models import READERS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Familie Kaya braucht Hilfe", ["Familie Kaya"]),
        ("Die Familie  Müller-Lüdenscheid kommt", ["Familie Müller-Lüdenscheid"]),
        ("Bei Familie X. war es laut.", ["Familie X"]),
        ("familie Öztürk und Familie Öztürk", ["familie Öztürk", "Familie Öztürk"]),
        ("Familie عباس wohnt im Quartier", ["Familie عباس"]),
        ("Frau Demir hat ihr Kind abgeholt.", ["Frau Demir"]),
        ("Herr Kaya sorgt sich um seinen Sohn", ["Herr Kaya"]),
        ("Tim Test-Öztürk, 9 Jahre, fehlt oft.", ["Test-Öztürk, 9 Jahre"]),
        ("Mia (7 Jahre) kommt allein.", ["Mia (7 Jahre"]),
        ("Das Kind ist 11 Jahre alt.", ["11 Jahre alt"]),
    ],
)
def test_a_name_that_looks_like_a_family_is_found(text: str, found: list[str]) -> None:
    assert rules.family_names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Das Familienzentrum öffnet die Familienbildungsstätte.",
        "Jede Familie kann kommen, die Familie entscheidet.",
        "Familie und Beruf",
        "Familie 2000",
        "Der Kurs läuft seit 3 Jahren, für Kinder von 6 bis 10 Jahren.",
        "Frau Sander stellt den Pool vor. Kinder sollen in Gesprächen nicht übersetzen.",
        "Frau Sander stellt den Pool vor.",
        "",
    ],
)
def test_ordinary_words_of_a_conference_are_not_asked_about(text: str) -> None:
    assert rules.family_names(text) == []


def test_a_hundred_thousand_characters_are_searched_at_once() -> None:
    assert rules.family_names("Frau Aal " * 12_000) == []


@pytest.mark.parametrize("department", list(Department))
def test_reading_and_convening_follow_the_department(department: Department) -> None:
    user = User(username="x", department=department)
    assert rules.may_see_conferences(user) == (department in READERS)
    assert rules.may_convene(user) == (department == Department.ADVICE)


def test_who_has_left_sees_nothing() -> None:
    gone = User(username="x", department=Department.ADVICE, is_active=False)
    with pytest.raises(PermissionDenied):
        rules.demand_reader(gone)
    with pytest.raises(PermissionDenied):
        rules.demand_convener(gone)
