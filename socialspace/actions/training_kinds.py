"""What can be learned at all: kinds of training, kept by whoever plans them."""

from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from audit.actions import record
from socialspace import rules
from socialspace.models import TrainingKind
from web.store import store


class KindDetails(TypedDict):
    """A kind of training; `refresh_months` None when it counts for ever."""

    series: str
    name: str
    enables_moderation: bool
    refresh_months: int | None


@transaction.atomic
def add_training_kind(*, by: User, **details: Unpack[KindDetails]) -> TrainingKind:
    """Add a kind at the end of the list."""
    rules.demand(rules.may_plan_trainings(by))
    last = TrainingKind.objects.aggregate(last=Max("position"))["last"]
    kind = TrainingKind(position=0 if last is None else last + 1, **details)
    store(kind)
    record("training_kind.added", kind.key, by=by, moderation=kind.enables_moderation)
    return kind


@transaction.atomic
def edit_training_kind(kind: TrainingKind, *, by: User, **details: Unpack[KindDetails]) -> None:
    """Rename a kind or change what it allows and how long it counts; certificates already issued stay as they are."""
    rules.demand(rules.may_plan_trainings(by))
    kind = TrainingKind.objects.select_for_update(of=("self",)).get(pk=kind.pk)
    for name, value in details.items():
        setattr(kind, name, value)
    store(kind)
    record("training_kind.edited", kind.key, by=by, moderation=kind.enables_moderation)
