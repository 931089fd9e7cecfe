from datetime import date

import pytest

from socialspace import actions
from socialspace.models import Need, Quarter, Topic

pytestmark = pytest.mark.django_db


def test_needs_of_one_month_are_counted_together() -> None:
    topic, quarter = Topic.objects.all()[0], Quarter.objects.all()[2]
    actions.count_need(topic=topic, quarter=quarter, day=date(2026, 11, 3))
    actions.count_need(topic=topic, quarter=quarter, day=date(2026, 11, 28))
    need = Need.objects.get()
    assert (need.month, need.count) == (date(2026, 11, 1), 2)
