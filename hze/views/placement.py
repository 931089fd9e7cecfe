"""Where the child lives: placed, moved, left."""

from functools import partial
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.http import StaffRequest
from cases.rules import demand
from hze import actions, rules
from hze.forms.placement import EndPlacementForm, PlacementForm
from hze.models import Placement
from hze.views.asking import Question, asks, doing
from hze.views.course import fetch_course


@asks
def place(request: StaffRequest, key: UUID) -> Question:
    """Where the child lives from a day on; the place before ends the day before."""
    help_ = fetch_course(request, key)
    last = help_.placements.filter(ends_on__isnull=True).select_related("facility", "place_kind").last()
    words = (
        f"Jetzt: {last.where}. Diese Unterbringung endet dann am Tag davor."
        if last
        else "Die Hilfe hat noch keinen Ort."
    )
    demand(rules.may_change_help(request.user, help_))
    return Question(
        help=help_,
        url=request.path,
        tab="course",
        heading="Umzug eintragen" if last else "Unterbringung eintragen",
        words=f"{words} Den Tagessatz übernimmt die Anwendung aus der Vereinbarung mit dem Träger.",
        button="Unterbringung eintragen",
        back=reverse("hze:course", args=[key]),
        form=partial(
            PlacementForm,
            initial={"siblings": last.siblings, "school": last.school} if last else {"begins_on": help_.begins_on},
        ),
        act=doing(actions.place, help_, by=request.user),
        done="Die Unterbringung ist eingetragen.",
    )


@asks
def end_placement(request: StaffRequest, key: UUID, placement: UUID) -> Question:
    """The last day in a place, with no other one after it."""
    help_ = fetch_course(request, key)
    rows = Placement.objects.select_related("episode", "facility", "place_kind")
    found = get_object_or_404(rows, episode=help_, key=placement)
    demand(rules.may_change_help(request.user, help_))
    return Question(
        help=help_,
        url=request.path,
        tab="course",
        heading="Unterbringung beenden",
        words=f"{found.where}, seit {found.begins_on:%d.%m.%Y}. Zieht das Kind um, tragen Sie den Umzug ein.",
        button="Unterbringung beenden",
        back=reverse("hze:course", args=[key]),
        form=EndPlacementForm,
        act=doing(actions.end_placement, found, by=request.user),
        done="Die Unterbringung ist beendet.",
    )
