"""Requests lie ready with the decision; somebody who answers for the case sends them, once."""

import pytest

from accounts.models import User
from hze import actions
from hze.models import ProviderRequest
from socialspace.models import ContactPerson
from tests.hze.helps_office import a_help
from tests.office import in_days
from tests.trail import forbidden, records, refused
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


def test_every_request_that_is_sent_has_its_letter_and_ten_days(brandt: User) -> None:
    help_ = a_help()
    with records("requests.sent", by=brandt):
        sent = actions.send_requests(help_, by=brandt, has_read=True)
    assert len(sent) == 3
    assert not help_.requests.ready().exists()
    for request in ProviderRequest.objects.select_related("mail", "organisation"):
        assert request.answer_until == in_days(10)
        assert request.mail is not None
        assert "--TOKEN--" in request.mail.body
        assert "Der Morgen" not in request.mail.body
        assert ContactPerson.objects.get(email=request.mail.recipient).organisation_id == request.organisation_id


def test_who_has_no_address_is_asked_by_telephone_and_has_the_same_days(felten: User) -> None:
    help_ = a_help()
    ContactPerson.objects.update(is_active=False)
    actions.send_requests(help_, by=felten, has_read=True)
    assert not help_.requests.filter(mail__isnull=False).exists()
    assert set(help_.requests.values_list("answer_until", flat=True)) == {in_days(10)}
    assert not OutgoingMail.objects.exists()


def test_what_was_sent_is_not_sent_again(brandt: User, felten: User) -> None:
    help_ = a_help()
    actions.send_requests(help_, by=brandt, has_read=True)
    with refused("Die Anfragen sind schon versandt."):
        actions.send_requests(help_, by=felten, has_read=True)


def test_whoever_works_on_the_case_or_leads_the_team_sends(
    aksoy: User, neumann: User, orth: User, kemper: User
) -> None:
    help_ = a_help()
    for colleague in (aksoy, neumann, orth, kemper):
        with forbidden():
            actions.send_requests(help_, by=colleague, has_read=True)


def test_nobody_is_asked_for_a_help_that_is_over(brandt: User) -> None:
    help_ = a_help(begins_on=in_days(-30))
    actions.end_help(help_, by=brandt, ended_on=in_days(-1), reason="Die Familie ist fortgezogen.")
    with refused("Diese Hilfe ist schon beendet."):
        actions.send_requests(help_, by=brandt, has_read=True)


def test_nothing_is_sent_before_somebody_has_read_it(brandt: User) -> None:
    help_ = a_help()
    with refused("Lesen Sie, was die Träger erfahren"):
        actions.send_requests(help_, by=brandt, has_read=False)


def test_nothing_is_sent_without_a_need(brandt: User) -> None:
    help_ = a_help(need="")
    with refused("wofür die Hilfe gebraucht wird"):
        actions.send_requests(help_, by=brandt, has_read=True)


def test_what_gives_the_family_away_is_not_sent(brandt: User) -> None:
    help_ = a_help(need="Milan Sommerfeld kommt ohne Frühstück.")
    with refused("Am Blatt ist die Familie zu erkennen."):
        actions.send_requests(help_, by=brandt, has_read=True)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("days", [-1, 0, 91])
def test_the_deadline_lies_ahead(brandt: User, days: int) -> None:
    help_ = a_help()
    with refused("Die Frist liegt zwischen morgen und in 90 Tagen."):
        actions.send_requests(help_, by=brandt, has_read=True, answer_until=in_days(days))
