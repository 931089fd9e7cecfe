"""The money of a help as the WJH keeps it."""

from typing import Any

from hze import actions
from hze.models import CostContribution, HelpEpisode, Jurisdiction, Reimbursement
from tests.hze.delivery_office import a_running_help
from tests.office import colleague, in_days


def a_contribution(help_: HelpEpisode | None = None, *, by: str = "neumann", **changes: Any) -> CostContribution:
    help_ = help_ or a_running_help()
    words: dict[str, Any] = {"cents": 120_00, "begins_on": help_.begins_on}
    return actions.add_contribution(help_, by=colleague(by), **(words | changes))


def a_jurisdiction(help_: HelpEpisode | None = None, *, by: str = "neumann", **changes: Any) -> Jurisdiction:
    words: dict[str, Any] = {
        "office": "Jugendamt Mönchengladbach",
        "basis": "§ 86 Abs. 1 SGB VIII",
        "since": in_days(-100),
        "checked_on": in_days(-3),
    }
    return actions.record_jurisdiction(help_ or a_running_help(), by=colleague(by), **(words | changes))


def a_reimbursement(help_: HelpEpisode | None = None, *, by: str = "neumann", **changes: Any) -> Reimbursement:
    words: dict[str, Any] = {
        "office": "Jugendamt Viersen",
        "basis": "§ 89c SGB VIII",
        "deadline": in_days(20),
        "cents": 5_000_00,
    }
    return actions.add_reimbursement(help_ or a_running_help(), by=colleague(by), **(words | changes))
