"""Taking a first call: the form, who is known already, the quarter of an address, the draft."""

import json
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from cases import actions, rules
from cases.actions.known import Known, known_to, look_up_known
from cases.forms.intake import ReportForm, as_typed
from cases.models import Person
from socialspace.forms.streets import AddressForm
from socialspace.models import Quarter, SocialArea, TeamMembership
from socialspace.rules import quarter_of_address
from web import drafts
from web.http import answer_form, post_often, post_once, render_page

DRAFT = "report"
TEMPLATE = "cases/report_form.html"
LOOK = (
    "Vielleicht ist das Kind schon bekannt. Prüfen Sie die Treffer neben dem Namen und speichern Sie dann noch einmal."
)


@require_safe
def report_form(request: StaffRequest) -> HttpResponse:
    """The form for a first call, with what was typed and not saved the last time."""
    area = own_area(request)
    desk = drafts.desk(request, DRAFT)
    taken = desk.draft.fields.get("known_child", [""])[-1] if desk.draft else ""
    form = ReportForm(area=area, known=_known_child(request, taken))
    drafts.fill(form, desk)
    return _form_page(request, form, desk=desk)


@post_often
def report_draft(request: StaffRequest) -> HttpResponse:
    """Keep what is typed."""
    area = own_area(request)

    def again(desk: drafts.Desk) -> HttpResponse:
        return _form_page(request, _as_typed(request, area), desk=desk, status=409)

    return drafts.keep(request, DRAFT, to=reverse("cases:reports"), anew=reverse("cases:report_new"), again=again)


@post_often
def report_known(request: StaffRequest) -> HttpResponse:
    """Who may be meant by the name, the birth date and the address typed so far; nothing is saved."""
    form = _as_typed(request, own_area(request))
    known = look_up_known(by=request.user, **_looked_for(request))
    response = _form_page(request, form, known=known, partial="known")
    if known.mark:
        response.headers["HX-Trigger"] = json.dumps({"sro:meldung": {"text": "Vielleicht schon bekannt."}})
    return response


@post_often
def report_take(request: StaffRequest) -> HttpResponse:
    """Take a known person over as the child of the report, or let go of them again; nothing is saved."""
    area = own_area(request)
    form = as_typed(request.POST, area=area, known=_known_child(request, request.POST.get("take", "")))
    return _form_page(request, form, known=look_up_known(by=request.user, **_looked_for(request)))


@post_often
def report_quarter(request: StaffRequest) -> HttpResponse:
    """The field for the quarter with the one the address lies in; it helps to fill in the form and saves nothing."""
    area = own_area(request)
    form = _as_typed(request, area)
    address = AddressForm({"street": request.POST.get("street"), "number": request.POST.get("house_number")})
    asked = address.is_valid()
    found = _quarter_at(address) if asked else None
    ours = Quarter.objects.visible_to(request.user).in_area(area)
    is_ours = found is not None and ours.filter(pk=found.pk).exists()
    if is_ours:
        form.initial["quarter"] = found
    answer: dict[str, Any] = {"asked": asked, "found": found, "is_ours": is_ours, "address": address}
    response = _form_page(request, form, partial="quarter", **answer)
    if asked:
        sentence = f"Vorschlag: {found}" if is_ours else "Kein Quartier vorgeschlagen"
        response.headers["HX-Trigger"] = json.dumps({"sro:meldung": {"text": sentence}})
    return response


@post_once
def record_report(request: StaffRequest) -> HttpResponse:
    """Save the report; who may be known already is shown once before."""
    area = own_area(request)
    known_child = _known_child(request, request.POST.get("known_child", ""))

    def act(cleaned: dict[str, Any]) -> str:
        looked_for = _looked_for(request)
        known = Known() if known_child else known_to(request.user, **looked_for)
        if known.mark and known.mark != request.POST.get("known_seen"):
            raise ValidationError(LOOK, code="known")
        report = actions.record_report(by=request.user, area=area, **cleaned)
        drafts.finish(request, DRAFT)
        return reverse("cases:report", args=[report.key])

    def again(form: ReportForm) -> HttpResponse:
        return _form_page(request, form, known=look_up_known(by=request.user, **_looked_for(request)), status=422)

    return answer_form(request, ReportForm(request.POST, area=area, known=known_child), act, again=again)


def own_area(request: StaffRequest) -> SocialArea:
    """The area of the colleague's team; only ASD takes first calls."""
    if request.user.department != Department.ASD:
        raise PermissionDenied
    area = SocialArea.objects.filter(pk__in=TeamMembership.objects.areas_of(request.user)).first()
    if area is None:
        raise PermissionDenied
    return area


def _form_page(
    request: StaffRequest,
    form: ReportForm,
    *,
    known: Known | None = None,
    desk: drafts.Desk | None = None,
    partial: str | None = None,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    desk = desk or drafts.desk(request, DRAFT)
    context = {"form": form, "known": known or Known(), "desk": desk, "draft_url": reverse("cases:report_draft")}
    return render_page(request, TEMPLATE, context | more, partial=partial, status=status)


def _as_typed(request: StaffRequest, area: SocialArea) -> ReportForm:
    known = _known_child(request, request.POST.get("known_child", ""))
    return as_typed(request.POST, area=area, known=known)


def _known_child(request: StaffRequest, key: str) -> Person | None:
    """The child with this key when this colleague may know of it; else none, and nobody learns that there is one."""
    try:
        person = Person.objects.select_related("family").get(key=UUID(key), role=Person.Role.CHILD)
    except (ValueError, Person.DoesNotExist):
        return None
    return person if rules.may_know(request.user, person) else None


def _looked_for(request: StaffRequest) -> dict[str, Any]:
    """Name, birth date and address as they were typed, as far as they can be read."""
    typed = {name: request.POST.get(name, "").strip() for name in ("child_first_name", "child_last_name")}
    try:
        born = parse_date(request.POST.get("child_birth_date", ""))
    except ValueError:  # a day that does not exist
        born = None
    place = {name: request.POST.get(name, "").strip()[:120] for name in ("street", "house_number")}
    return {"name": " ".join(filter(None, typed.values()))[:240], "birth_date": born} | place


def _quarter_at(address: AddressForm) -> Quarter | None:
    """A street never decides who works on a case (domain.md §10)."""
    asked = address.cleaned_data
    return quarter_of_address(asked["street"], asked["number"], timezone.localdate())
