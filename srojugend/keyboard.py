"""Where keys and the menu 'Neu' lead from a page: one list for the page that explains them and for the script."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from accounts.models import ASD_AND_WJH, User
from srojugend.navigation import CASEWORK


@dataclass(frozen=True)
class Shortcut:
    """What to press one after the other, what it does and where it leads (nowhere: it only moves the focus)."""

    keys: tuple[str, ...]
    label: str
    url: str = ""

    @property
    def name(self) -> str:
        """The attribute in which the script finds the address."""
        return "data-" + "".join(self.keys).replace("?", "hilfe")


@dataclass(frozen=True)
class Beginning:
    """Something one can begin from anywhere."""

    label: str
    icon: str
    url: str


FOCUS = (
    Shortcut(("/",), "zur Suche"),
    Shortcut(("Strg", "K"), "zur Suche, auch aus einem Feld heraus"),
)


def keyboard(request: HttpRequest) -> dict[str, object]:
    """Context for every page: what one can begin here, and the single keys unless one switched them off."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"shortcuts": [], "beginnings": []}
    shortcuts = list(shortcuts_of(request, user)) if user.shortcuts else []
    return {"shortcuts": shortcuts, "beginnings": list(beginnings_of(request, user))}


def beginnings_of(request: HttpRequest, user: User) -> Iterator[Beginning]:
    """A report, a note, a Wiedervorlage, for whoever may."""
    if user.department in CASEWORK:
        yield Beginning("Meldung aufnehmen", "call", reverse("cases:report_new"))
        yield Beginning("Notiz schreiben", "stylus-note", _note_url(request))
    yield Beginning("Wiedervorlage anlegen", "alarm-add", _reminder_url(request))


def shortcuts_of(request: HttpRequest, user: User) -> Iterator[Shortcut]:
    """The keys that lead somewhere, for the doors this colleague may open."""
    if user.department in CASEWORK:
        yield Shortcut(("n",), "Notiz schreiben; in einer Akte zu diesem Fall", _note_url(request))
    yield Shortcut(("w",), "Wiedervorlage anlegen, zu der Seite, auf der Sie sind", _reminder_url(request))
    yield Shortcut(("g", "a"), "Mein Arbeitstag", reverse("home"))
    if user.department in CASEWORK:
        yield Shortcut(("g", "f"), "Fälle", reverse("cases:list"))
    yield Shortcut(("g", "w"), "Wiedervorlagen", reverse("cases:reminders"))
    if user.department in ASD_AND_WJH:
        yield Shortcut(("g", "k"), "Kommission", reverse("approvals:meetings"))
    yield Shortcut(("?",), "diese Seite", reverse("keyboard"))


def _note_url(request: HttpRequest) -> str:
    """In a file one may write in a note of its case, elsewhere one without a case."""
    match = request.resolver_match
    if match and getattr(request, "may_help", False) and match.route.startswith("faelle/<uuid:key>/"):
        return reverse("cases:note_new", args=[match.kwargs["key"]])
    return reverse("cases:work_note_new")


def _reminder_url(request: HttpRequest) -> str:
    return f"{reverse('cases:reminder_new')}?{urlencode({'von': request.path})}"
