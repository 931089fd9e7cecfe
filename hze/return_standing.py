"""How the return of each of some children stands, reckoned from the file with the same number of questions for all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from cases.lifecycle import Area
from cases.models import Classification, ProtectionProcedure
from hze import rules
from hze.lifecycle import CriterionLevel, Light
from hze.models import (
    Checkpoint,
    CriterionKind,
    HelpEpisode,
    HomeReturn,
    ReturnCriterion,
    ReturnGoal,
    ReturnPlan,
    ReturnStep,
    TrialPhase,
    with_open_since,
)
from hze.rules import ReturnFacts, Traffic
from web.german import day_num


@dataclass(frozen=True)
class Reckoning:
    """What two criteria are reckoned from: § 8a procedures and the Falleinordnung."""

    protection_open: bool
    area: str
    fell: bool

    def of(self, source: str) -> tuple[CriterionLevel, str]:
        """Level and evidence of a criterion nobody types."""
        if source == CriterionKind.Reckoned.PROTECTION:
            return (
                (CriterionLevel.OPEN, "Ein Schutzverfahren ist offen.")
                if self.protection_open
                else (CriterionLevel.MET, "Kein Schutzverfahren ist offen.")
            )
        level = rules.level_of_area(self.area, fell=self.fell)
        words = Area(self.area).label if self.area else "noch nicht eingeordnet"
        return level, f"Falleinordnung: {words}{', kommt aus dem Gefährdungsbereich' if self.fell else ''}."


@dataclass(frozen=True)
class Criterion:
    """A criterion as it stands today, typed or reckoned."""

    row: ReturnCriterion
    level: CriterionLevel
    evidence: str
    seen_on: date | None = None
    seen_by: str = ""

    @property
    def is_reckoned(self) -> bool:
        return bool(self.row.reckoned)

    @property
    def hint(self) -> str:
        """What to look at, as long as nobody has said anything."""
        return (self.row.kind.hint if self.row.kind else "") or "Noch nichts dazu festgehalten."


@dataclass(frozen=True)
class NextAct:
    """Who must act next, until when, and what."""

    who: str
    what: str
    until: date | None


class Demand(NamedTuple):
    """What must not wait, and the page of the help where it is done."""

    text: str
    url_name: str
    action: str


@dataclass
class Standing:
    """How the return of one child stands; reads what `standings` fetched and asks nothing more."""

    help: HelpEpisode
    reckoning: Reckoning
    today: date
    plan: ReturnPlan | None = None
    goal: ReturnGoal | None = None

    @cached_property
    def criteria(self) -> list[Criterion]:
        return [self._criterion(row) for row in self.plan.criteria.all()] if self.plan else []

    @cached_property
    def missing(self) -> list[Criterion]:
        """What is open or met in part."""
        return [each for each in self.criteria if each.level != CriterionLevel.MET]

    @property
    def met(self) -> int:
        return len(self.criteria) - len(self.missing)

    @cached_property
    def steps(self) -> list[ReturnStep]:
        return list(self.plan.steps.all()) if self.plan else []

    @cached_property
    def trials(self) -> list[TrialPhase]:
        return list(self.plan.trials.all()) if self.plan else []

    @cached_property
    def home(self) -> HomeReturn | None:
        """The return that holds."""
        returns = list(self.plan.returns.all()) if self.plan else []
        return next((each for each in returns if each.failed_on is None), None)

    @cached_property
    def traffic(self) -> Traffic:
        return rules.traffic_of(self.facts)

    @cached_property
    def facts(self) -> ReturnFacts:
        held = [trial for trial in self.trials if trial.result != TrialPhase.Result.NOT_HELD]
        return ReturnFacts(
            today=self.today,
            settled=self.goal is not None,
            planned_on=self.goal.planned_on if self.goal else None,
            look_again_on=self.goal.look_again_on if self.goal else None,
            home_since=self.home.returned_on if self.home else None,
            protection_open=self.reckoning.protection_open,
            in_danger=self.reckoning.area == Area.DANGER,
            trial_broken=bool(held) and held[-1].result == TrialPhase.Result.BROKEN,
            met=self.met,
            criteria=len(self.criteria),
            overdue_steps=sum(step.is_overdue_on(self.today) for step in self.steps),
            moved_on=self._moved_on(),
            stuck_weeks=settings.RETURN_STUCK_WEEKS,
        )

    @cached_property
    def next_act(self) -> NextAct:
        """The nearest open step, else what the worker must do so that it goes on."""
        if self.home:
            return self._after_care()
        if self.goal is None:
            return NextAct("ASD", "Rückkehr planen oder begründen, warum nicht", plan_by(self.help.begins_on))
        if self.goal.planned_on is None:
            return NextAct("ASD", "Wieder ansehen, ob eine Rückkehr möglich ist", self.goal.look_again_on)
        if step := next((step for step in self.steps if step.done_on is None), None):
            return NextAct(step.get_party_display(), step.what, step.due_on)
        if self.traffic.light == Light.READY:
            return NextAct("ASD", "Rückkehr eintragen", self.goal.planned_on)
        return NextAct("ASD", "Nächsten Schritt vereinbaren", None)

    @cached_property
    def demands(self) -> list[Demand]:
        """What must not wait; needs a help from `with_open_since`."""
        since = vars(self.help).get("open_since")
        return demands_for(self.help, self.today, settled=self.goal is not None, home=bool(self.home), since=since)

    def _criterion(self, row: ReturnCriterion) -> Criterion:
        if row.reckoned:
            level, evidence = self.reckoning.of(row.reckoned)
            return Criterion(row, level, evidence)
        told = vars(row)
        return Criterion(
            row, CriterionLevel(told["level"] or "open"), told["evidence"] or "", told["seen_on"], told["seen_by"] or ""
        )

    def _after_care(self) -> NextAct:
        points: list[Checkpoint] = list(self.home.checkpoints.all()) if self.home else []
        point = next((each for each in points if each.done_on is None), None)
        if point:
            return NextAct(point.get_party_display(), point.label, point.due_on)
        return NextAct("ASD", "Stationäre Hilfe über die Kommission beenden", None)

    def _moved_on(self) -> date | None:
        written = [*([self.goal] if self.goal else []), *self.steps, *self.trials]
        days = [
            *(timezone.localdate(row.created_at) for row in written),
            *(each.seen_on for each in self.criteria if each.seen_on),
            *(step.done_on for step in self.steps if step.done_on),
            *(trial.evaluated_on for trial in self.trials if trial.evaluated_on),
            *(min(trial.ends_on, self.today) for trial in self.trials if trial.begins_on <= self.today),
        ]
        return max(days, default=None)


def plan_by(begins_on: date) -> date:
    """By when the return of a help that began on a day is planned, or its absence reasoned."""
    return begins_on + timedelta(days=settings.RETURN_PLAN_DAYS)


def demands_for(help_: HelpEpisode, today: date, *, settled: bool, home: bool, since: date | None) -> list[Demand]:
    """No return planned in time; the perspective open (`since`) too long for this child. Nothing once it is over."""
    if home or help_.is_over_on(today):
        return []
    found = []
    if not settled and plan_by(help_.begins_on) < today:
        text = (
            f"Die Hilfe läuft seit {day_num(help_.begins_on)}, und die Rückkehr ist noch nicht geplant. "
            "Legen Sie Ziel und Tag fest, oder begründen Sie, warum zur Zeit keine Rückkehr geplant ist."
        )
        found.append(Demand(text, "hze:return_plan", "Rückkehr planen"))
    until = perspective_until(since, help_.case.child.age) if since else today
    if since and until < today:
        text = (
            f"Die Perspektive ist seit {day_num(since)} offen. Für ein Kind dieses Alters sollte sie bis "
            f"{day_num(until)} geklärt sein."
        )
        found.append(Demand(text, "hze:help_plan", "Perspektive klären"))
    return found


def demands_of(help_: HelpEpisode) -> list[Demand]:
    """The same for one help that was fetched without its plan; one question."""
    rows = with_open_since(HelpEpisode.objects.filter(pk=help_.pk)).annotate(
        settled=Exists(ReturnGoal.objects.filter(plan__episode=OuterRef("pk"))),
        home=Exists(HomeReturn.objects.holding().filter(plan__episode=OuterRef("pk"))),
    )
    settled, home, since = rows.values_list("settled", "home", "open_since").get()
    return demands_for(help_, timezone.localdate(), settled=settled, home=home, since=since)


def perspective_until(open_since: date, age: int | None) -> date:
    """By when an open perspective must be clarified for a child of this age (settings)."""
    months = rules.open_months(age, settings.PERSPECTIVE_MONTHS_BY_AGE, settings.PERSPECTIVE_MONTHS_ELSE)
    return rules.open_until(open_since, months)


def standings(helps: Sequence[HelpEpisode]) -> list[Standing]:
    """How the return of each of these helps stands; a fixed number of questions, however many helps."""
    plans = {plan.episode_id: plan for plan in _plans().filter(episode__in=helps)}
    reckonings = _reckonings({help_.case_id for help_ in helps})
    today = timezone.localdate()
    rows = []
    for help_ in helps:
        plan = plans.get(help_.pk)
        goals = list(plan.goals.all()) if plan else []
        rows.append(Standing(help_, reckonings[help_.case_id], today, plan, goals[-1] if goals else None))
    return rows


def reckoning_of(case_id: int) -> Reckoning:
    """What a case says today about the criteria nobody types."""
    return _reckonings({case_id})[case_id]


def _plans() -> QuerySet[ReturnPlan]:
    return ReturnPlan.objects.select_related("after_care").prefetch_related(
        Prefetch("goals", ReturnGoal.objects.select_related("by").order_by("id")),
        Prefetch("criteria", ReturnCriterion.objects.with_level()),
        "steps",
        "trials",
        Prefetch("returns", HomeReturn.objects.prefetch_related("checkpoints")),
    )


def _reckonings(cases: Iterable[int]) -> dict[int, Reckoning]:
    found = set(ProtectionProcedure.objects.running().filter(case__in=cases).values_list("case", flat=True))
    areas: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = Classification.objects.filter(case__in=cases).order_by("-id").values_list("case", "area", "previous_area")
    for case, area, previous in rows:
        areas[case].append((area, previous))
    return {case: Reckoning(case in found, *_line(areas[case])) for case in cases}


def _line(rows: list[tuple[str, str]]) -> tuple[str, bool]:
    """The area of today, and whether the last move led down from danger; the newest row first."""
    if not rows:
        return "", False
    moved_from = next((previous for area, previous in rows if previous and previous != area), "")
    return rows[0][0], rows[0][0] != Area.DANGER and moved_from == Area.DANGER
