"""What is done with a case: one verb, one function; nothing else writes."""

from cases.actions.classification import classify
from cases.actions.closing import close_case, reopen_case
from cases.actions.consultation import add_idea, add_participant, finish_consultation, start_consultation
from cases.actions.documents import add_document, replace_document, withdraw_document
from cases.actions.family import add_person, change_person, remove_person, set_languages
from cases.actions.goals import add_step, end_direction, end_goal, finish_step, set_direction, set_goal
from cases.actions.handover import acknowledge_handover
from cases.actions.inclusion import answer_inclusion, record_home_visit
from cases.actions.intake import Address, NamedChild, record_report
from cases.actions.letter_templates import add_template, retire_template, write_template
from cases.actions.letters import discard_letter, draft_letter, edit_letter, send_letter
from cases.actions.mandates import check_condition, end_mandate, give_mandate, impose_condition, lift_condition
from cases.actions.notes import correct_entrusted_note, correct_note, write_entrusted_note, write_note, write_work_note
from cases.actions.overdue import tell_of_overdue
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
    add_check_participant,
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

__all__ = [
    "Address",
    "NamedChild",
    "acknowledge_handover",
    "add_check_participant",
    "add_contact",
    "add_custody",
    "add_document",
    "add_household",
    "add_idea",
    "add_measure",
    "add_participant",
    "add_person",
    "add_relationship",
    "add_report_to_case",
    "add_resource",
    "add_stay",
    "add_step",
    "add_template",
    "answer_inclusion",
    "assess_risk",
    "assign_lead",
    "begin_protection",
    "begin_safety_plan",
    "call_court",
    "change_custody",
    "change_household",
    "change_person",
    "change_relationship",
    "change_reminder",
    "change_stay",
    "check_condition",
    "classify",
    "close_case",
    "close_protection",
    "complete_resource_check",
    "confirm_assessment",
    "correct_entrusted_note",
    "correct_note",
    "correct_resource",
    "correct_statement",
    "discard_letter",
    "draft_letter",
    "edit_letter",
    "end_direction",
    "end_goal",
    "end_mandate",
    "end_with_advice",
    "finish_consultation",
    "finish_reminder",
    "finish_step",
    "give_feedback",
    "give_mandate",
    "impose_condition",
    "join_case",
    "leave_case",
    "lift_condition",
    "lock",
    "move",
    "move_reminder",
    "open_case",
    "pass_on_reminders",
    "pass_report_on",
    "put_in_force",
    "record_court_answer",
    "record_home_visit",
    "record_report",
    "record_statement",
    "remind",
    "remove_custody",
    "remove_household",
    "remove_part",
    "remove_person",
    "remove_relationship",
    "remove_resource",
    "remove_stay",
    "reopen_case",
    "reopen_reminder",
    "reopen_report",
    "repeat_resource_check",
    "replace_document",
    "retire_template",
    "return_report",
    "send_letter",
    "set_direction",
    "set_goal",
    "set_languages",
    "set_resource_state",
    "sign_safety_plan",
    "start_consultation",
    "start_protection",
    "start_resource_check",
    "take_measure",
    "take_offer",
    "take_responsibility",
    "tell_of_overdue",
    "tell_outside",
    "tell_what_is_late",
    "withdraw_document",
    "withdraw_reminder",
    "write_entrusted_note",
    "write_note",
    "write_safety_plan",
    "write_template",
    "write_work_note",
]
