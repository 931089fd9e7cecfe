"""A consultation is planned: when, with whom, how; ASD and WJH advise (deck; domain.md §1)."""

from collections.abc import Iterable
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import ASD_AND_WJH, Department, User
from cases import rules
from cases.actions.consultation_session import lock_live, lock_open, save, tell
from cases.actions.stages import demand_stage, lock
from cases.lifecycle import ConsultationState, Stage
from cases.models import (
    Case,
    Consultation,
    ConsultationParticipant,
    ConsultationTemplate,
    ConsultationTemplateVersion,
)
from socialspace.rules import is_in_team
from web.store import store

Role = ConsultationParticipant.Role
OWN_CASE = "Die fallverantwortliche Fachkraft moderiert nicht die eigene Beratung."


@transaction.atomic
def plan_consultation(
    case: Case,
    *,
    by: User,
    held_on: date,
    question: str,
    moderator: User,
    time: time | None = None,
    place: str = "",
    minutes_by: User | None = None,
    participants: Iterable[User] = (),
    template: ConsultationTemplate | None = None,
    is_pseudonymised: bool = False,
) -> Consultation:
    """Plan a consultation with its people; the responsible worker brings the case in and never moderates.

    Raises ValidationError when another one is open, or somebody may not take part. Without `template` the first run.
    """
    rules.demand(rules.may_plan_consultation(by, case))
    case = lock(case)
    demand_stage(case, Stage.CONSULTATION)
    if held_on < case.opened_on:
        raise ValidationError({"held_on": "Die Beratung liegt vor der Eröffnung des Falls."})
    session = Consultation(case=case, held_on=held_on, time=time, place=place, question=question, started_by=by)
    session.template_version, session.is_pseudonymised = current_run(template), is_pseudonymised
    store(session)
    tell("consultation.planned", session, by=by, pseudonymised=is_pseudonymised)
    for user, role, field in _seats(case, moderator, minutes_by, participants):
        _seat(session, user, role, by=by, field=field)
    return session


@transaction.atomic
def change_consultation(
    consultation: Consultation,
    *,
    by: User,
    held_on: date,
    question: str,
    time: time | None = None,
    place: str = "",
    is_pseudonymised: bool = False,
) -> Consultation:
    """Change what was planned, until it begins."""
    session = lock_open(consultation)
    rules.demand(rules.may_arrange(by, session))
    if session.state != ConsultationState.PLANNED:
        raise ValidationError("Die Beratung hat schon begonnen.", code="begun")
    if held_on < session.case.opened_on:
        raise ValidationError({"held_on": "Die Beratung liegt vor der Eröffnung des Falls."})
    if not is_pseudonymised and session.in_role(Role.GUEST):
        text = "Ein Gast ist eingeladen: Ohne Namen der Familie muss es bleiben, oder der Gast kommt nicht."
        raise ValidationError({"is_pseudonymised": text})
    session.held_on, session.time, session.place, session.question = held_on, time, place, question
    session.is_pseudonymised = is_pseudonymised
    save(session)
    tell("consultation.changed", session, by=by, pseudonymised=is_pseudonymised)
    return session


@transaction.atomic
def add_participant(consultation: Consultation, *, by: User, user: User, role: str = "") -> ConsultationParticipant:
    """Add a colleague; only ASD and WJH of the team take part [deck]."""
    session = lock_open(consultation)
    rules.demand(rules.may_arrange(by, session))
    participant = _seat(session, user, role or _role_of(user), by=by, field="user")
    save(session)
    return participant


@transaction.atomic
def add_guest(consultation: Consultation, *, by: User, name: str, institution: str) -> ConsultationParticipant:
    """Name somebody from outside; only where no name of the family is said."""
    session = lock_open(consultation)
    rules.demand(rules.may_arrange(by, session))
    if not session.is_pseudonymised:
        text = "Gäste nehmen nur teil, wenn ohne Namen der Familie beraten wird."
        raise ValidationError({"name": text})
    guest = ConsultationParticipant(consultation=session, role=Role.GUEST, name=name, institution=institution)
    store(guest)
    save(session)
    tell("consultation.participant_added", session, by=by, role=str(Role.GUEST))
    return guest


@transaction.atomic
def remove_participant(consultation: Consultation, *, by: User, participant: ConsultationParticipant) -> None:
    """Take somebody off the list before it begins; who brings the case in and who moderates stay."""
    session = lock_open(consultation)
    rules.demand(rules.may_arrange(by, session))
    if session.state != ConsultationState.PLANNED:
        raise ValidationError("Die Beratung hat schon begonnen: Wer dabei war, bleibt auf der Liste.", code="begun")
    if participant.role in {Role.LEAD, Role.MODERATION}:
        raise ValidationError("Ohne Fachkraft und Moderation gibt es keine Beratung.", code="needed")
    session.participants.filter(pk=participant.pk).delete()
    save(session)
    tell("consultation.participant_removed", session, by=by, role=participant.role)


@transaction.atomic
def hand_moderation(consultation: Consultation, *, by: User, to: User) -> ConsultationParticipant:
    """Give the moderation to another colleague, also in the middle; who had it stays as a member of the team."""
    session = lock_open(consultation)
    rules.demand(rules.may_arrange(by, session))
    if to == rules.lead_of(session.case):
        raise ValidationError({"to": OWN_CASE})
    before = session.moderator
    if before is not None and before.user_id == to.pk:
        raise ValidationError({"to": f"{to} moderiert schon."})
    if before is not None:
        before.role = _role_of(before.user) if before.user else Role.TEAM
        store(before)
    seat = rules.participant_of(to, session)
    if seat is None:
        seat = _seat(session, to, Role.MODERATION, by=by, field="to")
    else:
        seat.role = Role.MODERATION
        store(seat)
    save(session)
    tell("consultation.moderation_handed", session, by=by, to=str(to.key))
    return seat


@transaction.atomic
def set_question(consultation: Consultation, *, by: User, question: str) -> Consultation:
    """Put the question of the responsible worker as the team has sharpened it."""
    session = lock_live(consultation)
    rules.demand(rules.may_record_result(by, session))
    session.question = question
    save(session)
    tell("consultation.question_set", session, by=by)
    return session


def current_run(template: ConsultationTemplate | None) -> ConsultationTemplateVersion:
    """The newest version of this run; without one of the run the office began with."""
    templates = ConsultationTemplate.objects.in_use().order_by("id")
    found = template or templates.first()
    version = found.versions.first() if found else None
    if version is None:
        raise ValidationError("Es gibt noch keinen Ablauf. Die Fachadministration legt ihn an.", code="template")
    return version


def _seats(
    case: Case, moderator: User, minutes_by: User | None, others: Iterable[User]
) -> Iterable[tuple[User, str, str]]:
    lead = rules.lead_of(case)
    if moderator == lead:
        raise ValidationError({"moderator": OWN_CASE})
    if lead is not None:
        yield lead, Role.LEAD, "participants"
    yield moderator, Role.MODERATION, "moderator"
    if minutes_by is not None and minutes_by != lead:
        yield minutes_by, Role.MINUTES, "minutes_by"
    seated = {lead, moderator, minutes_by}
    yield from ((user, _role_of(user), "participants") for user in dict.fromkeys(others) if user not in seated)


def _role_of(user: User) -> str:
    return Role.WJH if user.department == Department.WJH else Role.TEAM


def _seat(session: Consultation, user: User, role: str, *, by: User, field: str) -> ConsultationParticipant:
    if user.department not in ASD_AND_WJH:
        raise ValidationError({field: "An der Kollegialen Beratung nehmen nur ASD und WJH teil."})
    if not is_in_team(user, session.case.area):
        raise ValidationError({field: f"{user} gehört nicht zum Team dieses Falls."})
    if session.participants.filter(user=user).exists():
        raise ValidationError({field: f"{user} steht schon auf der Liste."})
    participant = ConsultationParticipant(consultation=session, user=user, role=role)
    store(participant)
    tell("consultation.participant_added", session, by=by, role=str(role))
    return participant
