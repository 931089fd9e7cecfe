"""Who may write and read a Hilfeplan, when it is reviewed, and what it still lacks (§§ 36, 37c SGB VIII)."""

from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from django.conf import settings

from accounts.models import Department, User
from cases import rules as case_rules
from cases.models import Case, Consultation, Person
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpPlan, PlanTalk


class Missing(NamedTuple):
    """What a Hilfeplan lacks before it can be finished: the field of its form, and the sentence."""

    field: str
    sentence: str


WORDS = (
    ("parents_words", "Schreiben Sie auf, was die Eltern sagen, oder warum sie nicht zu hören waren."),
    ("need", "Beschreiben Sie den Bedarf."),
    ("services", "Nennen Sie die notwendigen und vereinbarten Leistungen."),
    ("must_reach", "Sagen Sie, was mindestens erreicht sein muss."),
    ("if_fails", "Sagen Sie, was geschieht, wenn es nicht gelingt."),
    ("wish_pointed_out_on", "Nennen Sie den Tag, an dem Sie auf das Wunsch- und Wahlrecht hingewiesen haben."),
    ("advice_language", "Nennen Sie die Sprache, in der beraten wurde."),
    ("advice_how", "Schreiben Sie auf, wie verständlich beraten wurde."),
    ("review_on", "Legen Sie den Tag der Überprüfung fest."),
)


def may_plan_help(user: User, episode: HelpEpisode) -> bool:
    """Whoever works on the case plans the talks and writes the plan; the lead reads."""
    return case_rules.may_work_on(user, episode.case)


def may_read_help_plan(user: User) -> bool:
    """ASD of the team; WJH learns only the days and the agreed services (domain.md §4). Needs a help one may see."""
    return user.department == Department.ASD


def latest_review(talk_on: date) -> date:
    """The last day a plan may be looked at again, so many months after its talk (setting, six at most)."""
    latest: date = talk_on + relativedelta(months=min(settings.HELP_PLAN_REVIEW_MONTHS, 6))
    return latest


def has_siblings(case: Case) -> bool:
    """Whether the family has more children than the child of the case."""
    children = Person.objects.filter(family=case.family_id, role=Person.Role.CHILD).exclude(life=Person.Life.DEAD)
    return children.exclude(pk=case.child_id).exists()


def lacks_consultation(episode: HelpEpisode) -> bool:
    """Whether nobody has consulted the case since its last talk; shown before the next one (domain.md §11.2)."""
    last = PlanTalk.objects.held().filter(episode=episode).order_by("-held_at").first()
    if last is None:
        return False
    consulted = Consultation.objects.filter(case=episode.case, finished_at__isnull=False)
    return not consulted.filter(held_on__gte=last.starts_on).exists()


def missing_parts(plan: HelpPlan) -> list[Missing]:
    """What must still be written before the plan is final, in the order of its form; the child first.

    Needs a plan with its episode, help kind and case.
    """
    found = [*_of_the_child(plan)]
    if plan.number > 1 and not plan.review_result:
        found.append(Missing("review_result", "Schreiben Sie auf, was die Überprüfung ergeben hat."))
    found += [Missing(field, sentence) for field, sentence in WORDS if not getattr(plan, field)]
    if not plan.goals.exists():
        found.append(Missing("goals_child", "Nennen Sie mindestens ein Ziel."))
    if not plan.siblings and has_siblings(plan.episode.case):
        found.append(Missing("siblings", "Die Familie hat mehr Kinder: Beschreiben Sie die Beziehung zu ihnen."))
    if plan.episode.help_kind.form == HelpForm.RESIDENTIAL:
        found += _outside_the_family(plan)
    return found


def _of_the_child(plan: HelpPlan) -> list[Missing]:
    if plan.child_not_heard or (plan.child_words and plan.child_heard):
        return []
    if plan.child_words:
        return [Missing("child_heard", "Schreiben Sie auf, wie das Kind gehört wurde.")]
    return [Missing("child_words", "Schreiben Sie auf, was das Kind sagt, oder warum es nicht gehört wurde.")]


def _outside_the_family(plan: HelpPlan) -> list[Missing]:
    found = []
    if not plan.contact_rules and not plan.episode.contact_rules.filter(ends_on__isnull=True).exists():
        found.append(Missing("contact_rules", "Regeln Sie den Kontakt zwischen Kind und Familie."))
    if not plan.episode.perspectives.exists():
        found.append(Missing("perspective", "Halten Sie die Perspektive des Kindes fest (§ 37c SGB VIII)."))
    return found
