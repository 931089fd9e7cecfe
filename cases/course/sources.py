"""From where the entries of the course of a case come; one more source is one more entry of SOURCES."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.db import models
from django.db.models import QuerySet, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Concat

from accounts.models import User
from audit.models import Entry
from cases.course.verbs import COMMISSION, HELPS, MOVED, PROTECTION, STEPS
from cases.lifecycle import Area
from cases.models import (
    ActionGoal,
    Case,
    Classification,
    Closing,
    Condition,
    ConditionCheck,
    Consultation,
    ContactKind,
    DirectionGoal,
    Document,
    EntrustedNote,
    Handover,
    Letter,
    Mandate,
    Note,
    ProtectionProcedure,
    Reminder,
    Reopening,
    Report,
    ReportTransfer,
    ResourceCheck,
    SafetyPlan,
    WillStatement,
)


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
        "direction_goal",
        "Richtungsziel",
        Lane.CONTACTS,
        _of(DirectionGoal),
        "said_on",
        "recorded_by",
        url="cases:goals!",
        has_time=False,
    ),
    Source(
        "goal",
        "Handlungsziel vereinbart",
        Lane.PROCEDURE,
        _of(ActionGoal),
        "agreed_on",
        "recorded_by",
        url="cases:goals!",
        has_time=False,
    ),
    Source(
        "mandate",
        "Auftrag erteilt",
        Lane.PROCEDURE,
        _of(Mandate),
        "given_on",
        "recorded_by",
        url="cases:goals!",
        has_time=False,
    ),
    Source(
        "condition",
        "Auflage erteilt",
        Lane.PROCEDURE,
        _of(Condition),
        "given_on",
        "recorded_by",
        url="cases:goals!",
        has_time=False,
    ),
    Source(
        "condition_check",
        "Kontrolle einer Auflage",
        Lane.CONTACTS,
        lambda case, user: ConditionCheck.objects.filter(condition__case=case),
        "on",
        "by",
        "result",
        {code: f"Kontrolle: {label}" for code, label in ConditionCheck.Result.choices},
        "cases:goals!",
        has_time=False,
    ),
    Source(
        "safety_plan",
        "Schutzplan in Kraft",
        Lane.PROCEDURE,
        lambda case, user: SafetyPlan.objects.filter(case=case, put_in_force_at__isnull=False),
        "put_in_force_at",
        "put_in_force_by",
        url="cases:safety_plan_version",
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
