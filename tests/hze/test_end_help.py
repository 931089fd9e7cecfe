"""A help ends on the day the commission decided, and runs until then."""

import pytest

from accounts.models import User
from cases.models import StatCode
from hze import actions
from tests.hze.helps_office import a_help, as_planned
from tests.office import in_days
from tests.trail import records, refused

pytestmark = pytest.mark.django_db


def test_a_help_runs_until_its_last_day(felten: User) -> None:
    help_ = a_help()
    with records("help.ended", by=felten):
        help_ = actions.end_help(help_, by=felten, ended_on=in_days(20), reason="Die Ziele sind erreicht.")
    assert [help_.is_over_on(in_days(day)) for day in (0, 20, 21)] == [False, False, True]
    assert help_.last_day == in_days(20)


def test_a_newer_decision_moves_an_end_that_has_not_come(felten: User) -> None:
    help_ = a_help()
    actions.end_help(help_, by=felten, ended_on=in_days(20), reason="Die Ziele sind erreicht.")
    help_ = actions.end_help(help_, by=felten, ended_on=in_days(40), reason="Zwei Wochen Übergang.")
    assert (help_.ended_on, help_.end_reason) == (in_days(40), "Zwei Wochen Übergang.")


def test_the_last_day_lies_in_the_time_of_the_help(felten: User) -> None:
    help_ = a_help()
    for day in (in_days(-1), in_days(182)):
        with refused("Der letzte Tag liegt nicht in der Zeit der Hilfe."):
            actions.end_help(help_, by=felten, ended_on=day, reason="Die Ziele sind erreicht.")


def test_a_help_that_is_over_does_not_end_again(felten: User) -> None:
    help_ = a_help(begins_on=in_days(-30))
    actions.end_help(help_, by=felten, ended_on=in_days(-1), reason="Die Ziele sind erreicht.")
    with refused("Diese Hilfe ist schon beendet."):
        actions.end_help(help_, by=felten, ended_on=in_days(0), reason="Noch einmal.")


def test_an_end_has_its_reason(felten: User) -> None:
    help_ = a_help()
    with refused("Nennen Sie den Grund, aus dem die Hilfe endet."):
        actions.end_help(help_, by=felten, ended_on=in_days(20), reason="")


def test_a_help_whose_time_runs_out_is_not_over_by_itself(felten: User) -> None:
    help_ = a_help(begins_on=in_days(-100), ends_on=in_days(-1))
    assert (help_.has_run_out, help_.is_over) == (True, False)


def test_an_end_knows_its_official_reason(felten: User) -> None:
    help_ = actions.end_help(
        a_help(), by=felten, ended_on=in_days(20), code=as_planned(), reason="Die Ziele sind erreicht."
    )
    assert str(help_.end_code) == "wie im Hilfeplan vorgesehen"


def test_a_reason_of_something_else_is_no_reason_of_an_end(felten: User) -> None:
    help_, other = a_help(), StatCode.objects.of_field(StatCode.Field.REASON)[0]
    with refused("Wählen Sie einen Grund der Beendigung, der in diesem Jahr gilt."):
        actions.end_help(help_, by=felten, ended_on=in_days(20), code=other, reason="Die Ziele sind erreicht.")
