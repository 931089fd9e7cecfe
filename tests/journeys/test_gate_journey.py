"""A child that cannot wait: an urgent way by two sign-ins, a Vorlage that says so; and how a case is understood."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys import case_steps as steps
from tests.journeys.case_steps import Family
from tests.journeys.conftest import As
from tests.journeys.visitor import NARROW, WIDE, Visitor, clear_screenshots

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

URGENT = Family("Nele", "Brinkhoff", meeting_in=45)
UNDERSTOOD = Family("Tamo", "Eickelpasch", meeting_in=46)
FAMILY_HELP = "Sozialpädagogische Familienhilfe (§ 31 SGB\N{NO-BREAK SPACE}VIII)"
REASON = "Nele kann ab Montag nicht mehr zu Hause schlafen."
TOLD = re.compile("^Eilweg zur Kommission: ")
MISSING = (
    "Der Ressourcencheck ist nicht abgeschlossen.",
    "Die Kollegiale Beratung ist nicht abgeschlossen.",
    "Keine Lösung ohne Hilfe zur Erziehung wurde abgewogen.",
    "Der Fall ist noch nicht eingeordnet.",
)


def test_two_open_the_urgent_way_and_the_agenda_says_so(colleague: As) -> None:
    clear_screenshots("eilweg")
    brandt, aksoy, felten, neumann = (colleague(name) for name in ("brandt", "aksoy", "felten", "neumann"))
    steps.call_comes_in(brandt, URGENT)
    case = steps.case_is_opened(brandt, URGENT)
    _sees_what_is_missing(brandt, case)
    _asks_a_second(brandt, case)
    _is_told(felten, "Begonnen, die zweite Fachkraft ist gefragt.")
    _confirms(aksoy)
    _is_told(felten, "Von zwei Fachkräften geöffnet.")
    submission = steps.submission_is_drafted(brandt, case)
    brandt.see(*MISSING, "Jana Brandt und Deniz Aksoy stehen ein für")
    _look(brandt, "eilweg-05-vorlage")
    steps.worker_proposes(brandt, kind=FAMILY_HELP, hours="5")
    steps.wjh_enters_cost(neumann, submission, rate="70,50")
    meeting = steps.lead_plans_meeting(felten, URGENT)
    steps.submission_is_submitted(brandt, submission, URGENT)
    felten.open(meeting)
    felten.see(URGENT.child, "Eilweg", "Verantwortet von Jana Brandt und Deniz Aksoy.", REASON)
    _look(felten, "eilweg-06-tagesordnung")


def _sees_what_is_missing(brandt: Visitor, case: str) -> None:
    """Each sentence leads to the place where it is done."""
    for sentence, place in zip(MISSING, ("check", "beratung", "beratung", "neu"), strict=True):
        brandt.open(case)
        brandt.see(sentence)
        brandt.follow(f"Öffnen: {sentence}", within=brandt.page.get_by_role("list", name="Was die Kommission braucht"))
        assert brandt.page.url.endswith(f"#{place}")
        expect(brandt.page.locator(f"#{place}")).to_be_in_viewport()
    brandt.open(case)
    _look(brandt, "eilweg-01-ueberblick")


def _asks_a_second(brandt: Visitor, case: str) -> None:
    brandt.follow("Eilweg", within=brandt.page.locator("#was-fehlt"))
    form = brandt.form("Eilweg beginnen")
    brandt.fill({"Warum kann es nicht warten?": "eilig", "Zweite Fachkraft": "Deniz Aksoy"}, within=form)
    brandt.press("Eilweg beginnen")
    brandt.see("Begründen Sie den Eilweg in einem ganzen Satz, mindestens 20 Zeichen.")
    _look(brandt, "eilweg-02-kein-grund")
    brandt.fill({"Warum kann es nicht warten?": REASON}, within=form)
    brandt.press("Eilweg beginnen")
    brandt.see("Ein Eilweg wartet auf die zweite Fachkraft. Bis sie bestätigt, öffnet er nichts.")
    brandt.open(case)
    brandt.follow("Kommission", within=brandt.page.get_by_role("navigation", name="Bereiche des Falls"))
    expect(brandt.page.get_by_role("button", name="Vorlage beginnen")).to_have_count(0)


def _is_told(felten: Visitor, words: str) -> None:
    felten.open("/mitteilungen/")
    felten.see(words)


def _confirms(aksoy: Visitor) -> None:
    """From her message to her own confirmation."""
    aksoy.open("/mitteilungen/")
    aksoy.follow(TOLD)
    aksoy.see(REASON, "Stehen Sie dafür ein?")
    _look(aksoy, "eilweg-03-zweite")
    aksoy.press("Eilweg bestätigen")
    aksoy.see("Der Eilweg ist offen. Die Teamleitung weiß Bescheid.")
    _look(aksoy, "eilweg-04-offen")


def test_a_case_is_understood_between_two(colleague: As) -> None:
    clear_screenshots("verstehen")
    brandt, felten = colleague("brandt"), colleague("felten")
    steps.call_comes_in(brandt, UNDERSTOOD)
    page = f"{steps.case_is_opened(brandt, UNDERSTOOD)}fallverstehen/"
    brandt.open(page)
    _look(brandt, "verstehen-01-leer")
    _observes(brandt, page, {"Von wem?": UNDERSTOOD.mother, "Oder zu welcher Stelle?": "Schule"})
    family = {"Von wem?": UNDERSTOOD.child, "Zu wem in der Familie?": UNDERSTOOD.mother}
    _observes(brandt, page, family)
    for text in ("Wir drängen, sie zieht sich zurück.", "Fragen wir, kommt etwas von ihr."):
        _writes(brandt, page, text)
    brandt.open(page)
    _chart_has_room(brandt)
    _look(brandt, "verstehen-04-seite")
    brandt.follow("Fassungen vergleichen")
    brandt.see("Fragen wir, kommt etwas von ihr.")
    _look(brandt, "verstehen-05-vergleich")
    brandt.open(page)
    brandt.follow(re.compile("^Beobachtung vom .* öffnen: "))
    _look(brandt, "verstehen-06-beobachtung")
    felten.open("/")
    felten.follow("Muster")
    felten.see("Kampf", "Abgabe")
    _look(felten, "verstehen-07-muster")


def _observes(brandt: Visitor, page: str, who: dict[str, str]) -> None:
    brandt.open(page)
    brandt.follow("Beobachtung festhalten")
    words = {
        "Muster": "Kampf",
        "Beobachtet am": timezone.localdate().isoformat(),
        "Was wurde gesehen und gehört?": "Sie legt auf, als nach den Fehltagen gefragt wird.",
        "Was tun wir, damit das Muster so bleibt?": "Wir leiten jede Beschwerde sofort weiter.",
    }
    brandt.fill(who | words)
    _look(brandt, "verstehen-02-beobachtung")
    brandt.press("Beobachtung speichern")
    brandt.see("Die Beobachtung steht im Fallverstehen.")


def _writes(brandt: Visitor, page: str, text: str) -> None:
    brandt.open(page)
    brandt.follow(re.compile("^(Aufschreiben|Neue Fassung schreiben)$"))
    words = {"Wie verstehen wir die Situation?": text, "Wessen Sicht ist das?": "Team 05"}
    brandt.fill(words | {"Was spricht dagegen?": "In den Ferien rief sie von selbst an."})
    _look(brandt, "verstehen-03-fassung")
    brandt.press("Fassung speichern")
    brandt.see("Die früheren bleiben lesbar.")


def _chart_has_room(brandt: Visitor) -> None:
    """Nothing of it is cut beside the text of the page; on a telephone it scrolls in its own region alone."""
    region = brandt.page.get_by_role("region", name="Beziehungsbild, lässt sich seitwärts schieben")
    cut = "element => element.scrollWidth - element.clientWidth"
    assert region.evaluate(cut) <= 0
    brandt.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    assert region.evaluate(cut) > 0
    assert brandt.page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
    brandt.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def _look(visitor: Visitor, step: str) -> None:
    """As `look`, and at the size of a telephone."""
    visitor.look(step)
    visitor.examine(step, NARROW)
    visitor.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
