"""The circle of a check: HOME without names, a school by link, a consent that gives names and takes them back."""

import re
from email.message import EmailMessage

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from tests.journeys.case_steps import Family, call_comes_in, case_is_opened
from tests.journeys.conftest import As
from tests.journeys.running import Office, text_of
from tests.journeys.visitor import NARROW, Visitor, clear_screenshots, visit

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

LINK = re.compile(r"https?://\S+?(/kreis/\S+)")
FAMILY = Family("Jaron", "Hohenstein", 40)
OFFER = "Freitags ist im Frühstücksraum ein Platz frei."


def test_names_are_read_only_while_the_family_allows_it(colleague: As, chromium: Browser, office: Office) -> None:
    clear_screenshots("kreis")
    brandt, demir = colleague("brandt"), colleague("demir")
    circle = _circle_begins(brandt)
    _home_and_a_school_are_invited(brandt)
    sheet = _home_reads(demir)
    (mail,) = office.mailbox.wait_for(1, subject="Einladung zu einem Ressourcencheck", words="Ressourcencheck")
    school = visit(chromium, office)
    try:
        _school_answers(school, mail)
        school.demand_calm()
    finally:
        school.context.close()
    _offer_is_taken_over(brandt, circle)
    _family_allows(brandt, circle)
    _names_are_read(demir, sheet, are_there=True)
    _family_takes_it_back(brandt, circle)
    _names_are_read(demir, sheet, are_there=False)


def _circle_begins(brandt: Visitor) -> str:
    """A case with a running check; returns the address of its circle."""
    call_comes_in(brandt, FAMILY)
    case_is_opened(brandt, FAMILY)
    brandt.follow("Ressourcen", within=brandt.page.get_by_role("navigation", name="Bereiche des Falls"))
    brandt.press("Ressourcencheck beginnen")
    brandt.follow("Kreis", within=brandt.page.get_by_role("navigation", name="Seiten zu Ressourcen"))
    _look(brandt, "kreis-01-leer")
    return brandt.page.url


def _home_and_a_school_are_invited(brandt: Visitor) -> None:
    brandt.fill({"Person im Haus": "Aylin Demir"}, within=brandt.form("Aus dem Haus einladen"))
    brandt.press("Aus dem Haus einladen")
    brandt.see("Aylin Demir (HOME) gehört jetzt zum Kreis.")
    words = {"Name": "Frau Yilmaz", "Abteilung oder Einrichtung": "Grundschule", "E-Mail": "schule@schule.example"}
    brandt.fill(words, within=brandt.form("Partner einladen"))
    brandt.press("Partner einladen")
    question = {"Frage an den Kreis": f"Wer kann {FAMILY.first_name} {FAMILY.last_name} morgens begleiten?"}
    brandt.fill(question, within=brandt.form("Was der Kreis liest"))
    brandt.press("Speichern", within=brandt.form("Was der Kreis liest"))
    _look(brandt, "kreis-02-eingeladen")
    brandt.follow("Frau Yilmaz")
    brandt.press("Link senden")
    brandt.see("Lesen Sie zuerst, was Außenstehende sehen, und bestätigen Sie es dann.")
    _look(brandt, "kreis-03-erst-lesen")
    brandt.page.get_by_role("checkbox", name=re.compile("Ich habe den Bogen")).check()
    brandt.press("Link senden")
    brandt.see("Der Link ist an schule@schule.example unterwegs.")


def _home_reads(demir: Visitor) -> str:
    """By the navigation to the sheet; returns its address."""
    demir.open("/")
    demir.follow(re.compile("^Ressourcenchecks"))
    _look(demir, "kreis-04-einladungen")
    demir.follow(re.compile("^Ressourcencheck, "))
    demir.see("ohne Namen", "Wer kann [Kind 1] morgens begleiten?")
    _demand_nameless(demir)
    _look(demir, "kreis-05-bogen")
    return demir.page.url


def _school_answers(school: Visitor, mail: EmailMessage) -> None:
    """Follow the link of the mail in a browser that knows nobody here."""
    text = text_of(mail)
    assert FAMILY.last_name not in text + str(mail["subject"])
    found = LINK.search(text)
    assert found is not None
    school.open(found[1])
    _look(school, "kreis-06-link")
    school.follow("Bogen ansehen")
    _demand_nameless(school)
    school.fill({"Das können wir beitragen": OFFER})
    school.press("Vorschlag senden")
    school.see(OFFER, "angekommen")
    _look(school, "kreis-07-beitrag")


def _offer_is_taken_over(brandt: Visitor, circle: str) -> None:
    brandt.open(circle)
    brandt.see(OFFER)
    brandt.follow("Vorschlag von Frau Yilmaz beantworten")
    brandt.fill({"Ressource": "Frühstück am Freitag in der Schule"})
    _look(brandt, "kreis-08-vorschlag")
    brandt.press("Übernehmen")
    brandt.see("Als Ressource übernommen.", "übernommen")


def _family_allows(brandt: Visitor, circle: str) -> None:
    brandt.follow("Einwilligungen", within=brandt.page.get_by_role("navigation", name="Seiten zu Ressourcen"))
    mother = f"Katrin {FAMILY.last_name}"
    said = {"Entscheidung": "erteilt", "Wer entscheidet?": f"{mother}, Mutter", "Person im Haus": "Aylin Demir, HOME"}
    brandt.fill(said | {"Wofür?": "Ressourcencheck", "Form": "schriftlich"})
    brandt.press("Entscheidung aufnehmen")
    brandt.see("Aylin Demir, HOME", "gilt")
    _look(brandt, "kreis-09-einwilligungen")
    brandt.open(circle)
    brandt.follow("Aylin Demir")
    words = f"Einwilligung für Aylin Demir, HOME: {mother}, {timezone.localdate():%d.%m.%Y}"
    brandt.fill({"Grundlage": words}, within=brandt.form("Grundlage ändern"))
    brandt.press("Grundlage ändern")
    brandt.see("Die Grundlage für Aylin Demir (HOME) ist geändert.")
    _look(brandt, "kreis-10-mit-einwilligung")


def _names_are_read(demir: Visitor, sheet: str, *, are_there: bool) -> None:
    demir.open(sheet)
    if are_there:
        demir.see(f"{FAMILY.first_name} {FAMILY.last_name}", "mit Namen")
        _look(demir, "kreis-11-mit-namen")
    else:
        demir.see("ohne Namen")
        _demand_nameless(demir)


def _family_takes_it_back(brandt: Visitor, circle: str) -> None:
    brandt.follow("Einwilligungen", within=brandt.page.get_by_role("navigation", name="Seiten zu Ressourcen"))
    brandt.follow("Widerruf für Aylin Demir, HOME aufnehmen")
    _look(brandt, "kreis-12-widerruf")
    brandt.press("Widerruf aufnehmen")
    brandt.see("Der Widerruf gilt ab sofort.", "widerrufen")
    brandt.open(circle)
    brandt.see("Die Einwilligung gilt nicht mehr: liest seitdem ohne Namen.")
    _look(brandt, "kreis-13-widerrufen")


def _demand_nameless(visitor: Visitor) -> None:
    main = visitor.page.locator("main")
    for name in (FAMILY.first_name, FAMILY.last_name, "Katrin"):
        expect(main).not_to_contain_text(name)


def _look(visitor: Visitor, step: str) -> None:
    """As `look`, and at the size of a telephone."""
    visitor.look(step)
    visitor.examine(step, NARROW)
