"""Anybody tries anything with one report at any time: it has exactly one end, and its ways form a chain."""

from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from accounts.models import User
from cases import actions
from cases.lifecycle import NEXT_REPORT, ReportState
from cases.models import Case, ProtectionProcedure, Report, ReportTransfer
from cases.models.report import WITH_CASE
from socialspace.models import SocialArea
from tests.office import a_case, a_report, in_days

REFUSALS = (ValidationError, PermissionDenied)
people = st.sampled_from(("brandt", "aksoy", "felten", "kemper", "kemper", "neumann", "dohmen"))
areas = st.sampled_from((3, 5))


class OneReport(RuleBasedStateMachine):
    """One report of Team 05. A refusal is an answer; a broken promise fails."""

    seen: ClassVar[set[str]] = set()  # ends that some run has reached

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.people = {user.username: user for user in User.objects.all()}
        self.areas = {area.number: area for area in SocialArea.objects.all()}
        self.other = a_case(child_first_name="Noah", child_last_name="Baum")
        self.key = a_report(is_secret_holder=True).pk
        self.state = ReportState.OPEN

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @property
    def report(self) -> Report:
        return Report.objects.for_page().get(pk=self.key)

    def _try(self, action: Callable[..., Any], **given: Any) -> None:
        """Do it or be refused; a step that was done is one of the table."""
        try:
            with transaction.atomic():
                action(self.report, **given)
        except REFUSALS:
            assert self.report.state == self.state, "A refusal changed something."
            return
        new = ReportState(self.report.state)
        assert new == self.state or new in NEXT_REPORT[self.state], f"{self.state} -> {new}"
        self.state = new
        self.seen.add(new)

    @rule(who=people)
    def opens(self, who: str) -> None:
        self._try(actions.open_case, by=self.people[who])

    @rule(who=people)
    def adds(self, who: str) -> None:
        self._try(actions.add_report_to_case, by=self.people[who], case=self.other, child=self.other.child)

    @rule(who=people, advice=st.sampled_from(("", "Beraten.")))
    def advises(self, who: str, advice: str) -> None:
        self._try(actions.end_with_advice, by=self.people[who], advice=advice)

    @rule(who=people)
    def reopens(self, who: str) -> None:
        self._try(actions.reopen_report, by=self.people[who])

    @rule(who=people, to=areas)
    def passes_on(self, who: str, to: int) -> None:
        self._try(actions.pass_report_on, by=self.people[who], to_area=self.areas[to], reason="Wohnt dort.")

    @rule(who=people)
    def passes_out(self, who: str) -> None:
        self._try(actions.pass_report_on, by=self.people[who], receiver="Jugendamt Viersen", reason="Wohnt dort.")

    @rule(who=people)
    def returns(self, who: str) -> None:
        self._try(actions.return_report, by=self.people[who])

    @rule(who=people, second=people)
    def sees_danger(self, who: str, second: str) -> None:
        given = {"by": self.people[who], "second": self.people[second], "reasons": "Striemen."}
        self._try(actions.start_protection, **given)

    @rule(who=people)
    def answers(self, who: str) -> None:
        self._try(actions.give_feedback, by=self.people[who], on=in_days(0), channel="phone")

    @invariant()
    def has_exactly_one_end(self) -> None:
        report = self.report
        assert (report.state == ReportState.OPEN) == (report.ended_at is None) == (report.ended_by is None)
        assert (report.state in WITH_CASE) == (report.case is not None)
        assert Case.objects.exclude(pk=self.other.pk).count() <= 1
        assert ProtectionProcedure.objects.exists() == (report.state == ReportState.DANGER)

    @invariant()
    def its_ways_are_a_chain(self) -> None:
        here, report = 5, self.report
        way = list(ReportTransfer.objects.filter(report=self.key).select_related("from_area", "to_area", "returns"))
        for transfer in way:
            assert transfer.from_area.number == here
            if transfer.returns is not None:
                back = (transfer.returns.to_area_id, transfer.returns.from_area_id)
                assert (transfer.from_area_id, transfer.to_area_id) == back
            here = transfer.to_area.number if transfer.to_area else 0
        went_out = bool(way) and way[-1].to_area is None
        assert went_out == (report.state == ReportState.PASSED_ON)
        assert went_out or report.area.number == here

    @invariant()
    def is_seen_by_the_team_that_has_it_alone(self) -> None:
        number = self.report.area.number
        for name, team in (("brandt", 5), ("kemper", 3), ("neumann", 0), ("dohmen", 0)):
            sees = Report.objects.visible_to(self.people[name]).filter(pk=self.key).exists()
            assert sees == (team == number)


@pytest.mark.django_db
def test_whatever_the_order_a_report_has_one_end_and_its_ways_form_a_chain() -> None:
    run = settings(max_examples=25, stateful_step_count=14, deadline=None, derandomize=True)
    run_state_machine_as_test(OneReport, settings=run)
    assert OneReport.seen == set(ReportState), "Some end was never reached; the property was not tried."
