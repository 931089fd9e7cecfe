"""What is written down in the room: indicators, ideas, the joint view, agreements."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.consultation_session import lock_live, save, tell
from cases.lifecycle import Area
from cases.models import Consultation, ConsultationTask, Idea, Indicator
from web.german import day_num
from web.store import store


@transaction.atomic
def add_indicator(
    consultation: Consultation, *, by: User, kind: str, text: str, basis: str = "", source: str = ""
) -> Indicator:
    """Write down what speaks for or against a danger, or what is not known; facts apart from assumptions."""
    session = _contributing(consultation, by=by)
    if kind == Indicator.Kind.QUESTION:
        basis = ""
    indicator = Indicator(consultation=session, kind=kind, basis=basis, text=text, source=source, author=by)
    store_entry(indicator, {"indicator_fact_or_assumption": "basis", "indicator_fact_has_source": "source"})
    save(session)
    record("indicator.added", indicator.key, by=by, case_key=session.case.key, kind=str(kind), basis=str(basis))
    return indicator


@transaction.atomic
def add_idea(
    consultation: Consultation, *, by: User, text: str, without_help: bool = False, weighing: str = ""
) -> Idea:
    """Add an idea of the team, unfiltered; a solution without Hilfe zur Erziehung may be weighed at once."""
    session = _contributing(consultation, by=by)
    idea = Idea(consultation=session, author=by, text=text, without_help=without_help, weighing=weighing)
    store_entry(idea, {"idea_without_help_is_weighed": "weighing"})
    save(session)
    record("idea.added", idea.key, by=by, case_key=session.case.key, without_help=without_help)
    return idea


@transaction.atomic
def sort_idea(idea: Idea, *, by: User, level: int | None, without_help: bool = False, weighing: str = "") -> Idea:
    """Say afterwards on which level an idea stands and whether it does without help ('Falllösungen kreativ denken')."""
    session = _contributing(idea.consultation, by=by)
    idea = Idea.objects.get(pk=idea.pk)
    idea.level, idea.without_help, idea.weighing = level, without_help, weighing
    store_entry(idea, {"idea_without_help_is_weighed": "weighing"})
    save(session)
    record("idea.sorted", idea.key, by=by, case_key=session.case.key, without_help=without_help)
    return idea


@transaction.atomic
def choose_idea(idea: Idea, *, by: User, choice: str, reason: str) -> Idea:
    """Take an idea up or drop it, with the reason; the responsible worker alone."""
    session = lock_live(idea.consultation)
    rules.demand(rules.may_choose_ideas(by, session))
    idea = Idea.objects.get(pk=idea.pk)
    idea.choice, idea.choice_reason = choice, reason
    store_entry(idea, {"idea_choice_has_reason": "reason"})
    save(session)
    record("idea.chosen", idea.key, by=by, case_key=session.case.key, choice=str(choice))
    return idea


@transaction.atomic
def agree_on_area(
    consultation: Consultation,
    *,
    by: User,
    area: str,
    reasons: str,
    dissent: str = "",
    next_review_on: date | None = None,
    second: User | None = None,
) -> Consultation:
    """Write down the joint view: area, reasons, dissent, next review; it becomes the classification at the end."""
    session = lock_live(consultation)
    rules.demand(rules.may_record_result(by, session))
    if not session.is_revealed and rules.has_votes(session):
        raise ValidationError("Decken Sie zuerst die Einzelvoten auf.", code="unrevealed")
    if next_review_on is not None and next_review_on <= timezone.localdate():
        raise ValidationError({"next_review_on": "Die nächste Überprüfung liegt nicht in der Zukunft."})
    if next_review_on is None and area == Area.DANGER:
        raise ValidationError({"next_review_on": "Wann wird die Gefährdung wieder überprüft? Nennen Sie den Tag."})
    _demand_second(session, second)
    session.agreed_area, session.reasons, session.dissent = area, reasons, dissent
    session.next_review_on, session.second = next_review_on, second
    save(session)
    tell("consultation.agreed", session, by=by, area=str(area), dissent=bool(dissent))
    return session


@transaction.atomic
def add_consultation_task(
    consultation: Consultation, *, by: User, text: str, owner: User, due_on: date, check_how: str
) -> ConsultationTask:
    """Agree on something: what, who, until when, and who checks it how."""
    session = _contributing(consultation, by=by)
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": f"Der {day_num(due_on)} ist schon vorbei. Wählen Sie heute oder später."})
    knows = rules.participant_of(owner, session) is not None or rules.may_see_case(owner, session.case)
    if not knows:
        raise ValidationError({"owner": f"{owner} nimmt nicht teil und sieht diesen Fall nicht."})
    task = ConsultationTask(consultation=session, text=text, owner=owner, due_on=due_on, check_how=check_how)
    task.written_by = by
    store(task)
    save(session)
    record("agreement.added", task.key, by=by, case_key=session.case.key)
    return task


def _contributing(consultation: Consultation, *, by: User) -> Consultation:
    session = lock_live(consultation)
    rules.demand(rules.may_contribute(by, session))
    return session


def _demand_second(session: Consultation, second: User | None) -> None:
    if second is None:
        return
    if rules.participant_of(second, session) is None:
        raise ValidationError({"second": f"{second} nimmt nicht an dieser Beratung teil."})
    if second == rules.lead_of(session.case):
        raise ValidationError({"second": "Die zweite Fachkraft ist jemand anderes als die fallverantwortliche."})


def store_entry(row: Indicator | Idea, fields: dict[str, str]) -> None:
    """Store a row of a form; the sentence of a violated constraint stands beside the field it is about."""
    try:
        store(row)
    except ValidationError as refusal:
        name = fields.get(getattr(refusal, "code", None) or "")
        if name is None:
            raise
        raise ValidationError({name: refusal.messages}) from refusal
