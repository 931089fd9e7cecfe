"""The Bescheide: the list, one that WJH words and finishes, and its paper."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from approvals import actions, rules
from approvals.forms import NoticeForm
from approvals.models import DecisionNotice
from approvals.papers import notice as paper
from approvals.views.page import own_area
from audit.actions import record_read
from audit.models import Read
from cases.rules import demand
from web.forms import Form
from web.http import answer_form, drawn_paper, post_once, render_page, seen_version, stored_file

FIELDS = tuple(NoticeForm.base_fields)
PAGE_SIZE = 50


@require_safe
def notices(request: StaffRequest) -> HttpResponse:
    """The Bescheide of the team: what is open first, the oldest on top."""
    own_area(request)
    rows = DecisionNotice.objects.visible_to(request.user)
    page = Paginator(rows.for_list(), PAGE_SIZE).get_page(request.GET.get("seite"))
    return render_page(request, "approvals/notice_list.html", {"page": page, "open": rows.unfinished().count()})


@require_safe
def notice(request: StaffRequest, key: UUID) -> HttpResponse:
    """The draft to word, or what was finished with its hash."""
    return _page(request, _fetch(request, key))


@post_once
def edit(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    demand(rules.may_word_notice(request.user, found))

    def act(cleaned: dict[str, Any]) -> str:
        actions.edit_notice(found, by=request.user, version=seen_version(request), **cleaned)
        messages.success(request, "Der Entwurf ist gespeichert.")
        return reverse("approvals:notice", args=[key])

    form = NoticeForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _page(request, found, notice_form=form))


@post_once
def finish(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    demand(rules.may_word_notice(request.user, found))

    def act(cleaned: dict[str, Any]) -> str:
        actions.finish_notice(found, by=request.user, version=seen_version(request))
        messages.success(request, "Der Bescheid ist festgeschrieben. Drucken Sie ihn und geben Sie ihn zur Post.")
        return reverse("approvals:notice", args=[key])

    return answer_form(request, Form(request.POST), act, again=lambda form: _page(request, found, finish_form=form))


@require_safe
def notice_pdf(request: StaffRequest, key: UUID) -> HttpResponse:
    """The PDF: of a draft as it stands now, of a finished Bescheid the bytes that were stored."""
    found = _fetch(request, key)
    record_read(found.decision.submission.case.key, by=request.user, page="notice", kind=Read.Kind.PRINT)
    if found.file is not None:
        return stored_file(found.file)
    writer = found.edited_by or request.user
    make = partial(paper.notice_pdf, found, writer=writer, created=timezone.now())
    return drawn_paper(request, make, name=paper.notice_name(found), back=reverse("approvals:notice", args=[key]))


def _fetch(request: StaffRequest, key: UUID) -> DecisionNotice:
    return get_object_or_404(DecisionNotice.objects.visible_to(request.user).for_page(), key=key)


def _page(
    request: StaffRequest,
    found: DecisionNotice,
    *,
    notice_form: NoticeForm | None = None,
    finish_form: Form | None = None,
) -> HttpResponse:
    """The page of a Bescheid; after a refusal with everything typed, beside what somebody else saved meanwhile."""
    case = found.decision.submission.case
    record_read(case.key, by=request.user, page="notice")
    codes = [error.code for errors in notice_form.errors.as_data().values() for error in errors] if notice_form else []
    stored = _fetch(request, found.key) if "version" in codes else None
    typed_on = seen_version(request) if notice_form else 0  # whoever only finishes has typed nothing to compare
    context: dict[str, object] = {
        "notice": found,
        "decision": found.decision,
        "case": case,
        "stored": stored,
        "version": stored.version if stored else typed_on or found.version,
        "gaps": paper.open_gaps(found),
        "may_write": not found.is_finished and rules.may_word_notice(request.user, found),
        "notice_form": notice_form or NoticeForm(initial={name: getattr(found, name) for name in FIELDS}),
        "finish_form": finish_form,
    }
    status = 409 if stored else 422 if notice_form or finish_form else 200
    return render_page(request, "approvals/notice.html", context, status=status)
