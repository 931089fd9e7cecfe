"""The navigation by area of work: each colleague sees the doors that open for them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import ASD_AND_WJH, Department, Theme, User
from approvals.rules import may_look_back
from caseload.rules import may_see_board, may_see_people
from cases.models import INVITED
from cases.rules import may_keep_pattern_kinds, may_see_gaps
from hze.rules import may_see_costs, may_see_return_board
from socialspace.models.team import TEAM_READERS
from socialspace.rules import may_plan_trainings, may_steward_directory
from srojugend.desk import Desk
from web.middleware import seconds_left

ALL = frozenset(Department)
CASEWORK = frozenset({Department.ASD})
CONFERENCES = frozenset(
    {Department.ASD, Department.WJH, Department.HOME, Department.EARLY_HELP, Department.ADVICE, Department.SCHOOL}
    | {Department.PLANNING}
)
SOCIAL_SPACE = CONFERENCES | {Department.ADMIN}


def everybody(user: User) -> bool:
    """Whoever may open the door may open this section."""
    return True


def works_in_a_team(user: User) -> bool:
    """ASD and WJH work in the teams of the social areas."""
    return user.department in ASD_AND_WJH


@dataclass(frozen=True)
class Section:
    """One of several pages behind the same door, shown as a row of links above them."""

    label: str
    url_name: str
    may: Callable[[User], bool] = everybody


@dataclass(frozen=True)
class Door:
    """One entry of the navigation."""

    label: str
    url_name: str
    icon: str
    departments: frozenset[Department] = ALL
    short: str = ""  # for the bottom bar of small screens
    count: str = ""  # what of the desk is counted beside it
    sections: tuple[Section, ...] = ()
    may: Callable[[User], bool] = everybody  # whom of the departments it opens for

    def opens_for(self, user: User) -> bool:
        """Whether this colleague may open it."""
        return user.department in self.departments and self.may(user)

    def length_at(self, path: str) -> int:
        """How much of the path is the address of this door or of one of its sections; 0 for none of it."""
        addresses = [reverse(name) for name in (self.url_name, *(section.url_name for section in self.sections))]
        return max((len(address) for address in addresses if address != "/" and path.startswith(address)), default=0)


@dataclass
class Item:
    """A door as it stands on the page."""

    label: str
    short: str
    url: str
    icon: str
    current: bool
    count: Callable[[], int] | None = None  # asked for when the page shows it, so that a part of a page asks nothing


@dataclass
class Group:
    """An area of work with its items."""

    title: str
    items: list[Item] = field(default_factory=list)


BAR_SIZE = 5
HOME = Door("Mein Arbeitstag", "home", "today", short="Arbeitstag")
MORE = Door("Mehr", "menu", "menu")

GROUPS: dict[str, tuple[Door, ...]] = {
    "Arbeitsplatz": (
        HOME,
        Door(
            "Fälle",
            "cases:list",
            "folder-shared",
            CASEWORK,
            sections=(Section("Alle Fälle", "cases:list"), Section("Fällige Einordnungen", "cases:due_reviews")),
        ),
        Door("Wiedervorlagen", "cases:reminders", "alarm", short="Wiedervorl.", count="due_reminders"),
        Door("Meldungen", "cases:reports", "call", CASEWORK),
        Door("Schutzverfahren", "cases:protections", "warning", ASD_AND_WJH, short="Schutz"),
        Door("Ressourcenchecks", "cases:invitations", "how-to-reg", INVITED, short="Checks", count="invitations"),
        Door("Notizen ohne Fall", "cases:work_notes", "stylus-note", CASEWORK, short="Notizen"),
        Door(
            "Team",
            "team:team",
            "diversity-3",
            TEAM_READERS,
            sections=(
                Section("Mitglieder", "team:team"),
                Section("Abwesenheiten", "team:absences", works_in_a_team),
                Section("Was niemand hat", "cases:gaps", may_see_gaps),
            ),
        ),
    ),
    "Verfahren": (
        Door("Beratungen", "cases:consultations", "forum", ASD_AND_WJH),
        Door(
            "Kommission",
            "approvals:meetings",
            "gavel",
            ASD_AND_WJH,
            sections=(
                Section("Sitzungen", "approvals:meetings"),
                Section("Auflagen", "approvals:conditions"),
                Section("Bescheide", "approvals:notices"),
                Section("Besetzung", "approvals:seats"),
                Section("Rückblick", "approvals:looking_back", may_look_back),
                Section("Prüfcode", "approvals:check_code"),
            ),
        ),
        Door(
            "Ambulante Hilfen",
            "hze:ambulatory",
            "swap-horiz",
            ASD_AND_WJH,
            short="Ambulant",
            sections=(Section("Hilfen", "hze:ambulatory"), Section("Träger und Vereinbarungen", "hze:providers")),
        ),
        Door(
            "Stationäre Hilfen",
            "hze:residential",
            "cottage",
            ASD_AND_WJH,
            short="Stationär",
            sections=(
                Section("Alle Hilfen", "hze:residential"),
                Section("Wer könnte nach Hause?", "hze:return_board", may_see_return_board),
            ),
        ),
        Door("Kosten", "hze:costs", "balance", ASD_AND_WJH, may=may_see_costs),
    ),
    "Sozialraum": (
        Door("Konferenzen", "conferences:overview", "groups", CONFERENCES),
        Door("Sozialraumsitzung", "conferences:area_meetings", "forum", CONFERENCES, short="Sitzung"),
        Door(
            "Bedarfe und Projekte",
            "socialspace:projects",
            "lightbulb",
            SOCIAL_SPACE,
            short="Projekte",
            sections=(Section("Projekte", "socialspace:projects"), Section("Bedarfe", "socialspace:needs")),
        ),
        Door(
            "Quartiere",
            "socialspace:quarters",
            "map",
            SOCIAL_SPACE,
            sections=(
                Section("Quartiere", "socialspace:quarters"),
                Section("Adresse nachschlagen", "socialspace:address"),
                Section("Straßenverzeichnis", "socialspace:streets"),
            ),
        ),
        Door(
            "Angebote und Träger",
            "socialspace:offers",
            "hub",
            SOCIAL_SPACE,
            short="Angebote",
            sections=(
                Section("Angebote", "socialspace:offers"),
                Section("Einrichtungen", "socialspace:organisations"),
                Section("Themen", "socialspace:topics", may_steward_directory),
                Section("Sprachen", "socialspace:languages", may_steward_directory),
                Section("Listen", "socialspace:lists", may_steward_directory),
                Section("Bestätigungen", "socialspace:confirmations", may_steward_directory),
            ),
        ),
        Door(
            "Fortbildungen",
            "socialspace:trainings",
            "school",
            SOCIAL_SPACE,
            short="Lernen",
            sections=(
                Section("Termine", "socialspace:trainings"),
                Section("Abdeckung", "socialspace:training_coverage"),
                Section("Arten", "socialspace:training_kinds", may_plan_trainings),
            ),
        ),
    ),
    "Steuerung": (
        Door(
            "Fallbelastung",
            "caseload:board",
            "bar-chart",
            CASEWORK | {Department.PLANNING},
            short="Belastung",
            sections=(
                Section("Heute und im Verlauf", "caseload:board", may_see_board),
                Section("Was wäre, wenn …", "caseload:what_if", may_see_people),
                Section("Gewichte und Richtwert", "caseload:weights"),
            ),
        ),
        Door(
            "Rückblick der Kommission",
            "approvals:looking_back",
            "gavel",
            frozenset({Department.PLANNING}),
            short="Rückblick",
        ),
        Door("Gewichte und Richtwert", "caseload:weights", "balance", frozenset({Department.ADMIN}), short="Gewichte"),
        Door(
            "Briefvorlagen",
            "cases:letter_templates",
            "stylus-note",
            CASEWORK | {Department.ADMIN},
            short="Vorlagen",
        ),
        Door("Muster", "cases:pattern_kinds", "polyline", CASEWORK | {Department.ADMIN}, may=may_keep_pattern_kinds),
        Door(
            "Beratungsvorlagen",
            "cases:consultation_templates",
            "forum",
            CASEWORK | {Department.ADMIN},
            short="Abläufe",
        ),
    ),
    "Nachweis": (Door("Zugriffe", "audit_trail", "visibility-lock", frozenset({Department.PRIVACY})),),
}


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context for every page: groups of doors, the bottom bar of small screens, the search."""
    user = getattr(request, "user", None)
    shared: dict[str, object] = {"demo": settings.DEMO, "theme": Theme.LIGHT.value}
    if not isinstance(user, User):
        return shared
    here, desk = _door_at(request.path, user), Desk(user)
    groups = [group for group in (_group(title, user, here, desk) for title in GROUPS) if group.items]
    items = [item for group in groups for item in group.items]
    return shared | {
        "theme": user.theme,
        "desk": desk,
        "navigation": groups,
        "mobile_navigation": _bar(items, here),
        "navigation_foot": user.role,
        "session_left": seconds_left(request),
        "session_warning": settings.SESSION_WARNING,
        "sections": _sections(here, user, request.path) if here else [],
    }


def _door_at(path: str, user: User) -> Door | None:
    """The colleague's door with the longest beginning of this address; home is no beginning of anything else."""
    doors = [MORE, *(door for doors in GROUPS.values() for door in doors if door.opens_for(user))]
    nearest = max(doors, key=lambda door: door.length_at(path))
    if not nearest.length_at(path):
        return HOME if path == "/" else None
    return nearest


def _sections(door: Door, user: User, path: str) -> list[Item]:
    """The sections of a door this colleague may open; the one whose address is the longest beginning is current."""
    links = [(section.label, reverse(section.url_name)) for section in door.sections if section.may(user)]
    here = max((url for _, url in links if path.startswith(url)), key=len, default="")
    return [Item(label=label, short=label, url=url, icon="", current=url == here) for label, url in links]


def _group(title: str, user: User, here: Door | None, desk: Desk) -> Group:
    doors = [door for door in GROUPS[title] if door.opens_for(user)]
    return Group(title, [_item(door, here, desk) for door in doors])


def _bar(items: list[Item], here: Door | None) -> list[Item]:
    """The bottom bar has room for five; when there are more, the last leads to the page with all of them."""
    if len(items) <= BAR_SIZE:
        return items
    return [*items[: BAR_SIZE - 1], _item(MORE, here)]


def _item(door: Door, here: Door | None, desk: Desk | None = None) -> Item:
    return Item(
        label=door.label,
        short=door.short or door.label,
        url=reverse(door.url_name),
        icon=door.icon,
        current=door is here,
        count=partial(getattr, desk, door.count) if door.count else None,
    )
