"""Answers by telephone, offers and their rating, what the family chose, and the award."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from cases.rules import demand
from hze import actions, rules
from hze.forms.award import AwardForm, ChoiceForm, RatingForm, WithdrawAwardForm
from hze.forms.requests import OfferForm, PhoneDeclineForm, offered
from hze.models import FamilyChoice, HelpEpisode, OfferFile, ProviderOffer, ProviderRequest
from hze.views import asking
from hze.views.requests import TAB, competition_path, fetch_ambulatory, fetch_request
from web.http import foreign_file, post_once, seen_version
from web.uploads.kinds import IN_THE_BROWSER


@require_safe
def decline_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """A provider says no on the telephone."""
    return asking.show(request, _declining(request, _answerable(request, key)))


@post_once
def decline(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _declining(request, _answerable(request, key)))


@require_safe
def offer_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """A provider makes an offer on the telephone or on paper."""
    return asking.show(request, _offering(request, _answerable(request, key)))


@post_once
def submit_offer(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _offering(request, _answerable(request, key)))


@require_safe
def rating_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """Rate one offer by its content; no price is on this page."""
    return _rating_page(request, _offer(request, key))


@post_once
def rate_offer(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _rating(request, _offer(request, key), seen_version(request)))


@require_safe
def offer_file(request: StaffRequest, key: UUID) -> HttpResponse:
    """A file a provider added to its offer."""
    rows = OfferFile.objects.filter(offer__request__in=ProviderRequest.objects.visible_to(request.user))
    found = get_object_or_404(rows.select_related("file", "offer__request__episode__case"), key=key)
    case_key = found.offer.request.episode.case.key
    record_read(case_key, by=request.user, page="offer_file")
    return foreign_file(found.file, inline=found.file.media_type in IN_THE_BROWSER)


@require_safe
def choice_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """What the family wished among the offers."""
    return asking.show(request, _choosing(request, _settled(request, key)))


@post_once
def record_choice(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _choosing(request, _settled(request, key)))


@require_safe
def award_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """Give the help to the provider the family chose."""
    return asking.show(request, _awarding(request, _settled(request, key)))


@post_once
def award(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _awarding(request, _settled(request, key)))


@require_safe
def withdraw_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """Take the award back, with the reason."""
    return asking.show(request, _withdrawing(request, _settled(request, key)))


@post_once
def withdraw_award(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _withdrawing(request, _settled(request, key)))


def _answerable(request: StaffRequest, key: UUID) -> ProviderRequest:
    found = fetch_request(request, key)
    demand(rules.may_send_requests(request.user, found.episode))
    return found


def _settled(request: StaffRequest, key: UUID) -> HelpEpisode:
    help_ = fetch_ambulatory(request, key)
    demand(rules.may_send_requests(request.user, help_))
    return help_


def _offer(request: StaffRequest, key: UUID) -> ProviderOffer:
    found = _answerable(request, key)
    rows = ProviderOffer.objects.prefetch_related("files", "ratings")
    offer: ProviderOffer = get_object_or_404(rows, request=found)
    offer.request = found
    return offer


def _rating_page(request: StaffRequest, offer: ProviderOffer) -> HttpResponse:
    return asking.show(request, _rating(request, offer, offer.version))


def _declining(request: StaffRequest, found: ProviderRequest) -> asking.Question:
    return asking.Question(
        help=found.episode,
        tab=TAB,
        heading=f"Absage von {found.organisation} eintragen",
        words="Wie am Telefon gesagt. Ein Angebot, das schon vorlag, ist damit zurückgezogen.",
        button="Absage eintragen",
        url=reverse("hze:phone_decline", args=[found.key]),
        back=competition_path(found.episode),
        form=lambda *args: PhoneDeclineForm(*args[:1]),
        act=lambda cleaned: actions.decline(found, by=request.user, **cleaned),
        done="Die Absage ist eingetragen.",
    )


def _offering(request: StaffRequest, found: ProviderRequest) -> asking.Question:
    offer = ProviderOffer.objects.filter(request=found).first()
    return asking.Question(
        help=found.episode,
        tab=TAB,
        heading=f"Angebot von {found.organisation} eintragen",
        words="Wie am Telefon gesagt oder auf Papier gekommen. Der Preis steht in der Vereinbarung.",
        button="Angebot eintragen",
        url=reverse("hze:phone_offer", args=[found.key]),
        back=competition_path(found.episode),
        form=lambda *args: OfferForm(*args) if args else OfferForm.of(offer),
        act=lambda cleaned: actions.submit_offer(found, by=request.user, **offered(cleaned)),
        done="Das Angebot ist eingetragen.",
    )


def _rating(request: StaffRequest, offer: ProviderOffer, version: int) -> asking.Question:
    found = offer.request
    words = f"{offer.idea}\n\nWer kommt: {offer.person}, {offer.qualification}\nBeginn und Zeiten: "
    words += f"ab {offer.starts_on:%d.%m.%Y}, {offer.times}"

    def act(cleaned: dict[str, Any]) -> None:
        grades = {name: cleaned.pop(name) for name in ("idea", "person", "timing", "nearness")}
        actions.rate_offer(offer, by=request.user, version=version, grades=grades, **cleaned)

    return asking.Question(
        help=found.episode,
        tab=TAB,
        heading=f"Angebot von {found.organisation} bewerten",
        words="Bewertet wird der Inhalt. Preise zeigt die Seite erst, wenn alle Angebote bewertet sind.",
        about=words,
        button="Bewertung festhalten",
        url=reverse("hze:rate_offer", args=[found.key]),
        back=f"{competition_path(found.episode)}#angebote",
        form=lambda *args: RatingForm(*args[:1]),
        act=act,
        done="Die Bewertung ist festgehalten.",
        version=version,
    )


def _choosing(request: StaffRequest, help_: HelpEpisode) -> asking.Question:
    offers = actions.offers_of(help_)
    return asking.Question(
        help=help_,
        tab=TAB,
        heading="Wahl der Familie festhalten",
        words="Die Familie wählt unter den geeigneten Angeboten (§ 5 SGB VIII). Halten Sie fest, was sie möchte.",
        button="Wahl festhalten",
        url=reverse("hze:family_choice", args=[help_.key]),
        back=f"{competition_path(help_)}#wahl",
        form=lambda *args: ChoiceForm(*args[:1], offers=offers),
        act=lambda cleaned: actions.record_choice(help_, by=request.user, **cleaned),
        done="Die Wahl der Familie ist festgehalten.",
    )


def _awarding(request: StaffRequest, help_: HelpEpisode) -> asking.Question:
    choice = FamilyChoice.objects.filter(episode=help_).order_by("-id").first()
    offers = actions.offers_of(help_)
    wish = choice.wish_id if choice else None
    return asking.Question(
        help=help_,
        tab=TAB,
        heading="Hilfe vergeben",
        words="Nur dieser Träger erfährt dann, wer die Familie ist. Die anderen hören, dass die Hilfe vergeben ist.",
        button="Hilfe vergeben",
        url=reverse("hze:award", args=[help_.key]),
        back=f"{competition_path(help_)}#vergabe",
        form=lambda *args: AwardForm(*args[:1], offers=offers, initial={"request": wish}),
        act=lambda cleaned: actions.award(cleaned["request"], by=request.user, reason=cleaned["reason"]),
        done="Die Hilfe ist vergeben.",
    )


def _withdrawing(request: StaffRequest, help_: HelpEpisode) -> asking.Question:
    return asking.Question(
        help=help_,
        tab=TAB,
        heading="Vergabe zurücknehmen",
        words="Der Träger sieht dann keine Namen mehr. Die anderen Angebote stehen wieder offen.",
        button="Vergabe zurücknehmen",
        url=reverse("hze:withdraw_award", args=[help_.key]),
        back=competition_path(help_),
        form=lambda *args: WithdrawAwardForm(*args[:1]),
        act=lambda cleaned: actions.withdraw_award(help_, by=request.user, **cleaned),
        done="Die Vergabe ist zurückgenommen.",
    )
