"""What is overdue in cases: reviews, checks of Auflagen, Aufträge. It raises an alarm and changes nothing by itself."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from cases.lifecycle import Area
from cases.models import Case, Condition, Mandate, OverdueNotice
from cases.models.case import CaseQuerySet
from web.german import day_num

Kind = OverdueNotice.Kind


class Overdue(NamedTuple):
    """One thing whose day is over, as a sentence, with the page where it is done."""

    kind: Kind
    case: Case
    subject: UUID
    on: date
    sentence: str
    url_name: str


def overdue_in(cases: CaseQuerySet, today: date) -> list[Overdue]:
    """What is overdue in the open cases among these, the longest first; three queries."""
    found = [*_reviews(cases, today), *_checks(cases, today), *_mandates(cases, today)]
    return sorted(found, key=lambda row: (row.on, row.case.pk))


def _reviews(cases: CaseQuerySet, today: date) -> list[Overdue]:
    rows = cases.open().with_area().filter(Q(review_on__lt=today)).select_related("child", "area")
    text = "Die Einordnung im {} war am {} zu überprüfen."
    return [
        Overdue(
            Kind.REVIEW,
            case,
            case.key,
            case.review_on,
            text.format(Area(case.current_area).label, day_num(case.review_on)),
            "cases:classification",
        )
        for case in rows
        if case.review_on and case.current_area
    ]


def _checks(cases: CaseQuerySet, today: date) -> list[Overdue]:
    rows = Condition.objects.overdue(today).filter(case__in=cases.open()).select_related("case__child", "case__area")
    text = "Eine Auflage war am {} zu kontrollieren."
    return [
        Overdue(
            Kind.CHECK,
            row.case,
            row.key,
            row.next_check_on,
            text.format(day_num(row.next_check_on)),
            "cases:goals",
        )
        for row in rows
        if row.next_check_on
    ]


def _mandates(cases: CaseQuerySet, today: date) -> list[Overdue]:
    rows = Mandate.objects.overdue(today).filter(case__in=cases.open()).select_related("case__child", "case__area")
    text = "Ein Auftrag war bis {} zu erfüllen."
    return [
        Overdue(Kind.MANDATE, row.case, row.key, row.due_on, text.format(day_num(row.due_on)), "cases:goals")
        for row in rows
    ]
