"""The demo's trainings: two years of learning together, with gaps one can see, and three dates to come."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from socialspace import actions
from socialspace.models import Training, TrainingKind
from srojugend.demo.moment import on

NOTICE = timedelta(days=40)
LAST_WORKDAY = 4


class Past(NamedTuple):
    """One that was held: days ago, kind, days, minutes, place, trainer, who came, who stayed away, who just came."""

    days_ago: int
    kind: str
    days: int
    minutes: int
    place: str
    trainer: str
    came: tuple[str, ...]
    missed: tuple[str, ...] = ()
    walk_ins: tuple[str, ...] = ()


class Coming(NamedTuple):
    """One that is planned: days ahead, kind, days, minutes, place, trainer, seats, who is registered."""

    days_ahead: int
    kind: str
    days: int
    minutes: int
    place: str
    trainer: str
    seats: int | None
    registered: tuple[str, ...]


HALL, ROOM, CENTRE = "Rathaus Rheydt, Raum 212", "Jugendamt, Großer Besprechungsraum", "Familienzentrum Mülfort, Saal"
SRO, CHECK, CONSULT = "Grundlagen der Sozialraumorientierung", "Ressourcencheck", "Kollegiale Fallberatung"
CASE, PATTERN, PROJECT = "Fallverstehen", "Musterarbeit", "Projektentwicklung"
DANGER = "Gefährdungseinschätzung nach § 8a"
DANGER_MONTHS = 24

PAST = (
    Past(720, SRO, 1, 7 * 60, CENTRE, "M. Thelen", ("brandt", "felten", "orth", "dohmen"), ("neumann",)),
    Past(640, CHECK, 2, 14 * 60, HALL, "K. Wolters", ("brandt", "aksoy", "dohmen"), (), ("demir",)),
    Past(560, CONSULT, 2, 15 * 60, HALL, "K. Wolters", ("felten", "aksoy", "dohmen"), ("orth",)),
    Past(480, CASE, 3, 21 * 60, ROOM, "S. Ruland", ("brandt", "vossen"), ("felten",)),
    Past(400, SRO, 1, 7 * 60, CENTRE, "M. Thelen", ("aksoy", "neumann", "demir", "pauly", "kemper")),
    Past(330, CHECK, 2, 14 * 60, HALL, "K. Wolters", ("vossen", "neumann", "pauly"), ("kemper",)),
    Past(230, DANGER, 1, 6 * 60 + 30, ROOM, "A. Feldhoff", ("brandt", "aksoy", "vossen", "felten", "pauly")),
    Past(160, PATTERN, 2, 12 * 60, ROOM, "S. Ruland", ("brandt",), ("aksoy",), ("vossen",)),
    Past(90, CONSULT, 2, 15 * 60, HALL, "K. Wolters", ("brandt", "kemper"), (), ("felten",)),
    Past(35, SRO, 1, 7 * 60, CENTRE, "M. Thelen", ("vossen", "lorenz", "demir")),
)
# Longer ago than it counts for: whoever was there then has to refresh it.
LONG_AGO = Past(DANGER_MONTHS * 31 + 60, DANGER, 1, 6 * 60 + 30, ROOM, "A. Feldhoff", ("kemper", "dohmen"))

COMING = (
    Coming(17, CONSULT, 2, 15 * 60, HALL, "K. Wolters", 12, ("neumann", "orth", "vossen", "demir")),
    Coming(38, CASE, 3, 21 * 60, ROOM, "S. Ruland", 4, ("aksoy", "kemper", "neumann", "pauly")),
    Coming(66, DANGER, 1, 6 * 60 + 30, ROOM, "", None, ("kemper", "dohmen")),
)
CANCELLED = Coming(24, PROJECT, 1, 6 * 60, CENTRE, "M. Thelen", 16, ("dohmen", "pauly"))


@transaction.atomic
def load(people: dict[str, User]) -> None:
    """Load the trainings once; does nothing when there are some."""
    if Training.objects.exists():
        return
    planner, today = people["dohmen"], timezone.localdate()
    danger = TrainingKind.objects.get(name=DANGER)
    actions.edit_training_kind(
        danger,
        by=planner,
        series=danger.series,
        name=danger.name,
        enables_moderation=danger.enables_moderation,
        refresh_months=DANGER_MONTHS,
    )
    for past in (LONG_AGO, *PAST):
        _hold(past, today, people, planner)
    for coming in COMING:
        _announce(coming, today, people, planner)
    actions.cancel_training(_announce(CANCELLED, today, people, planner), by=planner)


def _hold(past: Past, today: date, people: dict[str, User], planner: User) -> None:
    """Plan it, let people register, and write down on its last day who was there."""
    starts_on = _weekday(today - timedelta(days=past.days_ago), past.days)
    ends_on = starts_on + timedelta(days=past.days - 1)
    with on(starts_on - NOTICE):
        training = actions.plan_training(
            by=planner,
            kind=TrainingKind.objects.get(name=past.kind),
            starts_on=starts_on,
            ends_on=ends_on,
            minutes=past.minutes,
            place=past.place,
            trainer=past.trainer,
            seats=16,
        )
        for name in (*past.came, *past.missed):
            actions.register_for_training(training, by=people[name], people=[people[name]])
    with on(ends_on, hour=17):
        there = {people[name].pk: name in past.came for name in (*past.came, *past.missed)}
        walk_ins = [people[name] for name in past.walk_ins]
        actions.record_attendance(training, by=planner, took_part=there, walk_ins=walk_ins, version=training.version)


def _announce(coming: Coming, today: date, people: dict[str, User], planner: User) -> Training:
    starts_on = _weekday(today + timedelta(days=coming.days_ahead), coming.days)
    training = actions.plan_training(
        by=planner,
        kind=TrainingKind.objects.get(name=coming.kind),
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=coming.days - 1),
        minutes=coming.minutes,
        place=coming.place,
        trainer=coming.trainer,
        seats=coming.seats,
    )
    for name in coming.registered:
        actions.register_for_training(training, by=people[name], people=[people[name]])
    return training


def _weekday(day: date, days: int) -> date:
    """The same day, or the Monday after when a day of it would fall on a weekend."""
    last = day.weekday() + days - 1
    return day if last <= LAST_WORKDAY else day + timedelta(days=7 - day.weekday())
