"""Two who ask in the same moment, a partner who answers while somebody asks: one open link, nobody waits for ever."""

from datetime import timedelta
from functools import partial

import pytest

from accounts.models import User
from conferences.actions import remind_of_offers
from socialspace.actions import ask_to_confirm
from socialspace.actions.partner_answers import correct_organisation
from socialspace.models import Organisation, PartnerLink
from tests import office
from tests.committed import at_once
from tests.committed import committed_office as committed_office
from tests.conferences.office import planned, subgroup_of, today
from web.rate import has_room

pytestmark = pytest.mark.django_db


def test_asking_and_answering_in_the_same_moment(dohmen: User, admin: User) -> None:
    house = office.an_offer("Elterncafé", organisation="Familienzentrum").organisation
    _asked_twice_leaves_one_open_link(house, dohmen, admin)
    _answering_while_somebody_asks_never_hangs(house, dohmen)
    _two_daily_runs_ask_once(dohmen)


def _asked_twice_leaves_one_open_link(house: Organisation, dohmen: User, admin: User) -> None:
    for _ in range(5):
        results = at_once(*(partial(ask_to_confirm, [house], by=by) for by in (dohmen, admin)))
        assert not [result for result in results if isinstance(result, Exception)], results
        assert PartnerLink.objects.open().filter(organisation=house).count() == 1


def _answering_while_somebody_asks_never_hangs(house: Organisation, dohmen: User) -> None:
    for turn in range(5):
        link = PartnerLink.objects.open().get(organisation=house)
        assert has_room(link)
        version = Organisation.objects.get(pk=house.pk).version
        facts = {"street": f"Straße {turn}", "phone": "", "email": ""}
        asked, _ = at_once(
            partial(ask_to_confirm, [house], by=dohmen),
            partial(correct_organisation, link, version=version, facts=facts),
        )
        assert len(asked.links) == 1  # the answer came before, or was told that its link has ended


def _two_daily_runs_ask_once(dohmen: User) -> None:
    group = subgroup_of(partners=("Grundschule", "Bücherei"))
    for name in ("Grundschule", "Bücherei"):
        office.an_offer("Treff", organisation=name)
    planned(dohmen, subgroup=group, day=today() + timedelta(days=7))
    results = at_once(*(partial(remind_of_offers, today()) for _ in range(3)))
    assert not [result for result in results if isinstance(result, Exception)], results
    assert sorted(result.asked for result in results) == [0, 0, 2]
