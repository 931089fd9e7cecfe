"""How a return stands, who must act next, and what still stands against it: pure functions of what the file says."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from cases.lifecycle import Area
from hze.lifecycle import CriterionLevel, Light
from web.german import day_num

NO_AFTER_CARE = "Vereinbaren Sie zuerst die Nachbetreuung, oder sagen Sie, warum es keine braucht."
PROTECTION_OPEN = "Ein Schutzverfahren nach § 8a ist offen. Solange kehrt das Kind nicht zurück."
CRITERIA_OPEN = "Es sind noch Kriterien offen. Schreiben Sie, warum die Rückkehr trotzdem richtig ist."


@dataclass(frozen=True, kw_only=True)
class ReturnFacts:
    """What the file says about a return on a day; days and counts, no text of the family."""

    today: date
    settled: bool = True  # a goal, or the reasoned absence of one
    planned_on: date | None = None
    look_again_on: date | None = None
    home_since: date | None = None
    protection_open: bool = False
    in_danger: bool = False
    trial_broken: bool = False  # the newest trial was broken off, and no other one is planned
    met: int = 0
    criteria: int = 0
    overdue_steps: int = 0
    moved_on: date | None = None  # the last day anything was seen, done, tried or planned
    stuck_weeks: int = 6


class Traffic(NamedTuple):
    """How a return stands: its group, and the sentence that says why."""

    light: Light
    words: str


def traffic_of(facts: ReturnFacts) -> Traffic:
    """How a return stands, in this order; the first that is true counts.

    Home: it is recorded and holds. Unsettled: neither goal nor reasoned absence. Not now: the absence, an open § 8a
    procedure, or the case in danger. Stuck: the last trial broken off with no other planned, the planned day over,
    overdue steps, or nothing moved for `stuck_weeks` weeks. Ready: every criterion is met. Else on the way.
    """
    return _settled_otherwise(facts) or _stuck(facts) or _moving(facts)


def _settled_otherwise(facts: ReturnFacts) -> Traffic | None:
    if facts.home_since:
        return Traffic(Light.HOME, f"Zu Hause seit {day_num(facts.home_since)}, Nachbetreuung läuft")
    if not facts.settled:
        return Traffic(Light.UNSETTLED, "Noch nicht geklärt: weder Ziel der Rückkehr noch Grund dagegen")
    if facts.planned_on is None:
        again = f", wieder ansehen am {day_num(facts.look_again_on)}" if facts.look_again_on else ""
        return Traffic(Light.NOT_NOW, f"Nicht möglich zur Zeit: keine Rückkehr geplant{again}")
    if facts.protection_open:
        return Traffic(Light.NOT_NOW, "Nicht möglich zur Zeit: ein Schutzverfahren ist offen")
    if facts.in_danger:
        return Traffic(Light.NOT_NOW, "Nicht möglich zur Zeit: der Fall steht im Gefährdungsbereich")
    return None


def _stuck(facts: ReturnFacts) -> Traffic | None:
    weeks = (facts.today - facts.moved_on).days // 7 if facts.moved_on else 0
    reasons = (
        (facts.trial_broken, "die letzte Probephase wurde abgebrochen, eine neue ist nicht geplant"),
        (facts.planned_on and facts.planned_on < facts.today, "der geplante Tag ist vorbei"),
        (facts.overdue_steps == 1, "ein Schritt ist überfällig"),
        (facts.overdue_steps > 1, f"{facts.overdue_steps} Schritte sind überfällig"),
        (weeks >= facts.stuck_weeks, f"seit {weeks} Wochen keine Bewegung"),
    )
    said = next((words for holds, words in reasons if holds), None)
    return Traffic(Light.STUCK, f"Es stockt: {said}") if said else None


def _moving(facts: ReturnFacts) -> Traffic:
    planned = f"geplant für {day_num(facts.planned_on)}" if facts.planned_on else "ohne Tag"
    if facts.criteria and facts.met == facts.criteria:
        return Traffic(Light.READY, f"Rückkehr ist vorbereitet: alles erfüllt, {planned}")
    return Traffic(Light.ON_THE_WAY, f"Rückkehr ist auf dem Weg: {facts.met} von {facts.criteria} erfüllt, {planned}")


def against_return(*, has_after_care: bool, protection_open: bool, open_criteria: int, despite: str) -> dict[str, str]:
    """What stands against recording a return, a sentence by field (`""` for none): nothing when it may be recorded.

    After-care is agreed or waived with a reason; no § 8a procedure is open; open criteria need a written reason.
    """
    found = {}
    if not has_after_care or protection_open:
        sentences = [NO_AFTER_CARE] * (not has_after_care) + [PROTECTION_OPEN] * protection_open
        found[""] = " ".join(sentences)
    if open_criteria and not despite.strip():
        found["despite"] = CRITERIA_OPEN
    return found


def level_of_area(area: str, *, fell: bool) -> CriterionLevel:
    """Leistungsbereich is met; Graubereich with a falling line (it came down from danger) as well, else in part."""
    if area == Area.SERVICE or (area == Area.GREY and fell):
        return CriterionLevel.MET
    return CriterionLevel.PARTLY if area == Area.GREY else CriterionLevel.OPEN


def open_months(age: int | None, by_age: tuple[tuple[int, int], ...], otherwise: int) -> int:
    """Months a perspective may stay open for a child of this age; the shortest where the age is not known."""
    if age is None:
        return min([otherwise, *(months for _, months in by_age)])
    return next((months for below, months in by_age if age < below), otherwise)


def open_until(open_since: date, months: int) -> date:
    """The day by which a perspective that is open since a day must be clarified (§ 37c SGB VIII)."""
    day: date = open_since + relativedelta(months=months)
    return day
