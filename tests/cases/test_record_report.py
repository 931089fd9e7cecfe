"""Aufnahme: a first call becomes family, child, caregiver and report."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.models import Person, Report
from socialspace.models import Language
from tests.conftest import ClientOf
from tests.house.queries import page_of
from tests.office import a_call, a_report, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def test_a_first_call_is_recorded_with_child_family_quarter_and_the_childs_words(brandt: User) -> None:
    with records("report.recorded", by=brandt):
        report = actions.record_report(by=brandt, **a_call())
    assert (report.child.first_name, report.family.name) == ("Milan", "Sommerfeld")
    assert report.child_words == "Ich will, dass morgens jemand da ist."
    assert report.quarter is not None
    assert report.quarter.name == "Mülfort"
    assert report.recorded_by == brandt
    assert report.case_id is None


def test_the_caregiver_becomes_a_person_of_the_family(brandt: User) -> None:
    report = a_report(caregiver_name="Anna Maria Sommerfeld", caregiver_role="mother")
    caregiver = Person.objects.get(family=report.family, role=Person.Role.MOTHER)
    assert (caregiver.first_name, caregiver.last_name) == ("Anna Maria", "Sommerfeld")


def test_a_caregiver_with_one_name_bears_the_childs_last_name(brandt: User) -> None:
    report = a_report(caregiver_name="Katrin", caregiver_role="")
    caregiver = Person.objects.get(family=report.family, role=Person.Role.CAREGIVER)
    assert (caregiver.first_name, caregiver.last_name) == ("Katrin", "Sommerfeld")


def test_the_languages_of_the_family_stand_in_its_file(client_of: ClientOf, brandt: User) -> None:
    languages = Language.objects.filter(name__in=["Polnisch", "Deutsch"])
    case = actions.open_case(a_report(languages=languages), by=brandt)
    assert list(case.family.languages.values_list("name", flat=True)) == ["Deutsch", "Polnisch"]
    assert "Polnisch" in page_of(client_of(brandt), reverse("cases:file", args=[case.key]))


def test_little_is_enough_for_a_first_call(brandt: User) -> None:
    report = a_report(caregiver_name="", child_birth_date=None, quarter=None, child_words="")
    assert Person.objects.get(family=report.family) == report.child
    assert report.child.age is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"child_last_name": ""}, "leer"),
        ({"child_last_name": "N" * 121}, "120"),
        ({"channel": "pigeon"}, "keine gültige Option"),
        ({"caregiver_role": "aunt"}, "keine gültige Option"),
        ({"concern": ""}, "leer"),
    ],
)
def test_what_is_missing_or_unknown_is_refused(brandt: User, change: dict[str, str], sentence: str) -> None:
    with refused(sentence):
        actions.record_report(by=brandt, **a_call(**change))


def test_a_call_cannot_come_from_the_future(brandt: User) -> None:
    with refused("liegt in der Zukunft"):
        actions.record_report(by=brandt, **a_call(received_at=timezone.now() + timedelta(hours=1)))


def test_a_child_cannot_be_born_tomorrow(brandt: User) -> None:
    with refused("Das Geburtsdatum liegt in der Zukunft."):
        actions.record_report(by=brandt, **a_call(child_birth_date=in_days(1)))


@pytest.mark.parametrize("name", ["👩‍👧 Ünal-Şahin", "مريم", "<b>Fett</b>", "O'Neil; DROP TABLE"])
def test_a_name_is_kept_as_it_is_written(brandt: User, name: str) -> None:
    report = a_report(child_last_name=name)
    assert Person.objects.get(pk=report.child_id).last_name == name


def test_only_asd_of_the_team_takes_first_calls(
    neumann: User, orth: User, dohmen: User, demir: User, kemper: User, behrens: User, admin: User
) -> None:
    for stranger in (neumann, orth, dohmen, demir, kemper, behrens, admin):
        with forbidden():
            actions.record_report(by=stranger, **a_call())


def test_without_its_entry_in_the_trail_nothing_is_recorded(brandt: User) -> None:
    with undone_without_trail(brandt):
        actions.record_report(by=brandt, **a_call())


def test_a_report_is_seen_by_asd_of_the_team_only(
    felten: User, neumann: User, kemper: User, dohmen: User, brandt: User
) -> None:
    a_report()
    seen = [person.username for person in (felten, brandt) if Report.objects.visible_to(person).exists()]
    assert seen == ["felten", "brandt"]
    assert not any(Report.objects.visible_to(person).exists() for person in (neumann, kemper, dohmen))
