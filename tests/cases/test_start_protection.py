"""Danger: the procedure begins at once, per child, with a second person; nobody waits (§ 8a SGB VIII)."""

import pytest

from accounts.models import Notification, User
from cases import actions
from cases.actions import NamedChild
from cases.lifecycle import ReportState
from cases.models import Case, ProtectionProcedure, Report, WillStatement
from socialspace.models import SocialArea
from tests.office import a_report
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db

SIGNS = "Zwei blaue Flecken am Arm, das Kind weint."


def test_danger_opens_a_case_and_begins_a_procedure_at_once(brandt: User, aksoy: User) -> None:
    report = a_report()
    with records("case.opened", "report.ended", "protection.started", by=brandt):
        case = actions.start_protection(report, by=brandt, second=aksoy, reasons=SIGNS)
    procedure = ProtectionProcedure.objects.select_related("child", "case", "second").get()
    assert (procedure.child, procedure.case, procedure.second) == (report.child, case, aksoy)
    assert Report.objects.get(pk=report.pk).state == ReportState.DANGER
    assert WillStatement.objects.filter(case=case).count() == 1


def test_each_child_of_the_report_gets_its_own_procedure(brandt: User, aksoy: User) -> None:
    report = a_report(other_children=[NamedChild(first_name="Lina")])
    actions.start_protection(report, by=brandt, second=aksoy, reasons=SIGNS)
    children = ProtectionProcedure.objects.values_list("child__first_name", flat=True)
    assert sorted(children) == ["Lina", "Milan"]  # the mother is named in the report as well


def test_second_and_lead_are_told_at_once_without_a_name(brandt: User, aksoy: User, felten: User) -> None:
    actions.start_protection(a_report(), by=brandt, second=aksoy, reasons=SIGNS)
    told = {row.recipient: row.text for row in Notification.objects.select_related("recipient")}
    assert set(told) == {aksoy, felten}
    assert "zweite Fachkraft" in told[aksoy]
    assert not any("Sommerfeld" in text for text in told.values())


def test_a_case_that_is_there_is_taken(brandt: User, aksoy: User) -> None:
    report = a_report()
    case = actions.open_case(report, by=brandt)
    assert actions.start_protection(report, by=brandt, second=aksoy, reasons=SIGNS) == case
    assert Case.objects.count() == 1
    assert WillStatement.objects.filter(case=case).count() == 1


def test_advice_does_not_stand_in_the_way(brandt: User, aksoy: User) -> None:
    report = a_report()
    actions.end_with_advice(report, by=brandt, advice="Beraten.")
    actions.start_protection(report, by=brandt, second=aksoy, reasons=SIGNS)
    assert Report.objects.get(pk=report.pk).state == ReportState.DANGER


def test_the_second_is_somebody_else_of_asd_or_wjh_of_the_team(
    brandt: User, neumann: User, kemper: User, demir: User
) -> None:
    report = a_report()
    with refused("Die zweite Fachkraft ist jemand anderes als Sie."):
        actions.start_protection(report, by=brandt, second=brandt, reasons=SIGNS)
    for stranger in (kemper, demir):
        with refused("kann hier nicht zweite Fachkraft sein"):
            actions.start_protection(report, by=brandt, second=stranger, reasons=SIGNS)
    actions.start_protection(report, by=brandt, second=neumann, reasons=SIGNS)


def test_who_works_alone_in_a_team_finds_the_second_in_the_house(kemper: User, brandt: User) -> None:
    report = a_report(by=kemper, area=SocialArea.objects.get(number=3), quarter=None)
    actions.start_protection(report, by=kemper, second=brandt, reasons=SIGNS)
    assert ProtectionProcedure.objects.get().second_id == brandt.pk


def test_one_sentence_is_needed_and_one_is_enough(brandt: User, aksoy: User) -> None:
    report = a_report()
    with refused("darf nicht leer sein"):
        actions.start_protection(report, by=brandt, second=aksoy, reasons="")


def test_it_begins_once(brandt: User, aksoy: User) -> None:
    report = a_report()
    actions.start_protection(report, by=brandt, second=aksoy, reasons=SIGNS)
    with refused("führt kein Schritt"):
        actions.start_protection(report, by=brandt, second=aksoy, reasons=SIGNS)


def test_only_asd_of_the_team_begins_it(neumann: User, kemper: User, demir: User, aksoy: User) -> None:
    report = a_report()
    for stranger in (neumann, kemper, demir):
        with forbidden():
            actions.start_protection(report, by=stranger, second=aksoy, reasons=SIGNS)


def test_it_is_seen_by_those_who_see_the_case(brandt: User, aksoy: User, felten: User, kemper: User) -> None:
    actions.start_protection(a_report(), by=brandt, second=aksoy, reasons=SIGNS)
    seen = ProtectionProcedure.objects
    assert [seen.visible_to(person).count() for person in (brandt, felten, kemper)] == [1, 1, 0]


def test_without_its_entry_in_the_trail_nothing_begins(brandt: User, aksoy: User) -> None:
    report = a_report()
    with undone_without_trail(brandt):
        actions.start_protection(report, by=brandt, second=aksoy, reasons=SIGNS)
