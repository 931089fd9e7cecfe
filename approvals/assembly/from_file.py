"""What the file knows already, read and never typed: words, occasion, area, goals, resources, consultation."""

from django.db.models import Q
from django.utils import timezone

from approvals.assembly.part import UNKNOWN, Part, part
from approvals.models import Submission
from cases import rules as case_rules
from cases.lifecycle import GoalState
from cases.models import (
    ActionGoal,
    Case,
    Classification,
    Consultation,
    Custody,
    DirectionGoal,
    FamilyResource,
    Person,
    ProtectionProcedure,
    Report,
    ResourceCheck,
    UrgentBypass,
    WillStatement,
)
from web.german import day_num


def head(submission: Submission) -> Part:
    """Who it is about, without a name: number, age, quarter, team, worker, application, custody."""
    case = submission.case
    age = case.child.age
    lines = [
        f"Aktenzeichen {case.file_number}, Fassung {submission.number}",
        f"Alter: {age} Jahre" if age is not None else "Alter: noch nicht bekannt",
        f"Quartier: {case.quarter or 'nicht bekannt'}, {case.area.team_name}",
        f"Fallverantwortlich: {case_rules.lead_of(case) or 'niemand'}",
        f"Antrag vom {day_num(submission.applied_on)}" if submission.applied_on else "Antrag: Tag nicht eingetragen",
        f"Personensorge: {_custody(case)}",
    ]
    return part("head", "Angaben zum Fall", lines)


def _custody(case: Case) -> str:
    today = timezone.localdate()
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=today)
    runs = Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    rows = Custody.objects.filter(started & runs, child=case.child).select_related("holder").order_by("id")
    said = [f"{row.holder or row.holder_name} ({row.get_kind_display()})".strip() for row in rows]
    return ", ".join(said) or "nicht eingetragen"


def goals(case: Case) -> Part:
    """The family's Richtungsziele in their own words, each with the Handlungsziele that are open."""
    rows = DirectionGoal.objects.filter(case=case).exclude(state=GoalState.DROPPED).select_related("owner")
    steps = ActionGoal.objects.filter(case=case).exclude(state=GoalState.DROPPED).order_by("due_on", "id")
    quotes = [f"{row.owner.first_name}: „{row.words}“" for row in rows.order_by("id")]
    lines = [f"Bis {day_num(row.due_on)}: {row.specific} Zu sehen an: {row.measurable}" for row in steps]
    return part("goals", "Ziele der Familie", lines if quotes or lines else [UNKNOWN], quotes)


def _procedures(case: Case) -> list[str]:
    """That a procedure after § 8a runs, and since when; nothing of its content."""
    rows = ProtectionProcedure.objects.running().filter(case=case).order_by("id")
    return [f"Schutzverfahren nach § 8a SGB VIII läuft seit {day_num(row.created_at)}." for row in rows]


def urgent(bypass: UrgentBypass) -> Part:
    """Above everything else: what was left out, why, and which two answer for it."""
    lines = [
        f"Es fehlte: {', '.join(bypass.missing_labels)}.",
        f"Grund: {bypass.reason}",
        f"Verantwortet von {bypass.by} und {bypass.second}, begonnen am {day_num(bypass.created_at)}.",
        f"Nachgeholt wird bis {day_num(bypass.catch_up_on)}.",
    ]
    return part("bypass", "Eilweg", lines)


def words(case: Case) -> list[Part]:
    """What child and family say, in their own words; the child comes first."""
    said = WillStatement.objects.current().filter(case=case).select_related("person").order_by("said_on", "id")
    of_child = [row for row in said if row.person.role == Person.Role.CHILD]
    of_family = [row for row in said if row.person.role != Person.Role.CHILD]
    return [_quoted("child", "Was das Kind sagt", of_child), _quoted("family", "Was die Familie will", of_family)]


def _quoted(code: str, title: str, said: list[WillStatement]) -> Part:
    quotes = [f"{row.person.first_name} ({row.get_kind_display()}): „{row.quote}“" for row in said]
    return part(code, title, [] if quotes else [UNKNOWN], quotes)


def occasion(case: Case) -> Part:
    first = Report.objects.filter(case=case).order_by("received_at").first()
    return part("occasion", "Anlass", [first.concern] if first else [UNKNOWN])


def resources(check: ResourceCheck | None, submission: Submission) -> Part:
    rows = list(check.resources.all()) if check else []
    carries = [f"{row.wording} ({row.get_kind_display()}, {row.get_state_display()})" for row in rows if _carries(row)]
    gaps = [_gap(row) for row in rows if not _carries(row)]
    why = [f"Warum es nicht reicht: {submission.why_not_enough}"] if submission.why_not_enough else []
    return part("resources", "Was schon trägt", carries + gaps + why or [UNKNOWN])


def _carries(resource: FamilyResource) -> bool:
    return resource.state in {FamilyResource.State.USABLE, FamilyResource.State.USED}


def _gap(resource: FamilyResource) -> str:
    """What does not carry, as it is: missing, full, or declined by the family."""
    if resource.state == FamilyResource.State.MISSING:
        return f"Fehlt: {resource.wording}"
    return f"Trägt nicht: {resource.wording} ({resource.get_state_display()})"


def consultation(consultation: Consultation | None) -> Part:
    title = "Ergebnis der Kollegialen Beratung"
    if consultation is None:
        return part("consultation", title, [UNKNOWN])
    dissent = [f"Abweichende Meinung: {consultation.dissent}"] if consultation.dissent else []
    return part("consultation", f"{title} ({day_num(consultation.held_on)})", [consultation.result, *dissent])


def classification(case: Case, newest: Classification | None) -> Part:
    if newest is None:
        return part("classification", "Falleinordnung", ["noch nicht eingeordnet", *_procedures(case)])
    review = f", nächste Überprüfung {day_num(newest.next_review_on)}" if newest.next_review_on else ""
    lines = [f"{newest.get_area_display()} seit {day_num(newest.decided_on)}{review}", newest.reasons]
    return part("classification", "Falleinordnung", lines + _procedures(case))


def alternatives(consultation: Consultation | None) -> Part:
    ideas = consultation.ideas.filter(without_help=True) if consultation else []
    lines = [f"{idea.text} Abwägung: {idea.weighing}" for idea in ideas]
    return part("alternatives", "Abgewogen ohne Hilfe zur Erziehung", lines or [UNKNOWN])
