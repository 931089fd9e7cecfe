"""Trainings: planned, registered for, held with who was there, or cancelled; each change is recorded."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from socialspace import rules
from socialspace.lifecycle import TrainingState, step_training
from socialspace.models import Training, TrainingAttendance, TrainingKind
from web import german
from web.mail import queue_mail
from web.store import store

STALE = "stale"
CHANGED_MEANWHILE = (
    "Inzwischen hat jemand anderes gespeichert. Vergleichen Sie, was jetzt dort steht, mit Ihren Angaben und speichern "
    "Sie dann erneut."
)
YEARS_BACK, YEARS_AHEAD = 20, 3  # beyond these a year was mistyped


class TrainingDetails(TypedDict):
    """What is known of a training when it is planned; `minutes` without breaks, `seats` None for any number."""

    kind: TrainingKind
    starts_on: date
    ends_on: date
    minutes: int
    place: str
    trainer: str
    seats: int | None


@transaction.atomic
def plan_training(*, by: User, **details: Unpack[TrainingDetails]) -> Training:
    """Plan a training; one gone by may be written down later, so that who was there counts."""
    rules.demand(rules.may_plan_trainings(by))
    _demand_plausible(details["starts_on"])
    training = Training(**details)
    store(training)
    record("training.planned", training.key, by=by, training_kind=str(training.kind.key))
    return training


@transaction.atomic
def edit_training(training: Training, *, by: User, version: int, **details: Unpack[TrainingDetails]) -> Training:
    """Change a planned training; who is registered is told when days or place change."""
    rules.demand(rules.may_plan_trainings(by))
    training = _lock(training)
    _demand_planned(training, "Geändert wird nur, was noch geplant ist.")
    _demand_version(training, version)
    _demand_plausible(details["starts_on"])
    taken, seats = training.attendances.count(), details["seats"]
    if seats is not None and seats < taken:
        raise ValidationError({"seats": f"Es sind schon {taken} Personen angemeldet. So viele Plätze braucht es."})
    before = (training.starts_on, training.ends_on, training.place)
    for name, value in details.items():
        setattr(training, name, value)
    _save(training)
    if before != (training.starts_on, training.ends_on, training.place):
        _tell_registered(training, "Geändert", "hat sich geändert. Sie findet jetzt so statt:")
    record("training.edited", training.key, by=by, version=training.version)
    return training


@transaction.atomic
def register_for_training(training: Training, *, by: User, people: Collection[User]) -> None:
    """Register oneself or, for whoever plans trainings, colleagues of all departments."""
    rules.demand(_may_register(by, people))
    training = _lock(training)
    _demand_planned(training, "Anmelden kann man sich nur zu einer geplanten Fortbildung.")
    if timezone.localdate() > training.starts_on:
        raise ValidationError(
            "Die Fortbildung hat schon begonnen. Wer ohne Anmeldung kommt, wird mit der Teilnahme eingetragen.",
            code="begun",
        )
    _demand_seats(training, len(people))
    for person in people:
        _add(training, person, by=by)


@transaction.atomic
def withdraw_registration(attendance: TrainingAttendance, *, by: User) -> None:
    """Take a registration back, one's own or as whoever plans, as long as the training is not held."""
    rules.demand(attendance.user_id == by.pk or rules.may_plan_trainings(by))
    training = _lock(attendance.training)
    _demand_planned(training, "Eine Anmeldung lässt sich nur zurückziehen, solange die Fortbildung geplant ist.")
    record("training.withdrawn", attendance.key, by=by, training=str(training.key))
    attendance.delete()


@transaction.atomic
def cancel_training(training: Training, *, by: User) -> tuple[int, int]:
    """Call a training off; returns how many registered get a mail, and how many have no address."""
    rules.demand(rules.may_plan_trainings(by))
    training = _lock(training)
    training.state = step_training(training.state, TrainingState.CANCELLED)
    _save(training)
    told, untold = _tell_registered(training, "Abgesagt", "ist abgesagt. Geplant war:")
    record("training.cancelled", training.key, by=by, told=told)
    return told, untold


@transaction.atomic
def record_attendance(
    training: Training, *, by: User, took_part: Mapping[int, bool], walk_ins: Collection[User] = (), version: int
) -> None:
    """Write down who was there, by number of the user; the training is then held. Later calls put right what was wrong.

    Everybody registered is named; `walk_ins` came without registration. Not before the last day.
    """
    rules.demand(rules.may_plan_trainings(by))
    training = _lock(training)
    _demand_version(training, version)
    _demand_over(training)
    is_first = training.state != TrainingState.HELD
    if is_first:
        training.state = step_training(training.state, TrainingState.HELD)
    registered = list(training.attendances.select_related("user"))
    unnamed = [str(each.user) for each in registered if each.user_id not in took_part]
    if unnamed:
        raise ValidationError(f"Es fehlt noch, ob diese Personen da waren: {', '.join(unnamed)}.", code="unnamed")
    if not walk_ins and not any(took_part[each.user_id] for each in registered):
        raise ValidationError("Niemand hat teilgenommen. Sagen Sie die Fortbildung ab, wenn sie ausfiel.", code="empty")
    for each in registered:
        state = TrainingAttendance.State.ATTENDED if took_part[each.user_id] else TrainingAttendance.State.MISSED
        if each.state != state:
            each.state = state
            store(each, only=["state"])
    for person in walk_ins:
        _add(training, person, by=by, state=TrainingAttendance.State.ATTENDED)
    _save(training)
    there = training.attendances.attended().count()
    verb = "training.held" if is_first else "training.attendance_corrected"
    record(verb, training.key, by=by, there=there, missed=training.attendances.count() - there)


def is_stale(refusal: ValidationError) -> bool:
    """Whether an action was refused because somebody else had saved meanwhile."""
    return getattr(refusal, "code", None) == STALE  # refusals of several fields have no code of their own


def _may_register(by: User, people: Collection[User]) -> bool:
    if not all(person.is_active for person in people):
        return False
    alone = all(person.pk == by.pk for person in people)
    return rules.may_plan_trainings(by) or (alone and rules.may_see_social_space(by))


def _lock(training: Training) -> Training:
    """The training as it is now, locked until the transaction ends: seats are counted one after the other."""
    locked: Training = Training.objects.select_for_update(of=("self",)).select_related("kind").get(pk=training.pk)
    return locked


def _save(training: Training) -> None:
    training.version += 1
    store(training)


def _add(training: Training, person: User, *, by: User, state: str = TrainingAttendance.State.REGISTERED) -> None:
    attendance = TrainingAttendance(training=training, user=person, state=state)
    store(attendance)
    record("training.registered", attendance.key, by=by, training=str(training.key), own=person.pk == by.pk)


def _demand_plausible(starts_on: date) -> None:
    year = timezone.localdate().year
    if not year - YEARS_BACK <= starts_on.year <= year + YEARS_AHEAD:
        raise ValidationError({"starts_on": f"Prüfen Sie das Jahr: {starts_on.year} liegt zu weit weg."})


def _demand_planned(training: Training, sentence: str) -> None:
    if training.state != TrainingState.PLANNED:
        raise ValidationError(f"Die Fortbildung ist {training.get_state_display()}. {sentence}", code="state")


def _demand_version(training: Training, version: int) -> None:
    if training.version != version:
        raise ValidationError(CHANGED_MEANWHILE, code=STALE)


def _demand_over(training: Training) -> None:
    if timezone.localdate() < training.ends_on:
        raise ValidationError(
            f"Die Fortbildung dauert bis {german.day_long(training.ends_on)}. Tragen Sie die Teilnahme dann ein.",
            code="early",
        )


def _demand_seats(training: Training, wanted: int) -> None:
    if training.seats is None:
        return
    free = max(0, training.seats - training.attendances.count())
    if wanted > free == 0:
        raise ValidationError(f"Alle Plätze ({training.seats}) sind vergeben.", code="full")
    if wanted > free:
        raise ValidationError(f"Es ist nur noch Platz für {free}, gewählt sind {wanted}.", code="full")


def _tell_registered(training: Training, what: str, happened: str) -> tuple[int, int]:
    """Mail everybody registered, each alone; the text names nobody. Returns how many have an address, how many none."""
    addresses = list(training.attendances.values_list("user__email", flat=True))
    days = german.day_long(training.starts_on)
    if training.ends_on > training.starts_on:
        days += f" bis {german.day_long(training.ends_on)}"
    body = (
        f"Guten Tag,\n\ndie Fortbildung „{training.kind}“, zu der Sie angemeldet sind, {happened}\n\n"
        f"{days}\n{training.place}\n\nFragen beantwortet die Praxisberatung.\n\n"
        "Stadt Mönchengladbach, Jugendamt\n"
    )
    subject = f"{what}: Fortbildung {training.kind} am {german.day_num(training.starts_on)}"
    reachable = [address for address in addresses if address]
    for address in reachable:
        queue_mail(recipient=address, subject=subject, body=body)
    return len(reachable), len(addresses) - len(reachable)
