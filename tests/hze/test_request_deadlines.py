"""Providers are reminded once; the worker hears when the time to answer is over."""

import pytest

from accounts.models import Notification
from hze import actions
from hze.models import ProviderRequest
from tests.hze.competition_office import asked, link_of, offered
from tests.office import in_days
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


def _reminders() -> int:
    return OutgoingMail.objects.filter(subject__startswith="Erinnerung").count()


def test_who_has_not_answered_is_reminded_once_three_days_before_the_deadline() -> None:
    requests = asked()
    offered(requests[0])
    actions.decline(requests[1], link=link_of(requests[1]), reason="Kein Platz.")
    assert actions.remind_providers(in_days(6)) == 0
    assert actions.remind_providers(in_days(7)) == 1
    assert actions.remind_providers(in_days(8)) == 0
    assert _reminders() == 1


def test_who_was_asked_by_telephone_gets_no_mail() -> None:
    asked()
    ProviderRequest.objects.update(reminded_on=None)
    for request in ProviderRequest.objects.all():
        request.links.update(revoked_at="2026-01-01T00:00:00Z")
    assert actions.remind_providers(in_days(8)) == 0


@pytest.mark.parametrize(
    ("offers", "said"), [(0, "kein Angebot: weitere Träger fragen"), (1, "ein Angebot"), (2, "2 Angebote")]
)
def test_the_day_after_the_deadline_the_worker_hears_how_many_offers_came(offers: int, said: str) -> None:
    for request in asked()[:offers]:
        offered(request)
    Notification.objects.all().delete()
    assert actions.tell_of_ended_deadlines(in_days(10)) == 0
    told = actions.tell_of_ended_deadlines(in_days(11))
    assert told == Notification.objects.filter(text__contains=said).count() > 0
    assert actions.tell_of_ended_deadlines(in_days(11)) == 0
