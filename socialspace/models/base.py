"""What the models of the social space share: who reads them, days they are valid, words one looks for."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import and_
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from accounts.models import Department, User
from web.models import SortKey

READERS = frozenset(Department) - {Department.PRIVACY}


class DateRange(Func):
    """daterange(from, to, '[]'): both days belong to it; an open end is for ever."""

    function = "daterange"
    template = "%(function)s(%(expressions)s, '[]')"
    output_field = DateRangeField()


class IntegerRange(Func):
    """int4range(from, to, '[]'): both numbers belong to it."""

    function = "int4range"
    template = "%(function)s(%(expressions)s, '[]')"
    output_field = IntegerRangeField()


def on_day(day: date) -> Q:
    """Rows valid on this day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def contains_words(field: str, words: Sequence[str]) -> Q:
    """Rows whose sort key holds every word, whatever its accents and capitals; true for no words at all."""
    return reduce(and_, (Q(**{f"{field}__contains": SortKey(Value(word))}) for word in words), Q())


def ends_after_it_begins(name: str, message: str) -> models.CheckConstraint:
    """A dated row does not end before it begins."""
    return models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
        name=name,
        violation_error_message=message,
    )


def no_overlap(name: str, *fields: str, message: str) -> ExclusionConstraint:
    """Two dated rows with the same fields are never valid on the same day."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
            *((field, RangeOperators.EQUAL) for field in fields),
        ],
        violation_error_message=message,
    )


class SharedQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows that belong to the whole social space."""

    def visible_to(self, user: User) -> Self:
        """The departments that work in the social space; data protection sees trails only."""
        return self.all() if user.is_active and user.department in READERS else self.none()
