"""Who was there: asked for everybody, on the last day at the earliest, and put right when it was wrong."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from socialspace import actions
from socialspace.forms.trainings import AttendanceForm
from socialspace.lifecycle import TrainingState
from socialspace.models import TrainingAttendance
from tests.office import in_days
from tests.socialspace.training_office import attendance_of, fresh, held, planned, with_registered

pytestmark = pytest.mark.django_db


def _states(training_pk: int) -> dict[str, str]:
    rows = TrainingAttendance.objects.filter(training=training_pk)
    return dict(rows.values_list("user__username", "state"))


def test_who_came_and_who_stayed_away_is_kept_and_the_training_is_held(dohmen: User, brandt: User, aksoy: User) -> None:
    training = held("brandt", missed=("aksoy",))
    assert _states(training.pk) == {"brandt": "attended", "aksoy": "missed"}
    assert training.state == TrainingState.HELD


def test_nothing_is_preselected(dohmen: User) -> None:
    training = with_registered("brandt", "aksoy", starts_on=in_days(0))
    form = AttendanceForm(training=training, attendances=list(training.attendances.select_related("user")))
    assert [line.value() for line in form.lines] == [None, None]
    assert "checked" not in str(form)


def test_everybody_registered_is_answered_for(dohmen: User, brandt: User) -> None:
    training = with_registered("brandt", "aksoy", starts_on=in_days(0))
    with pytest.raises(ValidationError, match="Deniz Aksoy"):
        actions.record_attendance(training, by=dohmen, took_part={brandt.pk: True}, version=1)


def test_it_is_not_written_down_before_the_last_day(dohmen: User, brandt: User) -> None:
    training = with_registered("brandt", starts_on=in_days(0), ends_on=in_days(1))
    with pytest.raises(ValidationError, match="Tragen Sie die Teilnahme dann ein"):
        actions.record_attendance(training, by=dohmen, took_part={brandt.pk: True}, version=1)


def test_whoever_just_came_is_added_even_beyond_the_seats(dohmen: User, brandt: User, demir: User) -> None:
    training = with_registered("brandt", starts_on=in_days(0), seats=1)
    actions.record_attendance(training, by=dohmen, took_part={brandt.pk: True}, walk_ins=[demir], version=1)
    assert _states(training.pk) == {"brandt": "attended", "demir": "attended"}


def test_a_training_nobody_came_to_did_not_take_place(dohmen: User, brandt: User) -> None:
    training = with_registered("brandt", starts_on=in_days(0))
    with pytest.raises(ValidationError, match="Niemand hat teilgenommen"):
        actions.record_attendance(training, by=dohmen, took_part={brandt.pk: False}, version=1)
    assert fresh(training).state == TrainingState.PLANNED


def test_an_older_form_does_not_overwrite_a_newer_one(dohmen: User, brandt: User) -> None:
    training = held("brandt")
    with pytest.raises(ValidationError, match="Inzwischen hat jemand anderes gespeichert"):
        actions.record_attendance(training, by=dohmen, took_part={brandt.pk: False}, version=1)


def test_a_mistake_is_put_right_as_long_as_no_certificate_says_otherwise(
    dohmen: User, brandt: User, aksoy: User
) -> None:
    training = held("brandt", missed=("aksoy",))
    turned = {brandt.pk: False, aksoy.pk: True}
    actions.record_attendance(training, by=dohmen, took_part=turned, version=training.version)
    assert _states(training.pk) == {"brandt": "missed", "aksoy": "attended"}
    actions.certificate_of(attendance_of(training, "aksoy"), by=aksoy)
    back = {brandt.pk: True, aksoy.pk: False}
    with pytest.raises(ValidationError, match="Eine Bescheinigung gibt es nur für eine Teilnahme"):
        actions.record_attendance(training, by=dohmen, took_part=back, version=training.version + 1)


def test_one_written_down_later_counts_like_any_other(dohmen: User, brandt: User) -> None:
    training = planned(starts_on=in_days(-300))
    actions.record_attendance(training, by=dohmen, took_part={}, walk_ins=[brandt], version=1)
    assert fresh(training).state == TrainingState.HELD
