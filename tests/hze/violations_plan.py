"""Rows of the Hilfeplan and its talks that are right, and what makes their copy wrong."""

from typing import Any

from django.utils import timezone

from hze.lifecycle import HelpForm, Outlook
from hze.models import AgendaPoint, HelpPlan, Perspective, PlanGoal, PlanSignature, PlanTalk, TalkGuest
from tests.cases import goals_office as goals
from tests.cases.violations import Violations
from tests.hze.helps_office import a_help
from tests.office import colleague, in_days
from web.models import StoredFile


def _talk() -> PlanTalk:
    return PlanTalk.objects.create(
        episode=a_help(), starts_at=timezone.now(), place="Jugendamt", planned_by=colleague("brandt")
    )


def _guest() -> TalkGuest:
    talk = _talk()
    return TalkGuest.objects.create(talk=talk, person=talk.episode.case.child, function="Kind")


def _plan() -> HelpPlan:
    talk = _talk()
    return HelpPlan.objects.create(
        episode=talk.episode, number=1, talk=talk, talk_on=in_days(0), written_by=colleague("brandt")
    )


def _other_talk() -> dict[str, Any]:
    """Another talk of the same help, so that only the tried rule refuses the next version."""
    held = PlanTalk.objects.get()
    PlanTalk.objects.update(held_at=timezone.now())
    held.pk, held.key = None, PlanTalk().key
    held.held_at = timezone.now()
    held.save(force_insert=True)
    return {"talk_id": held.pk, "number": 2}


def _final(**changes: Any) -> dict[str, Any]:
    """A next version that is whole and final, but for the paper; with the changes of the rule that is tried."""
    whole = dict.fromkeys(("parents_words", "need", "services", "must_reach", "if_fails"), "gesagt")
    days = {"wish_pointed_out_on": in_days(0), "review_on": in_days(90)}
    child = {"child_words": "Ich will heim.", "child_heard": "allein, im Spiel"}
    advice = {"advice_language": "Deutsch", "advice_how": "mit Bildern"}
    return {**_other_talk(), "state": "final", **whole, **days, **child, **advice, **changes}


def _goal() -> PlanGoal:
    return PlanGoal.objects.create(plan=_plan(), side="child", words="Ich schlafe jede Nacht durch.")


def _goal_of_the_file() -> PlanGoal:
    plan = _plan()
    from_file = goals.a_goal(goals.a_direction(plan.episode.case))
    return PlanGoal.objects.create(plan=plan, side="child", action_goal=from_file)


def _signature() -> PlanSignature:
    plan = _plan()
    day = {"on": in_days(0), "recorded_by": colleague("brandt")}
    return PlanSignature.objects.create(plan=plan, role="child", person=plan.episode.case.child, has_signed=True, **day)


def _perspective() -> Perspective:
    return Perspective.objects.create(
        episode=a_help(HelpForm.RESIDENTIAL),
        outlook=Outlook.RETURN,
        reason="Die Eltern üben.",
        clarified_on=in_days(0),
        justifiable_until=in_days(180),
        by=colleague("brandt"),
    )


def _agenda_point() -> AgendaPoint:
    return AgendaPoint.objects.create(talk=_talk(), text="Schule")


def _now() -> dict[str, Any]:
    return {"held_at": timezone.now()}


HELP_PLANS: Violations = {
    "plan_talk_has_place": (_talk, lambda: {"place": "", **_now()}),
    "plan_talk_held_or_cancelled": (
        _talk,
        lambda: {"cancelled_at": timezone.now(), "cancel_reason": "krank", **_now()},
    ),
    "plan_talk_cancelled_with_reason": (_talk, lambda: {"cancelled_at": timezone.now()}),
    "plan_talk_one_planned": (_talk, dict),
    "talk_guest_is_one_person": (_guest, lambda: {"person_id": None}),
    "talk_guest_asked_once": (_guest, dict),
    "agenda_point_has_text": (_agenda_point, lambda: {"text": ""}),
    "help_plan_state_known": (_plan, lambda: _final(state="lost", **_paper())),
    "help_plan_number_once": (_plan, lambda: _final(number=1, **_paper())),
    "help_plan_one_draft": (_plan, _other_talk),
    "help_plan_child_heard_or_not": (_plan, lambda: _final(child_not_heard="krank", **_paper())),
    "help_plan_begins_with_the_child": (_plan, lambda: _final(child_heard="", **_paper())),
    "help_plan_is_whole": (_plan, lambda: _final(need="", **_paper())),
    "help_plan_reviewed_within_half_a_year": (_plan, lambda: _final(review_on=in_days(190), **_paper())),
    "help_plan_wish_by_today": (_plan, lambda: _final(wish_pointed_out_on=in_days(2), **_paper())),
    "help_plan_finished_with_paper": (_plan, _final),
    "plan_goal_side_known": (_goal, lambda: {"side": "nobody"}),
    "plan_goal_state_known": (_goal, lambda: {"state": "lost"}),
    "plan_goal_is_one_goal": (_goal, lambda: {"words": ""}),
    "plan_goal_of_the_file_once": (_goal_of_the_file, dict),
    "plan_signature_role_known": (_signature, lambda: {"role": "friend", "person_id": None, "name": "Frau Kurz"}),
    "plan_signature_of_one_person": (_signature, lambda: {"person_id": None}),
    "plan_signature_or_reason": (_signature, lambda: {"has_signed": False, "person_id": None, "name": "Frau Kurz"}),
    "plan_signature_by_today": (_signature, lambda: {"on": in_days(2), "person_id": None, "name": "Frau Kurz"}),
    "plan_signature_once_a_person": (_signature, dict),
    "perspective_outlook_known": (_perspective, lambda: {"outlook": "lost"}),
    "perspective_has_reason": (_perspective, lambda: {"reason": ""}),
    "perspective_has_its_time": (_perspective, lambda: {"justifiable_until": None}),
    "perspective_time_lies_ahead": (_perspective, lambda: {"justifiable_until": in_days(0)}),
    "perspective_clarified_by_today": (_perspective, lambda: {"clarified_on": in_days(2)}),
}


def _paper() -> dict[str, Any]:
    """What an abgeschlossener Hilfeplan has besides its words."""
    stored = StoredFile.store(name="hilfeplan.pdf", media_type="application/pdf", content=b"%PDF-")
    finished = {"finished_at": timezone.now(), "finished_by_id": colleague("brandt").pk}
    return {"content": {"need": "gesagt"}, "sha256": "0" * 64, "paper_id": stored.pk, **finished}
