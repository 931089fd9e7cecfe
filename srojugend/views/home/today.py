"""'Heute': what the office knows to take place on this day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from approvals.models import CommissionMeeting
from cases.models import Case, Consultation, ResourceCheck
from conferences.models import AreaMeeting, Conference
from hze.models import Checkpoint, HelpEpisode
from socialspace.lifecycle import TrainingState
from socialspace.models import TeamMembership, TrainingAttendance
from srojugend.views.home.panels import Panel
from web.german import clock

# kind of what takes place in a case: icon, words, page of the file
OF_A_CASE = {
    "consultation": ("forum", "Kollegiale Beratung", "cases:consultation"),
    "check": ("handshake", "Ressourcencheck", "cases:resource_check"),
    "checkpoint": ("family-restroom", "", "hze:panel"),
}
NO_LABEL = Value("", CharField())


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """One line of the day; without a begin it lasts all day."""

    title: str
    meta: str
    icon: str
    url: str
    begins: datetime | None = None
    ends: datetime | None = None

    @property
    def time(self) -> str:
        """'09:30 – 10:30', the begin alone, or all day."""
        if self.begins is None:
            return "heute"
        return f"{clock(self.begins)} – {clock(self.ends)}" if self.ends else clock(self.begins)

    @property
    def state(self) -> str:
        """Over, going on, or still to come; nobody knows when something without an end is over."""
        now = timezone.now()
        if self.begins is None or self.ends is None or now < self.begins:
            return ""
        return "past" if now > self.ends else "now"


def today_panel(
    user: User, today: date, meetings: Iterable[CommissionMeeting] = (), conferences: Iterable[Conference] = ()
) -> Panel:
    """The day of this colleague in order of time, what lasts all day first."""
    found = [
        *_in_cases(user, today),
        *(_meeting(row) for row in meetings if _is(today, row.held_at)),
        *(_conference(row) for row in conferences if _is(today, row.starts_at)),
        *_area_meetings(user, today),
        *_trainings(user, today),
    ]
    found.sort(key=lambda row: (row.begins is not None, row.begins or timezone.now(), row.title))
    return Panel("house/_today.html", found, count=len(found))


def _in_cases(user: User, today: date) -> Iterator[Appointment]:
    """Consultations one takes part in, resource checks and checkpoints of the cases one leads, in one query."""
    cases = Case.objects.visible_to(user)
    own = cases.led_by(user)
    mine = Q(case__in=own) | Q(case__in=cases, participants__user=user)
    talks = Consultation.objects.filter(mine, held_on=today, finished_at__isnull=True).distinct()
    checks = ResourceCheck.objects.filter(case__in=own, held_on=today, completed_at__isnull=True)
    episodes = HelpEpisode.objects.visible_to(user).filter(case__in=own)
    points = Checkpoint.objects.filter(episode__in=episodes, due_on=today, done_on__isnull=True)
    of_case = ("case__key", "case__file_number", "case__child__last_name", "case__child__first_name")
    rows = (
        _values(talks, "consultation", of_case)
        .union(
            _values(checks, "check", of_case),
            _values(points, "checkpoint", tuple(f"episode__{name}" for name in of_case), label=F("label")),
            all=True,
        )
        .order_by()
    )
    for kind, key, number, last_name, first_name, label in rows:
        yield _of_case(kind, key, number, f"{last_name}, {first_name}", label)


def _values(
    rows: QuerySet[Any], kind: str, names: Iterable[str], label: Combinable = NO_LABEL
) -> "QuerySet[Any, tuple[Any, ...]]":
    """The same columns for each kind, so that one query asks for all of them."""
    told: QuerySet[Any] = rows.order_by().annotate(what=Value(kind, CharField()), words=label)
    return told.values_list("what", *names, "words")


def _of_case(kind: str, key: UUID, number: str, child: str, label: str) -> Appointment:
    icon, words, page = OF_A_CASE[kind]
    return Appointment(title=f"{words or label}: {child}", meta=number, icon=icon, url=reverse(page, args=[key]))


def _meeting(row: CommissionMeeting) -> Appointment:
    own = getattr(row, "own_items", 0)
    words = f" · {own} Ihrer Vorlagen" if own > 1 else " · eine Ihrer Vorlagen" if own else ""
    url = reverse("approvals:meeting", args=[row.key])
    return Appointment(title="Genehmigungskommission", meta=row.room + words, icon="gavel", url=url, begins=row.held_at)


def _conference(row: Conference) -> Appointment:
    return Appointment(
        title=f"Sozialraumkonferenz {row.subgroup.name}",
        meta=row.place,
        icon="groups",
        url=reverse("conferences:conference", args=[row.key]),
        begins=row.starts_at,
        ends=row.ends_at,
    )


def _area_meetings(user: User, today: date) -> Iterator[Appointment]:
    areas = TeamMembership.objects.areas_of(user)
    for row in AreaMeeting.objects.visible_to(user).filter(area__in=areas, held_at__date=today):
        url = reverse("conferences:area_meeting", args=[row.key])
        yield Appointment(title="Sozialraumsitzung", meta=row.place, icon="forum", url=url, begins=row.held_at)


def _trainings(user: User, today: date) -> Iterator[Appointment]:
    rows = TrainingAttendance.objects.visible_to(user).filter(
        user=user, training__starts_on__lte=today, training__ends_on__gte=today
    )
    for row in rows.exclude(training__state=TrainingState.CANCELLED).select_related("training__kind"):
        url = reverse("socialspace:training", args=[row.training.key])
        title = f"Fortbildung {row.training.kind.name}"
        yield Appointment(title=title, meta=row.training.place, icon="school", url=url)


def _is(today: date, moment: datetime) -> bool:
    return timezone.localdate(moment) == today
