"""The return of a child from the first day: its goal or reasoned absence, after-care, the return itself; ASD eyes."""

from functools import partial
from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department
from cases.rules import demand
from hze import actions, rules
from hze.forms.return_plan import AfterCareForm, FailedReturnForm, NoReturnForm, RecordReturnForm, ReturnGoalForm
from hze.models import CriterionState, HelpEpisode, HomeReturn, ReturnGoal, ReturnPlan, with_open_since
from hze.return_standing import Standing, standings
from hze.views.asking import Question, asks, doing
from hze.views.course import fetch_course
from hze.views.page import help_page

TAB = "return"


def fetch_return(request: StaffRequest, key: UUID) -> HelpEpisode:
    """A residential help for the eyes of ASD."""
    help_ = fetch_course(request, key)
    if request.user.department != Department.ASD:
        raise Http404
    return help_


def fetch_plan(request: StaffRequest, key: UUID) -> ReturnPlan:
    """The return plan of a help, for whoever works on the case."""
    help_ = fetch_return(request, key)
    demand(rules.may_change_help(request.user, help_))
    plan: ReturnPlan = get_object_or_404(ReturnPlan, episode=help_)
    plan.episode = help_
    return plan


def back_to(key: UUID, place: str = "") -> str:
    """The page of the return, at one of its panels."""
    return reverse("hze:return_plan", args=[key]) + (f"#{place}" if place else "")


@require_safe
def return_plan(request: StaffRequest, key: UUID) -> HttpResponse:
    """How the return stands, by what one sees it, who does what, trials, after-care."""
    help_ = fetch_return(request, key)
    standing = standings(
        list(with_open_since(HelpEpisode.objects.visible_to(request.user).filter(pk=help_.pk)).for_list())
    )[0]
    context: dict[str, object] = {
        "standing": standing,
        "plan": standing.plan,
        "today": timezone.localdate(),
        "may_change": not help_.is_over and rules.may_change_help(request.user, help_),
        "may_end": standing.home is not None and not help_.ended_on,
        "returns": list(standing.plan.returns.all()) if standing.plan else [],
        "earlier_goals": list(reversed(standing.plan.goals.all()))[1:] if standing.plan else [],
    }
    return help_page(request, help_, "hze/return_plan.html", context, tab=TAB)


@require_safe
def criterion_history(request: StaffRequest, key: UUID) -> HttpResponse:
    """What was said about each criterion, the newest first."""
    help_ = fetch_return(request, key)
    plan = get_object_or_404(ReturnPlan, episode=help_)
    states = Prefetch("states", CriterionState.objects.select_related("by").order_by("-id"))
    rows = plan.criteria.select_related("kind").prefetch_related(states)
    return help_page(request, help_, "hze/criterion_history.html", {"criteria": rows}, tab=TAB)


@asks
def set_return_goal(request: StaffRequest, key: UUID) -> Question:
    """What the return aims at and when."""
    help_, now = _to_decide(request, key)
    initial = {"goal": now.goal, "planned_on": now.planned_on} if now else {}
    return Question(
        help=help_,
        url=request.path,
        tab=TAB,
        heading="Ziel der Rückkehr ändern" if now else "Rückkehr planen",
        words="Was bisher galt, bleibt mit seinem Grund lesbar."
        if now
        else "Mit dem Ziel stehen auch die Kriterien da, an denen alle die Rückkehr erkennen.",
        button="Ziel festhalten",
        back=back_to(key),
        form=partial(ReturnGoalForm, is_change=now is not None, initial=initial),
        act=doing(actions.set_return_goal, help_, by=request.user),
        done="Das Ziel der Rückkehr steht fest.",
    )


@asks
def set_no_return(request: StaffRequest, key: UUID) -> Question:
    """Why no return is planned at present."""
    help_, now = _to_decide(request, key)
    return Question(
        help=help_,
        url=request.path,
        tab=TAB,
        heading="Zur Zeit keine Rückkehr",
        words="Auch das ist eine Entscheidung: mit Grund, mit wem, und wann Sie wieder hinsehen.",
        button="Begründung festhalten",
        back=back_to(key),
        form=partial(NoReturnForm, is_change=now is not None),
        act=doing(actions.set_no_return, help_, by=request.user),
        done="Die Begründung steht fest; am gewählten Tag liegt die Frage Ihnen wieder vor.",
    )


@asks
def settle_after_care(request: StaffRequest, key: UUID) -> Question:
    """Who cares for the family afterwards."""
    plan = fetch_plan(request, key)
    now = {"after_care": plan.after_care_id, "minutes": plan.after_care_minutes, "waived": plan.after_care_waived}
    return Question(
        help=plan.episode,
        url=request.path,
        tab=TAB,
        heading="Nachbetreuung vereinbaren",
        words="Am besten durch Menschen, die die Familie schon kennt. Ohne Nachbetreuung braucht es einen Grund.",
        button="Nachbetreuung festhalten",
        back=back_to(key, "nachbetreuung"),
        form=partial(AfterCareForm, initial=now),
        act=doing(actions.settle_after_care, plan, by=request.user),
        done="Die Nachbetreuung ist festgehalten.",
    )


@asks
def record_return(request: StaffRequest, key: UUID) -> Question:
    """The day the child came home."""
    plan = fetch_plan(request, key)
    standing = standings([plan.episode])[0]
    return Question(
        help=plan.episode,
        url=request.path,
        tab=TAB,
        heading="Rückkehr eintragen",
        words=_what_follows(standing),
        button="Rückkehr eintragen",
        back=back_to(key),
        form=partial(
            RecordReturnForm, open_criteria=len(standing.missing), initial={"returned_on": timezone.localdate()}
        ),
        act=doing(actions.record_return, plan, by=request.user),
        done="Die Rückkehr ist eingetragen. Die Nachbetreuung steht in den Prüfpunkten, der nächste Schritt liegt vor.",
    )


@asks
def record_failed_return(request: StaffRequest, key: UUID, home: UUID) -> Question:
    """From which day the child is back in the facility, and why."""
    plan = fetch_plan(request, key)
    found = get_object_or_404(HomeReturn, plan=plan, key=home)
    found.plan = plan
    return Question(
        help=plan.episode,
        url=request.path,
        tab=TAB,
        heading="Rückkehr hat nicht gehalten",
        words=f"Zu Hause seit {found.returned_on:%d.%m.%Y}. Der Plan bleibt; die Hilfe geht in der Einrichtung weiter.",
        button="Festhalten",
        back=back_to(key),
        form=FailedReturnForm,
        act=doing(actions.record_failed_return, found, by=request.user),
        done="Festgehalten. Planen Sie mit allen, wie es weitergeht.",
    )


def _to_decide(request: StaffRequest, key: UUID) -> tuple[HelpEpisode, ReturnGoal | None]:
    help_ = fetch_return(request, key)
    demand(rules.may_change_help(request.user, help_))
    return help_, ReturnGoal.objects.filter(plan__episode=help_).newest_first().first()


def _what_follows(standing: Standing) -> str:
    words = "Nach einem, drei und sechs Monaten steht die Nachbetreuung in den Prüfpunkten."
    if not standing.missing:
        return f"Alle Kriterien sind erfüllt. {words}"
    return f"Noch nicht erfüllt: {', '.join(each.row.label for each in standing.missing)}. {words}"
