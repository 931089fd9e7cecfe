"""Who carries what on one day: computed from plain facts, so that 'what if' computes with changed ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from caseload.rules import MIN_PEOPLE, OVER, CaseFacts, Points, capacity_of, percent, points_of, sum_of

NOTHING = Points()


@dataclass(frozen=True)
class Member:
    """A colleague of the team; `share` in percent of a post, none for a lead, who carries no cases by office."""

    pk: int
    name: str
    share: int
    short: str = ""  # the last name, where there is little room


@dataclass(frozen=True)
class Situation:
    """Everything the board is computed from. `away` holds who is absent and who said yes to stand in, if anybody."""

    day: date
    members: tuple[Member, ...]
    cases: tuple[CaseFacts, ...]
    weights: Mapping[str, int]
    guide: int
    away: Mapping[int, int | None]

    def carrier_of(self, case: CaseFacts) -> int | None:
        """The lead; while they are away, a deputy of the team who said yes and is there; nobody without a lead."""
        known = {member.pk for member in self.members}
        if case.lead not in known:
            return None
        deputy = self.away.get(case.lead)
        return deputy if deputy in known and deputy not in self.away else case.lead


@dataclass(frozen=True)
class Load:
    """What somebody, nobody or the whole team carries against what the posts can carry; hundredths of a point."""

    name: str
    points: Points
    cases: int
    capacity: int
    share: int = 0
    pk: int | None = None
    short: str = ""
    is_away: bool = False
    standing_in: Points = NOTHING  # part of `points`: cases of colleagues who are away

    @property
    def percent(self) -> int | None:
        return percent(self.points.total, self.capacity)

    @property
    def is_over(self) -> bool:
        """Above 110 % of the guide value: a sentence, no judgement."""
        return (self.percent or 0) > OVER


@dataclass(frozen=True)
class TeamLoad:
    """A team on one day: its people in the order of their names, what nobody leads, and the sum."""

    people: tuple[Load, ...]
    unled: Load
    guide: int

    @cached_property
    def total(self) -> Load:
        rows = (*self.people, self.unled)
        return Load(
            name="Team",
            points=sum_of(row.points for row in rows),
            cases=sum(row.cases for row in rows),
            capacity=sum(row.capacity for row in self.people),
            share=sum(row.share for row in self.people),
        )

    @property
    def is_small(self) -> bool:
        """Whether the sum would tell what one person carries."""
        return self.headcount < MIN_PEOPLE

    @property
    def headcount(self) -> int:
        """How many colleagues have a share of a post."""
        return sum(row.share > 0 for row in self.people)

    def of(self, pk: int | None) -> Load:
        """The row of one colleague, or of nobody; an empty one for whoever has none."""
        rows = (row for row in (*self.people, self.unled) if row.pk == pk)
        return next(rows, Load(name="", points=NOTHING, cases=0, capacity=0, pk=pk))


def team_load(situation: Situation) -> TeamLoad:
    """Add up who carries what; people with neither a share nor a case (the lead) have no row."""
    carried: dict[int | None, list[CaseFacts]] = {}
    for case in situation.cases:
        carried.setdefault(situation.carrier_of(case), []).append(case)
    people = [_load_of(member, carried.get(member.pk, []), situation) for member in situation.members]
    nobody = carried.get(None, [])
    unled = Load(name="Noch niemand", short="Niemand", points=_weigh(nobody, situation), cases=len(nobody), capacity=0)
    return TeamLoad(tuple(row for row in people if row.share or row.cases), unled, situation.guide)


def _load_of(member: Member, cases: list[CaseFacts], situation: Situation) -> Load:
    is_away = member.pk in situation.away
    return Load(
        name=member.name,
        points=_weigh(cases, situation),
        cases=len(cases),
        capacity=0 if is_away else capacity_of(member.share, situation.guide),
        share=member.share,
        pk=member.pk,
        short=member.short,
        is_away=is_away,
        standing_in=_weigh([case for case in cases if case.lead != member.pk], situation),
    )


def _weigh(cases: list[CaseFacts], situation: Situation) -> Points:
    return sum_of(points_of(case, situation.weights, day=situation.day) for case in cases)
