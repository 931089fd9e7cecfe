"""The demo's course of the caseload: eleven invented months, and the last one written down as every office does it."""

from datetime import date
from random import Random

from caseload import actions
from caseload.models import CaseloadSnapshot
from caseload.rules import months_later

# A calm summer, a busy autumn; in percent of the month that is written down last, the oldest first. Older months cannot
# be acted out, so they are written as they ended.
SEASON = (71, 75, 79, 84, 88, 83, 78, 69, 66, 80, 91)
PARTS = ("open_points", "service_points", "grey_points", "danger_points")


def load() -> None:
    """Write the course once; does nothing when there is one."""
    if CaseloadSnapshot.objects.exists():
        return
    random = Random(8)  # noqa: S311  # the same office every time
    actions.freeze_last_month()
    for last in CaseloadSnapshot.objects.order_by("area"):
        months = [months_later(last.month, back - len(SEASON)) for back in range(len(SEASON))]
        rows = [_month(last, month, season, random) for month, season in zip(months, SEASON, strict=True)]
        CaseloadSnapshot.objects.bulk_create(rows)


def _month(last: CaseloadSnapshot, month: date, season: int, random: Random) -> CaseloadSnapshot:
    """A month like the last one, a little less or more of each part; in steps of half a point."""
    points = {part: getattr(last, part) * (season + random.randint(-6, 6)) // 50_00 * 50 for part in PARTS}
    return CaseloadSnapshot(
        area_id=last.area_id,
        month=month,
        cases=last.cases * season // 100,
        unled_points=min(random.randrange(0, 6_00, 1_50), points["open_points"]),
        people=last.people,
        posts=last.posts,
        guide=last.guide,
        **points,
    )
