"""What happens to a help: it begins, changes and ends; providers are asked; a course has its checkpoints."""

from hze.actions.agreements import add_agreement, end_agreement, keep_profile, set_rate
from hze.actions.answers import ProviderActor, decline, examine, open_request, submit_offer
from hze.actions.award import award, offers_of, rate_offer, record_choice, withdraw_award
from hze.actions.contacts import agree_contact, end_contact, record_contact
from hze.actions.costs import (
    add_contribution,
    add_reimbursement,
    end_contribution,
    move_reimbursement,
    record_jurisdiction,
)
from hze.actions.course import add_checkpoint, enter_phase, finish_checkpoint
from hze.actions.deadlines import remind_providers, tell_of_ended_deadlines
from hze.actions.delivery import add_worker, end_worker, record_start
from hze.actions.facility_reports import (
    answer_report,
    ask_for_due_reports,
    ask_for_report,
    remind_of_reports,
    revoke_report_link,
    send_report_link,
)
from hze.actions.help_links import HELP_LINK, revoke_help_link, send_help_link
from hze.actions.help_plans import finish_help_plan, help_plan_path, keep_court_paper, sign_help_plan, write_help_plan
from hze.actions.helps import begin_help, change_help, end_help
from hze.actions.home_leave import call_off_home_leave, plan_home_leave, reflect_on_leave
from hze.actions.perspective import clarify_perspective
from hze.actions.placement import end_placement, name_providers, place
from hze.actions.plan_talks import (
    add_agenda_point,
    add_guest,
    cancel_talk,
    hold_talk,
    move_talk,
    plan_talk,
    remove_agenda_point,
    remove_guest,
)
from hze.actions.reports import plan_all_reports, receive_report, upload_report
from hze.actions.requests import (
    choose_providers,
    requests_path,
    resend_link,
    revoke_request_link,
    send_requests,
    word_sheet,
)
from hze.actions.return_course import (
    add_criterion,
    agree_step,
    evaluate_trial,
    finish_step,
    judge_criterion,
    plan_trial,
)
from hze.actions.return_plan import (
    record_failed_return,
    record_return,
    return_path,
    set_no_return,
    set_return_goal,
    settle_after_care,
)
from hze.actions.statements import (
    Hours,
    check_statement,
    hand_in_statement,
    remind_of_statements,
    return_statement,
    type_statement,
)

__all__ = [
    "HELP_LINK",
    "Hours",
    "ProviderActor",
    "add_agenda_point",
    "add_agreement",
    "add_checkpoint",
    "add_contribution",
    "add_criterion",
    "add_guest",
    "add_reimbursement",
    "add_worker",
    "agree_contact",
    "agree_step",
    "answer_report",
    "ask_for_due_reports",
    "ask_for_report",
    "award",
    "begin_help",
    "call_off_home_leave",
    "cancel_talk",
    "change_help",
    "check_statement",
    "choose_providers",
    "clarify_perspective",
    "decline",
    "end_agreement",
    "end_contact",
    "end_contribution",
    "end_help",
    "end_placement",
    "end_worker",
    "enter_phase",
    "evaluate_trial",
    "examine",
    "finish_checkpoint",
    "finish_help_plan",
    "finish_step",
    "hand_in_statement",
    "help_plan_path",
    "hold_talk",
    "judge_criterion",
    "keep_court_paper",
    "keep_profile",
    "move_reimbursement",
    "move_talk",
    "name_providers",
    "offers_of",
    "open_request",
    "place",
    "plan_all_reports",
    "plan_home_leave",
    "plan_talk",
    "plan_trial",
    "rate_offer",
    "receive_report",
    "record_choice",
    "record_contact",
    "record_failed_return",
    "record_jurisdiction",
    "record_return",
    "record_start",
    "reflect_on_leave",
    "remind_of_reports",
    "remind_of_statements",
    "remind_providers",
    "remove_agenda_point",
    "remove_guest",
    "requests_path",
    "resend_link",
    "return_path",
    "return_statement",
    "revoke_help_link",
    "revoke_report_link",
    "revoke_request_link",
    "send_help_link",
    "send_report_link",
    "send_requests",
    "set_no_return",
    "set_rate",
    "set_return_goal",
    "settle_after_care",
    "sign_help_plan",
    "submit_offer",
    "tell_of_ended_deadlines",
    "type_statement",
    "upload_report",
    "withdraw_award",
    "word_sheet",
    "write_help_plan",
]
