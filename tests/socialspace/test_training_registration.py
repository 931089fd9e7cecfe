"""Registering: oneself, colleagues of all departments, until it begins and while there are seats."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from audit.models import Entry
from socialspace import actions
from socialspace.models import TrainingAttendance
from tests.office import in_days
from tests.socialspace.training_office import attendance_of, held, planned, with_registered

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["brandt", "neumann", "demir", "pauly", "kemper", "lorenz", "admin", "felten"])
def test_every_department_registers_itself(request: pytest.FixtureRequest, name: str) -> None:
    person, training = request.getfixturevalue(name), planned()
    actions.register_for_training(training, by=person, people=[person])
    assert training.attendances.get().user == person


def test_data_protection_does_not_come_in_by_itself_but_may_be_registered(behrens: User, dohmen: User) -> None:
    training = planned()
    with pytest.raises(PermissionDenied):
        actions.register_for_training(training, by=behrens, people=[behrens])
    actions.register_for_training(training, by=dohmen, people=[behrens])


def test_colleagues_are_registered_by_whoever_plans(dohmen: User, brandt: User, demir: User) -> None:
    training = planned()
    with pytest.raises(PermissionDenied):
        actions.register_for_training(training, by=brandt, people=[brandt, demir])
    actions.register_for_training(training, by=dohmen, people=[brandt, demir])
    assert training.attendances.count() == 2


def test_former_colleagues_are_not_registered(dohmen: User, brandt: User) -> None:
    brandt.is_active = False
    with pytest.raises(PermissionDenied):
        actions.register_for_training(planned(), by=dohmen, people=[brandt])


def test_nobody_is_registered_twice(brandt: User) -> None:
    training = with_registered("brandt")
    with pytest.raises(ValidationError, match="schon angemeldet"):
        actions.register_for_training(training, by=brandt, people=[brandt])


def test_seats_are_never_given_twice(dohmen: User, brandt: User, demir: User, pauly: User) -> None:
    training = with_registered("aksoy", seats=3)
    with pytest.raises(ValidationError, match="nur noch Platz für 2, gewählt sind 3"):
        actions.register_for_training(training, by=dohmen, people=[brandt, demir, pauly])
    actions.register_for_training(training, by=dohmen, people=[brandt, demir])
    with pytest.raises(ValidationError, match=r"Alle Plätze \(3\) sind vergeben"):
        actions.register_for_training(training, by=pauly, people=[pauly])


def test_without_a_limit_everybody_finds_a_seat(dohmen: User) -> None:
    training = planned(seats=None)
    people = list(User.objects.filter(is_active=True))
    actions.register_for_training(training, by=dohmen, people=people)
    assert training.attendances.count() == len(people)


def test_it_is_possible_until_the_first_day(brandt: User) -> None:
    actions.register_for_training(planned(starts_on=in_days(0)), by=brandt, people=[brandt])
    with pytest.raises(ValidationError, match="schon begonnen"):
        actions.register_for_training(planned(starts_on=in_days(-1)), by=brandt, people=[brandt])


def test_what_is_called_off_takes_nobody(dohmen: User, brandt: User) -> None:
    training = planned()
    actions.cancel_training(training, by=dohmen)
    with pytest.raises(ValidationError, match="Die Fortbildung ist abgesagt"):
        actions.register_for_training(training, by=brandt, people=[brandt])


def test_a_registration_is_taken_back_by_oneself_or_whoever_plans(dohmen: User, brandt: User, aksoy: User) -> None:
    training = with_registered("brandt", "aksoy")
    with pytest.raises(PermissionDenied):
        actions.withdraw_registration(attendance_of(training, "brandt"), by=aksoy)
    actions.withdraw_registration(attendance_of(training, "brandt"), by=brandt)
    actions.withdraw_registration(attendance_of(training, "aksoy"), by=dohmen)
    assert not TrainingAttendance.objects.exists()


def test_what_was_is_not_taken_back(brandt: User) -> None:
    training = held("aksoy", missed=("brandt",))
    with pytest.raises(ValidationError, match="solange die Fortbildung geplant ist"):
        actions.withdraw_registration(attendance_of(training, "brandt"), by=brandt)


def test_the_trail_says_whether_somebody_came_by_themselves(dohmen: User, demir: User) -> None:
    training = with_registered("brandt")
    actions.register_for_training(training, by=dohmen, people=[demir])
    entries = Entry.objects.filter(verb="training.registered").order_by("id")
    assert [(entry.actor, entry.data["own"]) for entry in entries] == [("brandt", True), ("dohmen", False)]
