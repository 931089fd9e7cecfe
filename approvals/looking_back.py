"""Where the figures of looking back come from: decisions, ends of cases and conditions of a period; seven queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Self

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from accounts.models import Department, User
from approvals.figures import Duty, Ended, Facts, Report, Settled, report_of
from approvals.lifecycle import Outcome, SubmissionState
from approvals.models import Decision, DecisionCondition, Ruling, Submission, Voice
from cases.models import Case, Closing
from hze.models import HelpEpisode
from socialspace.models import Population, Quarter, SocialArea, TeamMembership
from socialspace.rules import counted_together, may_show_figures
from web.calendar import YearQuarter

YEARS, QUARTERS = 3, 8
SOLVED = (Case.CloseReason.SOLVED, Case.CloseReason.ADVICE, Case.CloseReason.NO_NEED)
ELSEWHERE = "ohne Quartier oder in einem sehr kleinen"


class Period(NamedTuple):
    """A calendar year, or one quarter of it."""

    year: int
    number: int = 0  # the quarter; 0 for the whole year

    @classmethod
    def of(cls, quarter: YearQuarter) -> Self:
        return cls(quarter.year, quarter.number)

    @property
    def first_day(self) -> date:
        return YearQuarter(self.year, self.number or 1).first_day

    @property
    def last_day(self) -> date:
        return YearQuarter(self.year, self.number or 4).last_day

    @property
    def label(self) -> str:
        return YearQuarter(self.year, self.number).label if self.number else str(self.year)

    @property
    def short(self) -> str:
        return YearQuarter(self.year, self.number).short if self.number else str(self.year)


@dataclass(frozen=True)
class TeamReport:
    """A team and its figures."""

    area: SocialArea
    report: Report


def periods_for(user: User, today: date) -> list[Period]:
    """What one may look back on, the newest first: leads on years and quarters, the running one too.

    Planning gets quarters that are over: a running count and a year beside its quarters give small figures away.
    """
    if user.department == Department.PLANNING:
        return [Period.of(quarter) for quarter in reversed(YearQuarter.completed(today, QUARTERS))]
    running = YearQuarter.of(today)
    years = [today.year - back for back in range(YEARS)]
    quarters = {year: running.number if year == today.year else 4 for year in years}
    return [Period(year, number) for year in years for number in (0, *range(quarters[year], 0, -1))]


def reports_for(user: User, period: Period) -> list[TeamReport]:
    """The teams somebody looks back on: leads on their own, planning on all, with small figures left out."""
    is_planning = user.department == Department.PLANNING
    areas = SocialArea.objects.filter(meetings__isnull=False) if is_planning else _own_areas(user)
    teams = list(areas.distinct().order_by("number"))
    facts = facts_of(teams, period)
    today = timezone.localdate()
    return [TeamReport(area, report_of(facts[area.pk], today=today, sees_small=not is_planning)) for area in teams]


def facts_of(areas: Sequence[SocialArea], period: Period) -> dict[int, Facts]:
    """What happened in each team in a period, by area."""
    keys = {area.pk for area in areas}
    groups = _groups(keys)
    settled, ended, duties = _settled(keys, period, groups), _ended(keys, period), _duties(keys, period)
    waiting = Submission.objects.filter(case__area__in=keys, state=SubmissionState.ESCALATED).order_by()
    passed_on = dict(waiting.values_list("case__area").annotate(number=Count("pk")))
    return {
        key: Facts(
            settled=settled[key],
            ended=ended[key],
            duties=duties[key],
            places=[*dict.fromkeys(groups[key].values()), ELSEWHERE],
            reasons=[str(reason.label) for reason in SOLVED],
            passed_on=passed_on.get(key, 0),
        )
        for key in keys
    }


def _own_areas(user: User) -> "QuerySet[SocialArea]":
    return SocialArea.objects.filter(pk__in=TeamMembership.objects.areas_of(user))


def _settled(
    areas: Collection[int], period: Period, groups: Mapping[int, Mapping[int, str]]
) -> defaultdict[int, list[Settled]]:
    """Decisions that hold since the period; what was passed on counts on the day its ruling was confirmed."""
    found: defaultdict[int, list[Settled]] = defaultdict(list)
    for row in _decisions(areas, period).values(*_COLUMNS):
        was_escalated = row["outcome"] == Outcome.ESCALATED
        settled_on = timezone.localdate(row["ruled_at"]) if was_escalated else row["decided_on"]
        since, area = row["submission__submitted_at"], row["submission__case__area"]
        found[area].append(
            Settled(
                outcome=row["ruled_outcome"] if was_escalated else row["outcome"],
                days=max((settled_on - timezone.localdate(since)).days, 0) if since else 0,
                way=row["submission__way"],
                request=row["submission__request"],
                form=row["submission__help_kind__form"] or row["submission__episode__help_kind__form"] or "",
                place=groups[area].get(row["submission__case__quarter"], ELSEWHERE),
                cents=row["submission__content__cost_cents"],
                return_reason=row["ruled_reason"] if was_escalated else row["return_reason"],
                was_escalated=was_escalated,
                was_corrected=row["was_corrected"],
            )
        )
    return found


def _decisions(areas: Collection[int], period: Period) -> "QuerySet[Decision]":
    days = (period.first_day, period.last_day)
    ruling = Ruling.objects.confirmed().filter(decision=OuterRef("pk")).order_by("id")
    corrected = Voice.objects.filter(submission=OuterRef("submission"), supersedes__isnull=False)
    rows = Decision.objects.filter(submission__case__area__in=areas).annotate(
        ruled_outcome=Subquery(ruling.values("outcome")[:1]),
        ruled_reason=Subquery(ruling.values("return_reason")[:1]),
        ruled_at=Subquery(ruling.values("answer__created_at")[:1]),
        was_corrected=Exists(corrected),
    )
    at_once = Q(decided_on__range=days) & ~Q(outcome=Outcome.ESCALATED)
    return rows.filter(at_once | Q(outcome=Outcome.ESCALATED, ruled_at__date__range=days)).order_by("id")


_COLUMNS = (
    *("outcome", "decided_on", "return_reason", "ruled_outcome", "ruled_reason", "ruled_at", "was_corrected"),
    *("submission__submitted_at", "submission__way", "submission__request", "submission__content__cost_cents"),
    *("submission__help_kind__form", "submission__episode__help_kind__form"),
    *("submission__case__area", "submission__case__quarter"),
)


def _ended(areas: Collection[int], period: Period) -> defaultdict[int, list[Ended]]:
    """Cases of which the social space, advice or nothing at all was the answer, before any help began."""
    helped = HelpEpisode.objects.filter(case=OuterRef("case"), begins_on__lte=OuterRef("closed_on"))
    rows = Closing.objects.filter(
        case__area__in=areas, reason__in=SOLVED, closed_on__range=(period.first_day, period.last_day)
    ).exclude(Exists(helped))
    found: defaultdict[int, list[Ended]] = defaultdict(list)
    for area, reason in rows.order_by("id").values_list("case__area", "reason"):
        found[area].append(Ended(str(Case.CloseReason(reason).label)))
    return found


def _duties(areas: Collection[int], period: Period) -> defaultdict[int, list[Duty]]:
    rows = DecisionCondition.objects.filter(
        decision__submission__case__area__in=areas, until__range=(period.first_day, period.last_day)
    )
    found: defaultdict[int, list[Duty]] = defaultdict(list)
    columns = ("decision__submission__case__area", "until", "fulfilment__fulfilled_on")
    for area, until, fulfilled_on in rows.order_by("id").values_list(*columns):
        found[area].append(Duty(until, fulfilled_on))
    return found


def _groups(areas: Collection[int]) -> dict[int, dict[int, str]]:
    """For each area the name its quarters are counted under (domain.md §10); very small ones are missing."""
    every: list[Any] = list(Quarter.objects.with_place())
    quarters = [quarter for quarter in every if quarter.area_id in areas]
    populations: defaultdict[int, dict[date, int]] = defaultdict(dict)
    for count in Population.objects.filter(quarter__in=[quarter.pk for quarter in quarters]):
        populations[count.quarter_id][count.counted_on] = count.inhabitants
    named: dict[int, dict[int, str]] = {key: {} for key in areas}
    for key in areas:
        own = [quarter for quarter in quarters if quarter.area_id == key]
        for group in counted_together(own, populations) if own else []:
            if may_show_figures(group, populations):
                name = " und ".join(quarter.name for quarter in group)
                named[key] |= {quarter.pk: name for quarter in group}
    return named
