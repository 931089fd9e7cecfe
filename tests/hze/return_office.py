"""The way home: planned from the first day, judged, tried out, recorded."""

from typing import Any

from hze import actions
from hze.lifecycle import CriterionLevel
from hze.models import (
    CriterionState,
    HelpEpisode,
    HomeReturn,
    ReturnCriterion,
    ReturnGoal,
    ReturnPlan,
    ReturnStep,
    TrialPhase,
)
from hze.return_standing import Standing, standings
from tests.hze.residential_office import a_residential_help, facility
from tests.office import colleague, in_days

GOAL = "Milan schläft zu Hause und geht in seine Schule."
DESPITE = "Team und Familie sind sich einig, das Netz wächst weiter."


def a_goal_of_return(episode: HelpEpisode | None = None, *, by: str = "brandt", **changes: Any) -> ReturnGoal:
    """Home again in four months."""
    words: dict[str, Any] = {"goal": GOAL, "planned_on": in_days(120)}
    return actions.set_return_goal(episode or a_residential_help(), by=colleague(by), **(words | changes))


def no_return(episode: HelpEpisode | None = None, *, by: str = "brandt", **changes: Any) -> ReturnGoal:
    """Not at present; looked at again in 90 days."""
    words: dict[str, Any] = {
        "absence": "Die Mutter ist bis zum Sommer in der Klinik.",
        "decided_with": "Team mit Mutter und Milan",
        "look_again_on": in_days(90),
    }
    return actions.set_no_return(episode or a_residential_help(), by=colleague(by), **(words | changes))


def a_return_plan(episode: HelpEpisode | None = None) -> ReturnPlan:
    return a_goal_of_return(episode).plan


def a_criterion(plan: ReturnPlan | None = None, label: str = "Kontakte sind verlässlich") -> ReturnCriterion:
    return (
        ReturnCriterion.objects.with_level()
        .select_related("plan__episode")
        .get(plan=plan or a_return_plan(), label=label)
    )


def judged(criterion: ReturnCriterion | None = None, *, by: str = "brandt", **changes: Any) -> CriterionState:
    words: dict[str, Any] = {
        "level": CriterionLevel.MET,
        "evidence": "Seit sechs Wochen fand jeder Kontakt statt.",
        "seen_on": in_days(-1),
    }
    return actions.judge_criterion(criterion or a_criterion(), by=colleague(by), **(words | changes))


def a_return_step(plan: ReturnPlan | None = None, *, by: str = "brandt", **changes: Any) -> ReturnStep:
    words: dict[str, Any] = {"what": "Platz in der Schule anmelden", "party": "parents", "due_on": in_days(14)}
    return actions.agree_step(plan or a_return_plan(), by=colleague(by), **(words | changes))


def a_trial(plan: ReturnPlan | None = None, *, by: str = "brandt", **changes: Any) -> TrialPhase:
    """The last weekend."""
    words: dict[str, Any] = {"kind": "weekend", "begins_on": in_days(-4), "ends_on": in_days(-2)}
    return actions.plan_trial(plan or a_return_plan(), by=colleague(by), **(words | changes))


def evaluated(trial: TrialPhase | None = None, *, by: str = "brandt", **changes: Any) -> TrialPhase:
    words: dict[str, Any] = {
        "result": "good",
        "words": "Alle wollen mehr davon.",
        "follows": "Nächstes Mal drei Nächte.",
    }
    return actions.evaluate_trial(trial or a_trial(), by=colleague(by), **(words | changes))


def with_after_care(plan: ReturnPlan | None = None, *, by: str = "brandt", **changes: Any) -> ReturnPlan:
    plan = plan or a_return_plan()
    words: dict[str, Any] = {"after_care": facility(), "minutes": 300}
    return actions.settle_after_care(plan, by=colleague(by), **(words | changes))


def a_home_return(plan: ReturnPlan | None = None, *, by: str = "brandt", **changes: Any) -> HomeReturn:
    """Home since yesterday, in spite of open criteria."""
    words: dict[str, Any] = {"returned_on": in_days(-1), "despite": DESPITE}
    return actions.record_return(plan or with_after_care(), by=colleague(by), **(words | changes))


def standing_of(episode: HelpEpisode) -> Standing:
    return standings([HelpEpisode.objects.for_list().get(pk=episode.pk)])[0]
