"""The demo office's helps: the newest waits for its requests to be sent, one changed inside its frame."""

import pytest

from accounts.models import User
from hze.models import HelpEpisode, HelpSegment
from srojugend.demo import helps
from tests.hze.helps_office import a_help

pytestmark = pytest.mark.django_db


def test_the_newest_help_waits_and_one_has_changed() -> None:
    older, newest = a_help(), a_help()
    helps.load({user.username: user for user in User.objects.all()})
    assert not older.requests.ready().exists()
    assert newest.requests.ready().exists()
    segment = HelpSegment.objects.get()
    assert segment.minutes_per_week == HelpEpisode.objects.get(pk=segment.episode_id).frame_minutes_per_week
