"""Wiedervorlagen: one of a case, one that is done, and one that is nobody else's business."""

from typing import Any

from cases import actions
from tests import office
from tests.office import colleague, in_days


def samples() -> dict[str, list[Any]]:
    brandt, case = colleague("brandt"), office.a_case(child_last_name="Kind-Wiedervorlage")
    given: dict[str, Any] = {"by": brandt, "owner": brandt, "due_on": in_days(0)}
    done = actions.remind(text="Kita anrufen", case=case, **given)
    actions.finish_reminder(done, by=brandt)
    return {
        "reminder": [actions.remind(text="Schule anrufen", case=case, repeat="weekly", **given).key],
        "own_reminder": [actions.remind(text="Urlaub eintragen", **given).key],
        "done_reminder": [done.key],
    }
