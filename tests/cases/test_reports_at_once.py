"""Two people decide about the same report in the same moment: it has one end, and the other is told."""

from functools import partial
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cases import actions
from cases.lifecycle import ReportState
from cases.models import Case, ProtectionProcedure, Report, ReportTransfer
from socialspace.models import SocialArea
from tests.committed import at_once
from tests.committed import committed_office as committed_office
from tests.office import a_report, colleague

pytestmark = pytest.mark.django_db

REFUSALS = (ValidationError, PermissionDenied)


def _refusals(results: list[Any]) -> list[Exception]:
    """Who came too late; anything but a refusal fails the test."""
    late = [result for result in results if isinstance(result, Exception)]
    assert all(isinstance(result, REFUSALS) for result in late), late
    return late


def test_of_two_who_end_a_report_at_once_one_does() -> None:
    brandt, aksoy = colleague("brandt"), colleague("aksoy")
    for _ in range(8):
        report = a_report()
        results = at_once(
            partial(actions.open_case, report, by=brandt),
            partial(actions.end_with_advice, report, by=aksoy, advice="Beraten."),
        )
        assert len(_refusals(results)) == 1
        ended = Report.objects.get(pk=report.pk)
        assert (ended.state == ReportState.CASE) == Case.objects.filter(child=report.child).exists()


def test_of_two_who_pass_a_report_on_at_once_one_does() -> None:
    brandt, aksoy = colleague("brandt"), colleague("aksoy")
    west = SocialArea.objects.get(number=3)
    for _ in range(8):
        report = a_report()
        send = partial(actions.pass_report_on, report, to_area=west, reason="Wohnt dort.")
        assert len(_refusals(at_once(partial(send, by=brandt), partial(send, by=aksoy)))) == 1
        assert ReportTransfer.objects.filter(report=report).count() == 1


def test_danger_begins_once_and_is_not_lost_to_an_end_in_the_same_moment() -> None:
    brandt, aksoy = colleague("brandt"), colleague("aksoy")
    for _ in range(8):
        report = a_report()
        results = at_once(
            partial(actions.start_protection, report, by=brandt, second=aksoy, reasons="Striemen."),
            partial(actions.start_protection, report, by=aksoy, second=brandt, reasons="Striemen."),
            partial(actions.open_case, report, by=aksoy),
        )
        _refusals(results)
        assert Report.objects.get(pk=report.pk).state == ReportState.DANGER
        assert ProtectionProcedure.objects.filter(report=report).count() == 1
        assert Case.objects.filter(child=report.child).count() == 1


def test_a_report_is_returned_once() -> None:
    kemper, west = colleague("kemper"), SocialArea.objects.get(number=3)
    for _ in range(8):
        report = a_report()
        actions.pass_report_on(report, by=colleague("brandt"), to_area=west, reason="Wohnt dort.")
        results = at_once(*(partial(actions.return_report, report, by=kemper) for _ in range(3)))
        assert len(_refusals(results)) == 2
        assert report.transfers.count() == 2
