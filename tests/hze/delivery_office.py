"""Running helps with their provider: its link, hours, people and reports, as they come about in the office."""

from datetime import date
from typing import Any

from hze import actions
from hze.actions import Hours
from hze.models import HelpEpisode, HelpLink, HelpWorker, MonthlyStatement, ReportDue
from socialspace.models import Organisation
from tests.hze.helps_office import a_help
from tests.office import PROVIDERS, colleague, in_days
from web.calendar import YearMonth

HOURS = Hours(minutes=1200, family_minutes=900, travel_minutes=180, cancelled_minutes=60)


def provider(name: str = PROVIDERS[0]) -> Organisation:
    return Organisation.objects.get(name=name)


def a_running_help(**changes: Any) -> HelpEpisode:
    """A help of 6 of at most 8 hours a week that a provider has delivered for a hundred days."""
    chosen = changes.pop("provider", PROVIDERS[0])
    help_ = a_help(**({"begins_on": in_days(-100), "ends_on": in_days(81)} | changes))
    HelpEpisode.objects.filter(pk=help_.pk).update(provider=provider(chosen))
    return HelpEpisode.objects.for_list().get(pk=help_.pk)


def month_before(steps: int = 1) -> YearMonth:
    """The month so many before the one of today; the last one is over."""
    return YearMonth.of(in_days(0)).after(-steps)


def a_link(help_: HelpEpisode | None = None, *, by: str = "brandt") -> HelpLink:
    help_ = help_ or a_running_help()
    assert help_.provider is not None
    contact = help_.provider.contacts.get()
    sent = actions.send_help_link(help_, by=colleague(by), contact=contact)
    return HelpLink.objects.select_related("episode__case", "episode__provider").get(pk=sent.pk)


def a_statement(help_: HelpEpisode | None = None, month: YearMonth | None = None, **hours: Any) -> MonthlyStatement:
    """Typed from paper by the WJH."""
    told = HOURS._replace(**hours)
    return actions.type_statement(
        help_ or a_running_help(), month or month_before(), by=colleague("neumann"), hours=told
    )


def a_worker(help_: HelpEpisode | None = None, **changes: Any) -> HelpWorker:
    help_ = help_ or a_running_help()
    facts: dict[str, Any] = {"name": "Sam Unger", "qualification": "Sozialpädagoge", "begins_on": help_.begins_on}
    return actions.add_worker(help_, by=colleague("brandt"), **(facts | changes))


def started(help_: HelpEpisode, on: date | None = None, *, by: str = "brandt") -> HelpEpisode:
    return actions.record_start(help_, by=colleague(by), started_on=on or help_.begins_on)


def a_report_due(help_: HelpEpisode | None = None) -> ReportDue:
    """The report at the end of a help that has begun."""
    help_ = started(help_ or a_running_help())
    return ReportDue.objects.select_related("episode__case").get(episode=help_, kind="end")
