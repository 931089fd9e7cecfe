"""The session of a consultation: its run, clock, people, votes and what is written down."""

from cases import actions
from cases.models import (
    AreaVote,
    Consultation,
    ConsultationParticipant,
    ConsultationStep,
    ConsultationTask,
    ConsultationTemplate,
    ConsultationTemplateVersion,
    Idea,
    Indicator,
    TemplateStep,
)
from tests.cases import consultation_office as room
from tests.cases.violations import Violations
from tests.office import colleague, newest


def _session() -> Consultation:
    return room.an_agreed_session()


def _step() -> ConsultationStep:
    room.a_session()
    return newest(ConsultationStep)


def _seat() -> ConsultationParticipant:
    room.a_session()
    return newest(ConsultationParticipant)


def _moderation() -> ConsultationParticipant:
    return room.a_session().participants.get(role="moderation")


def _guest() -> ConsultationParticipant:
    planned = room.a_planned_consultation(is_pseudonymised=True)
    return actions.add_guest(planned, by=colleague("brandt"), name="Frau Yilmaz", institution="Schule")


def _vote() -> AreaVote:
    room.votes(room.a_session(), "brandt")
    return newest(AreaVote)


def _indicator() -> Indicator:
    facts = {"kind": "risk", "basis": "fact", "text": "Kein Frühstück", "source": "Schule"}
    return actions.add_indicator(room.a_session(), by=colleague("vossen"), **facts)


def _idea() -> Idea:
    return room.an_idea(room.a_session())


def _task() -> ConsultationTask:
    room.an_agreed_session()
    return newest(ConsultationTask)


def _template() -> ConsultationTemplate:
    return newest(ConsultationTemplate)


def _version() -> ConsultationTemplateVersion:
    return newest(ConsultationTemplateVersion)


def _template_step() -> TemplateStep:
    return newest(TemplateStep)


CONSULTATION: Violations = {
    "consultation_clock_fits_its_state": (_session, lambda: {"running_since": None}),
    "consultation_area_has_reasons": (_session, lambda: {"reasons": ""}),
    "consultation_step_position_once": (_step, dict),
    "consultation_step_takes_its_time": (_step, lambda: {"position": 99, "minutes": 0}),
    "consultation_step_panel_known": (_step, lambda: {"position": 99, "panel": "board"}),
    "consultation_step_ends_after_it_began": (_step, lambda: {"position": 99, "ended_at": "2026-01-01T10:00Z"}),
    "consultation_one_leads_one_moderates": (_moderation, lambda: {"user_id": colleague("felten").pk}),
    "consultation_guest_is_named": (_guest, lambda: {"name": ""}),
    "area_vote_once": (_vote, dict),
    "area_vote_area_known": (_vote, lambda: {"area": "blue"}),
    "area_vote_has_sentence": (_vote, lambda: {"sentence": ""}),
    "indicator_fact_or_assumption": (_indicator, lambda: {"kind": "question"}),
    "indicator_fact_has_source": (_indicator, lambda: {"source": ""}),
    "indicator_has_text": (_indicator, lambda: {"text": ""}),
    "idea_choice_has_reason": (_idea, lambda: {"choice": "chosen"}),
    "consultation_task_says_what_and_how": (_task, lambda: {"check_how": ""}),
    "consultation_template_once": (_template, dict),
    "consultation_template_version_once": (_version, dict),
    "template_step_position_once": (_template_step, dict),
    "template_step_takes_its_time": (_template_step, lambda: {"position": 99, "minutes": 91}),
    "template_step_panel_known": (_template_step, lambda: {"position": 99, "panel": "board"}),
    "template_step_has_words": (_template_step, lambda: {"position": 99, "label": ""}),
}
