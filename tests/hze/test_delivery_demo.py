"""The demo office shows a running help with its hours, one month over the frame, and what the WJH keeps about it."""

import pytest

from accounts.models import User
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpKind, MonthlyStatement, Reimbursement
from srojugend.demo import delivery
from tests.hze.helps_office import a_help
from tests.office import agreed_rates

pytestmark = pytest.mark.django_db


def test_a_help_is_awarded_delivered_and_priced() -> None:
    first = a_help()
    for kind in HelpKind.objects.filter(form=HelpForm.AMBULATORY):
        agreed_rates(kind)
    delivery.load({user.username: user for user in User.objects.all()})
    help_ = HelpEpisode.objects.exclude(pk=first.pk).get()
    assert help_.provider_id is not None
    states = set(MonthlyStatement.objects.values_list("state", flat=True))
    assert states == {"checked", "handed_in"}
    assert Reimbursement.objects.filter(episode=help_).exists()
