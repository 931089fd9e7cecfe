"""A point of a course is ticked off, once."""

import pytest

from accounts.models import User
from hze import actions
from hze.lifecycle import HelpForm
from hze.models import Checkpoint
from tests.office import a_decision, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def _a_checkpoint() -> Checkpoint:
    a_decision(HelpForm.RESIDENTIAL)
    return Checkpoint.objects.all()[0]


def test_asd_and_wjh_of_the_team_tick_a_point_off(aksoy: User, neumann: User) -> None:
    first, second = _a_checkpoint(), Checkpoint.objects.all()[1]
    for colleague, point in ((aksoy, first), (neumann, second)):
        with records("checkpoint.finished", by=colleague):
            actions.finish_checkpoint(point, by=colleague)
        assert Checkpoint.objects.get(pk=point.pk).done_on == in_days(0)


def test_a_point_is_ticked_off_once(brandt: User) -> None:
    point = _a_checkpoint()
    actions.finish_checkpoint(point, by=brandt)
    with refused("Dieser Prüfpunkt ist schon erledigt."):
        actions.finish_checkpoint(point, by=brandt)


def test_nobody_else_ticks_it_off(kemper: User, demir: User, dohmen: User, admin: User) -> None:
    point = _a_checkpoint()
    for stranger in (kemper, demir, dohmen, admin):
        with forbidden():
            actions.finish_checkpoint(point, by=stranger)


def test_without_its_entry_in_the_trail_nothing_is_ticked_off(brandt: User) -> None:
    point = _a_checkpoint()
    with undone_without_trail(brandt):
        actions.finish_checkpoint(point, by=brandt)
