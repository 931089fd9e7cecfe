"""Which department has learned what, who may moderate, and where the gap is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import Department, User
from socialspace import rules
from socialspace.lifecycle import TrainingState
from socialspace.models import Training, TrainingKind
from socialspace.views.fetch import demand_reader
from web.http import render_page

SHOWN = 8  # trainings whose mixture of departments is shown


@dataclass(frozen=True, kw_only=True)
class Row:
    """A kind of training with its cells in the order of the departments, and whether a gap counts there."""

    kind: TrainingKind
    cells: list[tuple[rules.Coverage, bool]]


@dataclass(frozen=True, kw_only=True)
class Mixture:
    """Which of the departments that take part were represented at a training."""

    training: Training
    departments: list[tuple[Department, bool]]

    @property
    def represented(self) -> int:
        return sum(there for _, there in self.departments)

    @property
    def bars(self) -> list[tuple[str, bool]]:
        """Where the small picture has its bar for each department; as text, because templates write a comma."""
        return [(str(20 * place + 1), there) for place, (_, there) in enumerate(self.departments)]


@require_safe
def training_coverage(request: StaffRequest) -> HttpResponse:
    """The matrix; counts for everybody, names one page further for leads and whoever plans."""
    demand_reader(request.user)
    today, staff = timezone.localdate(), _staff()
    learned = rules.learned_days(today)
    departments = _departments(staff, learned)
    rows = _rows(TrainingKind.objects.visible_to(request.user), departments, staff, learned, today)
    context = {
        "today": today,
        "departments": departments,
        "series": _by_series(rows),
        "moderators": _moderators(today, staff),
        "moderation": next((row.kind for row in rows if row.kind.enables_moderation), None),
        "mixtures": _mixtures(request.user),
        "may_plan": rules.may_plan_trainings(request.user),
    }
    return render_page(request, "socialspace/training_coverage.html", context)


@require_safe
def training_gaps(request: StaffRequest, key: UUID) -> HttpResponse:
    """Who of which department still needs this kind of training; only for leads and whoever plans."""
    demand_reader(request.user)
    rules.demand(rules.may_plan_trainings(request.user))
    kind = get_object_or_404(TrainingKind.objects.visible_to(request.user), key=key)
    today, staff = timezone.localdate(), _staff()
    learned = rules.learned_days(today)
    columns = []
    for department in _departments(staff, learned):
        people = [
            (person, _state(learned[kind.pk].get(person.pk, []), today, kind)) for person in staff.get(department, [])
        ]
        columns.append((department, people, sum(state != "current" for _, state in people)))
    context = {"kind": kind, "columns": columns, "today": today}
    return render_page(request, "socialspace/training_gaps.html", context)


def _staff() -> dict[str, list[User]]:
    """Active colleagues by department."""
    staff: dict[str, list[User]] = defaultdict(list)
    for person in User.objects.filter(is_active=True).order_by("last_name", "first_name", "pk"):
        staff[person.department].append(person)
    return dict(staff)


def _departments(staff: dict[str, list[User]], learned: rules.LearnedDays) -> list[Department]:
    """The columns: whoever should take part, and other departments of which somebody did."""
    people = {person for days in learned.values() for person in days}
    learning = {department for department, each in staff.items() if any(person.pk in people for person in each)}
    return rules.departments_shown(learning)


def _state(days: list[date], today: date, kind: TrainingKind) -> str:
    if rules.covered(days, today, kind.refresh_months):
        return "current"
    return "expired" if days else "missing"


def _rows(
    kinds: Iterable[TrainingKind],
    departments: list[Department],
    staff: dict[str, list[User]],
    learned: rules.LearnedDays,
    today: date,
) -> list[Row]:
    numbers = {each: [person.pk for person in staff.get(each, [])] for each in departments}
    rows = []
    for kind in kinds:
        days = learned[kind.pk]
        counted = [rules.count_coverage(numbers[each], days, today, kind.refresh_months) for each in departments]
        parts = [each in rules.TAKING_PART for each in departments]
        rows.append(Row(kind=kind, cells=list(zip(counted, parts, strict=True))))
    return rows


def _by_series(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """The rows of each series together, in the order in which the series first appear."""
    series: dict[str, list[Row]] = {}
    for row in rows:
        series.setdefault(row.kind.series, []).append(row)
    return list(series.items())


def _moderators(today: date, staff: dict[str, list[User]]) -> list[tuple[Department, list[User]]]:
    """Who may moderate, by department that has people; nobody is a gap."""
    able = rules.moderators(today)
    shown = [each for each in rules.TAKING_PART if staff.get(each)]
    others = [each for each in Department if each not in shown and any(person.department == each for person in able)]
    return [(each, [person for person in able if person.department == each]) for each in [*shown, *others]]


def _mixtures(user: User) -> list[Mixture]:
    held = list(Training.objects.visible_to(user).filter(state=TrainingState.HELD).for_list()[:SHOWN])
    there = rules.departments_at(held)
    return [
        Mixture(training=each, departments=[(part, part in there.get(each.pk, ())) for part in rules.TAKING_PART])
        for each in held
    ]
