"""The Hilfeplan is written during the talk: one form, the child first, kept while it is typed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from hze import actions
from hze.forms.help_plan import HelpPlanForm, as_initial
from hze.help_plan_papers import contacts_of
from hze.models import HelpEpisode, HelpPlan
from hze.views.help_plan import DRAFT, TAB, fetch_plan, fetch_to_write
from hze.views.page import help_page
from web import drafts
from web.drafts import Desk
from web.http import answer_form, post_often, post_once, redirect_page, seen_version


@require_safe
def of_talk(request: StaffRequest, key: UUID, talk: UUID) -> HttpResponse:
    """To the plan that is written in a talk; before it is held, to the talk."""
    help_ = fetch_to_write(request, key)
    plan = help_.plans.filter(talk__key=talk).first()
    if plan is None:
        return redirect_page(request, reverse("hze:plan_talk", args=[key, talk]))
    return redirect_page(request, reverse("hze:help_plan_write", args=[key, plan.key]))


@require_safe
def write_form(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    """The plan as it was left; a final version leads to where it is read."""
    help_, found = _fetch(request, key, plan)
    if found.is_final:
        return redirect_page(request, reverse("hze:help_plan_version", args=[key, plan]))
    desk = drafts.desk(request, DRAFT, found.key)
    form = HelpPlanForm(plan=found, initial=as_initial(found))
    drafts.fill(form, desk)
    return _page(request, help_, found, form, desk)


@post_once
def write(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    help_, found = _fetch(request, key, plan)
    form = HelpPlanForm(request.POST, plan=found)

    def act(_cleaned: dict[str, Any]) -> str:
        actions.write_help_plan(found, by=request.user, version=seen_version(request), **form.written())
        drafts.finish(request, DRAFT, found.key)
        messages.success(request, "Der Hilfeplan ist gespeichert.")
        return actions.help_plan_path(help_)

    return answer_form(request, form, act, again=lambda form: _again(request, help_, found, form))


@post_often
def keep_draft(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    help_, found = _fetch(request, key, plan)
    form = HelpPlanForm(request.POST, plan=found)

    def again(desk: Desk) -> HttpResponse:
        return _page(request, help_, found, form, desk, status=409)

    here = reverse("hze:help_plan_write", args=[key, plan])
    return drafts.keep(request, DRAFT, found.key, to=actions.help_plan_path(help_), anew=here, again=again)


def _fetch(request: StaffRequest, key: UUID, plan: UUID) -> tuple[HelpEpisode, HelpPlan]:
    help_ = fetch_to_write(request, key)
    found = fetch_plan(help_, plan)
    prefetch_related_objects([found], "goals__action_goal")
    return help_, found


def _again(request: StaffRequest, help_: HelpEpisode, plan: HelpPlan, form: HelpPlanForm) -> HttpResponse:
    """Everything typed once more, beside what somebody else saved meanwhile."""
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    stored = plan if "version" in codes else None
    desk = drafts.desk(request, DRAFT, plan.key)
    return _page(request, help_, plan, form, desk, stored=stored, status=409 if stored else 422)


def _page(
    request: StaffRequest,
    help_: HelpEpisode,
    plan: HelpPlan,
    form: HelpPlanForm,
    desk: Desk,
    *,
    stored: HelpPlan | None = None,
    status: int = 200,
) -> HttpResponse:
    said = help_.case.statements.current().filter(person=help_.case.child)
    fields = [field for field in HelpPlanForm.base_fields if isinstance(getattr(stored, field, None), str)]
    context: dict[str, object] = {
        "plan": plan,
        "form": form,
        "desk": desk,
        "draft_url": reverse("hze:help_plan_draft", args=[help_.key, plan.key]),
        "version": plan.version if stored else seen_version(request) or plan.version,
        "stored": [(form[field].label, getattr(stored, field)) for field in fields if field in form.fields],
        "said": said.order_by("-said_on", "-id")[:3],
        "contacts": contacts_of(help_),
        "agenda": plan.talk.agenda.all(),
    }
    return help_page(request, help_, "hze/help_plan_write.html", context, tab=TAB, status=status)
