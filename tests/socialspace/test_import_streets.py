"""A street directory is read section by section; what was put right by hand stays."""

from datetime import date
from typing import Any

import pytest

from accounts.models import User
from socialspace.actions.streets import store_section
from socialspace.models import ListImport, Quarter, StreetSection
from tests.socialspace.lists import STREETS, apply, csv_of, planned, told, uploaded, xlsx_of

pytestmark = pytest.mark.django_db

HEAD = "Straße;Hausnummer von;Hausnummer bis;Seite;Stadtteil;Gültig ab"


def of(by: User, *lines: str, head: str = HEAD, encoding: str = "cp1252") -> ListImport:
    return uploaded(csv_of(head, *lines, encoding=encoding), by=by, kind=STREETS)


def said(row: ListImport) -> list[tuple[int, str, str]]:
    return told(planned(row))


def a_section(by: User, **changes: Any) -> StreetSection:
    facts: dict[str, Any] = {
        "street": "Mülforter Straße",
        "number_from": 1,
        "number_to": 99,
        "parity": "all",
        "quarter": Quarter.objects.get(name="Mülfort"),
        "valid_from": date(2020, 1, 1),
    }
    return store_section(by=by, **facts | changes)


def test_sections_are_announced_and_taken(admin: User) -> None:
    row = of(admin, "Mülforter Straße;1;99;ungerade;Mülfort;01.01.2020", "Mülforter Straße;2;98a;g;Rheydt;2020-01-01")
    assert [verdict for _, verdict, _ in said(row)] == ["neu", "neu"]
    apply(row, by=admin)
    sections = StreetSection.objects.filter(street="Mülforter Straße").order_by("number_from")
    assert list(sections.values_list("number_from", "number_to", "parity", "quarter__name")) == [
        (1, 99, "odd", "Mülfort"),
        (2, 98, "even", "Rheydt"),
    ]


def test_without_house_numbers_it_is_the_whole_street(admin: User) -> None:
    apply(of(admin, "Weg;Mülfort;01.01.2020", head="Straßenname;Quartier;gilt ab"), by=admin)
    section = StreetSection.objects.get(street="Weg")
    assert (section.number_from, section.number_to, section.parity) == (1, StreetSection.MAX_NUMBER, "all")


def test_numbers_and_days_of_a_workbook_are_read(admin: User) -> None:
    rows = [HEAD.split(";"), ["Weg", 1.0, 9, "alle", "Mülfort", date(2020, 1, 1)]]
    apply(uploaded(xlsx_of(rows), by=admin, kind=STREETS), by=admin)
    assert StreetSection.objects.get(street="Weg").valid_from == date(2020, 1, 1)


def test_another_spelling_is_the_same_street(admin: User) -> None:
    a_section(admin)
    assert said(of(admin, "mülforter Str.;1;99;alle;Mülfort;01.01.2020")) == [(2, "unverändert", "")]


def test_another_quarter_from_the_same_day_is_a_correction(admin: User) -> None:
    section = a_section(admin)
    row = of(admin, "Mülforter Straße;1;99;alle;Rheydt;01.01.2020")
    assert said(row) == [(2, "geändert", "Quartier: Mülfort → Rheydt")]
    apply(row, by=admin)
    again = StreetSection.objects.select_related("quarter").get(pk=section.pk)
    assert (again.quarter.name, again.version) == ("Rheydt", 2)


def test_a_later_day_ends_the_older_section(admin: User) -> None:
    older = a_section(admin)
    row = of(admin, "Mülforter Straße;1;99;alle;Rheydt;01.07.2026")
    assert said(row) == [(2, "geändert", "ab 01.07.2026: Mülfort → Rheydt")]
    apply(row, by=admin)
    older.refresh_from_db()
    assert older.valid_to == date(2026, 6, 30)
    assert StreetSection.objects.filter(street="Mülforter Straße", valid_from=date(2026, 7, 1)).exists()


def test_the_same_from_a_later_day_on_changes_nothing(admin: User) -> None:
    a_section(admin)
    row = of(admin, "Mülforter Straße;1;99;alle;Mülfort;01.07.2026")
    assert said(row) == [(2, "unverändert", "Gilt so schon seit dem 01.01.2020.")]


@pytest.mark.parametrize("day", ["01.01.2020", "01.07.2026"])
def test_what_was_put_right_by_hand_stays(admin: User, day: str) -> None:
    a_section(admin, is_corrected=True)
    row = of(admin, f"Mülforter Straße;1;99;alle;Rheydt;{day}")
    assert said(row) == [(2, "unverändert", "Wurde von Hand berichtigt und bleibt, wie es ist: Mülfort.")]


def test_house_numbers_that_lie_elsewhere_are_refused_with_the_place(admin: User) -> None:
    a_section(admin)
    row = of(
        admin,
        "Mülforter Straße;90;120;alle;Rheydt;01.01.2021",
        "Weg;1;9;ungerade;Rheydt;01.01.2021",
        "Weg;5;20;alle;Mülfort;01.01.2021",
        "Weg;2;8;gerade;Mülfort;01.01.2021",
    )
    assert [verdict for _, verdict, _ in said(row)] == ["falsch", "neu", "falsch", "neu"]
    assert "im Verzeichnis schon in Mülfort (Mülforter Straße 1–99)" in said(row)[0][2]
    assert "in Zeile 3 schon in Rheydt (Weg 1–9, ungerade)" in said(row)[2][2]
    assert apply(row, by=admin).refused == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (";1;9;alle;Mülfort;01.01.2020", "Straße: fehlt."),
        ("Weg;1;9;alle;;01.01.2020", "Quartier: fehlt."),
        ("Weg;1;9;alle;Mülfort;", "Gültig ab: fehlt."),
        ("Weg;9;1;alle;Mülfort;01.01.2020", "1 liegt vor 9"),
        ("Weg;0;9;alle;Mülfort;01.01.2020", "„0“ ist keine Hausnummer von 1 bis 9999."),
        ("Weg;1;9;links;Mülfort;01.01.2020", "die Seite „links“ kennen wir nicht. Erlaubt sind: alle"),
    ],
    ids=["street", "quarter", "day", "order", "number", "side"],
)
def test_a_wrong_line_says_what_to_correct(admin: User, line: str, words: str) -> None:
    ((_, verdict, sentences),) = said(of(admin, line))
    assert verdict == "falsch"
    assert words in sentences


def test_the_same_section_twice_is_double(admin: User) -> None:
    line = "Weg;1;9;alle;Mülfort;01.01.2020"
    assert said(of(admin, line, line.replace("Weg", "weg")))[1] == (3, "doppelt", "Steht schon in Zeile 2.")
