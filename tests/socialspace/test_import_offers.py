"""A list of offers finds the offers of organisations that are there, and never makes a confirmation older."""

from datetime import date
from typing import Any

import pytest

from accounts.models import User
from socialspace.models import ListImport, Offer
from tests.office import an_offer
from tests.socialspace.lists import OFFERS, apply, csv_of, planned, told, uploaded

pytestmark = pytest.mark.django_db

HEAD = (
    "Einrichtung;Angebot;Themen;Alter von;Alter bis;Kosten in Euro;Plätze;Freie Plätze;Barrierefrei;"
    "Zuletzt bestätigt am"
)


def of(by: User, *lines: str, head: str = HEAD) -> ListImport:
    return uploaded(csv_of(head, *lines), by=by, kind=OFFERS)


def said(row: ListImport) -> list[tuple[int, str, str]]:
    return told(planned(row))


def breakfast(**facts: Any) -> Offer:
    return an_offer("Frühstück ab sieben", organisation="Haus Mülfort e.V.", **facts)


def test_a_new_offer_is_announced_and_taken(dohmen: User) -> None:
    breakfast()
    row = of(dohmen, "Haus Mülfort;Lerncafé;ferien, Hausaufgaben und Lernen;6;10.0;12,50;20;3;ja;05.11.2025")
    assert said(row) == [(2, "neu", "neues Angebot, Themen: Ferien, Hausaufgaben und Lernen")]
    apply(row, by=dohmen)
    offer = Offer.objects.select_related("checked_by").get(title="Lerncafé")
    assert (offer.age_from, offer.age_to, offer.cost_cents, offer.free_places) == (6, 10, 1250, 3)
    assert (offer.is_barrier_free, offer.checked_on, offer.checked_by) == (True, date(2025, 11, 5), dohmen)
    assert offer.topics.count() == 2


def test_changes_are_told_with_what_was_there(dohmen: User) -> None:
    offer = breakfast(cost_cents=0, free_places=3)
    row = of(dohmen, "haus mülfort;FRÜHSTÜCK ab sieben;Ferien;;;1,50;;5;;")
    expected = "Themen: Entlastung am Morgen → Ferien | Kosten in Euro: 0\u00a0€ → 1,50\u00a0€ | Freie Plätze: 3 → 5"
    assert said(row) == [(2, "geändert", expected)]
    apply(row, by=dohmen)
    offer.refresh_from_db()
    assert (offer.title, offer.cost_cents, offer.free_places, offer.version) == ("Frühstück ab sieben", 150, 5, 2)
    assert [topic.name for topic in offer.topics.all()] == ["Ferien"]


def test_an_older_confirmation_does_not_replace_a_newer_one(dohmen: User) -> None:
    offer = breakfast()
    row = of(dohmen, "Haus Mülfort;Frühstück ab sieben;;;;;;;;01.01.2020")
    assert said(row)[0][1] == "unverändert"
    assert "Das ist neuer als der Tag in der Liste" in said(row)[0][2]
    apply(row, by=dohmen)
    assert Offer.objects.get(pk=offer.pk).checked_on == offer.checked_on


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Haus Mond;Lerncafé;Ferien;;;;;;;01.01.2025", "steht nicht im Verzeichnis. Lesen Sie zuerst"),
        ("Haus Mülfort;;Ferien;;;;;;;01.01.2025", "hier fehlt der Titel"),
        ("Haus Mülfort;Lerncafé;;;;;;;;01.01.2025", "Themen: fehlt. Nennen Sie mindestens ein Thema."),
        ("Haus Mülfort;Lerncafé;Ferien;;;;;;;", "Zuletzt bestätigt am: fehlt."),
        ("Haus Mülfort;Lerncafé;Fehrien;;;;;;;01.01.2025", "Meinten Sie „Ferien“?"),
        ("Haus Mülfort;Lerncafé;Ferien;10;6;;;;;01.01.2025", "Das höchste Alter liegt unter dem niedrigsten."),
        ("Haus Mülfort;Frühstück ab sieben;;;;;2;3;;", "Es können nicht mehr Plätze frei sein, als es gibt."),
        ("Haus Mülfort;Lerncafé;Ferien;;;viel;;;;01.01.2025", "„viel“ ist kein Betrag"),
        ("Haus Mülfort;Lerncafé;Ferien;;;;-1;;;01.01.2025", "„-1“ ist keine ganze Zahl von 0 bis 32.767."),
        ("Haus Mülfort;Lerncafé;Ferien;;;;;;vielleicht;01.01.2025", "weder ja noch nein"),
    ],
    ids=["home", "title", "topics", "day", "topic", "ages", "places", "cost", "capacity", "barriers"],
)
def test_a_wrong_line_says_what_to_correct(dohmen: User, line: str, words: str) -> None:
    breakfast()
    ((_, verdict, sentences),) = said(of(dohmen, line))
    assert verdict == "falsch"
    assert words in sentences


def test_the_same_offer_twice_is_double(dohmen: User) -> None:
    breakfast()
    line = "Haus Mülfort;Frühstück ab sieben;;;;;;;;"
    assert said(of(dohmen, line, line))[1] == (3, "doppelt", "Steht schon in Zeile 2.")


def test_an_offer_that_ended_stays_ended_and_is_said_so(dohmen: User) -> None:
    breakfast(ended_on=date(2025, 1, 1))
    assert (
        "seit 01.01.2025 beendet, das bleibt so." in said(of(dohmen, "Haus Mülfort;Frühstück ab sieben;;;;;;;;"))[0][2]
    )
