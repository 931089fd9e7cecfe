"""A child is placed, moves and leaves: one place at a time, inside the help and its corridor."""

import pytest

from accounts.models import User
from hze import actions
from hze.lifecycle import HelpForm, Phase
from hze.models import HelpEpisode, Placement, Rate
from tests.hze.helps_office import a_help
from tests.hze.residential_office import a_residential_help, facility, place_kind, placed
from tests.office import in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def test_a_place_names_the_provider_takes_the_agreed_rate_and_begins_the_phase(brandt: User) -> None:
    episode = a_residential_help()
    with records("placement.begun", "course.phase_entered", by=brandt):
        placement = placed(episode)
    rate = Rate.objects.on(placement.begins_on).get(organisation=facility(), help_kind=episode.help_kind)
    assert placement.day_rate_cents == rate.cents
    assert HelpEpisode.objects.for_list().get().provider == facility()
    assert [row.phase for row in episode.phases.all()] == [Phase.INQUIRY, Phase.BEGIN]


def test_when_the_child_moves_the_place_before_ends_the_day_before() -> None:
    first = placed()
    placed(first.episode, begins_on=in_days(-10), facility=facility("Träger Birke"))
    first.refresh_from_db()
    assert first.ends_on == in_days(-11)
    assert HelpEpisode.objects.for_list().get().provider == facility("Träger Birke")
    assert [Placement.objects.on(in_days(day)).count() for day in (-60, -11, -10, 30)] == [1, 1, 1, 1]


def test_a_move_that_is_still_to_come_does_not_rename_the_provider_yet() -> None:
    first = placed()
    placed(first.episode, begins_on=in_days(10), facility=facility("Träger Birke"))
    assert HelpEpisode.objects.for_list().get().provider == facility()
    assert [actions.name_providers(in_days(day)) for day in (9, 10, 11)] == [0, 1, 0]
    assert HelpEpisode.objects.for_list().get().provider == facility("Träger Birke")


def test_two_places_never_overlap() -> None:
    first = placed()
    with refused("An diesem Tag beginnt schon eine Unterbringung."):
        placed(first.episode)
    later = placed(first.episode, begins_on=in_days(10))
    with refused("Für diese Zeit ist schon eine Unterbringung eingetragen."):
        placed(first.episode, begins_on=in_days(5))
    assert Placement.objects.filter(ends_on__isnull=True).get() == later


def test_a_place_lies_in_the_time_of_the_help() -> None:
    episode = a_residential_help()
    for day in (-61, 671):
        with refused("Der Tag liegt nicht in der Zeit der Hilfe."):
            placed(episode, begins_on=in_days(day))


def test_only_at_home_needs_no_facility() -> None:
    episode = a_residential_help()
    with refused("Wählen Sie die Einrichtung."):
        placed(episode, facility=None)
    home = placed(episode, facility=None, place_kind=place_kind("zu Hause"), group="")
    assert (home.where, home.day_rate_cents) == ("zu Hause", None)


def test_outside_the_corridor_a_place_is_for_the_commission() -> None:
    episode = a_residential_help()
    episode.place_kinds.set([place_kind("Fünf-Tage-Gruppe")])
    with refused("Diese Art von Platz liegt außerhalb des bewilligten Korridors."):
        placed(episode)
    placed(episode, place_kind=place_kind("Fünf-Tage-Gruppe"))


def test_an_ambulatory_help_has_no_place() -> None:
    episode = a_help(HelpForm.AMBULATORY)
    with refused("Eine Unterbringung hat nur eine stationäre Hilfe."):
        placed(episode)


def test_a_place_ends_once_and_in_its_time(brandt: User) -> None:
    placement = placed()
    words = {"by": brandt, "reason": "Die Gruppe schließt."}
    with refused("Der letzte Tag liegt nicht in der Zeit dieser Unterbringung."):
        actions.end_placement(placement, ends_on=in_days(-61), **words)  # type: ignore[arg-type]
    with records("placement.ended", by=brandt):
        actions.end_placement(placement, ends_on=in_days(5), **words)  # type: ignore[arg-type]
    with refused("Diese Unterbringung ist schon beendet."):
        actions.end_placement(placement, ends_on=in_days(6), **words)  # type: ignore[arg-type]


def test_only_who_works_on_the_case_places_the_child(felten: User, aksoy: User, neumann: User, kemper: User) -> None:
    placement = placed()
    for stranger in (felten, aksoy, neumann, kemper):
        with forbidden():
            placed(placement.episode, by=stranger.username, begins_on=in_days(1))
        with forbidden():
            actions.end_placement(placement, by=stranger, ends_on=in_days(5), reason="So nicht.")


def test_without_its_entry_in_the_trail_nobody_is_placed(brandt: User) -> None:
    episode = a_residential_help()
    with undone_without_trail(brandt):
        actions.place(
            episode,
            by=brandt,
            place_kind=place_kind(),
            facility=facility(),
            siblings="none",
            school="stays",
            begins_on=episode.begins_on,
        )
