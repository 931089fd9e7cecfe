"""A residential course goes from phase to phase and is looked at again and again."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from hze import actions
from hze.lifecycle import NEXT_PHASE, Phase
from hze.models import Checkpoint, CheckpointKind, CoursePhase, HelpEpisode
from tests.hze.residential_office import a_residential_help, placed
from tests.office import in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def entered(episode: HelpEpisode, phase: Phase, *, by: User, on: date | None = None) -> CoursePhase:
    return actions.enter_phase(episode, by=by, phase=phase, begins_on=on or in_days(0), reason="Es ist so weit.")


def test_phases_follow_each_other_and_the_history_stays(brandt: User) -> None:
    episode = placed().episode
    with records("course.phase_entered", by=brandt):
        entered(episode, Phase.CLEARING, by=brandt)
    for phase in (Phase.COURSE, Phase.RETURN_REQUESTED, Phase.TRIAL, Phase.RETURNED):
        entered(episode, phase, by=brandt)
    assert [row.phase for row in episode.phases.all()] == [
        *(Phase.INQUIRY, Phase.BEGIN, Phase.CLEARING, Phase.COURSE),
        *(Phase.RETURN_REQUESTED, Phase.TRIAL, Phase.RETURNED),
    ]


def test_a_phase_that_does_not_follow_is_refused(brandt: User) -> None:
    episode = placed().episode
    for phase in set(Phase) - NEXT_PHASE[Phase.BEGIN]:
        with refused("Auf „Beginn“ folgt diese Phase nicht."):
            entered(episode, phase, by=brandt)


def test_a_phase_does_not_begin_before_the_one_it_follows(brandt: User) -> None:
    episode = placed().episode
    with refused("„Beginn“ beginnt erst am"):
        entered(episode, Phase.CLEARING, by=brandt, on=in_days(-61))


def test_every_phase_leads_somewhere_and_every_one_is_reached() -> None:
    assert set(NEXT_PHASE) == set(Phase)
    assert set().union(*NEXT_PHASE.values()) == set(Phase)


@pytest.mark.parametrize("attempt", ["UPDATE hze_coursephase SET id = id", "DELETE FROM hze_coursephase"])
def test_not_even_the_database_rewrites_a_phase(attempt: str) -> None:
    a_residential_help()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attempt)


def test_only_who_works_on_the_case_leads_it_on(felten: User, aksoy: User, neumann: User, kemper: User) -> None:
    episode = placed().episode
    for stranger in (felten, aksoy, neumann, kemper):
        with forbidden():
            entered(episode, Phase.CLEARING, by=stranger)


def test_asd_and_wjh_add_points_of_their_own(brandt: User, neumann: User, kemper: User) -> None:
    episode = a_residential_help()
    words: dict[str, Any] = {"label": "Kostenzusage prüfen", "party": CheckpointKind.Party.WJH, "due_on": in_days(9)}
    for colleague in (brandt, neumann):
        with records("checkpoint.added", by=colleague):
            point = actions.add_checkpoint(episode, by=colleague, **words)
    assert (point.label, point.party, point.kind) == ("Kostenzusage prüfen", "wjh", None)
    with forbidden():
        actions.add_checkpoint(episode, by=kemper, **words)
    with refused("Die Hilfe beginnt erst später."):
        actions.add_checkpoint(episode, by=brandt, **(words | {"due_on": in_days(-61)}))


def test_what_came_of_a_point_stays_with_it(neumann: User) -> None:
    a_residential_help()
    point = Checkpoint.objects.all()[0]
    actions.finish_checkpoint(point, by=neumann, note="Bescheid ist da.")
    point.refresh_from_db()
    assert (point.done_by_id, point.note) == (neumann.pk, "Bescheid ist da.")


def test_the_half_yearly_review_comes_again_until_the_help_ends(brandt: User) -> None:
    episode = a_residential_help()
    reviews = Checkpoint.objects.filter(kind__label="Hilfeplan-Überprüfung").order_by("due_on")
    for _ in range(5):
        for point in reviews.open():
            actions.finish_checkpoint(point, by=brandt)
    first = in_days(-60 + 180)
    assert [(row.due_on - first).days for row in reviews] == [0, 180, 360, 540]
    assert reviews[3].due_on <= episode.last_day


def test_a_point_that_comes_once_does_not_come_again(brandt: User) -> None:
    a_residential_help()
    point = Checkpoint.objects.get(label="Anruf in der ersten Woche")
    before = Checkpoint.objects.count()
    actions.finish_checkpoint(point, by=brandt)
    assert Checkpoint.objects.count() == before


def test_the_page_shows_what_is_overdue(client: Client, brandt: User) -> None:
    episode = a_residential_help()
    client.force_login(brandt)
    page = client.get(reverse("hze:course", args=[episode.key])).content.decode()
    assert "2 überfällig" in page


def test_without_its_entry_in_the_trail_no_phase_begins(brandt: User) -> None:
    episode = placed().episode
    with undone_without_trail(brandt):
        entered(episode, Phase.CLEARING, by=brandt)
