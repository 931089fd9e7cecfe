"""Street directories: one line the house numbers of a street that lie in a quarter from a day on."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection

from socialspace.imports import values
from socialspace.imports.names import Names
from socialspace.imports.sheets import Column, Plan, PlannedLine, Source, Values, Verdict, read_cells
from socialspace.models import StreetSection
from socialspace.models.area import StreetKey
from web import german

SIDES = {
    "alle": "all",
    "beide": "all",
    "ungerade": "odd",
    "gerade": "even",
    "u": "odd",
    "g": "even",
    "odd": "odd",
    "even": "even",
}
COLUMNS = (
    Column(
        key="street",
        label="Straße",
        also=("Straßenname", "Strasse", "Str."),
        read=values.text(120),
        is_required=True,
        example="Mülforter Straße",
    ),
    Column(
        key="number_from",
        label="Hausnummer von",
        also=("von", "Nr. von", "Hausnr. von", "ab Hausnummer"),
        read=values.house_number,
        example="1",
    ),
    Column(
        key="number_to",
        label="Hausnummer bis",
        also=("bis", "Nr. bis", "Hausnr. bis", "bis Hausnummer"),
        read=values.house_number,
        example="99",
    ),
    Column(
        key="parity",
        label="Seite",
        also=("gerade/ungerade", "Hausnummern", "Straßenseite"),
        read=values.choice(SIDES, "die Seite"),
        example="ungerade",
    ),
    Column(
        key="quarter",
        label="Quartier",
        also=("Stadtteil", "Ortsteil"),
        read=values.quarter,
        is_required=True,
        example="Mülfort",
    ),
    Column(
        key="valid_from",
        label="Gültig ab",
        also=("ab", "gilt ab", "Stand"),
        read=values.any_day,
        is_required=True,
        example="01.01.2026",
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}
BY_HAND = "Wurde von Hand berichtigt und bleibt, wie es ist"


@dataclass
class StreetPlan(Plan):
    """The lines; sections that are new, that get another quarter, and that end because a newer one begins."""

    new: list[StreetSection] = field(default_factory=list)
    changed: list[StreetSection] = field(default_factory=list)
    ended: list[StreetSection] = field(default_factory=list)


def plan_streets(source: Source, *, lock: bool = False) -> StreetPlan:
    """Say what each line would do; with `lock` the rows stay locked until the transaction ends."""
    names, plan = Names.load(), StreetPlan()
    read = [(number, *read_cells(source, cells, BY_KEY, names)) for number, cells in source.lines]
    planner = _Planner(plan, _keys({found["street"] for _, found, _ in read if "street" in found}), lock=lock)
    plan.lines = [planner.plan(number, found, errors) for number, found, errors in read]
    return plan


def _keys(streets: set[str]) -> dict[str, str]:
    """The database's key of every street, asked once."""
    key = StreetKey.template.replace("%(expressions)s", "street")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT street, {key} FROM unnest(%s::text[]) AS street", [sorted(streets)])  # noqa: S608  # our own template
        return dict(cursor.fetchall())


class _Planner:
    """Goes through the lines with the directory in memory."""

    def __init__(self, plan: StreetPlan, keys: dict[str, str], *, lock: bool) -> None:
        self.plan_ = plan
        self.keys = keys
        self.said: dict[tuple[object, ...], int] = {}
        self.lines_of: dict[int, int] = {}  # id() of a planned section → its line
        self.along: dict[str, list[StreetSection]] = defaultdict(list)
        rows = StreetSection.objects.filter(street_sort__in=set(keys.values())).select_related("quarter").order_by("pk")
        for row in rows.select_for_update(of=("self",)) if lock else rows:
            self.along[row.street_sort].append(row)

    def plan(self, number: int, found: Values, errors: list[str]) -> PlannedLine:
        """What one line does."""
        unread = {error.split(":")[0] for error in errors}
        errors = errors + [
            f"{BY_KEY[key].label}: fehlt."
            for key in ("street", "quarter", "valid_from")
            if key not in found and BY_KEY[key].label not in unread
        ]
        section = _section(found) if not errors else None
        if section is not None and section.number_to < section.number_from:
            errors.append(f"Hausnummer bis: {section.number_to} liegt vor {section.number_from}.")
        if section is None or errors:
            title = found.get("street", "ohne Straße")
            return PlannedLine(number=number, verdict=Verdict.WRONG, title=title, sentences=tuple(errors))
        verdict, sentence = self._verdict(number, section, self.keys[section.street])
        return PlannedLine(
            number=number, verdict=verdict, title=_title(section), sentences=(sentence,) if sentence else ()
        )

    def _verdict(self, number: int, section: StreetSection, key: str) -> tuple[Verdict, str]:
        same = (key, section.number_from, section.number_to, section.parity, section.valid_from)
        if same in self.said:
            return Verdict.DOUBLE, f"Steht schon in Zeile {self.said[same]}."
        self.said[same] = number
        along = self.along[key]
        numbers = [one for one in along if _numbers(one) == _numbers(section)]
        exact = next((one for one in numbers if one.valid_from == section.valid_from), None)
        if exact is not None:
            return self._again(exact, section)
        older = next((one for one in numbers if one.valid_from < section.valid_from and _lasts(one, section)), None)
        if older is not None and older.quarter_id == section.quarter_id and older.valid_to is None:
            return Verdict.SAME, f"Gilt so schon seit dem {german.day_num(older.valid_from)}."
        if older is not None and older.is_corrected:
            return Verdict.SAME, f"{BY_HAND}: {older.quarter}."
        others = [one for one in along if one is not older and _overlap(one, section)]
        if others:
            self.said.pop(same)
            return Verdict.WRONG, self._conflict(others[0])
        return self._new(number, section, older, along)

    def _again(self, exact: StreetSection, section: StreetSection) -> tuple[Verdict, str]:
        if exact.quarter_id == section.quarter_id:
            return Verdict.SAME, ""
        if exact.is_corrected:
            return Verdict.SAME, f"{BY_HAND}: {exact.quarter}."
        told = f"Quartier: {exact.quarter} → {section.quarter}"
        exact.quarter = section.quarter
        self.plan_.changed.append(exact)
        return Verdict.CHANGED, told

    def _new(
        self, number: int, section: StreetSection, older: StreetSection | None, along: list[StreetSection]
    ) -> tuple[Verdict, str]:
        along.append(section)
        self.lines_of[id(section)] = number
        self.plan_.new.append(section)
        if older is None:
            return Verdict.NEW, f"neu: {section.quarter} ab {german.day_num(section.valid_from)}"
        older.valid_to = section.valid_from - timedelta(days=1)
        if older.pk:
            self.plan_.ended.append(older)
        return Verdict.CHANGED, f"ab {german.day_num(section.valid_from)}: {older.quarter} → {section.quarter}"

    def _conflict(self, other: StreetSection) -> str:
        line = self.lines_of.get(id(other))
        where = f"in Zeile {line}" if line else "im Verzeichnis"
        hand = ", von Hand berichtigt" if other.is_corrected else ""
        return (
            f"Ein Teil dieser Hausnummern liegt {where} schon in {other.quarter} ({_title(other)}{hand}). "
            "Berichtigen Sie die Hausnummern oder den Beginn."
        )


def _section(found: Values) -> StreetSection:
    return StreetSection(
        street=found["street"],
        number_from=found.get("number_from", 1),
        number_to=found.get("number_to", StreetSection.MAX_NUMBER),
        parity=found.get("parity", StreetSection.Parity.ALL),
        quarter=found["quarter"],
        valid_from=found["valid_from"],
    )


def _title(section: StreetSection) -> str:
    whole = section.number_from == 1 and section.number_to == StreetSection.MAX_NUMBER
    side = "" if section.parity == StreetSection.Parity.ALL else f", {section.get_parity_display()}"
    return f"{section.street}{'' if whole else f' {section.number_from}–{section.number_to}'}{side}"


def _numbers(section: StreetSection) -> tuple[int, int, str]:
    return section.number_from, section.number_to, section.parity


def _lasts(older: StreetSection, section: StreetSection) -> bool:
    return older.valid_to is None or older.valid_to >= section.valid_from


def _overlap(one: StreetSection, other: StreetSection) -> bool:
    """Whether two sections hold a house on a day; the database refuses the same (street_section_no_overlap)."""
    sides = {one.parity, other.parity}
    if StreetSection.Parity.ALL not in sides and len(sides) == 2:
        return False
    numbers = one.number_from <= other.number_to and other.number_from <= one.number_to
    days = one.valid_from <= (other.valid_to or date.max) and other.valid_from <= (one.valid_to or date.max)
    return numbers and days
