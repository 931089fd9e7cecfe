"""Builders for the Hilfeplan: Jana Brandt plans, holds and writes."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from cases.models import Case, Person
from hze import actions
from hze.lifecycle import HelpForm, Outlook
from hze.models import HelpEpisode, HelpPlan, Perspective, PlanSignature, PlanTalk
from tests.hze.helps_office import a_help
from tests.office import colleague, in_days


def at(days: int, hour: int = 10) -> datetime:
    """A moment on a day seen from today."""
    return timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)


def family_of(case: Case) -> list[Person]:
    """The child and its parents."""
    roles = (Person.Role.CHILD, Person.Role.MOTHER, Person.Role.FATHER)
    return list(Person.objects.filter(family=case.family_id, role__in=roles))


def a_talk(help_: HelpEpisode | None = None, *, by: str = "brandt", **changes: Any) -> PlanTalk:
    """A talk in a week, with child and parents."""
    help_ = help_ or a_help()
    words: dict[str, Any] = {"starts_at": at(7), "place": "bei der Familie", "persons": family_of(help_.case)}
    return actions.plan_talk(help_, by=colleague(by), **(words | changes))


def a_draft(help_: HelpEpisode | None = None, *, days: int = 0) -> HelpPlan:
    """A plan begun in a talk so many days from today, to which everybody came."""
    help_ = help_ or a_help()
    held_at = timezone.now() + timedelta(days=days)
    talk = a_talk(help_, starts_at=held_at)
    return actions.hold_talk(talk, by=colleague("brandt"), held_at=held_at, came=list(talk.guests.all()))


def words(plan: HelpPlan, **changes: Any) -> dict[str, Any]:
    """Everything a plan must say."""
    said: dict[str, Any] = {
        "child_words": "Ich will, dass Mama morgens da ist.",
        "child_heard": "allein, vor dem Gespräch, mit Bildkarten",
        "child_not_heard": "",
        "parents_words": "Der Morgen ist zu viel für uns.",
        "review_result": "Der Morgen gelingt an drei Tagen." if plan.number > 1 else "",
        "need": "Milan braucht einen ruhigen Morgen.",
        "services": "Begleitung am Morgen, drei Stunden je Woche.",
        "must_reach": "Milan frühstückt an vier Schultagen.",
        "contact_rules": "Die Eltern besuchen Milan jeden Samstag.",
        "if_fails": "Wir treffen uns binnen zwei Wochen wieder.",
        "siblings": "Milan spielt jeden Tag mit seiner Schwester.",
        "wish_pointed_out_on": plan.talk_on,
        "wish": "",
        "advice_language": "Deutsch",
        "advice_interpreter": "",
        "advice_how": "langsam und mit einer Zeichnung",
        "review_on": plan.talk_on + timedelta(days=90),
        "goals": {"new": {"child": ["Ich schlafe jede Nacht durch."]}},
    }
    return said | changes


def written(plan: HelpPlan | None = None, *, by: str = "brandt", **changes: Any) -> HelpPlan:
    """A draft in which everything stands."""
    plan = plan or a_draft()
    return actions.write_help_plan(plan, by=colleague(by), version=plan.version, **words(plan, **changes))


def a_final_plan(help_: HelpEpisode | None = None, *, days: int = 0, **changes: Any) -> HelpPlan:
    """A plan that was finished for good."""
    plan = written(a_draft(help_, days=days), **changes)
    return actions.finish_help_plan(plan, by=colleague("brandt"), version=plan.version)


def a_perspective(help_: HelpEpisode | None = None, **changes: Any) -> Perspective:
    """A return, justifiable for half a year."""
    said: dict[str, Any] = {
        "outlook": Outlook.RETURN,
        "reason": "Die Eltern üben den Morgen mit uns.",
        "clarified_on": in_days(0),
        "justifiable_until": in_days(180),
    }
    help_ = help_ or a_help(HelpForm.RESIDENTIAL)
    return actions.clarify_perspective(help_, by=colleague("brandt"), **(said | changes))


def a_signature(plan: HelpPlan | None = None, **changes: Any) -> PlanSignature:
    """The child signs today."""
    plan = plan or a_final_plan()
    answer: dict[str, Any] = {"role": "child", "has_signed": True, "on": in_days(0), "person": plan.episode.case.child}
    return actions.sign_help_plan(plan, by=colleague("brandt"), **(answer | changes))
