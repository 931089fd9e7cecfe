"""The steps of a Sozialraumkonferenz at the screen of the practice advisor."""

import re
from dataclasses import dataclass

from django.utils import timezone
from playwright.sync_api import Locator, expect

from tests.journeys.case_steps import in_days
from tests.journeys.visitor import Visitor

FIGURES = {"Nord": "2 von 5", "Süd": "4 von 6", "West": "2 von 3", "Ost": "4 von 4"}  # the deck's, running of planned


@dataclass(frozen=True)
class Meeting:
    """The conference of this journey."""

    subgroup: str = "Grenzlandstadion"
    place: str = "Vereinsheim am Grenzlandstadion"
    item: str = "Frühstück vor der Schule"
    notes: str = "Drei Einrichtungen öffnen ab 7 Uhr, an zwei Tagen in der Woche fehlt noch jemand."
    agreement: str = "Plan für gemeinsame Frühstückszeiten vorlegen"
    need: str = "Am Mittwoch und Freitag fehlt ein Ort zum Frühstücken."
    guest: str = "Rosa Lindgren"


def figures_are_seen(dohmen: Visitor) -> None:
    """The districts with the deck's figures, and the subgroup without a date this quarter."""
    dohmen.follow("Konferenzen", within=dohmen.page.get_by_role("navigation", name="Hauptnavigation").first)
    for district, figure in FIGURES.items():
        tile = dohmen.page.locator(".sro-cov > li").filter(has_text=district)
        expect(tile).to_contain_text(re.compile(r"\s+".join(figure.split())))
    dohmen.see("hat im", "keinen Termin.")
    dohmen.look("konferenz-01-uebersicht")


def conference_is_planned(dohmen: Visitor, meeting: Meeting) -> str:
    """Plan this quarter's conference of the subgroup that has none, after a day that is over; returns its address."""
    dohmen.follow("Konferenz planen", within=dohmen.page.get_by_role("group", name="Hinweis"))
    expect(dohmen.page.get_by_label("Untergruppe").locator("option:checked")).to_contain_text(meeting.subgroup)
    dohmen.fill({"Tag": in_days(-1).isoformat(), "Beginn": "08:00", "Ende": "07:00", "Ort": meeting.place})
    dohmen.press("Konferenz planen")
    dohmen.see("Dieser Tag ist vorbei. Wählen Sie einen, der noch kommt.")
    dohmen.look("konferenz-02-planen")
    dohmen.fill({"Tag": in_days(0).isoformat(), "Ende": "10:00"})
    dohmen.press("Konferenz planen")
    dohmen.see("Die Konferenz ist geplant.", meeting.place)
    return dohmen.page.url


def partners_are_invited(dohmen: Visitor) -> int:
    """Mail the invitations; returns how many partners are asked."""
    button = dohmen.page.get_by_role("button", name=re.compile(r"Partner einladen \(\d+\)"))
    count = int(re.findall(r"\d+", button.inner_text())[0])
    dohmen.look("konferenz-03-geplant")
    dohmen.press(re.compile("Partner einladen"))
    dohmen.see(f"Einladungen mit Kalendereintrag an {count} Ansprechpersonen sind unterwegs.")
    return count


def nothing_is_closed_too_early(dohmen: Visitor) -> None:
    """A conference without participants cannot be closed."""
    dohmen.press("Konferenz abschließen")
    dohmen.see("Die Anwesenheit ist noch nicht festgehalten.", "Die Tagesordnung hat noch keinen Punkt.")
    dohmen.look("konferenz-04-fehlt-noch")


def attendance_is_recorded(dohmen: Visitor, meeting: Meeting) -> None:
    """Most of the invited came, one sent apologies, a guest was there."""
    dohmen.follow("Anwesenheit festhalten")
    known = dohmen.page.get_by_role("group", name=re.compile("^Teilnahme von "))
    known.last.get_by_role("radio", name="entschuldigt").check()
    guest = _guest_row(dohmen)
    dohmen.fill({"Name": meeting.guest, "Teilnahme": "als Gast"}, within=guest)
    dohmen.press("Anwesenheit speichern")
    dohmen.see("Geben Sie die Einrichtung ein.")
    dohmen.look("konferenz-05-anwesenheit")
    dohmen.fill({"Einrichtung": "Stadtteilbücherei"}, within=_guest_row(dohmen))
    dohmen.press("Anwesenheit speichern")
    dohmen.see("Die Anwesenheit ist festgehalten.", meeting.guest)


def agenda_is_worked_through(dohmen: Visitor, meeting: Meeting) -> None:
    """An item with its notes; a name of a family is asked about; an agreement says who and until when."""
    panel = dohmen.page.locator("#tagesordnung")
    if not panel.get_by_label("Tagesordnungspunkt").is_visible():
        panel.get_by_text("Punkt aufnehmen").first.click()
    dohmen.fill({"Tagesordnungspunkt": meeting.item, "Niederschrift": "Familie Kowalski berichtet."}, within=panel)
    dohmen.press("Punkt aufnehmen", within=panel)
    dohmen.see("Protokolle gehen an Partner und nennen keine Familien.")
    dohmen.look("konferenz-06-name-im-text")
    dohmen.fill({"Niederschrift": meeting.notes}, within=panel)
    dohmen.press("Punkt aufnehmen", within=panel)
    dohmen.see("Der Tagesordnungspunkt ist aufgenommen.")
    dohmen.follow(re.compile("^Ergebnis festhalten"))
    _add_outcome(dohmen, {"Art": "Vereinbarung", "Ergebnis": meeting.agreement})
    dohmen.look("konferenz-07-vereinbarung-ohne-wer")
    expect(dohmen.page.get_by_role("button", name="Ergebnis festhalten")).to_be_visible()
    _add_outcome(dohmen, {"Wer": "F. Diallo, Jugendtreff", "Bis wann": in_days(30).isoformat()})
    dohmen.see("Das Ergebnis ist festgehalten.", meeting.agreement)
    _add_outcome(dohmen, {"Art": "Bedarf", "Ergebnis": meeting.need})
    dohmen.see(meeting.need)
    dohmen.look("konferenz-08-ergebnisse")


def minutes_are_released(dohmen: Visitor, conference: str) -> None:
    """Close the conference, look at the minutes, release them."""
    dohmen.open(conference)
    dohmen.look("konferenz-09-vor-dem-abschluss")
    dohmen.press("Konferenz abschließen")
    dohmen.see("Die Konferenz ist abgeschlossen.", "Kein Hinweis auf eine Familie gefunden. Lesen Sie selbst.")
    dohmen.look("konferenz-10-protokoll-entwurf")
    dohmen.press("Protokoll freigeben")
    dohmen.see("Fassung 1 ist freigegeben und abgelegt.")
    dohmen.look("konferenz-11-protokoll-freigegeben")


def minutes_are_sent(dohmen: Visitor) -> int:
    """Mail the minutes to the partners; returns to how many."""
    button = dohmen.page.get_by_role("button", name=re.compile(r"An \d+ Adressen versenden"))
    count = int(re.findall(r"\d+", button.inner_text())[0])
    dohmen.press(re.compile("Adressen versenden"))
    dohmen.see(f"Das Protokoll ist an {count} Adressen unterwegs.")
    return count


def result_goes_to_the_area_meeting(dohmen: Visitor, meeting: Meeting) -> None:
    """Hand the need to the next Sozialraumsitzung and see it on its agenda."""
    row = (
        dohmen.page.get_by_role("listitem").filter(has_text=meeting.need).filter(has=_button(dohmen, "Zur Sitzung am"))
    )
    dohmen.press(re.compile("^Zur Sitzung am"), within=row)
    dohmen.see("Das Ergebnis steht auf der Sozialraumsitzung.")
    dohmen.look("konferenz-12-rueckgekoppelt")
    dohmen.open("/konferenzen/")
    section = dohmen.page.get_by_role("region", name="Nächste Sozialraumsitzung")
    dohmen.follow(re.compile("."), within=section.locator(".sro-panel__body"))
    dohmen.see("Sozialraumsitzung Rheydt Ost", meeting.need, f"Konferenz {meeting.subgroup}")
    dohmen.look("konferenz-13-sozialraumsitzung")


def outbox_shows_it(dohmen: Visitor, meeting: Meeting) -> None:
    """The outbox: what was sent, to whom, with which attachment."""
    dohmen.open("/konferenzen/postausgang/")
    dohmen.see(meeting.subgroup)
    dohmen.look("konferenz-14-postausgang")
    dohmen.follow(re.compile(f"Protokoll.*{meeting.subgroup}|{meeting.subgroup}.*Protokoll"))
    dohmen.see("Empfänger", "Versandt", f"{timezone.localdate():%d.%m.%Y}")
    dohmen.look("konferenz-15-nachricht")


def _add_outcome(dohmen: Visitor, values: dict[str, str]) -> None:
    form = dohmen.page.locator("form").filter(has=_button(dohmen, "Ergebnis festhalten"))
    dohmen.fill(values, within=form)
    dohmen.press("Ergebnis festhalten", within=form)


def _guest_row(dohmen: Visitor) -> Locator:
    """The first line for somebody who was not invited."""
    return dohmen.page.get_by_role("listitem").filter(has_text="Weitere Person").first


def _button(dohmen: Visitor, name: str) -> Locator:
    return dohmen.page.get_by_role("button", name=re.compile(f"^{name}"))
