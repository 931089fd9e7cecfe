"""What stands in the addresses of a residential course."""

from typing import Any

from hze import actions
from hze.models import LeaveReflection
from tests.hze.residential_office import a_contact_rule, a_leave, a_residential_help, placed
from tests.office import a_case, colleague, in_days

type Samples = dict[str, list[Any]]


def samples() -> Samples:
    """A child in a group with a contact, a weekend behind it and one ahead."""
    brandt = colleague("brandt")
    episode = a_residential_help(case=a_case(child_first_name="Kim", child_last_name="Kind-Untergebracht"))
    placement, rule = placed(episode), a_contact_rule(episode)
    actions.record_contact(rule, by=brandt, happened_on=in_days(-20), outcome="happened")
    past, ahead = a_leave(episode), a_leave(episode, begins_on=in_days(7), ends_on=in_days(9))
    actions.reflect_on_leave(past, by=brandt, whose=LeaveReflection.Whose.CHILD, words="Es war schön.")
    return {
        "placed": [episode.key],
        "placement": [episode.key, placement.key],
        "contact_rule": [episode.key, rule.key],
        "past_leave": [episode.key, past.key],
        "next_leave": [episode.key, ahead.key],
    }
