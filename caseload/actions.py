"""What is done: weights and guide values set from a day on, months written down, a case given to somebody."""

from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from caseload import rules
from caseload.facts import team_at
from caseload.models import CaseloadSnapshot, Criterion, GuideValue, WeightRule
from caseload.rules import months_later
from cases import actions as cases
from cases.models import Case, HandoverReason
from cases.rules import demand
from socialspace.models import SocialArea, on_day
from web.store import store

STALE = "Inzwischen hat jemand einen Wert geändert. Sehen Sie die Liste noch einmal an und speichern Sie dann erneut."
TRAIL = uuid5(NAMESPACE_URL, "caseload")  # weights have no key of their own; their entries share this one


def weights_version() -> int:
    """The newest row of all: whoever saw an older list has not seen what holds now."""
    newest = WeightRule.objects.aggregate(newest=Max("pk"))["newest"] or 0
    return int(newest)


def guide_version() -> int:
    newest = GuideValue.objects.aggregate(newest=Max("pk"))["newest"] or 0
    return int(newest)


@transaction.atomic
def set_weight(criterion: str, *, points: int, valid_from: date, by: User, version: int) -> WeightRule:
    """Let a criterion weigh this much from a day on, in hundredths; the value before ends the day before."""
    demand(rules.may_set_weights(by))
    _demand_from_today(valid_from)
    list(WeightRule.objects.select_for_update())  # the version is that of the whole list
    if version != weights_version():
        raise ValidationError(STALE, code="stale")
    rows = WeightRule.objects.filter(criterion=criterion)
    rows.filter(valid_from=valid_from).delete()  # a value that has not held a day is corrected, not kept
    rows.filter(on_day(valid_from)).update(valid_to=valid_from - timedelta(days=1))
    row = WeightRule(criterion=Criterion(criterion), points=points, valid_from=valid_from)
    store(row)
    record("caseload.weight_set", TRAIL, by=by, criterion=str(criterion), points=points, day=str(valid_from))
    return row


@transaction.atomic
def set_guide(*, points: int, valid_from: date, by: User, version: int) -> GuideValue:
    """Set what a full post carries from a day on, in hundredths; the value before ends the day before."""
    demand(rules.may_set_weights(by))
    _demand_from_today(valid_from)
    list(GuideValue.objects.select_for_update())
    if version != guide_version():
        raise ValidationError(STALE, code="stale")
    GuideValue.objects.filter(valid_from=valid_from).delete()
    GuideValue.objects.filter(on_day(valid_from)).update(valid_to=valid_from - timedelta(days=1))
    row = GuideValue(points=points, valid_from=valid_from)
    store(row)
    record("caseload.guide_set", TRAIL, by=by, points=points, day=str(valid_from))
    return row


@transaction.atomic
def freeze_month(month: date) -> int:
    """Write down once what each team carried at the end of a month; returns how many teams were written.

    Only the last month can be written: shares and weights are those of its last day, cases those of now, and what older
    months looked like nobody can say any more. Absences do not count: the month has many days.
    """
    first, this_month = month.replace(day=1), timezone.localdate().replace(day=1)
    if months_later(first, 1) != this_month:
        raise ValidationError("Festgeschrieben wird nur der letzte abgelaufene Monat.", code="month")
    last_day = this_month - timedelta(days=1)
    areas = list(SocialArea.objects.select_for_update().order_by("pk"))  # two at once wait for each other
    done = set(CaseloadSnapshot.objects.filter(month=first).values_list("area", flat=True))
    return sum(_freeze(area, first, last_day) for area in areas if area.pk not in done)


def freeze_last_month() -> int:
    """What happens every day: write the last month down unless that is done."""
    return freeze_month(months_later(timezone.localdate().replace(day=1), -1))


@transaction.atomic
def assign(case: Case, *, to: User, by: User) -> None:
    """Let a colleague lead a case that nobody led when the lead decided."""
    demand(rules.may_propose(by, case))
    cases.assign_lead(case, to=to, by=by, reason=HandoverReason.TEAM, instead_of=None)


def _freeze(area: SocialArea, first: date, last_day: date) -> bool:
    team = team_at(area, last_day, with_absences=False)
    if team is None:
        return False
    load = team.load
    points = load.total.points
    store(
        CaseloadSnapshot(
            month=first,
            area=area,
            cases=load.total.cases,
            open_points=points.open,
            service_points=points.service,
            grey_points=points.grey,
            danger_points=points.danger,
            unled_points=load.unled.points.total,
            people=load.headcount,
            posts=load.total.share,
            guide=load.guide,
        )
    )
    return True


def _demand_from_today(day: date) -> None:
    if day < timezone.localdate():
        raise ValidationError(
            {"valid_from": "Ein Wert gilt frühestens ab heute. Was war, bleibt, wie es gerechnet wurde."}
        )
