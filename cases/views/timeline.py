"""The course of a case: everything that happened, as a picture and as a list."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases.course.picture import MONTHS, areas_of, draw
from cases.course.timeline import Bucket, Events, buckets
from cases.forms.timeline import TimelineFilter
from cases.views.page import fetch_case, file_page

PAGE_SIZE = 50
MONTHS_SHOWN = 24  # older ones are reached by the filter


class Month(NamedTuple):
    """A month to jump to: from its last day backwards."""

    label: str
    until: date
    number: int


@require_safe
def timeline(request: StaffRequest, key: UUID) -> HttpResponse:
    """Everything of a case, the newest first; the filter stands in the address."""
    case = fetch_case(request, key)
    counted = buckets(case, request.user)
    form = TimelineFilter(request.GET, people=_people(counted))
    events = Events(case, request.user, form.chosen(), counted)
    context: dict[str, object] = {
        "page": Paginator(events, PAGE_SIZE).get_page(request.GET.get("seite")),  # type: ignore[arg-type]  # it counts and slices, no more is asked
        "form": form,
        "picture": draw(counted, areas_of(case), timezone.localdate()),
        "months": _months(counted),
    }
    return file_page(request, case, "cases/timeline.html", context, tab="timeline", partial="results")


@require_safe
def panel(request: StaffRequest, key: UUID) -> HttpResponse:
    """The picture alone, for the overview of the case; asked without htmx it is the whole page."""
    if not request.htmx:
        return timeline(request, key)
    case = fetch_case(request, key)
    picture = draw(buckets(case, request.user), areas_of(case), timezone.localdate())
    return file_page(request, case, "cases/timeline.html", {"picture": picture}, tab="timeline", partial="picture")


def _people(counted: list[Bucket]) -> list[tuple[str, str]]:
    """The colleagues who stand in the course of this case."""
    found = {str(bucket.who): bucket.name for bucket in counted if bucket.who}
    return sorted(found.items(), key=lambda person: person[1])


def _months(counted: list[Bucket]) -> list[Month]:
    """Months in which something happened, the newest first; a week counts for the month it begins in."""
    numbers: dict[tuple[int, int], int] = {}
    for bucket in counted:
        month = (bucket.week.year, bucket.week.month)
        numbers[month] = numbers.get(month, 0) + bucket.number
    newest = sorted(numbers, reverse=True)[:MONTHS_SHOWN]
    return [
        Month(f"{MONTHS[month - 1]} {year}", _last_day(year, month), numbers[year, month]) for year, month in newest
    ]


def _last_day(year: int, month: int) -> date:
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
