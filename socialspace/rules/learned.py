"""Who learned what: counts for everybody, and who may moderate a Kollegiale Beratung."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from accounts.models import User
from socialspace.models import Training, TrainingAttendance
from socialspace.models.trainings import TrainingAttendanceQuerySet
from socialspace.rules.coverage import covered

type LearnedDays = dict[int, dict[int, list[date]]]  # last days of trainings, by number of the kind and of the user


def may_moderate(user: User, day: date) -> bool:
    """Whether the colleague took part in a training that enables it and that still counts on this day."""
    return bool(_trained(_enabling(day).filter(user=user), day))


def moderators(day: date) -> list[User]:
    """Every active colleague who may moderate on this day, by name."""
    return _trained(_enabling(day), day)


def learned_days(day: date) -> LearnedDays:
    """When active colleagues took part in what, until this day."""
    rows = TrainingAttendance.objects.attended().filter(user__is_active=True, training__ends_on__lte=day)
    learned: LearnedDays = defaultdict(lambda: defaultdict(list))
    for kind, person, ends_on in rows.values_list("training__kind", "user", "training__ends_on"):
        learned[kind][person].append(ends_on)
    return learned


def departments_at(trainings: Iterable[Training]) -> dict[int, set[str]]:
    """Which departments took part, by number of the training."""
    rows = TrainingAttendance.objects.attended().filter(training__in=list(trainings))
    there: dict[int, set[str]] = defaultdict(set)
    for training, department in rows.order_by().values_list("training", "user__department").distinct():
        there[training].add(department)
    return there


def _enabling(day: date) -> TrainingAttendanceQuerySet:
    rows = TrainingAttendance.objects.attended().filter(
        training__kind__enables_moderation=True, training__ends_on__lte=day, user__is_active=True
    )
    return rows.select_related("user", "training__kind").order_by("user__last_name", "user__first_name", "user_id")


def _trained(rows: TrainingAttendanceQuerySet, day: date) -> list[User]:
    current = [row.user for row in rows if covered([row.training.ends_on], day, row.training.kind.refresh_months)]
    return list(dict.fromkeys(current))
