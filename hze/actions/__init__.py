"""What happens to a help: it begins, changes and ends; providers are asked; a course has its checkpoints."""

from hze.actions.agreements import add_agreement, end_agreement, keep_profile, set_rate
from hze.actions.answers import ProviderActor, decline, examine, open_request, submit_offer
from hze.actions.award import award, offers_of, rate_offer, record_choice, withdraw_award
from hze.actions.contacts import agree_contact, end_contact, record_contact
from hze.actions.course import add_checkpoint, enter_phase, finish_checkpoint
from hze.actions.deadlines import remind_providers, tell_of_ended_deadlines
from hze.actions.help_plans import finish_help_plan, help_plan_path, keep_court_paper, sign_help_plan, write_help_plan
from hze.actions.helps import begin_help, change_help, end_help
from hze.actions.home_leave import call_off_home_leave, plan_home_leave, reflect_on_leave
from hze.actions.perspective import clarify_perspective
from hze.actions.placement import end_placement, place
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
from hze.actions.requests import (
    choose_providers,
    requests_path,
    resend_link,
    revoke_request_link,
    send_requests,
    word_sheet,
)

__all__ = [
    "ProviderActor",
    "add_agenda_point",
    "add_agreement",
    "add_checkpoint",
    "add_guest",
    "agree_contact",
    "award",
    "begin_help",
    "call_off_home_leave",
    "cancel_talk",
    "change_help",
    "choose_providers",
    "clarify_perspective",
    "decline",
    "end_agreement",
    "end_contact",
    "end_help",
    "end_placement",
    "enter_phase",
    "examine",
    "finish_checkpoint",
    "finish_help_plan",
    "help_plan_path",
    "hold_talk",
    "keep_court_paper",
    "keep_profile",
    "move_talk",
    "offers_of",
    "open_request",
    "place",
    "plan_home_leave",
    "plan_talk",
    "rate_offer",
    "record_choice",
    "record_contact",
    "reflect_on_leave",
    "remind_providers",
    "remove_agenda_point",
    "remove_guest",
    "requests_path",
    "resend_link",
    "revoke_request_link",
    "send_requests",
    "set_rate",
    "sign_help_plan",
    "submit_offer",
    "tell_of_ended_deadlines",
    "withdraw_award",
    "word_sheet",
    "write_help_plan",
]
