"""Ziele und Auflagen: the page, and the family's goals."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions, rules
from cases.forms.goals import ActionGoalForm, DirectionForm, EndDirectionForm, EndGoalForm, StepForm
from cases.lifecycle import Area
from cases.models import ActionGoal, Case, Condition, DirectionGoal, Mandate
from cases.models.mandates import MANDATE_AREAS
from cases.views import asking
from cases.views.asking import Question
from cases.views.page import fetch_case, file_page
from web.http import at_once, post_once


@require_safe
def goals(request: StaffRequest, key: UUID) -> HttpResponse:
    """Ziele of the family, Aufträge and Auflagen of the office, each apart."""
    case = fetch_case(request, key)
    newest = rules.current_classification(case)
    context: dict[str, object] = {
        "directions": DirectionGoal.objects.visible_to(request.user).filter(case=case).for_page(),
        "mandates": Mandate.objects.visible_to(request.user).filter(case=case).for_page(),
        "conditions": Condition.objects.visible_to(request.user).filter(case=case).for_page(),
        "proposals": rules.proposes_new_assessment(case, newest),
        "may_demand": case.current_area in MANDATE_AREAS,
        "in_danger": case.current_area == Area.DANGER,
    }
    return file_page(request, case, "cases/goals.html", context, tab="goals")


@require_safe
def direction_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The form for a direction."""
    return asking.show(request, _direction(request, fetch_case(request, key)))


@post_once
def set_direction(request: StaffRequest, key: UUID) -> HttpResponse:
    return asking.save(request, _direction(request, fetch_case(request, key)))


@require_safe
def direction_end_form(request: StaffRequest, key: UUID, goal: UUID) -> HttpResponse:
    """The form for what became of a direction."""
    case = fetch_case(request, key)
    return asking.show(request, _end_direction(request, case, _fetch_direction(request, case, goal)))


@post_once
def end_direction(request: StaffRequest, key: UUID, goal: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return asking.save(request, _end_direction(request, case, _fetch_direction(request, case, goal)))


@require_safe
def goal_form(request: StaffRequest, key: UUID, goal: UUID) -> HttpResponse:
    """The form for a small goal of a direction."""
    case = fetch_case(request, key)
    return asking.show(request, _goal(request, case, _fetch_direction(request, case, goal)))


@post_once
def set_goal(request: StaffRequest, key: UUID, goal: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return asking.save(request, _goal(request, case, _fetch_direction(request, case, goal)))


@require_safe
def goal_end_form(request: StaffRequest, key: UUID, goal: UUID) -> HttpResponse:
    """The form for what became of a small goal."""
    case = fetch_case(request, key)
    return asking.show(request, _end_goal(request, case, _fetch_goal(request, case, goal)))


@post_once
def end_goal(request: StaffRequest, key: UUID, goal: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return asking.save(request, _end_goal(request, case, _fetch_goal(request, case, goal)))


@require_safe
def step_form(request: StaffRequest, key: UUID, goal: UUID) -> HttpResponse:
    """The form for a step to a small goal."""
    case = fetch_case(request, key)
    return asking.show(request, _step(request, case, _fetch_goal(request, case, goal)))


@post_once
def add_step(request: StaffRequest, key: UUID, goal: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    return asking.save(request, _step(request, case, _fetch_goal(request, case, goal)))


@post_once
def finish_step(request: StaffRequest, key: UUID, goal: UUID, step: UUID) -> HttpResponse:
    case = fetch_case(request, key)
    row = get_object_or_404(_fetch_goal(request, case, goal).steps, key=step)
    act = partial(actions.finish_step, row, by=request.user)
    return at_once(request, act, done="Der Schritt ist getan.", back=back_of(case))


def _direction(request: StaffRequest, case: Case) -> Question:
    return Question(
        case=case,
        tab="goals",
        heading="Richtungsziel festhalten",
        words="Wohin will jemand aus der Familie? Es ist das Ziel der Familie, in ihren Worten.",
        button="Richtungsziel festhalten",
        url=reverse("cases:direction_goal_new", args=[case.key]),
        back=back_of(case),
        form=partial(DirectionForm, case=case),
        act=lambda cleaned: actions.set_direction(case, by=request.user, **cleaned),
        done="Das Richtungsziel ist festgehalten.",
    )


def _end_direction(request: StaffRequest, case: Case, goal: DirectionGoal) -> Question:
    return Question(
        case=case,
        tab="goals",
        heading="Richtungsziel beenden",
        words="Was wurde aus diesem Ziel?",
        about=goal.words,
        button="Richtungsziel beenden",
        url=reverse("cases:direction_goal_end", args=[case.key, goal.key]),
        back=back_of(case),
        form=EndDirectionForm,
        act=lambda cleaned: actions.end_direction(goal, by=request.user, **cleaned),
        done="Das Richtungsziel ist beendet.",
    )


def _goal(request: StaffRequest, case: Case, direction: DirectionGoal) -> Question:
    return Question(
        case=case,
        tab="goals",
        heading="Handlungsziel vereinbaren",
        words="Ein kleiner Zustand, den man an einem Tag sehen kann.",
        about=direction.words,
        button="Handlungsziel vereinbaren",
        url=reverse("cases:action_goal_new", args=[case.key, direction.key]),
        back=back_of(case),
        form=partial(ActionGoalForm, case=case),
        act=lambda cleaned: actions.set_goal(direction, by=request.user, **cleaned),
        done="Das Handlungsziel ist vereinbart.",
    )


def _end_goal(request: StaffRequest, case: Case, goal: ActionGoal) -> Question:
    return Question(
        case=case,
        tab="goals",
        heading="Handlungsziel beenden",
        words="Was wurde aus diesem Ziel?",
        about=goal.specific,
        button="Handlungsziel beenden",
        url=reverse("cases:action_goal_end", args=[case.key, goal.key]),
        back=back_of(case),
        form=EndGoalForm,
        act=lambda cleaned: actions.end_goal(goal, by=request.user, **cleaned),
        done="Das Handlungsziel ist beendet.",
    )


def _step(request: StaffRequest, case: Case, goal: ActionGoal) -> Question:
    return Question(
        case=case,
        tab="goals",
        heading="Schritt aufnehmen",
        words="Wer tut was bis wann?",
        about=goal.specific,
        button="Schritt aufnehmen",
        url=reverse("cases:goal_step_new", args=[case.key, goal.key]),
        back=back_of(case),
        form=StepForm,
        act=lambda cleaned: actions.add_step(goal, by=request.user, **cleaned),
        done="Der Schritt ist aufgenommen.",
    )


def back_of(case: Case) -> str:
    """Where every form of this page leads back to."""
    return reverse("cases:goals", args=[case.key])


def _fetch_direction(request: StaffRequest, case: Case, key: UUID) -> DirectionGoal:
    return get_object_or_404(DirectionGoal.objects.visible_to(request.user).filter(case=case), key=key)


def _fetch_goal(request: StaffRequest, case: Case, key: UUID) -> ActionGoal:
    return get_object_or_404(ActionGoal.objects.visible_to(request.user).filter(case=case), key=key)
