"""The Vorlage assembled from the file, never typed twice: its parts as plain data (domain.md §5)."""

from typing import TypedDict

from approvals.models import Submission
from approvals.rules import bypass_for, cost_cents
from cases.models import (
    Case,
    Classification,
    Consultation,
    FamilyResource,
    Person,
    Report,
    ResourceCheck,
    UrgentBypass,
    WillStatement,
)
from cases.rules import current_classification, missing_for_commission
from web.german import day_num, euro, hours


class Part(TypedDict):
    """One part: its title and its lines; a line of `quotes` is somebody's own words."""

    title: str
    quotes: list[str]
    lines: list[str]


class Content(TypedDict):
    """The whole Vorlage: its parts, what it costs in cents, and the area of the case."""

    parts: list[Part]
    cost_cents: int | None
    area: str


def assemble(submission: Submission) -> Content:
    """The Vorlage as it stands now; opening the meeting freezes exactly this."""
    newest = current_classification(submission.case)
    return {
        "parts": _parts(submission, newest),
        "cost_cents": cost_cents(submission),
        "area": newest.area if newest else "",
    }


def _parts(submission: Submission, newest: Classification | None) -> list[Part]:
    """All parts in the order of the paper; the family's own words come first, after an urgent way."""
    case = submission.case
    check = ResourceCheck.objects.filter(case=case, completed_at__isnull=False).first()
    consultation = Consultation.objects.filter(case=case, finished_at__isnull=False).first()
    bypass = submission.bypass or (bypass_for(submission) if missing_for_commission(case) else None)
    return [
        *([_urgent(bypass)] if bypass else []),
        _words("Was das Kind sagt", case, child=True),
        _words("Was die Familie will", case, child=False),
        _occasion(case),
        _resources(check, submission),
        _consultation(consultation),
        _classification(newest),
        _alternatives(consultation),
        _proposal(submission),
        _cost(submission),
    ]


def _urgent(bypass: UrgentBypass) -> Part:
    """Above everything else: what was left out, why, and which two answer for it."""
    lines = [
        f"Es fehlte: {', '.join(bypass.missing_labels)}.",
        f"Grund: {bypass.reason}",
        f"Verantwortet von {bypass.by} und {bypass.second}, begonnen am {day_num(bypass.created_at)}.",
        f"Nachgeholt wird bis {day_num(bypass.catch_up_on)}.",
    ]
    return {"title": "Eilweg", "quotes": [], "lines": lines}


def _words(title: str, case: Case, *, child: bool) -> Part:
    said = WillStatement.objects.current().filter(case=case).select_related("person").order_by("said_on", "id")
    said = said.filter(person__role=Person.Role.CHILD) if child else said.exclude(person__role=Person.Role.CHILD)
    quotes = [f"{row.person.first_name} ({row.get_kind_display()}): „{row.quote}“" for row in said]
    return {"title": title, "quotes": quotes, "lines": [] if quotes else ["nicht festgehalten"]}


def _occasion(case: Case) -> Part:
    first = Report.objects.filter(case=case).order_by("received_at").first()
    return {"title": "Anlass", "quotes": [], "lines": [first.concern] if first else ["nicht festgehalten"]}


def _resources(check: ResourceCheck | None, submission: Submission) -> Part:
    rows = list(check.resources.all()) if check else []
    carries = [f"{row.wording} ({row.get_kind_display()}, {row.get_state_display()})" for row in rows if _carries(row)]
    gaps = [_gap(row) for row in rows if not _carries(row)]
    why = [f"Warum es nicht reicht: {submission.why_not_enough}"] if submission.why_not_enough else []
    return {"title": "Was schon trägt", "quotes": [], "lines": carries + gaps + why or ["nicht festgehalten"]}


def _carries(resource: FamilyResource) -> bool:
    return resource.state in {FamilyResource.State.USABLE, FamilyResource.State.USED}


def _gap(resource: FamilyResource) -> str:
    """What does not carry, as it is: missing, full, or declined by the family."""
    if resource.state == FamilyResource.State.MISSING:
        return f"Fehlt: {resource.wording}"
    return f"Trägt nicht: {resource.wording} ({resource.get_state_display()})"


def _consultation(consultation: Consultation | None) -> Part:
    title = "Ergebnis der Kollegialen Beratung"
    if consultation is None:
        return {"title": title, "quotes": [], "lines": ["nicht festgehalten"]}
    dissent = [f"Abweichende Meinung: {consultation.dissent}"] if consultation.dissent else []
    return {
        "title": f"{title} ({day_num(consultation.held_on)})",
        "quotes": [],
        "lines": [consultation.result, *dissent],
    }


def _classification(newest: Classification | None) -> Part:
    if newest is None:
        return {"title": "Falleinordnung", "quotes": [], "lines": ["noch nicht eingeordnet"]}
    review = f", nächste Überprüfung {day_num(newest.next_review_on)}" if newest.next_review_on else ""
    lines = [f"{newest.get_area_display()} seit {day_num(newest.decided_on)}{review}", newest.reasons]
    return {"title": "Falleinordnung", "quotes": [], "lines": lines}


def _alternatives(consultation: Consultation | None) -> Part:
    ideas = consultation.ideas.filter(without_help=True) if consultation else []
    lines = [f"{idea.text} Abwägung: {idea.weighing}" for idea in ideas]
    return {"title": "Abgewogen ohne Hilfe zur Erziehung", "quotes": [], "lines": lines or ["nicht festgehalten"]}


def _proposal(submission: Submission) -> Part:
    lines = []
    if submission.help_kind:
        scope = f", {hours(submission.minutes_per_week)} FLS je Woche" if submission.minutes_per_week else ""
        lines.append(f"{submission.help_kind}{scope}")
    if submission.begins_on and submission.ends_on:
        lines.append(f"{day_num(submission.begins_on)} bis {day_num(submission.ends_on)}")
    lines += [f"Ziel: {submission.goal}"] if submission.goal else []
    lines += [f"Ende, wenn: {submission.exit_criterion}"] if submission.exit_criterion else []
    return {"title": "Vorschlag", "quotes": [], "lines": lines or ["noch kein Vorschlag"]}


def _cost(submission: Submission) -> Part:
    cost = cost_cents(submission)
    lines = [f"Voraussichtlich {euro(cost)}"] if cost is not None else ["noch nicht geschätzt"]
    lines += [submission.cost_note] if submission.cost_note else []
    return {"title": "Kosten (WJH)", "quotes": [], "lines": lines}
