"""Grey, danger and back at the screen: goals of the family, an Auftrag, an Auflage with its check, a Schutzplan."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from tests.journeys import case_steps as case
from tests.journeys.case_steps import Family, in_days
from tests.journeys.conftest import As
from tests.journeys.visitor import NARROW, SCREENSHOTS, Visitor, clear_screenshots

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

FAMILY = Family("Lotte", "Rosenbaum", meeting_in=50)
AT_NIGHT = "Lotte ist nachts nie allein in der Wohnung."
REFUSAL = "Ich lasse mir mein Kind nicht wegplanen."
PHONE = "02166 555 0142"


def test_a_case_goes_from_grey_to_danger_and_back(colleague: As) -> None:
    clear_screenshots("ziele")
    brandt, aksoy = colleague("brandt"), colleague("aksoy")
    file = _case_is_grey(brandt)
    _family_has_goals(brandt, file)
    _office_gives_a_mandate(brandt)
    _danger_needs_two(brandt, file)
    _condition_is_checked(brandt, file)
    _plan_is_refused_and_in_force(brandt, file)
    _paper_for_the_family(brandt)
    _colleague_reads(aksoy, file)
    _back_to_grey_with_two(brandt, file)


def _case_is_grey(brandt: Visitor) -> str:
    """From the call over the consultation to the grey area; returns the address of the file."""
    case.call_comes_in(brandt, FAMILY)
    file = case.case_is_opened(brandt, FAMILY)
    case.resources_are_found(brandt)
    case.team_consults(brandt)
    case.case_is_classified(brandt)
    return file


def _family_has_goals(brandt: Visitor, file: str) -> None:
    """A direction in own words, a small goal, a step that is done."""
    brandt.open(file)
    brandt.follow("Ziele", within=_areas(brandt))
    brandt.see("Noch kein Ziel.", "Auflagen gibt es nur im Gefährdungsbereich.")
    brandt.follow("Richtungsziel")
    brandt.fill({"Wessen Ziel?": FAMILY.mother, "In eigenen Worten": "Ich will ruhige Abende."})
    brandt.press("Richtungsziel festhalten")
    brandt.follow(re.compile(r"^Handlungsziel\s+zu: "))
    smart = {
        "Wessen Ziel?": FAMILY.mother,
        "Was genau ist dann anders?": "Um acht ist das Licht aus.",
        "Woran ist es zu sehen?": "Fünf Kreuze im Kalender.",
        "Warum lohnt es sich?": "Alle sind ausgeschlafen.",
    }
    brandt.fill({**smart, "Bis wann?": in_days(21).isoformat()})
    brandt.press("Handlungsziel vereinbaren")
    expect(brandt.page.get_by_label("Was genau ist dann anders?")).to_have_value("Um acht ist das Licht aus.")
    brandt.fill({"Warum ist es zu schaffen?": "Die Tante kommt an zwei Abenden."})
    _look(brandt, "ziele-01-handlungsziel")
    brandt.press("Handlungsziel vereinbaren")
    brandt.follow(re.compile(r"^Schritt\s+zu: "))
    brandt.fill({"Was?": "Tante fragen", "Wer?": "Katrin", "Bis wann?": in_days(3).isoformat()})
    brandt.press("Schritt aufnehmen")
    brandt.press(re.compile(r"^Getan\s*: "))
    brandt.see("Der Schritt ist getan.", "getan am")


def _office_gives_a_mandate(brandt: Visitor) -> None:
    """In grey there are Aufträge and no Auflagen."""
    expect(brandt.page.get_by_role("link", name="Auflage", exact=True)).to_have_count(0)
    brandt.follow("Auftrag")
    brandt.fill(
        {
            "Was soll geklärt oder verändert werden?": "Klären, wer abends bei Lotte ist.",
            "Wer soll das tun?": "Katrin Rosenbaum",
            "Warum braucht das Jugendamt das?": "Lotte war zweimal allein.",
            "Bis wann?": in_days(10).isoformat(),
            "Wer meldet wem was zurück?": "Frau Rosenbaum ruft freitags Jana Brandt an.",
        }
    )
    brandt.press("Auftrag erteilen")
    brandt.see("Der Auftrag ist erteilt.", "Klären, wer abends bei Lotte ist.")
    _look(brandt, "ziele-02-ziele-und-auftrag")


def _danger_needs_two(brandt: Visitor, file: str) -> None:
    form = _classify(brandt, file, "Gefährdungsbereich", reasons="Lotte war die ganze Nacht allein.")
    brandt.press("Einordnung festhalten")
    brandt.see("In den Gefährdungsbereich ordnen immer zwei Fachkräfte ein.")
    brandt.fill({"Zweite Fachkraft": "Deniz Aksoy"}, within=form)
    brandt.press("Einordnung festhalten")
    brandt.see("Die Einordnung ist festgehalten.", "Gefährdungsbereich")


def _condition_is_checked(brandt: Visitor, file: str) -> None:
    """An Auflage with its consequence; a check that fails proposes to assess again, and changes nothing."""
    brandt.open(file)
    brandt.follow("Ziele", within=_areas(brandt))
    brandt.follow("Auflage")
    brandt.fill(
        {
            "Was muss mindestens gelten?": AT_NIGHT,
            "Wer muss dafür sorgen?": "Katrin Rosenbaum",
            "Wie wird kontrolliert?": "Hausbesuch am Abend, Lotte wird gesehen",
            "Wer kontrolliert?": "Jana Brandt und Deniz Aksoy",
            "Wie oft?": "alle zwei Tage",
            "Was geschieht, wenn sie nicht erfüllt wird?": "Das Jugendamt ruft das Familiengericht an.",
        }
    )
    _look(brandt, "ziele-03-auflage")
    brandt.press("Auflage erteilen")
    brandt.follow(re.compile(r"^Kontrolle festhalten\s*: "))
    brandt.fill({"Wer hat kontrolliert?": "Jana Brandt", "Ergebnis": "nicht erfüllt"})
    brandt.fill({"Was wurde gesehen?": "Lotte öffnete selbst.", "Wurde das Kind gesehen?": "ja"})
    brandt.press("Kontrolle festhalten")
    brandt.see("Schätzen Sie die Gefährdung neu ein.", "Lotte öffnete selbst.")
    _look(brandt, "ziele-04-auflage-nicht-erfuellt")


def _plan_is_refused_and_in_force(brandt: Visitor, file: str) -> None:
    """Nobody signs an empty plan; the mother refuses with her reason, and the plan holds."""
    brandt.open(file)
    brandt.follow("Schutz", within=_areas(brandt))
    brandt.follow("Schutzplan", within=brandt.page.get_by_role("navigation", name="Seiten zu Schutz"))
    brandt.press("Schutzplan beginnen")
    brandt.press("In Kraft setzen")
    brandt.see("Nennen Sie mindestens eine Maßnahme.")
    brandt.follow("Maßnahme")
    brandt.fill({"Was geschieht zum Schutz?": "Lotte schläft bei der Tante.", "Wer schützt?": "Tante Meike"})
    brandt.press("Maßnahme aufnehmen")
    brandt.follow("Notfallkontakt")
    brandt.fill({"Wer?": "Tante Meike", "Telefon": PHONE, "Wann anrufen?": "wenn du allein bist"})
    brandt.press("Notfallkontakt aufnehmen")
    _look(brandt, "ziele-05-entwurf")
    brandt.follow("Unterschrift festhalten")
    brandt.fill({"Wer aus der Familie?": FAMILY.mother, "Unterschrift": "unterschreibt nicht"})
    brandt.press("Festhalten")
    brandt.see("Wer nicht unterschreibt, hat einen Grund: Schreiben Sie ihn auf.")
    brandt.fill({"Warum nicht?": REFUSAL})
    _look(brandt, "ziele-06-unterschrift")
    brandt.press("Festhalten")
    brandt.press("In Kraft setzen")
    brandt.see("Der Schutzplan ist in Kraft.", "unterschreibt nicht", REFUSAL)
    _look(brandt, "ziele-07-schutzplan")


def _paper_for_the_family(brandt: Visitor) -> None:
    """The family reads the telephone number; why somebody refused stays in the file."""
    kind, content = brandt.download("Für die Familie drucken")
    assert kind == "application/pdf"
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())
    for words in ("Lotte Rosenbaum", PHONE, "Lotte schläft bei der Tante.", "unterschreibt nicht"):
        assert words in text, f"„{words}“ is not on the paper:\n{text}"
    assert REFUSAL not in text


def _colleague_reads(aksoy: Visitor, file: str) -> None:
    """The team sees what is coming and reads along; only who works on the case writes."""
    aksoy.open("/einordnungen/")
    aksoy.see(FAMILY.child)
    _look(aksoy, "ziele-08-faellige")
    aksoy.open(file)
    aksoy.follow("Ziele", within=_areas(aksoy))
    aksoy.see(AT_NIGHT)
    expect(aksoy.page.get_by_role("link", name="Auflage", exact=True)).to_have_count(0)


def _back_to_grey_with_two(brandt: Visitor, file: str) -> None:
    """What was not fulfilled is explained, what goes on is confirmed, and a second colleague stands for it."""
    form = _classify(brandt, file, "Graubereich", reasons="Die Tante ist jede Nacht da.")
    brandt.fill({"Zweite Fachkraft": "Deniz Aksoy"}, within=form)
    brandt.press("Einordnung festhalten")
    brandt.see("Eine Auflage ist nicht als erfüllt kontrolliert.")
    brandt.fill({"Was ist mit den Auflagen?": "Seit Montag schläft Lotte bei der Tante."}, within=form)
    brandt.press("Einordnung festhalten")
    brandt.see(f"Die Auflage „{AT_NIGHT}“ gilt weiter, bis Sie sie aufheben.")
    _look(brandt, "ziele-09-rueckfrage")
    brandt.fill({"Ja, das stimmt so": "ja"}, within=form)
    brandt.press("Einordnung festhalten")
    brandt.see("Die Einordnung ist festgehalten.", "Graubereich")
    brandt.follow(re.compile("Falleinordnung"), within=_steps(brandt))
    brandt.see("Seit Montag schläft Lotte bei der Tante.", "Lotte war die ganze Nacht allein.")
    _look(brandt, "ziele-10-einordnungen")


def _classify(brandt: Visitor, file: str, area: str, *, reasons: str) -> Locator:
    """The form with this area and these reasons, still without a second colleague."""
    brandt.open(file)
    brandt.follow(re.compile("Falleinordnung"), within=_steps(brandt))
    form = brandt.form("Neu einordnen")
    brandt.fill({"Bereich": area, "Gründe": reasons, "Nächste Überprüfung": in_days(7).isoformat()}, within=form)
    return form


def _areas(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("navigation", name="Bereiche des Falls")


def _steps(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("navigation", name="Verfahrensschritte")


def _look(visitor: Visitor, step: str) -> None:
    """As `look`, and at the size of a telephone."""
    visitor.look(step)
    visitor.examine(step, NARROW)
    file = SCREENSHOTS / f"{step}-{NARROW[0]}.png"
    visitor.page.screenshot(path=file, full_page=True, animations="disabled", caret="initial")
