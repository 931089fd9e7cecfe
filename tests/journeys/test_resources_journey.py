"""A home visit with a tablet: the child speaks, resources are found; half a year later one sees what changed."""

import re

import pytest

from tests.journeys import case_steps as case
from tests.journeys.case_steps import Family
from tests.journeys.conftest import As
from tests.journeys.visitor import Visitor, clear_screenshots

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

TABLET = {"width": 820, "height": 1180}
NEIGHBOUR = "Nachbarin Frau O. bringt sie in die Kita"
GAP, NEW = "Jemand, der morgens fährt", "Onkel Piotr kocht sonntags"


@pytest.mark.parametrize(
    ("family", "has_script"),
    [(Family("Alma", "Ostrowsky", meeting_in=43), True), (Family("Benno", "Quandt", meeting_in=44), False)],
    ids=["tablet", "without JavaScript"],
)
def test_resources_are_found_and_looked_at_again(colleague: As, family: Family, has_script: bool) -> None:
    clear_screenshots("ressourcen")
    brandt = colleague("brandt", has_script=has_script)
    brandt.page.set_viewport_size(TABLET)  # type: ignore[arg-type]
    case.call_comes_in(brandt, family)
    brandt.open(case.case_is_opened(brandt, family))
    _family_speaks(brandt, family)
    _card_is_filled(brandt, family)
    offer = _offer_is_taken_over(brandt)
    _states_change(brandt)
    _check_is_completed(brandt)
    _check_is_repeated(brandt, offer)


def _family_speaks(brandt: Visitor, family: Family) -> None:
    """Will and wish apart; behind the mother's wish there is a will."""
    case.family_speaks(brandt, family)
    brandt.follow(re.compile("Was würden Sie selbst dafür tun"))
    brandt.look("ressourcen-01-wunsch")
    answer = {
        "In eigenen Worten: Ich will …": "Ich will morgens selbst aufstehen.",
        "Was tue ich selbst dafür?": "Ich stelle zwei Wecker.",
        "Bereitschaft von 0 bis 10": "7",
    }
    brandt.fill(answer)
    brandt.press("Als Willen aufnehmen")
    brandt.see("Daraus ist ein Wille geworden.", "Ich stelle zwei Wecker.")
    brandt.look("ressourcen-02-wille-und-wunsch")


def _card_is_filled(brandt: Visitor, family: Family) -> None:
    brandt.follow("Ressourcen")
    brandt.press("Ressourcencheck beginnen")
    brandt.see(family.child_will)
    _circle(brandt)
    _quick(brandt, NEIGHBOUR)
    brandt.look("ressourcen-03-karte")


def _offer_is_taken_over(brandt: Visitor) -> str:
    """The directory is asked in the words one has; one press puts an offer on the card. Returns its name."""
    brandt.follow("Vorschläge ansehen")
    brandt.fill({"Suchwort": "Frühstück"})
    brandt.change("Angebote suchen")
    brandt.see("Vorschläge")
    brandt.look("ressourcen-04-vorschlaege")
    brandt.press(re.compile("Auf die Karte nehmen"))
    brandt.see("steht auf der Karte:", "im Verzeichnis")
    told = brandt.page.locator("main").get_by_text("steht auf der Karte:").first.inner_text()
    return told.split("„")[1].split("“")[0]


def _states_change(brandt: Visitor) -> None:
    """One is declined in the family's words, one is missing with its topic."""
    main = brandt.page.locator("main")
    brandt.unfold(_of("Ändern", NEIGHBOUR), within=main)
    form = brandt.form(f"Stand von {NEIGHBOUR}")
    words = {"Stand": "von der Familie abgelehnt", "Was die Familie dazu sagt": "Das ist uns zu viel."}
    brandt.fill(words, within=form)
    brandt.look("ressourcen-05-stand")
    brandt.change("Stand speichern", within=form)
    brandt.see("„Das ist uns zu viel.“")
    form = brandt.form("Ressource hinzufügen")
    form.get_by_text("Mehr angeben").click()
    brandt.fill({"Stand": "fehlt", "Thema": "Entlastung am Morgen"}, within=form)
    _quick(brandt, GAP)
    brandt.see("fehlt: Entlastung am Morgen")


def _check_is_completed(brandt: Visitor) -> None:
    brandt.press("Ressourcencheck abschließen")
    brandt.see("Der Ressourcencheck ist abgeschlossen.", "Wiedervorlage am")
    brandt.follow("Ressourcen")
    for link in ("Für die Familie, in Einfacher Sprache", "Karte für die Akte, eine Seite quer"):
        media_type, content = brandt.download(link)
        assert (media_type, content[:5]) == ("application/pdf", b"%PDF-")
    brandt.look("ressourcen-06-abgeschlossen")


def _check_is_repeated(brandt: Visitor, offer: str) -> None:
    """Half a year later: one holds, one changed, one is gone, one is new."""
    brandt.press("Ressourcencheck wiederholen")
    brandt.see("3 von 3 aus dem letzten Ressourcencheck noch zu prüfen.")
    brandt.look("ressourcen-07-noch-zu-pruefen")
    main = brandt.page.locator("main")
    brandt.change(_of("Gilt noch", NEIGHBOUR))
    brandt.see("2 von 3 aus dem letzten Ressourcencheck noch zu prüfen.")
    brandt.unfold(_of("Ändern", GAP), within=main)
    brandt.change(re.compile("Weggefallen, von der Karte nehmen"))
    brandt.see("weggefallen")
    brandt.unfold(_of("Ändern", offer), within=main)
    form = main.get_by_role("form", name=re.compile("^Stand von"))
    brandt.fill({"Stand": "wird genutzt"}, within=form)
    brandt.change("Stand speichern", within=form)
    brandt.see("Stand geändert: ")
    _quick(brandt, NEW)
    _circle(brandt)
    brandt.look("ressourcen-08-was-sich-geaendert-hat")
    brandt.press("Ressourcencheck abschließen")
    brandt.see("Der Ressourcencheck ist abgeschlossen.", NEW, "neu", "bestätigt", "weggefallen")


def _of(verb: str, wording: str) -> re.Pattern[str]:
    """The name of a control that stands at one resource; browsers part its hidden half with a space or without."""
    return re.compile(rf"^{verb}\s*: {re.escape(wording)}")


def _circle(brandt: Visitor) -> None:
    for name, institution in (("Frau Yilmaz", "Grundschule Mülfort"), ("Aylin Demir", "HOME")):
        form = brandt.form("Teilnehmende hinzufügen")
        brandt.fill({"Name": name, "Abteilung oder Einrichtung": institution}, within=form)
        brandt.press("Teilnehmende hinzufügen")


def _quick(brandt: Visitor, wording: str) -> None:
    """One line, kind and level; the card shows it without leaving the page."""
    form = brandt.form("Ressource hinzufügen")
    words = {"Ressource": wording, "Art": "sozial", "Ebene": "Familie und Nahestehende"}
    brandt.fill(words, within=form)
    brandt.change("Ressource hinzufügen")
    brandt.see(wording)
