"""A report becomes a case: one, with a file number, and with what the child said."""

import pytest
from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case, Report, WillStatement
from tests.office import a_case_nobody_leads, a_report
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def test_a_case_begins_with_the_intake_and_nobody_leads_it(aksoy: User) -> None:
    report = a_report()
    with records("case.opened", by=aksoy):
        case = actions.open_case(report, by=aksoy)
    assert case.stage == Stage.INTAKE
    assert case.opened_on == timezone.localdate()
    assert (case.child, case.family, case.quarter) == (report.child, report.family, report.quarter)
    assert not case.responsibilities.exists()
    assert Report.objects.get(pk=report.pk).case_id == case.pk


def test_file_numbers_count_up_within_a_year(brandt: User) -> None:
    year = timezone.localdate().year
    numbers = [a_case_nobody_leads().file_number for _ in range(3)]
    assert numbers == [f"RO-{year}-0001", f"RO-{year}-0002", f"RO-{year}-0003"]


def test_what_the_child_said_goes_into_the_file_in_its_own_words(brandt: User) -> None:
    case = a_case_nobody_leads(by=brandt, child_words="Ich will bei Oma frühstücken.")
    said = WillStatement.objects.select_related("person", "recorded_by").get(case=case)
    assert said.quote == "Ich will bei Oma frühstücken."
    assert said.person.is_child
    assert said.recorded_by == brandt


def test_nothing_is_put_into_the_mouth_of_a_child_nobody_spoke_with(brandt: User) -> None:
    case = a_case_nobody_leads(child_words="")
    assert not WillStatement.objects.filter(case=case).exists()
    assert not Case.objects.for_file().get(pk=case.pk).has_child_view


def test_a_report_becomes_one_case_only(brandt: User) -> None:
    report = a_report()
    actions.open_case(report, by=brandt)
    with refused("Aus dieser Meldung ist schon ein Fall geworden."):
        actions.open_case(report, by=brandt)


def test_only_asd_of_the_team_opens_a_case(neumann: User, kemper: User, demir: User) -> None:
    report = a_report()
    for stranger in (neumann, kemper, demir):
        with forbidden():
            actions.open_case(report, by=stranger)


def test_without_its_entry_in_the_trail_no_case_is_opened(brandt: User) -> None:
    report = a_report()
    with undone_without_trail(brandt):
        actions.open_case(report, by=brandt)


def test_a_case_is_seen_by_asd_of_its_team_only(
    brandt: User,
    aksoy: User,
    felten: User,
    neumann: User,
    orth: User,
    dohmen: User,
    demir: User,
    pauly: User,
    kemper: User,
    lorenz: User,
    behrens: User,
    admin: User,
) -> None:
    case = a_case_nobody_leads()
    people = (brandt, aksoy, felten, neumann, orth, dohmen, demir, pauly, kemper, lorenz, behrens, admin)
    seeing = [person.username for person in people if case in Case.objects.visible_to(person)]
    assert seeing == ["brandt", "aksoy", "felten"]


def test_a_colleague_who_left_sees_no_case(brandt: User) -> None:
    a_case_nobody_leads()
    brandt.is_active = False
    assert not Case.objects.visible_to(brandt).exists()
