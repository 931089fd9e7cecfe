"""The list of participants: replaced as a whole, never over somebody else's."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from conferences import actions
from conferences.actions.meeting import Presence
from conferences.forms import presence_lines
from conferences.models import Attendance
from tests.conferences.office import PEOPLE, fresh, invited, planned, released

pytestmark = pytest.mark.django_db


def test_the_list_begins_with_the_invited_as_present(dohmen: User) -> None:
    lines = presence_lines(invited(dohmen))
    assert [(line["name"], line["state"]) for line in lines] == [
        ("Kim Familienzentrum", "present"),
        ("Kim Grundschule", "present"),
    ]


def test_a_second_recording_replaces_the_first(dohmen: User) -> None:
    conference = invited(dohmen)
    actions.record_attendance(conference, by=dohmen, people=PEOPLE, version=conference.version)
    actions.record_attendance(conference, by=dohmen, people=PEOPLE[:1], version=fresh(conference).version)
    assert [str(each) for each in Attendance.objects.all()] == ["Christa Paulus, Familienzentrum"]


def test_an_older_form_does_not_overwrite_a_newer_list(dohmen: User) -> None:
    conference = invited(dohmen)
    actions.record_attendance(conference, by=dohmen, people=PEOPLE, version=conference.version)
    with pytest.raises(ValidationError, match="Inzwischen hat jemand anderes gespeichert"):
        actions.record_attendance(conference, by=dohmen, people=(), version=conference.version)
    assert Attendance.objects.count() == len(PEOPLE)


def test_a_person_stands_in_the_list_once(dohmen: User) -> None:
    conference = invited(dohmen)
    with pytest.raises(ValidationError, match="steht schon in der Liste"):
        actions.record_attendance(conference, by=dohmen, people=(PEOPLE[0], PEOPLE[0]), version=conference.version)


def test_an_unknown_state_is_refused(dohmen: User) -> None:
    conference = invited(dohmen)
    stranger = Presence(name="X", institution="Y", state="asleep")
    with pytest.raises(ValidationError):
        actions.record_attendance(conference, by=dohmen, people=(stranger,), version=conference.version)


def test_before_the_invitation_there_is_nobody_to_record(dohmen: User) -> None:
    conference = planned(dohmen)
    with pytest.raises(ValidationError, match="Die Anwesenheit kann im Stand „geplant“"):
        actions.record_attendance(conference, by=dohmen, people=PEOPLE, version=conference.version)


def test_released_minutes_keep_their_participants(dohmen: User) -> None:
    conference = fresh(released(dohmen).conference)
    with pytest.raises(ValidationError, match="Protokoll freigegeben"):
        actions.record_attendance(conference, by=dohmen, people=(), version=conference.version)


def test_only_the_praxisberatung_records(dohmen: User, demir: User) -> None:
    conference = invited(dohmen)
    with pytest.raises(PermissionDenied):
        actions.record_attendance(conference, by=demir, people=PEOPLE, version=conference.version)
