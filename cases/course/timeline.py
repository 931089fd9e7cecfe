"""Everything that happened in a case, from all its sources, as one list; the sources stand in `sources`.

Each source gives the same six columns, so that PostgreSQL joins them by UNION and cuts a page out of it: ten entries
and two thousand cost the same number of queries. What the apps above know (Vorlagen, Beschlüsse, Hilfen) comes from
the trail as facts without text, because imports point down.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, Count, DateTimeField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat, TruncWeek

from accounts.models import User
from audit.models import Entry
from cases.course.sources import BY_NAME, SOURCES, Source
from cases.models import (
    Case,
    Note,
)

COLUMNS = ("t_at", "t_source", "t_code", "t_key", "t_who", "t_name")


class Event(NamedTuple):
    """One entry of the list."""

    at: datetime
    source: Source
    title: str
    key: UUID
    name: str
    text: str = ""

    @property
    def url(self) -> str:
        """Name of the address; empty when the entry has none."""
        return self.source.url.removesuffix("!")

    @property
    def is_of_case(self) -> bool:
        """Whether the address is one of the case, not of the entry itself."""
        return self.source.url.endswith("!")


class Chosen(NamedTuple):
    """What the filter lets through; empty values let everything through."""

    source: str = ""
    who: str = ""
    since: date | None = None
    until: date | None = None


class Bucket(NamedTuple):
    """How many entries of a source one colleague has in a week."""

    source: Source
    code: str
    who: UUID | None
    name: str
    week: date
    number: int


def branches(case: Case, user: User, chosen: Chosen | None = None) -> list["QuerySet[Any]"]:
    """The rows of every source the filter lets through, in the same columns; entrusted notes are one's own."""
    chosen = chosen or Chosen()
    sources = [source for source in SOURCES if chosen.source in {"", source.name}]
    return [_limited(_columns(source, source.rows(case, user)), chosen) for source in sources]


def buckets(case: Case, user: User) -> list[Bucket]:
    """What the picture shows: how many entries of each kind in each week; one query."""
    counted = [
        rows.annotate(t_week=TruncWeek("t_at"))
        .order_by()
        .values_list("t_source", "t_code", "t_who", "t_name", "t_week")
        .annotate(t_number=Count("*"))
        for rows in branches(case, user)
    ]
    found = _joined(counted)
    return [
        Bucket(BY_NAME[source], code, who, name, week.date(), number) for source, code, who, name, week, number in found
    ]


class Events:
    """The list as a Paginator wants it: a page of it costs two queries, however long it is.

    What the buckets have counted already is not counted again; only a period, which may cut a week, is.
    """

    def __init__(self, case: Case, user: User, chosen: Chosen, counted: list[Bucket]) -> None:
        self.case, self.user, self.chosen, self.counted = case, user, chosen, counted

    def count(self) -> int:
        if not self.chosen.since and not self.chosen.until:
            return sum(bucket.number for bucket in self.counted if self._lets_through(bucket))
        rows = [rows.values_list("t_at") for rows in branches(self.case, self.user, self.chosen)]
        return int(_joined(rows).count())

    def __getitem__(self, part: slice) -> list[Event]:
        """A page; each source gives no more rows than the page could need."""
        if not part.stop:  # a page of an empty list
            return []
        sources = [rows.values_list(*COLUMNS) for rows in branches(self.case, self.user, self.chosen)]
        if len(sources) == 1:  # nothing to join
            joined = sources[0]
        else:
            joined = _joined([rows.order_by("-t_at", "-t_key")[: part.stop] for rows in sources])
        rows = list(joined.order_by("-t_at", "t_source", "-t_key")[part])
        texts = self._texts([row[3] for row in rows if row[1] == "note"])
        return [_event(row, texts) for row in rows]

    def _lets_through(self, bucket: Bucket) -> bool:
        return self.chosen.source in {"", bucket.source.name} and self.chosen.who in {"", str(bucket.who)}

    def _texts(self, keys: list[UUID]) -> dict[UUID, str]:
        """What the notes of this page begin with."""
        notes = Note.objects.visible_to(self.user).filter(case=self.case, key__in=keys)
        return dict(notes.values_list("key", "observed")) if keys else {}


def _columns(source: Source, rows: "QuerySet[Any]") -> "QuerySet[Any]":
    columns: QuerySet[Any]
    text = CharField()
    person = User.objects.filter(username=OuterRef("actor"))
    name = Concat("first_name", Value(" "), "last_name")
    if source.who:
        who: Any = F(f"{source.who}__key")
        called: Any = Concat(f"{source.who}__first_name", Value(" "), f"{source.who}__last_name")
    else:
        who, called = Subquery(person.values("key")[:1]), Subquery(person.values_list(name)[:1])
    columns = rows.order_by().annotate(
        t_at=Cast(source.at, DateTimeField()),
        t_source=Value(source.name, output_field=text),
        t_code=Cast(source.code, text) if source.code else Value("", output_field=text),
        t_key=F("object_key" if rows.model is Entry else "key"),
        t_who=who,
        t_name=Coalesce(Cast(called, text), Value("", output_field=text)),
    )
    return columns


def _limited(rows: "QuerySet[Any]", chosen: Chosen) -> "QuerySet[Any]":
    if chosen.who:
        rows = rows.filter(t_who=chosen.who)
    if chosen.since:
        rows = rows.filter(t_at__date__gte=chosen.since)
    return rows.filter(t_at__date__lte=chosen.until) if chosen.until else rows


def _joined(parts: list["QuerySet[Any]"]) -> "QuerySet[Any]":
    first, *others = parts
    return first.union(*others, all=True) if others else first


def _event(row: tuple[Any, ...], texts: Mapping[UUID, str]) -> Event:
    at, name, code, key, _, who = row
    source = BY_NAME[name]
    return Event(at, source, source.words.get(code, source.label), key, who, texts.get(key, ""))
