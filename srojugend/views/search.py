"""The search over everything: cases, offers and organisations, conferences; each hit through its own `visible_to`."""

from dataclasses import dataclass

from django.db.models import Case as Choose
from django.db.models import CharField, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from audit.actions import record_reads
from cases.models import Case, Person
from conferences.models import Conference
from socialspace.models import Offer, Organisation, contains_words
from socialspace.search import Found, find_offers, find_organisations, words_of
from web.german import clock, day_num
from web.http import render_page
from web.models import SortKey

MIN_LETTERS, MAX_LETTERS = 2, 200
MAX_WORDS = 6
PER_GROUP = 20


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One thing found: what it is, where it stands, and why it was found."""

    title: str
    meta: str
    why: str
    url: str


@dataclass(frozen=True)
class Group:
    """The hits of one kind; `more` says that there are others."""

    title: str
    hits: list[Hit]
    more: bool


@require_safe
def search(request: StaffRequest) -> HttpResponse:
    """Find cases, offers, organisations and conferences; every case shown is recorded as read."""
    text = " ".join(request.GET.get("q", "").split())
    words = text[:MAX_LETTERS].replace(",", " ").split()[:MAX_WORDS]
    refusal = _refusal(text)
    context = {
        "text": text[:MAX_LETTERS],
        "refusal": refusal,
        "groups": [] if refusal else _groups(request, text, words),
    }
    return render_page(request, "house/search.html", context)


def _refusal(text: str) -> str:
    """Why nothing is searched, as a sentence; empty when everything is well."""
    if len(text) > MAX_LETTERS:
        return f"Der Suchbegriff ist zu lang. Kürzen Sie ihn auf höchstens {MAX_LETTERS} Zeichen."
    if sum(letter.isalnum() for letter in text) < MIN_LETTERS:
        return f"Geben Sie mindestens {MIN_LETTERS} Buchstaben oder Ziffern ein."
    return ""


def _groups(request: StaffRequest, text: str, words: list[str]) -> list[Group]:
    user = request.user
    cases = _cases(user, text, words)
    record_reads([case.key for case in cases[:PER_GROUP]], by=user, page="search")
    groups = [
        _group("Fälle", [_case_hit(case) for case in cases]),
        _group("Angebote", [_offer_hit(found) for found in _offers(user, text)]),
        _group("Einrichtungen und Träger", [_organisation_hit(found) for found in _organisations(user, text)]),
        _group("Konferenzen", [_conference_hit(found) for found in _conferences(user, words)]),
    ]
    return [group for group in groups if group.hits]


def _group(title: str, hits: list[Hit]) -> Group:
    return Group(title, hits[:PER_GROUP], more=len(hits) > PER_GROUP)


def _cases(user: User, text: str, words: list[str]) -> list[Case]:
    """Cases by file number (the exact one first), by the child's name, by any name of the family."""
    child = contains_words("child__name_sort", words)
    relatives = Person.objects.filter(contains_words("name_sort", words), family=OuterRef("family"))
    begins = Q(child__name_sort__startswith=SortKey(Value(words[0]))) & child
    rank = Choose(
        When(file_number__iexact=text, then=0),
        When(file_number__icontains=text, then=1),
        When(begins, then=2),
        When(child, then=3),
        When(Exists(relatives), then=4),
        output_field=IntegerField(),
    )
    relative = Subquery(relatives.values(name=Concat("first_name", Value(" "), "last_name"))[:1], CharField())
    found = Case.objects.visible_to(user).annotate(rank=rank, relative=relative).filter(rank__isnull=False)
    rows = found.select_related("child", "quarter").order_by("rank", "child__name_sort", "file_number")
    return list(rows[: PER_GROUP + 1])


def _offers(user: User, text: str) -> list[Found]:
    words = words_of(text)
    return _whole(find_offers(Offer.objects.visible_to(user).current(), words, limit=PER_GROUP + 1), words)


def _organisations(user: User, text: str) -> list[Found]:
    words = words_of(text)
    return _whole(find_organisations(Organisation.objects.visible_to(user), words, limit=PER_GROUP + 1), words)


def _whole(found: list[Found], words: list[str]) -> list[Found]:
    """Only what holds every word; what holds some of them is shown in the directory itself."""
    return [one for one in found if one.words == len(words)]


def _conferences(user: User, words: list[str]) -> list[Conference]:
    rows = Conference.objects.visible_to(user).select_related("subgroup").alias(place_sort=SortKey(F("place")))
    rows = rows.annotate(in_name=_holds("subgroup__name_sort", words))
    found = rows.filter(Q(in_name=1) | contains_words("place_sort", words))
    return list(found.order_by(F("in_name").desc(), "-starts_at", "id")[: PER_GROUP + 1])


def _holds(field: str, words: list[str]) -> Choose:
    return Choose(When(contains_words(field, words), then=1), default=0, output_field=IntegerField())


def _case_hit(case: Case) -> Hit:
    rank: int = case.rank  # type: ignore[attr-defined]
    why = ("Aktenzeichen", "Teil des Aktenzeichens", "Name des Kindes", "Name des Kindes")
    relative: str = case.relative  # type: ignore[attr-defined]
    return Hit(
        title=str(case.child),
        meta=f"{case.file_number} · {case.quarter or 'Quartier nicht bekannt'} · {case.get_stage_display()}",
        why=why[rank] if rank < len(why) else f"Name in der Familie: {relative}",
        url=reverse("cases:file", args=[case.key]),
    )


def _offer_hit(found: Found) -> Hit:
    return Hit(
        title=found.title,
        meta=found.place,
        why=found.why,
        url=reverse("socialspace:offer", args=[found.key]),
    )


def _organisation_hit(found: Found) -> Hit:
    place = f" · {found.place}" if found.place else ""
    return Hit(
        title=found.title,
        meta=f"{Organisation.Kind(found.kind).label}{place}",
        why=found.why,
        url=reverse("socialspace:organisation", args=[found.key]),
    )


def _conference_hit(found: Conference) -> Hit:
    return Hit(
        title=f"Konferenz {found.subgroup.name}, {day_num(found.starts_at)}",
        meta=f"{clock(found.starts_at)} Uhr · {found.place}",
        why="Untergruppe" if found.in_name else "Ort",  # type: ignore[attr-defined]
        url=reverse("conferences:conference", args=[found.key]),
    )
