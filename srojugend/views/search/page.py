"""The page of the search: groups of hits, each through its own `visible_to`; every case shown is recorded as read."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from audit.actions import record_reads
from srojugend.views.search import space
from srojugend.views.search.agreements import agreement_hits
from srojugend.views.search.casework import Files, document_hits, entrusted_hits, note_hits
from srojugend.views.search.found import MAX_PAGES, PER_GROUP, Group, Hit, Link, Window, once
from srojugend.views.search.typed import MIN_LETTERS, Typed
from web.http import render_page

type Finder = Callable[[Window], list[Hit]]


@require_safe
def search(request: StaffRequest) -> HttpResponse:
    """Find what one may see by what was typed; `art` chooses one group, `seite` leafs in it."""
    typed = Typed.of(request.GET.get("q", ""))
    chosen, page = request.GET.get("art", ""), _page(request.GET.get("seite", ""))
    groups = [] if typed.refusal else _groups(request.user, typed, chosen, page)
    shown = [group for group in groups if group.is_chosen] or groups
    keys = once(key for group in shown for hit in group.hits for key in hit.cases)
    record_reads(keys, by=request.user, page="search")
    context = {
        "text": typed.text,
        "refusal": typed.refusal,
        "chips": _chips(typed, groups) if len(groups) > 1 else [],
        "groups": shown,
        "chosen": next((group for group in groups if group.is_chosen), None),
        "tips": _tips(typed) if not groups and not typed.refusal else [],
    }
    return render_page(request, "house/search.html", context)


def _groups(user: User, typed: Typed, chosen: str, page: int) -> list[Group]:
    """The kinds of things in the order of the page, those without a hit left out."""
    files = Files(user, typed)
    finders: dict[str, tuple[str, Finder]] = {
        "faelle": ("Fälle", files.case_hits),
        "personen": ("Personen", files.person_hits),
        "meldungen": ("Meldungen ohne Fall", files.report_hits),
        "notizen": ("Notizen", partial(note_hits, user, typed)),
        "anvertraut": ("Ihnen anvertraut", partial(entrusted_hits, user, typed)),
        "ziele": ("Ziele, Aufträge, Auflagen", partial(agreement_hits, user, typed)),
        "dokumente": ("Dokumente", partial(document_hits, user, typed)),
        "angebote": ("Angebote", partial(space.offer_hits, user, typed)),
        "einrichtungen": ("Einrichtungen und Träger", partial(space.organisation_hits, user, typed)),
        "konferenzen": ("Konferenzen", partial(space.conference_hits, user, typed)),
        "protokolle": ("Protokolle", partial(space.minutes_hits, user, typed)),
    }
    groups = [
        _group(code, *of, page if code == chosen else 1, is_chosen=code == chosen) for code, of in finders.items()
    ]
    return [group for group in groups if group.hits or group.page > 1]


def _group(code: str, title: str, find: Finder, page: int, *, is_chosen: bool) -> Group:
    hits = find(Window((page - 1) * PER_GROUP))
    has_more = len(hits) > PER_GROUP
    return Group(code=code, title=title, hits=hits[:PER_GROUP], page=page, has_more=has_more, is_chosen=is_chosen)


def _page(typed: str) -> int:
    return min(max(int(typed), 1), MAX_PAGES) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 1


def _chips(typed: Typed, groups: list[Group]) -> list[tuple[Link, str, bool]]:
    """Links to each group alone, with its number of hits, and back to all."""
    everything = (Link("Alle", _url(q=typed.text)), "", not any(group.is_chosen for group in groups))
    return [everything] + [
        (Link(group.title, _url(q=typed.text, art=group.code)), group.count, group.is_chosen) for group in groups
    ]


def _tips(typed: Typed) -> list[Link]:
    """Searches that find more: each word alone, and the beginning of the longest."""
    words = [word for word in typed.words if len(word) >= MIN_LETTERS]
    tries = words if len(words) > 1 else []
    longest = max(words, key=len, default="")
    if len(longest) > MIN_LETTERS + 2:
        tries = [*tries, longest[: max(len(longest) // 2, MIN_LETTERS + 1)]]
    return [Link(word, _url(q=word)) for word in dict.fromkeys(tries)]


def _url(**query: str) -> str:
    return f"{reverse('search')}?{urlencode(query)}"
