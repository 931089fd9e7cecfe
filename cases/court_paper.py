"""The statement for the family court: what of a procedure can go in, and the paper (domain.md §4.1).

It is put together from the procedure alone: no contact note, nothing entrusted (§ 65), no consultation, no observation
of patterns, and never who reported, only which kind of body did.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone

from cases import rules
from cases.models import (
    CourtCall,
    CourtStatement,
    HomeVisit,
    OutsideNotice,
    ProtectionMeasure,
    ProtectionProcedure,
    RiskAssessment,
    SafetyPlan,
    WillStatement,
)
from cases.models.report import ANONYMOUS
from web.german import clock, day_num
from web.pdf import render_pdf
from web.uploads.names import ascii_name

REPORT = "report"
PLAN = "plan"


class Entry(NamedTuple):
    """One piece of the chronological description: its key, its day, what it is, and lines of label and words."""

    key: str
    on: date
    title: str
    lines: list[tuple[str, str]]


def entries_of(procedure: ProtectionProcedure) -> list[Entry]:
    """What can go into a statement, in the order it happened; needs a procedure from `for_page`."""
    found = [*_beginning(procedure), *_assessments(procedure), *_answers(procedure), *_visits(procedure)]
    found += [*_words(procedure), *_measures(procedure), *_outside(procedure)]
    return sorted((_without_gaps(entry) for entry in found), key=lambda entry: entry.on)


def plan_of(procedure: ProtectionProcedure) -> Entry | None:
    """The Schutzplan in force that protects this child, as an attachment."""
    plans = SafetyPlan.objects.in_force().filter(case=procedure.case, children=procedure.child)
    plan = plans.prefetch_related("measures").first()
    if plan is None:
        return None
    lines = [(row.who, f"{row.what} (ab {day_num(row.begins_on)})") for row in plan.measures.all()]
    title = f"Schutzplan, Fassung {plan.number}, gilt ab {day_num(plan.valid_from)}"
    return _without_gaps(Entry(PLAN, plan.valid_from, title, [*lines, ("Verabredet", plan.agreements)]))


def preselected(procedure: ProtectionProcedure) -> list[str]:
    """Everything but an anonymous report, whose words may give away who spoke."""
    report = procedure.report
    is_anonymous = report is not None and report.reporter_id == ANONYMOUS
    keys = [entry.key for entry in entries_of(procedure)]
    keys += [PLAN] if plan_of(procedure) else []
    return [key for key in keys if key != REPORT or not is_anonymous]


def proposals_of(statement: CourtStatement) -> list[str]:
    """What the office proposes to the court, as sentences."""
    found = {
        "Wir regen an, dem Kind einen Verfahrensbeistand zu bestellen.": statement.guardian,
        "Wir regen an, ein Sachverständigengutachten einzuholen.": statement.expert,
        f"Für die Anhörung wird gedolmetscht werden müssen: {statement.interpreter}.": statement.interpreter,
        f"Wir bitten um getrennte Anhörung: {statement.separate_reason}": statement.separate,
    }
    return [sentence for sentence, is_wanted in found.items() if is_wanted]


def statement_pdf(statement: CourtStatement, *, created: datetime) -> bytes:
    """The statement as PDF/UA, with what was chosen; needs one from `for_page`."""
    procedure = ProtectionProcedure.objects.for_page().get(pk=statement.procedure_id)
    plan = plan_of(procedure) if PLAN in statement.chosen else None
    context: dict[str, object] = {
        "statement": statement,
        "procedure": procedure,
        "entries": [entry for entry in entries_of(procedure) if entry.key in statement.chosen],
        "plan": plan,
        "proposals": proposals_of(statement),
        "today": timezone.localdate(created),
    }
    return render_pdf("cases/print/court_statement.html", context, created=created)


def statement_name(statement: CourtStatement) -> str:
    """The name of the file: file number and day; never a person."""
    state = "" if statement.is_signed else "_Entwurf"
    day = timezone.localdate(statement.signed_at) if statement.signed_at else timezone.localdate()
    return ascii_name(f"{statement.procedure.case.file_number}_Stellungnahme_{day}{state}", "pdf")


def _without_gaps(entry: Entry) -> Entry:
    return entry._replace(lines=[(label, words) for label, words in entry.lines if words])


def _beginning(procedure: ProtectionProcedure) -> Iterator[Entry]:
    report = procedure.report
    if report is not None:
        from_whom = str(report.reporter) if report.reporter else "nicht bekannt"
        lines = [("Von", from_whom), ("Gesagt wurde", report.concern)]
        yield Entry(REPORT, timezone.localdate(report.received_at), "Meldung", lines)
    title = f"Beginn des Verfahrens nach § 8a ({procedure.origin})"
    yield Entry("reasons", timezone.localdate(procedure.started_at), title, [("Anhaltspunkte", procedure.reasons)])


def _assessments(procedure: ProtectionProcedure) -> Iterator[Entry]:
    """Those two professionals have confirmed; what one of them saw differently stays in the house."""
    for row in RiskAssessment.objects.filter(procedure=procedure).for_page():
        if row.is_confirmed:
            lines = [
                ("Anhaltspunkte", row.indicators),
                ("Schützend", row.protective),
                ("Vermutungen, nicht belegt", row.assumptions),
                ("Nicht bekannt", row.unknown),
                ("Einschätzung", f"{row.get_level_display()}. {row.conclusion}"),
            ]
            title = "Gefährdungseinschätzung mehrerer Fachkräfte"
            yield Entry(f"assessment-{row.key}", timezone.localdate(row.assessed_at), title, lines)


def _answers(procedure: ProtectionProcedure) -> Iterator[Entry]:
    for row in rules.answers_of(procedure).values():
        if row.subject != row.Subject.REPORTERS:  # who reported is nobody's business here
            words = f"{'ja' if row.done else 'nein'}. {row.how or row.reason}"
            on = row.happened_on or timezone.localdate(row.created_at)
            yield Entry(f"inclusion-{row.key}", on, row.get_subject_display(), [("Antwort", words)])


def _visits(procedure: ProtectionProcedure) -> Iterator[Entry]:
    for row in HomeVisit.objects.filter(procedure=procedure).for_page():
        how = f"{clock(row.visited_at)} Uhr, {'angekündigt' if row.announced else 'nicht angekündigt'}"
        met = ", ".join(person.full_name for person in row.met.all()) or "niemand aus der Familie"
        lines = [
            ("Zeit", how),
            ("Angetroffen", met),
            ("Kind", row.impression if row.child_seen else f"nicht gesehen: {row.not_seen_reason}"),
            ("Wohnung und Umfeld", row.environment),
            ("Gesagt", row.said),
        ]
        yield Entry(f"visit-{row.key}", timezone.localdate(row.visited_at), "Hausbesuch", lines)


def _words(procedure: ProtectionProcedure) -> Iterator[Entry]:
    rows = WillStatement.objects.current().filter(case=procedure.case, person=procedure.child)
    for row in rows:
        yield Entry(f"words-{row.key}", row.said_on, "Worte des Kindes", [(row.get_kind_display(), f"„{row.quote}“")])


def _measures(procedure: ProtectionProcedure) -> Iterator[Entry]:
    for row in ProtectionMeasure.objects.filter(procedure=procedure).select_related("kind"):
        yield Entry(f"measure-{row.key}", row.taken_on, f"Maßnahme: {row.kind}", [("Was", row.words)])


def _outside(procedure: ProtectionProcedure) -> Iterator[Entry]:
    for row in OutsideNotice.objects.filter(procedure=procedure):
        yield Entry(f"notice-{row.key}", row.told_on, f"Mitteilung an {row.receiver}", [("Inhalt", row.content)])
    for call in CourtCall.objects.filter(procedure=procedure):
        lines = [("Gegenstand", call.about), ("Antwort", call.answer)]
        yield Entry(f"court-{call.key}", call.called_on, "Familiengericht angerufen", lines)
