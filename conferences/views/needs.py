"""A need becomes an item of a conference; its figure stays where it is."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from conferences import actions, rules
from conferences.forms import NeedItemForm
from conferences.models import Conference
from socialspace.models import Quarter, Topic
from web.http import answer_form, post_once, render_page


@require_safe
def need_item(request: StaffRequest) -> HttpResponse:
    """Conferences to come that can take a need up; `thema` and `quartier` in the address say which one."""
    rules.demand_reader(request.user)
    topic_id = request.GET.get("thema", "")
    return _page(request, _form(request, initial={"topic": topic_id, "quarter": request.GET.get("quartier", "")}))


@post_once
def add_need_item(request: StaffRequest) -> HttpResponse:
    """Put the need at the end of the agenda of the chosen conference."""
    rules.demand_convener(request.user)

    def act(given: dict[str, Any]) -> str:
        conference: Conference = given["conference"]
        title, notes = given["title"], given["notes"]
        actions.add_item(conference, by=request.user, title=title, notes=notes)
        messages.success(request, "Der Bedarf steht auf der Tagesordnung.")
        return reverse("conferences:conference", args=[conference.key]) + "#tagesordnung"

    return answer_form(
        request, _form(request, data=request.POST), act, again=lambda form: _page(request, form, status=422)
    )


def _form(request: StaffRequest, **given: Any) -> NeedItemForm:
    upcoming = Conference.objects.visible_to(request.user).upcoming(timezone.localdate())
    initial = given.pop("initial", {})
    return NeedItemForm(**given, initial=_words(request, initial), conferences=upcoming)


def _words(request: StaffRequest, given: dict[str, str]) -> dict[str, str]:
    """Title and notes of the item: the topic and the place, never a count."""
    topic_id, key = given.get("topic", ""), given.get("quarter", "")
    topic = Topic.objects.filter(pk=topic_id).first() if topic_id.isdecimal() and len(topic_id) < 10 else None
    try:
        quarter = Quarter.objects.visible_to(request.user).filter(key=UUID(key)).first()
    except ValueError:
        quarter = None
    return {
        "title": f"Bedarf: {topic.name}" if topic else "Bedarf: ",
        "notes": f"Quartier: {quarter.name}. " if quarter else "",
    }


def _page(request: StaffRequest, form: NeedItemForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "upcoming": list(form.conferences.select_related("moderator")),
        "may_convene": rules.may_convene(request.user),
    }
    return render_page(request, "conferences/need_item.html", context, status=status)
