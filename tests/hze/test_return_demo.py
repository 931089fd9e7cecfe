"""The demo office shows one child on its way home and one for whom no return is planned at present."""

import pytest

from accounts.models import User
from hze.lifecycle import Light
from srojugend.demo import returns
from tests.hze.residential_office import a_residential_help
from tests.hze.return_office import standing_of
from tests.office import a_case, in_days

pytestmark = pytest.mark.django_db


def test_one_child_is_on_its_way_and_one_is_not() -> None:
    on_the_way = a_residential_help(case=a_case(), ends_on=in_days(700))
    not_now = a_residential_help(case=a_case(), ends_on=in_days(600))
    returns.load({user.username: user for user in User.objects.all()})
    first = standing_of(on_the_way)
    assert (first.traffic.light, len(first.trials), len(first.criteria)) == (Light.ON_THE_WAY, 2, 14)
    assert first.next_act.who == "Eltern"
    assert standing_of(not_now).traffic.light == Light.NOT_NOW
