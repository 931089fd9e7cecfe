"""What the search finds beside cases: persons, reports, notes, documents, minutes; chips, leafing, what to try."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Read
from cases import actions
from cases.models import Case, Person
from tests.cases.paper_office import a_document, a_withdrawn_document
from tests.conferences.office import held, item_of, release, task_of
from tests.house.queries import page_of
from tests.office import a_case, a_note, a_report, a_work_note, an_entrusted_note, an_offer, colleague, note_content

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]

OTHERS = ("neumann", "orth", "dohmen", "demir", "pauly", "kemper", "lorenz", "behrens", "admin")
BORN = date(2017, 3, 8)


def _search(client: Client, text: str, **more: str) -> str:
    page = " ".join(page_of(client, reverse("search"), {"q": text, **more}).split())
    return page[page.index("<main") : page.index("</main>")]


def _groups(page: str) -> list[str]:
    return re.findall(r'<h2 id="h-(\w+)">', page)


# Persons


@pytest.mark.parametrize("text", ["Jilmas", "Schükrü", "yilmaz sukru", "Yilmas, Schükrü", "Jilmas-Peters"])
def test_a_child_is_found_as_it_is_heard(client_of: ClientOf, brandt: User, text: str) -> None:
    case = a_case(child_first_name="Şükrü", child_last_name="Yılmaz-Peters", caregiver_name="")
    page = _search(client_of(brandt), text)
    assert _groups(page) == ["faelle", "personen"]
    assert page.count(reverse("cases:file", args=[case.key])) == 2


def test_a_person_says_role_birthday_and_other_names(client_of: ClientOf, brandt: User) -> None:
    case = a_case(child_birth_date=BORN)
    Person.objects.filter(family=case.family, role="mother").update(other_names="geb. Krause", birth_date=BORN)
    page = _search(client_of(brandt), "Krause")
    assert "Sommerfeld, Katrin" in page
    assert re.search(r"Mutter · geboren 08.03.2017 \(\d+ Jahre\) · auch: geb. Krause", page)


def test_a_person_of_several_cases_leads_to_each(client_of: ClientOf, brandt: User) -> None:
    first = a_case(caregiver_name="Annegret Überholz")
    second = a_case()
    Case.objects.filter(pk=second.pk).update(family=first.family)
    page = _search(client_of(brandt), "Überholz", art="personen")
    assert "Fälle der Familie:" in page
    assert first.file_number in page
    assert second.file_number in page


@pytest.mark.parametrize(
    "text", ["8.3.2017", "08.03.17", "2017-03-08", "8. März 2017", "8. Mär 2017", "080317",
             "08032017", "8/3/2017", "geb. 8.3.2017", "3/2017", "März 2017", "2017"],
)  # fmt: skip
def test_a_birth_date_finds_in_any_form(client_of: ClientOf, brandt: User, text: str) -> None:
    case = a_case(child_birth_date=BORN)
    a_case(child_first_name="Anders", child_birth_date=date(2016, 3, 9))
    page = _search(client_of(brandt), text)
    assert case.file_number in page
    assert "Geburtsdatum des Kindes" in page
    assert "Anders" not in page


def test_a_birth_date_narrows_a_name(client_of: ClientOf, brandt: User) -> None:
    a_case(child_birth_date=date(2012, 1, 1), child_first_name="Anders")
    case = a_case(child_birth_date=BORN)
    page = _search(client_of(brandt), "Sommerfelt 8.3.17")
    assert case.file_number in page
    assert "Anders" not in page


@pytest.mark.parametrize("text", ["31.2.2017", "99.99.2017", "0.0.2017", "1.1.1850", "31.12.2999"])
def test_a_day_that_is_none_finds_nothing_and_breaks_nothing(client_of: ClientOf, brandt: User, text: str) -> None:
    a_case(child_birth_date=BORN)
    assert "Sommerfeld" not in _search(client_of(brandt), text)


# File numbers


@pytest.mark.parametrize("form", ["{sign}-{year}-{number:04d}", "{number}", "{sign} {year} {number}", "{year}/{number}",
                                  "{sign}{number:04d}", "{sign}-{year}-{number}", " {number:04d} "])  # fmt: skip
@pytest.mark.parametrize("lower", [False, True])
def test_a_file_number_is_found_typed_loosely(client_of: ClientOf, brandt: User, form: str, lower: bool) -> None:
    case = a_case()
    sign, year, number = case.file_number.split("-")
    Case.objects.filter(pk=case.pk).update(file_number=f"{sign}-{year}-0147")
    a_case()
    text = form.format(sign=sign.lower() if lower else sign, year=year, number=147)
    page = _search(client_of(brandt), text)
    assert f"{sign}-{year}-0147" in page
    assert page.count("Aktenzeichen") == 1
    assert number != "0147"


# Reports


def test_a_report_without_a_case_is_found_by_child_and_by_words(client_of: ClientOf, brandt: User) -> None:
    report = a_report(child_last_name="Wiśniewski")
    url = reverse("cases:report", args=[report.key])
    page = _search(client_of(brandt), "Wischnewski")
    assert _groups(page) == ["personen", "meldungen"]
    assert page.count(url) == 2
    page = _search(client_of(brandt), "Wochen Frühstück")
    assert "<mark>Frühstück</mark>" in page
    assert url in page


def test_a_report_with_a_case_is_found_as_its_case(client_of: ClientOf, brandt: User) -> None:
    a_case()
    assert _groups(_search(client_of(brandt), "Sommerfeld")) == ["faelle", "personen"]


# Notes


@pytest.mark.parametrize("text", ["Wohnungskündigung", "wohnungskuendigung", "Wohnungskündigungen", "Wohnung müde"])
def test_a_note_shows_the_place_where_the_words_stand(client_of: ClientOf, brandt: User, text: str) -> None:
    case = a_case()
    note = a_note(case, observed="Die Mutter ist müde. Sie spricht von der Wohnungskündigung im Mai.")
    page = _search(client_of(brandt), text)
    assert reverse("cases:note", args=[case.key, note.key]) in page
    assert "<mark>Wohnungskündigung</mark>" in page
    assert case.file_number in page


def test_a_note_of_the_area_is_found(client_of: ClientOf, brandt: User) -> None:
    note = a_work_note(observed="Der Spielplatz ist gesperrt.")
    assert reverse("cases:work_note", args=[note.key]) in _search(client_of(brandt), "Spielplatz")


def test_what_is_entrusted_is_found_by_its_owner_alone_and_says_so(client_of: ClientOf, brandt: User) -> None:
    note = an_entrusted_note(observed="Streng vertraulich: eine Schwangerschaft.")
    page = _search(client_of(brandt), "Schwangerschaft")
    assert _groups(page) == ["anvertraut"]
    assert "anvertraut, nur Sie sehen das" in page
    assert reverse("cases:entrusted", args=[note.case.key, note.key]) in page
    for name in ("aksoy", "vossen", "felten", *OTHERS):
        assert "Nichts gefunden" in _search(client_of(colleague(name)), "Schwangerschaft")


def test_markup_in_a_note_stays_text(client_of: ClientOf, brandt: User) -> None:
    a_note(observed="<script>alert('Kündigung')</script> </mark><b>Kündigung</b> & \ue000Ende\ue001")
    page = _search(client_of(brandt), "Kündigung")
    assert "<mark>Kündigung</mark>" in page
    assert "<script>" not in page
    assert "<b>Kündigung" not in page


def test_an_older_version_of_a_note_is_not_found(client_of: ClientOf, brandt: User) -> None:
    old = a_note(observed="Am Telefon: Quitte.")
    actions.correct_note(old, by=brandt, reason="verhört", **note_content(observed="Am Telefon: Mitte."))
    assert "Nichts gefunden" in _search(client_of(brandt), "Quitte")


# Documents, minutes


def test_a_document_is_found_by_title_and_sender(client_of: ClientOf, brandt: User) -> None:
    document = a_document(title="Gutachten der Klinik", sender="Dr. Überall")
    for text in ("gutachten", "Klinik Ueberall"):
        assert reverse("cases:document", args=[document.key]) in _search(client_of(brandt), text)


def test_a_withdrawn_document_is_found_by_the_lead_only(client_of: ClientOf, brandt: User, felten: User) -> None:
    a_withdrawn_document()
    assert "Nichts gefunden" in _search(client_of(brandt), "anderes Kind Bericht")
    assert _groups(_search(client_of(felten), "anderes Kind Bericht")) == ["dokumente"]


def test_minutes_are_found_once_they_are_released(
    client_of: ClientOf, dohmen: User, demir: User, behrens: User
) -> None:
    conference = held(dohmen)
    item_of(conference, dohmen, title="Nachbarschaft", notes="Der Bolzplatz bekommt Licht.")
    task_of(conference, dohmen)
    assert "Nichts gefunden" in _search(client_of(demir), "Bolzplatz")
    release(conference, by=dohmen)
    page = _search(client_of(demir), "Bolzplatz")
    assert _groups(page) == ["protokolle"]
    assert "<mark>Bolzplatz</mark>" in page
    assert reverse("conferences:minutes", args=[conference.key]) in page
    assert "Ergebnis" in _search(client_of(demir), "Liste senden")
    assert "Nichts gefunden" in _search(client_of(behrens), "Bolzplatz")


# Who may find it, and what is recorded


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_finds_anything_of_a_file(client_of: ClientOf, name: str) -> None:
    case = a_case(child_birth_date=BORN, child_last_name="Sommerfelden")
    a_note(case, observed="Wohnungskündigung")
    a_document(case, title="Gutachten")
    a_report(child_last_name="Sommerfelden")
    client = client_of(colleague(name))
    for text in ("Sommerfelden", "Sommerfeldn", "8.3.2017", "Wohnungskündigung", "Gutachten", "Frühstück"):
        page = _search(client, text)
        assert "Nichts gefunden" in page
        assert "Sommerfelden," not in page
    assert not Read.objects.exists()


def test_every_case_one_learns_of_is_recorded_once(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    a_note(case, observed="Sommerfeld sagt ab")
    a_document(case, title="Sommerfeld, Zeugnis")
    _search(client_of(brandt), "Sommerfeld")
    assert list(Read.objects.values_list("case_key", "page")) == [(case.key, "search")]


def test_what_is_typed_is_written_nowhere(client_of: ClientOf, brandt: User, caplog: pytest.LogCaptureFixture) -> None:
    a_case()
    with caplog.at_level("DEBUG"):
        _search(client_of(brandt), "Sommerfeld")
    said = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert not any("Sommerfeld" in line for line in said)
    assert list(Read.objects.values_list("page", flat=True)) == ["search"]


# The page


def test_chips_choose_a_group_and_keep_the_others_in_sight(client_of: ClientOf, brandt: User) -> None:
    case = a_case(child_last_name="Treff")
    an_offer("Mülforter Treff")
    page = _search(client_of(brandt), "Treff", art="angebote")
    assert _groups(page) == ["angebote"]
    assert 'href="/suche/?q=Treff&amp;art=faelle"' in page
    assert str(case.key) not in page
    assert not Read.objects.exists()
    assert _groups(_search(client_of(brandt), "Treff")) == ["faelle", "personen", "angebote"]


def test_a_long_group_is_leafed_through(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    for number in range(45):
        a_note(case, observed=f"Wohnung {number}")
    page = _search(client_of(brandt), "Wohnung")
    assert page.count("<mark>Wohnung</mark>") == 20
    assert "art=notizen" in page
    pages = [_search(client_of(brandt), "Wohnung", art="notizen", seite=str(number)) for number in (1, 2, 3)]
    assert [page.count("<mark>Wohnung</mark>") for page in pages] == [20, 20, 5]
    assert ["Nächste Seite" in page for page in pages] == [True, True, False]
    assert "45" in pages[2]


@pytest.mark.parametrize("more", [{"art": "gibtesnicht"}, {"art": "<script>"}, {"seite": "x"}, {"seite": "-1"},
                                  {"seite": "999999999999"}, {"art": "notizen", "seite": "7"}])  # fmt: skip
def test_unknown_groups_and_pages_do_no_harm(client_of: ClientOf, brandt: User, more: dict[str, str]) -> None:
    a_case()
    assert "<script>" not in _search(client_of(brandt), "Sommerfeld", **more)


def test_nothing_found_says_what_to_try(client_of: ClientOf, brandt: User) -> None:
    page = _search(client_of(brandt), "Quittenbaum Xylander")
    assert "Nichts gefunden" in page
    for link in ("q=Quittenbaum", "q=Xylander", "q=Quitt"):
        assert f'href="/suche/?{link}"' in page
    assert "mit dem Geburtsdatum suchen" in page


@pytest.mark.parametrize(
    "text",
    ["100% _", "O'Brien", "<script>alert(1)</script>", "a'); --", "der die das", "محمد علي", "😀😀😀", "&|!:*()",
     "x " * 90, "\\\\''", "ß" * 150, "{% now %}", "%s %d"],
)  # fmt: skip
def test_hostile_text_is_only_text(client_of: ClientOf, brandt: User, text: str) -> None:
    a_note(observed="Nichts Besonderes")
    assert "<script>alert(1)" not in _search(client_of(brandt), text)
