"""Templates of letters: the list, one with its versions, a new one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from cases import actions, letters, rules
from cases.forms.letters import NewTemplateForm, TemplateForm
from cases.models import NOTICE_KINDS, LetterTemplate
from web.http import answer_form, post_once, redirect_page, render_page, seen_version


@require_safe
def letter_templates(request: StaffRequest) -> HttpResponse:
    """What letters begin with."""
    rules.demand(request.user.department in {Department.ASD, Department.ADMIN})
    rows = LetterTemplate.objects.visible_to(request.user).for_list()
    context = {"templates": rows, "may_keep": rules.may_keep_templates(request.user)}
    return render_page(request, "cases/letter_templates.html", context)


@require_safe
def new_template(request: StaffRequest) -> HttpResponse:
    """Ask for a new template."""
    rules.demand(rules.may_keep_templates(request.user))
    return _new_page(request, NewTemplateForm())


@post_once
def add_template(request: StaffRequest) -> HttpResponse:
    rules.demand(rules.may_keep_templates(request.user))

    def act(cleaned: dict[str, Any]) -> str:
        return reverse("cases:letter_template", args=[actions.add_template(by=request.user, **cleaned).key])

    form = NewTemplateForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _new_page(request, form, status=422))


@require_safe
def letter_template(request: StaffRequest, key: UUID) -> HttpResponse:
    """One template with its current words, the form for the next version and the earlier ones."""
    return _page(request, _fetch(request, key))


@post_once
def write_template(request: StaffRequest, key: UUID) -> HttpResponse:
    template = _fetch(request, key)
    rules.demand(rules.may_keep_templates(request.user))

    def act(cleaned: dict[str, Any]) -> str:
        actions.write_template(template, by=request.user, seen=seen_version(request), **cleaned)
        messages.success(request, "Die neue Fassung gilt ab jetzt. Begonnene Briefe bleiben, wie sie sind.")
        return reverse("cases:letter_template", args=[key])

    form = TemplateForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, template, form))


@post_once
def retire_template(request: StaffRequest, key: UUID) -> HttpResponse:
    template = actions.retire_template(_fetch(request, key), by=request.user)
    words = "wird nicht mehr angeboten" if template.retired_at else "wird wieder angeboten"
    messages.success(request, f"Die Vorlage „{template}“ {words}.")
    return redirect_page(request, reverse("cases:letter_template", args=[key]))


def _fetch(request: StaffRequest, key: UUID) -> LetterTemplate:
    return get_object_or_404(LetterTemplate.objects.visible_to(request.user), key=key)


def _new_page(request: StaffRequest, form: NewTemplateForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "places": letters.PLACES}
    return render_page(request, "cases/letter_template_new.html", context, status=status)


def _page(request: StaffRequest, template: LetterTemplate, form: TemplateForm | None = None) -> HttpResponse:
    versions = list(template.versions.select_related("written_by"))
    current = versions[0]
    context = {
        "template": template,
        "versions": versions,
        "current": current,
        "places": letters.places_for(notice=template.kind in NOTICE_KINDS),
        "form": form or TemplateForm(initial={"subject": current.subject, "body": current.body}),
        "refused": form is not None,
        "may_keep": rules.may_keep_templates(request.user),
    }
    return render_page(request, "cases/letter_template.html", context, status=422 if form else 200)
