"""Four colleagues at four machines hold a sitting of five items; whatever one enters, the others see."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import sitting_steps as steps
from tests.journeys.case_steps import in_days
from tests.journeys.conftest import As
from tests.journeys.running import Office, text_of
from tests.journeys.sitting_steps import SOON, Item, Sitting
from tests.journeys.visitor import Visitor, clear_screenshots

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

YES, CONDITION, NO, POSTPONE = "Zustimmung", "Zustimmung mit Auflage", "Ablehnung", "Vertagung"
CANNOT_WAIT = "Die Mutter wird am Freitag operiert, morgens ist dann niemand da."


class Room:
    """Who is in the sitting: both leads, the worker, and the colleague who stands in for the lead of the WJH."""

    def __init__(self, colleague: As, office: Office) -> None:
        clear_screenshots("kommission")
        self.sitting: Sitting = steps.an_agenda_of_five(office)
        self.felten, self.orth, self.brandt, self.neumann = (
            colleague(name) for name in ("felten", "orth", "brandt", "neumann")
        )
        self.everybody = (self.felten, self.orth, self.brandt, self.neumann)

    def others(self, *active: Visitor) -> list[Visitor]:
        return [visitor for visitor in self.everybody if visitor not in active]


def test_a_sitting_of_five_items_at_four_screens(colleague: As, office: Office) -> None:
    room = Room(colleague, office)
    returned, refused, conditional, conflict, urgent = room.sitting.items
    _two_decide_before_the_meeting(room, urgent)
    _the_meeting_opens(room)
    numbers = [
        _one_is_returned(room, returned),
        _one_is_refused(room, refused),
        _one_is_granted_with_conditions(room, conditional),
        _one_is_decided_without_who_must_not(room, conflict),
        _the_urgent_one_is_confirmed(room, urgent),
    ]
    counted = [int(number.rsplit("-", 1)[1]) for number in numbers]
    assert counted == list(range(counted[0], counted[0] + 5)), "Something was decided twice, or by nobody here."
    _the_meeting_closes(room)
    _each_finds_what_follows(room, numbers)
    office.manage("verify_decisions")  # fails when a link of the chain is broken


def _two_decide_before_the_meeting(room: Room, urgent: Item) -> None:
    """The worker asks, a lead gives the second name from her own sign-in; the help begins before the meeting."""
    brandt, felten = room.brandt, room.felten
    brandt.open(urgent.vorlage)
    brandt.follow("Eilentscheidung beantragen")
    brandt.fill({"Warum kann die Hilfe nicht bis zur Sitzung warten?": CANNOT_WAIT})
    brandt.press("Um den zweiten Namen bitten")
    brandt.see("Eilentscheidung: der zweite Name fehlt")
    felten.open("/mitteilungen/")
    felten.follow(re.compile(f"^Eilentscheidung zu {urgent.file_number}"))
    felten.see(CANNOT_WAIT)
    felten.press("Mit meinem Namen bestätigen")
    felten.see("Die Hilfe hat begonnen.", "Eilentscheidung von Jana Brandt und Markus Felten")


def _the_meeting_opens(room: Room) -> None:
    """Everybody is at the first item, but the substitute has opened the last one by hand."""
    felten, neumann, first, last = room.felten, room.neumann, room.sitting.items[0], room.sitting.items[-1]
    felten.open(room.sitting.meeting)
    felten.see(*(f"{item.position}. {item.child}" for item in room.sitting.items), "Eilentscheidung")
    felten.look("kommission-01-tagesordnung")
    felten.press("Sitzung eröffnen")
    for visitor in room.others(felten, neumann):
        visitor.open(room.sitting.meeting)
    neumann.open(last.item)
    neumann.see("Beraten wird TOP 1.")
    steps.mark(*room.everybody)
    room.orth.press("Ich bin da")
    steps.mark(room.orth)
    steps.see_without_reload(room.others(neumann), "beschlussfähig", first.child)
    steps.look_everywhere(felten, "kommission-02-eroeffnet")


def _one_is_returned(room: Room, item: Item) -> str:
    """The lead of the WJH postpones: the only way on is back to the worker, with a reason and a day."""
    felten, orth, brandt = room.felten, room.orth, room.brandt
    steps.the_next_poll_brings(orth, felten, YES, "Das Ziel ist klar.")
    reason = brandt.form("Ihre Stimme").get_by_label("Begründung")
    reason.press_sequentially("Die Schule hat noch ni")  # still typing when the other voice comes
    steps.speak_to(orth, [felten, brandt], POSTPONE, "Die Schule ist nicht gehört.")
    expect(reason).to_have_value("Die Schule hat noch ni")
    expect(reason).to_be_focused()
    brandt.look("kommission-03-beim-schreiben")
    _the_chair_goes_on_too_early(room)
    steps.speak_to(brandt, [felten, orth], YES, "Die Schule hat noch nicht geantwortet.")
    form = felten.form("Beschluss")
    form.get_by_text("Zurückstellen: Grund und Frist").click()
    text = "Zurückgestellt, bis die Schule gehört ist."
    words = {"Grund der Zurückstellung": "Angaben fehlen", "Nacharbeit bis": in_days(-1).isoformat()}
    felten.fill({"Ergebnis": "zurückgestellt", "Beschlusstext": text, **words}, within=form)
    felten.press("Beschluss fassen")
    felten.see("Das Datum der Nacharbeit liegt nicht in der Zukunft.")
    words = {"Nacharbeit bis": in_days(7).isoformat()}
    number = steps.decide(felten, "zurückgestellt", text, others=words)
    steps.see_without_reload([orth, brandt], text)
    return number


def _the_chair_goes_on_too_early(room: Room) -> None:
    """Who types stays with the item they type about, and reads that the others went on; then all are back."""
    felten, orth, brandt, first, second = room.felten, room.orth, room.brandt, *room.sitting.items[:2]
    for visitor in (felten, orth, brandt):
        expect(visitor.page.get_by_text(steps.WENT_ON)).to_be_hidden()
    steps.go_on_with_one_key(felten)
    steps.hear([orth], second)
    steps.see_without_reload([brandt], steps.WENT_ON)
    expect(brandt.form("Ihre Stimme").get_by_label("Begründung")).to_have_value("Die Schule hat noch ni")
    expect(brandt.page.locator("#sitzung-vorlage")).to_contain_text(first.child)
    felten.follow(re.compile(f"1. {first.child}"), within=felten.page.locator("#sitzung-tagesordnung"))
    felten.press("TOP 1 aufrufen")
    steps.mark(felten)
    steps.hear([felten, orth], first)


def _one_is_refused(room: Room, item: Item) -> str:
    """Both leads refuse; the answer to the decision is lost twice, and who presses later reads one sentence."""
    felten, orth, brandt, neumann = room.everybody
    steps.go_on_with_one_key(felten)
    steps.hear([felten, orth, brandt], item)
    steps.see_without_reload([neumann], "Beraten wird TOP 2.")
    text = "Abgelehnt; die Tante und der Ganztag tragen."
    steps.speak_to(felten, [orth, brandt], NO, "Die Tante trägt.")
    steps.speak_to(brandt, [felten, orth], YES, "Es reicht an drei Tagen nicht.")
    steps.speak_to(orth, [felten, brandt], NO, "Der Ganztag ist frei.")
    for lead in (felten, orth):
        expect(lead.form("Beschluss").get_by_role("radio", name="abgelehnt")).to_be_visible(timeout=SOON)
        lead.fill({"Ergebnis": "abgelehnt", "Beschlusstext": text}, within=lead.form("Beschluss"))
    for _ in range(2):
        steps.press_and_lose_the_answer(orth, "Beschluss fassen", "**/beschluss/")
    orth.press("Beschluss fassen")
    number = steps.number_on(orth)
    steps.mark(orth)
    steps.see_without_reload([brandt], number, text)
    felten.press("Beschluss fassen")
    felten.see("Über diese Vorlage ist schon beschlossen.", number)
    felten.look("kommission-04-zweiter-beschluss")
    return number


def _one_is_granted_with_conditions(room: Room, item: Item) -> str:
    """A lead thinks again, and what she said first stays readable; who does what until when is written down."""
    felten, orth, brandt = room.felten, room.orth, room.brandt
    felten.open(room.sitting.meeting)
    steps.go_on_with_one_key(felten)
    steps.hear([felten, orth, brandt], item)
    steps.speak_to(orth, [felten, brandt], NO, "Zu früh.")
    steps.correct(orth, YES, "Mit dem Bericht trage ich es mit.")
    steps.see_without_reload([felten, brandt], "Ablehnung. Zu früh.", "Mit dem Bericht trage ich es mit.")
    steps.speak_to(felten, [orth, brandt], CONDITION, "Nach drei Monaten sehen wir neu hin.")
    steps.speak_to(brandt, [felten, orth], YES, "Den Bericht schreibe ich.")
    form, text = felten.form("Beschluss"), "Bewilligt; nach drei Monaten wird berichtet."
    expect(form.get_by_role("radio", name="bewilligt mit Auflage")).to_be_visible(timeout=SOON)
    felten.fill({"Ergebnis": "bewilligt mit Auflage", "Beschlusstext": text}, within=form)
    felten.press("Beschluss fassen")
    felten.see("Nennen Sie mindestens eine Auflage: wer, was, bis wann.")
    form.get_by_text("Auflagen", exact=True).click()
    for row, (bearer, what) in enumerate((("worker", "Bericht schreiben"), ("wjh", "Zuständigkeit klären")), start=1):
        form.locator(f"[name=bearer_{row}]").select_option(bearer)
        form.locator(f"[name=what_{row}]").fill(what)
        form.locator(f"[name=until_{row}]").fill(in_days(90).isoformat())
    steps.look_everywhere(felten, "kommission-05-auflagen")
    number = steps.decide(felten, "bewilligt mit Auflage", text)
    steps.see_without_reload([orth, brandt], text, "Bericht schreiben")
    return number


def _one_is_decided_without_who_must_not(room: Room, item: Item) -> str:
    """The lead of the WJH knows the family: she sees nothing any more, and another sits on her seat."""
    felten, orth, brandt, neumann = room.everybody
    steps.go_on_with_one_key(felten)
    steps.hear([felten, orth, brandt], item)
    steps.speak_to(orth, [felten, brandt], NO, "Davon halte ich nichts.")
    orth.follow("Befangenheit", within=orth.page.locator("#sitzung-vorlage"))
    orth.fill({"Grund": "Ich bin die Patin des Kindes."})
    orth.look("kommission-06-befangenheit")
    orth.press("Befangenheit feststellen")
    orth.see("Sie entscheiden in diesem Fall nicht mit.")
    steps.see_without_reload(
        [felten, brandt], "zählt nicht mehr, Sabine Orth", "in Vertretung von Sabine Orth, Befangenheit"
    )
    orth.open(room.sitting.meeting)
    orth.see("Sie sind befangen. Dieser Punkt wird ohne Sie beraten.", "4. Befangen, wird ohne Sie beraten")
    expect(orth.page.get_by_text(item.child.split(",")[0])).to_have_count(0)
    steps.mark(orth)
    steps.look_everywhere(orth, "kommission-07-befangen")
    neumann.open(room.sitting.meeting)
    neumann.see("Petra Neumann (Sie)")
    steps.speak_to(neumann, [felten, brandt], YES, "Die Kosten sind üblich.")
    steps.speak_to(felten, [neumann, brandt], YES, "Das Ziel ist klar.")
    steps.speak_to(brandt, [felten, neumann], YES, "Die Mutter will es.")
    number = steps.decide(neumann, "bewilligt", "Bewilligt wie vorgeschlagen.")
    steps.see_without_reload([felten, brandt], number)
    expect(orth.page.get_by_text(number)).to_have_count(0)
    return number


def _the_urgent_one_is_confirmed(room: Room, item: Item) -> str:
    """What two decided before, the meeting confirms; it cannot be returned, the help runs already."""
    felten, orth, brandt, neumann = room.everybody
    steps.go_on_with_one_key(felten)
    steps.hear(room.everybody, item)
    steps.see_without_reload(room.everybody, "Wird die Eilentscheidung bestätigt?")
    steps.speak_to(felten, [orth, brandt], YES, "Es musste schnell gehen.")
    _a_voice_is_given_once_on_a_bad_line(orth)
    steps.see_without_reload([felten, brandt], "Der Eingriff ist bestätigt.")
    steps.speak_to(brandt, [felten, orth, neumann], YES, "Die Hilfe kommt seit Montag.")
    felten.see("Die Hilfe läuft weiter")
    expect(felten.form("Beschluss").get_by_role("radio", name="zurückgestellt")).to_have_count(0)
    number = steps.decide(felten, "bewilligt", "Die Eilentscheidung wird bestätigt.")
    steps.see_without_reload([orth, brandt, neumann], number)
    return number


def _a_voice_is_given_once_on_a_bad_line(orth: Visitor) -> None:
    """Twice the answer does not come back; the third time it does, and the voice was given once."""
    reason = "Der Eingriff ist bestätigt."
    orth.fill({"Ihre Stimme": YES, "Begründung": reason}, within=orth.form("Ihre Stimme"))
    for _ in range(2):
        steps.press_and_lose_the_answer(orth, "Stimme abgeben", "**/stimme/")
    orth.press("Stimme abgeben")
    orth.see(reason)
    expect(orth.page.locator("#sitze .com-old")).to_have_count(0)
    steps.mark(orth)


def _the_meeting_closes(room: Room) -> None:
    felten = room.felten
    felten.see("5 von 5")
    felten.press("Sitzung schließen")
    felten.see("Die Sitzung ist geschlossen.")
    steps.see_without_reload(room.others(felten), "geschlossen")
    felten.look("kommission-08-geschlossen")


def _each_finds_what_follows(room: Room, numbers: list[str]) -> None:
    """The worker has her tasks on their days, the WJH its condition, and everybody concerned was told."""
    brandt, neumann, items = room.brandt, room.neumann, room.sitting.items
    brandt.open("/wiedervorlagen/")
    brandt.see(
        f"Vorlage nacharbeiten (Beschluss {numbers[0]})", f"Auflage aus {numbers[2]} (Fachkraft): Bericht schreiben"
    )
    outcomes = ("zurückgestellt", "abgelehnt", "bewilligt mit Auflage", "bewilligt", "bewilligt")
    brandt.open("/mitteilungen/")
    for number, item, outcome in zip(numbers, items, outcomes, strict=True):
        brandt.see(f"Beschluss {number} zu {item.file_number}: {outcome}.")
    neumann.open("/mitteilungen/")
    neumann.see(f"Auflage (WJH) aus Beschluss {numbers[2]} zu {items[2].file_number}.")
    for item in items:
        mails = brandt.office.mailbox.wait_for(1, subject=f"Beschluss zu {item.file_number}", words="liegt der")
        assert "brandt@jugendamt.example" in {str(mail["To"]) for mail in mails}
        assert not any(item.child.split(",")[0] in text_of(mail) for mail in mails)
