"""Aufträge and Auflagen: giving, ending, checking, lifting."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions
from cases.forms.goals import CheckForm, ConditionForm, EndMandateForm, LiftForm, MandateForm
from cases.models import Case, Condition, Mandate
from cases.views import asking
from cases.views.asking import Question
from cases.views.goals import back_of
from cases.views.page import fetch_case
from web.http import post_once


@require_safe
def mandate_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The form for an Auftrag."""
    return asking.show(request, _mandate(request, fetch_case(request, key)))


@post_once
def give_mandate(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _mandate(request, fetch_case(request, key)))


@require_safe
def mandate_end_form(request: StaffRequest, key: UUID, mandate: UUID) -> HttpResponse:
    """The form for what became of an Auftrag."""
    case = fetch_case(request, key)
    return asking.show(request, _end_mandate(request, case, _fetch_mandate(request, case, mandate)))


@post_once
def end_mandate(request: StaffRequest, key: UUID, mandate: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return asking.save(request, _end_mandate(request, case, _fetch_mandate(request, case, mandate)))


@require_safe
def condition_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The form for an Auflage."""
    return asking.show(request, _condition(request, fetch_case(request, key)))


@post_once
def impose_condition(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _condition(request, fetch_case(request, key)))


@require_safe
def check_form(request: StaffRequest, key: UUID, condition: UUID) -> HttpResponse:
    """The form for a check of an Auflage."""
    case = fetch_case(request, key)
    return asking.show(request, _check(request, case, _fetch_condition(request, case, condition)))


@post_once
def check_condition(request: StaffRequest, key: UUID, condition: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return asking.save(request, _check(request, case, _fetch_condition(request, case, condition)))


@require_safe
def lift_form(request: StaffRequest, key: UUID, condition: UUID) -> HttpResponse:
    """The form for the reason why an Auflage ends."""
    case = fetch_case(request, key)
    return asking.show(request, _lift(request, case, _fetch_condition(request, case, condition)))


@post_once
def lift_condition(request: StaffRequest, key: UUID, condition: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return asking.save(request, _lift(request, case, _fetch_condition(request, case, condition)))


def _mandate(request: StaffRequest, case: Case) -> Question:
    return Question(
        case=case,
        tab="goals",
        heading="Auftrag erteilen",
        words="Was braucht das Jugendamt? Nur im Grau- und im Gefährdungsbereich; ein Auftrag droht nichts an.",
        button="Auftrag erteilen",
        url=reverse("cases:mandate_new", args=[case.key]),
        back=back_of(case),
        form=MandateForm,
        act=lambda cleaned: actions.give_mandate(case, by=request.user, **cleaned),
        done="Der Auftrag ist erteilt.",
    )


def _end_mandate(request: StaffRequest, case: Case, mandate: Mandate) -> Question:
    return Question(
        case=case,
        tab="goals",
        heading="Auftrag beenden",
        words="Was wurde aus diesem Auftrag?",
        about=mandate.text,
        button="Auftrag beenden",
        url=reverse("cases:mandate_end", args=[case.key, mandate.key]),
        back=back_of(case),
        form=EndMandateForm,
        act=lambda cleaned: actions.end_mandate(mandate, by=request.user, **cleaned),
        done="Der Auftrag ist beendet.",
    )


def _condition(request: StaffRequest, case: Case) -> Question:
    return Question(
        case=case,
        tab="goals",
        heading="Auflage erteilen",
        words="Was muss sein, damit das Kind geschützt ist? Nur im Gefährdungsbereich, immer mit Kontrolle und Folge.",
        button="Auflage erteilen",
        url=reverse("cases:condition_new", args=[case.key]),
        back=back_of(case),
        form=ConditionForm,
        act=lambda cleaned: actions.impose_condition(case, by=request.user, **cleaned),
        done="Die Auflage ist erteilt.",
    )


def _check(request: StaffRequest, case: Case, condition: Condition) -> Question:
    return Question(
        case=case,
        tab="goals",
        heading="Kontrolle festhalten",
        words=f"Vereinbart: {condition.control_method}. Kontrolliert von: {condition.controller}.",
        about=condition.text,
        button="Kontrolle festhalten",
        url=reverse("cases:condition_check", args=[case.key, condition.key]),
        back=back_of(case),
        form=CheckForm,
        act=lambda cleaned: actions.check_condition(condition, by=request.user, **cleaned),
        done="Die Kontrolle ist festgehalten.",
    )


def _lift(request: StaffRequest, case: Case, condition: Condition) -> Question:
    return Question(
        case=case,
        tab="goals",
        heading="Auflage aufheben",
        words="Danach wird sie nicht mehr kontrolliert.",
        about=condition.text,
        button="Auflage aufheben",
        url=reverse("cases:condition_lift", args=[case.key, condition.key]),
        back=back_of(case),
        form=LiftForm,
        act=lambda cleaned: actions.lift_condition(condition, by=request.user, **cleaned),
        done="Die Auflage ist aufgehoben.",
    )


def _fetch_mandate(request: StaffRequest, case: Case, key: UUID) -> Mandate:
    return get_object_or_404(Mandate.objects.visible_to(request.user).filter(case=case), key=key)


def _fetch_condition(request: StaffRequest, case: Case, key: UUID) -> Condition:
    return get_object_or_404(Condition.objects.visible_to(request.user).filter(case=case), key=key)
