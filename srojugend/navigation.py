"""The navigation by area of work: each colleague sees the doors that open for them."""

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import Department, User

ALL = frozenset(Department)
CASEWORK = frozenset({Department.ASD})
COMMISSION = frozenset({Department.ASD, Department.WJH})
CONFERENCES = frozenset(
    {Department.ASD, Department.WJH, Department.HOME, Department.EARLY_HELP, Department.ADVICE, Department.SCHOOL}
    | {Department.PLANNING}
)
SOCIAL_SPACE = CONFERENCES | {Department.ADMIN}


@dataclass(frozen=True)
class Door:
    """One entry of the navigation."""

    label: str
    url_name: str
    icon: str
    departments: frozenset[Department] = ALL
    short: str = ""  # for the bottom bar of small screens


@dataclass
class Item:
    """A door as it stands on the page."""

    label: str
    short: str
    url: str
    icon: str
    current: bool
    count: int | None = None


@dataclass
class Group:
    """An area of work with its items."""

    title: str
    items: list[Item] = field(default_factory=list)


BAR_SIZE = 5
MORE = Door("Mehr", "menu", "menu")

GROUPS: dict[str, tuple[Door, ...]] = {
    "Arbeitsplatz": (
        Door("Mein Arbeitstag", "home", "today", short="Arbeitstag"),
        Door("Fälle", "cases:list", "folder-shared", CASEWORK),
        Door("Meldungen", "cases:reports", "call", CASEWORK),
    ),
    "Verfahren": (
        Door("Kommission", "approvals:meetings", "gavel", COMMISSION),
        Door("Ambulante Hilfen", "hze:ambulatory", "swap-horiz", COMMISSION, short="Ambulant"),
        Door("Stationäre Hilfen", "hze:residential", "cottage", COMMISSION, short="Stationär"),
    ),
    "Sozialraum": (
        Door("Konferenzen", "conferences:overview", "groups", CONFERENCES),
        Door("Sozialraumsitzung", "conferences:area_meetings", "forum", CONFERENCES, short="Sitzung"),
        Door("Quartiere", "socialspace:quarters", "map", SOCIAL_SPACE),
        Door("Angebote und Träger", "socialspace:offers", "hub", SOCIAL_SPACE, short="Angebote"),
    ),
    "Nachweis": (Door("Zugriffe", "audit_trail", "visibility-lock", frozenset({Department.PRIVACY})),),
}


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context for every page: groups of doors, the bottom bar of small screens, the search."""
    user = getattr(request, "user", None)
    shared: dict[str, object] = {"demo": settings.DEMO, "theme": "light"}
    if not isinstance(user, User):
        return shared
    groups = [group for group in (_group(title, user, request.path) for title in GROUPS) if group.items]
    items = [item for group in groups for item in group.items]
    return shared | {"navigation": groups, "mobile_navigation": _bar(items, request.path), "navigation_foot": user.role}


def _group(title: str, user: User, path: str) -> Group:
    doors = [door for door in GROUPS[title] if user.department in door.departments]
    return Group(title, [_item(door, path) for door in doors])


def _bar(items: list[Item], path: str) -> list[Item]:
    """The bottom bar has room for five; when there are more, the last leads to the page with all of them."""
    if len(items) <= BAR_SIZE:
        return items
    return [*items[: BAR_SIZE - 1], _item(MORE, path)]


def _item(door: Door, path: str) -> Item:
    url = reverse(door.url_name)
    current = path == url if url == "/" else path.startswith(url)
    return Item(label=door.label, short=door.short or door.label, url=url, icon=door.icon, current=current)
