"""Providers are asked for an offer."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from accounts.http import StaffRequest
from hze import actions
from hze.views.page import fetch_help
from web.http import at_once, post_once


@post_once
def send_requests(request: StaffRequest, key: UUID) -> HttpResponse:
    act = partial(actions.send_requests, fetch_help(request, key), by=request.user)
    return at_once(request, act, done="Die Anfragen sind unterwegs.", back=reverse("hze:episode", args=[key]))
