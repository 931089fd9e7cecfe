"""The street directory: which house numbers lie in which quarter; a street never decides who works on a case."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, Value

from accounts.models import User
from audit.actions import record
from socialspace import rules
from socialspace.models import Quarter, StreetSection
from socialspace.models.area import StreetKey
from web.store import store

GONE = (
    "Diesen Abschnitt hat inzwischen jemand geändert. Prüfen Sie Ihre Angaben; "
    "speichern Sie noch einmal, wenn sie so gelten sollen."
)
LAST_NUMBER = f"Die Hausnummern gehen von 1 bis {StreetSection.MAX_NUMBER}."


@transaction.atomic
def store_section(
    *,
    by: User,
    street: str,
    number_from: int,
    number_to: int,
    parity: str,
    quarter: Quarter,
    valid_from: date,
    is_corrected: bool = False,
) -> StreetSection:
    """Let house numbers of a street lie in a quarter from a day on.

    An older section with the same numbers ends the day before; where it names the same quarter it is returned and
    nothing changes. Raises ValidationError when other sections hold a part of the numbers in that time, or when a list
    (`is_corrected` false) would replace what somebody corrected by hand.
    """
    rules.demand(rules.may_edit_streets(by))
    section = StreetSection(
        street=" ".join(street.split()),
        number_from=number_from,
        number_to=number_to,
        parity=parity,
        quarter=quarter,
        valid_from=valid_from,
        is_corrected=is_corrected,
    )
    _demand_known_numbers(section)
    older = _older(section)
    if older is not None:
        if older.quarter_id == quarter.pk and older.valid_to is None:
            return older
        _end_before(older, section)
    store(section)
    record("street.stored", section.key, by=by, quarter=str(quarter.key), corrected=is_corrected)
    return section


@transaction.atomic
def correct_section(
    section: StreetSection,
    *,
    by: User,
    street: str,
    number_from: int,
    number_to: int,
    parity: str,
    quarter: Quarter,
    valid_from: date,
) -> StreetSection:
    """Put a section right by hand; a later list leaves it as it is."""
    rules.demand(rules.may_edit_streets(by))
    current = _locked(section)
    current.street = " ".join(street.split())
    current.number_from, current.number_to, current.parity = number_from, number_to, parity
    current.quarter, current.valid_from, current.is_corrected = quarter, valid_from, True
    _demand_known_numbers(current)
    store(current)
    record("street.corrected", current.key, by=by, quarter=str(quarter.key))
    return current


@transaction.atomic
def end_section(section: StreetSection, *, by: User, last_day: date) -> StreetSection:
    """Let a section be valid until a day, that day included."""
    rules.demand(rules.may_edit_streets(by))
    current = _locked(section)
    if current.valid_to is not None and current.valid_to < last_day:
        raise ValidationError(f"Der Abschnitt gilt schon nur bis {current.valid_to:%d.%m.%Y}.", code="ended")
    current.valid_to = last_day
    store(current, only=["valid_to", "version"])
    record("street.ended", current.key, by=by, last_day=last_day.isoformat())
    return current


def _locked(section: StreetSection) -> StreetSection:
    """The section as it is stored now; refuses when it changed since the person saw it."""
    current = StreetSection.objects.select_for_update(of=("self",)).get(pk=section.pk)
    if current.version != section.version:
        raise ValidationError(GONE, code="stale")
    current.version += 1
    return current


def _demand_known_numbers(section: StreetSection) -> None:
    if (
        not 1 <= section.number_from <= StreetSection.MAX_NUMBER
        or not 1 <= section.number_to <= StreetSection.MAX_NUMBER
    ):
        raise ValidationError(LAST_NUMBER, code="number")


def _older(section: StreetSection) -> StreetSection | None:
    """The section with the same numbers that is still valid when the new one begins."""
    return (
        StreetSection.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=section.valid_from),
            street_sort=StreetKey(Value(section.street)),
            number_from=section.number_from,
            number_to=section.number_to,
            parity=section.parity,
            valid_from__lt=section.valid_from,
        )
        .select_for_update()
        .first()
    )


def _end_before(older: StreetSection, section: StreetSection) -> None:
    if older.is_corrected and not section.is_corrected:
        raise ValidationError(
            "Dieser Abschnitt wurde von Hand berichtigt und bleibt deshalb, wie er ist.", code="corrected"
        )
    older.valid_to = section.valid_from - timedelta(days=1)
    older.version += 1
    store(older, only=["valid_to", "version"])
