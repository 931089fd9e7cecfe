"""Bars as pages draw them: lengths in percent of the picture, and the same in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from caseload.board import Load, TeamLoad
from caseload.models import CaseloadSnapshot
from caseload.rules import Points, capacity_of, months_later, percent

PARTS = (
    ("open", "f-n2", "Noch nicht eingeordnet"),
    ("service", "f-mid", "Leistung"),
    ("grey", "f-warn", "Grau"),
    ("danger", "f-danger", "Gefährdung"),
)
ROOM = 106  # percent of the longest row: what stands right of its end stays visible
MONTHS = ("Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sep", "Okt", "Nov", "Dez")


def written(hundredths: int) -> str:
    """Points as one writes them: 26, 26,5 or 26,25."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",")


@dataclass(frozen=True)
class Piece:
    """One coloured piece of a bar; `x` and `width` in percent of the picture."""

    css: str
    label: str
    points: str
    x: str
    width: str


@dataclass(frozen=True)
class Bar:
    """A row of the board: pieces, guide line and the words beside it."""

    load: Load
    pieces: list[Piece]
    guide_x: str
    is_own: bool = False

    @property
    def points(self) -> str:
        return written(self.load.points.total)

    @property
    def capacity(self) -> str:
        return written(self.load.capacity)

    @property
    def standing_in(self) -> str:
        return written(self.load.standing_in.total) if self.load.standing_in.total else ""

    @property
    def parts(self) -> list[str]:
        """The points of each area, for a table."""
        return [written(getattr(self.load.points, name)) for name, _css, _label in PARTS]

    @property
    def words(self) -> str:
        """What the picture shows, for those who do not see it."""
        pieces = ", ".join(f"{piece.label} {piece.points}" for piece in self.pieces)
        said = f"{self.points} Punkte ({pieces})." if pieces else "0 Punkte."
        return f"{said} Richtwert {self.capacity} Punkte." if self.load.capacity else said


def bars(rows: Sequence[Load], *, own: int | None = None) -> list[Bar]:
    """Rows on one scale: the longest load or guide value fills the picture."""
    scale = max((max(row.points.total, row.capacity) for row in rows), default=0) * ROOM / 100
    return [_bar(row, scale or 1, is_own=own is not None and row.pk == own) for row in rows]


def legend() -> list[tuple[str, str]]:
    return [(css, label) for _name, css, label in PARTS]


def _bar(row: Load, scale: float, *, is_own: bool = False) -> Bar:
    pieces, x = [], 0.0
    for name, css, label in PARTS:
        points = getattr(row.points, name)
        if points:
            width = 100 * points / scale
            pieces.append(Piece(css, label, written(points), f"{x:.2f}%", f"{max(width - 0.4, 0.2):.2f}%"))
            x += width
    return Bar(row, pieces, f"{100 * row.capacity / scale:.2f}%" if row.capacity else "", is_own)


@dataclass(frozen=True)
class Month:
    """A column of the course; heights in hundredths of the picture, from below."""

    label: str
    year: int
    x: int
    row: CaseloadSnapshot | None
    pieces: list[tuple[str, str, str]]  # css class, y, height
    guide_y: str = ""
    top: str = ""  # where the number above the column stands
    is_small: bool = False

    @property
    def total(self) -> int:
        return _points(self.row).total if self.row else 0

    @property
    def percent(self) -> int | None:
        return percent(self.total, capacity_of(self.row.posts, self.row.guide)) if self.row else None

    @property
    def points(self) -> str:
        return written(self.total)

    @property
    def capacity(self) -> str:
        return written(capacity_of(self.row.posts, self.row.guide)) if self.row else ""

    @property
    def unled(self) -> str:
        return written(self.row.unled_points) if self.row else ""


HEIGHT, STEP = 150, 48  # of the picture, and from month to month


def course(rows: Iterable[CaseloadSnapshot], *, until: date, min_people: int) -> list[Month]:
    """The twelve months before `until`; a month without a row stays empty, too small a team shows no figure."""
    by_month = {row.month: row for row in rows}
    shown = {month: row for month, row in by_month.items() if row.people >= min_people}
    highest = max((max(_points(row).total, capacity_of(row.posts, row.guide)) for row in shown.values()), default=0)
    factor = HEIGHT / (highest or 1)
    return [
        _month(month, number, shown.get(month), factor, is_small=month in by_month and month not in shown)
        for number, month in enumerate(months_later(until.replace(day=1), back) for back in range(-12, 0))
    ]


def _month(month: date, number: int, row: CaseloadSnapshot | None, factor: float, *, is_small: bool) -> Month:
    pieces, y = [], float(HEIGHT)
    for name, css, _label in PARTS:
        height = getattr(_points(row), name) * factor if row else 0
        if height:
            y -= height
            pieces.append((css, f"{y:.1f}", f"{max(height - 1.5, 0.5):.1f}"))
    guide = f"{HEIGHT - capacity_of(row.posts, row.guide) * factor:.1f}" if row else ""
    return Month(MONTHS[month.month - 1], month.year, number * STEP, row, pieces, guide, f"{y - 5:.1f}", is_small)


def _points(row: CaseloadSnapshot) -> Points:
    return Points(row.open_points, row.service_points, row.grey_points, row.danger_points)


def worded(team: TeamLoad) -> str:
    """The team's sum in one sentence."""
    total = team.total
    cases = "einem Fall" if total.cases == 1 else f"{total.cases} Fällen"
    said = f"{written(total.points.total)} Punkte in {cases}"
    if total.percent is None:
        return f"{said}; heute ist niemand da."
    return f"{said}, {total.percent} % des Richtwerts von {written(total.capacity)} Punkten."
