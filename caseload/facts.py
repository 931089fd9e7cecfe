"""Where the facts come from: the one place that reads cases, helps, teams, absences and weights; five queries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from accounts.models import Absence, Department, User
from caseload.board import Member, Situation, TeamLoad, team_load
from caseload.models import GuideValue, WeightRule
from caseload.rules import CaseFacts
from cases.models import Case, Person, Responsibility
from hze.models import HelpEpisode
from socialspace.models import SocialArea, TeamMembership, on_day
from web.models import SortKey


@dataclass(frozen=True)
class Team:
    """An area with everything its board is computed from."""

    area: SocialArea
    situation: Situation
    users: dict[int, User]

    @property
    def load(self) -> TeamLoad:
        return team_load(self.situation)


def teams_of(user: User, day: date) -> list[Team]:
    """The teams this colleague may see something of: ASD their own, planning all of them."""
    return _teams(TeamMembership.objects.visible_to(user), day, with_absences=True)


def team_at(area: SocialArea, day: date, *, with_absences: bool = True) -> Team | None:
    """One team on a day; none when nobody of the ASD works there."""
    return next(iter(_teams(TeamMembership.objects.filter(area=area), day, with_absences=with_absences)), None)


def _teams(memberships: "QuerySet[TeamMembership]", day: date, *, with_absences: bool) -> list[Team]:
    rows = list(
        memberships.filter(on_day(day), user__department=Department.ASD, user__is_active=True)
        .select_related("user", "area")
        .order_by("area__number", SortKey("user__last_name"), SortKey("user__first_name"), "user_id")
    )
    areas = {row.area_id: row.area for row in rows}
    cases = _cases(areas.keys(), day)
    weights = dict(WeightRule.objects.on(day).values_list("criterion", "points"))
    guide = GuideValue.objects.on(day).values_list("points", flat=True).first() or 0
    away = _away({row.user_id for row in rows}, day) if with_absences else {}
    return [
        Team(
            area=area,
            situation=Situation(day, _members(rows, pk), tuple(cases.get(pk, ())), weights, guide, away),
            users={row.user_id: row.user for row in rows if row.area_id == pk},
        )
        for pk, area in areas.items()
    ]


def _members(rows: Iterable[TeamMembership], area: int) -> tuple[Member, ...]:
    """Leads have no capacity of their own: they assign and do not carry."""
    return tuple(
        Member(row.user_id, str(row.user), 0 if row.user.is_lead else row.share, short=row.user.last_name)
        for row in rows
        if row.area_id == area
    )


def _away(users: Collection[int], day: date) -> dict[int, int | None]:
    rows = Absence.objects.on(day).filter(user__in=users).values_list("user", "deputy", "answer")
    return {user: deputy if answer == Absence.Answer.ACCEPTED else None for user, deputy, answer in rows}


def _cases(areas: Collection[int], day: date) -> dict[int, list[CaseFacts]]:
    """The open cases of some areas with what weighs in them, by area; one query."""
    this = OuterRef("pk")
    lead = Responsibility.objects.leading().filter(case=this).order_by()
    running = HelpEpisode.objects.filter(case=this, ends_on__gte=day).order_by("-begins_on", "-id")
    rows = (
        Case.objects.open()
        .filter(area__in=areas)
        .with_area()
        .annotate(
            led_by=Subquery(lead.values("user")[:1]),
            form=Subquery(running.values("help_kind__form")[:1]),
            begins_on=Subquery(running.values("begins_on")[:1]),
            ends_on=Subquery(running.values("ends_on")[:1]),
            more_children=Subquery(_children_without_case()),
        )
        .order_by("file_number")
    )
    found: dict[int, list[CaseFacts]] = {}
    for row in rows.values(*_COLUMNS):
        facts = CaseFacts(
            key=row["key"],
            stage=row["stage"],
            lead=row["led_by"],
            area=row["current_area"],
            form=row["form"],
            help_begins_on=row["begins_on"],
            help_ends_on=row["ends_on"],
            more_children=row["more_children"] or 0,
            file_number=row["file_number"],
        )
        found.setdefault(row["area_id"], []).append(facts)
    return found


_COLUMNS = (
    *("key", "area_id", "stage", "file_number", "current_area"),
    *("led_by", "form", "begins_on", "ends_on", "more_children"),
)


def _children_without_case() -> "QuerySet[Person, Any]":
    """How many other children of the family no open case is about: they are part of the work on this one."""
    has_own = Case.objects.open().filter(child=OuterRef("pk"))
    children = Person.objects.filter(family=OuterRef("family"), role=Person.Role.CHILD).filter(~Exists(has_own))
    return children.order_by().values("family").annotate(number=Count("pk")).values("number")
