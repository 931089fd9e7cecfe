"""Before each conference its members are asked to confirm their offers, once."""

from datetime import timedelta

import pytest

from accounts.models import User
from conferences import actions
from conferences.models import Conference, Subgroup
from socialspace.actions import ask_to_confirm
from socialspace.models import Organisation, PartnerLink
from tests import office
from tests.conferences.office import invited, planned, subgroup_of, today
from tests.trail import records
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def subgroup(db: None) -> Subgroup:
    """Familienzentrum and Grundschule; both have an offer."""
    group = subgroup_of()
    for name in ("Familienzentrum", "Grundschule"):
        office.an_offer("Elterncafé", organisation=name)
    return group


def in_days(conference_days: int, subgroup: Subgroup, by: User) -> Conference:
    return planned(by, subgroup=subgroup, day=today() + timedelta(days=conference_days))


def asked() -> list[str]:
    return sorted(link.organisation.name for link in PartnerLink.objects.select_related("organisation"))


def test_members_with_offers_are_asked_in_the_name_of_who_leads(subgroup: Subgroup, dohmen: User) -> None:
    in_days(14, subgroup, dohmen)
    with records("partner_link.sent", "partner_link.sent", by=dohmen):
        done = actions.remind_of_offers(today())
    assert (done.conferences, done.asked, done.unreachable) == (1, 2, [])
    assert asked() == ["Familienzentrum", "Grundschule"]
    assert "Sozialraumkonferenz Mülfort" in OutgoingMail.objects.order_by("id")[0].body


def test_running_twice_sends_nothing_more(subgroup: Subgroup, dohmen: User) -> None:
    invited(dohmen, subgroup=subgroup, day=today() + timedelta(days=1))
    for expected in (2, 0, 0):
        assert actions.remind_of_offers(today()).asked == expected
    assert PartnerLink.objects.count() == 2


@pytest.mark.parametrize(("days", "count"), [(21, 2), (22, 0)])
def test_three_weeks_before_is_early_enough(subgroup: Subgroup, dohmen: User, days: int, count: int) -> None:
    in_days(days, subgroup, dohmen)
    assert actions.remind_of_offers(today()).asked == count


def test_whoever_was_asked_lately_is_left_alone(subgroup: Subgroup, dohmen: User) -> None:
    in_days(10, subgroup, dohmen)
    ask_to_confirm([Organisation.objects.get(name="Grundschule")], by=dohmen)
    assert actions.remind_of_offers(today()).asked == 1
    assert PartnerLink.objects.count() == 2


def test_members_without_offers_and_cancelled_conferences_are_left_alone(subgroup: Subgroup, dohmen: User) -> None:
    Organisation.objects.get(name="Grundschule").offers.update(ended_on=today())
    conference = in_days(10, subgroup, dohmen)
    assert actions.remind_of_offers(today()).asked == 1
    PartnerLink.objects.all().delete()
    actions.cancel(conference, by=dohmen, reason="Wasserschaden")
    assert actions.remind_of_offers(today()).asked == 0


def test_members_without_an_address_are_reported(subgroup: Subgroup, dohmen: User) -> None:
    silent = Organisation.objects.get(name="Grundschule")
    silent.contacts.all().delete()
    Organisation.objects.filter(pk=silent.pk).update(email="")
    in_days(10, subgroup, dohmen)
    assert actions.remind_of_offers(today()).unreachable == [silent]


def test_when_the_lead_has_left_another_advisor_asks(subgroup: Subgroup, dohmen: User, brandt: User) -> None:
    conference = in_days(10, subgroup, dohmen)
    Conference.objects.filter(pk=conference.pk).update(moderator=brandt)
    assert actions.remind_of_offers(today()).asked == 2
    assert {link.sent_by_id for link in PartnerLink.objects.all()} == {dohmen.pk}
    PartnerLink.objects.all().delete()
    User.objects.filter(pk=dohmen.pk).update(is_active=False)
    assert actions.remind_of_offers(today()).asked == 0
