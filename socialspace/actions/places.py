"""Reference data of the quarters: where they belong, who lives there, where they lie; every change is recorded."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from audit.actions import Actor, record
from socialspace import rules
from socialspace.models import (
    AreaMembership,
    District,
    DistrictMembership,
    Population,
    Quarter,
    SocialArea,
)
from socialspace.models.base import on_day
from socialspace.rules import geometry
from web.store import store

GONE = (
    "Dieses Quartier hat inzwischen jemand geändert. Prüfen Sie Ihre Angaben; "
    "speichern Sie noch einmal, wenn sie so gelten sollen."
)
FAR_AWAY = 20_000  # metres between a new outline and where the quarter was so far
DEGREES = Decimal("0.0001")  # about ten metres


@transaction.atomic
def edit_quarter(
    quarter: Quarter, *, by: User, name: str, official_number: str, latitude: Decimal, longitude: Decimal
) -> Quarter:
    """Put name, official number and the middle of a quarter right."""
    rules.demand(rules.may_keep_reference(by))
    current = _locked(quarter)
    if current.version != quarter.version:
        raise ValidationError(GONE, code="stale")
    if Quarter.objects.filter(name=name).exclude(pk=current.pk).exists():
        raise ValidationError({"name": f"Ein Quartier „{name}“ gibt es schon."}, code="name")
    current.name, current.official_number = name, official_number
    current.latitude, current.longitude = latitude, longitude
    current.version += 1
    store(current)
    record("quarter.edited", current.key, by=by)
    return current


@transaction.atomic
def record_population(
    quarter: Quarter, *, by: User, counted_on: date, inhabitants: int, source: str, replaces: bool = False
) -> Population:
    """Record how many people lived in a quarter on a day; `replaces` corrects the figure of that day."""
    rules.demand(rules.may_keep_reference(by))
    if counted_on > timezone.localdate():
        raise ValidationError({"counted_on": "Der Stand liegt in der Zukunft."}, code="future")
    _locked(quarter)
    known = Population.objects.filter(quarter=quarter, counted_on=counted_on).first() if replaces else None
    count = known or Population(quarter=quarter, counted_on=counted_on)
    count.inhabitants, count.source = inhabitants, source
    store(count)
    record("quarter.counted", quarter.key, by=by, day=counted_on.isoformat(), replaced=known is not None)
    return count


@transaction.atomic
def move_to_area(quarter: Quarter, *, by: User, area: SocialArea, number: int, since: date) -> AreaMembership:
    """Let a quarter belong to a social area from a day on; the old membership ends the day before."""
    rules.demand(rules.may_keep_reference(by))
    current = _before(AreaMembership.objects.select_related("area"), _locked(quarter), since)
    if current and (current.area_id, current.number) == (area.pk, number):
        raise ValidationError(f"Das Quartier hat schon die Nummer {number} in {area}.", code="same")
    _end_before(current, since, to=f"zu {current.area}" if current else "")
    membership = AreaMembership(quarter=quarter, area=area, number=number, valid_from=since)
    store(membership)
    record("quarter.moved", quarter.key, by=by, area=area.number, since=since.isoformat())
    return membership


@transaction.atomic
def move_to_district(
    quarter: Quarter, *, by: User, district: District, since: date, source: str = ""
) -> DistrictMembership:
    """Let a quarter lie in a district from a day on; never the reason for a team (domain.md §0.1)."""
    rules.demand(rules.may_keep_reference(by))
    current = _before(DistrictMembership.objects.select_related("district"), _locked(quarter), since)
    if current and current.district_id == district.pk:
        raise ValidationError(f"Das Quartier liegt schon im Stadtbezirk {district}.", code="same")
    _end_before(current, since, to=f"zum Stadtbezirk {current.district}" if current else "")
    membership = DistrictMembership(quarter=quarter, district=district, valid_from=since, source=source)
    store(membership)
    record("quarter.redistricted", quarter.key, by=by, district=district.name, since=since.isoformat())
    return membership


@transaction.atomic
def take_outlines(outlines: Sequence[tuple[Quarter, list[geometry.Ring]]], *, by: Actor, source: str) -> None:
    """Give quarters their outlines, all of them or none; their middle moves to the middle of the outline.

    Raises ValidationError for an outline far from where the quarter was: then longitude and latitude are mixed up.
    """
    for quarter, shape in outlines:
        current = _locked(quarter)
        middle = geometry.middle(shape)
        if not geometry.distance(middle, (float(current.longitude), float(current.latitude))) <= FAR_AWAY:
            raise ValidationError(
                f"„{current.name}“ läge mehr als {FAR_AWAY // 1000} km von seinem bisherigen Ort entfernt. "
                "Sind Länge und Breite vertauscht, oder gehört die Fläche zu einem anderen Ort?",
                code="far",
            )
        current.outline = [[[round(x, 6), round(y, 6)] for x, y in ring] for ring in geometry.simplified(shape)]
        current.outline_source = source
        current.longitude, current.latitude = (Decimal(part).quantize(DEGREES) for part in middle)
        current.version += 1
        store(current, only=["outline", "outline_source", "longitude", "latitude", "version"])
        record("quarter.outlined", current.key, by=by)


def _locked(quarter: Quarter) -> Quarter:
    """The quarter as it is stored now; whoever changes anything about it waits here."""
    return Quarter.objects.select_for_update(of=("self",)).get(pk=quarter.pk)


def _before[M: (AreaMembership, DistrictMembership)](
    memberships: models.QuerySet[M], quarter: Quarter, since: date
) -> M | None:
    """The membership that a move from this day on would end; refuses a move behind one that is already planned."""
    rows = memberships.filter(quarter=quarter)
    later = rows.filter(Q(valid_from__gt=since)).order_by("valid_from").first()
    if later is not None:
        raise ValidationError(
            {
                "since": f"Ab {later.valid_from:%d.%m.%Y} ist schon eine andere Zugehörigkeit eingetragen. "
                "Wählen Sie einen späteren Tag."
            },
            code="backwards",
        )
    return rows.filter(on_day(since)).first()


def _end_before(membership: AreaMembership | DistrictMembership | None, since: date, *, to: str) -> None:
    if membership is None:
        return
    if membership.valid_from >= since:
        raise ValidationError(
            {
                "since": f"Das Quartier gehört erst seit {membership.valid_from:%d.%m.%Y} {to}. "
                "Wählen Sie einen späteren Tag."
            },
            code="backwards",
        )
    membership.valid_to = since - timedelta(days=1)
    store(membership, only=["valid_to"])
