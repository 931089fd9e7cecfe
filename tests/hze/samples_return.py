"""What stands in the addresses of a return."""

from typing import Any

from tests.hze.residential_office import a_residential_help
from tests.hze.return_office import (
    a_criterion,
    a_home_return,
    a_return_plan,
    a_return_step,
    a_trial,
    judged,
    with_after_care,
)
from tests.office import a_case

type Samples = dict[str, list[Any]]


def samples() -> Samples:
    """One child on the way home, one at home."""
    away = a_residential_help(case=a_case(child_first_name="Kim", child_last_name="Kind-Rückweg"))
    plan = a_return_plan(away)
    criterion, step, trial = a_criterion(plan), a_return_step(plan), a_trial(plan)
    judged(criterion)
    there = a_residential_help(case=a_case(child_first_name="Kim", child_last_name="Kind-Daheim"))
    home = a_home_return(with_after_care(a_return_plan(there)))
    return {
        "away": [away.key],
        "criterion": [away.key, criterion.key],
        "return_step": [away.key, step.key],
        "trial": [away.key, trial.key],
        "home_return": [there.key, home.key],
    }
