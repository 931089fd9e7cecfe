"""Overdue raises the alarm, once for each thing and day, and changes nothing by itself."""

import pytest

from accounts.models import Notification, User
from cases import actions, rules
from cases.lifecycle import Area
from cases.models import Case, Classification, Condition, OverdueNotice
from socialspace.actions import accept_absence, record_absence
from srojugend.demo.moment import on
from tests.cases.goals_office import a_condition, a_dangerous_case, a_grey_case, a_mandate, classified
from tests.office import in_days

pytestmark = pytest.mark.django_db


def _texts(user: User) -> list[str]:
    rows = Notification.objects.visible_to(user).filter(text__startswith="Überfällig").order_by("id")
    return [row.text for row in rows]


def test_an_overdue_review_is_told_once_to_who_answers_and_to_the_lead(brandt: User, felten: User) -> None:
    case = a_grey_case()
    assert actions.tell_of_overdue(in_days(14)) == 0
    assert actions.tell_of_overdue(in_days(15)) == 1
    assert actions.tell_of_overdue(in_days(16)) == 0
    for colleague in (brandt, felten):
        assert _texts(colleague) == [f"Überfällig: Überprüfung der Einordnung, {case.file_number}."]


def test_an_accepted_deputy_hears_it_too(brandt: User, vossen: User) -> None:
    a_grey_case()
    absence = record_absence(by=brandt, user=brandt, begins_on=in_days(0), ends_on=in_days(20), deputy=vossen)
    accept_absence(absence, by=vossen, version=absence.version)
    actions.tell_of_overdue(in_days(15))
    assert len(_texts(vossen)) == 1


def test_overdue_checks_and_mandates_are_told_as_well(brandt: User) -> None:
    case = a_dangerous_case()
    a_condition(case)
    a_mandate(case)
    actions.tell_of_overdue(in_days(60))
    assert [text.split(":")[1].split(",")[0].strip() for text in _texts(brandt)] == [
        "Kontrolle einer Auflage",
        "Überprüfung der Einordnung",
        "Auftrag",
    ]


def test_overdue_changes_no_area_and_ends_nothing() -> None:
    case = a_dangerous_case()
    condition = a_condition(case)
    with on(in_days(90)):
        actions.tell_of_overdue(in_days(90))
        assert Case.objects.with_area().get(pk=case.pk).current_area == Area.DANGER
    assert Classification.objects.filter(case=case).count() == 1
    assert Condition.objects.get(pk=condition.pk).next_check_on == in_days(2)
    assert OverdueNotice.objects.count() == 2


def test_what_was_decided_again_is_told_again_only_when_its_new_day_is_over() -> None:
    case = a_grey_case()
    actions.tell_of_overdue(in_days(15))
    classified(case, Area.GREY, next_review_on=in_days(20))
    assert actions.tell_of_overdue(in_days(20)) == 0
    assert actions.tell_of_overdue(in_days(21)) == 1


def test_a_closed_case_raises_no_alarm(brandt: User) -> None:
    case = a_grey_case()
    actions.close_case(case, by=brandt, reason=Case.CloseReason.MOVED)
    assert rules.overdue_in(Case.objects.all(), in_days(60)) == []


def test_the_longest_overdue_stands_first(brandt: User) -> None:
    case = a_dangerous_case()
    a_condition(case)
    found = rules.overdue_in(Case.objects.visible_to(brandt), in_days(60))
    assert [row.kind for row in found] == ["check", "review"]
