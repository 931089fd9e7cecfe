"""What an organisation sees by its personal link: its own entry and nothing else; nobody signs in here."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from socialspace.actions import partner_answers as actions
from socialspace.actions.links import PURPOSE
from socialspace.forms.partner_link import MessageForm, Nothing, OfferCorrection, OrganisationCorrection
from socialspace.models import Offer, PartnerAnswer, PartnerLink
from socialspace.views.partner_facts import facts_of
from web.http import answer_form, by_method, post_once, redirect_page, render_page, seen_version
from web.links import by_link
from web.rate import has_room
from web.tokens import Token, key_in


def _open_link(token: str) -> PartnerLink | None:
    """The link of a token that was made here, is not over and belongs to an organisation that exists."""
    key = key_in(token, purpose=PURPOSE)
    rows = PartnerLink.objects.open().select_related("organisation", "contact", "sent_by")
    return rows.of_active_organisations().filter(key=key).first() if key else None


def _has_room(request: HttpRequest, link: PartnerLink) -> bool:
    return request.method != "POST" or has_room(link)


by_partner_link = by_link(_open_link, has_room=_has_room, closed="socialspace/partner_closed.html")


@require_safe
def _start_page(request: HttpRequest, link: PartnerLink) -> HttpResponse:
    offers = link.organisation.offers.current().count()
    return render_page(request, "socialspace/partner_start.html", {"offers": offers, **_shared(link)})


@post_once
def _start(request: HttpRequest, link: PartnerLink) -> HttpResponse:
    actions.open_link(link)
    return redirect_page(request, "./eintrag/")


@by_partner_link
@require_safe
def entry(request: HttpRequest, link: PartnerLink) -> HttpResponse:
    """The organisation and its offers, each with a button that says: still right."""
    return _entry_page(request, link)


@by_partner_link
@post_once
def confirm_all(request: HttpRequest, link: PartnerLink) -> HttpResponse:
    """Confirm every offer as it was shown; `seen` is its key and its version."""
    own = {str(key): pk for pk, key in link.organisation.offers.values_list("pk", "key")}
    seen = {}
    for text in request.POST.getlist("seen"):
        key, _, version = text.partition(":")
        if key not in own:
            raise Http404
        seen[own[key]] = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0

    def act(_: dict[str, Any]) -> str:
        actions.confirm_offers(link, seen=seen)
        return "../eintrag/#danke"

    return answer_form(request, Nothing(request.POST), act, again=lambda form: _entry_page(request, link, form))


@by_partner_link
@post_once
def confirm_offer(request: HttpRequest, link: PartnerLink, key: UUID) -> HttpResponse:
    """One offer is still right."""
    offer = _offer_of(link, key)

    def act(_: dict[str, Any]) -> str:
        actions.confirm_offers(link, seen={offer.pk: seen_version(request)})
        return f"../../../eintrag/#angebot-{key}"

    return answer_form(request, Nothing(request.POST), act, again=lambda form: _entry_page(request, link, form))


@require_safe
def _offer_page(request: HttpRequest, link: PartnerLink, key: UUID) -> HttpResponse:
    offer = _offer_of(link, key)
    return _offer_form(request, link, offer, OfferCorrection.of(offer))


@post_once
def _correct_offer(request: HttpRequest, link: PartnerLink, key: UUID) -> HttpResponse:
    offer = _offer_of(link, key)

    def act(facts: dict[str, Any]) -> str:
        actions.correct_offer(link, offer, version=seen_version(request), facts=facts)
        return f"../../eintrag/#angebot-{key}"

    form = OfferCorrection(request.POST)
    return answer_form(request, form, act, again=lambda form: _offer_form(request, link, offer, form))


@by_partner_link
@post_once
def end_offer(request: HttpRequest, link: PartnerLink, key: UUID) -> HttpResponse:
    """An offer no longer exists."""
    offer = _offer_of(link, key)

    def act(_: dict[str, Any]) -> str:
        actions.end_offer(link, offer, version=seen_version(request))
        return "../../../eintrag/"

    return answer_form(request, Nothing(request.POST), act, again=lambda form: _entry_page(request, link, form))


@require_safe
def _organisation_page(request: HttpRequest, link: PartnerLink) -> HttpResponse:
    return _organisation_form(request, link, OrganisationCorrection.of(link.organisation))


@post_once
def _correct_organisation(request: HttpRequest, link: PartnerLink) -> HttpResponse:
    def act(facts: dict[str, Any]) -> str:
        actions.correct_organisation(link, version=seen_version(request), facts=facts)
        return "../eintrag/"

    form = OrganisationCorrection(request.POST)
    return answer_form(request, form, act, again=lambda form: _organisation_form(request, link, form))


@by_partner_link
@post_once
def message(request: HttpRequest, link: PartnerLink) -> HttpResponse:
    """Something for the Praxisberatung to read."""

    def act(facts: dict[str, Any]) -> str:
        actions.leave_message(link, **facts)
        return "../eintrag/#nachricht"

    form = MessageForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _entry_page(request, link, form))


def _offer_of(link: PartnerLink, key: UUID) -> Offer:
    """An offer of this organisation; those of others do not exist here."""
    found: Offer = get_object_or_404(link.organisation.offers.current().prefetch_related("languages"), key=key)
    return found


def _entry_page(request: HttpRequest, link: PartnerLink, form: BaseForm | None = None) -> HttpResponse:
    since = timezone.localdate(link.created_at)
    offers = list(link.organisation.offers.current().prefetch_related("languages", "topics"))
    for row in offers:
        row.facts = facts_of(row)  # type: ignore[attr-defined]
        row.is_confirmed = row.checked_by_partner and row.checked_on >= since  # type: ignore[attr-defined]
    context = {
        "offers": offers,
        "confirmed": sum(row.is_confirmed for row in offers),  # type: ignore[attr-defined]
        "messages_left": link.answers.filter(kind=PartnerAnswer.Kind.MESSAGE),
        "form": form,
        "message_form": form if isinstance(form, MessageForm) else MessageForm(),
        **_shared(link),
    }
    return render_page(request, "socialspace/partner_entry.html", context, status=422 if form else 200)


def _offer_form(request: HttpRequest, link: PartnerLink, offer: Offer, form: OfferCorrection) -> HttpResponse:
    context = {
        "offer": offer,
        "facts": facts_of(offer),
        "form": form,
        **_shared(link),
        **_version(request, form, offer.version),
    }
    return render_page(request, "socialspace/partner_offer.html", context, status=422 if form.errors else 200)


def _organisation_form(request: HttpRequest, link: PartnerLink, form: OrganisationCorrection) -> HttpResponse:
    context = {"form": form, **_shared(link), **_version(request, form, link.organisation.version)}
    return render_page(request, "socialspace/partner_organisation.html", context, status=422 if form.errors else 200)


def _version(request: HttpRequest, form: BaseForm, current: int) -> dict[str, object]:
    """The version for the form: the one the person has seen, or the newest, once it is shown beside."""
    is_stale = form.has_error(NON_FIELD_ERRORS, "stale")
    seen = current if is_stale or request.method != "POST" else seen_version(request)
    return {"version": seen, "is_stale": is_stale}


def _shared(link: PartnerLink) -> dict[str, object]:
    return {"link": link, "token": Token(PURPOSE, link.key), "phone": settings.OFFICE_PHONE}


start = by_partner_link(by_method(get=_start_page, post=_start))
offer = by_partner_link(by_method(get=_offer_page, post=_correct_offer))
organisation = by_partner_link(by_method(get=_organisation_page, post=_correct_organisation))
