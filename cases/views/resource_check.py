"""The Ressourcencheck: the card, who takes part, beginning, repeating, completing."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions, rules
from cases.family.ecomap import draw_net
from cases.forms.resource_check import CheckParticipantForm, CompleteForm, ResourceForm, StartCheckForm
from cases.lifecycle import Stage
from cases.models import Case, Person, ResourceCheck, WillStatement
from cases.resource_card import Card, card_of, repeat_on
from cases.views.page import fetch_case, file_page
from web.german import day_num
from web.http import answer_form, post_once, redirect_page, swap_page

PART = "#karte"
VIEWS = ("karte", "liste")
SAID = 2  # statements of the child above the card


@require_safe
def resource_check(request: StaffRequest, key: UUID) -> HttpResponse:
    """The card of the newest resource check, or the form to start one."""
    return show(request, fetch_case(request, key))


@post_once
def start(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    form = StartCheckForm(request.POST)
    return write(request, case, form, "start_form", partial(actions.start_resource_check, case))


@post_once
def repeat(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    form = StartCheckForm(request.POST, auto_id="id_repeat_%s")
    return write(request, case, form, "repeat_form", partial(actions.repeat_resource_check, case))


@post_once
def add_participant(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    form = CheckParticipantForm(request.POST)
    return write(request, case, form, "participant_form", partial(actions.add_check_participant, newest(case)))


@post_once
def complete(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    check = newest(case)
    form = CompleteForm(request.POST)

    def act(cleaned: dict[str, Any]) -> str:
        actions.complete_resource_check(check, by=request.user, **cleaned)
        then = "" if check.is_repeat else " Als Nächstes berät das Team."
        again = f" Wiedervorlage am {day_num(cleaned['remind_on'])}." if cleaned["remind_on"] else ""
        messages.success(request, f"Der Ressourcencheck ist abgeschlossen.{then}{again}")
        return reverse("cases:resource_check" if check.is_repeat else "cases:consultation", args=[key])

    def again(form: CompleteForm) -> HttpResponse:
        if form.errors.keys() - {"__all__"}:
            return show(request, case, status=422, complete_form=form)
        messages.error(request, " ".join(map(str, form.non_field_errors())))
        return redirect_page(request, reverse("cases:resource_check", args=[key]))

    return answer_form(request, form, act, again=again)


def write(request: StaffRequest, case: Case, form: Form, name: str, action: Callable[..., object]) -> HttpResponse:
    """Act and show the card again: fresh after success, with everything typed after a refusal."""

    def act(cleaned: dict[str, Any]) -> str:
        action(by=request.user, **cleaned)
        return address(case, request.GET)

    again = partial(_again, request, case, name)
    return answer_form(request, form, act, again=again, lead=swap_card if name == "resource_form" else redirect_page)


def swap_card(request: HttpRequest, to: str) -> HttpResponse:
    """After a change in place only the card is fetched anew."""
    return swap_page(request, to, target=PART, push=False)


def address(case: Case, query: Mapping[str, str]) -> str:
    """The page of the card as it was looked at: as card or list, narrowed to a state."""
    kept = {name: query[name] for name in ("ansicht", "stand") if query.get(name)}
    return reverse("cases:resource_check", args=[case.key]) + (f"?{urlencode(kept)}" if kept else "")


def newest(case: Case) -> ResourceCheck:
    """The newest check; 404 when there is none."""
    check = _newest(case)
    if check is None:
        raise Http404
    return check


def show(request: StaffRequest, case: Case, *, status: int = 200, **forms: Form) -> HttpResponse:
    """The page; with a form that was refused."""
    check = _newest(case)
    card = card_of(check, state=request.GET.get("stand", "")) if check else None
    context: dict[str, object] = {"check": check, "card": card} | _way_of_looking(request, case)
    is_open = check is not None and check.completed_at is None
    if card and is_open:
        context["resource_form"] = ResourceForm(case=case)
    is_part = card and request.htmx and not request.htmx.history_restore_request
    if is_part:
        context["may_work"] = case.stage != Stage.CLOSED and rules.may_work_on(request.user, case)
    else:
        context |= _around(case, card)
    context |= {"lost": _lost(forms, is_open=is_open)} | dict(forms)
    part = "card" if card else None
    return file_page(
        request, case, "cases/resource_check.html", context, tab="resource_check", partial=part, status=status
    )


def _again(request: StaffRequest, case: Case, name: str, form: Form) -> HttpResponse:
    return show(request, case, status=422, **{name: form})


def _lost(forms: Mapping[str, Form], *, is_open: bool) -> Form | None:
    """A refused form whose place is gone from the page: beginning needs no open check, everything else one."""
    for name, form in forms.items():
        if is_open == (name in {"start_form", "repeat_form"}):
            return form
    return None


def _way_of_looking(request: StaffRequest, case: Case) -> dict[str, object]:
    view = request.GET.get("ansicht", "")
    looking = {"ansicht": view if view in VIEWS else "", "stand": request.GET.get("stand", "")[:20]}
    return {
        "as_list": view == "liste",
        "query": urlencode({name: value for name, value in looking.items() if value}),
    }


def _around(case: Case, card: Card | None) -> dict[str, object]:
    """What stands around the card on the whole page: the child's words first."""
    said = WillStatement.objects.current().filter(case=case, person__role=Person.Role.CHILD)
    return {
        "child_words": said.select_related("person").order_by("-said_on", "-id")[:SAID],
        "participants": card.check.participants.filter(left_at__isnull=True) if card else [],
        "net": draw_net(str(case.family), card.resources) if card and card.resources else None,
        "start_form": StartCheckForm(),
        "repeat_form": StartCheckForm(auto_id="id_repeat_%s"),
        "participant_form": CheckParticipantForm(),
        "complete_form": CompleteForm(initial={"remind_on": repeat_on()}),
    }


def _newest(case: Case) -> ResourceCheck | None:
    return ResourceCheck.objects.filter(case=case).select_related("follows").first()
