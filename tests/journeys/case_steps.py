"""The steps of a case as colleagues take them at the screen, from the first call to the decision."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

RESOURCES = (  # kind, level, state, wording
    ("persönlich", "Person selbst", "wird genutzt", "Kocht gern und liest den Geschwistern vor"),
    ("sozial", "Familie und Nahestehende", "nutzbar", "Tante wohnt im selben Haus"),
    ("materiell", "Sozialraum", "wird genutzt", "Fahrrad aus der Werkstatt im Quartier"),
    ("infrastrukturell", "Dienste und Einrichtungen", "kein Platz frei", "Offener Ganztag mit Frühstück"),
)
GAP = "Jemand, der morgens den Anfang mitmacht"
WEIGHING = "Trägt an zwei Tagen, nicht an den anderen drei."


@dataclass(frozen=True)
class Family:
    """The family of one journey, and the day its case comes before the commission."""

    first_name: str
    last_name: str
    meeting_in: int  # days from today; a day of its own for each journey
    child_words: str = "Ich will, dass morgens jemand da ist."
    child_will: str = "Ich packe abends meine Tasche und stehe auf, wenn einer mitmacht."
    parent_words: str = "Wir schaffen den Morgen, wenn einer den Anfang mitmacht."

    @property
    def child(self) -> str:
        """The child as lists and headings name it."""
        return f"{self.last_name}, {self.first_name}"

    @property
    def mother(self) -> str:
        return f"{self.last_name}, Katrin"

    @property
    def meets_on(self) -> date:
        return in_days(self.meeting_in)


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def call_comes_in(brandt: Visitor, family: Family) -> None:
    """Somebody calls: child, family, quarter, and what the child itself says."""
    brandt.open("/meldungen/")
    brandt.follow("Meldung aufnehmen")
    brandt.fill(
        {
            "Vorname des Kindes": family.first_name,
            "Nachname des Kindes": family.last_name,
            "Geburtsdatum": in_days(-9 * 366).isoformat(),
            "Quartier": "Mülfort",
            "Was sagt das Kind selbst?": family.child_words,
            "Name der Bezugsperson": f"Katrin {family.last_name}",
            "Rolle der Bezugsperson": "Mutter",
            "Weg": "Telefon",
            "Wer meldet sich?": "Schule",
            "Was wurde gesagt?": "Kommt seit drei Wochen ohne Frühstück und oft zu spät.",
        }
    )
    brandt.look("fall-01-meldung-aufnehmen")
    brandt.press("Meldung speichern")
    brandt.see(f"Meldung: {family.child}", family.child_words)
    brandt.look("fall-02-meldung")


def case_is_opened(brandt: Visitor, family: Family) -> str:
    """Open the case and take responsibility; returns the address of the file."""
    brandt.press("Fall eröffnen")
    brandt.see("Niemand ist fallverantwortlich.", "Das Team ist gemeinsam zuständig; keine Straße entscheidet.")
    brandt.look("fall-03-ohne-verantwortung")
    brandt.press("Verantwortung übernehmen")
    brandt.see("Sie sind jetzt fallverantwortlich.", family.child)
    return brandt.page.url


def family_speaks(brandt: Visitor, family: Family) -> None:
    """What child and mother say, in their own words."""
    brandt.follow("Familie", within=brandt.page.get_by_role("navigation", name="Bereiche des Falls"))
    brandt.follow("Sicht der Familie")
    for person, kind, words in (
        (family.child, "Wille", family.child_will),
        (family.mother, "Wunsch", family.parent_words),
    ):
        form = brandt.form("Aussage aufnehmen")
        brandt.fill({"Wer sagt es?": person, "Art": kind, "In eigenen Worten": words}, within=form)
        brandt.press("Aussage speichern")
        brandt.see(words)
    brandt.look("fall-04-sicht-der-familie")


def resources_are_found(brandt: Visitor) -> None:
    """The wide circle: four kinds on four levels, what is missing, and the refusals on the way."""
    brandt.follow("Ressourcen")
    brandt.press("Ressourcencheck beginnen")
    brandt.press("Ressourcencheck abschließen")
    brandt.see("Nennen Sie mindestens zwei Teilnehmende aus dem weiten Kreis.")
    for name, institution in (("Frau Yilmaz", "Grundschule Mülfort"), ("Aylin Demir", "HOME")):
        form = brandt.form("Teilnehmende hinzufügen")
        brandt.fill({"Name": name, "Abteilung oder Einrichtung": institution}, within=form)
        brandt.press("Teilnehmende hinzufügen")
    for kind, level, state, wording in RESOURCES:
        _add_resource(brandt, kind, level, state, wording)
        brandt.see(wording)
    _add_resource(brandt, "sozial", "Familie und Nahestehende", "fehlt", GAP)
    brandt.see("Wählen Sie ein Thema: So wird aus dem Fehlenden ein Bedarf des Sozialraums.")
    brandt.look("fall-05-ressource-ohne-thema")
    brandt.fill({"Thema": "Entlastung am Morgen"}, within=brandt.form("Ressource hinzufügen"))
    brandt.change("Ressource hinzufügen")
    brandt.see("fehlt: Entlastung am Morgen")
    brandt.look("fall-06-ressourcencheck")
    brandt.press("Ressourcencheck abschließen")
    brandt.see("Der Ressourcencheck ist abgeschlossen.")


def team_consults(brandt: Visitor) -> None:
    """The peer consultation with its participants, ideas and result."""
    form = brandt.form("Kollegiale Beratung beginnen")
    brandt.fill(
        {"Ihre Frage an das Team": "Wer kann morgens den Anfang mitmachen?", "Moderation": "Deniz Aksoy"}, within=form
    )
    brandt.look("fall-07-beratung-beginnen")
    brandt.press("Beratung beginnen")
    _finish_consultation(brandt)
    brandt.see("Nennen Sie neben der fallverantwortlichen Fachkraft mindestens zwei weitere Teilnehmende.")
    brandt.fill({"Teilnehmende Person": "Petra Neumann"}, within=brandt.form("Teilnehmende hinzufügen"))
    brandt.press("Teilnehmende hinzufügen")
    for idea, without_help in (("Familienhilfe übt drei Wochen den Morgen", ""), ("Wege-Patenschaft", "ja")):
        values = {"Idee": idea, "Kommt ohne Hilfe zur Erziehung aus": without_help}
        brandt.fill(values | ({"Abwägung": WEIGHING} if without_help else {}), within=brandt.form("Idee hinzufügen"))
        brandt.press("Idee hinzufügen")
        brandt.see(idea)
    brandt.look("fall-08-beratung")
    _finish_consultation(brandt)
    brandt.see("Die Beratung ist abgeschlossen. Als Nächstes ordnen Sie den Fall ein.")
    brandt.follow("Beratung", within=brandt.page.get_by_role("navigation", name="Bereiche des Falls"))
    brandt.see("Entlastung am Morgen ist nötig; der Auftrag ist mit der Familie geklärt.")


def case_is_classified(brandt: Visitor) -> None:
    """The classification with its reasons; a grey area without a review is refused, and each one is a row."""
    brandt.follow(re.compile("Falleinordnung"), within=brandt.page.get_by_role("navigation", name="Verfahrensschritte"))
    reasons = {"Gründe": "Die Versorgung ist gesichert, die Eltern wirken mit."}
    values = {"Bereich": "Graubereich", "Nächste Überprüfung": "", **reasons}  # the last day possible is proposed
    brandt.fill(values, within=brandt.form("Fall einordnen"))
    brandt.press("Einordnung festhalten")
    brandt.see("Grau- und Gefährdungsbereich brauchen ein Datum der nächsten Überprüfung.")
    brandt.look("fall-09-einordnung-ohne-ueberpruefung")
    form = brandt.form("Fall einordnen")
    brandt.fill({"Nächste Überprüfung": in_days(28).isoformat()}, within=form)
    brandt.press("Einordnung festhalten")
    brandt.see("Die Einordnung ist festgehalten.", "Graubereich")


def submission_is_drafted(brandt: Visitor, case: str) -> str:
    """Begin the Vorlage from the file; returns its address."""
    brandt.open(case)
    brandt.follow("Kommission", within=brandt.page.get_by_role("navigation", name="Bereiche des Falls"))
    brandt.press("Vorlage beginnen")
    assert (
        missing(brandt) == 7
    )  # kind, time, review, why, goal, end, cost; the scope is asked for once the kind is known
    brandt.see("Die Hilfeart ist nicht vorgeschlagen.", "Die Kostenschätzung fehlt. Die WJH trägt sie ein.")
    brandt.look("fall-10-vorlage-leer")
    return brandt.page.url


def worker_proposes(brandt: Visitor, *, kind: str, hours: str, days: int = 181) -> None:
    """The worker's part; an end before the beginning is refused and nothing typed is lost."""
    begins, ends, goal = in_days(21), in_days(21 + days), "Drei Viertel der Schultage beginnen ohne Streit."
    form = brandt.form("Vorschlag der Fachkraft")
    values = {
        "Warum reicht das, was schon trägt, nicht aus?": "Die Tante kann nur an zwei Tagen.",
        "Hilfeart": kind,
        "Fachleistungsstunden je Woche": hours,
        "Beginn": begins.isoformat(),
        "Befristet bis": (begins - timedelta(days=1)).isoformat(),
        "Überprüfung am": begins.isoformat(),
        "Ort der Hilfe": "" if hours else "Wohngruppe in Mülfort",
        "Ziel der Hilfe": goal,
        "Woran merken alle, dass die Hilfe enden kann?": "Vier Wochen ohne verspäteten Morgen.",
    }
    brandt.fill({label: value for label, value in values.items() if value}, within=form)
    brandt.press("Vorschlag speichern")
    brandt.see("Das Ende der Hilfe liegt nicht nach ihrem Beginn.")
    expect(form.get_by_label("Ziel der Hilfe")).to_have_value(goal)
    brandt.fill({"Befristet bis": ends.isoformat()}, within=form)
    brandt.press("Vorschlag speichern")
    brandt.see("Der Vorschlag ist gespeichert.", "Die Kostenschätzung fehlt. Die WJH trägt sie ein.")
    assert missing(brandt) == 1
    brandt.look("fall-11-vorlage-ohne-kosten")


def wjh_enters_cost(neumann: Visitor, submission: str, *, rate: str) -> None:
    """WJH finds the Vorlage without a rate on the first page and enters it."""
    neumann.open(submission)
    form = neumann.form("Kosten (WJH)")
    neumann.fill({"Entgelt": "siebzig"}, within=form)
    neumann.press("Kosten speichern")
    neumann.see("Geben Sie bei „Entgelt“ einen Betrag in Euro ein, zum Beispiel 11.760,50.")
    neumann.fill({"Entgelt": rate, "Zuständigkeit": "§ 86 SGB VIII"}, within=form)
    neumann.press("Kosten speichern")
    neumann.see("Die Kostenschätzung ist gespeichert.")
    neumann.look("fall-12-vorlage-kosten")


def lead_plans_meeting(felten: Visitor, family: Family) -> str:
    """The ASD lead plans a meeting, not in the past; returns its address."""
    felten.open("/kommission/")
    felten.look("fall-13-sitzungen")
    felten.follow("Sitzung planen")
    felten.fill({"Termin": f"{in_days(-1)}T09:00", "Raum": f"Raum {family.last_name}"})
    felten.press("Sitzung planen")
    felten.see("Der Termin liegt in der Vergangenheit.")
    felten.look("fall-14-sitzung-planen")
    felten.fill({"Termin": f"{family.meets_on}T09:00"})
    felten.press("Sitzung planen")
    felten.see(f"Raum {family.last_name}")
    return felten.page.url


def submission_is_submitted(brandt: Visitor, submission: str, family: Family) -> None:
    """The complete Vorlage goes on the agenda."""
    brandt.open(submission)
    assert missing(brandt) == 0
    form = brandt.form("Vorlage anmelden")
    day = f"{family.meets_on:%d.%m.%Y}"
    choice = form.get_by_role("option").filter(has_text=re.compile(re.escape(day)))
    brandt.fill({"Sitzung": choice.inner_text().strip()}, within=form)
    brandt.look("fall-15-vorlage-anmelden")
    brandt.press("Auf die Tagesordnung setzen")
    brandt.see("Die Vorlage steht auf der Tagesordnung.")


def missing(visitor: Visitor) -> int:
    """How many things the Vorlage still needs, as its heading counts them."""
    heading = visitor.page.get_by_role("heading", name=re.compile("Das fehlt noch"))
    return int(heading.locator(".sro-count").inner_text()) if heading.count() else 0


def _add_resource(brandt: Visitor, kind: str, level: str, state: str, wording: str) -> None:
    form = brandt.form("Ressource hinzufügen")
    if form.locator("details:not([open])").count():
        form.get_by_text("Mehr angeben").click()
    brandt.fill({"Ressource": wording, "Art": kind, "Ebene": level, "Stand": state}, within=form)
    brandt.change("Ressource hinzufügen")


def _finish_consultation(brandt: Visitor) -> None:
    result = "Entlastung am Morgen ist nötig; der Auftrag ist mit der Familie geklärt."
    brandt.fill({"Ergebnis der Beratung": result}, within=brandt.form("Beratung abschließen"))
    brandt.press("Beratung abschließen")
