"""A help really begins, people of the provider work in it, reports are planned and move with its end."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from hze import actions
from hze.models import HelpEpisode, ReportDue
from tests.cases import goals_office
from tests.hze.delivery_office import a_running_help, a_statement, a_worker, started
from tests.hze.helps_office import as_planned
from tests.office import in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def test_the_provider_begins_on_a_day_of_the_help_that_was(neumann: User) -> None:
    help_ = a_running_help()
    for day, said in (
        (in_days(-101), "Bewilligt ist die Hilfe vom"),
        (in_days(1), "liegt in der Zukunft"),
    ):
        with refused(said):
            actions.record_start(help_, by=neumann, started_on=day)
    with records("help.started", by=neumann):
        actions.record_start(help_, by=neumann, started_on=in_days(-60))
    help_.refresh_from_db()
    assert (help_.started_on, help_.begins_on) == (in_days(-60), in_days(-100))


def test_hours_that_were_told_before_keep_the_start_where_it_was(brandt: User) -> None:
    statement = a_statement()
    with refused("sind schon Stunden eingereicht"):
        actions.record_start(statement.episode, by=brandt, started_on=in_days(0))


def test_people_come_and_go_in_the_time_of_the_help(brandt: User) -> None:
    help_ = a_running_help()
    for wrong in ({"begins_on": in_days(-101)}, {"ends_on": in_days(82)}, {"begins_on": in_days(90)}):
        with refused("liegt nicht in der Zeit der Hilfe"):
            a_worker(help_, **wrong)
    worker = a_worker(help_)
    with refused("Das Ende liegt vor dem Beginn."):
        actions.end_worker(worker, by=brandt, ends_on=in_days(-101))
    with records("help_worker.ended", by=brandt):
        actions.end_worker(worker, by=brandt, ends_on=in_days(0))


def test_nobody_else_keeps_the_start_and_the_people(aksoy: User, felten: User, kemper: User) -> None:
    help_ = a_running_help()
    worker = a_worker(help_)
    for stranger in (aksoy, felten, kemper):
        with forbidden():
            actions.record_start(help_, by=stranger, started_on=in_days(0))
        with forbidden():
            actions.add_worker(help_, by=stranger, name="X", qualification="Y", begins_on=in_days(0))
        with forbidden():
            actions.end_worker(worker, by=stranger, ends_on=in_days(0))


def _due(help_: HelpEpisode) -> list[tuple[str, date]]:
    return list(ReportDue.objects.filter(episode=help_).values_list("kind", "due_on"))


def test_reports_are_planned_from_the_start_and_the_last_at_the_end() -> None:
    help_ = started(a_running_help(ends_on=in_days(200)), in_days(-100))
    kinds = [kind for kind, _ in _due(help_)]
    assert kinds == ["interval", "end"]
    assert _due(help_)[-1] == ("end", in_days(200))


def test_an_earlier_end_moves_the_last_report_and_drops_what_comes_after(felten: User) -> None:
    help_ = started(a_running_help(ends_on=in_days(200)), in_days(-100))
    actions.end_help(help_, by=felten, ended_on=in_days(10), code=as_planned(), reason="Die Ziele sind erreicht.")
    actions.plan_all_reports()
    assert _due(help_) == [("end", in_days(10))]
    assert actions.plan_all_reports() == 0


def test_a_received_last_report_becomes_one_in_between_when_the_help_goes_on(brandt: User) -> None:
    help_ = started(a_running_help(), in_days(-100))
    report = ReportDue.objects.get(episode=help_, kind="end")
    actions.receive_report(report, by=brandt, received_on=in_days(0))
    HelpEpisode.objects.filter(pk=help_.pk).update(ends_on=in_days(400))
    actions.plan_all_reports()
    assert ("end", in_days(400)) in _due(help_)
    report.refresh_from_db()
    assert (report.kind, report.received_on) == ("interval", in_days(0))


def _page(user: User, help_: HelpEpisode) -> str:
    client = Client()
    client.force_login(user)
    return str(client.get(reverse("hze:delivery", args=[help_.key])).text)


def test_goals_are_read_by_the_asd_and_not_by_the_wjh(brandt: User, neumann: User) -> None:
    help_ = started(a_running_help())
    goal = goals_office.a_goal(goals_office.a_direction(help_.case))
    a_statement(help_)
    a_worker(help_)
    page = _page(brandt, help_)
    assert goal.specific in page
    assert "Sam Unger" in page
    assert goal.specific not in _page(neumann, help_)


def test_after_the_end_stands_whether_it_was_as_planned(brandt: User, felten: User) -> None:
    help_ = started(a_running_help())
    a_statement(help_)
    actions.end_help(help_, by=felten, ended_on=in_days(-1), code=as_planned(), reason="Die Ziele sind erreicht.")
    page = _page(brandt, help_)
    assert "wie im Hilfeplan vorgesehen" in page
    assert "Prozent" in page
