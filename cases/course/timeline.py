"""Everything that happened in a case, from all its sources, as one list: one more source is one more entry of SOURCES.

Each source gives the same six columns, so that PostgreSQL joins them by UNION and cuts a page out of it: ten entries
and two thousand cost the same number of queries. What the apps above know (Vorlagen, Beschlüsse, Hilfen) comes from
the trail as facts without text, because imports point down.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models
from django.db.models import CharField, Count, DateTimeField, F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Concat, TruncWeek

from accounts.models import User
from audit.models import Entry
from cases.course.verbs import COMMISSION, HELPS, MOVED, PROTECTION, STEPS
from cases.lifecycle import Area
from cases.models import (
    Case,
    Classification,
    Closing,
    Consultation,
    ContactKind,
    Document,
    EntrustedNote,
    Handover,
    Letter,
    Note,
    ProtectionProcedure,
    Reminder,
    Reopening,
    Report,
    ReportTransfer,
    ResourceCheck,
    WillStatement,
)

COLUMNS = ("t_at", "t_source", "t_code", "t_key", "t_who", "t_name")


class Lane(models.TextChoices):
    """The rows of the picture."""

    CONTACTS = "contacts", "Kontakte"
    PROCEDURE = "procedure", "Verfahren"
    AREA = "area", "Einordnung"
    HELPS = "helps", "Hilfen"
    FILE = "file", "Akte"


class Source(NamedTuple):
    """Where entries come from: their rows, the columns that say when and who, and how they are named."""

    name: str
    label: str
    lane: Lane
    rows: Callable[[Case, User], "QuerySet[Any]"]
    at: str  # a day or a moment
    who: str  # the relation that leads to the colleague; empty: the name of the actor in the trail
    code: str | Concat = ""  # a column with a code, or an expression
    words: Mapping[str, str] = {}  # what the codes mean, where the label alone says too little
    url: str = ""  # address of the entry; of the case when it ends in !
    has_time: bool = True


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


VERB_AND_STAGE = Concat(Cast("verb", TextField()), Coalesce(KeyTextTransform("new", "data"), Value("", TextField())))


def _trail(verbs: Mapping[str, str]) -> Callable[[Case, User], "QuerySet[Any]"]:
    return lambda case, user: Entry.objects.filter(case_key=case.key, verb__in=verbs)


def _of(model: type[models.Model], **only: Any) -> Callable[[Case, User], "QuerySet[Any]"]:
    return lambda case, user: model._default_manager.filter(case=case, **only)


SOURCES: tuple[Source, ...] = (
    Source("report", "Meldung", Lane.PROCEDURE, _of(Report), "received_at", "recorded_by", url="cases:report"),
    Source(
        "transfer",
        "Meldung weitergegeben",
        Lane.PROCEDURE,
        lambda case, user: ReportTransfer.objects.filter(report__case=case),
        "at",
        "by",
    ),
    Source(
        "protection",
        "Verfahren nach § 8a begonnen",
        Lane.PROCEDURE,
        _of(ProtectionProcedure),
        "started_at",
        "started_by",
        url="cases:procedure",
    ),
    Source(
        "protection_step",
        "Schutzverfahren",
        Lane.PROCEDURE,
        _trail(PROTECTION),
        "at",
        "",
        "verb",
        PROTECTION,
        "cases:protection!",
    ),
    Source(
        "statement",
        "Aussage",
        Lane.CONTACTS,
        lambda case, _: WillStatement.objects.current().filter(case=case),
        "said_on",
        "recorded_by",
        "kind",
        dict(WillStatement.Kind.choices),
        "cases:statements!",
        has_time=False,
    ),
    Source(
        "note",
        "Notiz",
        Lane.CONTACTS,
        lambda case, user: Note.objects.visible_to(user).filter(case=case).current(),
        "happened_at",
        "author",
        "kind",
        dict(ContactKind.choices),
        "cases:note",
    ),
    Source(
        "entrusted",
        "Ihnen anvertraut",
        Lane.CONTACTS,
        lambda case, user: EntrustedNote.objects.visible_to(user).filter(case=case).current(),
        "happened_at",
        "author",
        url="cases:entrusted",
    ),
    Source(
        "check",
        "Ressourcencheck",
        Lane.PROCEDURE,
        _of(ResourceCheck),
        "held_on",
        "started_by",
        url="cases:resource_check!",
        has_time=False,
    ),
    Source(
        "consultation",
        "Kollegiale Beratung",
        Lane.PROCEDURE,
        _of(Consultation),
        "held_on",
        "started_by",
        url="cases:consultation!",
        has_time=False,
    ),
    Source(
        "classification",
        "Falleinordnung",
        Lane.AREA,
        _of(Classification),
        "decided_on",
        "recorded_by",
        "area",
        {code: f"Falleinordnung: {label}" for code, label in Area.choices},
        "cases:classification!",
        has_time=False,
    ),
    Source(
        "commission",
        "Kommission",
        Lane.PROCEDURE,
        _trail(COMMISSION),
        "at",
        "",
        "verb",
        COMMISSION,
        "approvals:panel!",
    ),
    Source("help", "Hilfe", Lane.HELPS, _trail(HELPS), "at", "", "verb", HELPS, "hze:panel!"),
    Source(
        "step",
        "Zuständigkeit",
        Lane.FILE,
        _trail(STEPS),
        "at",
        "",
        VERB_AND_STAGE,
        STEPS | MOVED,
        "cases:responsibility!",
    ),
    Source("handover", "Fall übergeben", Lane.FILE, _of(Handover), "handed_over_at", "recorded_by"),
    Source(
        "document",
        "Dokument",
        Lane.FILE,
        _of(Document, withdrawn_at__isnull=True),
        "received_on",
        "uploaded_by",
        "kind",
        {code: f"Dokument: {label}" for code, label in Document.Kind.choices},
        "cases:documents!",
        has_time=False,
    ),
    Source("letter", "Brief versandt", Lane.FILE, _of(Letter, sent_at__isnull=False), "sent_at", "sent_by"),
    Source(
        "reminder",
        "Wiedervorlage erledigt",
        Lane.FILE,
        _of(Reminder, done_at__isnull=False),
        "done_at",
        "done_by",
        url="cases:case_reminders!",
    ),
    Source("closing", "Fall abgeschlossen", Lane.PROCEDURE, _of(Closing), "closed_on", "closed_by", has_time=False),
    Source(
        "reopening",
        "Fall wieder geöffnet",
        Lane.PROCEDURE,
        lambda case, user: Reopening.objects.filter(closing__case=case),
        "reopened_on",
        "reopened_by",
        has_time=False,
    ),
)
BY_NAME = {source.name: source for source in SOURCES}


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


def areas_of(case: Case) -> list[tuple[str, date]]:
    """The Falleinordnungen of the case with the day each began to hold."""
    return list(Classification.objects.filter(case=case).order_by("decided_on", "id").values_list("area", "decided_on"))


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
