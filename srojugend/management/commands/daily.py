"""What the house does by itself every day; run it once a day, for example by a timer of the system."""

import logging
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from accounts.actions import forget_notifications
from approvals.actions import end_circulations, tell_of_broken_chain, tell_of_overdue_conditions
from approvals.verification import check_chain
from caseload.actions import freeze_last_month
from cases.actions import tell_of_overdue, tell_what_is_late
from conferences.actions import remind_of_offers
from hze.actions import (
    ask_for_due_reports,
    name_providers,
    plan_all_reports,
    remind_of_reports,
    remind_of_statements,
    remind_providers,
    tell_of_ended_deadlines,
)
from web import drafts

logger = logging.getLogger(__name__)


class Step(NamedTuple):
    """One thing that may be due; `run` gets the day, may run twice on it, and says what it did."""

    name: str
    run: Callable[[date], str]


def _remind_of_offers(day: date) -> str:
    done = remind_of_offers(day)
    said = f"{done.asked} Einrichtungen angeschrieben für {done.conferences} Konferenzen"
    return f"{said}, {len(done.unreachable)} ohne E-Mail-Adresse" if done.unreachable else said


def _tell_of_protection(day: date) -> str:
    told = tell_what_is_late()
    return f"{told} überschrittene Fristen gemeldet" if told else "nichts zu tun"


def _freeze_caseload(day: date) -> str:
    teams = freeze_last_month()
    return f"{teams} Teams festgeschrieben" if teams else "nichts zu tun"


def _forget_drafts(day: date) -> str:
    forgotten = drafts.forget_old()
    return f"{forgotten} Entwürfe gelöscht" if forgotten else "nichts zu tun"


def _forget_messages(day: date) -> str:
    return f"{forget_notifications()} gelesene Mitteilungen gelöscht"


def _tell_of_overdue(day: date) -> str:
    told = tell_of_overdue(day)
    return f"{told} Hinweise gegeben" if told else "nichts zu tun"


def _name_providers(day: date) -> str:
    named = name_providers(day)
    return f"{named} Hilfen" if named else "nichts zu tun"


def _ask_for_reports(day: date) -> str:
    asked, reminded = ask_for_due_reports(day), remind_of_reports(day)
    return f"{asked} angefragt, {reminded} erinnert" if asked or reminded else "nichts zu tun"


def _end_circulations(day: date) -> str:
    moved = end_circulations()
    return f"{moved} Vorlagen auf die nächste Tagesordnung gesetzt" if moved else "nichts zu tun"


def _tell_of_conditions(day: date) -> str:
    told = tell_of_overdue_conditions(day)
    return f"{told} gemeldet" if told else "nichts zu tun"


def _remind_providers(day: date) -> str:
    reminded, told = remind_providers(day), tell_of_ended_deadlines(day)
    return f"{reminded} Träger erinnert, {told} Hinweise gegeben" if reminded or told else "nichts zu tun"


def _ask_for_statements(day: date) -> str:
    planned, asked = plan_all_reports(), remind_of_statements(day)
    return f"{asked} Hilfen angemahnt, {planned} Berichte geplant" if planned or asked else "nichts zu tun"


def _verify_decisions(day: date) -> str:
    report = check_chain()
    if report.broken is None:
        return f"{report.checked} Glieder geprüft"
    logger.error("daily: the chain of decisions is broken: %s", report.broken)
    told = tell_of_broken_chain(report.broken.about)
    return f"gebrochen, {told} Personen benachrichtigt: {report.broken}"


STEPS: tuple[Step, ...] = (
    Step("Abgelaufene Umläufe in die Sitzung geben", _end_circulations),
    Step("Kette der Beschlüsse prüfen", _verify_decisions),
    Step("Überfällige Auflagen der Kommission melden", _tell_of_conditions),
    Step("Überfällige Einordnungen, Kontrollen und Aufträge melden", _tell_of_overdue),
    Step("Überschrittene Fristen in Schutzverfahren melden", _tell_of_protection),
    Step("Träger an Anfragen erinnern, abgelaufene Fristen melden", _remind_providers),
    Step("Fehlende Monatsnachweise der Träger anmahnen, Berichte planen", _ask_for_statements),
    Step("Einrichtung nach einem Umzug nachtragen", _name_providers),
    Step("Berichte der Einrichtungen vor dem Hilfeplangespräch erbitten", _ask_for_reports),
    Step("Angebote vor der Konferenz prüfen lassen", _remind_of_offers),
    Step("Fallbelastung des letzten Monats festschreiben", _freeze_caseload),
    Step("Alte Mitteilungen vergessen", _forget_messages),
    Step("Alte Entwürfe vergessen", _forget_drafts),
)


class Command(BaseCommand):
    """Each step stands alone: what fails is said at the end, and the next day tries again."""

    help = "Erledigt, was heute fällig ist; ein zweiter Lauf am selben Tag ändert nichts."

    def handle(self, **options: Any) -> None:
        """Run every step in a transaction of its own; fail in the end when one of them did."""
        today, failed = timezone.localdate(), []
        for step in STEPS:
            try:
                with transaction.atomic():
                    said = step.run(today)
            except Exception:  # one step that fails does not keep the others from their day
                logger.exception("daily: %s", step.name)
                failed.append(step.name)
                said = "nicht gelungen, siehe Protokoll des Systems"
            self.stdout.write(f"{step.name}: {said}")
        if failed:
            raise CommandError(f"Nicht gelungen: {', '.join(failed)}.")
