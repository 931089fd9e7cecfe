"""What weighs how much: seen by whoever sees the board, set by the ASD lead and the Fachadministration."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from caseload import actions, rules
from caseload.figures import written
from caseload.forms import GuideForm, WeightForm
from caseload.models import Criterion, GuideValue, WeightRule
from cases.rules import demand
from web.german import day_num
from web.http import answer_form, post_once, render_page, seen_version


@require_safe
def weights(request: StaffRequest) -> HttpResponse:
    """The weights and guide values of today, what is planned, and what was."""
    demand(rules.may_see_weights(request.user))
    return _page(request, WeightForm(), GuideForm())


@post_once
def set_weight(request: StaffRequest) -> HttpResponse:
    demand(rules.may_set_weights(request.user))

    def act(cleaned: dict[str, Any]) -> str:
        row = actions.set_weight(by=request.user, version=seen_version(request), **cleaned)
        label = Criterion(row.criterion).label
        messages.success(request, f"{label}: {written(row.points)} Punkte ab {day_num(row.valid_from)}.")
        return reverse("caseload:weights")

    return answer_form(
        request, WeightForm(request.POST), act, again=lambda form: _page(request, form, GuideForm(), 422)
    )


@post_once
def set_guide(request: StaffRequest) -> HttpResponse:
    demand(rules.may_set_weights(request.user))

    def act(cleaned: dict[str, Any]) -> str:
        row = actions.set_guide(by=request.user, version=seen_version(request), **cleaned)
        messages.success(request, f"Richtwert: {written(row.points)} Punkte ab {day_num(row.valid_from)}.")
        return reverse("caseload:weights")

    return answer_form(
        request, GuideForm(request.POST), act, again=lambda form: _page(request, WeightForm(), form, 422)
    )


def _page(request: StaffRequest, form: WeightForm, guide_form: GuideForm, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    order = {criterion: number for number, criterion in enumerate(Criterion.values)}
    rows = sorted(WeightRule.objects.newest_first(), key=lambda row: order[row.criterion])
    guides = list(GuideValue.objects.order_by("-valid_from"))
    context = {
        "rows": [(row, written(row.points), row.valid_from > today, _is_past(row, today)) for row in rows],
        "guides": [(row, written(row.points), row.valid_from > today, _is_past(row, today)) for row in guides],
        "form": form,
        "guide_form": guide_form,
        "version": max((row.pk for row in rows), default=0),
        "guide_version": max((row.pk for row in guides), default=0),
        "may_set": rules.may_set_weights(request.user),
    }
    return render_page(request, "caseload/weights.html", context, status=status)


def _is_past(row: WeightRule | GuideValue, today: Any) -> bool:
    return row.valid_to is not None and row.valid_to < today
