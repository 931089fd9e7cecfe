"""A placement over eight months to the return: each step as the worker takes it, the days between pass."""

import re

from playwright.sync_api import expect

from tests.journeys.case_steps import Family, in_days
from tests.journeys.passing_days import days_pass
from tests.journeys.running import text_of
from tests.journeys.visitor import Visitor, visit

HELP = re.compile(r"/hilfen/([0-9a-f-]{36})/")
LINK = re.compile(r"https?://\S+?(/einrichtung/\S+)")


def the_child_moves_in(brandt: Visitor) -> str:
    """The day has come: where it lives, what the return aims at, whom it sees; returns the key of the help."""
    found = HELP.search(brandt.page.url)
    assert found is not None
    key = found[1]
    days_pass(brandt.office, 25, help_key=key)
    _area(brandt, "Unterbringung")
    brandt.follow("Unterbringung eintragen")
    brandt.page.get_by_label("Einrichtung oder Träger").select_option(index=1)
    brandt.fill(
        {
            "Ab wann?": in_days(-4).isoformat(),
            "Art des Platzes": "Regelgruppe",
            "Gruppe oder Pflegefamilie": "Gruppe Sonnenhof",
            "Entfernung von zu Hause in Kilometern": "4",
            "Geschwister": "keine Geschwister",
            "Schule": "bleibt",
        }
    )
    brandt.press("Unterbringung eintragen")
    brandt.see("Gruppe Sonnenhof")
    brandt.look("fall-30-unterbringung")
    _area(brandt, "Rückführung")
    brandt.follow("Rückkehr planen")
    goal = {"Was ist das Ziel?": "Zu Hause schlafen.", "Geplanter Tag der Rückkehr": in_days(240).isoformat()}
    brandt.fill(goal)
    brandt.press("Ziel festhalten")
    brandt.see("Das Ziel der Rückkehr steht fest.")
    _area(brandt, "Kontakte")
    brandt.follow("Kontakt vereinbaren")
    rule = {"Wer": "Levin", "Mit wem": "Mutter", "Wie oft": "jeden Samstag", "Begleitung": "begleitet"}
    brandt.fill(rule | {"Gilt ab": in_days(-3).isoformat()})
    brandt.press("Kontakt vereinbaren")
    brandt.see("jeden Samstag")
    return key


def it_is_home_for_a_weekend(brandt: Visitor, key: str) -> None:
    """After four months two nights at home, and what child, parents and facility say of it."""
    days_pass(brandt.office, 120, help_key=key)
    brandt.open(f"/hilfen/{key}/")
    _area(brandt, "Kontakte")
    brandt.follow("Beurlaubung planen")
    brandt.fill({"Von": in_days(-3).isoformat(), "Bis": in_days(-1).isoformat(), "Ziel": "Ins Bett ohne Streit."})
    brandt.press("Beurlaubung planen")
    for whose, words in (("Kind", "Es gab Nudeln."), ("Eltern", "Es war ruhig."), ("Einrichtung", "Es kam froh.")):
        brandt.follow(re.compile("^Reflektieren: "))
        brandt.fill({"Wer sagt das?": whose, "Was wurde gesagt?": words})
        brandt.page.locator("main form button[type=submit]").last.click()
        brandt.see(words)
    brandt.look("fall-31-zu-hause")


def the_facility_reports(brandt: Visitor, key: str, family: Family) -> None:
    """A talk is planned, the facility is asked and writes by its link; it reads no surname."""
    days_pass(brandt.office, 60, help_key=key)
    brandt.open(f"/hilfen/{key}/")
    _area(brandt, "Hilfeplan")
    brandt.follow("Gespräch planen")
    brandt.fill({"Beginn": f"{in_days(10).isoformat()}T15:00", "Ort": "Wohngruppe"})
    brandt.press("Gespräch planen")
    brandt.see("Das Gespräch ist geplant.")
    brandt.look("fall-32-gespraech")
    brandt.open(f"/hilfen/{key}/")
    _area(brandt, "Berichte")
    brandt.follow("Bericht anfragen")
    brandt.fill({"E-Mail der Einrichtung": "gruppe-sonnenhof@traeger.example"})
    brandt.press("Link senden")
    brandt.see("Der Link ist unterwegs.")
    mails = brandt.office.mailbox.wait_for(1, subject="", words="/einrichtung/")
    mail = next(each for each in reversed(mails) if "gruppe-sonnenhof" in str(each["To"]))
    assert family.last_name not in text_of(mail)
    found, browser = LINK.search(text_of(mail)), brandt.context.browser
    assert found is not None
    assert browser is not None
    facility = visit(browser, brandt.office)
    facility.open(found[1])
    facility.look("fall-33-einrichtung-link")
    facility.follow("Bericht schreiben")
    assert family.last_name not in facility.page.locator("main").inner_text()
    for area in facility.page.locator("main textarea").all():
        area.fill("Gut eingelebt.")
    facility.fill({"Ihr Name": "Frau Ahorn"})
    facility.look("fall-34-einrichtung-bericht")
    facility.press("Bericht senden")
    facility.demand_calm()
    facility.context.close()
    brandt.page.reload()
    brandt.see("Gut eingelebt.")


def it_comes_home(brandt: Visitor, key: str, family: Family) -> None:
    """Asked for, tried, after-care agreed; then the return itself, in the eighth month."""
    days_pass(brandt.office, 40, help_key=key)
    for phase in ("Rückführung beantragt", "Probezeit"):
        brandt.open(f"/hilfen/{key}/")
        _area(brandt, "Unterbringung")
        brandt.follow("Nächste Phase")
        brandt.fill({"Nächste Phase": phase, "Seit wann?": in_days(0).isoformat(), "Warum?": "Alle sind bereit."})
        brandt.press("Phase beginnen")
        brandt.see("Die neue Phase steht im Verlauf.")
    brandt.open("/hilfen/stationaer/rueckkehr/")
    brandt.look("fall-35-wer-koennte-nach-hause")
    brandt.see(family.last_name)
    brandt.open(f"/hilfen/{key}/rueckkehr/")
    brandt.follow("Rückkehr eintragen")
    brandt.fill({"Zu Hause seit": in_days(0).isoformat(), "Warum trotz offener Kriterien?": "Das Netz trägt."})
    brandt.press("Rückkehr eintragen")
    brandt.see("Nachbetreuung")
    brandt.look("fall-36-ohne-nachbetreuung")
    brandt.open(f"/hilfen/{key}/rueckkehr/")
    brandt.follow(re.compile("^(Vereinbaren|Nachbetreuung)"))
    brandt.page.get_by_label("Nachbetreuung durch").select_option(index=1)
    brandt.fill({"Stunden je Woche": "4"})
    brandt.press("Nachbetreuung festhalten")
    brandt.follow("Rückkehr eintragen")
    brandt.fill({"Zu Hause seit": in_days(0).isoformat(), "Warum trotz offener Kriterien?": "Das Netz trägt."})
    brandt.press("Rückkehr eintragen")
    brandt.see("Die Rückkehr ist eingetragen.")
    brandt.look("fall-37-zu-hause")
    brandt.open(f"/hilfen/{key}/verlauf/")
    lived = brandt.page.get_by_role("listitem").filter(has_text="Gruppe Sonnenhof")
    expect(lived.first).to_be_visible()
    brandt.look("fall-38-verlauf")


def _area(brandt: Visitor, name: str) -> None:
    brandt.follow(name, within=brandt.page.get_by_role("navigation", name="Bereiche der Hilfe"))
