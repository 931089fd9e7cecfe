"""What every page of a case file has in common: the one door, the read log, the head."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.http import StaffRequest
from audit.actions import record_read
from cases import rules
from cases.lifecycle import Area, Stage
from cases.models import Case
from cases.models.protection import protected_since, protection_key
from web.german import day_num
from web.http import render_page


class Step(NamedTuple):
    """One step of the procedure as the head of the file shows it."""

    label: str
    state: str
    note: str
    url: str


class Page(NamedTuple):
    """One page of a file: its name, its label, its address."""

    name: str
    label: str
    url_name: str


class Section(NamedTuple):
    """One area of a file: its label and its pages; the first one opens it."""

    label: str
    pages: tuple[Page, ...]

    @property
    def url_name(self) -> str:
        return self.pages[0].url_name

    @property
    def names(self) -> list[str]:
        return [page.name for page in self.pages]


def _alone(name: str, label: str, url_name: str) -> Section:
    return Section(label, (Page(name, label, url_name),))


SECTIONS = (
    _alone("overview", "Überblick", "cases:file"),
    Section(
        "Familie",
        (
            Page("family", "Menschen und Beziehungen", "cases:family"),
            Page("statements", "Sicht der Familie", "cases:statements"),
            Page("understanding", "Fallverstehen", "cases:understanding"),
        ),
    ),
    Section(
        "Ressourcen",
        (
            Page("resource_check", "Ressourcencheck", "cases:resource_check"),
            Page("circle", "Kreis", "cases:circle"),
            Page("consents", "Einwilligungen", "cases:consents"),
        ),
    ),
    Section(
        "Beratung",
        (
            Page("consultation", "Kollegiale Beratung", "cases:consultation"),
            Page("classification", "Falleinordnung", "cases:classification"),
        ),
    ),
    _alone("goals", "Ziele", "cases:goals"),
    Section(
        "Schutz",
        (
            Page("protection", "Schutzverfahren § 8a", "cases:protection"),
            Page("safety_plan", "Schutzplan", "cases:safety_plan"),
        ),
    ),
    _alone("approvals", "Kommission", "approvals:panel"),
    _alone("helps", "Hilfen", "hze:panel"),
    _alone("notes", "Notizen", "cases:notes"),
    _alone("documents", "Dokumente", "cases:documents"),
    _alone("timeline", "Verlauf", "cases:timeline"),
)


def fetch_case(request: StaffRequest, key: UUID) -> Case:
    """The case if this colleague may know of it; else 404, and nobody learns that the child is known."""
    protected = {"protected_since": protected_since(), "protection_key": protection_key()}
    rows = Case.objects.visible_to(request.user).for_file().annotate(**protected)
    return get_object_or_404(rows, key=key)


def file_page(
    request: StaffRequest,
    case: Case,
    template: str,
    context: dict[str, object],
    *,
    tab: str,
    partial: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the file and record, in the same request, that it was read; a partial needs no head."""
    record_read(case.key, by=request.user, page=tab)
    if partial and request.htmx and not request.htmx.history_restore_request:
        return render_page(request, template, {"case": case} | context, partial=partial, status=status)
    say = rules.say_of(request.user, case)
    request.may_help = case.stage != Stage.CLOSED and say.helps
    head = {
        "case": case,
        "tab": tab,
        "file_sections": SECTIONS,
        "steps": steps(case),
        "may_work": case.stage != Stage.CLOSED and say.works,
        "may_help": request.may_help,
        "may_take": rules.may_take_responsibility(request.user, case),
    }
    return render_page(request, template, head | context, partial=partial, status=status)


def steps(case: Case) -> list[Step]:
    """The procedure of the deck with what was done when; needs a case from `for_file`."""
    area = Area(case.current_area).label if case.current_area and case.is_classified else ""
    facts = [
        ("Ressourcencheck", case.checked_on, case.checked_on and day_num(case.checked_on), "cases:resource_check"),
        (
            "Kollegiale Beratung",
            case.consulted_on,
            case.consulted_on and day_num(case.consulted_on),
            "cases:consultation",
        ),
        ("Falleinordnung", area, area, "cases:classification"),
        (
            "Genehmigungskommission",
            case.stage == Stage.HELP,
            "beschlossen" if case.stage == Stage.HELP else "",
            "approvals:panel",
        ),
        ("Hilfe", False, "", "hze:panel"),
    ]
    current = _current_step(case)
    return [
        Step(
            label=label,
            state="done" if done else "current" if number == current else "open",
            note=str(note or ("jetzt dran" if number == current else "offen")),
            url=reverse(name, args=[case.key]) if name else "",
        )
        for number, (label, done, note, name) in enumerate(facts)
    ]


def _current_step(case: Case) -> int | None:
    if case.stage == Stage.CONSULTATION:
        if not case.consulted_on:
            return 1
        return 3 if case.is_classified else 2
    return {Stage.INTAKE: 0, Stage.RESOURCE_CHECK: 0, Stage.COMMISSION: 3, Stage.HELP: 4}.get(Stage(case.stage))


def _day(day: date | None) -> str:
    return day_num(day) if day else ""
