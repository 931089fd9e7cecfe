"""Rows of the competition that are right, and what makes their copy wrong."""

from datetime import date
from typing import Any

from django.utils import timezone

from hze import actions
from hze.lifecycle import HelpForm
from hze.models import (
    Award,
    FamilyChoice,
    OfferRating,
    ProviderAgreement,
    ProviderOffer,
    ProviderProfile,
    ProviderRequest,
    RequestAnswer,
    RequestLink,
)
from socialspace.models import Organisation
from tests.cases.violations import Violations
from tests.hze.competition_office import asked, awarded, offered
from tests.office import a_help_kind, agreed_rates, colleague, in_days, newest


def _agreement() -> ProviderAgreement:
    agreed_rates(a_help_kind(HelpForm.AMBULATORY))
    return actions.add_agreement(
        Organisation.objects.providers()[0], by=colleague("neumann"), kind="77", valid_from=date(2026, 1, 1)
    )


def _profile() -> ProviderProfile:
    agreed_rates(a_help_kind(HelpForm.AMBULATORY))
    provider = Organisation.objects.providers()[0]
    return actions.keep_profile(provider, by=colleague("neumann"), version=0, competences=(), areas=())


def _sent() -> ProviderRequest:
    return asked()[0]


def _link() -> RequestLink:
    asked()
    return newest(RequestLink)


def _answer() -> RequestAnswer:
    offered(asked()[0])
    return newest(RequestAnswer)


def _offer() -> ProviderOffer:
    return offered(asked()[0])


def _rating() -> OfferRating:
    awarded()
    return newest(OfferRating)


def _choice() -> FamilyChoice:
    awarded()
    return newest(FamilyChoice)


def _award() -> Award:
    awarded()
    return newest(Award)


def _other_provider() -> dict[str, Any]:
    return {"organisation_id": Organisation.objects.providers().filter(requests=None)[0].pk}


def _chosen() -> ProviderRequest:
    awarded()
    return ProviderRequest.objects.get(state="chosen")


def _other_request() -> dict[str, Any]:
    return {"request_id": ProviderRequest.objects.filter(offer=None)[0].pk}


COMPETITION: Violations = {
    "agreement_kind_known": (_agreement, lambda: {"kind": "78z"}),
    "agreement_ends_after_it_begins": (
        _agreement,
        lambda: {"kind": "78b_rate", "valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)},
    ),
    "agreement_no_overlap": (_agreement, lambda: {"valid_from": date(2026, 3, 1)}),
    "provider_capacity_has_its_day": (_profile, lambda: {**_other_provider(), "free_places": 1}),
    "request_state_known": (_sent, lambda: {**_other_provider(), "state": "lost"}),
    "request_answered_after_it_was_sent": (_sent, lambda: {**_other_provider(), "state": "ready"}),
    "request_one_chosen_per_help": (_chosen, _other_provider),
    "request_link_one_open": (_link, dict),
    "request_answer_known": (_answer, lambda: {"state": "chosen"}),
    "request_declined_with_reason": (_answer, lambda: {"state": "declined"}),
    "offer_says_who_and_how": (_offer, lambda: {**_other_request(), "person": ""}),
    "offer_has_hours": (_offer, lambda: {**_other_request(), "minutes_per_week": 0}),
    "offer_rated_from_one_to_four": (_rating, lambda: {"idea": 5}),
    "offer_suitability_known": (_rating, lambda: {"suits": "maybe"}),
    "offer_rated_with_reason": (_rating, lambda: {"reason": ""}),
    "choice_after_it_was_pointed_out": (_choice, lambda: {"pointed_out_on": in_days(1)}),
    "choice_not_followed_with_reason": (_choice, lambda: {"is_followed": False}),
    "choice_followed_names_the_offer": (_choice, lambda: {"wish_id": None}),
    "award_once_per_help": (_award, dict),
    "award_has_reason": (_award, lambda: {"reason": "", "withdrawn_at": timezone.now(), "withdrawn_because": "x"}),
    "award_withdrawn_with_reason": (_award, lambda: {"withdrawn_at": timezone.now()}),
}
