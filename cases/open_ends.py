"""What is still open in a case today: asked before it changes hands, before it ends, and for its overview."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import CharField, F, TextChoices, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from cases.lifecycle import Area, Stage
from cases.models import (
    ActionGoal,
    Case,
    Classification,
    Condition,
    Consultation,
    Mandate,
    Note,
    ProtectionProcedure,
    Reminder,
    ResourceCheck,
)

SHOWN = 50  # reminders on a sheet; a case has a handful
RECENT = timedelta(weeks=4)


class Kind(TextChoices):
    """What may be open; the code stands in the sheet of a handover."""

    PROTECTION = "protection", "Schutzverfahren nach §\N{NO-BREAK SPACE}8a"
    REMINDER = "reminder", "Wiedervorlage"
    REVIEW = "review", "Überprüfung der Einordnung"
    CONDITION = "condition", "Auflage"
    MANDATE = "mandate", "Auftrag"
    GOAL = "goal", "Handlungsziel"
    CHECK = "check", "Ressourcencheck"
    CONSULTATION = "consultation", "Kollegiale Beratung"
    COMMISSION = "commission", "Kommission"
    HELP = "help", "Hilfe"
    NOTES = "notes", "Notizen"


PAGES = {
    Kind.REMINDER: "cases:case_reminders",
    Kind.CONDITION: "cases:goals",
    Kind.MANDATE: "cases:goals",
    Kind.GOAL: "cases:goals",
}


class OpenEnd(NamedTuple):
    """One thing that is open, as a sentence, with its day when it has one and the page where it is done."""

    kind: Kind
    text: str
    due_on: date | None
    url_name: str


def open_ends(case: Case) -> list[OpenEnd]:
    """What is open, the nearest day first, then what has none."""
    found = [*_protections(case), *_reviews(case), *_listed(case), *_running(case), *_stage(case)]
    return sorted(found, key=lambda end: (end.due_on is None, end.due_on or date.max))


def for_sheet(case: Case) -> list[OpenEnd]:
    """What is open and how much was written lately; entrusted notes and drafts stay with whoever has them."""
    recent = Note.objects.current().filter(case=case, happened_at__gte=timezone.now() - RECENT).count()
    if not recent:
        return open_ends(case)
    text = (
        "Eine Notiz aus den letzten vier Wochen." if recent == 1 else f"{recent} Notizen aus den letzten vier Wochen."
    )
    return [*open_ends(case), OpenEnd(Kind.NOTES, text, None, "cases:notes")]


def _protections(case: Case) -> list[OpenEnd]:
    procedures = ProtectionProcedure.objects.running().filter(case=case).order_by("-started_at")
    text = "Ein Schutzverfahren nach §\N{NO-BREAK SPACE}8a läuft seit {:%d.%m.%Y}."
    return [
        OpenEnd(Kind.PROTECTION, text.format(timezone.localtime(started_at)), None, "cases:protection")
        for started_at in procedures.values_list("started_at", flat=True)
    ]


def _reviews(case: Case) -> list[OpenEnd]:
    newest = Classification.objects.filter(case=case).order_by("-id").first()
    if newest is None or newest.next_review_on is None:
        return []
    text = f"Die Einordnung im {Area(newest.area).label} wird überprüft."
    return [OpenEnd(Kind.REVIEW, text, newest.next_review_on, "cases:classification")]


def _listed(case: Case) -> list[OpenEnd]:
    """Reminders, what is still demanded, and what the family is still on its way to; one query for all of them."""
    text = CharField()
    kinds = (
        (Kind.REMINDER, Reminder.objects.open(), F("text"), "due_on"),
        (
            Kind.CONDITION,
            Condition.objects.open(),
            Value("Eine Auflage gilt; sie wird weiter kontrolliert."),
            "next_check_on",
        ),
        (Kind.MANDATE, Mandate.objects.open(), Value("Ein Auftrag ist offen."), "due_on"),
        (Kind.GOAL, ActionGoal.objects.open(), Concat(Value("Ein Ziel der Familie ist offen: "), "specific"), "due_on"),
    )
    first, *others = (
        rows.filter(case=case)
        .order_by()
        .annotate(end=Value(kind.value, text), said=Cast(said, text), on=F(day))
        .values_list("end", "said", "on")
        for kind, rows, said, day in kinds
    )
    found = first.union(*others, all=True).order_by("on", "said")[:SHOWN]
    return [OpenEnd(Kind(kind), said, on, PAGES[Kind(kind)]) for kind, said, on in found]


def _running(case: Case) -> list[OpenEnd]:
    """A check or a consultation that has begun and is not finished."""
    found = []
    for check in ResourceCheck.objects.filter(case=case, completed_at__isnull=True):
        text = "Der Ressourcencheck ist nicht abgeschlossen."
        found.append(OpenEnd(Kind.CHECK, text, check.held_on, "cases:resource_check"))
    for consultation in Consultation.objects.filter(case=case, finished_at__isnull=True):
        text = "Die Kollegiale Beratung ist nicht abgeschlossen."
        found.append(OpenEnd(Kind.CONSULTATION, text, consultation.held_on, "cases:consultation"))
    return found


def _stage(case: Case) -> list[OpenEnd]:
    """What upper apps know more about: a Vorlage on its way, a help that was granted."""
    if case.stage == Stage.COMMISSION:
        text = "Eine Vorlage ist auf dem Weg durch die Genehmigungskommission."
        return [OpenEnd(Kind.COMMISSION, text, None, "approvals:panel")]
    if case.stage == Stage.HELP:
        return [OpenEnd(Kind.HELP, "Eine Hilfe ist beschlossen und läuft.", None, "hze:panel")]
    return []
