"""A help with a final plan and its next talk, one with a draft, one with a talk that was cancelled."""

from typing import Any

from hze import actions
from hze.lifecycle import HelpForm
from tests.hze.helps_office import a_help
from tests.hze.plan_office import a_draft, a_final_plan, a_perspective, a_signature, a_talk, written
from tests.office import a_case, colleague


def samples() -> dict[str, list[Any]]:
    planned = a_help(case=_case("Hilfeplan"))
    final = a_final_plan(planned, days=-30)
    a_signature(final)
    talk = a_talk(planned)
    guest, point = talk.guests.all()[0], talk.agenda.all()[0]
    outside = a_help(HelpForm.RESIDENTIAL, case=_case("Perspektive"))
    a_perspective(outside)
    draft = written(a_draft(outside))
    cancelled = a_talk(a_help(case=_case("Absage")))
    actions.cancel_talk(cancelled, by=colleague("brandt"), reason="Die Mutter ist krank.")
    return {
        "planned_help": [planned.key],
        "unplanned_help": [cancelled.episode.key],
        "outside_help": [outside.key],
        "final_plan": [planned.key, final.key],
        "plan_to_write": [outside.key, draft.key],
        "plan_talk": [planned.key, talk.key],
        "held_talk": [outside.key, draft.talk.key],
        "cancelled_talk": [cancelled.episode.key, cancelled.key],
        "talk_guest": [planned.key, talk.key, guest.key],
        "agenda_point": [planned.key, talk.key, point.key],
    }


def _case(words: str) -> Any:
    return a_case(child_first_name="Kim", child_last_name=f"Kind-{words}")
