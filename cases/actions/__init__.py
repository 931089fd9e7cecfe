"""What is done with a case: one verb, one function; nothing else writes."""

from cases.actions.check_links import revoke_check_link, send_check_link
from cases.actions.circle import add_check_participant, ask_circle, change_basis, remove_check_participant
from cases.actions.classification import classify
from cases.actions.closing import close_case, reopen_case
from cases.actions.consents import record_consent, revoke_consent
from cases.actions.consultation import (
    add_guest,
    add_participant,
    change_consultation,
    hand_moderation,
    plan_consultation,
    remove_participant,
    set_question,
)
from cases.actions.consultation_corrections import (
    change_idea,
    change_indicator,
    withdraw_idea,
    withdraw_indicator,
)
from cases.actions.consultation_entries import (
    add_consultation_task,
    add_idea,
    add_indicator,
    agree_on_area,
    choose_idea,
    sort_idea,
)
from cases.actions.consultation_run import (
    add_minutes,
    begin_consultation,
    finish_consultation,
    next_step,
    pause_consultation,
    previous_step,
    resume_consultation,
)
from cases.actions.consultation_templates import (
    StepFacts,
    add_consultation_template,
    retire_consultation_template,
    write_consultation_template,
)
from cases.actions.consultation_votes import give_vote, reveal_votes
from cases.actions.court_statement import draft_statement, edit_statement, sign_statement
from cases.actions.documents import add_document, replace_document, withdraw_document
from cases.actions.family import add_person, change_person, remove_person, set_languages
from cases.actions.gate import begin_bypass, confirm_bypass, decline_bypass, withdraw_bypass
from cases.actions.goals import add_step, end_direction, end_goal, finish_step, set_direction, set_goal
from cases.actions.handover import acknowledge_handover
from cases.actions.inclusion import answer_inclusion, record_home_visit
from cases.actions.intake import Address, NamedChild, record_report
from cases.actions.letter_templates import add_template, retire_template, write_template
from cases.actions.letters import discard_letter, draft_letter, edit_letter, send_letter
from cases.actions.mandates import check_condition, end_mandate, give_mandate, impose_condition, lift_condition
from cases.actions.notes import correct_entrusted_note, correct_note, write_entrusted_note, write_note, write_work_note
from cases.actions.overdue import tell_of_overdue
from cases.actions.proposals import decline_proposal, propose, take_proposal
from cases.actions.protection import begin_protection, close_protection, start_protection
from cases.actions.protection_alarms import tell_what_is_late
from cases.actions.protection_measures import call_court, record_court_answer, take_measure, tell_outside
from cases.actions.relations import (
    add_custody,
    add_household,
    add_relationship,
    add_stay,
    change_custody,
    change_household,
    change_relationship,
    change_stay,
    remove_custody,
    remove_household,
    remove_relationship,
    remove_stay,
)
from cases.actions.reminders import (
    change_reminder,
    finish_reminder,
    move_reminder,
    pass_on_reminders,
    remind,
    reopen_reminder,
    withdraw_reminder,
)
from cases.actions.reports import (
    add_report_to_case,
    end_with_advice,
    give_feedback,
    open_case,
    pass_report_on,
    reopen_report,
    return_report,
)
from cases.actions.resource_check import (
    complete_resource_check,
    repeat_resource_check,
    start_resource_check,
)
from cases.actions.resources import add_resource, correct_resource, remove_resource, set_resource_state, take_offer
from cases.actions.responsibility import assign_lead, join_case, leave_case, take_responsibility
from cases.actions.risk_assessment import assess_risk, confirm_assessment
from cases.actions.safety import (
    add_contact,
    add_measure,
    begin_safety_plan,
    put_in_force,
    remove_part,
    sign_safety_plan,
    write_safety_plan,
)
from cases.actions.stages import lock, move
from cases.actions.statements import correct_statement, record_statement
from cases.actions.understanding import (
    add_family_remark,
    add_pattern_kind,
    change_pattern_kind,
    correct_pattern,
    observe_pattern,
    understand_case,
)

__all__ = [
    "Address",
    "NamedChild",
    "StepFacts",
    "acknowledge_handover",
    "add_check_participant",
    "add_consultation_task",
    "add_consultation_template",
    "add_contact",
    "add_custody",
    "add_document",
    "add_family_remark",
    "add_guest",
    "add_household",
    "add_idea",
    "add_indicator",
    "add_measure",
    "add_minutes",
    "add_participant",
    "add_pattern_kind",
    "add_person",
    "add_relationship",
    "add_report_to_case",
    "add_resource",
    "add_stay",
    "add_step",
    "add_template",
    "agree_on_area",
    "answer_inclusion",
    "ask_circle",
    "assess_risk",
    "assign_lead",
    "begin_bypass",
    "begin_consultation",
    "begin_protection",
    "begin_safety_plan",
    "call_court",
    "change_basis",
    "change_consultation",
    "change_custody",
    "change_household",
    "change_idea",
    "change_indicator",
    "change_pattern_kind",
    "change_person",
    "change_relationship",
    "change_reminder",
    "change_stay",
    "check_condition",
    "choose_idea",
    "classify",
    "close_case",
    "close_protection",
    "complete_resource_check",
    "confirm_assessment",
    "confirm_bypass",
    "correct_entrusted_note",
    "correct_note",
    "correct_pattern",
    "correct_resource",
    "correct_statement",
    "decline_bypass",
    "decline_proposal",
    "discard_letter",
    "draft_letter",
    "draft_statement",
    "edit_letter",
    "edit_statement",
    "end_direction",
    "end_goal",
    "end_mandate",
    "end_with_advice",
    "finish_consultation",
    "finish_reminder",
    "finish_step",
    "give_feedback",
    "give_mandate",
    "give_vote",
    "hand_moderation",
    "impose_condition",
    "join_case",
    "leave_case",
    "lift_condition",
    "lock",
    "move",
    "move_reminder",
    "next_step",
    "observe_pattern",
    "open_case",
    "pass_on_reminders",
    "pass_report_on",
    "pause_consultation",
    "plan_consultation",
    "previous_step",
    "propose",
    "put_in_force",
    "record_consent",
    "record_court_answer",
    "record_home_visit",
    "record_report",
    "record_statement",
    "remind",
    "remove_check_participant",
    "remove_custody",
    "remove_household",
    "remove_part",
    "remove_participant",
    "remove_person",
    "remove_relationship",
    "remove_resource",
    "remove_stay",
    "reopen_case",
    "reopen_reminder",
    "reopen_report",
    "repeat_resource_check",
    "replace_document",
    "resume_consultation",
    "retire_consultation_template",
    "retire_template",
    "return_report",
    "reveal_votes",
    "revoke_check_link",
    "revoke_consent",
    "send_check_link",
    "send_letter",
    "set_direction",
    "set_goal",
    "set_languages",
    "set_question",
    "set_resource_state",
    "sign_safety_plan",
    "sign_statement",
    "sort_idea",
    "start_protection",
    "start_resource_check",
    "take_measure",
    "take_offer",
    "take_proposal",
    "take_responsibility",
    "tell_of_overdue",
    "tell_outside",
    "tell_what_is_late",
    "understand_case",
    "withdraw_bypass",
    "withdraw_document",
    "withdraw_idea",
    "withdraw_indicator",
    "withdraw_reminder",
    "write_consultation_template",
    "write_entrusted_note",
    "write_note",
    "write_safety_plan",
    "write_template",
    "write_work_note",
]
