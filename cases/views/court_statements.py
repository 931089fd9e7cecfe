"""The statement for the family court: begun from the procedure, written, looked at as paper, signed by a lead."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from audit.models import Read
from cases import actions, rules
from cases.court_paper import preselected, statement_name, statement_pdf
from cases.forms.court_statement import CourtStatementForm
from cases.models import CourtStatement, ProtectionProcedure
from cases.views.procedure import fetch_procedure, read
from web.forms import Form
from web.http import answer_form, drawn_paper, post_once, redirect_page, render_page, seen_version, stored_file

FIELDS = tuple(CourtStatementForm.base_fields)


@require_safe
def beginning(request: StaffRequest, key: UUID) -> HttpResponse:
    """A new statement, everything of the procedure chosen; an open draft is written on instead."""
    found = _fetch_procedure(request, key)
    open_draft = CourtStatement.objects.visible_to(request.user).filter(procedure=found, signed_at=None).first()
    if open_draft is not None:
        return redirect_page(request, reverse("cases:court_statement", args=[open_draft.key]))
    form = CourtStatementForm(procedure=found, initial={"chosen": preselected(found)})
    return _new_page(request, found, form)


@post_once
def begin(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch_procedure(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        statement = actions.draft_statement(found, by=request.user, **cleaned)
        messages.success(request, "Der Entwurf ist gespeichert. Die Leitung weiß, dass er da ist.")
        return reverse("cases:court_statement", args=[statement.key])

    form = CourtStatementForm(request.POST, procedure=found)
    return answer_form(request, form, act, again=lambda form: _new_page(request, found, form, status=422))


@require_safe
def statement(request: StaffRequest, key: UUID) -> HttpResponse:
    """The draft to write on, or what was signed with its hash."""
    return _page(request, *_fetch(request, key))


@post_once
def edit(request: StaffRequest, key: UUID) -> HttpResponse:
    found, procedure = _fetch(request, key)
    rules.demand(rules.may_end_protection(request.user, procedure))

    def act(cleaned: dict[str, Any]) -> str:
        actions.edit_statement(found, by=request.user, version=seen_version(request), **cleaned)
        messages.success(request, "Der Entwurf ist gespeichert.")
        return reverse("cases:court_statement", args=[key])

    form = CourtStatementForm(request.POST, procedure=procedure)
    return answer_form(request, form, act, again=lambda form: _page(request, found, procedure, form=form))


@post_once
def sign(request: StaffRequest, key: UUID) -> HttpResponse:
    found, procedure = _fetch(request, key)
    rules.demand(rules.may_sign_statement(request.user, procedure))

    def act(cleaned: dict[str, Any]) -> str:
        actions.sign_statement(found, by=request.user, version=seen_version(request))
        messages.success(request, "Die Stellungnahme ist unterschrieben und festgeschrieben.")
        return reverse("cases:court_statement", args=[key])

    form = Form(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, found, procedure, sign_form=form))


@require_safe
def paper(request: StaffRequest, key: UUID) -> HttpResponse:
    """The PDF: of a draft as it stands now, of a signed statement the bytes that were signed."""
    rows = CourtStatement.objects.visible_to(request.user).select_related(
        "procedure__case", "file", "signed_by", "recorded_by"
    )
    found = get_object_or_404(rows, key=key)
    record_read(found.procedure.case.key, by=request.user, page="court_statement", kind=Read.Kind.PRINT)
    if found.file is not None:
        return stored_file(found.file)
    draw = partial(statement_pdf, found, created=timezone.now())
    return drawn_paper(request, draw, name=statement_name(found), back=reverse("cases:court_statement", args=[key]))


def _fetch_procedure(request: StaffRequest, key: UUID) -> ProtectionProcedure:
    """The procedure, for ASD that works in it."""
    found = fetch_procedure(request, key)
    rules.demand(rules.may_end_protection(request.user, found))
    return found


def _fetch(request: StaffRequest, key: UUID) -> tuple[CourtStatement, ProtectionProcedure]:
    found = get_object_or_404(CourtStatement.objects.visible_to(request.user).for_page(), key=key)
    return found, fetch_procedure(request, found.procedure.key)


def _new_page(
    request: StaffRequest, found: ProtectionProcedure, form: CourtStatementForm, *, status: int = 200
) -> HttpResponse:
    read(request, found)
    context: dict[str, object] = {
        "procedure": found,
        "form": form,
        "sees_file": rules.may_see_case(request.user, found.case),
    }
    return render_page(request, "cases/court_statement_new.html", context, status=status)


def _page(
    request: StaffRequest,
    found: CourtStatement,
    procedure: ProtectionProcedure,
    *,
    form: CourtStatementForm | None = None,
    sign_form: Form | None = None,
) -> HttpResponse:
    """The page of a statement; after a refusal with everything typed, beside what somebody else saved meanwhile."""
    read(request, procedure)
    codes = [error.code for errors in form.errors.as_data().values() for error in errors] if form else []
    rows = CourtStatement.objects.visible_to(request.user).for_page()
    stored = rows.get(pk=found.pk) if "version" in codes else None
    initial = {name: getattr(found, name) for name in FIELDS}
    context: dict[str, object] = {
        "procedure": procedure,
        "statement": found,
        "stored": stored,
        "version": stored.version if stored else seen_version(request) or found.version,
        "form": form or CourtStatementForm(procedure=procedure, initial=initial),
        "sign_form": sign_form or Form(),
        "may_write": not found.is_signed and rules.may_end_protection(request.user, procedure),
        "may_sign": not found.is_signed and rules.may_sign_statement(request.user, procedure),
        "sees_file": True,
    }
    status = 409 if stored else 422 if form or sign_form else 200
    return render_page(request, "cases/court_statement.html", context, status=status)
