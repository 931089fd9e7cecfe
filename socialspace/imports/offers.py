"""Lists of offers: one line an offer of an organisation that stands in the directory."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils import timezone

from socialspace.imports import values
from socialspace.imports.drafts import Draft
from socialspace.imports.names import Names, organisation_key
from socialspace.imports.sheets import Column, Plan, PlannedLine, Source, Values, Verdict, read_cells
from socialspace.models import Offer, Organisation
from web import german
from web.tables import fold

MOST = 32_767  # what the column of a count holds

COLUMNS = (
    Column(
        key="organisation",
        label="Einrichtung",
        also=("Name der Einrichtung", "Organisation", "Träger", "Anbieter"),
        read=values.text(120),
        is_required=True,
        example="Kita Regenbogen",
    ),
    Column(
        key="title",
        label="Angebot",
        also=("Titel", "Name des Angebots", "Bezeichnung"),
        read=values.text(160),
        is_required=True,
        example="Frühstück ab sieben",
    ),
    Column(
        key="good_for",
        label="Wofür besonders gut",
        also=("besonders gut für",),
        read=values.text(300),
        example="Kinder, die ohne Frühstück kommen",
    ),
    Column(key="audience", label="Für wen", also=("Zielgruppe",), read=values.text(160), example="Grundschulkinder"),
    Column(key="age_from", label="Alter von", also=("ab Jahren",), read=values.count(120), example="6"),
    Column(key="age_to", label="Alter bis", also=("bis Jahre",), read=values.count(120), example="10"),
    Column(key="topics", label="Themen", also=("Thema",), read=values.topics, example="Entlastung am Morgen"),
    Column(key="languages", label="Sprachen", also=("Sprache",), read=values.languages, example="Deutsch, Türkisch"),
    Column(key="cost_cents", label="Kosten in Euro", also=("Kosten", "Preis"), read=values.cents, example="0"),
    Column(
        key="cost_note",
        label="Hinweis zu den Kosten",
        also=("Kostenhinweis",),
        read=values.text(120),
        example="Bildungspaket möglich",
    ),
    Column(key="capacity", label="Plätze", also=("Anzahl Plätze",), read=values.count(MOST), example="20"),
    Column(key="free_places", label="Freie Plätze", also=("davon frei",), read=values.count(MOST), example="3"),
    Column(
        key="times", label="Zeiten", also=("Öffnungszeiten",), read=values.text(200), example="Mo bis Fr 7 bis 8 Uhr"
    ),
    Column(key="is_barrier_free", label="Barrierefrei", also=("barrierearm",), read=values.yes_or_no, example="ja"),
    Column(key="quarter", label="Quartier", also=("Stadtteil", "Ortsteil"), read=values.quarter, example="Mülfort"),
    Column(
        key="checked_on",
        label="Zuletzt bestätigt am",
        also=("bestätigt am", "Stand", "geprüft am"),
        read=values.past_day,
        example="05.11.2026",
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}
LABELS = {column.key: column.label for column in COLUMNS}
OF_THE_OFFER = tuple(column.key for column in COLUMNS if column.key not in {"organisation", "title"})
NEEDED = {
    "topics": "Nennen Sie mindestens ein Thema.",
    "checked_on": "Wann hat zuletzt jemand bestätigt, dass das stimmt?",
}


@dataclass
class OfferPlan(Plan):
    """The lines, and every offer as it would be."""

    offers: list[Draft[Offer]] = field(default_factory=list)


def plan_offers(source: Source, *, lock: bool = False) -> OfferPlan:
    """Say what each line would do; with `lock` the rows stay locked until the transaction ends."""
    planner = _Planner(_offers(lock=lock), Names.load())
    plan = OfferPlan()
    for number, cells in source.lines:
        found, errors = read_cells(source, cells, BY_KEY, planner.names)
        plan.lines.append(planner.plan(number, found, errors))
    plan.offers = planner.drafts
    return plan


def _offers(*, lock: bool) -> list[Draft[Offer]]:
    rows = Offer.objects.select_related("quarter", "organisation").order_by("pk")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    drafts = []
    for row in rows.prefetch_related("topics", "languages"):
        links = {"topics": frozenset(row.topics.all()), "languages": frozenset(row.languages.all())}
        drafts.append(Draft(row=row, before=dict(links), links=links))
    return drafts


def _sentence(name: str) -> str:
    """What a constraint of the model says, for a rule the whole file is checked by without a query a line."""
    found = next(one for one in Offer._meta.constraints if one.name == name)
    return str(found.get_violation_error_message())


class _Planner:
    """Goes through the lines and remembers what the earlier ones said."""

    def __init__(self, drafts: list[Draft[Offer]], names: Names) -> None:
        self.drafts = drafts
        self.names = names
        self.known = {_key(draft.row.organisation, draft.row.title): draft for draft in drafts}
        self.said: dict[tuple[int, str], int] = {}
        self.homes: dict[str, list[Organisation]] = defaultdict(list)
        for home in Organisation.objects.active():
            self.homes[organisation_key(home.name)].append(home)

    def plan(self, number: int, found: Values, errors: list[str]) -> PlannedLine:
        """What one line does."""
        title = found.get("title", "ohne Titel")
        missing = {"organisation": "hier fehlt der Name.", "title": "hier fehlt der Titel."}
        unread = {error.split(":")[0] for error in errors}
        errors = errors + [
            f"{LABELS[key]}: {sentence}"
            for key, sentence in missing.items()
            if key not in found and LABELS[key] not in unread
        ]
        home = None
        if "organisation" in found:
            home, sentence = self._home(found["organisation"])
            errors += [sentence] if sentence else []
        if errors or home is None:
            return PlannedLine(number=number, verdict=Verdict.WRONG, title=title, sentences=tuple(errors))
        return self._offer(number, home, title, found)

    def _home(self, name: str) -> tuple[Organisation | None, str]:
        """The organisation, or why there is none."""
        homes = self.homes.get(organisation_key(name), [])
        exact = [home for home in homes if home.name == name]
        if len(exact or homes) == 1:
            return (exact or homes)[0], ""
        if homes:
            also = " und ".join(f"„{home.name}“" for home in homes)
            return None, f"Einrichtung: im Verzeichnis stehen {also}. Schreiben Sie den Namen genau so wie eine davon."
        return (
            None,
            f"Einrichtung: „{name}“ steht nicht im Verzeichnis. Lesen Sie zuerst die Liste der Einrichtungen ein.",
        )

    def _offer(self, number: int, home: Organisation, title: str, found: Values) -> PlannedLine:
        key = _key(home, title)
        shown = f"{title} ({home.name})"
        if key in self.said:
            sentence = f"Steht schon in Zeile {self.said[key]}."
            return PlannedLine(number=number, verdict=Verdict.DOUBLE, title=shown, sentences=(sentence,))
        draft = self.known.get(key)
        filled = {name: found[name] for name in OF_THE_OFFER if name in found}
        errors = _missing(filled) if draft is None else []
        errors += _disorder(draft, filled)
        if errors:
            return PlannedLine(number=number, verdict=Verdict.WRONG, title=shown, sentences=tuple(errors))
        self.said[key] = number
        if draft is None:
            return self._new(number, home, title, filled)
        told = _newer_stays(draft, filled)
        if draft.row.ended_on and draft.row.ended_on <= timezone.localdate():
            told.append(f"Ist laut Verzeichnis seit {german.day_num(draft.row.ended_on)} beendet, das bleibt so.")
        changes = draft.fill(filled, LABELS, number)
        verdict = Verdict.CHANGED if changes else Verdict.SAME
        return PlannedLine(number=number, verdict=verdict, title=shown, sentences=tuple(changes + told))

    def _new(self, number: int, home: Organisation, title: str, filled: Values) -> PlannedLine:
        nothing: Values = {"topics": frozenset(), "languages": frozenset()}
        row = Offer(organisation=home, title=title, quarter=None)
        draft = Draft(row=row, is_new=True, before=dict(nothing), links=nothing)
        draft.fill(filled, LABELS, number, tells=False)
        self.drafts.append(draft)
        told = (f"neues Angebot, Themen: {draft.shown('topics')}",)
        return PlannedLine(number=number, verdict=Verdict.NEW, title=f"{title} ({home.name})", sentences=told)


def _key(home: Organisation, title: str) -> tuple[int, str]:
    return home.pk, fold(title)


def _missing(filled: Values) -> list[str]:
    return [f"{LABELS[name]}: fehlt. {question}" for name, question in NEEDED.items() if name not in filled]


def _disorder(draft: Draft[Offer] | None, filled: Values) -> list[str]:
    """Ages and places as they would stand together after the line."""

    def after(name: str) -> int | None:
        value: int | None = filled.get(name, getattr(draft.row, name) if draft else None)
        return value

    wrong = []
    for low, high, rule in (
        ("age_from", "age_to", "offer_ages_in_order"),
        ("free_places", "capacity", "offer_free_places_within_capacity"),
    ):
        least, most = after(low), after(high)
        if least is not None and most is not None and least > most:
            wrong.append(f"{LABELS[low]} {least}, {LABELS[high]} {most}: {_sentence(rule)}")
    return wrong


def _newer_stays(draft: Draft[Offer], filled: Values) -> list[str]:
    """An older day of confirmation does not replace a newer one."""
    day = filled.get("checked_on")
    if day is None or day >= draft.row.checked_on:
        return []
    del filled["checked_on"]
    return [f"Bleibt bestätigt am {german.day_num(draft.row.checked_on)}: Das ist neuer als der Tag in der Liste."]
