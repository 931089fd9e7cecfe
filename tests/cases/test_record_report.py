"""Aufnahme: a first call becomes family, child, caregiver and report."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.models import Household, Person, Report, ReporterKind
from socialspace.models import Language, SocialArea
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


def test_channel_words_and_time_are_enough_and_the_rest_stays_unknown(brandt: User) -> None:
    few: dict[str, Any] = {name: a_call()[name] for name in ("area", "received_at", "channel", "concern")}
    report = actions.record_report(by=brandt, **few)
    assert str(report.child) == "unbekannt (Kind)"
    assert str(report.family) == "Familie unbekannt"
    assert (report.reporter, report.happened_on, report.quarter) == (None, None, None)
    assert report.is_open


def test_an_unborn_child_has_no_birth_date(brandt: User) -> None:
    report = a_report(child_first_name="", child_unborn=True, child_birth_date=in_days(-3))
    assert (report.child.life, report.child.birth_date) == (Person.Life.UNBORN, None)


def test_the_address_becomes_a_household_in_which_the_children_live(brandt: User) -> None:
    home = actions.Address(street="Grenzweg", house_number="4a", postal_code="41238", city="Mönchengladbach")
    report = a_report(address=home, other_children=[actions.NamedChild(first_name="Lina")])
    stored = Household.objects.get(family=report.family)
    assert stored.address == "Grenzweg 4a, 41238 Mönchengladbach"
    living = stored.members.values_list("person__first_name", flat=True)
    assert sorted(living) == ["Lina", "Milan"]


def test_further_children_are_siblings_with_the_same_last_name(brandt: User) -> None:
    report = a_report(other_children=[actions.NamedChild(first_name="Lina", birth_date=in_days(-900))])
    lina = report.others.get(role=Person.Role.CHILD)
    assert (lina.first_name, lina.last_name, lina.family) == ("Lina", "Sommerfeld", report.family)


def test_a_known_child_is_taken_over_with_its_family_and_nobody_is_there_twice(brandt: User) -> None:
    known = a_report(other_children=[actions.NamedChild(first_name="Lina")])
    again = a_report(known_child=known.child, other_children=[actions.NamedChild(first_name="lina")])
    assert (again.child, again.family) == (known.child, known.family)
    assert Person.objects.filter(family=known.family).count() == 3


def test_a_child_of_another_team_cannot_be_taken_over(brandt: User, kemper: User) -> None:
    known = a_report().child
    with forbidden():
        a_report(by=kemper, area=SocialArea.objects.get(number=3), known_child=known, quarter=None)


def test_a_doctor_hears_back_in_time(brandt: User, settings: Any) -> None:
    settings.FEEDBACK_DAYS = 10
    report = a_report(is_secret_holder=True)
    assert report.feedback_due_on == in_days(10)
    late = a_report(is_secret_holder=True, received_at=timezone.now() - timedelta(days=30))
    assert late.feedback_due_on == in_days(0)


def test_who_stays_anonymous_leaves_no_name(brandt: User) -> None:
    anonymous = ReporterKind.objects.get(code="anonymous")
    for trace in ({"reporter_name": "Frau K."}, {"reporter_contact": "02161 1"}, {"is_secret_holder": True}):
        with refused("Wer anonym meldet"):
            a_report(reporter=anonymous, **trace)
    assert a_report(reporter=anonymous).reporter == anonymous


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
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
