"""Finding offers and organisations as people type: typos, umlauts, parts of words, topics and their other names.

Every asked word is held against the words of the directory (`SearchWord`, a few thousand), and what they stand in
(`Mention`) leads to the rows. A word that stands there is exact, a neighbour of it similar; each carries its reason.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils.text import Truncator

from socialspace.models import Mention, Offer, Organisation

MAX_WORDS = 6
MIN_LETTERS = 2  # of a word
MAX_FOUND = 500  # nobody reads further; one word more finds less
MAX_LETTERS = 40  # of a word; what is longer is cut
# fmt: off
SMALL_WORDS = frozenset({
    "am", "an", "auf", "aus", "bei", "beim", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem",
    "einen", "einer", "für", "fuer", "fur", "gegen", "im", "in", "ins", "ist", "kein", "keine", "mit", "nach",
    "oder", "ohne", "um", "und", "vom", "von", "vor", "zu", "zum", "zur",
})
# fmt: on

# How much a word counts by where it stands.
WEIGHTS = {
    Mention.Part.TITLE: 100,
    Mention.Part.TOPIC: 90,
    Mention.Part.SYNONYM: 85,
    Mention.Part.GOOD_FOR: 80,
    Mention.Part.AUDIENCE: 75,
    Mention.Part.ORGANISATION: 70,
    Mention.Part.LANGUAGE: 70,
    Mention.Part.QUARTER: 60,
    Mention.Part.TIMES: 50,
    Mention.Part.STREET: 50,
}
BEGINNINGS = {
    Mention.Part.TITLE: "Titel enthält „",
    Mention.Part.GOOD_FOR: "gut für: ",
    Mention.Part.AUDIENCE: "für: ",
    Mention.Part.ORGANISATION: "bei: ",
    Mention.Part.LANGUAGE: "Sprache: ",
    Mention.Part.QUARTER: "Quartier: ",
    Mention.Part.TIMES: "Zeiten: ",
    Mention.Part.STREET: "Anschrift: ",
}
ENDINGS = {Mention.Part.TITLE: "“"}
MAX_TEXT = 60  # letters of the text around a word
_WEIGHT_ROWS = ", ".join(f"({part.value}, {weight})" for part, weight in WEIGHTS.items())

# Which rows a mention leads to. An offer is found by its own words and by those of whom and what it belongs to.
OFFER_WAYS = """
  SELECT offer_id AS id, * FROM mentioned WHERE offer_id IS NOT NULL
  UNION ALL SELECT o.id, m.* FROM mentioned m JOIN socialspace_offer o ON o.organisation_id = m.organisation_id
    WHERE m.part = 6
  UNION ALL SELECT o.id, m.* FROM mentioned m JOIN socialspace_offer o ON o.quarter_id = m.quarter_id
  UNION ALL SELECT t.offer_id, m.* FROM mentioned m JOIN socialspace_offer_topics t ON t.topic_id = m.topic_id
  UNION ALL SELECT l.offer_id, m.* FROM mentioned m JOIN socialspace_offer_languages l ON l.language_id = m.language_id
"""
ORGANISATION_WAYS = """
  SELECT organisation_id AS id, * FROM mentioned WHERE organisation_id IS NOT NULL
  UNION ALL SELECT o.id, m.* FROM mentioned m JOIN socialspace_organisation o ON o.quarter_id = m.quarter_id
  UNION ALL SELECT l.organisation_id, m.*
    FROM mentioned m JOIN socialspace_organisation_languages l ON l.language_id = m.language_id
"""

# Grades of a word against an asked one: 100 the same, 95 its beginning, 80 a part of it; from here on only similar:
# 60 one letter wrong, 50 two, 45 one wrong in the beginning of a longer word, 40 two, 35 the asked word is longer and
# holds it, 30 many of the same threes. Similar ones below 60 count only where nothing exact was found.
SEARCH = """
WITH chosen (id) AS MATERIALIZED ({rows}), asked AS MATERIALIZED (
  SELECT a.n, left(f.word, {letters}) AS word, length(left(f.word, {letters})) AS size
  FROM unnest(%s::text[]) WITH ORDINALITY AS a(typed, n), LATERAL (SELECT fold_de(a.typed) AS word) f
), heard AS MATERIALIZED (
  SELECT a.n, v.id AS word_id, g.grade
  FROM asked a CROSS JOIN socialspace_searchword v, LATERAL (SELECT CASE
    WHEN v.text = a.word THEN 100
    WHEN starts_with(v.text, a.word) THEN 95
    WHEN a.size >= 3 AND strpos(v.text, a.word) > 0 THEN 80
    WHEN a.size >= 4 AND levenshtein_less_equal(v.text, a.word, 1) <= 1 THEN 60
    WHEN a.size >= 6 AND levenshtein_less_equal(v.text, a.word, 2) <= 2 THEN 50
    WHEN a.size >= 5 AND length(v.text) > a.size
      AND levenshtein_less_equal(left(v.text, a.size), a.word, 1) <= 1 THEN 45
    WHEN a.size >= 8 AND length(v.text) > a.size
      AND levenshtein_less_equal(left(v.text, a.size), a.word, 2) <= 2 THEN 40
    WHEN a.size > length(v.text) AND length(v.text) >= 5 AND strpos(a.word, v.text) > 0 THEN 35
    WHEN a.size >= 6 AND length(v.text) >= 5 AND word_similarity(a.word, v.text) >= 0.6 THEN 30
  END AS grade) g
  WHERE g.grade IS NOT NULL
), mentioned AS MATERIALIZED (
  SELECT h.n, h.grade, m.part, m.written, m.offer_id, m.organisation_id, m.topic_id, m.language_id, m.quarter_id
  FROM heard h JOIN socialspace_mention m ON m.word_id = h.word_id
  WHERE m.word_id = ANY (ARRAY(SELECT word_id FROM heard))
), reached AS MATERIALIZED (
  SELECT w.id, w.n, w.grade, w.grade * weight.points AS points, w.part, w.written, w.topic_id,
    max(w.grade) OVER (PARTITION BY w.n) AS top
  FROM ({ways}) w JOIN (VALUES {weights}) AS weight(part, points) ON weight.part = w.part
  WHERE w.id IN (SELECT id FROM chosen)
), counted AS (
  SELECT id, n, max(points) AS points, max(grade) >= 80 AS is_exact
  FROM reached WHERE grade >= 60 OR top < 80 GROUP BY id, n
), weighed AS (
  SELECT id, count(*) AS words, bool_and(is_exact) AS is_exact, sum(points) AS points, max(count(*)) OVER () AS most
  FROM counted GROUP BY id
), listed AS MATERIALIZED (
  SELECT w.id, w.words, w.is_exact, row_number() OVER (ORDER BY w.is_exact DESC, w.points DESC, {order}) AS place
  FROM weighed w JOIN {table} o ON o.id = w.id WHERE w.words = w.most ORDER BY place LIMIT %s
)
SELECT l.id, l.words, l.is_exact, {shown}, r.n, r.part, r.grade >= 80, r.written, coalesce({text}, r.written)
FROM listed l JOIN {table} o ON o.id = l.id {joins}
JOIN reached r ON r.id = l.id AND (r.grade >= 60 OR r.top < 80) {more_joins}
ORDER BY l.place, r.n, r.points DESC, r.part, r.written
"""
_SHARED = {"weights": _WEIGHT_ROWS, "letters": MAX_LETTERS, "rows": "{rows}"}
_FIND_OFFERS = SEARCH.format(
    ways=OFFER_WAYS,
    table="socialspace_offer",
    order="o.checked_on DESC, o.title_sort, o.id",
    shown="o.key, o.title, '', g.name",
    joins="JOIN socialspace_organisation g ON g.id = o.organisation_id",
    more_joins="LEFT JOIN socialspace_topic t ON t.id = r.topic_id",
    text="CASE r.part WHEN 2 THEN t.name WHEN 3 THEN t.name WHEN 4 THEN o.good_for WHEN 5 THEN o.audience "
    "WHEN 6 THEN g.name WHEN 9 THEN o.times END",
    **_SHARED,
)
_FIND_ORGANISATIONS = SEARCH.format(
    ways=ORGANISATION_WAYS,
    table="socialspace_organisation",
    order="o.name_sort, o.id",
    shown="o.key, o.name, o.kind, coalesce(q.name, '')",
    joins="LEFT JOIN socialspace_quarter q ON q.id = o.quarter_id",
    more_joins="",
    text="CASE r.part WHEN 6 THEN o.name WHEN 10 THEN o.street END",
    **_SHARED,
)

# row: number, words, exact, key, title, kind, place; then the asked word's number, where it stands, exact, as written,
# and the text around it
type Line = tuple[int, int, bool, UUID, str, str, str, int, int, bool, str, str]


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Where an asked word, or one like it, stands: the word as written there, and the text or name around it."""

    part: Mention.Part
    is_exact: bool
    written: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """A row that holds the asked words, or `words` of them when none holds all."""

    pk: int
    key: UUID
    title: str
    kind: str  # code of an organisation
    place: str  # name of the organisation of an offer, quarter of an organisation
    words: int
    is_exact: bool
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """Why it was found, in words."""
        words = " · ".join(dict.fromkeys(map(in_words, self.reasons)))
        return words.replace("bei: ", "Name: ") if self.kind else words


def words_of(text: str) -> list[str]:
    """The words of what was typed that can be looked for, at most six; small words only when there are no others."""
    words = [word[:MAX_LETTERS] for word in re.split(r"[\W_]+", text) if len(word) >= MIN_LETTERS]
    telling = [word for word in words if word.lower() not in SMALL_WORDS]
    return (telling or words)[:MAX_WORDS]


def find_offers(rows: QuerySet[Offer], words: Sequence[str], *, limit: int = MAX_FOUND) -> list[Found]:
    """Which of these offers hold the most of the words: exact before similar, then the freshest."""
    return _find(_FIND_OFFERS, rows, words, limit)


def find_organisations(rows: QuerySet[Organisation], words: Sequence[str], *, limit: int = MAX_FOUND) -> list[Found]:
    """Which of these organisations hold the most of the words: exact before similar, then by name."""
    return _find(_FIND_ORGANISATIONS, rows, words, limit)


def in_words(reason: Reason) -> str:
    """Why something was found: 'Titel enthält „Frühstück“', 'ähnlich: „Frühstück“', 'Thema: Entlastung am Morgen'."""
    match reason.part, reason.is_exact:
        case Mention.Part.TOPIC | Mention.Part.SYNONYM, True:
            return f"Thema: {reason.text}"
        case Mention.Part.TOPIC | Mention.Part.SYNONYM, False:
            return f"ähnlich: „{reason.written}“ (Thema: {reason.text})"
        case _, False:
            return f"ähnlich: „{reason.written}“"
        case part, _:
            return f"{BEGINNINGS[part]}{Truncator(reason.text).chars(MAX_TEXT)}{ENDINGS.get(part, '')}"


def _find(search: str, rows: QuerySet[Offer] | QuerySet[Organisation], words: Sequence[str], limit: int) -> list[Found]:
    if not words:
        return []
    try:
        chosen, params = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:  # nobody may see anything
        return []
    with connection.cursor() as cursor:
        cursor.execute(search.format(rows=chosen), [*params, list(words), limit])
        return [_found(list(lines)) for _, lines in groupby(cursor.fetchall(), key=itemgetter(0))]


def _found(lines: Sequence[Line]) -> Found:
    """One row of the directory; of every asked word the best place it was found at."""
    pk, words, is_exact, key, title, kind, place = lines[0][:7]
    reasons = tuple(_reason(next(places)) for _, places in groupby(lines, key=itemgetter(7)))
    return Found(pk=pk, key=key, title=title, kind=kind, place=place, words=words, is_exact=is_exact, reasons=reasons)


def _reason(line: Line) -> Reason:
    part, is_exact, written, text = line[8:]
    return Reason(part=Mention.Part(part), is_exact=is_exact, written=written, text=text)
