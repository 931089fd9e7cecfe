"""Whom one might ask to take a case, with reasons; people decide."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Value

from accounts.models import Absence
from caseload.board import Load
from caseload.facts import Team
from caseload.figures import written
from caseload.rules import OVER, CaseFacts, percent, points_of
from cases.models import Case, Report, Responsibility
from socialspace.models import SpokenLanguage
from web.german import day_num

SOON = timedelta(days=14)
WORKED = "hat schon einen Fall mit ihr begleitet"
REPORTED = "hat eine Meldung zu ihr aufgenommen"


@dataclass(frozen=True)
class Candidate:
    """A colleague with what speaks for and against, in sentences."""

    key: str
    load: Load
    points_with: int
    known: tuple[str, ...] = ()
    speaks: str = ""
    away_soon: str = ""
    stands_in: str = ""

    @property
    def percent_with(self) -> int:
        """Load with this case against capacity, in percent."""
        return percent(self.points_with, self.load.capacity) or 0

    @property
    def reasons(self) -> list[str]:
        """Load first, then the family and its language, then who is away."""
        load = (
            f"Trägt heute {written(self.load.points.total)} Punkte, {self.load.percent} % des Richtwerts; "
            f"mit diesem Fall wären es {self.percent_with} %."
        )
        return [load, *self.known, *filter(None, (self.speaks, self.stands_in, self.away_soon))]


@dataclass(frozen=True)
class Proposal:
    """All candidates in the order of their names, those who are away, and one sentence."""

    points: int
    candidates: list[Candidate]
    away: list[Load]
    first: Candidate | None

    @property
    def sentence(self) -> str:
        """Whom the rule names and why; computed by `_first`."""
        if self.first is None:
            return "Heute ist niemand da, dem der Fall zugewiesen werden kann."
        reasons = ["die Familie dort schon bekannt ist"] if self.first.known else []
        reasons += ["dort die Sprache der Familie gesprochen wird"] if self.first.speaks else []
        reasons.append(f"die Belastung mit diesem Fall bei {self.first.percent_with} % des Richtwerts liegt")
        *others, last = reasons
        return f"{self.first.load.name}, weil {', '.join(others) + ' und ' if others else ''}{last}."


def propose(case: Case, team: Team, *, day: date) -> Proposal:
    """Collect candidates of the team with their reasons; four queries beside those of the team."""
    facts = next((row for row in team.situation.cases if row.key == case.key), CaseFacts(case.key, case.stage))
    points = points_of(facts, team.situation.weights, day=day).total
    people = [row for row in team.load.people if row.pk is not None and row.share]
    known, soon, stands_in = _known(case, team), _away_soon(team, day), _stands_in(team)
    speaks = _speaks(case, team)
    candidates = [
        Candidate(
            key=str(team.users[row.pk].key),
            load=row,
            points_with=row.points.total + points,
            known=tuple(known.get(row.pk, ())),
            speaks=speaks.get(row.pk, ""),
            away_soon=soon.get(row.pk, ""),
            stands_in=stands_in.get(row.pk, ""),
        )
        for row in people
        if row.pk is not None and not row.is_away
    ]
    return Proposal(points, candidates, [row for row in people if row.is_away], _first(candidates))


def _first(candidates: list[Candidate]) -> Candidate | None:
    """Whoever knows the family, then speaks its language, then would carry least of their share: one, no ranking.

    Left out first: who will be away within 14 days, and who would be above 110 % with the case; when that leaves
    nobody, all are looked at again. Between equals the order of the names decides, which is said on the page.
    """
    fitting = [row for row in candidates if not row.away_soon and row.percent_with <= OVER]
    rows = fitting or candidates
    return min(rows, key=lambda row: (not row.known, not row.speaks, row.percent_with), default=None)


def _known(case: Case, team: Team) -> dict[int, list[str]]:
    """Who worked with this family in this area, and who took its reports."""
    family, area = case.family_id, case.area_id
    worked = Responsibility.objects.filter(case__family=family, case__area=area, user__in=team.users)
    reported = Report.objects.filter(family=family, area=area, recorded_by__in=team.users)
    by_case = worked.annotate(who=F("user"), how=Value(WORKED)).values_list("who", "how")
    by_report = reported.annotate(who=F("recorded_by"), how=Value(REPORTED)).values_list("who", "how")
    pairs = by_case.union(by_report).order_by()  # one query for both
    found: dict[int, list[str]] = {}
    for user, how in sorted(pairs, key=lambda pair: pair[1] == REPORTED):
        found.setdefault(user, []).append(f"Kennt die Familie: {how}.")
    return found


def _speaks(case: Case, team: Team) -> dict[int, str]:
    """In which languages of the family, other than German, a candidate can talk with it."""
    shared = SpokenLanguage.objects.filter(user__in=team.users, language__in=case.family.languages.all())
    found: dict[int, list[str]] = {}
    for user, name in (
        shared.exclude(language__name="Deutsch").order_by("language__name").values_list("user", "language__name")
    ):
        found.setdefault(user, []).append(name)
    return {user: f"Spricht {' und '.join(names)} wie die Familie." for user, names in found.items()}


def _away_soon(team: Team, day: date) -> dict[int, str]:
    rows = Absence.objects.filter(user__in=team.users, begins_on__gt=day, begins_on__lte=day + SOON)
    return {
        row.user_id: f"Ist vom {day_num(row.begins_on)} bis {day_num(row.ends_on)} nicht da."
        for row in rows.order_by("-begins_on")
    }


def _stands_in(team: Team) -> dict[int, str]:
    """Whom a candidate stands in for today."""
    found: dict[int, list[str]] = {}
    for absent, deputy in team.situation.away.items():
        if deputy is not None and absent in team.users:
            found.setdefault(deputy, []).append(str(team.users[absent]))
    return {deputy: f"Vertritt heute {' und '.join(names)}." for deputy, names in found.items()}
