"""The commission at the screen: three colleagues, three voices, one decision that none of them takes alone."""

from collections.abc import Mapping

from playwright.sync_api import expect

from tests.journeys.case_steps import Family
from tests.journeys.visitor import Visitor

REASON = "Nach Beratung in der Sitzung."
TEXT = "Bewilligt wie vorgeschlagen."


def meeting_opens(felten: Visitor, meeting: str, family: Family) -> None:
    """Open the meeting: from now on its Vorlagen stay as they are."""
    felten.open(meeting)
    felten.look("fall-16-sitzung-geplant")
    felten.press("Sitzung eröffnen")
    expect(felten.page.locator("main.sro-main.sro-main--flush")).to_be_visible()  # panes up to the edges
    felten.see("Die Sitzung ist eröffnet, ihre Vorlagen sind festgeschrieben.", family.child, family.child_words)
    felten.look("fall-17-sitzung-offen")


def nothing_can_be_changed(brandt: Visitor, submission: str) -> None:
    """A frozen Vorlage offers nothing to change."""
    brandt.open(submission)
    brandt.see("festgeschrieben")
    expect(brandt.page.get_by_role("button", name="Vorschlag speichern")).to_have_count(0)
    brandt.look("fall-18-vorlage-festgeschrieben")


def nobody_decides_alone(felten: Visitor, *, outcome: str = "bewilligt") -> None:
    """A decision while voices are missing is refused by name of the seats, or cannot even be tried."""
    _give_voice(felten)
    decision = felten.form("Beschluss")
    felten.fill({"Beschlusstext": TEXT}, within=decision)
    if decision.get_by_role("option", name=outcome, exact=True).count():
        felten.fill({"Ergebnis": outcome}, within=decision)
    felten.press("Beschluss fassen")
    felten.see("Es fehlt noch")
    expect(decision.get_by_label("Beschlusstext")).to_have_value(TEXT)
    felten.look("fall-19-stimmen-fehlen")


def others_speak(speakers: Mapping[str, Visitor], meeting: str) -> None:
    """The other seats give their voices, each at their own screen."""
    for visitor in speakers.values():
        visitor.open(meeting)
        _give_voice(visitor)
        visitor.see(REASON)


def decision_is_taken(felten: Visitor, orth: Visitor, meeting: str) -> None:
    """One lead states the decision; the other, a moment later, is told that it is taken."""
    for lead in (felten, orth):
        lead.open(meeting)
        lead.fill({"Ergebnis": "bewilligt", "Beschlusstext": TEXT}, within=lead.form("Beschluss"))
    felten.look("fall-20-drei-stimmen")
    felten.press("Beschluss fassen")
    felten.see("ist gefasst: bewilligt.", TEXT)
    felten.look("fall-21-beschluss")
    orth.press("Beschluss fassen")
    orth.see("Über diese Vorlage ist schon beschlossen.")
    orth.look("fall-22-zweiter-beschluss")


def _give_voice(visitor: Visitor) -> None:
    visitor.fill({"Ihre Stimme": "Zustimmung", "Begründung": REASON}, within=visitor.form("Ihre Stimme"))
    visitor.press("Stimme abgeben")
