"""A practice advisor asks, a partner answers on the telephone without signing in, and the advisor sees it."""

import re
from email.message import EmailMessage

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.journeys.conftest import As
from tests.journeys.running import Office, text_of
from tests.journeys.visitor import NARROW, Visitor, clear_screenshots, visit

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

PHONE: ViewportSize = {"width": 390, "height": 844}
LINK = re.compile(r"https?://\S+?(/sozialraum/partner/\S+)")


def test_a_partner_confirms_by_link(colleague: As, chromium: Browser, office: Office) -> None:
    clear_screenshots("partner")
    dohmen = colleague("dohmen")
    name = _one_is_asked(dohmen)
    (mail,) = office.mailbox.wait_for(1, subject=f"Angebote von {name}", words=name)
    partner = visit(chromium, office)
    try:
        _entry_is_opened(partner, mail, name)
        title = _places_are_corrected(partner)
        _all_is_confirmed(partner)
        partner.demand_calm()
    finally:
        partner.context.close()
    _answer_is_seen(dohmen, name, title)


def _one_is_asked(dohmen: Visitor) -> str:
    """Ask the first organisation of the list; returns its name."""
    dohmen.open("/sozialraum/angebote/bestaetigungen/?zeige=alle")
    dohmen.look("partner-01-bestaetigungen")
    first = dohmen.page.get_by_role("region", name="Einrichtungen").get_by_role("listitem").first
    name = first.locator("label").first.inner_text()
    first.get_by_role("checkbox").check()
    dohmen.press("Ausgewählte anschreiben")
    dohmen.see("1 Einrichtung angeschrieben.")
    return name


def _entry_is_opened(partner: Visitor, mail: EmailMessage, name: str) -> None:
    """Follow the link of the mail in a browser that knows nobody here."""
    found = LINK.search(text_of(mail))
    assert found is not None
    partner.page.set_viewport_size(PHONE)
    partner.open(found[1])
    partner.see(f"Angaben von {name} prüfen")
    _look(partner, "partner-02-link")
    partner.press("Angaben ansehen")
    partner.see(re.compile("von .* Angeboten bestätigt"))  # type: ignore[arg-type]
    _look(partner, "partner-03-eintrag")
    assert not [cookie for cookie in partner.context.cookies() if "session" in str(cookie.get("name", ""))]


def _places_are_corrected(partner: Visitor) -> str:
    """Correct the free places of the first offer, after a mistake that loses nothing; returns its title."""
    partner.follow("Ändern")
    title = partner.page.get_by_role("heading", level=1).inner_text()
    partner.fill({"Davon frei": "7", "Plätze insgesamt": "5", "Wann": "montags 15 bis 17 Uhr"})
    partner.press("Speichern und bestätigen")
    partner.see("Es können nicht mehr Plätze frei sein, als es gibt.")
    assert partner.page.get_by_label("Wann").input_value() == "montags 15 bis 17 Uhr"
    _look(partner, "partner-04-fehler")
    partner.fill({"Davon frei": "3"})
    partner.press("Speichern und bestätigen")
    partner.see("3 frei, 5 insgesamt")
    return title


def _all_is_confirmed(partner: Visitor) -> None:
    """Confirm what is left with one click."""
    button = partner.page.get_by_role("button", name=re.compile("^(Alle übrigen bestätigen|Alles stimmt)"))
    if button.count():
        partner.press(re.compile("^(Alle übrigen bestätigen|Alles stimmt)"))
    partner.see("Alle Ihre Angebote sind bestätigt.")
    partner.fill({"Ihre Nachricht": "Ansprechperson ist jetzt Frau Winter."})
    partner.press("Nachricht senden")
    partner.see("Ihre Nachricht ist angekommen:")
    _look(partner, "partner-05-fertig")


def _answer_is_seen(dohmen: Visitor, name: str, title: str) -> None:
    dohmen.open("/sozialraum/angebote/bestaetigungen/?zeige=angeschrieben")
    dohmen.see(name, title, "Ansprechperson ist jetzt Frau Winter.", "→ montags 15 bis 17 Uhr")
    dohmen.look("partner-06-antwort")


def _look(partner: Visitor, step: str) -> None:
    """As `look`, and at the size of a telephone, where partners read it."""
    partner.look(step)
    partner.examine(step, NARROW)
    partner.page.set_viewport_size(PHONE)
