"""The Kollegiale Beratung: ASD and WJH advise, the responsible worker stays responsible (deck; domain.md §1)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import Department, User
from audit.actions import record
from cases import rules
from cases.actions.stages import demand_stage, lock
from cases.lifecycle import Stage
from cases.models import Case, Consultation, ConsultationParticipant, Idea
from socialspace.rules import is_in_team
from web.store import store


@transaction.atomic
def start_consultation(case: Case, *, by: User, held_on: date, question: str, moderator: User) -> Consultation:
    """Start a consultation; the responsible worker brings the case in and never moderates."""
    rules.demand(rules.may_work_on(by, case))
    case = lock(case)
    demand_stage(case, Stage.CONSULTATION)
    lead = rules.lead_of(case)
    if moderator == lead:
        raise ValidationError({"moderator": "Die fallverantwortliche Fachkraft moderiert nicht die eigene Beratung."})
    if held_on < case.opened_on:
        raise ValidationError({"held_on": "Die Beratung liegt vor der Eröffnung des Falls."})
    consultation = Consultation(case=case, held_on=held_on, question=question, moderator=moderator, started_by=by)
    store(consultation)
    for colleague in {moderator, *([lead] if lead else [])}:
        add_participant(consultation, by=by, user=colleague)
    record("consultation.started", consultation.key, by=by, case_key=case.key)
    return consultation


@transaction.atomic
def add_participant(consultation: Consultation, *, by: User, user: User) -> ConsultationParticipant:
    """Add a colleague; only ASD and WJH take part [deck]."""
    consultation = _open_consultation(consultation, by=by)
    if user.department not in {Department.ASD, Department.WJH}:
        raise ValidationError({"user": "An der Kollegialen Beratung nehmen nur ASD und WJH teil."})
    if not is_in_team(user, consultation.case.area):
        raise ValidationError({"user": f"{user} gehört nicht zum Team dieses Falls."})
    if consultation.participants.filter(user=user).exists():
        raise ValidationError({"user": f"{user} steht schon auf der Liste."})
    participant = ConsultationParticipant(consultation=consultation, user=user)
    store(participant)
    record("consultation.participant_added", consultation.key, by=by, case_key=consultation.case.key)
    return participant


@transaction.atomic
def add_idea(
    consultation: Consultation, *, by: User, text: str, without_help: bool = False, weighing: str = ""
) -> Idea:
    """Add an idea of the team; a solution without Hilfe zur Erziehung is weighed ('Falllösungen kreativ denken')."""
    consultation = _open_consultation(consultation, by=by)
    idea = Idea(consultation=consultation, text=text, without_help=without_help, weighing=weighing)
    store(idea)
    record("idea.added", idea.key, by=by, case_key=consultation.case.key, without_help=without_help)
    return idea


@transaction.atomic
def finish_consultation(consultation: Consultation, *, by: User, result: str, dissent: str = "") -> None:
    """Finish the consultation with its result; dissent is noted, not voted away."""
    consultation = _open_consultation(consultation, by=by)
    if consultation.held_on > timezone.localdate():
        raise ValidationError("Die Beratung hat noch nicht stattgefunden.", code="ahead")
    missing = rules.missing_in_consultation(consultation)
    if missing:
        raise ValidationError(missing, code="incomplete")
    consultation.result, consultation.dissent, consultation.finished_at = result, dissent, timezone.now()
    store(consultation)
    record("consultation.finished", consultation.key, by=by, case_key=consultation.case.key)


def _open_consultation(consultation: Consultation, *, by: User) -> Consultation:
    rows = Consultation.objects.select_related("case__area").select_for_update(of=("self",))
    consultation = rows.get(pk=consultation.pk)
    rules.demand(rules.may_work_on(by, consultation.case))
    if consultation.finished_at is not None:
        raise ValidationError("Diese Beratung ist abgeschlossen und wird nicht mehr geändert.", code="done")
    consultation.case = lock(consultation.case)
    demand_stage(consultation.case, Stage.CONSULTATION)
    return consultation
