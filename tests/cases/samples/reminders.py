"""Wiedervorlagen: one of a case, one that is done, one that is nobody else's business; a message and a calendar."""

from typing import Any

from accounts.actions import notify, open_calendar
from accounts.rules import CALENDAR
from cases import actions
from tests import office
from tests.office import colleague, in_days
from web.tokens import Token


def samples() -> dict[str, list[Any]]:
    brandt, case = colleague("brandt"), office.a_case(child_last_name="Kind-Vorgemerkt")
    given: dict[str, Any] = {"by": brandt, "owner": brandt, "due_on": in_days(0)}
    done = actions.remind(text="Kita anrufen", case=case, **given)
    actions.finish_reminder(done, by=brandt)
    open_calendar(by=brandt)
    assert brandt.calendar_key is not None
    return {
        "notification": [notify(brandt, text=f"{case.file_number}: Vorlage beschlossen", path="/kommission/").key],
        "calendar": [str(Token(CALENDAR, brandt.calendar_key))],
        "reminder": [actions.remind(text="Schule anrufen", case=case, repeat="weekly", **given).key],
        "own_reminder": [actions.remind(text="Urlaub eintragen", **given).key],
        "done_reminder": [done.key],
    }
