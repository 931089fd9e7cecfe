"""Which organisations have not confirmed their offers for long, who was asked, and what they answered."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Exists, F, Min, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from socialspace import actions, rules
from socialspace.actions.links import Asked
from socialspace.forms.confirmations import ConfirmationForm
from socialspace.models import ContactPerson, Organisation, PartnerAnswer, PartnerLink
from socialspace.models.offers import oldest_fresh_day
from web.http import answer_form, post_once, redirect_page, render_page
from web.mail import MAX_ATTEMPTS

PAGE_SIZE = 50
ANSWERS = 20
UNCONFIRMED, ASKED, ALL = "unbestätigt", "angeschrieben", "alle"
CHOICES = (UNCONFIRMED, ASKED, ALL)


@require_safe
def confirmations(request: StaffRequest) -> HttpResponse:
    """Organisations with offers, those whose confirmation is oldest first; `zeige` in the address filters them."""
    rules.demand(rules.may_steward_directory(request.user))
    return _page(request, ConfirmationForm(user=request.user))


@post_once
def send_confirmations(request: StaffRequest) -> HttpResponse:
    """Send a link to the chosen organisations, or to all with unconfirmed offers that have no open one."""
    rules.demand(rules.may_steward_directory(request.user))
    everybody = "everybody" in request.POST
    form = ConfirmationForm(request.POST, user=request.user, everybody=_to_ask(request.user) if everybody else None)

    def act(chosen: dict[str, Any]) -> str:
        asked = actions.ask_to_confirm(chosen["organisations"], by=request.user, contacts=chosen["contacts"])
        _say(request, asked)
        return reverse("socialspace:confirmations") + f"?zeige={ASKED}"

    return answer_form(request, form, act, again=lambda form: _page(request, form))


@post_once
def revoke_link(request: StaffRequest, key: UUID) -> HttpResponse:
    """Take a link back."""
    rules.demand(rules.may_steward_directory(request.user))
    link = get_object_or_404(PartnerLink, key=key)

    try:
        actions.revoke_link(link, by=request.user)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0])
    else:
        messages.success(request, "Der Link gilt nicht mehr.")
    return redirect_page(request, reverse("socialspace:confirmations") + f"?zeige={ASKED}")


def _page(request: StaffRequest, form: ConfirmationForm) -> HttpResponse:
    asked_for = request.GET.get("zeige", "")
    chosen = asked_for if asked_for in CHOICES else UNCONFIRMED
    rows = _rows(request.user, chosen)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("seite"))
    context = {
        "page": page,
        "form": form,
        "chosen": chosen,
        "choices": CHOICES,
        "picked": set(form.data.getlist("organisations")) if form.is_bound else set(),  # type: ignore[attr-defined]
        "days": settings.OFFER_STALE_DAYS,
        "today": timezone.localdate(),
        "sending": _sending(),
        "answers": PartnerAnswer.objects.visible_to(request.user).for_list()[:ANSWERS],
        "max_attempts": MAX_ATTEMPTS,
    }
    return render_page(request, "socialspace/confirmations.html", context, status=422 if form.errors else 200)


def _rows(user: User, chosen: str) -> QuerySet[Organisation]:
    """Organisations with current offers, annotated and with their newest link and whom one can write to."""
    newest = PartnerLink.objects.newest_of_each().select_related("mail", "contact")
    rows = _with_offers(user).prefetch_related(
        Prefetch("links", newest, to_attr="newest_links"),
        Prefetch("contacts", ContactPerson.objects.visible_to(user).with_email(), to_attr="reachable"),
    )
    if chosen == UNCONFIRMED:
        rows = rows.filter(unconfirmed__gt=0)  # type: ignore[misc]  # an annotation
    if chosen == ASKED:
        rows = rows.filter(Exists(PartnerLink.objects.filter(organisation=OuterRef("pk"))))
    return rows.order_by(F("oldest").asc(nulls_last=True), "name_sort", "pk")


def _with_offers(user: User) -> QuerySet[Organisation]:
    today = timezone.localdate()
    current = Q(offers__ended_on__isnull=True, offers__isnull=False) | Q(offers__ended_on__gt=today)
    late = current & Q(offers__checked_on__lt=oldest_fresh_day())
    return (
        Organisation.objects.visible_to(user)
        .active()
        .annotate(
            offer_count=Count("offers", filter=current),
            unconfirmed=Count("offers", filter=late),
            oldest=Min("offers__checked_on", filter=current),
        )
        .filter(offer_count__gt=0)
    )


def _to_ask(user: User) -> Sequence[Organisation]:
    """Those with unconfirmed offers who have no open link."""
    asked = PartnerLink.objects.open().filter(organisation=OuterRef("pk"))
    late = _with_offers(user).filter(unconfirmed__gt=0)  # type: ignore[misc]  # an annotation
    return list(late.filter(~Exists(asked)))


def _sending() -> dict[str, int]:
    """How far the links of the last days have come."""
    recent = PartnerLink.objects.since(timezone.localdate() - timedelta(days=settings.PARTNER_LINK_DAYS))
    waits = Q(mail__sent_at__isnull=True, mail__attempts__lt=MAX_ATTEMPTS)
    return recent.filter(revoked_at__isnull=True).aggregate(
        total=Count("pk"),
        waiting=Count("pk", filter=waits),
        sent=Count("pk", filter=Q(mail__sent_at__isnull=False)),
        failed=Count("pk", filter=Q(mail__sent_at__isnull=True, mail__attempts__gte=MAX_ATTEMPTS)),
        opened=Count("pk", filter=Q(opened_at__isnull=False)),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
    )


def _say(request: StaffRequest, asked: Asked) -> None:
    count = len(asked.links)
    if count:
        messages.success(request, f"{count} Einrichtung{'en' if count > 1 else ''} angeschrieben.")
    if asked.unreachable:
        names = ", ".join(organisation.name for organisation in asked.unreachable)
        messages.warning(request, f"Ohne E-Mail-Adresse, bitte anrufen: {names}")
