"""Small builders for trainings: each step is taken by whoever takes it in the office, through the real actions."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from socialspace import actions
from socialspace.actions.trainings import TrainingDetails
from socialspace.models import Training, TrainingAttendance, TrainingKind
from tests.office import colleague, in_days
from web.models import StoredFile

CONSULTATION = "Kollegiale Fallberatung"


def kind_of(name: str = CONSULTATION) -> TrainingKind:
    found: TrainingKind = TrainingKind.objects.get(name=name)
    return found


def details(**changes: Any) -> TrainingDetails:
    """One day in ten days, with the changes of the test."""
    starts_on = changes.pop("starts_on", in_days(10))
    known: dict[str, Any] = {
        "kind": kind_of(changes.pop("kind", CONSULTATION)),
        "starts_on": starts_on,
        "ends_on": starts_on,
        "minutes": 450,
        "place": "Rathaus Rheydt, Raum 212",
        "trainer": "K. Wolters",
        "seats": 12,
    }
    return {**known, **changes}  # type: ignore[typeddict-item]


def planned(**changes: Any) -> Training:
    return actions.plan_training(by=colleague("dohmen"), **details(**changes))


def with_registered(*names: str, **changes: Any) -> Training:
    """One to which these have registered themselves."""
    training = planned(**changes)
    for name in names:
        actions.register_for_training(training, by=colleague(name), people=[colleague(name)])
    return training


def held(*came: str, missed: tuple[str, ...] = (), days: int = 0, **changes: Any) -> Training:
    """One that is over: on an earlier day everybody came without registration, today all had registered."""
    if days:
        training = planned(starts_on=in_days(days), **changes)
        walk_ins = [colleague(name) for name in came]
        actions.record_attendance(training, by=colleague("dohmen"), took_part={}, walk_ins=walk_ins, version=1)
    else:
        training = with_registered(*came, *missed, starts_on=in_days(0), **changes)
        there = {colleague(name).pk: name in came for name in (*came, *missed)}
        actions.record_attendance(training, by=colleague("dohmen"), took_part=there, version=1)
    return fresh(training)


def fresh(training: Training) -> Training:
    """The training as it stands in the database now."""
    found: Training = Training.objects.select_related("kind").get(pk=training.pk)
    return found


def attendance_of(training: Training, name: str) -> TrainingAttendance:
    found: TrainingAttendance = training.attendances.select_related("user", "training__kind").get(user__username=name)
    return found


def registration() -> TrainingAttendance:
    return attendance_of(with_registered("brandt"), "brandt")


def _somebody_elses_certificate() -> dict[str, Any]:
    file = StoredFile.store(name="x.pdf", media_type="application/pdf", content=b"x")
    return {"user_id": colleague("aksoy").pk, "certificate_id": file.pk}


# A stored row that is right, and what makes its copy wrong (tests/house/test_constraints.py).
VIOLATIONS: dict[str, tuple[Callable[[], Model], Callable[[], dict[str, Any]]]] = {
    "training_kind_once": (kind_of, lambda: {"series": "Anders"}),
    "training_kind_refreshed_after_months": (kind_of, lambda: {"name": "Neu", "refresh_months": 0}),
    "training_state_known": (planned, lambda: {"state": "maybe"}),
    "training_ends_after_it_starts": (planned, lambda: {"ends_on": in_days(9)}),
    "training_takes_time": (planned, lambda: {"minutes": 0}),
    "training_has_seats": (planned, lambda: {"seats": 0}),
    "registered_once_per_training": (registration, dict),
    "training_attendance_state_known": (
        registration,
        lambda: {"user_id": colleague("aksoy").pk, "state": "late"},
    ),
    "certificate_only_for_attendance": (registration, _somebody_elses_certificate),
}
