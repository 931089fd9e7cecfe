"""The street directory: one street however it is spelt, one quarter per house and day, hands before lists."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from audit.models import Entry
from socialspace import actions, rules
from socialspace.models import Quarter, SocialArea, StreetSection
from tests.house.queries import page_of
from tests.office import a_section, in_days

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]

SINCE, LATER = date(2024, 1, 1), date(2026, 1, 1)


def _quarter(name: str) -> Quarter:
    found: Quarter = Quarter.objects.get(name=name)
    return found


@pytest.fixture
def put(admin: User) -> Callable[..., StreetSection]:
    """Store a section as the Fachadministration does."""

    def section(street: str, quarter: str = "Mülfort", **changes: Any) -> StreetSection:
        values: dict[str, Any] = {"number_from": 1, "number_to": 9999, "parity": "all", "valid_from": SINCE} | changes
        return actions.store_section(by=admin, street=street, quarter=_quarter(quarter), **values)

    return section


def _found(street: str, number: str = "1", day: date = LATER) -> str | None:
    quarter = rules.quarter_of_address(street, number, day)
    return quarter.name if quarter else None


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Hugo-Preuß-Straße", "hugo preuss str."),
        ("Hugo-Preuß-Straße", "Hugo-Preuss-Str"),
        ("Hugo-Preuß-Str.", "HUGO-PREUẞ-STRASSE"),
        ("Odenkirchener Str.", "Odenkirchener  Straße"),
        ("Odenkirchenerstraße", "Odenkirchener Str."),
        ("Giesenkirchener Strasse", "giesenkirchener-str."),
        ("Straße des 17. Juni", "Str. des 17 Juni"),
        ("Müller–Weg", "Muller Weg"),
    ],
)
def test_a_street_is_found_however_it_is_spelt(put: Callable[..., StreetSection], stored: str, typed: str) -> None:
    put(stored)
    assert _found(typed) == "Mülfort"


@pytest.mark.parametrize("other", ["Strandweg", "Am Stromberg", "Hauptstr", "Bahnhofstraß", ""])
def test_another_street_is_not_found(put: Callable[..., StreetSection], other: str) -> None:
    put("Bahnhofstraße")
    assert _found(other) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("12", 12), ("12a", 12), ("12-14", 12), ("12 b", 12), (" 12/14 ", 12), ("0012", 12)),
        *(("", None), ("a12", None), ("0", None), ("99999", None), ("12345", None), ("²", None), ("١٢", None)),
    ],
)
def test_a_house_number_is_read_as_people_write_it(text: str, number: int | None) -> None:
    assert rules.read_house_number(text) == number


@given(st.text())
def test_no_house_number_breaks_the_reading(text: str) -> None:
    number = rules.read_house_number(text)
    assert number is None or 1 <= number <= StreetSection.MAX_NUMBER


def test_odd_and_even_sides_may_lie_in_two_quarters(put: Callable[..., StreetSection]) -> None:
    put("Grenzweg", "Mülfort", parity="odd")
    put("Grenzweg", "Rheydt", parity="even")
    assert (_found("Grenzweg", "7a"), _found("Grenzweg", "8-10")) == ("Mülfort", "Rheydt")


def test_without_a_number_only_a_street_of_one_quarter_is_known(put: Callable[..., StreetSection]) -> None:
    put("Kurzer Weg")
    put("Langer Weg", "Mülfort", number_to=20)
    put("Langer Weg", "Rheydt", number_from=21)
    assert (_found("Kurzer Weg", ""), _found("Langer Weg", ""), _found("Langer Weg", "?")) == ("Mülfort", None, None)


def test_the_day_decides(put: Callable[..., StreetSection]) -> None:
    put("Neuer Weg", valid_from=LATER)
    assert (_found("Neuer Weg", day=SINCE), _found("Neuer Weg", day=LATER)) == (None, "Mülfort")


def test_a_newer_section_ends_the_older_one_the_day_before(put: Callable[..., StreetSection]) -> None:
    old = put("Ringstraße", "Mülfort")
    put("Ringstr.", "Rheydt", valid_from=LATER)
    old.refresh_from_db()
    assert old.valid_to == date(2025, 12, 31)
    assert (_found("Ringstraße", day=date(2025, 12, 31)), _found("Ringstraße")) == ("Mülfort", "Rheydt")


def test_the_same_again_changes_nothing(put: Callable[..., StreetSection]) -> None:
    old = put("Ringstraße")
    assert put("Ringstr.", valid_from=LATER) == old
    assert StreetSection.objects.get().valid_to is None


def test_other_numbers_that_overlap_are_refused_with_a_sentence(put: Callable[..., StreetSection]) -> None:
    put("Ringstraße", number_to=20)
    with pytest.raises(ValidationError, match="schon einen Eintrag"):
        put("Ring-Straße", "Rheydt", number_from=20, number_to=30, valid_from=LATER)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number_from": 10, "number_to": 9}, "letzte Hausnummer"),
        ({"number_from": 0}, "von 1 bis 9999"),
        ({"number_to": 10_000}, "von 1 bis 9999"),
        ({"parity": "both"}, "both"),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    put: Callable[..., StreetSection], changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        put("Ringstraße", **changes)


def test_a_list_does_not_replace_what_was_corrected_by_hand(put: Callable[..., StreetSection], admin: User) -> None:
    section = put("Ringstraße")
    actions.correct_section(
        section,
        by=admin,
        street="Ringstraße",
        number_from=1,
        number_to=50,
        parity="all",
        quarter=_quarter("Rheydt"),
        valid_from=SINCE,
    )
    with pytest.raises(ValidationError, match="von Hand berichtigt"):
        put("Ringstr.", number_to=50, valid_from=LATER)
    assert _found("Ringstraße") == "Rheydt"
    assert put("Ringstr.", number_to=50, valid_from=LATER, is_corrected=True).quarter.name == "Mülfort"


def test_a_stale_correction_is_refused(put: Callable[..., StreetSection], admin: User) -> None:
    section = put("Ringstraße")
    actions.end_section(section, by=admin, last_day=LATER)
    with pytest.raises(ValidationError, match="inzwischen"):
        actions.end_section(section, by=admin, last_day=LATER)


def test_an_end_lies_not_before_the_beginning_and_never_moves_back_out(
    put: Callable[..., StreetSection], admin: User
) -> None:
    section = put("Ringstraße", valid_from=LATER)
    with pytest.raises(ValidationError, match="vor ihrem Beginn"):
        actions.end_section(section, by=admin, last_day=SINCE)
    ended = actions.end_section(section, by=admin, last_day=LATER)
    with pytest.raises(ValidationError, match="gilt schon nur bis"):
        actions.end_section(ended, by=admin, last_day=date(2026, 5, 1))


def test_only_administration_and_practice_advisors_keep_the_directory(brandt: User, dohmen: User) -> None:
    values: dict[str, Any] = {"number_from": 1, "number_to": 9, "parity": "all", "valid_from": SINCE}
    with pytest.raises(PermissionDenied):
        actions.store_section(by=brandt, street="Ringstraße", quarter=_quarter("Rheydt"), **values)
    section = actions.store_section(by=dohmen, street="Ringstraße", quarter=_quarter("Rheydt"), **values)
    entry = Entry.objects.get(verb="street.stored")
    assert (entry.object_key, entry.actor) == (section.key, "dohmen")
    assert "Ring" not in str(entry.data)


# Pages


def _listed(client: Client, **data: str) -> str:
    return " ".join(page_of(client, reverse("socialspace:streets"), data).split())


def test_a_street_is_searched_as_it_is_typed(client_of: ClientOf, lorenz: User) -> None:
    a_section("Hugo-Preuß-Straße")
    a_section("Am Bach", quarter="Rheydt")
    client = client_of(lorenz)
    for data in ({"words": "preuss str."}, {"quarter": str(_quarter("Mülfort").key)}):
        page = _listed(client, **data)
        assert "Hugo-Preuß-Straße" in page
        assert "Am Bach" not in page
    assert "Keine Straße passt" in _listed(client, words="gibtesnicht")


def test_ended_sections_are_shown_when_asked_for(client_of: ClientOf, admin: User) -> None:
    actions.end_section(a_section("Früherer Weg"), by=admin, last_day=in_days(-1))
    client = client_of(admin)
    assert "Früherer Weg" not in _listed(client)
    assert "Früherer Weg" in _listed(client, ended="on")


def test_fifty_sections_a_page_and_the_filter_stays(client_of: ClientOf, lorenz: User) -> None:
    for number in range(51):
        a_section(f"Weg {number}")
    page = _listed(client_of(lorenz), words="weg")
    assert page.count("ganze Straße") == 50
    assert "?words=weg&amp;seite=2" in page


def test_a_swap_of_the_list_equals_a_reload(client_of: ClientOf, lorenz: User) -> None:
    a_section("Am Bach")
    client, url = client_of(lorenz), reverse("socialspace:streets")
    partial = client.get(url, {"words": "bach"}, headers={"HX-Request": "true"}).content.decode().strip()
    assert "<html" not in partial
    assert partial in client.get(url, {"words": "bach"}).content.decode()


@pytest.mark.parametrize("data", [{"quarter": "x"}, {"words": "%'🙂" * 100}, {"seite": "-1"}, {"words": "..."}])
def test_a_broken_filter_still_answers(client_of: ClientOf, lorenz: User, data: dict[str, str]) -> None:
    _listed(client_of(lorenz), **data)


def test_a_section_is_entered_corrected_and_ended_on_its_pages(client_of: ClientOf, dohmen: User) -> None:
    client, keys = client_of(dohmen), {"idempotency_key": str(uuid4())}
    data = {"street": "Neuer  Weg", "number_from": 1, "number_to": 20, "parity": "odd", "valid_from": "01.01.2025"}
    data |= {"quarter": _quarter("Mülfort").pk}
    assert client.post(reverse("socialspace:street_new"), keys | data).status_code == 302
    section = StreetSection.objects.get()
    assert (section.street, section.is_corrected) == ("Neuer Weg", True)
    url = reverse("socialspace:street", args=[section.key])
    stale = client.post(url, {"idempotency_key": str(uuid4()), "version": 9} | data | {"number_to": 30})
    assert stale.status_code == 422
    assert "speichern Sie noch einmal" in stale.content.decode()
    assert 'value="30"' in stale.content.decode()
    right = client.post(url, {"idempotency_key": str(uuid4()), "version": 1} | data | {"number_to": 30})
    assert right.status_code == 302
    end = reverse("socialspace:street_end", args=[section.key])
    ended = client.post(end, {"idempotency_key": str(uuid4()), "version": 2, "ende-last_day": "31.12.2025"})
    assert ended.status_code == 302
    section.refresh_from_db()
    assert (section.number_to, section.valid_to) == (30, date(2025, 12, 31))


def test_an_overlap_gets_its_sentence_on_the_page(client_of: ClientOf, admin: User) -> None:
    a_section("Ringstraße")
    data = {"street": "Ring-Str.", "number_from": 5, "number_to": 7, "parity": "all", "valid_from": "01.01.2025"}
    data |= {"quarter": _quarter("Rheydt").pk, "idempotency_key": str(uuid4())}
    answer = client_of(admin).post(reverse("socialspace:street_new"), data)
    assert answer.status_code == 422
    assert "schon einen Eintrag" in answer.content.decode()
    assert "Ring-Str." in answer.content.decode()


# From an address to its quarter


def test_everybody_who_reads_may_look_an_address_up(client_of: ClientOf, demir: User) -> None:
    a_section("Am Bach", number_to=20)
    client, url = client_of(demir), reverse("socialspace:address")
    assert "Diese Adresse liegt heute in" in page_of(client, url, {"street": "am bach", "number": "12-14"})
    assert "nicht eindeutig" in page_of(client, url, {"street": "am bach", "number": "21"})
    assert "wird nicht gespeichert" in page_of(client, url)


def test_a_swap_of_the_answer_equals_a_reload(client_of: ClientOf, demir: User) -> None:
    a_section("Am Bach")
    client, url, data = client_of(demir), reverse("socialspace:address"), {"street": "am bach", "number": "3"}
    partial = client.get(url, data, headers={"HX-Request": "true"}).content.decode().strip()
    assert "<html" not in partial
    assert partial in client.get(url, data).content.decode()


def test_the_report_gets_a_proposal_and_keeps_the_choice(client_of: ClientOf, brandt: User, form_key: str) -> None:
    a_section("Am Bach")
    client, url, mulfort = client_of(brandt), reverse("cases:report_quarter"), _quarter("Mülfort").pk
    typed = {"idempotency_key": form_key, "street": "Am Bach", "house_number": "3"}
    found = client.post(url, typed, headers={"HX-Request": "true"}).content.decode()
    assert f'<option value="{mulfort}" selected>' in found
    assert "Vorschlag aus der Adresse" in found
    assert "noch nicht bekannt" in found
    unknown = client.post(url, typed | {"street": "Nirgends", "quarter": str(mulfort)}).content.decode()
    assert f'<option value="{mulfort}" selected>' in unknown, "What somebody chose before stays chosen."
    assert "nicht eindeutig" in unknown


def test_a_quarter_of_another_area_is_named_but_not_chosen(
    client_of: ClientOf, brandt: User, admin: User, form_key: str
) -> None:
    a_section("Am Bach")
    west = SocialArea.objects.get(number=3)
    actions.move_to_area(_quarter("Mülfort"), by=admin, area=west, number=1, since=in_days(-1))
    typed = {"idempotency_key": form_key, "street": "Am Bach"}
    page = client_of(brandt).post(reverse("cases:report_quarter"), typed).content.decode()
    assert "gehört nicht zu Ihrem Sozialraum" in page
    assert "selected>Mülfort" not in page
