"""The year of conferences as a table: a row for each subgroup, a slot for each quarter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from conferences.lifecycle import State
from conferences.models import Conference, Subgroup
from conferences.quarters import YearQuarter

QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A quarter of a subgroup: `kind` is done, plan, miss, past, open or rest."""

    kind: str
    quarter: YearQuarter
    note: str
    conference: Conference | None = None
    is_next: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    """A subgroup with its four quarters."""

    subgroup: Subgroup
    slots: list[Slot]


def year_plan(
    subgroups: Iterable[Subgroup], conferences: Iterable[Conference], *, year: int, today: date, next_pk: int | None
) -> list[Row]:
    """Lay the conferences of a year into rows and quarters."""
    held: dict[tuple[int, int], Conference] = {}
    for conference in conferences:
        place = (conference.subgroup_id, conference.quarter_of_year)
        if place not in held or conference.state != State.CANCELLED:
            held[place] = conference
    return [
        Row(
            subgroup=subgroup,
            slots=[
                _slot(subgroup, YearQuarter(year, number), held.get((subgroup.pk, number)), today, next_pk)
                for number in QUARTERS
            ],
        )
        for subgroup in subgroups
    ]


def _slot(
    subgroup: Subgroup, quarter: YearQuarter, conference: Conference | None, today: date, next_pk: int | None
) -> Slot:
    if conference is not None and conference.state != State.CANCELLED:
        kind, note = _state(conference, today)
        return Slot(kind=kind, quarter=quarter, note=note, conference=conference, is_next=conference.pk == next_pk)
    if subgroup.running_since is None or subgroup.running_since > quarter.last_day:
        return Slot(kind="rest", quarter=quarter, note="lief noch nicht")
    note = f"ausgefallen {conference.day:%d.%m.}" if conference else ""
    if quarter.first_day > today:
        return Slot(kind="open", quarter=quarter, note=note or "noch kein Termin")
    if quarter.last_day >= today:
        return Slot(kind="miss", quarter=quarter, note=f"bis {quarter.last_day:%d.%m.} nötig")
    return Slot(kind="past", quarter=quarter, note=note, conference=conference)


def _state(conference: Conference, today: date) -> tuple[str, str]:
    """Kind and words of a slot whose conference was not cancelled."""
    if conference.state == State.RELEASED:
        sent = getattr(conference, "dispatched", 0)
        return "done", "Protokoll versandt" if sent else "Protokoll freigegeben"
    if conference.state == State.HELD:
        return "done", "Protokoll im Entwurf"
    if conference.day < today:
        return "plan", "Anwesenheit fehlt"
    return "plan", "Einladung raus" if conference.state == State.INVITED else "Einladung offen"
