"""The board: who carries what today, and the course of the team over twelve months."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from caseload import rules
from caseload.board import Load, TeamLoad
from caseload.facts import Team, teams_of
from caseload.figures import Bar, Month, bars, course, legend, worded, written
from caseload.models import CaseloadSnapshot
from cases.rules import demand
from socialspace.models import SocialArea
from web.http import render_page


@dataclass(frozen=True)
class TeamView:
    """A team as this colleague may see it."""

    area: SocialArea
    rows: list[Bar]  # people and what nobody leads; for planning none
    total: Bar | None  # none when the sum would tell what one person carries
    sentence: str
    guide: str
    months: list[Month]

    @property
    def total_row(self) -> list[Bar]:
        """The sum as a row of its own, on its own scale."""
        return [self.total] if self.total else []

    @property
    def has_course(self) -> bool:
        return any(month.row for month in self.months)


@require_safe
def board(request: StaffRequest) -> HttpResponse:
    """Load against capacity: for the lead by person, for colleagues their own, for planning sums of teams only."""
    demand(rules.may_see_board(request.user))
    today = timezone.localdate()
    snapshots = list(CaseloadSnapshot.objects.visible_to(request.user).since(rules.months_later(today, -13)))
    teams = [team_view(team, request.user, today, snapshots) for team in teams_of(request.user, today)]
    context = {"teams": teams, "today": today, "legend": legend(), "sees_people": rules.may_see_people(request.user)}
    return render_page(request, "caseload/board.html", context, partial="panel")


def team_view(team: Team, user: User, today: date, snapshots: list[CaseloadSnapshot]) -> TeamView:
    """Cut a team down to what this colleague may see."""
    load = team.load
    sees_people = rules.may_see_people(user)
    sees_sum = sees_people or not load.is_small
    own_months = [row for row in snapshots if row.area_id == team.area.pk]
    return TeamView(
        area=team.area,
        rows=bars(_rows(load, user, sees_people=sees_people), own=user.pk),
        total=bars([load.total])[0] if sees_sum else None,
        sentence=worded(load) if sees_sum else "",
        guide=written(load.guide),
        months=course(own_months, until=today, min_people=0 if sees_people else rules.MIN_PEOPLE),
    )


def _rows(load: TeamLoad, user: User, *, sees_people: bool) -> list[Load]:
    """The lead sees everybody and what nobody leads; a colleague their own row; planning nobody."""
    if sees_people:
        return [*load.people, load.unled]
    return [row for row in load.people if row.pk == user.pk]
