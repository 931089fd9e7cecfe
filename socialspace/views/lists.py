"""Lists that come and go: upload, preview line by line, taking over, and the directory as CSV and XLSX."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from socialspace import rules
from socialspace.actions.lists import FORGOTTEN, apply_list, upload_list
from socialspace.forms.lists import ApplyForm, UploadForm
from socialspace.imports.exports import example_table, offer_table, partner_table
from socialspace.imports.kinds import SHEETS, headings_of, plan_of, refused_lines, sheet_of
from socialspace.imports.sheets import Plan, PlannedLine, Source, Verdict
from socialspace.models import ListImport
from socialspace.views.fetch import demand_reader
from web.german import number
from web.http import answer_form, by_method, post_once, render_page
from web.tables import CSV_TYPE, XLSX_TYPE, Value, write_csv, write_xlsx

PAGE_SIZE, RECENT = 100, 20
FILTERS = {
    "aenderungen": (Verdict.NEW, Verdict.CHANGED),
    "fehler": (Verdict.WRONG, Verdict.DOUBLE),
}
PLACE = "Rheydt-Ost"  # in names of files (ux 9.4)


@require_safe
def _lists(request: StaffRequest) -> HttpResponse:
    """Upload a list, fetch templates and exports, find one's own earlier lists."""
    rules.demand(rules.may_steward_directory(request.user))
    return _lists_page(request, UploadForm(initial={"kind": ListImport.Kind.PARTNERS}))


@post_once
def _upload(request: StaffRequest) -> HttpResponse:
    """Read the file and lead to its preview."""
    rules.demand(rules.may_steward_directory(request.user))

    def act(chosen: dict[str, Any]) -> str:
        file = chosen["file"]
        row = upload_list(by=request.user, kind=chosen["kind"], file_name=file.name, content=file.read())
        return reverse("socialspace:list_import", args=[row.key])

    form = UploadForm(request.POST, request.FILES)
    return answer_form(request, form, act, again=lambda form: _lists_page(request, form, status=422))


lists = by_method(get=_lists, post=_upload)


def _lists_page(request: StaffRequest, form: UploadForm, *, status: int = 200) -> HttpResponse:
    recent = ListImport.objects.visible_to(request.user).defer("content").order_by("-id")[:RECENT]
    context = {"form": form, "sheets": SHEETS.values(), "recent": recent}
    return render_page(request, "socialspace/lists.html", context, status=status)


@require_safe
def list_import(request: StaffRequest, key: UUID) -> HttpResponse:
    """What each line would do, or what was done with it."""
    return _preview(request, _fetch(request.user, key))


@post_once
def _apply(request: StaffRequest, key: UUID) -> HttpResponse:
    """Take over every right line of the preview that was looked at."""
    row = _fetch(request.user, key)

    def act(chosen: dict[str, Any]) -> str:
        done = apply_list(row, by=request.user, seen=chosen["seen"])
        lines = "Zeile" if done.taken == 1 else "Zeilen"
        messages.success(request, f"{number(done.taken)} {lines} übernommen, {number(done.refused)} nicht.")
        return reverse("socialspace:list_import", args=[row.key])

    return answer_form(request, ApplyForm(request.POST), act, again=lambda form: _preview(request, row, form=form))


apply_import = by_method(get=list_import, post=_apply)


@require_safe
def wrong_lines(request: StaffRequest, key: UUID) -> HttpResponse:
    """The lines that are not taken, each with what is missing, to correct and upload again."""
    row = _fetch(request.user, key)
    sheet, source = sheet_of(row), Source.load(bytes(row.content))
    if row.applied_at is None:
        source = refused_lines(source, sheet.plan(source))
    lines = [cells for _, cells in source.lines]
    name = f"{timezone.localdate():%Y-%m-%d}_{sheet.slug}_{PLACE}_falsche-Zeilen.csv"
    return _file(write_csv(headings_of(source, sheet), lines), CSV_TYPE, name)


@require_safe
def list_template(request: StaffRequest, slug: str, ending: str) -> HttpResponse:
    """An empty list with the right headings and one example."""
    rules.demand(rules.may_steward_directory(request.user))
    sheet = next((sheet for sheet in SHEETS.values() if sheet.slug == slug), None)
    if sheet is None:
        raise Http404
    return _table(f"Vorlage_{slug}_{PLACE}", ending, *example_table(sheet.columns))


@require_safe
def export_partners(request: StaffRequest, ending: str) -> HttpResponse:
    """Organisations with their contact persons."""
    rules.demand(rules.may_steward_directory(request.user))
    return _table(f"{timezone.localdate():%Y-%m-%d}_Einrichtungen_{PLACE}", ending, *partner_table(request.user))


@require_safe
def export_offers(request: StaffRequest, ending: str) -> HttpResponse:
    """The offers; whoever reads them may take them along."""
    demand_reader(request.user)
    return _table(f"{timezone.localdate():%Y-%m-%d}_Angebote_{PLACE}", ending, *offer_table(request.user))


def _fetch(user: User, key: UUID) -> ListImport:
    rules.demand(rules.may_steward_directory(user))
    found: ListImport = get_object_or_404(ListImport.objects.visible_to(user), key=key)
    return found


def _preview(request: StaffRequest, row: ListImport, *, form: ApplyForm | None = None) -> HttpResponse:
    """The page of a list; with a form that was refused it says why and shows what is true now."""
    source = Source.load(bytes(row.content))
    plan = Plan(_kept(source)) if row.applied_at else plan_of(row)
    chosen = request.GET.get("zeige", "")
    lines = [line for line in plan.lines if line.verdict in FILTERS[chosen]] if chosen in FILTERS else plan.lines
    context = {
        "list": row,
        "source": source,
        "plan": plan,
        "counts": [(verdict.label, plan.count(verdict)) for verdict in Verdict],
        "page": Paginator(lines, PAGE_SIZE).get_page(request.GET.get("seite")),
        "chosen": chosen if chosen in FILTERS else "",
        "form": form,
        "forgotten": "" if source.lines or row.applied_at else FORGOTTEN,
    }
    return render_page(request, "socialspace/list_import.html", context, status=409 if form else 200)


def _kept(source: Source) -> list[PlannedLine]:
    """The refused lines of a list that was taken over, as its preview showed them."""
    place = next((source.keys.index(key) for key in ("title", "name", "street") if key in source.keys), 0)
    return [
        PlannedLine(number=line, verdict=Verdict.WRONG, title=cells[place], sentences=(cells[-1],))
        for line, cells in source.lines
    ]


def _table(name: str, ending: str, headings: Sequence[str], lines: Sequence[Sequence[Value]]) -> HttpResponse:
    match ending:
        case "csv":
            return _file(write_csv(headings, lines), CSV_TYPE, f"{name}.csv")
        case "xlsx":
            return _file(write_xlsx("Liste", headings, lines), XLSX_TYPE, f"{name}.xlsx")
        case _:
            raise Http404


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer
