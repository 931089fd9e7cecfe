"""A running help with hours, people, reports and the link of its provider; and one whose link was taken back."""

from typing import Any

from hze import actions
from hze.models import ReportDue
from tests import office
from tests.cases import paper_office
from tests.hze import delivery_office
from web.tokens import Token


def samples() -> dict[str, list[Any]]:
    help_ = delivery_office.a_running_help(case=_case("Kind-Stundenzettel"))
    link = delivery_office.a_link(help_)
    worker = delivery_office.a_worker(help_)
    statement = delivery_office.a_statement(help_)
    delivery_office.started(help_)
    due = ReportDue.objects.select_related("episode__case").get(episode=help_, kind="end")
    received = ReportDue.objects.create(episode=help_, kind="interval", due_on=office.in_days(-5))
    upload = paper_office.checked()
    actions.receive_report(received, by=office.colleague("brandt"), received_on=office.in_days(-4), checked=upload)
    other = delivery_office.a_running_help(case=_case("Kind-Linkvorbei"))
    closed = delivery_office.a_link(other)
    actions.revoke_help_link(other, by=office.colleague("neumann"))
    token, over = (str(Token(actions.HELP_LINK, each.key)) for each in (link, closed))
    month = delivery_office.month_before(2).code
    return {
        "running": [help_.key],
        "running_month": [help_.key, month],
        "running_worker": [help_.key, worker.key],
        "running_statement": [help_.key, statement.key],
        "running_report": [help_.key, due.key],
        "running_report_file": [help_.key, received.key],
        "help_token": [token],
        "closed_help_token": [over],
        "help_token_month": [token, month],
        "closed_token_month": [over, month],
        "help_token_report": [token, due.key],
    }


def _case(last_name: str) -> Any:
    return office.a_case(child_first_name="Kim", child_last_name=last_name)
