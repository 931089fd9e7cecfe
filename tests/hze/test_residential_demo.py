"""The demo office's children outside their family: placed, visited, at home, and reported on."""

import pytest

from accounts.models import User
from hze.models import ContactEvent, FacilityReport, HomeLeave, LeaveReflection, Placement
from srojugend.demo import residential
from tests.hze.residential_office import a_residential_help

pytestmark = pytest.mark.django_db


def test_a_running_help_is_filled_and_one_facility_has_reported() -> None:
    episode = a_residential_help()
    people = {user.username: user for user in User.objects.all()}
    residential.load(people)
    residential.load_reports(people)
    assert Placement.objects.get(episode=episode).facility_id is not None
    assert episode.phases.count() == 3
    assert ContactEvent.objects.count() >= 7
    assert (HomeLeave.objects.count(), LeaveReflection.objects.count()) == (3, 3)
    assert FacilityReport.objects.get().answered_at is not None
