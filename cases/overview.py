"""The first page of a file: what a colleague must know at once, what is missing now, and the next dates.

Read in one statement, so that the page asks as much of the database for two thousand notes as for ten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from cases.lifecycle import Area, Stage
from cases.models import (
    ActionGoal,
    Case,
    Condition,
    Consultation,
    Custody,
    Family,
    Household,
    HouseholdMember,
    Mandate,
    Person,
    ResourceCheck,
    SafetyPlan,
)
from cases.rules import BEFORE_HELP, Missing, Step, gate_of

FAMILY_PAGE = "cases:family"
ADDRESS = ("street", "house_number", "postal_code", "city", "label")


class Appointment(NamedTuple):
    """A date ahead: what happens, when, and the page where it is prepared."""

    text: str
    on: date
    url_name: str


@dataclass(frozen=True)
class Overview:
    """What stands beside and above the file, apart from those who answer for it."""

    custody: list[str]
    addresses: list[str]
    languages: list[str]
    interpreting: str | None
    missing: list[Missing]
    gate: list[Step]
    appointments: list[Appointment]


def overview_of(case: Case) -> Overview:
    """Gather it; needs a case from `for_file`."""
    facts = _facts(case)
    return Overview(
        custody=_custody(facts["custodies"]),
        addresses=[_address(**row) for row in facts["homes"]],
        languages=facts["languages"],
        interpreting=facts["interpreting"],
        missing=[] if case.stage == Stage.CLOSED else list(_missing_now(case, facts)),
        gate=gate_of(case) if case.stage in BEFORE_HELP else [],
        appointments=sorted(_appointments(case, facts), key=lambda row: row.on),
    )


def _facts(case: Case) -> dict[str, Any]:
    of_case, of_family = {"case": OuterRef("pk")}, {"family": OuterRef("family")}
    custodies = Custody.objects.current().filter(child=OuterRef("child")).order_by("id")
    homes = HouseholdMember.objects.current().filter(person=OuterRef("child")).order_by("id")
    speaks = Family.languages.through.objects.filter(**of_family).order_by("language__name")
    checks = ResourceCheck.objects.filter(**of_case, completed_at__isnull=True)
    consultations = Consultation.objects.filter(**of_case, finished_at__isnull=True)
    conditions = Condition.objects.open().filter(**of_case)
    rows = Case.objects.values(
        custodies=ArraySubquery(
            custodies.values(row=JSONObject(kind="kind", name="holder_name", **_names("holder__")))
        ),
        homes=ArraySubquery(homes.values(row=JSONObject(**{name: f"household__{name}" for name in ADDRESS}))),
        languages=ArraySubquery(speaks.values("language__name")),
        interpreting=F("family__interpreting__name"),
        checks_on=Subquery(checks.values("held_on")[:1]),
        check_on=Subquery(conditions.order_by("next_check_on").values("next_check_on")[:1]),
        has_conditions=Exists(conditions),
        mandate_on=Subquery(Mandate.objects.open().filter(**of_case).order_by("due_on").values("due_on")[:1]),
        goal_on=Subquery(ActionGoal.objects.open().filter(**of_case).order_by("due_on").values("due_on")[:1]),
        is_protected=Exists(SafetyPlan.objects.in_force().filter(**of_case)),
        consults_on=Subquery(consultations.values("held_on")[:1]),
    )
    return dict(rows.get(pk=case.pk))


def _names(prefix: str) -> dict[str, str]:
    return {name: prefix + name for name in ("first_name", "last_name")}


def _custody(rows: list[dict[str, str | None]]) -> list[str]:
    """One line for each kind: 'gemeinsames Sorgerecht (Sandra Lindner und Kai Lindner)'."""
    by_kind: dict[str, list[str]] = {}
    for row in rows:
        holder = row["name"] or " ".join(filter(None, (row["first_name"], row["last_name"])))
        by_kind.setdefault(str(Custody.Kind(str(row["kind"])).label), []).append(holder)
    return [f"{kind} ({' und '.join(filter(None, who))})" if any(who) else kind for kind, who in by_kind.items()]


def _address(label: str, **lines: str) -> str:
    return Household(**lines).address or label


def _missing_now(case: Case, facts: dict[str, Any]) -> Iterator[Missing]:
    """What a file needs at every stage; what the way to the commission needs, such as the child's view, is its gate."""
    child, today = case.child, timezone.localdate()
    if case.review_on and case.review_on < today:
        text = f"Die Überprüfung der Einordnung war am {case.review_on:%d.%m.%Y} fällig."
        yield Missing(text, "cases:classification", "neu")
    yield from _missing_agreements(case, facts, today)
    if not case.has_child_view and case.stage not in BEFORE_HELP:
        yield Missing("Das Kind ist noch nicht zu Wort gekommen.", "cases:statements", "neu")
    if child.birth_date is None and child.life != Person.Life.UNBORN:
        yield Missing("Das Geburtsdatum des Kindes ist nicht bekannt.", FAMILY_PAGE)
    kinds = {row["kind"] for row in facts["custodies"]}
    if kinds <= {Custody.Kind.UNCLEAR}:
        yield Missing("Das Sorgerecht ist nicht geklärt.", FAMILY_PAGE)
    if case.quarter_id is None:
        yield Missing("Das Quartier ist nicht bekannt.", FAMILY_PAGE)


def _missing_agreements(case: Case, facts: dict[str, Any], today: date) -> Iterator[Missing]:
    """An alarm for what is overdue, and the plan that protects the child in danger."""
    if facts["check_on"] and facts["check_on"] < today:
        yield Missing(f"Die Kontrolle einer Auflage war am {facts['check_on']:%d.%m.%Y} fällig.", "cases:goals")
    if facts["mandate_on"] and facts["mandate_on"] < today:
        yield Missing(f"Ein Auftrag war bis {facts['mandate_on']:%d.%m.%Y} zu erfüllen.", "cases:goals")
    if case.current_area == Area.DANGER and not facts["is_protected"]:
        yield Missing("Es ist kein Schutzplan in Kraft.", "cases:safety_plan")
    if case.current_area == Area.DANGER and not facts["has_conditions"]:
        yield Missing("Der Fall steht im Gefährdungsbereich, und keine Auflage gilt.", "cases:goals")


def _appointments(case: Case, facts: dict[str, Any]) -> Iterator[Appointment]:
    today = timezone.localdate()
    if case.review_on and case.review_on >= today and case.current_area and case.stage != Stage.CLOSED:
        text = f"Überprüfung: {Area(case.current_area).label}"
        yield Appointment(text, case.review_on, "cases:classification")
    for text, on, url_name in (
        ("Ressourcencheck", facts["checks_on"], "cases:resource_check"),
        ("Kollegiale Beratung", facts["consults_on"], "cases:consultation"),
        ("Kontrolle einer Auflage", facts["check_on"], "cases:goals"),
        ("Auftrag", facts["mandate_on"], "cases:goals"),
        ("Handlungsziel", facts["goal_on"], "cases:goals"),
    ):
        if on and on >= today:
            yield Appointment(text, on, url_name)
