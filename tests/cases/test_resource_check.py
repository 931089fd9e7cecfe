"""Ressourcencheck: a wide circle looks for what carries; what is missing becomes a need of the social space."""

import pytest

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case, ResourceCheck
from socialspace.models import Need
from tests.office import (
    a_case,
    a_case_in,
    a_case_nobody_leads,
    a_ready_check,
    a_report,
    a_resource,
    a_running_check,
    in_days,
    topic,
)
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def _stage(case: Case) -> str:
    return Case.objects.get(pk=case.pk).stage


def test_the_responsible_worker_starts_the_check(brandt: User) -> None:
    case = a_case()
    with records("case.moved", "resource_check.started", by=brandt):
        actions.start_resource_check(case, by=brandt, held_on=in_days(0))
    assert _stage(case) == Stage.RESOURCE_CHECK


def test_somebody_must_be_responsible_first(brandt: User) -> None:
    case = a_case_nobody_leads()
    with forbidden():
        actions.start_resource_check(case, by=brandt, held_on=in_days(0))


def test_a_check_is_not_older_than_its_case(brandt: User) -> None:
    case = a_case()
    with refused("Der Ressourcencheck liegt vor der Eröffnung des Falls."):
        actions.start_resource_check(case, by=brandt, held_on=in_days(-1))


@pytest.mark.parametrize("stage", [Stage.RESOURCE_CHECK, Stage.COMMISSION, Stage.CLOSED])
def test_a_check_starts_from_the_intake_or_from_a_help_only(brandt: User, stage: Stage) -> None:
    case = a_case_in(stage)
    with refused(f"Von „{stage.label}“ führt kein Schritt zu „Ressourcencheck“."):
        actions.start_resource_check(case, by=brandt, held_on=in_days(0))


def test_a_new_need_during_a_help_starts_a_second_check(brandt: User) -> None:
    case = a_case_in(Stage.HELP)
    actions.start_resource_check(case, by=brandt, held_on=in_days(0))
    assert ResourceCheck.objects.filter(case=case).count() == 2


def test_the_wide_circle_is_written_down_once_each(brandt: User) -> None:
    check = a_running_check()
    with records("resource_check.participant_added", by=brandt):
        actions.add_check_participant(check, by=brandt, name="Aylin Demir", institution="HOME")
    with refused("Diese Person steht schon auf der Liste."):
        actions.add_check_participant(check, by=brandt, name="Aylin Demir", institution="HOME")


def test_a_resource_has_its_kind_its_level_and_its_state(brandt: User) -> None:
    check = a_running_check()
    with records("resource.added", by=brandt):
        resource = a_resource(check, kind="infrastructure", level=3, state="full", wording="Offener Ganztag")
    assert (resource.get_kind_display(), resource.get_level_display(), resource.get_state_display()) == (
        "infrastrukturell",
        "Sozialraum",
        "kein Platz frei",
    )


@pytest.mark.parametrize("change", [{"kind": "moral"}, {"level": 5}, {"state": "maybe"}, {"wording": ""}])
def test_unknown_kinds_levels_and_states_are_refused(brandt: User, change: dict[str, object]) -> None:
    check = a_running_check()
    with refused(""):
        a_resource(check, **change)


def test_what_is_missing_names_its_topic(brandt: User) -> None:
    check = a_running_check()
    with refused("Wählen Sie ein Thema"):
        a_resource(check, state="missing", topic=None)


def test_a_resource_is_named_by_a_member_of_the_family(brandt: User) -> None:
    check, stranger = a_running_check(), a_report().child
    with refused("Diese Person gehört nicht zur Familie."):
        a_resource(check, named_by=stranger)


def test_a_completed_check_leads_to_the_consultation(brandt: User) -> None:
    check = a_ready_check()
    with records("case.moved", "resource_check.completed", by=brandt):
        actions.complete_resource_check(check, by=brandt)
    assert _stage(check.case) == Stage.CONSULTATION


def test_a_check_needs_two_participants_and_one_resource(brandt: User) -> None:
    check = a_running_check()
    with refused("mindestens zwei Teilnehmende"):
        actions.complete_resource_check(check, by=brandt)
    for name in ("Frau Yilmaz", "Herr Peters"):
        actions.add_check_participant(check, by=brandt, name=name, institution="Grundschule")
    with refused("mindestens eine Ressource"):
        actions.complete_resource_check(check, by=brandt)


def test_a_completed_check_is_never_changed(brandt: User) -> None:
    check = a_ready_check()
    actions.complete_resource_check(check, by=brandt)
    done = "Dieser Ressourcencheck ist abgeschlossen und wird nicht mehr geändert."
    with refused(done):
        actions.complete_resource_check(check, by=brandt)
    with refused(done):
        a_resource(check)
    with refused(done):
        actions.add_check_participant(check, by=brandt, name="Spät", institution="Kita")


def test_each_missing_resource_counts_once_in_the_need_of_its_quarter_and_month(brandt: User) -> None:
    check = a_ready_check()
    a_resource(check, state="missing", topic=topic("Entlastung am Morgen"), wording="Frühbetreuung")
    a_resource(check, state="missing", topic=topic("Entlastung am Morgen"), wording="Fahrdienst")
    a_resource(check, state="missing", topic=topic("Ferien"), wording="Ferienspiele")
    a_resource(check, state="full", topic=topic("Wohnen"), wording="Wohnung")
    actions.complete_resource_check(check, by=brandt)
    needs = Need.objects.select_related("topic", "quarter").order_by("topic__name")
    counted = [(need.topic.name, need.quarter.name, need.month, need.count) for need in needs]
    month = in_days(0).replace(day=1)
    assert counted == [("Entlastung am Morgen", "Mülfort", month, 2), ("Ferien", "Mülfort", month, 1)]


def test_needs_of_two_families_are_one_row(brandt: User) -> None:
    for _ in range(2):
        check = a_ready_check()
        a_resource(check, state="missing", topic=topic(), wording="Frühbetreuung")
        actions.complete_resource_check(check, by=brandt)
    assert Need.objects.get().count == 2


def test_nothing_in_a_need_leads_back_to_a_family() -> None:
    columns = {field.name for field in Need._meta.get_fields()}
    assert columns == {"id", "topic", "quarter", "month", "origin", "count"}


def test_without_a_known_quarter_nothing_is_counted(brandt: User) -> None:
    check = a_ready_check(a_case(quarter=None))
    a_resource(check, state="missing", topic=topic(), wording="Frühbetreuung")
    actions.complete_resource_check(check, by=brandt)
    assert not Need.objects.exists()


def test_a_refused_completion_counts_no_need(brandt: User) -> None:
    check = a_running_check()
    a_resource(check, state="missing", topic=topic(), wording="Frühbetreuung")
    with refused("mindestens zwei Teilnehmende"):
        actions.complete_resource_check(check, by=brandt)
    assert not Need.objects.exists()


def test_a_check_left_open_when_the_case_was_closed_is_continued_after_reopening(brandt: User) -> None:
    check = a_ready_check()
    actions.close_case(check.case, by=brandt, reason=Case.CloseReason.MOVED)
    with refused("Das geht nur im Schritt „Ressourcencheck“"):
        a_resource(check)
    actions.reopen_case(check.case, by=brandt)
    again = actions.start_resource_check(check.case, by=brandt, held_on=in_days(0))
    actions.complete_resource_check(again, by=brandt)
    assert _stage(check.case) == Stage.CONSULTATION


def test_only_the_responsible_work_on_the_check(aksoy: User, felten: User, demir: User) -> None:
    case, check = a_case(), a_ready_check()
    for colleague in (aksoy, felten, demir):
        with forbidden():
            actions.start_resource_check(case, by=colleague, held_on=in_days(0))
        with forbidden():
            actions.add_check_participant(check, by=colleague, name="Kim", institution="Kita")
        with forbidden():
            actions.add_resource(check, by=colleague, kind="social", level=1, state="usable", wording="Oma")
        with forbidden():
            actions.complete_resource_check(check, by=colleague)


def test_without_its_entry_in_the_trail_no_check_starts(brandt: User) -> None:
    case = a_case()
    with undone_without_trail(brandt):
        actions.start_resource_check(case, by=brandt, held_on=in_days(0))


def test_without_its_entry_in_the_trail_no_check_is_completed_and_no_need_counted(brandt: User) -> None:
    check = a_ready_check()
    a_resource(check, state="missing", topic=topic(), wording="Frühbetreuung")
    with undone_without_trail(brandt):
        actions.complete_resource_check(check, by=brandt)
