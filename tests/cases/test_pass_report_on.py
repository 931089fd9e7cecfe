"""A report that reached the wrong team goes on, and back in one click; who sent it reads it no more."""

import pytest

from accounts.models import Notification, User
from cases import actions
from cases.lifecycle import ReportState
from cases.models import Report, ReportTransfer
from socialspace.models import SocialArea
from tests.office import a_report, team
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


@pytest.fixture
def west(db: None) -> SocialArea:
    return SocialArea.objects.get(number=3)


def test_a_report_passed_on_is_open_with_the_other_team_and_gone_from_the_first(
    brandt: User, kemper: User, west: SocialArea
) -> None:
    report = a_report()
    with records("report.passed_on", by=brandt):
        actions.pass_report_on(report, by=brandt, to_area=west, reason="Wohnt in Rheydt West.")
    assert not Report.objects.visible_to(brandt).filter(pk=report.pk).exists()
    assert Report.objects.visible_to(kemper).open().get().pk == report.pk
    (gone,) = ReportTransfer.objects.visible_to(brandt).gone_from(brandt)
    assert (gone.to_area, gone.by) == (west, brandt)


def test_the_receiving_team_is_told_without_a_name(brandt: User, kemper: User, west: SocialArea) -> None:
    actions.pass_report_on(a_report(), by=brandt, to_area=west, reason="Wohnt in Rheydt West.")
    assert Notification.objects.get(recipient=kemper).text == "Team 05 hat Ihrem Team eine Meldung weitergegeben."


def test_it_comes_back_to_the_sender_in_one_click(brandt: User, kemper: User, felten: User, west: SocialArea) -> None:
    report = a_report()
    there = actions.pass_report_on(report, by=brandt, to_area=west, reason="Wohnt in Rheydt West.")
    with records("report.returned", by=kemper):
        back = actions.return_report(report, by=kemper)
    assert (back.to_area, back.returns) == (team(), there)
    mine = Report.objects.visible_to(brandt).for_list().get(pk=report.pk)
    assert (mine.is_open, mine.came_back, mine.came_from) == (True, there.pk, 3)
    assert not ReportTransfer.objects.visible_to(brandt).gone_from(brandt).exists()
    assert Notification.objects.get(recipient=felten).text == "Team 03 hat Ihrem Team eine Meldung zurückgegeben."


def test_what_came_back_is_not_sent_back_again_but_may_be_passed_on(
    brandt: User, kemper: User, west: SocialArea
) -> None:
    report = a_report()
    actions.pass_report_on(report, by=brandt, to_area=west, reason="Wohnt in Rheydt West.")
    actions.return_report(report, by=kemper)
    with refused("können Sie nicht zurückgeben"):
        actions.return_report(report, by=brandt)
    actions.pass_report_on(report, by=brandt, to_area=west, reason="Doch: gemeldet seit heute.")
    assert report.transfers.count() == 3
    assert Report.objects.visible_to(kemper).for_list().get(pk=report.pk).may_be_returned


def test_a_report_of_ones_own_cannot_be_returned(brandt: User) -> None:
    report = a_report()
    with refused("können Sie nicht zurückgeben"):
        actions.return_report(report, by=brandt)


def test_out_of_the_house_ends_the_report_here(brandt: User) -> None:
    report = a_report()
    with records("report.ended", by=brandt):
        actions.pass_report_on(report, by=brandt, receiver="Jugendamt Viersen", reason="Die Familie wohnt dort.")
    assert Report.objects.get(pk=report.pk).state == ReportState.PASSED_ON
    with refused("Möglich ist: nichts mehr"):
        actions.open_case(report, by=brandt)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"to_area": None}, "eins von beiden"),
        ({"receiver": "Jugendamt Viersen"}, "eins von beiden"),
        ({"reason": ""}, "warum Sie die Meldung weitergeben"),
        ({"to_area": "ours"}, "liegt schon bei diesem Team"),
    ],
)
def test_it_needs_one_receiver_and_a_reason(
    brandt: User, west: SocialArea, change: dict[str, object], sentence: str
) -> None:
    to_area = team() if change.get("to_area") == "ours" else change.get("to_area", west)
    facts = {"reason": "Wohnt dort.", "receiver": ""} | change | {"to_area": to_area}
    report = a_report()
    with refused(sentence):
        actions.pass_report_on(report, by=brandt, **facts)  # type: ignore[arg-type]


def test_only_the_team_that_has_it_passes_it_on(kemper: User, neumann: User, brandt: User, west: SocialArea) -> None:
    report = a_report()
    for stranger in (kemper, neumann):
        with forbidden():
            actions.pass_report_on(report, by=stranger, to_area=west, reason="Meins.")
    actions.pass_report_on(report, by=brandt, to_area=west, reason="Wohnt in Rheydt West.")
    with forbidden():
        actions.return_report(report, by=brandt)


def test_without_its_entry_in_the_trail_nothing_moves(brandt: User, west: SocialArea) -> None:
    report = a_report()
    with undone_without_trail(brandt):
        actions.pass_report_on(report, by=brandt, to_area=west, reason="Wohnt in Rheydt West.")
