"""What begins after a decision: three providers are asked, or a course is planned."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from accounts.models import User
from cases.models import Case
from hze import actions
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, ProviderRequest, Rate, RequestSheet
from socialspace.models import Organisation
from tests.office import a_case, a_help_kind, agreed_rates, in_days
from tests.trail import everything_stored, records, refused
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


def _begin(case: Case, by: User, form: HelpForm = HelpForm.AMBULATORY, **changes: Any) -> HelpEpisode:
    granted: dict[str, Any] = {
        "help_kind": a_help_kind(form),
        "decision_key": uuid4(),
        "begins_on": in_days(14),
        "ends_on": in_days(100),
        "minutes_per_week": 270,
    }
    return actions.begin_help(case, by=by, **(granted | changes))


def _asked() -> list[str]:
    return sorted(request.organisation.name for request in ProviderRequest.objects.select_related("organisation"))


def test_what_the_commission_wrote_stands_on_the_sheet_and_nothing_is_sent(felten: User) -> None:
    agreed_rates(a_help_kind(HelpForm.AMBULATORY))
    case = a_case()
    with records("help.begun", by=felten):
        _begin(case, felten, need="Der Morgen gelingt nicht.", goals="Pünktlich in der Schule.")
    sheet = RequestSheet.objects.get()
    assert (sheet.need, sheet.goals, sheet.starts_on) == (
        "Der Morgen gelingt nicht.",
        "Pünktlich in der Schule.",
        in_days(14),
    )
    assert {(request.state, request.text) for request in ProviderRequest.objects.all()} == {("ready", "")}


def test_only_providers_with_an_agreed_rate_on_the_first_day_are_asked(felten: User) -> None:
    kind = a_help_kind(HelpForm.AMBULATORY)
    agreed_rates(kind)
    Rate.objects.filter(organisation__name="Träger Ahorn").update(valid_to=in_days(13))
    _begin(a_case(), felten, begins_on=in_days(14))
    assert _asked() == ["Träger Birke", "Träger Eiche", "Träger Linde"]


def test_who_has_a_rate_for_another_kind_only_is_not_asked(felten: User) -> None:
    agreed_rates(a_help_kind(HelpForm.RESIDENTIAL))
    _begin(a_case(), felten)
    assert _asked() == []


def test_a_partner_that_offers_no_helps_is_not_asked(felten: User) -> None:
    agreed_rates(a_help_kind(HelpForm.AMBULATORY))
    Organisation.objects.filter(name="Träger Ahorn").update(kind=Organisation.Kind.SCHOOL)
    _begin(a_case(), felten)
    assert "Träger Ahorn" not in _asked()


def test_nothing_leaves_the_office_with_the_decision(felten: User) -> None:
    agreed_rates(a_help_kind(HelpForm.AMBULATORY))
    episode = _begin(a_case(), felten)
    assert episode.requests.ready().count() == 3
    assert not OutgoingMail.objects.exists()


def test_a_decision_opens_one_help(felten: User) -> None:
    case, decision = a_case(), uuid4()
    _begin(case, felten, HelpForm.RESIDENTIAL, decision_key=decision)
    before = everything_stored()
    with pytest.raises(IntegrityError, match="decision_key"):
        _begin(case, felten, HelpForm.RESIDENTIAL, decision_key=decision)
    assert everything_stored() == before


def test_a_help_ends_after_it_begins(felten: User) -> None:
    case = a_case()
    with refused("Das Ende der Hilfe liegt nicht nach ihrem Beginn."):
        _begin(case, felten, ends_on=in_days(14))


def test_helps_are_seen_by_asd_and_wjh_of_the_team_only(felten: User) -> None:
    _begin(a_case(), felten, HelpForm.RESIDENTIAL)
    seeing = {user.username for user in User.objects.all() if HelpEpisode.objects.visible_to(user).exists()}
    assert seeing == {"brandt", "aksoy", "vossen", "felten", "neumann", "orth"}


def test_a_help_of_one_kind_does_not_run_twice_at_once(felten: User) -> None:
    case = a_case()
    _begin(case, felten)

    with refused("läuft in dieser Zeit schon"):
        _begin(case, felten, begins_on=in_days(100), ends_on=in_days(200))

    _begin(case, felten, begins_on=in_days(101), ends_on=in_days(200))
    _begin(a_case(), felten)
    assert HelpEpisode.objects.count() == 3
