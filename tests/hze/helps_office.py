"""Helps as the commission granted them."""

from typing import Any
from uuid import uuid4

from cases.models import StatCode
from hze import actions
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpSegment
from tests.office import a_case, a_help_kind, agreed_rates, colleague, in_days


def a_help(form: HelpForm = HelpForm.AMBULATORY, **changes: Any) -> HelpEpisode:
    """A help with 6 of at most 8 hours a week, from today for 26 weeks."""
    agreed_rates(a_help_kind(form))
    granted: dict[str, Any] = {
        "help_kind": a_help_kind(form),
        "decision_key": uuid4(),
        "begins_on": in_days(0),
        "ends_on": in_days(181),
        "minutes_per_week": 360 if form == HelpForm.AMBULATORY else None,
        "frame_minutes_per_week": 480 if form == HelpForm.AMBULATORY else None,
        "need": "Der Morgen vor der Schule gelingt nicht.",
        "goals": "Alle frühstücken zusammen, und der Schulweg gelingt pünktlich.",
    }
    case = changes.pop("case", None) or a_case()
    return actions.begin_help(case, by=colleague("felten"), **(granted | changes))


def the_help() -> HelpEpisode:
    """The only help there is, as its page fetches it."""
    return HelpEpisode.objects.for_list().get()


def as_planned() -> StatCode:
    """The official reason „wie im Hilfeplan vorgesehen“."""
    return StatCode.objects.of_field(StatCode.Field.END_REASON)[0]


def changed(episode: HelpEpisode, *, by: str = "brandt", **changes: Any) -> HelpSegment:
    """A change inside the frame: seven hours from in a week on."""
    words: dict[str, Any] = {
        "begins_on": in_days(7),
        "ends_on": episode.last_day,
        "minutes_per_week": 420,
        "reason": "Der Morgen braucht eine Stunde mehr.",
        "decision_key": None,
    }
    return actions.change_help(episode, by=colleague(by), **(words | changes))
