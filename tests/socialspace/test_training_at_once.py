"""The last seat, the same registration, the same certificate: in the same moment, and still right."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError

from socialspace import actions
from socialspace.models import TrainingAttendance
from tests.committed import at_once
from tests.committed import committed_office as committed_office
from tests.office import colleague
from tests.socialspace.training_office import attendance_of, held, planned
from web.models import StoredFile

pytestmark = pytest.mark.django_db


def test_the_last_seat_goes_to_one_of_four() -> None:
    people = [colleague(name) for name in ("brandt", "aksoy", "vossen", "demir")]
    for _ in range(8):
        training = planned(seats=1)
        register = partial(actions.register_for_training, training)
        results = at_once(*(partial(register, by=person, people=[person]) for person in people))
        refusals = [result.messages for result in results if isinstance(result, ValidationError)]
        assert refusals == [["Alle Plätze (1) sind vergeben."]] * 3
        assert training.attendances.count() == 1


def test_two_registrations_of_the_same_person_are_one() -> None:
    brandt, dohmen = colleague("brandt"), colleague("dohmen")
    for _ in range(8):
        training = planned()
        register = partial(actions.register_for_training, training, people=[brandt])
        results = at_once(partial(register, by=brandt), partial(register, by=dohmen))
        assert sum(isinstance(result, ValidationError) for result in results) == 1
        assert training.attendances.count() == 1


def test_of_two_who_write_down_who_was_there_one_is_told() -> None:
    dohmen, felten, brandt = colleague("dohmen"), colleague("felten"), colleague("brandt")
    training = held("brandt")
    write = partial(
        actions.record_attendance, training, took_part={brandt.pk: True}, walk_ins=(), version=training.version
    )
    results = at_once(partial(write, by=dohmen), partial(write, by=felten))
    assert sum(isinstance(result, ValidationError) for result in results) == 1


def test_a_certificate_asked_for_twice_in_a_moment_is_made_once() -> None:
    brandt, dohmen = colleague("brandt"), colleague("dohmen")
    attendance = attendance_of(held("brandt"), "brandt")
    ask = partial(actions.certificate_of, attendance)
    first, second = at_once(partial(ask, by=brandt), partial(ask, by=dohmen))
    assert first.sha256 == second.sha256
    assert StoredFile.objects.count() == 1
    assert TrainingAttendance.objects.get(pk=attendance.pk).certificate_id == first.pk
