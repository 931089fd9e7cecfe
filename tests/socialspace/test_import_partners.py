"""A list of organisations and contact persons says line by line what it would change, and changes only that."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from audit.models import Entry
from socialspace import actions
from socialspace.actions.lists import apply_list
from socialspace.models import ContactPerson, ListImport, Organisation, Quarter
from tests.socialspace.lists import apply, csv_of, planned, told, uploaded, xlsx_of

pytestmark = pytest.mark.django_db

HEAD = "Einrichtung;Art;Quartier;Telefon;Vorname;Nachname;E-Mail der Ansprechperson;Einwilligung am"


def of(by: User, *lines: str, head: str = HEAD, encoding: str = "utf-8-sig") -> ListImport:
    return uploaded(csv_of(head, *lines, encoding=encoding), by=by)


def said(row: ListImport) -> list[tuple[int, str, str]]:
    return told(planned(row))


def a_home(name: str = "Kita Löwenzahn e.V.", **facts: Any) -> Organisation:
    found: Organisation = Organisation.objects.create(name=name, kind="daycare", **facts)
    return found


def a_person(home: Organisation, **facts: Any) -> ContactPerson:
    found: ContactPerson = home.contacts.create(**{"first_name": "Kim", "last_name": "Öz"} | facts)
    return found


# What it says


def test_a_new_organisation_with_a_person_is_announced_and_taken(dohmen: User) -> None:
    row = of(dohmen, "Kita Sonne;Kita;Mülfort;02166 1;Kim;Öz;oez@sonne.example;05.11.2025", encoding="cp1252")
    assert said(row) == [
        (2, "neu", "neue Einrichtung (Kita) | neue Ansprechperson: Kim Öz. Einverstanden seit 05.11.2025.")
    ]
    apply(row, by=dohmen)
    home = Organisation.objects.select_related("quarter").get(name="Kita Sonne")
    assert (home.quarter, home.phone) == (Quarter.objects.get(name="Mülfort"), "02166 1")
    assert home.contacts.get().consented_on == date(2025, 11, 5)


def test_a_person_without_consent_is_kept_and_not_listed(dohmen: User) -> None:
    row = of(dohmen, "Kita Sonne;Kita;;;Kim;Öz;;")
    assert "Ohne „Einwilligung am“ steht die Person nicht im Verzeichnis." in said(row)[0][2]
    apply(row, by=dohmen)
    assert not ContactPerson.objects.listed().filter(organisation__name="Kita Sonne").exists()


@pytest.mark.parametrize("name", ["kita löwenzahn", "Kita  Löwenzahn", "Kita Löwenzahn e. V.", "KITA LÖWENZAHN E.V."])
def test_an_organisation_is_recognised_however_it_is_spelt(dohmen: User, name: str) -> None:
    home = a_home(phone="02166 1")
    row = of(dohmen, f"{name};;;02166 2;;;;")
    assert said(row) == [(2, "geändert", "Telefon: 02166 1 → 02166 2")]
    apply(row, by=dohmen)
    home.refresh_from_db()
    assert (home.name, home.phone, home.version) == ("Kita Löwenzahn e.V.", "02166 2", 2)


def test_two_organisations_with_nearly_one_name_are_asked_about(dohmen: User) -> None:
    a_home("Kita Sonne")
    a_home("Kita-Sonne e.V.")
    assert "Schreiben Sie den Namen genau so" in said(of(dohmen, "kita sonne;;;1;;;;"))[0][2]
    assert said(of(dohmen, "Kita Sonne;;;1;;;;"))[0][1] == "geändert"


def test_empty_cells_leave_what_is_there(dohmen: User) -> None:
    a_home(phone="02166 1")
    assert said(of(dohmen, "Kita Löwenzahn;;;;;;;")) == [(2, "unverändert", "")]


def test_a_person_is_recognised_by_mail_or_name(dohmen: User) -> None:
    home = a_home()
    a_person(home, email="oez@home.example")
    row = of(dohmen, "Kita Löwenzahn;;;;Kim;Yilmaz;OEZ@home.example;", "Kita Löwenzahn;;;;Ali;Kaya;oez@home.example;")
    assert "Nachname: Öz → Yilmaz" in said(row)[0][2]
    assert "neue Ansprechperson: Ali Kaya" in said(row)[1][2]


def test_somebody_who_left_does_not_come_back_by_a_list(dohmen: User) -> None:
    a_person(a_home(), is_active=False)
    row = of(dohmen, "Kita Löwenzahn;;;;Kim;Öz;;05.11.2025")
    assert said(row) == [(2, "unverändert", "Kim Öz arbeitet laut Verzeichnis nicht mehr dort und bleibt so.")]


def test_a_consent_taken_back_does_not_come_back_by_an_older_list(dohmen: User) -> None:
    person = a_person(a_home(), consented_on=date(2025, 1, 1))
    actions.withdraw_consent(person, by=dohmen)
    row = of(dohmen, "Kita Löwenzahn;;;;Kim;Öz;;05.11.2025")
    assert said(row)[0][1] == "unverändert"
    assert "zurückgenommen" in said(row)[0][2]


def test_one_column_for_the_whole_person_is_split(dohmen: User) -> None:
    head = "Name der Einrichtung;Typ;Ansprechpartnerin"
    row = of(dohmen, "Kita A;Kita;Frau Dr. Kim Öz", "Kita B;Kindergarten;Öz, Kim", "Kita C;Kita;Herr Öz", head=head)
    apply(row, by=dohmen)
    people = ContactPerson.objects.filter(organisation__name__startswith="Kita ").order_by("organisation__name")
    assert list(people.values_list("first_name", "last_name")) == [("Kim", "Öz"), ("Kim", "Öz"), ("", "Öz")]


# What is wrong


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (";Kita;;;;;;", "hier fehlt der Name"),
        ("Neu;;;;;;;", "Art: fehlt, und die Einrichtung ist neu"),
        ("Neu;Raumschiff;;;;;;", "die Art „Raumschiff“ kennen wir nicht. Erlaubt sind: Kita"),
        ("Neu;Kita;Mühlfort;;;;;", "Meinten Sie „Mülfort“?"),
        ("Neu;Kita;;;Kim;;;", "Nachname: fehlt, obwohl „Vorname“ ausgefüllt ist."),
        ("Neu;Kita;;;Kim;Öz;oez@;", "„oez@“ ist keine E-Mail-Adresse"),
        ("Neu;Kita;;;Kim;Öz;;30.02.2025", "„30.02.2025“ ist kein Datum"),
        ("Neu;Kita;;;Kim;Öz;;01.01.2099", "liegt in der Zukunft"),
        (f"Neu;Kita;;{'1' * 41};;;;", "höchstens 40 Zeichen, hier stehen 41"),
    ],
    ids=["name", "kind", "unknown kind", "quarter", "last name", "mail", "day", "future", "long"],
)
def test_a_wrong_line_says_what_to_correct(dohmen: User, line: str, words: str) -> None:
    ((number, verdict, sentences),) = said(of(dohmen, line))
    assert (number, verdict) == (2, "falsch")
    assert words in sentences


def test_all_that_is_wrong_with_a_line_is_said_at_once(dohmen: User) -> None:
    assert said(of(dohmen, "Neu;Raumschiff;Mond;;;;x;"))[0][2].count("|") >= 2


def test_the_second_of_two_equal_lines_is_double(dohmen: User) -> None:
    row = of(dohmen, "Kita A;Kita;;;Kim;Öz;;", "Kita B;Kita;;;;;;", "kita a;Kita;;;Kim;Öz;;")
    assert said(row)[2] == (4, "doppelt", "Steht schon in Zeile 2.")


def test_two_people_of_one_organisation_need_not_repeat_it(dohmen: User) -> None:
    row = of(dohmen, "Kita A;Kita;;1;Kim;Öz;;", "Kita A;;;;Ali;Kaya;;")
    assert [verdict for _, verdict, _ in said(row)] == ["neu", "neu"]
    apply(row, by=dohmen)
    assert Organisation.objects.get(name="Kita A").contacts.count() == 2


def test_lines_that_contradict_one_another_are_not_mixed(dohmen: User) -> None:
    row = of(dohmen, "Kita A;Kita;;1;Kim;Öz;;", "Kita A;;;2;Ali;Kaya;;")
    assert "in Zeile 2 steht dafür „1“" in said(row)[1][2]


def test_a_missing_column_is_named_with_its_spellings(dohmen: User) -> None:
    with pytest.raises(ValidationError) as refused:
        of(dohmen, "Kita;1", head="Art;Telefon")
    assert "„Einrichtung“ (auch erlaubt: „Name der Einrichtung“" in str(refused.value)
    assert "„Art“, „Telefon“" in str(refused.value)


def test_unknown_columns_are_named_and_not_kept(dohmen: User) -> None:
    row = of(dohmen, "Kita A;Kita;geheim", head="Einrichtung;Art;Privates Telefon")
    assert b"geheim" not in bytes(row.content)
    assert b"Privates Telefon" in bytes(row.content)


def test_a_workbook_with_a_title_and_headings_in_two_lines(dohmen: User) -> None:
    rows = [
        ["Partnerliste Rheydt Ost, Stand November"],
        [],
        ["Einrichtung", None, None, "Ansprechperson", None, None],
        ["Name", "Art", "E-Mail", "Vorname", "Nachname", "E-Mail"],
        ["Kita A", "Kita", "post@a.example", "Kim", "Öz", "oez@a.example"],
    ]
    row = uploaded(xlsx_of(rows, merged=["A1:F1", "A3:C3", "D3:F3"]), by=dohmen)
    assert said(row)[0][:2] == (5, "neu")
    apply(row, by=dohmen)
    home = Organisation.objects.get(name="Kita A")
    assert (home.email, home.contacts.get().email) == ("post@a.example", "oez@a.example")


# Taking over


def test_the_right_lines_are_taken_and_the_wrong_ones_kept_to_download(dohmen: User) -> None:
    row = apply(of(dohmen, "Kita A;Kita;;;;;;", "Kita B;Mond;;;;;;", "Kita A;Kita;;;;;;"), by=dohmen)
    assert (row.taken, row.refused) == (1, 2)
    assert b"Kita B" in bytes(row.content)
    assert b"Steht schon in Zeile 2." in bytes(row.content)
    entry = Entry.objects.get(verb="list.applied")
    assert entry.data == {"kind": "partners", "new": 1, "changed": 0, "refused": 2}


def test_taking_over_twice_changes_nothing_twice(dohmen: User) -> None:
    row = of(dohmen, "Kita A;Kita;;;;;;")
    seen = planned(row).fingerprint
    first, second = (apply_list(row, by=dohmen, seen=seen) for _ in range(2))
    assert first.applied_at == second.applied_at
    assert Entry.objects.filter(verb="list.applied").count() == 1


def test_what_changed_since_the_preview_is_shown_again_first(dohmen: User) -> None:
    home = a_home(phone="1")
    row = of(dohmen, "Kita Löwenzahn;;;2;;;;", "Kita Neu;Kita;;;;;;")
    seen = planned(row).fingerprint
    Organisation.objects.filter(pk=home.pk).update(phone="3")
    with pytest.raises(ValidationError) as refused:
        apply_list(row, by=dohmen, seen=seen)
    assert "noch nichts übernommen" in str(refused.value)
    assert not Organisation.objects.filter(name="Kita Neu").exists()


def test_the_same_list_again_changes_nothing(dohmen: User) -> None:
    lines = ("Kita A;Kita;Mülfort;1;Kim;Öz;oez@a.example;05.11.2025", "Kita A;;;;Ali;Kaya;;")
    apply(of(dohmen, *lines), by=dohmen)
    assert {verdict for _, verdict, _ in said(of(dohmen, *lines))} == {"unverändert"}


def test_only_stewards_upload_and_take_over(brandt: User, dohmen: User) -> None:
    row = of(dohmen, "Kita A;Kita;;;;;;")
    with pytest.raises(PermissionDenied):
        apply(row, by=brandt)
    with pytest.raises(PermissionDenied):
        of(brandt, "Kita A;Kita;;;;;;")


def test_ten_thousand_lines_of_which_three_hundred_are_wrong(dohmen: User, django_assert_max_num_queries: Any) -> None:
    lines = [
        f"Haus {n};{'Mond' if n % 33 == 5 and n < 9_900 else 'Verein'};Mülfort;02166 {n};Kim;Öz {n};;"
        for n in range(10_000)
    ]
    row = of(dohmen, *lines)
    with django_assert_max_num_queries(12):
        plan = planned(row)
    assert (plan.right, plan.refused) == (9_700, 300)
    with django_assert_max_num_queries(60):
        done = apply_list(row, by=dohmen, seen=plan.fingerprint)
    assert (done.taken, done.refused) == (9_700, 300)
    assert Organisation.objects.filter(name__startswith="Haus ").count() == 9_700
