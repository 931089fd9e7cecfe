"""Four colleagues at four machines hold one consultation; in the middle of it the server is killed."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import case_steps as steps
from tests.journeys.case_steps import Family, in_days
from tests.journeys.conftest import As
from tests.journeys.running import Office
from tests.journeys.visitor import Visitor, clear_screenshots

AWAY = ("ERR_CONNECTION_REFUSED", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET", "htmx:sendError", "htmx:afterRequest")
SOON = 15_000  # milliseconds a loaded machine may take for what the next poll brings
PEOPLE = ("Deniz Aksoy", "Lena Vossen", "Petra Neumann")


@pytest.fixture(autouse=True)
def _pictures() -> None:
    clear_screenshots("beratung")


def test_four_people_consult_and_a_killed_server_loses_nothing(colleague: As, office: Office) -> None:
    brandt, aksoy, vossen, neumann = (colleague(name) for name in ("brandt", "aksoy", "vossen", "neumann"))
    everybody = (brandt, aksoy, vossen, neumann)
    _case_waits(brandt, Family("Ronja", "Steinbrück", meeting_in=60))
    room = _begin(brandt)
    for visitor in everybody:
        visitor.open(room)
        _mark(visitor)
    for label in ("Fallvorstellung", "Verständnisfragen", "Einzelvoten"):
        _go_on(aksoy, label)
        _all_see(everybody, f"{label}", without_reload=(brandt, vossen, neumann))
    _vote_silently(everybody)
    office.crash_and_restart()
    _nothing_is_lost_and_nothing_is_told(vossen, room)
    aksoy.open(room)
    aksoy.press("Gemeinsam aufdecken")
    expect(vossen.page.get_by_text("Sehe ich so: brandt")).to_be_visible(timeout=SOON)
    aksoy.look("beratung-01-aufgedeckt")
    _ideas_and_choice(brandt, aksoy, vossen, neumann, room)
    _agree_and_finish(brandt, aksoy, room)
    for visitor in everybody:  # that the server was away for a moment is what happened here, and nothing else
        visitor.troubles[:] = [text for text in visitor.troubles if not any(word in text for word in AWAY)]


def test_the_whole_way_without_script(colleague: As) -> None:
    brandt, aksoy = colleague("brandt", has_script=False), colleague("aksoy", has_script=False)
    _case_waits(brandt, Family("Jonte", "Eschenbach", meeting_in=61))
    room = _begin(brandt)
    aksoy.open(room)
    for number in range(2, 11):
        aksoy.press(re.compile("^Weiter zu"))
        aksoy.see(f"Phase {number} von 10")
        if number == 7:
            aksoy.fill({"Neue Idee": "Die Tante weckt."}, within=aksoy.form("Idee hinzufügen"))
            aksoy.press("Hinzufügen", within=aksoy.form("Idee hinzufügen"))
            aksoy.see("Die Tante weckt.")
    brandt.open(room)
    brandt.fill({"Ergebnis der Beratung": "Entlastung am Morgen."}, within=brandt.form("Beratung abschließen"))
    brandt.press("Beratung abschließen")
    brandt.see("Beratung abgeschlossen")


def _case_waits(brandt: Visitor, family: Family) -> None:
    """A case whose resource check is done."""
    steps.call_comes_in(brandt, family)
    steps.case_is_opened(brandt, family)
    steps.resources_are_found(brandt)


def _begin(brandt: Visitor) -> str:
    """Begin with everybody at the table; returns the address of the room."""
    brandt.follow("Beratung", within=brandt.page.get_by_role("navigation", name="Bereiche des Falls"))
    form = brandt.form("Kollegiale Beratung beginnen")
    brandt.fill({"Ihre Frage an das Team": "Wer kann morgens da sein?", "Moderation": PEOPLE[0]}, within=form)
    brandt.press("Beratung beginnen")
    brandt.follow("Zum Raum")
    for person in PEOPLE[1:]:
        if not brandt.form("Runde ändern").is_visible():
            brandt.page.get_by_text("Runde ändern").first.click()
        form = brandt.form("Runde ändern")
        brandt.fill({"Kollegin oder Kollege": person}, within=form)
        brandt.press("Hinzufügen", within=form)
    brandt.see("Petra Neumann")
    return brandt.page.url


def _mark(visitor: Visitor) -> None:
    """So that one sees later whether the page was loaded again."""
    visitor.page.evaluate("window.sameRoom = true")


def _go_on(aksoy: Visitor, label: str) -> None:
    aksoy.press(f"Weiter zu {label}")


def _all_see(everybody: tuple[Visitor, ...], words: str, *, without_reload: tuple[Visitor, ...]) -> None:
    for visitor in everybody:
        heading = visitor.page.get_by_role("heading", name=re.compile(f"Phase .*{words}"))
        expect(heading).to_be_visible(timeout=SOON)
    for visitor in without_reload:
        assert visitor.page.evaluate("window.sameRoom === true"), "The page was loaded again; it should have polled."


def _vote_silently(everybody: tuple[Visitor, ...]) -> None:
    for visitor, name in zip(everybody, ("brandt", "aksoy", "vossen", "neumann"), strict=True):
        form = visitor.form("Still abstimmen")
        expect(form).to_be_visible(timeout=SOON)
        visitor.fill({"Ihr Votum": "Graubereich", "Ein Satz: warum?": f"Sehe ich so: {name}"}, within=form)
        visitor.press("Votum abgeben")
    for visitor, name in zip(everybody, ("brandt", "aksoy", "vossen", "neumann"), strict=True):
        texts = visitor.page.content()
        told = set(re.findall(r"Sehe ich so: (\w+)", texts))
        assert told == {name}


def _nothing_is_lost_and_nothing_is_told(vossen: Visitor, room: str) -> None:
    """After the crash: signed in as before, at the same step, the clock goes on, the own vote there, no other."""
    vossen.open(room)
    vossen.see("Phase 4 von 10: Einzelvoten", "Sehe ich so: vossen")
    assert set(re.findall(r"Sehe ich so: (\w+)", vossen.page.content())) == {"vossen"}
    clock = vossen.page.locator("#raum-uhr")
    before = clock.inner_text()
    expect(clock).not_to_have_text(before, timeout=SOON)
    _mark(vossen)


def _ideas_and_choice(brandt: Visitor, aksoy: Visitor, vossen: Visitor, neumann: Visitor, room: str) -> None:
    for label in ("Begründung", "Gemeinsame Falleinordnung"):
        _go_on(aksoy, label)
    brandt.open(room)
    form = brandt.form("Gemeinsame Falleinordnung")
    words = {
        "Gemeinsame Einordnung": "Graubereich",
        "Begründung": "Unklar, wer morgens da ist.",
        "Nächste Überprüfung": in_days(21).isoformat(),
    }
    brandt.fill(words, within=form)
    brandt.press("Einordnung festhalten")
    brandt.see("Unklar, wer morgens da ist.")
    _go_on(aksoy, "Ideen sammeln")
    form = neumann.form("Idee hinzufügen")
    expect(form).to_be_visible(timeout=SOON)
    neumann.fill({"Neue Idee": "Frühstück im Ganztag"}, within=form)
    form = vossen.form("Idee hinzufügen")
    expect(form).to_be_visible(timeout=SOON)
    vossen.page.get_by_label("Neue Idee").type("Die Tante we")  # still typing when the other idea comes
    neumann.press("Hinzufügen", within=neumann.form("Idee hinzufügen"))
    expect(vossen.page.get_by_text("Frühstück im Ganztag")).to_be_visible(timeout=SOON)
    expect(vossen.page.get_by_label("Neue Idee")).to_have_value("Die Tante we")
    expect(vossen.page.get_by_label("Neue Idee")).to_be_focused()
    vossen.look("beratung-02-ideen")
    _go_on(aksoy, "Auswahl")
    brandt.open(room)
    form = brandt.form("Auswahl von Idee 1")
    brandt.fill({"Auswahl": "aufgegriffen", "Warum?": "Trägt sofort."}, within=form)
    brandt.press("Auswahl speichern")
    brandt.look("beratung-03-auswahl")


def _agree_and_finish(brandt: Visitor, aksoy: Visitor, room: str) -> None:
    _go_on(aksoy, "Vereinbarungen")
    brandt.open(room)
    form = brandt.form("Vereinbarung festhalten")
    words = {
        "Was ist zu tun?": "Mit dem Ganztag sprechen",
        "Wer?": "Jana Brandt",
        "Bis wann?": in_days(-1).isoformat(),
        "Wer prüft es wie?": "Herr Aksoy fragt nach.",
    }
    brandt.fill(words, within=form)
    brandt.press("Vereinbarung festhalten")
    brandt.see("ist schon vorbei. Wählen Sie heute oder später.")
    brandt.fill({"Bis wann?": in_days(7).isoformat()}, within=brandt.form("Vereinbarung festhalten"))
    brandt.press("Vereinbarung festhalten")
    _go_on(aksoy, "Blitzlicht und Abschluss")
    brandt.open(room)
    brandt.press("Beratung abschließen")
    brandt.see("Beratung abgeschlossen", "Unklar, wer morgens da ist.")
    brandt.look("beratung-04-abgeschlossen")
    expect(aksoy.page.get_by_text("Beratung abgeschlossen")).to_be_visible(timeout=SOON)
    brandt.open("/wiedervorlagen/")
    brandt.see("Mit dem Ganztag sprechen")
