"""Jana Brandt hands a case over with its sheet, Deniz Aksoy acknowledges and closes it, and it begins again."""

import re

import pytest

from tests.journeys.conftest import As
from tests.journeys.visitor import NARROW, Visitor, clear_screenshots

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


@pytest.mark.parametrize("has_script", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_case_changes_hands_ends_and_begins_again(colleague: As, has_script: bool) -> None:
    if has_script:
        clear_screenshots("verantwortung")
    brandt, aksoy = (colleague(name, has_script=has_script) for name in ("brandt", "aksoy"))
    case = _hand_over(brandt)
    _acknowledge(aksoy, case)
    _works_no_more(brandt, case)
    _close(aksoy, case)
    _reopen(brandt, case)


def test_the_pages_of_responsibility_are_clean_on_a_telephone(colleague: As) -> None:
    brandt = colleague("brandt")
    case = _own_case(brandt)
    for path in ("", "verantwortung/", "abschluss/"):
        brandt.open(f"{case}{path}")
        brandt.examine(path or "Überblick", NARROW)
        assert brandt.page.evaluate("document.documentElement.scrollWidth") <= NARROW[0], path


def _own_case(brandt: Visitor) -> str:
    brandt.open("/faelle/?mine=on&stage=intake")
    link = brandt.page.locator("main tbody th a").first
    return link.get_attribute("href") or ""


def _hand_over(brandt: Visitor) -> str:
    case = _own_case(brandt)
    brandt.open(case)
    brandt.see("Auf einen Blick", "Was fehlt")
    brandt.look("verantwortung-01-ueberblick")
    brandt.follow(re.compile("Verantwortung"), within=brandt.page.locator("main section", has_text="Auf einen Blick"))
    form = brandt.form("Fall übergeben")
    words = {"Fallverantwortlich ab heute": "Deniz Aksoy", "Was die neue Person wissen muss": "Montags nie anrufen."}
    brandt.fill(words, within=form)
    brandt.look("verantwortung-02-uebergeben")
    brandt.press("Fall übergeben", within=form)
    brandt.see("Deniz Aksoy ist ab heute fallverantwortlich.", "noch nicht bestätigt")
    return case


def _acknowledge(aksoy: Visitor, case: str) -> None:
    aksoy.open("/")
    link = aksoy.page.locator(f"main a[href^='{case}uebergabe/']").first
    aksoy.open(link.get_attribute("href") or "")
    aksoy.see("Montags nie anrufen.", "Was an diesem Tag offen war")
    aksoy.look("verantwortung-03-bogen")
    aksoy.fill({"Rückfrage": "Wer holt mittwochs ab?"})
    aksoy.press("Übernahme bestätigen")
    aksoy.see("Sie haben die Übernahme bestätigt.")


def _works_no_more(brandt: Visitor, case: str) -> None:
    brandt.open(f"{case}abschluss/")
    brandt.see("Deniz Aksoy ist fallverantwortlich und schreibt hier. Sie lesen mit.")


def _close(aksoy: Visitor, case: str) -> None:
    aksoy.open(case)
    aksoy.follow("Fall abschließen")
    form = aksoy.form("Warum endet der Fall?")
    aksoy.press("Fall abschließen", within=form)
    aksoy.see("Bitte prüfen Sie Ihre Angaben.")
    form = aksoy.form("Warum endet der Fall?")
    aksoy.fill({"Grund": "im Sozialraum gelöst", "Was sagt das Kind am Ende?": "Jetzt ist jemand da."}, within=form)
    aksoy.look("verantwortung-04-abschluss")
    aksoy.press("Fall abschließen", within=form)
    if aksoy.page.get_by_label("Ja, das stimmt so").count():
        form = aksoy.form("Warum endet der Fall?")
        aksoy.fill({"Ja, das stimmt so": "ja"}, within=form)
        aksoy.press("Fall abschließen", within=form)
    aksoy.see("Der Fall ist abgeschlossen.", "Rückblick", "Jetzt ist jemand da.")
    aksoy.look("verantwortung-05-rueckblick")


def _reopen(brandt: Visitor, case: str) -> None:
    brandt.open(case)
    brandt.follow("Fall wieder öffnen")
    brandt.fill({"Grund": "neue Meldung"}, within=brandt.form("Warum beginnt der Fall neu?"))
    brandt.press("Fall wieder öffnen")
    brandt.see("Der Fall ist wieder offen und beginnt mit der Aufnahme.", "neue Meldung")
