"""Content is rated before any price, the family chooses, one provider gets the help and learns who the family is."""

import pytest

from accounts.models import User
from hze import actions
from hze.competition import competition_of
from hze.models import Award, HelpEpisode, ProviderOffer
from hze.release import released_to
from tests.hze.competition_office import GRADES, asked, awarded, chosen, now, offered, rated, with_offers
from tests.office import in_days
from tests.trail import forbidden, records, refused
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


def _help() -> HelpEpisode:
    return HelpEpisode.objects.for_list().get()


def test_no_price_shows_before_every_offer_is_rated() -> None:
    requests = asked()
    first, second = offered(requests[0]), offered(requests[1])
    rated(first)
    before = competition_of(_help())
    assert [column.cents for column in before.columns] == [None, None]
    rated(second, idea=1)
    after = competition_of(_help())
    assert [column.cents for column in after.columns] == [70_00, 70_00]
    assert [column.weekly_cents for column in after.columns] == [420_00, 420_00]
    assert [column.rating and column.rating.points for column in after.columns] == [12, 10]


def test_a_late_offer_hides_the_prices_again_until_it_is_rated() -> None:
    _, requests = with_offers()
    late = offered(requests[2])
    assert not competition_of(_help()).prices_open
    assert rated(late).knew_price is False
    assert rated(late).knew_price is True


def test_a_changed_offer_is_rated_again() -> None:
    _, requests = with_offers(1)
    offer = ProviderOffer.objects.get()
    changed = offered(requests[0], idea="Ganz anders.")
    assert not competition_of(_help()).prices_open
    with refused("Das Angebot wurde inzwischen geändert."):
        rated(offer)
    rated(changed)
    assert competition_of(_help()).prices_open


def test_the_family_chooses_after_the_rating(brandt: User) -> None:
    requests = asked()
    offered(requests[0])
    with refused("Bewerten Sie zuerst alle Angebote"):
        chosen(_help(), requests[0])


def test_a_wish_that_is_not_followed_says_why() -> None:
    help_, requests = with_offers()
    with refused("nennen Sie den Grund und erläutern Sie ihn"):
        chosen(help_, requests[0], is_followed=False)
    choice = chosen(help_, requests[0], is_followed=False, because="cost", explanation="Doppelt so teuer.")
    assert choice.get_because_display() == "unverhältnismäßige Mehrkosten"
    actions.award(requests[1], by=choice.by, reason="Das zweite Angebot ist ebenso geeignet.")
    assert now(help_).provider_id == requests[1].organisation_id


def test_the_right_to_choose_was_pointed_out_before() -> None:
    help_, requests = with_offers()
    with refused("Der Hinweis auf das Wahlrecht kommt vor der Wahl."):
        chosen(help_, requests[0], pointed_out_on=in_days(0), chosen_on=in_days(-1))


def test_only_an_offer_can_be_wished() -> None:
    help_, requests = with_offers(1)
    with refused("Von diesem Träger liegt kein Angebot vor."):
        chosen(help_, requests[2])


def test_the_help_goes_to_whom_the_family_chose(brandt: User) -> None:
    help_, requests = with_offers()
    with refused("Halten Sie zuerst fest, was die Familie gewählt hat."):
        actions.award(requests[0], by=brandt, reason="Passt.")
    chosen(help_, requests[0])
    with refused("Vergeben wird an den Träger, den die Familie gewählt hat"):
        actions.award(requests[1], by=brandt, reason="Passt.")
    with records("help.awarded", by=brandt):
        actions.award(requests[0], by=brandt, reason="Passt zum Morgen.")
    assert now(help_).provider_id == requests[0].organisation_id
    states = [now(request).state for request in requests]
    assert states == ["chosen", "not_chosen", "not_chosen"]


def test_without_the_familys_consent_no_name_is_released(brandt: User) -> None:
    help_, requests = with_offers()
    chosen(help_, requests[0], agrees_to_release=False)
    with refused("Die Familie ist noch nicht einverstanden"):
        actions.award(requests[0], by=brandt, reason="Passt.")


def test_what_is_not_suitable_is_not_awarded(brandt: User) -> None:
    requests = asked()
    rated(offered(requests[0]), suits="no")
    chosen(_help(), requests[0])
    with refused("Dieses Angebot ist als nicht geeignet bewertet."):
        actions.award(requests[0], by=brandt, reason="Trotzdem.")


def test_only_the_chosen_provider_learns_who_the_family_is() -> None:
    _, requests = awarded()
    rows = [type(row).objects.select_related("episode__case__child").get(pk=row.pk) for row in requests]
    released = released_to(rows[0])
    assert released is not None
    assert "Milan" in released.child
    assert [released_to(row) for row in rows[1:]] == [None, None]


def test_everybody_hears_what_became_of_it_and_no_mail_names_the_family() -> None:
    _, requests = awarded()
    mails = OutgoingMail.objects.filter(subject="Ihre Antwort auf unsere Anfrage")
    assert sorted("gewählt. Wer die Familie ist" in mail.body for mail in mails) == [False, False, True]
    assert not any("Milan" in mail.body or "Sommerfeld" in mail.body for mail in mails)
    assert len(requests) == mails.count()


def test_who_cannot_come_after_all_loses_the_names_and_the_others_stand_again(brandt: User) -> None:
    help_, requests = awarded()
    with records("help.award_withdrawn", by=brandt):
        actions.withdraw_award(help_, by=brandt, reason="Die Fachkraft ist erkrankt.")
    row = type(requests[0]).objects.select_related("episode__case__child").get(pk=requests[0].pk)
    assert released_to(row) is None
    assert [now(request).state for request in requests] == ["declined", "offered", "seen"]
    assert now(help_).provider_id is None
    chosen(help_, requests[1])
    actions.award(requests[1], by=brandt, reason="Das zweite Angebot passt auch.")
    assert Award.objects.count() == 2


def test_only_who_answers_for_the_case_rates_and_awards(aksoy: User, neumann: User) -> None:
    help_, requests = with_offers()
    offer = ProviderOffer.objects.all()[0]
    for colleague in (aksoy, neumann):
        with forbidden():
            actions.award(requests[0], by=colleague, reason="Passt.")
        with forbidden():
            actions.rate_offer(offer, by=colleague, version=1, grades=GRADES, suits="yes", reason="Gut.")
        with forbidden():
            actions.withdraw_award(help_, by=colleague, reason="Nein.")
