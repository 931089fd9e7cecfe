"""The course of a residential help."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.http import StaffRequest
from hze import actions
from hze.models import Checkpoint
from hze.views.page import fetch_help
from web.http import at_once, post_once


@post_once
def finish_checkpoint(request: StaffRequest, key: UUID, checkpoint: UUID) -> HttpResponse:
    point = get_object_or_404(Checkpoint, episode=fetch_help(request, key), key=checkpoint)
    act = partial(actions.finish_checkpoint, point, by=request.user)
    return at_once(request, act, done="Der Prüfpunkt ist erledigt.", back=reverse("hze:episode", args=[key]))
