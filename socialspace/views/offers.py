"""The directory: offers, and the organisations behind them."""

import json
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from socialspace.forms.offers import OfferFilter
from socialspace.models import Offer, Organisation
from socialspace.views.fetch import demand_reader
from web.http import render_page

PAGE_SIZE = 50


@require_safe
def offers(request: StaffRequest) -> HttpResponse:
    """The offers of the social space; the filter stands in the address."""
    demand_reader(request.user)
    form = OfferFilter(request.GET)
    rows = Offer.objects.visible_to(request.user).current()
    if form.is_valid():
        chosen = form.cleaned_data
        rows = rows.matching(chosen["words"])
        rows = rows.filter(topics=chosen["topic"]) if chosen["topic"] else rows
        rows = rows.filter(quarter=chosen["quarter"]) if chosen["quarter"] else rows
        rows = rows.filter(free_places__gt=0) if chosen["free"] else rows
    page = Paginator(rows.for_list(), PAGE_SIZE).get_page(request.GET.get("seite"))
    response = render_page(request, "socialspace/offers.html", {"page": page, "form": form}, partial="results")
    response.headers["HX-Trigger"] = json.dumps({"sro:meldung": {"text": f"{page.paginator.count} Angebote gefunden"}})
    return response


@require_safe
def organisation(request: StaffRequest, key: UUID) -> HttpResponse:
    """An organisation: whom one reaches there and what it offers."""
    demand_reader(request.user)
    found = get_object_or_404(Organisation.objects.visible_to(request.user).for_list(), key=key)
    rows = Offer.objects.visible_to(request.user).current().filter(organisation=found).for_list()
    return render_page(request, "socialspace/organisation.html", {"organisation": found, "offers": rows})
