"""Whether what was decided still stands as it was sealed: pure checking, nothing is written."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.core.exceptions import ObjectDoesNotExist

from approvals.actions.sealing import BEGINNING, digest_of
from approvals.canon import canonical
from approvals.lifecycle import Seat
from approvals.models import Decision, DecisionNumber, Ruling, Seal, UrgentDecision

LABELS = {
    "kind": "Art",
    "key": "Kennung",
    "number": "Nummer",
    "at": "Zeitpunkt",
    "outcome": "Ergebnis",
    "decided_on": "Tag des Beschlusses",
    "text": "Beschlusstext",
    "would_change": "was den Beschluss ändern würde",
    "return_reason": "Grund der Zurückstellung",
    "rework_until": "Frist der Nacharbeit",
    "submitted_by": "wer eingereicht hat",
    "decided_by": "wer festgestellt hat",
    "stands_on": "die drei Stimmen",
    "voices": "Stimmen",
    "conditions": "Auflagen",
    "entered_conditions": "eingetragene Auflagen",
    "submission": "Vorlage",
    "decision": "Beschluss",
    "ruled_by": "wer entschieden hat",
    "ruled_on": "Tag des Entscheids",
    "seat": "Sitz",
    "entered_by": "wer eingetragen hat",
    "confirmed_by": "wer bestätigt hat",
    "confirmed_at": "Zeitpunkt der Bestätigung",
    "reason": "Begründung",
    "by": "von wem",
    "user": "Person",
    "stands_for": "Vertretung",
    "substitution": "Grund der Vertretung",
    "vote": "Stimme",
    "version": "Stand der Vorlage",
    "supersedes": "Berichtigung",
    "file_number": "Aktenzeichen",
    "request": "worum es geht",
    "content": "festgeschriebener Inhalt",
}


class Break(NamedTuple):
    """The first link that does not hold: what it is about, and what differs; no word of the case."""

    link: int
    about: str
    differs: str

    def __str__(self) -> str:
        where = f"Glied {self.link}" if self.link else "Ohne Glied"
        return f"{where} ({self.about}): {self.differs}"


class Report(NamedTuple):
    """How many links hold, and the first that does not."""

    checked: int
    broken: Break | None


def check_chain() -> Report:
    """Walk the chain from its beginning to the first link that does not hold, then look for what has no link."""
    checked, before = 0, BEGINNING
    rows = Seal.objects.of_chain().select_related("decision", "ruling__decision", "urgent__submission__case")
    for seal in rows.iterator():
        differs = _difference(seal, number=checked + 1, before=before)
        if differs:
            return Report(checked, Break(checked + 1, _about(seal), differs))
        checked, before = checked + 1, seal.digest
    return Report(checked, next(_without_link(), None))


def check_link(seal: Seal) -> str:
    """What does not hold at this place of the chain, in a sentence: the link, and how it joins its neighbours."""
    around = Seal.objects.filter(number__in=[seal.number - 1, seal.number + 1])
    near = {row.number: row for row in around}
    first, last = near.get(seal.number - 1), near.get(seal.number + 1)
    if first is None and seal.number > 1:
        return f"Vor ihm fehlt Glied {seal.number - 1}."
    if differs := _difference(seal, number=seal.number, before=first.digest if first else BEGINNING):
        return differs
    return "Das Glied danach schließt nicht an." if last is not None and last.previous != seal.digest else ""


def _difference(seal: Seal, *, number: int, before: str) -> str:
    """What is wrong with one link, in a sentence; nothing when it holds."""
    if seal.number != number:
        missing = next((found.about for found in _without_link()), "")
        return f"Vor ihm fehlt Glied {number}{f' ({missing})' if missing else ''}."
    if seal.previous != before:
        return "Es schließt nicht an das Glied davor an."
    if seal.digest != digest_of(seal.previous, seal.content):
        return "Seine Prüfsumme passt nicht zu seinem Inhalt."
    try:
        now = canonical(decision=seal.decision, ruling=seal.ruling, urgent=seal.urgent)
    except ObjectDoesNotExist:
        return "Eine Zeile, auf der es steht, ist nicht mehr da."
    if now == seal.content:
        return ""
    return f"Seit dem Siegel geändert: {', '.join(_differences(json.loads(seal.content), json.loads(now)))}."


def _differences(sealed: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """The names of the parts that differ, as precise as the content allows."""
    found = []
    for name in sorted(sealed.keys() | now.keys()):
        old, new = sealed.get(name), now.get(name)
        if old == new:
            continue
        if name == "voices":
            found += _voices(old or [], new or [])
        elif isinstance(old, dict) and isinstance(new, dict) and name == "submission":
            found += [f"Vorlage: {part}" for part in _differences(old, new)]
        else:
            found.append(LABELS.get(name, name))
    return found


def _voices(sealed: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[str]:
    """Whose voice differs in what; one that came or went is named too."""
    old, new = ({voice["id"]: voice for voice in voices} for voices in (sealed, now))
    found = []
    for pk in sorted(old.keys() | new.keys()):
        voice = old.get(pk) or new[pk]
        seat = Seat(voice["seat"]).label if voice["seat"] in Seat else "unbekannter Sitz"
        if pk not in new:
            found.append(f"Stimme {seat} fehlt")
        elif pk not in old:
            found.append(f"Stimme {seat} kam hinzu")
        else:
            found += [f"Stimme {seat}: {part}" for part in _differences(old[pk], new[pk])]
    return found


def _about(seal: Seal) -> str:
    if seal.decision is not None:
        return str(seal.decision)
    if seal.ruling is not None:
        return f"Entscheid zu {seal.ruling.decision}"
    return _urgent(seal.urgent) if seal.urgent is not None else "unbekannt"


def _urgent(urgent: UrgentDecision) -> str:
    return f"Eilentscheidung zu {urgent.submission.case.file_number}"


def _without_link() -> Iterator[Break]:
    """What was decided and has no seal, and numbers that were given to no decision that is still there."""
    missing = "Das Siegel fehlt."
    for decision in Decision.objects.filter(seal__isnull=True).order_by("id"):
        yield Break(0, str(decision), missing)
    for ruling in Ruling.objects.confirmed().filter(seal__isnull=True).select_related("decision"):
        yield Break(0, f"Entscheid zu {ruling.decision}", missing)
    for urgent in UrgentDecision.objects.confirmed().filter(seal__isnull=True).select_related("submission__case"):
        yield Break(0, _urgent(urgent), missing)
    taken = set(Decision.objects.values_list("number", flat=True))
    for counter in DecisionNumber.objects.order_by("year"):
        for last in range(1, counter.last + 1):
            number = f"GK-{counter.year}-{last:04d}"
            if number not in taken:
                yield Break(0, f"Beschluss {number}", "Die Nummer ist vergeben, der Beschluss fehlt.")
