"""A training is planned, changed, called off; and what can be learned is kept as data."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from socialspace import actions
from socialspace.lifecycle import TrainingState
from socialspace.models import Training, TrainingKind
from tests.office import in_days
from tests.socialspace.training_office import details, fresh, held, kind_of, planned, with_registered
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


def _only_reached(person: User) -> None:
    """Nobody else has an address."""
    User.objects.update(email="")
    User.objects.filter(pk=person.pk).update(email="jana.brandt@stadt.example")


@pytest.mark.parametrize("name", ["dohmen", "felten", "orth", "admin"])
def test_practice_advisors_leads_and_administration_plan(request: pytest.FixtureRequest, name: str) -> None:
    training = actions.plan_training(by=request.getfixturevalue(name), **details())
    assert (training.state, training.version) == (TrainingState.PLANNED, 1)


@pytest.mark.parametrize("name", ["brandt", "neumann", "demir", "lorenz", "behrens"])
def test_nobody_else_plans_changes_or_cancels(request: pytest.FixtureRequest, name: str) -> None:
    person, training = request.getfixturevalue(name), planned()
    with pytest.raises(PermissionDenied):
        actions.plan_training(by=person, **details())
    with pytest.raises(PermissionDenied):
        actions.edit_training(training, by=person, version=1, **details())
    with pytest.raises(PermissionDenied):
        actions.cancel_training(training, by=person)
    with pytest.raises(PermissionDenied):
        actions.record_attendance(training, by=person, took_part={}, version=1)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (lambda: {"ends_on": in_days(9)}, "Der letzte Tag liegt vor dem ersten."),
        (lambda: {"minutes": 0}, "Geben Sie an, wie lange die Fortbildung dauert."),
        (lambda: {"seats": 0}, "mindestens einen Platz"),
        (lambda: {"starts_on": in_days(5_000)}, "Prüfen Sie das Jahr"),
        (lambda: {"starts_on": in_days(-9_000)}, "Prüfen Sie das Jahr"),
    ],
    ids=["ends before it starts", "no time", "no seat", "far ahead", "long ago"],
)
def test_what_cannot_be_is_refused_with_a_sentence(dohmen: User, changes: Any, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        actions.plan_training(by=dohmen, **details(**changes()))


def test_one_gone_by_may_be_written_down_later(dohmen: User) -> None:
    assert actions.plan_training(by=dohmen, **details(starts_on=in_days(-400))).pk


def test_who_is_registered_hears_of_a_new_day_or_place_and_of_nothing_else(dohmen: User, brandt: User) -> None:
    _only_reached(brandt)
    training = with_registered("brandt", "aksoy")
    actions.edit_training(training, by=dohmen, version=1, **details(trainer="S. Ruland"))
    assert not OutgoingMail.objects.exists()
    actions.edit_training(training, by=dohmen, version=2, **details(place="Familienzentrum Mülfort"))
    mail = OutgoingMail.objects.get()
    assert mail.recipient == "jana.brandt@stadt.example"
    assert "Familienzentrum Mülfort" in mail.body
    assert fresh(training).version == 3


def test_an_older_form_does_not_overwrite_a_newer_one(dohmen: User) -> None:
    training = planned()
    actions.edit_training(training, by=dohmen, version=1, **details(place="Hier"))
    with pytest.raises(ValidationError, match="Inzwischen hat jemand anderes gespeichert"):
        actions.edit_training(training, by=dohmen, version=1, **details(place="Dort"))
    assert fresh(training).place == "Hier"


def test_there_are_never_fewer_seats_than_people(dohmen: User) -> None:
    training = with_registered("brandt", "aksoy")
    with pytest.raises(ValidationError) as refusal:
        actions.edit_training(training, by=dohmen, version=1, **details(seats=1))
    assert refusal.value.message_dict == {"seats": ["Es sind schon 2 Personen angemeldet. So viele Plätze braucht es."]}


def test_a_cancellation_tells_the_registered_and_counts_who_has_no_address(dohmen: User, brandt: User) -> None:
    _only_reached(brandt)
    training = with_registered("brandt", "aksoy")
    assert actions.cancel_training(training, by=dohmen) == (1, 1)
    mail = OutgoingMail.objects.get()
    assert "ist abgesagt" in mail.body
    assert "Brandt" not in mail.subject + mail.body
    assert "Aksoy" not in mail.subject + mail.body


def test_what_is_held_or_cancelled_stays_so(dohmen: User) -> None:
    done, dropped = held("brandt"), planned()
    actions.cancel_training(dropped, by=dohmen)
    for training in (done, dropped):
        with pytest.raises(ValidationError):
            actions.cancel_training(training, by=dohmen)
        with pytest.raises(ValidationError, match="Geändert wird nur"):
            actions.edit_training(training, by=dohmen, version=2, **details())
    with pytest.raises(ValidationError):
        actions.record_attendance(fresh(dropped), by=dohmen, took_part={}, version=2)


def test_lists_show_what_comes_first_and_what_waits_for_its_attendance(dohmen: User) -> None:
    waiting, soon, later = planned(starts_on=in_days(-3)), planned(starts_on=in_days(2)), planned(starts_on=in_days(9))
    dropped, gone = planned(starts_on=in_days(4)), held("brandt", days=-30)
    actions.cancel_training(dropped, by=dohmen)
    assert list(Training.objects.coming(in_days(0))) == [waiting, soon, dropped, later]
    assert list(Training.objects.past(in_days(0))) == [gone]
    assert Training.objects.past(in_days(0)).get().taken == 1  # type: ignore[attr-defined]


# What can be learned


def test_a_kind_is_added_at_the_end_and_renamed(dohmen: User) -> None:
    data: Any = {"series": "SRO", "name": "Netzwerken", "enables_moderation": False, "refresh_months": None}
    kind = actions.add_training_kind(by=dohmen, **data)
    assert list(TrainingKind.objects.all())[-1] == kind
    actions.edit_training_kind(kind, by=dohmen, **data | {"name": "Netzwerkarbeit", "refresh_months": 36})
    kind.refresh_from_db()
    assert (str(kind), kind.refresh_months) == ("SRO: Netzwerkarbeit", 36)


def test_a_name_is_given_once(dohmen: User) -> None:
    data: Any = {"series": "X", "name": "Fallverstehen", "enables_moderation": False, "refresh_months": None}
    with pytest.raises(ValidationError, match="gibt es schon"):
        actions.add_training_kind(by=dohmen, **data)


def test_only_whoever_plans_keeps_the_kinds(brandt: User) -> None:
    data: Any = {"series": "X", "name": "Y", "enables_moderation": True, "refresh_months": None}
    with pytest.raises(PermissionDenied):
        actions.add_training_kind(by=brandt, **data)
    with pytest.raises(PermissionDenied):
        actions.edit_training_kind(kind_of(), by=brandt, **data)
