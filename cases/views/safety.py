"""The Schutzplan: its versions, what stands in the draft, signatures, and the paper for the family."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from audit.actions import record_read
from audit.models import Read
from cases import actions, papers
from cases.forms.safety import ContactForm, MeasureForm, SafetyPlanForm, SignatureForm
from cases.lifecycle import PlanState
from cases.models import Case, SafetyPlan
from cases.views import asking
from cases.views.asking import Question
from cases.views.page import fetch_case, file_page
from web.http import at_once, drawn_paper, post_once
from web.uploads.names import ascii_name

TAB = "safety_plan"


@require_safe
def safety_plan(request: StaffRequest, key: UUID) -> HttpResponse:
    """The newest version and the older ones."""
    case = fetch_case(request, key)
    return _page(request, case, SafetyPlan.objects.visible_to(request.user).filter(case=case).for_page().first())


@require_safe
def version(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    """One version, also an old one."""
    case = fetch_case(request, key)
    return _page(request, case, _fetch(request, case, plan))


@post_once
def begin(request: StaffRequest, key: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    act = partial(actions.begin_safety_plan, case, by=request.user)
    return at_once(request, act, done="Die neue Fassung ist begonnen.", back=_back(case))


@post_once
def put_in_force(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    act = partial(actions.put_in_force, _fetch(request, case, plan), by=request.user)
    return at_once(request, act, done="Der Schutzplan ist in Kraft.", back=_back(case))


@post_once
def remove_measure(request: StaffRequest, key: UUID, plan: UUID, part: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    found = _fetch(request, case, plan)
    measure = get_object_or_404(found.measures, key=part)
    act = partial(actions.remove_part, found, by=request.user, part=measure)
    return at_once(request, act, done="Die Maßnahme ist entfernt.", back=_back(case))


@post_once
def remove_contact(request: StaffRequest, key: UUID, plan: UUID, part: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    found = _fetch(request, case, plan)
    contact = get_object_or_404(found.contacts, key=part)
    act = partial(actions.remove_part, found, by=request.user, part=contact)
    return at_once(request, act, done="Der Notfallkontakt ist entfernt.", back=_back(case))


@require_safe
def write_form(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    """The form for the days, the children and what else is agreed."""
    case = fetch_case(request, key)
    return asking.show(request, _write(request, case, _fetch(request, case, plan)))


@post_once
def write(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return asking.save(request, _write(request, case, _fetch(request, case, plan)))


@require_safe
def measure_form(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    """The form for a measure."""
    case = fetch_case(request, key)
    return asking.show(request, _measure(request, case, _fetch(request, case, plan)))


@post_once
def add_measure(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return asking.save(request, _measure(request, case, _fetch(request, case, plan)))


@require_safe
def contact_form(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    """The form for an emergency contact."""
    case = fetch_case(request, key)
    return asking.show(request, _contact(request, case, _fetch(request, case, plan)))


@post_once
def add_contact(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return asking.save(request, _contact(request, case, _fetch(request, case, plan)))


@require_safe
def sign_form(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    """The form for a signature or its refusal."""
    case = fetch_case(request, key)
    return asking.show(request, _sign(request, case, _fetch(request, case, plan)))


@post_once
def sign(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return asking.save(request, _sign(request, case, _fetch(request, case, plan)))


@require_safe
def paper(request: StaffRequest, key: UUID, plan: UUID) -> HttpResponse:
    """The plan for the family, in plain words, with the telephone numbers large."""
    case = fetch_case(request, key)
    found = _fetch(request, case, plan)
    record_read(case.key, by=request.user, page="safety_plan_print", kind=Read.Kind.PRINT)
    name = ascii_name(f"{case.file_number}_Schutzplan_v{found.number}_{timezone.localdate()}", "pdf")
    draw = partial(papers.safety_plan_pdf, found, case, by=request.user)
    return drawn_paper(request, draw, name=name, back=_back(case))


def _page(request: StaffRequest, case: Case, plan: SafetyPlan | None) -> HttpResponse:
    versions = SafetyPlan.objects.visible_to(request.user).filter(case=case).order_by("-number")
    context: dict[str, object] = {
        "plan": plan,
        "versions": versions,
        "is_open": plan is not None and plan.state == PlanState.DRAFT and not plan.is_signed,
        "has_draft": any(row.state == PlanState.DRAFT for row in versions),
    }
    return file_page(request, case, "cases/safety_plan.html", context, tab=TAB)


def _write(request: StaffRequest, case: Case, plan: SafetyPlan) -> Question:
    initial = {"valid_from": plan.valid_from, "agreements": plan.agreements, "children": plan.children.all()}
    return Question(
        case=case,
        tab=TAB,
        heading=f"Schutzplan, Fassung {plan.number}: Angaben",
        words="Ab wann gilt er, wen schützt er, was ist außerdem verabredet?",
        button="Angaben speichern",
        url=reverse("cases:safety_plan_write", args=[case.key, plan.key]),
        back=_back(case),
        form=partial(SafetyPlanForm, case=case, initial=initial),
        act=lambda cleaned: actions.write_safety_plan(plan, by=request.user, **cleaned),
        done="Die Angaben sind gespeichert.",
    )


def _measure(request: StaffRequest, case: Case, plan: SafetyPlan) -> Question:
    return Question(
        case=case,
        tab=TAB,
        heading="Maßnahme aufnehmen",
        words="Wer schützt das Kind wie, ab wann? In Worten, die auch das Kind versteht.",
        button="Maßnahme aufnehmen",
        url=reverse("cases:safety_measure_new", args=[case.key, plan.key]),
        back=_back(case),
        form=MeasureForm,
        act=lambda cleaned: actions.add_measure(plan, by=request.user, **cleaned),
        done="Die Maßnahme ist aufgenommen.",
    )


def _contact(request: StaffRequest, case: Case, plan: SafetyPlan) -> Question:
    return Question(
        case=case,
        tab=TAB,
        heading="Notfallkontakt aufnehmen",
        words="Wen rufen Kind oder Eltern an, und wann?",
        button="Notfallkontakt aufnehmen",
        url=reverse("cases:safety_contact_new", args=[case.key, plan.key]),
        back=_back(case),
        form=ContactForm,
        act=lambda cleaned: actions.add_contact(plan, by=request.user, **cleaned),
        done="Der Notfallkontakt ist aufgenommen.",
    )


def _sign(request: StaffRequest, case: Case, plan: SafetyPlan) -> Question:
    return Question(
        case=case,
        tab=TAB,
        heading="Unterschrift oder Ablehnung festhalten",
        words="Ab der ersten Unterschrift oder Ablehnung wird diese Fassung nicht mehr geändert.",
        button="Festhalten",
        url=reverse("cases:safety_sign", args=[case.key, plan.key]),
        back=_back(case),
        form=partial(SignatureForm, case=case),
        act=lambda cleaned: actions.sign_safety_plan(plan, by=request.user, **cleaned),
        done="Die Antwort ist festgehalten.",
    )


def _back(case: Case) -> str:
    return reverse("cases:safety_plan", args=[case.key])


def _fetch(request: StaffRequest, case: Case, key: UUID) -> SafetyPlan:
    return get_object_or_404(SafetyPlan.objects.visible_to(request.user).filter(case=case).for_page(), key=key)
