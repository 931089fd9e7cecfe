"""Ziele, Aufträge and Auflagen, found by their words in the cases one may see; one query for all of them."""

from typing import Any

from django.db.models import CharField, F, Value
from django.db.models.query import QuerySet
from django.urls import reverse

from accounts.models import User
from cases.models import ActionGoal, Condition, DirectionGoal, Mandate
from srojugend.views.search.found import Hit, Window
from srojugend.views.search.typed import Typed
from web.german import day_num
from web.words import asked_words, german_words


def agreement_hits(user: User, typed: Typed, window: Window) -> list[Hit]:
    """The newest first, whichever kind."""
    query = asked_words(typed.words)
    if not query:
        return []
    first, *others = (
        _rows(rows.alias(holds=german_words(*fields)).filter(holds=query), fields[0], label)
        for rows, fields, label in (
            (DirectionGoal.objects.visible_to(user), ("words",), "Richtungsziel"),
            (ActionGoal.objects.visible_to(user), ("specific", "measurable"), "Handlungsziel"),
            (Mandate.objects.visible_to(user), ("text", "why"), "Auftrag"),
            (Condition.objects.visible_to(user), ("text", "control_method"), "Auflage"),
        )
    )
    return [_hit(*row) for row in first.union(*others, all=True).order_by("-at", "said")[window.rows]]


def _rows(rows: "QuerySet[Any]", field: str, label: str) -> "QuerySet[Any, tuple[Any, ...]]":
    """The same columns for each kind."""
    told: QuerySet[Any] = rows.order_by().annotate(
        kind=Value(label, CharField()), said=F(field), at=F("created_at"), of=F("case__key")
    )
    return told.values_list("kind", "said", "at", "of", "case__child__last_name", "case__child__first_name")


def _hit(kind: str, said: str, at: Any, case: Any, last_name: str, first_name: str) -> Hit:
    child = ", ".join(filter(None, (last_name, first_name)))
    url = reverse("cases:goals", args=[case])
    return Hit(title=said, meta=f"{kind} vom {day_num(at)} · {child}", url=url, cases=[case])
