"""Fallverstehen: how the team understands the case, the chart of relations, change over time."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions, rules
from cases.forms.understanding import CompareForm, UnderstandingForm
from cases.models import Case, CaseUnderstanding, PatternObservation, Person
from cases.understanding.chart import Chart, draw_chart
from cases.understanding.compare import compare
from cases.understanding.relations import Relation, relations_of, seen
from cases.views.page import fetch_case, file_page
from web import drafts
from web.drafts import Desk
from web.http import answer_form, post_often, post_once, seen_version

DRAFT = "understanding"


@require_safe
def understanding(request: StaffRequest, key: UUID) -> HttpResponse:
    """The newest version, the relations as a chart and as a list, and the question to ourselves."""
    case = fetch_case(request, key)
    versions = list(CaseUnderstanding.objects.visible_to(request.user).filter(case=case).newest_first())
    observations = PatternObservation.objects.visible_to(request.user).filter(case=case).current()
    relations = relations_of(observations.for_page())
    context: dict[str, object] = {
        "newest": versions[0] if versions else None,
        "older": versions[1:],
        "relations": relations,
        "chart": _chart(case, relations) if relations else None,
        "may_write": rules.may_understand(request.user, case),
        "may_keep_kinds": rules.may_keep_pattern_kinds(request.user),
    }
    return file_page(request, case, "cases/understanding.html", context, tab="understanding")


@require_safe
def new(request: StaffRequest, key: UUID) -> HttpResponse:
    """The form for the next version; begins with the words of the newest."""
    case = fetch_case(request, key)
    rules.demand(rules.may_understand(request.user, case))
    newest = _newest(request, case)
    names = ("text", "view_of", "against", "phase")
    form = UnderstandingForm(initial={name: getattr(newest, name) for name in names} if newest else {})
    drafts.fill(form, drafts.desk(request, DRAFT, key))
    return _form_page(request, case, form)


@post_once
def write(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    rules.demand(rules.may_understand(request.user, case))

    def act(cleaned: dict[str, Any]) -> str:
        row = actions.understand_case(case, by=request.user, seen=seen_version(request), **cleaned)
        drafts.finish(request, DRAFT, key)
        messages.success(request, f"Fassung {row.number} steht. Die früheren bleiben lesbar.")
        return reverse("cases:understanding", args=[key])

    form = UnderstandingForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _form_page(request, case, form, status=422))


@post_often
def draft(request: StaffRequest, key: UUID) -> HttpResponse:
    """Keep what is typed into the next version."""
    case = fetch_case(request, key)
    rules.demand(rules.may_understand(request.user, case))

    def again(kept: Desk) -> HttpResponse:
        return _form_page(request, case, UnderstandingForm(request.POST), kept=kept, status=409)

    to, anew = (reverse(f"cases:{name}", args=[key]) for name in ("understanding", "understanding_new"))
    return drafts.keep(request, DRAFT, key, to=to, anew=anew, again=again)


@require_safe
def versions(request: StaffRequest, key: UUID) -> HttpResponse:
    """Two versions side by side, word by word; without a choice the last two."""
    case = fetch_case(request, key)
    found = CaseUnderstanding.objects.visible_to(request.user).filter(case=case).newest_first()
    rows = {str(row.number): row for row in found}
    numbers = sorted(row.number for row in rows.values())
    last = {"von": str(numbers[-2]), "bis": str(numbers[-1])} if len(numbers) > 1 else {}
    form = CompareForm({**last, **request.GET.dict()}, numbers=numbers)
    chosen = form.cleaned_data if form.is_valid() else last
    context: dict[str, object] = {"form": form, "parts": [], "count": len(numbers)}
    if chosen:
        before, after = rows[chosen["von"]], rows[chosen["bis"]]
        context |= {"before": before, "after": after, "parts": _parts(before, after)}
    return file_page(request, case, "cases/understanding_versions.html", context, tab="understanding")


def _parts(before: CaseUnderstanding, after: CaseUnderstanding) -> list[tuple[str, object]]:
    names = ("text", "view_of", "against")
    label = {name: str(CaseUnderstanding._meta.get_field(name).verbose_name) for name in names}  # type: ignore[union-attr]
    return [(label[name], compare(getattr(before, name), getattr(after, name))) for name in names]


def _chart(case: Case, relations: list[Relation]) -> Chart:
    members = [(str(person.pk), person.full_name) for person in Person.objects.filter(family=case.family_id)]
    return draw_chart(members, [seen(relation.now) for relation in relations])


def _newest(request: StaffRequest, case: Case) -> CaseUnderstanding | None:
    return CaseUnderstanding.objects.visible_to(request.user).filter(case=case).newest_first().first()


def _form_page(
    request: StaffRequest, case: Case, form: UnderstandingForm, *, kept: Desk | None = None, status: int = 200
) -> HttpResponse:
    newest = _newest(request, case)
    context: dict[str, object] = {"form": form, "newest": newest, "number": newest.number if newest else 0}
    context["kept"] = kept or drafts.desk(request, DRAFT, case.key)
    context["draft_url"] = reverse("cases:understanding_draft", args=[case.key])
    return file_page(request, case, "cases/understanding_form.html", context, tab="understanding", status=status)
