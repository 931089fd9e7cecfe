"""Offers are rated, the family chooses, the help is awarded; only the chosen provider learns who the family is."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.rules import demand
from hze import rules
from hze.actions.locks import lock_running
from hze.actions.requests import AWARDED, PURPOSE
from hze.lifecycle import RequestState, next_request
from hze.models import (
    Award,
    FamilyChoice,
    HelpEpisode,
    OfferRating,
    ProviderOffer,
    ProviderRequest,
    RequestAnswer,
    RequestLink,
)
from web import tokens
from web.mail import queue_mail
from web.store import store

UNRATED = "Bewerten Sie zuerst alle Angebote nach ihrem Inhalt."
NOT_CHOSEN = "Vergeben wird an den Träger, den die Familie gewählt hat, oder mit Begründung an einen anderen."


@transaction.atomic
def rate_offer(
    offer: ProviderOffer, *, by: User, version: int, grades: dict[str, int], suits: str, reason: str
) -> OfferRating:
    """Rate what was offered by its content, and say whether it is suitable; before any price is shown.

    Grades go from 1 to 4. A later rating takes the place of an earlier one; both stay readable.
    """
    episode = lock_running(HelpEpisode.objects.get(requests__offer=offer.pk))
    demand(rules.may_send_requests(by, episode))
    _demand_not_awarded(episode)
    offer = ProviderOffer.objects.select_for_update().get(pk=offer.pk)
    if offer.version != version:
        raise ValidationError("Das Angebot wurde inzwischen geändert. Lesen Sie es noch einmal.", code="stale")
    knew = rules.prices_are_open(offers_of(episode))
    rating = OfferRating(offer=offer, version=version, suits=suits, reason=reason, by=by, knew_price=knew, **grades)
    store(rating)
    record("offer.rated", offer.key, by=by, case_key=episode.case.key, suits=suits)
    return rating


@transaction.atomic
def record_choice(
    episode: HelpEpisode,
    *,
    by: User,
    pointed_out_on: date,
    chosen_on: date,
    chosen_by: str,
    wish: ProviderRequest | None,
    words: str = "",
    is_followed: bool = True,
    because: str = "",
    explanation: str = "",
    agrees_to_release: bool = False,
) -> FamilyChoice:
    """Write down what the family wished among the offers, and why if it is not followed (§ 5 SGB VIII).

    A later choice takes the place of an earlier one; both stay readable. Raises ValidationError when offers are not
    rated yet, the wish is none of the offers, or a day lies ahead.
    """
    episode = lock_running(episode)
    demand(rules.may_send_requests(by, episode))
    _demand_not_awarded(episode)
    offers = offers_of(episode)
    if not rules.prices_are_open(offers):
        raise ValidationError(UNRATED, code="unrated")
    if wish is not None and wish.pk not in {offer.request_id for offer in offers}:
        raise ValidationError({"wish": "Von diesem Träger liegt kein Angebot vor."})
    if max(pointed_out_on, chosen_on) > timezone.localdate():
        raise ValidationError({"chosen_on": "Die Wahl liegt in der Zukunft."})
    choice = FamilyChoice(episode=episode, by=by, wish=wish, pointed_out_on=pointed_out_on, chosen_on=chosen_on)
    choice.chosen_by, choice.words, choice.is_followed = chosen_by, words, is_followed
    choice.because, choice.explanation = ("", "") if is_followed else (because, explanation)
    choice.agrees_to_release = agrees_to_release
    store(choice)
    record("family.chose", episode.key, by=by, case_key=episode.case.key, followed=is_followed)
    return choice


@transaction.atomic
def award(request: ProviderRequest, *, by: User, reason: str) -> Award:
    """Give the help to a provider: it learns who the family is, the others hear that it is awarded.

    Raises ValidationError when the help is awarded, no choice of the family stands, it did not agree that names are
    told, another offer was wished and the wish is followed, or this offer is not suitable.
    """
    episode = lock_running(HelpEpisode.objects.get(requests=request.pk))
    demand(rules.may_send_requests(by, episode))
    _demand_not_awarded(episode)
    rows = list(episode.requests.exclude(sent_at=None).select_for_update(of=("self",)).select_related("organisation"))
    chosen = next((row for row in rows if row.pk == request.pk and row.state == RequestState.OFFERED), None)
    if chosen is None:
        raise ValidationError("Von diesem Träger liegt kein Angebot vor.", code="no_offer")
    choice = _demand_choice(episode, chosen)
    given = Award(episode=episode, request=chosen, choice=choice, reason=reason, by=by)
    store(given)
    episode.provider = chosen.organisation
    store(episode, only=["provider"])
    for row in rows:
        _settle(row, is_chosen=row.pk == chosen.pk)
    record("help.awarded", episode.key, by=by, case_key=episode.case.key, offers=len(offers_of(episode)))
    return given


@transaction.atomic
def withdraw_award(episode: HelpEpisode, *, by: User, reason: str) -> None:
    """Take an award back, as when the provider cannot come after all: its link shows no name any more.

    The other offers stand again, and more providers can be asked.
    """
    episode = lock_running(episode)
    demand(rules.may_send_requests(by, episode))
    given = Award.objects.select_for_update().filter(episode=episode, withdrawn_at__isnull=True).first()
    if given is None:
        raise ValidationError("Diese Hilfe ist nicht vergeben.", code="not_awarded")
    given.withdrawn_at, given.withdrawn_because, given.withdrawn_by = timezone.now(), reason, by
    store(given, only=["withdrawn_at", "withdrawn_because", "withdrawn_by"])
    episode.provider = None
    store(episode, only=["provider"])
    for row in episode.requests.exclude(sent_at=None).select_for_update(of=("self",)):
        if row.pk == given.request_id:
            row.state = next_request(row.state, RequestState.DECLINED)
            store(RequestAnswer(request=row, state=RequestState.DECLINED, reason=reason, by=by))
        elif row.state == RequestState.NOT_CHOSEN:
            had_offer = ProviderOffer.objects.filter(request=row).exists()
            row.state = next_request(row.state, RequestState.OFFERED if had_offer else RequestState.SEEN)
        store(row, only=["state"])
    record("help.award_withdrawn", episode.key, by=by, case_key=episode.case.key)


def offers_of(episode: HelpEpisode) -> list[ProviderOffer]:
    """The offers that stand, with their ratings; a withdrawn one is no offer."""
    rows = ProviderOffer.objects.filter(request__episode=episode).exclude(request__state=RequestState.DECLINED)
    return list(rows.select_related("request__organisation").prefetch_related("ratings__by", "files__file"))


def _demand_not_awarded(episode: HelpEpisode) -> None:
    if Award.objects.filter(episode=episode, withdrawn_at__isnull=True).exists():
        raise ValidationError(AWARDED, code="awarded")


def _demand_choice(episode: HelpEpisode, chosen: ProviderRequest) -> FamilyChoice:
    offers = offers_of(episode)
    if not rules.prices_are_open(offers):
        raise ValidationError(UNRATED, code="unrated")
    choice = FamilyChoice.objects.filter(episode=episode).order_by("-id").first()
    if choice is None:
        raise ValidationError("Halten Sie zuerst fest, was die Familie gewählt hat.", code="no_choice")
    if choice.is_followed and choice.wish_id != chosen.pk:
        raise ValidationError(NOT_CHOSEN, code="not_chosen")
    if not choice.agrees_to_release:
        raise ValidationError(
            "Die Familie ist noch nicht einverstanden, dass der Träger ihre Namen erfährt.", code="release"
        )
    rating = next(offer for offer in offers if offer.request_id == chosen.pk).ratings.all()
    if list(rating)[-1].suits == OfferRating.Suits.NO:
        raise ValidationError("Dieses Angebot ist als nicht geeignet bewertet.", code="unsuitable")
    return choice


def _settle(row: ProviderRequest, *, is_chosen: bool) -> None:
    """Say to one provider what became of it; who declined hears nothing more."""
    if row.state == RequestState.DECLINED:
        return
    had_offer = row.state == RequestState.OFFERED
    row.state = next_request(row.state, RequestState.CHOSEN if is_chosen else RequestState.NOT_CHOSEN)
    store(row, only=["state"])
    link = RequestLink.objects.open().filter(request=row).select_related("mail").first()
    if link is None or link.mail is None:
        return
    address = f"{settings.SITE_URL}{reverse('hze:request_start', args=[tokens.MARK])}"
    words = {"request": row, "is_chosen": is_chosen, "had_offer": had_offer, "phone": settings.OFFICE_PHONE}
    queue_mail(
        recipient=link.mail.recipient,
        subject="Ihre Antwort auf unsere Anfrage",
        body=render_to_string("hze/mail/request_outcome.txt", words | {"address": address if had_offer else ""}),
        token=tokens.Token(PURPOSE, link.key),
    )
