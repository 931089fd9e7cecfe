"""What a case lacks that its team must close: nobody responsible, nobody who stands in."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import TextChoices

from accounts.models import Absence, Department, User
from cases.models import (
    Case,
    Handover,
)
from web.access import demand as demand
from web.german import day_num


class GapKind(TextChoices):
    """What a case may lack: the list of the team's lead names it."""

    NOBODY = "nobody", "Niemand verantwortlich"
    AWAY = "away", "Abwesend ohne Vertretung"
    LEAVING = "leaving", "Verlässt das Team"
    HANDED_OVER = "handed_over", "Übergabe nicht bestätigt"


class Gap(NamedTuple):
    """What one case lacks, as a sentence."""

    kind: GapKind
    case: Case
    sentence: str


class GapGroup(NamedTuple):
    """Cases that lack the same thing for the same reason."""

    kind: GapKind
    sentence: str
    gaps: list[Gap]


def may_see_gaps(user: User) -> bool:
    """The ASD lead sees what has nobody; their own team's cases only, through the one door."""
    return user.is_active and user.is_lead and user.department == Department.ASD


def gaps_of(case: Case) -> list[Gap]:
    """What one case lacks, each as a sentence; needs a case from `uncovered` with the name of its lead."""
    if case.lead_id is None:
        return [Gap(GapKind.NOBODY, case, f"Eröffnet am {day_num(case.opened_on)}, niemand ist fallverantwortlich.")]
    found, lead = [], f"{case.lead_first_name} {case.lead_last_name}"
    if case.away_from and case.away_until:
        days = f"vom {day_num(case.away_from)} bis {day_num(case.away_until)}"
        found.append(Gap(GapKind.AWAY, case, f"{lead} ist {days} abwesend. {_why_nobody_stands_in(case)}"))
    if not case.lead_stays and case.leaves_on:
        sentence = f"{lead} gehört nur noch bis {day_num(case.leaves_on)} zum Team."
        found.append(Gap(GapKind.LEAVING, case, sentence))
    return found


def waiting_handovers(user: User) -> list[Gap]:
    """Cases whose new lead has not acknowledged the handover for longer than the office allows."""
    rows = Handover.objects.visible_to(user).waiting().overdue().for_list().order_by("handed_over_at", "id")
    text = "{} hat die Übergabe von {} am {} noch nicht bestätigt."
    return [
        Gap(GapKind.HANDED_OVER, row.case, text.format(row.taker, row.giver, day_num(row.handed_over_at)))
        for row in rows
    ]


def gap_groups(gaps: Iterable[Gap]) -> list[GapGroup]:
    """Gaps with the same sentence together, in the order of their kinds and otherwise as they come."""
    kinds = list(GapKind)
    groups: dict[tuple[GapKind, str], list[Gap]] = {}
    for gap in sorted(gaps, key=lambda gap: kinds.index(gap.kind)):
        groups.setdefault((gap.kind, gap.sentence), []).append(gap)
    return [GapGroup(kind, sentence, found) for (kind, sentence), found in groups.items()]


def _why_nobody_stands_in(case: Case) -> str:
    if case.away_deputy is None:
        return "Um Vertretung ist niemand gebeten."
    return {
        Absence.Answer.OPEN.value: "Die Vertretung hat noch nicht zugesagt.",
        Absence.Answer.DECLINED.value: "Die Vertretung wurde abgelehnt.",
    }.get(case.away_answer or "", "Die zugesagte Vertretung gehört nicht mehr zum Team.")
