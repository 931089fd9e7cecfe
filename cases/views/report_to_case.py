"""Adding a report to a case: which case it may be, and which child of its family is meant."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_reads
from cases import actions
from cases.actions.known import known_to
from cases.forms.reports import AddToCaseForm, CaseSearch
from cases.models import Case, Person, Report
from cases.models.case import CaseQuerySet
from cases.views.reports import fetch_report, read
from web.http import answer_form, post_once, render_page

SHOWN = 10


@require_safe
def choosing_case(request: StaffRequest, key: UUID) -> HttpResponse:
    """The cases the report may belong to: of the family, of who is called alike, or as searched for."""
    return _page(request, fetch_report(request, key))


@post_once
def add_to_case(request: StaffRequest, key: UUID) -> HttpResponse:
    found = fetch_report(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        case = actions.add_report_to_case(found, by=request.user, **cleaned)
        messages.success(request, f"Die Meldung gehört jetzt zu {case.file_number}.")
        return reverse("cases:file", args=[case.key])

    cases = Case.objects.visible_to(request.user).open()
    children = Person.objects.filter(role=Person.Role.CHILD, family__in=cases.values("family"))
    form = AddToCaseForm(request.POST, cases=cases, children=children)
    return answer_form(request, form, act, again=lambda form: _page(request, found, refused=form, status=422))


def _page(
    request: StaffRequest, found: Report, *, refused: AddToCaseForm | None = None, status: int = 200
) -> HttpResponse:
    read(request, found)
    search = CaseSearch(request.GET)
    words = search.cleaned_data["words"].strip() if search.is_valid() else ""
    cases = list(_candidates(request, found, words))
    record_reads([case.key for case in cases], by=request.user, page="known")
    choices = [(case, _form(case, found)) for case in cases]
    context = {"report": found, "form": refused, "search": search, "words": words, "choices": choices}
    return render_page(request, "cases/report_to_case.html", context, status=status)


def _candidates(request: StaffRequest, found: Report, words: str) -> CaseQuerySet:
    cases = Case.objects.visible_to(request.user).open().for_list()
    children = Person.objects.filter(role=Person.Role.CHILD)
    cases = cases.select_related("family").prefetch_related(Prefetch("family__persons", children, to_attr="children"))
    if words:
        hits = {hit.person.family_id for hit in known_to(request.user, name=words).persons}
        return cases.filter(Q(file_number__iexact=words) | Q(family__in=hits))[:SHOWN]
    child = found.child
    name = f"{child.first_name} {child.last_name}".strip()
    hits = {hit.person.family_id for hit in known_to(request.user, name=name, birth_date=child.birth_date).persons}
    return cases.filter(family__in=hits | {found.family_id})[:SHOWN]


def _form(case: Case, found: Report) -> AddToCaseForm:
    """The form of one row; the child with the same first name is proposed."""
    children: Sequence[Person] = case.family.children  # type: ignore[attr-defined]
    alike = [child for child in children if child.first_name.casefold() == found.child.first_name.casefold()]
    chosen = found.child if found.family_id == case.family_id else alike[0] if alike else case.child
    form = AddToCaseForm(
        initial={"case": case.key, "child": chosen.key},
        cases=Case.objects.none(),
        children=Person.objects.none(),
        prefix=None,
        auto_id=f"id_{case.file_number}_%s",
    )
    form.fields["child"].choices = [("", "ein Kind, das neu in der Akte ist")] + [  # type: ignore[attr-defined]
        (child.key, f"{child.first_name} {child.last_name}".strip() or str(child)) for child in children
    ]
    return form
