"""The figures of needs as every page and export shows them: completed calendar quarters, nothing small, no sums."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Sum
from django.db.models.functions import TruncQuarter
from django.utils import timezone

from accounts.models import User
from socialspace import rules
from socialspace.models import Need, Population, Quarter, Topic
from web.calendar import YearQuarter

type Group = list[Quarter]  # quarters whose figures are shown together; the first one is large enough to lead
type Place = tuple[int, int, YearQuarter]  # topic, leading quarter, calendar quarter

BAR_WIDTH, BAR_GAP, BAR_HEIGHT, LEAST_BAR = 10, 4, 28, 3  # of the viewBox


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar of a trend, as text because templates write a comma; a small count has the same stub as none."""

    x: str
    y: str
    height: str
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class NeedRow:
    """How often a topic was missing, as it may be shown: one word for each column, and their sum where it may be."""

    topic: Topic
    cells: list[str]
    total: str
    bars: list[Bar]
    is_shown: bool  # whether any cell holds a figure


@dataclass(frozen=True, kw_only=True)
class NeedTable:
    """A table of needs, most frequent first; what is too small has no place of its own in the order."""

    columns: list[str]
    rows: list[NeedRow]
    width: int
    small: str = field(default_factory=lambda: rules.shown_count(None))  # how every small count is written

    @property
    def shown_rows(self) -> list[NeedRow]:
        return [row for row in self.rows if row.is_shown]


@dataclass(frozen=True, kw_only=True)
class NeedFigures:
    """What was counted in some completed calendar quarters, by the groups of today; ask `table` for what is shown."""

    topics: list[Topic]
    groups: list[Group]
    periods: list[YearQuarter]
    counts: Counter[Place]

    def trend(self, group: Group) -> NeedTable:
        """The topics of one group over the calendar quarters."""
        columns = [period.short for period in self.periods]
        return self._table(columns, lambda topic: [self._count(topic, group, period) for period in self.periods])

    def comparison(self, period: YearQuarter) -> NeedTable:
        """The topics of all groups in one calendar quarter."""
        columns = [name_of(group) for group in self.groups]
        return self._table(columns, lambda topic: [self._count(topic, group, period) for group in self.groups])

    def cells(self) -> list[tuple[str, str, YearQuarter, str]]:
        """Every cell as an export writes it: group, topic, calendar quarter, figure in words."""
        return [
            (name_of(group), topic.name, period, rules.shown_count(self._count(topic, group, period)))
            for group in self.groups
            for topic in self.topics
            for period in self.periods
        ]

    def _count(self, topic: Topic, group: Group, period: YearQuarter) -> int:
        return self.counts[topic.pk, group[0].pk, period]

    def _table(self, columns: list[str], counts_of: Callable[[Topic], list[int]]) -> NeedTable:
        table = rules.shown_table([counts_of(topic) for topic in self.topics])
        highest = max((count or 0 for row in table.rows for count in row), default=0)
        rows = [
            _row(topic, cells, total, highest)
            for topic, cells, total in zip(self.topics, table.rows, table.row_totals, strict=True)
        ]
        most = {row.topic.pk: sum(count or 0 for count in cells) for row, cells in zip(rows, table.rows, strict=True)}
        return NeedTable(
            columns=columns,
            rows=sorted(rows, key=lambda row: (-most[row.topic.pk], row.topic.name)),
            width=len(columns) * (BAR_WIDTH + BAR_GAP),
        )


def groups_of(user: User) -> tuple[list[Group], dict[int, dict[date, int]]]:
    """All quarters, grouped as their figures are shown on every page, and the counts of people by quarter and day."""
    quarters = list(Quarter.objects.visible_to(user).with_place())
    populations: dict[int, dict[date, int]] = defaultdict(dict)
    for count in Population.objects.filter(quarter__in=quarters):
        populations[count.quarter_id][count.counted_on] = count.inhabitants
    return (rules.counted_together(quarters, populations) if quarters else []), populations


def need_figures(
    user: User,
    groups: Sequence[Group],
    populations: Mapping[int, rules.Counts],
    *,
    periods: int,
    today: date | None = None,
) -> NeedFigures:
    """The needs of the last completed calendar quarters; the running one is never shown (docs/decisions/0010)."""
    completed = YearQuarter.completed(today or timezone.localdate(), periods)
    leaders = {
        member.pk: group[0].pk for group in groups if rules.may_show_figures(group, populations) for member in group
    }
    return NeedFigures(
        topics=list(Topic.objects.all()),
        groups=list(groups),
        periods=completed,
        counts=_counts(user, completed, leaders),
    )


def name_of(group: Group) -> str:
    return " und ".join(quarter.name for quarter in group)


def _counts(user: User, periods: Sequence[YearQuarter], leaders: dict[int, int]) -> Counter[Place]:
    """What counts in each place: both origins together, or nothing."""
    counted = (
        Need.objects.visible_to(user)
        .between(periods[0].first_day, periods[-1].last_day)
        .values_list("topic", "quarter", TruncQuarter("month"), "origin")
        .annotate(total=Sum("count"))
        .order_by()
    )
    found: dict[str, Counter[Place]] = {origin: Counter() for origin in Need.Origin.values}
    for topic, quarter, begin, origin, total in counted:
        if quarter in leaders:
            found[origin][topic, leaders[quarter], YearQuarter.of(begin)] += total
    checks, conferences = found[Need.Origin.RESOURCE_CHECK], found[Need.Origin.CONFERENCE]
    return Counter(
        {
            place: rules.countable(in_checks=checks[place], in_conferences=conferences[place])
            for place in checks.keys() | conferences.keys()
        }
    )


def _row(topic: Topic, cells: Sequence[rules.Shown], total: rules.Shown, highest: int) -> NeedRow:
    return NeedRow(
        topic=topic,
        cells=[rules.shown_count(count) for count in cells],
        total=_sum_in_words(total),
        bars=[_bar(number, count, highest) for number, count in enumerate(cells)],
        is_shown=any(count is not None for count in cells),
    )


def _bar(number: int, count: rules.Shown, highest: int) -> Bar:
    height = LEAST_BAR if count is None else max(round(count / highest * BAR_HEIGHT), LEAST_BAR + 2)
    return Bar(
        x=str(number * (BAR_WIDTH + BAR_GAP)),
        y=str(BAR_HEIGHT - height),
        height=str(height),
        is_shown=count is not None,
    )


def _sum_in_words(total: rules.Shown) -> str:
    return "–" if total is None else str(total)
