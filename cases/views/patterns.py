"""Patterns between two: written down, read with every version, corrected, remarked on; and the list of their kinds."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions, rules
from cases.forms.understanding import (
    PLACES,
    CorrectionForm,
    ObservationForm,
    PatternKindChangeForm,
    PatternKindForm,
    RemarkForm,
    as_initial,
)
from cases.models import Case, FamilyRemark, PatternKind, PatternObservation
from cases.views.page import fetch_case, file_page
from web import drafts
from web.drafts import Desk
from web.http import answer_form, post_often, post_once, render_page

TAB = "understanding"
NEW, CORRECTION = "pattern", "pattern_correction"  # names of the drafts


@require_safe
def new(request: StaffRequest, key: UUID) -> HttpResponse:
    """The form for a new observation."""
    case = fetch_case(request, key)
    rules.demand(rules.may_understand(request.user, case))
    form = ObservationForm(case=case)
    drafts.fill(form, drafts.desk(request, NEW, key))
    return _form_page(request, case, form)


@post_once
def observe(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    rules.demand(rules.may_understand(request.user, case))

    def act(cleaned: dict[str, Any]) -> str:
        actions.observe_pattern(case, by=request.user, **cleaned)
        drafts.finish(request, NEW, key)
        messages.success(request, "Die Beobachtung steht im Fallverstehen.")
        return reverse("cases:understanding", args=[key])

    form = ObservationForm(request.POST, case=case)
    return answer_form(request, form, act, again=lambda form: _form_page(request, case, form, status=422))


@post_often
def draft(request: StaffRequest, key: UUID) -> HttpResponse:
    """Keep what is typed into a new observation."""
    case = fetch_case(request, key)
    rules.demand(rules.may_understand(request.user, case))

    def again(kept: Desk) -> HttpResponse:
        return _form_page(request, case, ObservationForm(request.POST, case=case), kept=kept, status=409)

    to, anew = (reverse(f"cases:{name}", args=[key]) for name in ("understanding", "pattern_new"))
    return drafts.keep(request, NEW, key, to=to, anew=anew, again=again)


@require_safe
def pattern(request: StaffRequest, key: UUID, observation: UUID) -> HttpResponse:
    """One observation: how it stands now, every version it had, and what the family says to it."""
    case = fetch_case(request, key)
    return _page(request, case, _fetch(request, case, observation), RemarkForm(case=case))


@post_once
def remark(request: StaffRequest, key: UUID, observation: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    row = _fetch(request, case, observation)
    rules.demand(rules.may_understand(request.user, case))

    def act(cleaned: dict[str, Any]) -> str:
        actions.add_family_remark(row, by=request.user, **cleaned)
        messages.success(request, "Die Anmerkung der Familie steht bei der Beobachtung.")
        return reverse("cases:pattern", args=[key, observation])

    form = RemarkForm(request.POST, case=case)
    return answer_form(request, form, act, again=lambda form: _page(request, case, row, form, status=422))


@require_safe
def correction(request: StaffRequest, key: UUID, observation: UUID) -> HttpResponse:
    """The form for a correction."""
    case = fetch_case(request, key)
    rules.demand(rules.may_understand(request.user, case))
    row = _fetch(request, case, observation)
    form = CorrectionForm(case=case, kept=row.kind, initial=as_initial(row))
    drafts.fill(form, drafts.desk(request, CORRECTION, row.chain))
    return _form_page(request, case, form, old=row)


@post_once
def correct(request: StaffRequest, key: UUID, observation: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    rules.demand(rules.may_understand(request.user, case))
    row = _fetch(request, case, observation)

    def act(cleaned: dict[str, Any]) -> str:
        new = actions.correct_pattern(row, by=request.user, **cleaned)
        drafts.finish(request, CORRECTION, row.chain)
        messages.success(request, "Die Beobachtung ist berichtigt. Die frühere Fassung bleibt lesbar.")
        return reverse("cases:pattern", args=[key, new.key])

    form = CorrectionForm(request.POST, case=case, kept=row.kind)
    return answer_form(request, form, act, again=lambda form: _form_page(request, case, form, old=row, status=422))


@post_often
def correction_draft(request: StaffRequest, key: UUID, observation: UUID) -> HttpResponse:
    """Keep what is typed into a correction."""
    case = fetch_case(request, key)
    rules.demand(rules.may_understand(request.user, case))
    row = _fetch(request, case, observation)

    def again(kept: Desk) -> HttpResponse:
        form = CorrectionForm(request.POST, case=case, kept=row.kind)
        return _form_page(request, case, form, old=row, kept=kept, status=409)

    to, anew = (reverse(f"cases:{name}", args=[key, observation]) for name in ("pattern", "pattern_correct"))
    return drafts.keep(request, CORRECTION, row.chain, to=to, anew=anew, again=again)


@require_safe
def kinds(request: StaffRequest) -> HttpResponse:
    """The kinds the office offers, and the form for one more."""
    rules.demand(rules.may_keep_pattern_kinds(request.user))
    return _kinds_page(request, PatternKindForm())


@post_once
def add_kind(request: StaffRequest) -> HttpResponse:
    rules.demand(rules.may_keep_pattern_kinds(request.user))

    def act(cleaned: dict[str, Any]) -> str:
        kind = actions.add_pattern_kind(by=request.user, **cleaned)
        messages.success(request, f"„{kind}“ steht auf der Liste.")
        return reverse("cases:pattern_kinds")

    form = PatternKindForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _kinds_page(request, form, status=422))


@require_safe
def kind(request: StaffRequest, key: UUID) -> HttpResponse:
    """One kind, to be changed or offered no more."""
    rules.demand(rules.may_keep_pattern_kinds(request.user))
    found = _fetch_kind(request, key)
    names = ("name", "hint", "line", "position", "is_active")
    return _kind_page(request, found, PatternKindChangeForm(initial={name: getattr(found, name) for name in names}))


@post_once
def change_kind(request: StaffRequest, key: UUID) -> HttpResponse:
    rules.demand(rules.may_keep_pattern_kinds(request.user))
    found = _fetch_kind(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        changed = actions.change_pattern_kind(found, by=request.user, **cleaned)
        messages.success(request, f"„{changed}“ ist geändert.")
        return reverse("cases:pattern_kinds")

    form = PatternKindChangeForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _kind_page(request, found, form, status=422))


def _fetch(request: StaffRequest, case: Case, key: UUID) -> PatternObservation:
    rows = PatternObservation.objects.visible_to(request.user).filter(case=case).for_page()
    return get_object_or_404(rows, key=key)


def _fetch_kind(request: StaffRequest, key: UUID) -> PatternKind:
    return get_object_or_404(PatternKind.objects.visible_to(request.user), key=key)


def _kinds_page(request: StaffRequest, form: PatternKindForm, *, status: int = 200) -> HttpResponse:
    context = {"kinds": PatternKind.objects.visible_to(request.user), "form": form}
    return render_page(request, "cases/pattern_kinds.html", context, status=status)


def _kind_page(request: StaffRequest, found: PatternKind, form: PatternKindForm, *, status: int = 200) -> HttpResponse:
    return render_page(request, "cases/pattern_kind.html", {"kind": found, "form": form}, status=status)


def _form_page(
    request: StaffRequest,
    case: Case,
    form: ObservationForm,
    *,
    old: PatternObservation | None = None,
    kept: Desk | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, object] = {"form": form, "old": old, "places": PLACES}
    if old:
        context["draft_url"] = reverse("cases:pattern_correct_draft", args=[case.key, old.key])
        context["kept"] = kept or drafts.desk(request, CORRECTION, old.chain)
    else:
        context["draft_url"] = reverse("cases:pattern_draft", args=[case.key])
        context["kept"] = kept or drafts.desk(request, NEW, case.key)
    return file_page(request, case, "cases/pattern_form.html", context, tab=TAB, status=status)


def _page(
    request: StaffRequest, case: Case, row: PatternObservation, form: RemarkForm, *, status: int = 200
) -> HttpResponse:
    chain = PatternObservation.objects.visible_to(request.user).filter(chain=row.chain)
    versions = list(chain.for_page().order_by("-id"))
    context: dict[str, object] = {
        "now": versions[0],
        "older": versions[1:],
        "remarks": FamilyRemark.objects.visible_to(request.user).filter(chain=row.chain).for_page(),
        "form": form,
        "may_write": rules.may_understand(request.user, case),
    }
    return file_page(request, case, "cases/pattern.html", context, tab=TAB, status=status)
