"""Besetzung: who takes the leads' seats today, who stands in for good, and who must not decide about a case."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import actions, rules
from approvals.forms.seats import RecusalForm, SubstituteForm
from approvals.models import Recusal, SeatSubstitute, Submission
from approvals.views.page import ask_about, own_area
from cases.rules import demand
from web.http import answer_form, at_once, post_once, render_page


@require_safe
def seats(request: StaffRequest) -> HttpResponse:
    """Both leads' seats of the team today and their standing substitutes."""
    return _page(request, SubstituteForm(area=own_area(request)))


@post_once
def ask_substitute(request: StaffRequest) -> HttpResponse:
    area = own_area(request)

    def act(cleaned: dict[str, Any]) -> str:
        asked = actions.ask_substitute(by=request.user, area=area, **cleaned)
        messages.success(request, f"{asked.user} ist gefragt und antwortet aus der eigenen Anmeldung.")
        return reverse("approvals:seats")

    _demand_lead(request)
    form = SubstituteForm(request.POST, area=area)
    return answer_form(request, form, act, again=lambda form: _page(request, form, status=422))


@post_once
def accept_substitute(request: StaffRequest, key: UUID) -> HttpResponse:
    return _answer(request, key, accepts=True, done="Sie vertreten den Sitz ab jetzt.")


@post_once
def decline_substitute(request: StaffRequest, key: UUID) -> HttpResponse:
    return _answer(request, key, accepts=False, done="Sie haben die Vertretung abgelehnt.")


@post_once
def end_substitute(request: StaffRequest, key: UUID) -> HttpResponse:
    substitute = get_object_or_404(SeatSubstitute.objects.visible_to(request.user), key=key)
    back = reverse("approvals:seats")
    act = partial(actions.end_substitute, substitute, by=request.user)
    return at_once(request, act, done="Die Vertretung ist beendet.", back=back)


@require_safe
def recusal(request: StaffRequest, key: UUID) -> HttpResponse:
    """The question whether somebody must not decide about the case of a Vorlage."""
    found = _submission(request, key)
    return _ask(request, found, RecusalForm(by=request.user, area=found.case.area))


@post_once
def recuse(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _submission(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        actions.recuse(found.case, by=request.user, **cleaned)
        if cleaned["user"] in (None, request.user):
            messages.success(request, "Sie entscheiden in diesem Fall nicht mit. Die Vorlage ist für Sie geschlossen.")
            return reverse("approvals:meetings")
        messages.success(request, f"Die Befangenheit ist festgestellt: {cleaned['user']} entscheidet nicht mit.")
        return reverse("approvals:submission", args=[key])

    form = RecusalForm(request.POST, by=request.user, area=found.case.area)
    return answer_form(request, form, act, again=lambda form: _ask(request, found, form, status=422))


@post_once
def lift_recusal(request: StaffRequest, key: UUID) -> HttpResponse:
    found = get_object_or_404(Recusal.objects.visible_to(request.user).select_related("case"), key=key)
    back = reverse("approvals:seats")
    act = partial(actions.lift_recusal, found, by=request.user)
    return at_once(request, act, done="Die Befangenheit ist aufgehoben.", back=back)


def _page(request: StaffRequest, form: SubstituteForm, *, status: int = 200) -> HttpResponse:
    area = own_area(request)
    rows = SeatSubstitute.objects.visible_to(request.user).current().filter(area=area)
    may_plan = rules.may_plan_meetings(request.user, area)
    recusals = Recusal.objects.visible_to(request.user).in_force().filter(case__area=area)
    context: dict[str, object] = {
        "area": area,
        "seats": [(seat.label, sitter) for seat, sitter in rules.lead_seats(area).items()],
        "substitutes": rows.select_related("user", "asked_by").order_by("seat", "rank", "id"),
        "recusals": recusals.select_related("case", "user", "declared_by") if may_plan else [],
        "may_plan": may_plan,
        "form": form,
    }
    return render_page(request, "approvals/seats.html", context, status=status)


def _ask(request: StaffRequest, found: Submission, form: RecusalForm, *, status: int = 200) -> HttpResponse:
    return ask_about(
        request,
        found,
        form,
        heading="Befangenheit feststellen",
        words="Wer mit der Familie verwandt oder ihr anders verbunden ist, entscheidet nicht mit (§§ 16, 17 SGB X). "
        "Eine Vertretung nimmt den Sitz ein, und die Vorlage ist für die befangene Person geschlossen.",
        button="Befangenheit feststellen",
        action="recuse",
        status=status,
    )


def _answer(request: StaffRequest, key: UUID, *, accepts: bool, done: str) -> HttpResponse:
    found = get_object_or_404(SeatSubstitute.objects.visible_to(request.user), key=key)
    back = reverse("approvals:seats")
    act = partial(actions.answer_substitute, found, by=request.user, accepts=accepts)
    return at_once(request, act, done=done, back=back)


def _demand_lead(request: StaffRequest) -> None:
    demand(rules.may_plan_meetings(request.user, own_area(request)))


def _submission(request: StaffRequest, key: UUID) -> Submission:
    return get_object_or_404(Submission.objects.visible_to(request.user).for_page(), key=key)
