"""Runs of the Kollegiale Beratung: the list, one with its versions, a new one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import ASD_AND_WJH, Department
from cases import actions, rules
from cases.forms.consultation_templates import NewRunForm, StepsForm, rearranged, rows_of
from cases.models import ConsultationTemplate, ConsultationTemplateVersion
from web.http import answer_form, post_once, redirect_page, render_page, seen_version


@require_safe
def consultation_templates(request: StaffRequest) -> HttpResponse:
    """How the office consults."""
    rules.demand(request.user.department in ASD_AND_WJH | {Department.ADMIN})
    rows = ConsultationTemplate.objects.visible_to(request.user).for_list()
    context = {"templates": rows, "may_keep": rules.may_keep_consultation_templates(request.user)}
    return render_page(request, "cases/consultation_templates.html", context)


@require_safe
def new_consultation_template(request: StaffRequest) -> HttpResponse:
    """Ask for a new run; it begins with the steps of the usual one."""
    rules.demand(rules.may_keep_consultation_templates(request.user))
    usual = ConsultationTemplate.objects.visible_to(request.user).in_use().order_by("id").first()
    steps = rows_of(_versions(usual)[0].steps.all()) if usual else []
    return _new_page(request, NewRunForm(steps=steps))


@post_once
def add_consultation_template(request: StaffRequest) -> HttpResponse:
    rules.demand(rules.may_keep_consultation_templates(request.user))
    rows = rearranged(request.POST)
    if rows is not None:
        return _new_page(request, NewRunForm(steps=rows, initial=_words(request)))
    form = NewRunForm(request.POST)

    def act(cleaned: dict[str, Any]) -> str:
        facts = {"name": cleaned["name"], "source": cleaned["source"]}
        added = actions.add_consultation_template(by=request.user, steps=form.steps, **facts)
        return reverse("cases:consultation_template", args=[added.key])

    return answer_form(request, form, act, again=lambda form: _new_page(request, form, status=422))


@require_safe
def consultation_template(request: StaffRequest, key: UUID) -> HttpResponse:
    """One run with its current steps, the form for the next version and the earlier ones."""
    return _page(request, _fetch(request, key))


@post_once
def write_consultation_template(request: StaffRequest, key: UUID) -> HttpResponse:
    template = _fetch(request, key)
    rules.demand(rules.may_keep_consultation_templates(request.user))
    rows = rearranged(request.POST)
    if rows is not None:
        return _page(request, template, StepsForm(steps=rows, initial=_words(request)), seen=seen_version(request))
    form = StepsForm(request.POST)

    def act(cleaned: dict[str, Any]) -> str:
        facts = {"seen": seen_version(request), "source": cleaned["source"], "steps": form.steps}
        actions.write_consultation_template(template, by=request.user, **facts)
        messages.success(request, "Die neue Fassung gilt ab jetzt. Begonnene Beratungen behalten ihre.")
        return reverse("cases:consultation_template", args=[key])

    return answer_form(request, form, act, again=lambda form: _page(request, template, form, status=422))


@post_once
def retire_consultation_template(request: StaffRequest, key: UUID) -> HttpResponse:
    template = actions.retire_consultation_template(_fetch(request, key), by=request.user)
    words = "wird nicht mehr angeboten" if template.retired_at else "wird wieder angeboten"
    messages.success(request, f"Der Ablauf „{template}“ {words}.")
    return redirect_page(request, reverse("cases:consultation_template", args=[key]))


def _fetch(request: StaffRequest, key: UUID) -> ConsultationTemplate:
    return get_object_or_404(ConsultationTemplate.objects.visible_to(request.user), key=key)


def _versions(template: ConsultationTemplate) -> list[ConsultationTemplateVersion]:
    """The newest first."""
    return list(template.versions.select_related("written_by").prefetch_related("steps"))


def _words(request: StaffRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in ("name", "source")}


def _new_page(request: StaffRequest, form: NewRunForm, *, status: int = 200) -> HttpResponse:
    return render_page(request, "cases/consultation_template_new.html", {"form": form}, status=status)


def _page(
    request: StaffRequest,
    template: ConsultationTemplate,
    form: StepsForm | None = None,
    *,
    seen: int = 0,
    status: int = 200,
) -> HttpResponse:
    versions = _versions(template)
    current = versions[0]
    context = {
        "template": template,
        "versions": versions,
        "current": current,
        "seen": seen or current.number,
        "form": form or StepsForm(steps=rows_of(current.steps.all()), initial={"source": current.source}),
        "typed": form is not None,
        "may_keep": rules.may_keep_consultation_templates(request.user),
    }
    return render_page(request, "cases/consultation_template.html", context, status=status)
