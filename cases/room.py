"""The room of a Kollegiale Beratung before the eyes of one colleague: what lies open, and nothing that is silent."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils import timezone

from accounts.models import User
from cases import clock, rules
from cases.models import (
    AreaVote,
    Consultation,
    ConsultationStep,
    ConsultationTask,
    FamilyResource,
    Idea,
    Indicator,
    Panel,
    ResourceCheck,
)

WIDTH = 1160  # of the bar of phases, in its own units
GAP = 3

# What is shown beside what is written, in each kind of step.
SHOWN: dict[str, frozenset[str]] = {
    Panel.NONE: frozenset(),
    Panel.QUESTION: frozenset(),
    Panel.VOTES: frozenset({"votes"}),
    Panel.INDICATORS: frozenset({"indicators", "votes"}),
    Panel.AREA: frozenset({"area", "votes", "indicators"}),
    Panel.IDEAS: frozenset({"ideas"}),
    Panel.CHOICE: frozenset({"ideas"}),
    Panel.TASKS: frozenset({"tasks", "ideas"}),
    Panel.CLOSING: frozenset({"area", "votes", "indicators", "ideas", "tasks"}),
}


class Bar(NamedTuple):
    """A phase in the bar: where it begins, how wide it is, how much of it is filled."""

    x: str
    width: str
    filled: str
    state: str


class Corner(NamedTuple):
    """One of the four fields of the card."""

    label: str
    resources: list[FamilyResource]


class Group(NamedTuple):
    """Indicators of one kind."""

    label: str
    indicators: list[Indicator]


@dataclass
class Room:
    """One session before the eyes of one colleague; needs a consultation from `for_room`."""

    session: Consultation
    user: User
    step: ConsultationStep | None = field(init=False)
    reading: clock.Reading | None = field(init=False)

    def __post_init__(self) -> None:
        self.step = self.session.current_step
        self.reading = self.step.reading(self.session.running_since) if self.step else None

    @property
    def title(self) -> str:
        """Whose consultation it is; without names only a letter each."""
        child = self.session.case.child
        if self.session.is_pseudonymised:
            return f"Kind {child.first_name[:1]}. {child.last_name[:1]}."
        return str(child)

    @property
    def stamp(self) -> str:
        """What the forms were drawn for; they are drawn anew when it changes."""
        session = self.session
        parts = [session.position, session.state, int(session.is_revealed)]
        return "-".join(map(str, [*parts, session.version if self.panel == Panel.CHOICE else 0]))

    @property
    def panel(self) -> str:
        """What is written down now; at the end everything lies open."""
        if self.step is None or not self.session.is_live:
            return Panel.CLOSING if not self.session.is_open else Panel.NONE
        return self.step.panel

    @property
    def shown(self) -> frozenset[str]:
        return SHOWN[self.panel]

    @property
    def following(self) -> ConsultationStep | None:
        return next((step for step in self.session.steps.all() if step.position == self.session.position + 1), None)

    @property
    def ends_at(self) -> object:
        return clock.ends_at(self.reading, timezone.now()) if self.reading else None

    @property
    def total_minutes(self) -> int:
        return sum(step.all_minutes for step in self.session.steps.all())

    @property
    def bars(self) -> list[Bar]:
        """The phases as long as their minutes."""
        steps = list(self.session.steps.all())
        unit = (WIDTH - GAP * (len(steps) - 1)) / max(self.total_minutes, 1)
        bars, x = [], 0.0
        for step in steps:
            width = step.all_minutes * unit
            is_on = self.session.is_open and step.position == self.session.position
            done = step.ended_at is not None and not is_on
            part = 1 - self.reading.left / (step.all_minutes * 60) if is_on and self.reading else 0
            state = "done" if done else "on" if is_on else "open"
            bars.append(Bar(f"{x:.1f}", f"{width:.1f}", f"{width * part:.1f}", state))
            x += width + GAP
        return bars

    @property
    def may_moderate(self) -> bool:
        return rules.may_moderate(self.user, self.session)

    @property
    def may_arrange(self) -> bool:
        return rules.may_arrange(self.user, self.session)

    @property
    def may_contribute(self) -> bool:
        return rules.may_contribute(self.user, self.session)

    @property
    def may_record_result(self) -> bool:
        return rules.may_record_result(self.user, self.session)

    @property
    def may_choose(self) -> bool:
        return rules.may_choose_ideas(self.user, self.session)

    @property
    def may_finish(self) -> bool:
        return rules.may_finish_consultation(self.user, self.session)

    @property
    def sees_file(self) -> bool:
        return rules.may_see_case(self.user, self.session.case)

    @property
    def own_vote(self) -> AreaVote | None:
        own = AreaVote.objects.visible_to(self.user).of(self.session)
        return own.filter(participant__user=self.user).first()

    @property
    def votes(self) -> list[AreaVote]:
        """All of them once they are revealed; before that none."""
        if not self.session.is_revealed:
            return []
        return list(AreaVote.objects.visible_to(self.user).of(self.session).select_related("participant__user"))

    @property
    def without_vote(self) -> list[User]:
        return rules.without_vote(self.session)

    @property
    def groups(self) -> list[Group]:
        """For, against, unknown."""
        rows = list(self.session.indicators.select_related("author"))
        return [Group(kind.label, [row for row in rows if row.kind == kind]) for kind in Indicator.Kind]

    @property
    def ideas(self) -> list[Idea]:
        return list(self.session.ideas.select_related("author"))

    @property
    def tasks(self) -> list[ConsultationTask]:
        return list(self.session.tasks.select_related("owner"))

    @property
    def corners(self) -> list[Corner]:
        """The card of the newest resource check; where no name may be said it stays closed."""
        if self.session.is_pseudonymised:
            return []
        check = ResourceCheck.objects.filter(case=self.session.case).first()
        rows = list(check.resources.all()) if check else []
        return [Corner(level.label, [row for row in rows if row.level == level]) for level in FamilyResource.Level]
