"""Finding persons by a name as it was heard, by birth date and by address.

Every typed word is held against the words of all names (`NameWord`, some thousand); what shares a key with it is
weighed by how near it is, and whose name it stands in (`NameOf`) leads to the persons.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet, Value
from django.db.models.functions import Lower, Replace

from cases.models import Family, Household, Person
from socialspace.models.area import StreetKey
from web.models import LocalToday

MAX_WORDS = 6
MAX_LETTERS = 60  # of a word
# Words between the names; whoever says them need not be written with them.
# fmt: off
PARTICLES = frozenset({
    "abd", "abu", "al", "an", "ap", "as", "at", "az", "ben", "bin", "bint", "d", "da", "de", "dem", "den", "der", "des",
    "di", "dos", "du", "ed", "el", "en", "er", "es", "ez", "ibn", "la", "le", "o", "ould", "ten", "ter", "und", "van",
    "vom", "von", "zu", "zum", "zur",
})
# fmt: on

# How near a word of a name is to a typed one: 100 the same, 84 to 94 its beginning (the more of it the better),
# 92 to 95 sounds the same, 70 a part of it; below that how much of the sound, the letters and the consonants they
# share, at most 90. What shares less than `FLOOR` is another name. What is not the same counts 2 more in a family name.
FLOOR = 60
SOUNDS = 84  # from here on a German ear takes both for the same, or it is the beginning
SAME = 99
HEARD = """
asked AS MATERIALIZED (
  SELECT a.n, a.needed, a.joined, a.typed, plain_name(a.typed) AS plain, length(plain_name(a.typed)) AS size,
    name_folds(a.typed) AS folds
  FROM unnest(%s::int[], %s::boolean[], %s::boolean[], %s::text[]) AS a(n, needed, joined, typed)
), candidate AS MATERIALIZED (
  SELECT a.n, a.plain AS asked, a.size, a.folds AS asked_folds, w.id, w.plain, w.folds
  FROM asked a, names_like(a.typed) w
), heard AS MATERIALIZED (
  SELECT c.n, c.id AS word_id, max(g.grade) AS grade
  FROM candidate c, unnest(c.asked_folds) AS a, unnest(c.folds) AS w, LATERAL (
    SELECT sound_of(a) AS asked_sound, sound_of(w) AS sound,
      1 - levenshtein(a, w)::real / greatest(length(a), length(w), 1) AS folds_alike,
      1 - levenshtein(c.asked, c.plain)::real / greatest(c.size, length(c.plain), 1) AS letters_alike
  ) s, LATERAL (SELECT CASE
    WHEN c.plain = c.asked THEN 100
    WHEN starts_with(c.plain, c.asked) THEN 84 + 10 * c.size / length(c.plain)
    WHEN a = w THEN 92 + 3 * letters_alike
    WHEN c.size >= 3 AND length(a) >= 3 AND starts_with(w, a) THEN 78 + 10 * length(a) / length(w)
    WHEN c.size >= 3 AND strpos(c.plain, c.asked) > 0 THEN 70
    ELSE 90 * (0.45 * folds_alike + 0.25 * letters_alike + 0.3 * (
      1 - levenshtein(asked_sound, sound)::real / greatest(length(asked_sound), length(sound), 1)))
  END AS grade) g
  GROUP BY c.n, c.id HAVING max(g.grade) >= {floor}
), place AS (SELECT n, needed, max(size) AS size FROM asked WHERE NOT joined GROUP BY n, needed),
weighed AS (
  SELECT o.person_id, h.n, max(h.grade + CASE WHEN o.part = 2 AND h.grade < 98 THEN 2 ELSE 0 END) AS grade
  FROM heard h JOIN cases_nameof o ON o.word_id = h.word_id GROUP BY o.person_id, h.n
), named AS MATERIALIZED (
  SELECT w.person_id, count(*) FILTER (WHERE p.needed) AS words, max(w.grade) AS best,
    coalesce(sum(w.grade * p.size) FILTER (WHERE p.needed), 0) / (SELECT sum(size) FROM place WHERE needed)
      + 3 * count(*) FILTER (WHERE NOT p.needed) AS score
  FROM weighed w JOIN place p ON p.n = w.n GROUP BY w.person_id
)
"""

# All needed words are found; of three and more one may be missing.
FIND = """
WITH {heard}
SELECT p.id, p.family_id, n.score
FROM named n JOIN cases_person p ON p.id = n.person_id
WHERE n.person_id IN ({rows}) AND n.words >= %s
ORDER BY n.score DESC, length(p.name_sort), p.name_sort, p.id LIMIT %s OFFSET %s
"""

# The name counts 55 of 100, the birth date 30, the address 15; another birth date speaks against. Neither a birth date
# nor an address makes somebody known whose name is another: a house has many flats.
KNOWN = """
WITH {heard}, born AS (
  SELECT id AS person_id, birth_date = %s AS is_same FROM cases_person WHERE birth_date = ANY(%s::date[])
), housed AS (
  SELECT m.person_id, bool_or(coalesce(m.valid_to >= {today}, true)) AS is_today
  FROM cases_householdmember m WHERE m.household_id IN ({households}) GROUP BY m.person_id
), hit AS (
  SELECT person_id, coalesce(n.score, 0) AS score, coalesce(n.words, 0) >= %s AS is_named,
    coalesce(n.best, 0) >= {sounds} AS is_heard, b.is_same, h.is_today
  FROM named n FULL JOIN born b USING (person_id) FULL JOIN housed h USING (person_id)
), found AS (
  SELECT h.*, 0.55 * least(h.score, 100) + CASE WHEN h.is_same THEN 30 WHEN NOT h.is_same THEN 15 ELSE 0 END
    + CASE WHEN h.is_today IS NULL THEN 0 ELSE 15 END AS points
  FROM hit h WHERE h.is_named OR %s OR (h.is_same AND h.is_today IS NOT NULL)
    OR h.is_heard AND (h.is_same IS NOT NULL OR h.is_today IS NOT NULL)
)
SELECT p.id, f.points - CASE WHEN f.is_same IS NULL AND p.birth_date <> %s THEN 10 ELSE 0 END AS points,
  f.is_named, f.is_heard, f.score, f.is_same, f.is_today
FROM found f JOIN cases_person p ON p.id = f.person_id
ORDER BY points DESC, length(p.name_sort), p.name_sort, p.id LIMIT %s
"""


@dataclass(frozen=True, kw_only=True)
class Found:
    """A person who may be meant: how near the name is (100: the same)."""

    pk: int
    family_id: int
    score: float


@dataclass(frozen=True, kw_only=True)
class Match:
    """A person the office may know already: 100 when name, birth date and address are the same, and why, in words."""

    person: Person
    family: Family
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The words of a typed name with their places; two neighbours stand once more as one word, in both places."""

    places: list[int]
    needed: list[bool]  # of a particle only a bonus comes
    joined: list[bool]
    words: list[str]

    @property
    def values(self) -> list[Any]:
        return [self.places, self.needed, self.joined, self.words]

    @property
    def least(self) -> int:
        """How many of the needed words must be found: all, of three and more one may be missing."""
        number = sum(need for need, joined in zip(self.needed, self.joined, strict=True) if not joined)
        return max(number - (number > 2), 1)


def asked(name: str) -> Asked:
    """The words of a typed name; empty when there are none."""
    words = [word[:MAX_LETTERS] for word in re.split(r"[\W\d_]+", name) if word][:MAX_WORDS]
    needed = [len(word) > 1 and word.lower() not in PARTICLES for word in words]
    if not any(needed):
        needed = [True] * len(words)
    pairs = [(place, words[n] + words[n + 1]) for n in range(len(words) - 1) for place in (n, n + 1)]
    return Asked(
        places=[*range(len(words)), *(place for place, _ in pairs)],
        needed=needed + [needed[place] for place, _ in pairs],
        joined=[False] * len(words) + [True] * len(pairs),
        words=words + [word for _, word in pairs],
    )


def find_persons(rows: QuerySet[Person], name: str, *, limit: int, offset: int = 0) -> list[Found]:
    """Those of these persons who may be meant by a typed name, the nearest first."""
    typed = asked(name)
    if not typed.words:
        return []
    try:
        chosen, params = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:  # nobody may see anything
        return []
    lines = _lines(
        FIND.format(heard=HEARD.format(floor=FLOOR), rows=chosen), [*typed.values, *params, typed.least, limit, offset]
    )
    return [Found(pk=pk, family_id=family, score=score) for pk, family, score in lines]


def known_persons(
    *, name: str = "", birth_date: date | None = None, street: str = "", house_number: str = "", limit: int = 10
) -> list[Match]:
    """Persons of any team the office may know already under this name, birth date or address, the likeliest first.

    It asks nobody's rights: whoever shows a match decides what may be shown of it.
    """
    typed, is_nameless = asked(name), not name.strip()
    households, params = _households(street, house_number).values("pk").query.sql_with_params()
    heard = HEARD.format(floor=FLOOR)
    query = KNOWN.format(heard=heard, sounds=SOUNDS, households=households, today=LocalToday.template)
    born = [birth_date, like_dates(birth_date) if birth_date else []]
    lines = _lines(query, [*typed.values, *born, *params, typed.least, is_nameless, birth_date, limit])
    persons = Person.objects.select_related("family").in_bulk([line[0] for line in lines])
    return [_match(persons[pk], points, *why) for pk, points, *why in lines]


def like_dates(day: date) -> list[date]:
    """A birth date and what is easily written instead: day and month exchanged, one day, one year, ten years off."""
    days = [day, day - timedelta(days=1), day + timedelta(days=1)]
    others = [(day.year, day.day, day.month)] + [(day.year + off, day.month, day.day) for off in (-10, -1, 1, 10)]
    return days + [made for parts in others if (made := _date(*parts))]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # the 29th of February of another year, the 17th month
        return None


def _households(street: str, house_number: str) -> QuerySet[Household]:
    """The households at an address; none when no street is given."""
    if not street.strip():
        return Household.objects.filter(pk=0)
    number = Replace(Lower("house_number"), Value(" "))
    rows = Household.objects.alias(number=number).filter(street_sort=StreetKey(Value(street)))
    typed = house_number.lower().replace(" ", "")
    return (rows.filter(number=typed) if typed else rows).order_by()


def _match(
    person: Person,
    points: float,
    is_named: bool,
    is_heard: bool,
    score: float,
    is_same_day: bool | None,
    lives_there: bool | None,
) -> Match:
    reasons = {
        "gleicher Name": is_named and score >= SAME,
        "Name klingt gleich": is_named and SOUNDS <= score < SAME,
        "Name ist ähnlich": is_named and score < SOUNDS,
        "ein Teil des Namens ist gleich": is_heard and not is_named,
        "gleiches Geburtsdatum": is_same_day is True,
        "ähnliches Geburtsdatum": is_same_day is False,
        "gleiche Anschrift": lives_there is not None,
        "gleicher Haushalt": bool(lives_there) and (is_named or is_heard),
    }
    why = tuple(reason for reason, holds in reasons.items() if holds)
    return Match(person=person, family=person.family, score=round(min(points, 100)), reasons=why)


def _lines(query: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        lines: list[tuple[Any, ...]] = cursor.fetchall()
        return lines
