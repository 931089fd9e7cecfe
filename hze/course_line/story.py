"""What there is to tell of the course of a help, read once for the list and the picture."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from django.utils import timezone

from hze.lifecycle import HelpForm
from hze.models import ContactEvent, HelpEpisode, HelpSegment, ReturnGoal
from web.german import day_num, euro, hours

A_DAY = timedelta(days=1)


class Span(NamedTuple):
    """Something that lasts: from its first to its last day."""

    begins_on: date
    ends_on: date
    words: str


class Point(NamedTuple):
    """Something of one day, done or still to come."""

    on: date
    words: str
    is_planned: bool = False


class Entry(NamedTuple):
    """A line of the list: when it begins, what kind it is, what it was."""

    on: date
    until: date | None
    kind: str
    words: str
    is_planned: bool


@dataclass(frozen=True, kw_only=True)
class Story:
    """The course of a help, each kind in order of time; contacts are empty for who must not read of them."""

    begins_on: date
    ends_on: date
    today: date
    is_residential: bool
    phases: list[Span] = field(default_factory=list)
    scopes: list[Span] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    talks: list[Point] = field(default_factory=list)
    leaves: list[Span] = field(default_factory=list)
    contacts: list[Point] = field(default_factory=list)
    decisions: list[Point] = field(default_factory=list)
    goal: Point | None = None  # the return, on the day it is planned for

    def entries(self) -> list[Entry]:
        """Everything as one list, the newest first."""
        spans = (("Phase", self.phases), ("Umfang", self.scopes), ("Unterbringung", self.places))
        found = [
            Entry(span.begins_on, span.ends_on, kind, span.words, span.begins_on > self.today)
            for kind, group in (*spans, ("Beurlaubung", self.leaves))
            for span in group
        ]
        points = (("Hilfeplangespräch", self.talks), ("Kontakt", self.contacts), ("Beschluss", self.decisions))
        found += [Entry(one.on, None, kind, one.words, one.is_planned) for kind, group in points for one in group]
        found += [Entry(self.goal.on, None, "Ziel", self.goal.words, self.goal.is_planned)] if self.goal else []
        return sorted(found, key=lambda entry: (entry.on, entry.kind), reverse=True)

    def nights(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Nights at home by (year, month): how many were, how many are planned; a night counts by its evening."""
        counted: dict[tuple[int, int], tuple[int, int]] = {}
        for leave in self.leaves:
            for number in range((leave.ends_on - leave.begins_on).days):
                evening = leave.begins_on + number * A_DAY
                done, planned = counted.get((evening.year, evening.month), (0, 0))
                was = evening < self.today
                counted[evening.year, evening.month] = (done + was, planned + (not was))
        return counted


def story_of(help_: HelpEpisode, *, with_contacts: bool) -> Story:
    """Read the course of a help; eight queries for a residential one, three for an ambulatory one."""
    today, last = timezone.localdate(), help_.last_day
    segments = list(help_.segments.select_related("place_kind").prefetch_related("modules"))
    story = Story(
        begins_on=help_.begins_on,
        ends_on=last,
        today=today,
        is_residential=help_.help_kind.form == HelpForm.RESIDENTIAL,
        scopes=list(_scopes(help_, segments)),
        talks=[
            Point(talk.starts_on, "geführt" if talk.held_at else "geplant", talk.held_at is None)
            for talk in help_.plan_talks.filter(cancelled_at__isnull=True).order_by("starts_at")
        ],
        decisions=_decisions(help_, segments),
        goal=_goal(help_, today),
    )
    if story.is_residential:
        story.phases.extend(_phases(help_, max(last, today)))
        story.places.extend(_places(help_))
        leaves = help_.home_leaves.kept()
        story.leaves.extend(Span(row.begins_on, row.ends_on, _nights(row.nights)) for row in leaves)
        if with_contacts:
            story.contacts.extend(_contacts(help_))
    return story


def _scopes(help_: HelpEpisode, segments: list[HelpSegment]) -> Iterator[Span]:
    """The scope as begun and each change of it; what is limited in time ends with its own day."""
    if help_.minutes_per_week:
        yield Span(help_.begins_on, help_.last_day, _hours(help_.minutes_per_week))
    for row in segments:
        said = [_hours(row.minutes_per_week)] if row.minutes_per_week else []
        said += [str(row.place_kind)] if row.place_kind else []
        said += [str(module) for module in row.modules.all()]
        said += [f"{euro(row.monthly_cents)} im Monat"] if row.monthly_cents else []
        yield Span(row.begins_on, row.ends_on, ", ".join(said) or "verlängert")


def _decisions(help_: HelpEpisode, segments: list[HelpSegment]) -> list[Point]:
    """What the commission said about this help, on the day it was entered, at the latest as it begins."""
    decided_on = min(timezone.localdate(help_.created_at), help_.begins_on)
    said = [Point(decided_on, f"bewilligt ab {day_num(help_.begins_on)}")]
    said += [
        Point(timezone.localdate(row.created_at), f"geändert ab {day_num(row.begins_on)}")
        for row in segments
        if row.decision_key
    ]
    return said + ([Point(help_.ended_on, "letzter Tag der Hilfe", not help_.is_over)] if help_.ended_on else [])


def _phases(help_: HelpEpisode, last: date) -> Iterator[Span]:
    """Each phase until the next one begins."""
    rows = list(help_.phases.all())
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        ends_on = max(row.begins_on, following.begins_on - A_DAY) if following else max(last, row.begins_on)
        yield Span(row.begins_on, ends_on, row.get_phase_display())


def _places(help_: HelpEpisode) -> Iterator[Span]:
    for row in help_.placements.select_related("facility", "place_kind"):
        yield Span(row.begins_on, row.ends_on or help_.last_day, f"{row.where} ({row.place_kind})")


def _contacts(help_: HelpEpisode) -> Iterator[Point]:
    for event in ContactEvent.objects.filter(rule__episode=help_).select_related("rule").order_by("happened_on"):
        yield Point(event.happened_on, f"{event.rule}: {event.get_outcome_display()}", not event.took_place)


def _goal(help_: HelpEpisode, today: date) -> Point | None:
    """The day the return is planned for, as it was set last."""
    goal = ReturnGoal.objects.filter(plan__episode=help_).order_by("-id").first()
    if goal is None or goal.planned_on is None:
        return None
    return Point(goal.planned_on, "Rückkehr", goal.planned_on > today)


def _hours(minutes: int) -> str:
    return f"{hours(minutes)} Stunden je Woche"


def _nights(count: int) -> str:
    return "1 Nacht zu Hause" if count == 1 else f"{count} Nächte zu Hause"
