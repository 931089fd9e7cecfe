"""The demo's trainings: two years with visible gaps, three dates to come, the same every time."""

import pytest
from django.utils import timezone

from accounts.models import User
from socialspace import rules
from socialspace.lifecycle import TrainingState
from socialspace.models import Training, TrainingAttendance
from srojugend.demo import trainings

pytestmark = pytest.mark.django_db


def test_the_demo_has_past_and_coming_trainings_with_gaps_one_can_see() -> None:
    people = {user.username: user for user in User.objects.all()}
    trainings.load(people)
    trainings.load(people)
    today = timezone.localdate()
    held = Training.objects.filter(state=TrainingState.HELD)
    assert (held.count(), Training.objects.filter(state=TrainingState.PLANNED).count()) == (11, 3)
    assert not held.filter(ends_on__gte=today).exists()
    assert not Training.objects.filter(state=TrainingState.PLANNED, starts_on__lte=today).exists()
    assert not Training.objects.filter(starts_on__week_day__in=[1, 7]).exists()
    assert TrainingAttendance.objects.filter(state=TrainingAttendance.State.MISSED).exists()
    able = {user.department for user in rules.moderators(today)}
    assert able == {"asd", "advice"}, "WJH is the gap the demo shows."
