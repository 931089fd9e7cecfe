"""A case ends with its reason, and may begin again."""

import pytest

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case
from tests.office import a_case, a_case_in, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stage", [Stage.INTAKE, Stage.RESOURCE_CHECK, Stage.CONSULTATION, Stage.HELP])
def test_a_case_may_end_with_its_reason_at_every_stage(brandt: User, stage: Stage) -> None:
    case = a_case_in(stage)
    with records("case.closed", by=brandt):
        actions.close_case(case, by=brandt, reason=Case.CloseReason.SOLVED)
    stored = Case.objects.get(pk=case.pk)
    assert (stored.stage, stored.closed_on, stored.get_close_reason_display()) == (
        Stage.CLOSED,
        in_days(0),
        "im Sozialraum gelöst",
    )
    assert not Case.objects.open().filter(pk=case.pk).exists()


def test_a_case_ends_once(brandt: User) -> None:
    case = a_case_in(Stage.CLOSED)
    with refused("Von „Abgeschlossen“ führt kein Schritt zu „Abgeschlossen“. Möglich ist: Aufnahme."):
        actions.close_case(case, by=brandt, reason=Case.CloseReason.SOLVED)


@pytest.mark.parametrize("reason", ["", "boredom"])
def test_a_reason_of_the_list_is_needed(brandt: User, reason: str) -> None:
    case = a_case()
    with refused(""):
        actions.close_case(case, by=brandt, reason=reason)


def test_only_the_responsible_close_a_case(aksoy: User, felten: User, neumann: User) -> None:
    case = a_case()
    for colleague in (aksoy, felten, neumann):
        with forbidden():
            actions.close_case(case, by=colleague, reason=Case.CloseReason.MOVED)


def test_without_its_entry_in_the_trail_no_case_is_closed(brandt: User) -> None:
    case = a_case()
    with undone_without_trail(brandt):
        actions.close_case(case, by=brandt, reason=Case.CloseReason.MOVED)


def test_every_colleague_of_the_team_may_open_a_case_again(vossen: User) -> None:
    case = a_case_in(Stage.CLOSED)
    with records("case.reopened", by=vossen):
        actions.reopen_case(case, by=vossen)
    stored = Case.objects.get(pk=case.pk)
    assert (stored.stage, stored.closed_on, stored.close_reason) == (Stage.INTAKE, None, "")


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage != Stage.CLOSED])
def test_what_is_not_closed_is_not_opened_again(brandt: User, stage: Stage) -> None:
    case = a_case_in(stage)
    with refused(f"Von „{stage.label}“ führt kein Schritt zu „Aufnahme“."):
        actions.reopen_case(case, by=brandt)


def test_leads_other_departments_and_other_teams_open_nothing_again(felten: User, neumann: User, kemper: User) -> None:
    case = a_case_in(Stage.CLOSED)
    for stranger in (felten, neumann, kemper):
        with forbidden():
            actions.reopen_case(case, by=stranger)


def test_without_its_entry_in_the_trail_no_case_is_opened_again(vossen: User) -> None:
    case = a_case_in(Stage.CLOSED)
    with undone_without_trail(vossen):
        actions.reopen_case(case, by=vossen)
