"""Residential helps on their way: placed, visited, at home for a weekend."""

from typing import Any

from hze import actions
from hze.lifecycle import HelpForm
from hze.models import ContactRule, HelpEpisode, HomeLeave, PlaceKind, Placement
from socialspace.models import Organisation
from tests.hze.helps_office import a_help
from tests.office import colleague, in_days


def a_residential_help(**changes: Any) -> HelpEpisode:
    """A residential help that began 60 days ago and is granted for two years."""
    return a_help(HelpForm.RESIDENTIAL, **({"begins_on": in_days(-60), "ends_on": in_days(670)} | changes))


def place_kind(name: str = "Regelgruppe") -> PlaceKind:
    return PlaceKind.objects.get(name=name)


def facility(name: str = "Träger Ahorn") -> Organisation:
    return Organisation.objects.get(name=name)


def placed(episode: HelpEpisode | None = None, *, by: str = "brandt", **changes: Any) -> Placement:
    """A child in a group of Träger Ahorn since the help began."""
    episode = episode or a_residential_help()
    words: dict[str, Any] = {
        "place_kind": place_kind(),
        "facility": facility(),
        "group": "Gruppe Sonnenhof",
        "distance_km": 4,
        "siblings": Placement.Siblings.TOGETHER,
        "school": Placement.School.STAYS,
        "begins_on": episode.begins_on,
    }
    return actions.place(episode, by=colleague(by), **(words | changes))


def a_contact_rule(episode: HelpEpisode | None = None, *, by: str = "brandt", **changes: Any) -> ContactRule:
    """The mother visits every second Saturday."""
    words: dict[str, Any] = {
        "who": "Milan",
        "with_whom": "Mutter",
        "how_often": "jeden zweiten Samstag, 14 bis 17 Uhr",
        "place": "Wohngruppe",
        "company": ContactRule.Company.ACCOMPANIED,
        "begins_on": in_days(-50),
    }
    return actions.agree_contact(episode or a_residential_help(), by=colleague(by), **(words | changes))


def a_leave(episode: HelpEpisode | None = None, *, by: str = "brandt", **changes: Any) -> HomeLeave:
    """A weekend at home, two weeks ago."""
    words: dict[str, Any] = {
        "begins_on": in_days(-14),
        "ends_on": in_days(-12),
        "goal": "Abends ins Bett bringen ohne Streit.",
    }
    return actions.plan_home_leave(episode or a_residential_help(), by=colleague(by), **(words | changes))
