"""The circles of the demo office: with a consent, without names, with something offered."""

import pytest

from accounts.models import User
from cases.circle import rows_of
from srojugend.demo import circle
from tests.office import a_running_check

pytestmark = pytest.mark.django_db


def test_running_checks_get_a_circle_with_and_without_names(db: None) -> None:
    check = a_running_check()
    circle.load({user.username: user for user in User.objects.all()})
    seen = {row.participant.name: (row.scope.is_named, len(row.proposals)) for row in rows_of(check)}
    assert seen == {"Aylin Demir": (True, 1), "Tom Pauly": (False, 0), "Sekretariat": (False, 0)}
