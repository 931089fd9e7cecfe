"""A family read at once: its rows joined without further queries, its genogram, and the list that says the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from string import ascii_uppercase
from typing import NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cases.family import kinship
from cases.family.genogram import Facts, Home, Link, Picture, Shape, Someone, draw
from cases.family.genogram.legend import Sign, legend
from cases.family.genogram.picture import WIDEST
from cases.family.genogram.symbols import text_width
from cases.family.kinship import Sibling
from cases.models import Case, Custody, Household, HouseholdMember, Person, Relationship

Kind = Relationship.Kind
Life = Person.Life
LEVELS = {
    Person.Role.CHILD: 0,
    Person.Role.GRANDPARENT: -2,
}  # seen from the child; everybody else stands beside parents
SHAPES = {Person.Sex.MALE: Shape.SQUARE, Person.Sex.FEMALE: Shape.CIRCLE}
STAY_KINDS = {Kind.PARENT, Kind.ADOPTIVE, Kind.SIBLING}  # drawn even when they are long over
NO_BIRTHDAY = date.max.toordinal()


class PersonRow(NamedTuple):
    """One person as the table shows them."""

    person: Person
    life: str
    languages: list[str]
    homes: list[str]
    custody: list[str]


class HomeRow(NamedTuple):
    """One household with who lives there now and who did before."""

    household: Household
    letter: str
    now: list[HouseholdMember]
    before: list[HouseholdMember]


class RelationRow(NamedTuple):
    """One relation as a sentence."""

    row: Relationship
    sentence: str


class CustodyRow(NamedTuple):
    """One custody in words."""

    row: Custody
    words: str
    days: str


@dataclass(frozen=True)
class FamilyTree:
    """The rows of one family, seen from the child of a case on a day."""

    case: Case
    persons: Sequence[Person]
    relationships: list[Relationship]
    households: list[Household]
    stays: list[HouseholdMember]
    custodies: list[Custody]
    languages: dict[int, list[str]]
    today: date = field(default_factory=timezone.localdate)

    @cached_property
    def picture(self) -> Picture:
        return draw(self.facts)

    @cached_property
    def facts(self) -> Facts:
        """What the genogram is drawn from: what holds today, and what blood and law made for good."""
        homes = [
            Home(row.letter, row.household.label, frozenset(stay.person_id for stay in row.now)) for row in self.homes
        ]
        links = tuple(Link(row.pk, kind, row.one_id, row.other_id) for row, kind in self._drawn())
        return Facts(tuple(map(self._someone, self.persons)), links, tuple(home for home in homes if home.members))

    @cached_property
    def homes(self) -> list[HomeRow]:
        """The households, those of today first; each with its letter."""
        found = []
        for household in self.households:
            stays = [stay for stay in self.stays if stay.household_id == household.pk]
            now = [stay for stay in stays if _holds(stay, self.today)]
            found.append((household, now, [stay for stay in stays if stay not in now]))
        found.sort(key=lambda entry: (not entry[1], entry[0].pk))
        return [HomeRow(household, _letter(number), now, old) for number, (household, now, old) in enumerate(found)]

    @cached_property
    def table(self) -> list[PersonRow]:
        """The child of the case first, then children, parents, others; the eldest first."""
        order = list(Person.Role)
        rows = sorted(
            self.persons,
            key=lambda person: (
                person.pk != self.case.child_id,
                order.index(Person.Role(person.role)),
                person.birth_date or date.max,
                person.pk,
            ),
        )
        return [self._row(person) for person in rows]

    @property
    def now(self) -> list[RelationRow]:
        return [self._said(row) for row in self.relationships if not self._is_over(row)]

    @property
    def groups(self) -> list[tuple[str, list[RelationRow]]]:
        """What holds today, by what it is about; parents and children come in the order of the children's age."""
        couples = [said for said in self.now if said.row.kind in Relationship.COUPLES]
        bonds = [said for said in self.now if said.row.kind in Relationship.BONDS]
        parents = [said for said in self.now if said.row.kind in Relationship.PARENTAL | {Kind.SIBLING}]
        parents.sort(key=lambda said: (said.row.other.birth_date or date.max, said.row.other_id, said.row.pk))
        found = (("Paare", couples), ("Nähe und Streit", bonds), ("Eltern und Kinder", parents))
        return [(name, rows) for name, rows in found if rows]

    @property
    def before(self) -> list[RelationRow]:
        return [self._said(row) for row in self.relationships if self._is_over(row)]

    @property
    def siblings(self) -> list[Sibling]:
        """Brothers and sisters of the child of the case."""
        return kinship.siblings_of(self._child, self.relationships)

    @property
    def custody(self) -> list[CustodyRow]:
        """All custodies, those of the child of the case and those of today first."""
        rows = sorted(
            self.custodies, key=lambda row: (row.child_id != self.case.child_id, row.child_id, self._is_over(row))
        )
        return [
            CustodyRow(row, kinship.custody_in_words(row), kinship.days_in_words(row.valid_from, row.valid_to))
            for row in rows
        ]

    @property
    def sentences(self) -> list[str]:
        """What the picture shows, as sentences: who, who lives together, who belongs together how."""
        return [
            *(_person_sentence(row) for row in self.table),
            *self._home_sentences(),
            *(row.sentence for row in self.now),
        ]

    @property
    def summary(self) -> str:
        """How many, in how many generations."""
        rows = len({figure.box.top for figure in self.picture.figures})
        people = "1 Person" if len(self.persons) == 1 else f"{len(self.persons)} Personen"
        return f"{people} in {'einer Generation' if rows == 1 else f'{rows} Generationen'}."

    @property
    def legend(self) -> list[Sign]:
        """The signs that occur, and what each household's letter stands for."""
        return legend(self.picture, {home.letter: home.household.label for home in self.homes if home.now})

    @property
    def _child(self) -> Person:
        return next(person for person in self.persons if person.pk == self.case.child_id)

    def _home_sentences(self) -> Iterator[str]:
        for home in self.homes:
            if home.now:
                names = ", ".join(stay.person.full_name for stay in home.now)
                yield f"Haushalt {home.letter}, {home.household.label}: {names}."

    def _row(self, person: Person) -> PersonRow:
        homes = [f"{home.letter}: {home.household.label}" for home in self.homes if person.pk in _ids(home.now)]
        custody = [
            kinship.custody_in_words(row)
            for row in self.custodies
            if row.child_id == person.pk and _holds(row, self.today)
        ]
        return PersonRow(person, kinship.life_in_words(person), self.languages.get(person.pk, []), homes, custody)

    def _said(self, row: Relationship) -> RelationRow:
        return RelationRow(row, kinship.sentence(row, self.today))

    def _is_over(self, row: Relationship | Custody) -> bool:
        return row.valid_to is not None and row.valid_to < self.today

    def _drawn(self) -> Iterator[tuple[Relationship, str]]:
        """Each relation the picture shows, with the kind it shows it as."""
        newest = {}
        for row in self.relationships:
            if row.kind in Relationship.COUPLES:
                newest[frozenset((row.one_id, row.other_id))] = row
        for row in self.relationships:
            if row.kind in Relationship.COUPLES:
                if newest[frozenset((row.one_id, row.other_id))] is row:
                    yield row, self._couple_kind(row)
            elif (row.kind in STAY_KINDS or not self._is_over(row)) and not self._is_explained(row):
                yield row, row.kind

    def _couple_kind(self, row: Relationship) -> str:
        """A couple whose last day is over and who both live is separated; death separates nobody in a genogram."""
        lasts = row.kind in {Kind.MARRIED, Kind.PARTNERS}
        died = Life.DEAD in {row.one.life, row.other.life}
        return Kind.SEPARATED if lasts and self._is_over(row) and not died else row.kind

    def _is_explained(self, row: Relationship) -> bool:
        """Whether common parents already show that two are siblings."""
        if row.kind != Kind.SIBLING:
            return False
        one, other = (
            {r.one_id for r in self.relationships if r.kind in {Kind.PARENT, Kind.ADOPTIVE} and r.other_id == person}
            for person in (row.one_id, row.other_id)
        )
        return bool(one & other)

    def _someone(self, person: Person) -> Someone:
        born = person.birth_date or person.expected_on
        return Someone(
            id=person.pk,
            lines=tuple(_shortened(line) for line in self._lines(person)),
            inside=_inside(person),
            shape=Shape.TRIANGLE if person.life == Life.UNBORN else SHAPES.get(Person.Sex(person.sex), Shape.DIAMOND),
            is_dead=person.life == Life.DEAD,
            is_index=person.pk == self.case.child_id,
            born=born.toordinal() if born else NO_BIRTHDAY,
            level=LEVELS.get(Person.Role(person.role), -1),
            url=reverse("cases:person", args=[self.case.key, person.key]),
            words=f"{person.full_name}, {person.get_role_display()}, {kinship.life_in_words(person)}",
        )

    def _lines(self, person: Person) -> Iterator[str]:
        """First name; last name where it differs from the child's; what happened."""
        yield person.first_name or ("ungeboren" if person.life == Life.UNBORN else person.last_name or "unbekannt")
        if person.first_name and person.last_name and person.last_name != self._child.last_name:
            yield person.last_name
        if person.life == Life.DEAD:
            yield f"verst. {person.died_on.year}" if person.died_on else "verstorben"
        elif person.life == Life.UNBORN and person.expected_on:
            yield f"für {person.expected_on:%m/%Y}"


def tree_of(case: Case) -> FamilyTree:
    """Read the family of a case in five queries, however many they are."""
    family = case.family_id
    rows = Person.objects.filter(family=family).annotate(
        spoken=ArrayAgg("languages__name", filter=Q(languages__isnull=False), default=[], order_by="languages__name")
    )
    persons = list(rows)
    by_id = {person.pk: person for person in persons}
    relationships = list(Relationship.objects.filter(family=family).order_by("valid_from", "id"))
    for row in relationships:
        row.one, row.other = by_id[row.one_id], by_id[row.other_id]
    relationships.sort(key=lambda row: (row.valid_from or date.min, row.pk))
    households = {row.pk: row for row in Household.objects.filter(family=family)}
    stays = list(HouseholdMember.objects.filter(household__family=family).order_by("valid_from", "id"))
    for stay in stays:
        stay.person, stay.household = by_id[stay.person_id], households[stay.household_id]
    custodies = list(Custody.objects.filter(child__family=family).order_by("valid_from", "id"))
    for custody in custodies:
        custody.child = by_id[custody.child_id]
        custody.holder = by_id[custody.holder_id] if custody.holder_id else None
    languages = {person.pk: person.spoken for person in persons}
    return FamilyTree(case, persons, relationships, list(households.values()), stays, custodies, languages)


def _person_sentence(row: PersonRow) -> str:
    said = [row.person.full_name, row.person.get_role_display(), row.life]
    return ", ".join(part for part in said if part) + "."


def _inside(person: Person) -> str:
    """The age, or a question mark for somebody of whom not even the name is known."""
    if not person.first_name and person.life != Life.UNBORN:
        return "?"
    return "" if person.age is None else str(person.age)


def _holds(row: HouseholdMember | Custody, today: date) -> bool:
    return (row.valid_from is None or row.valid_from <= today) and (row.valid_to is None or row.valid_to >= today)


def _ids(stays: list[HouseholdMember]) -> set[int]:
    return {stay.person_id for stay in stays}


def _letter(number: int) -> str:
    """A, B, ... Z, AA, AB ..."""
    high, low = divmod(number, len(ascii_uppercase))
    return (ascii_uppercase[high - 1] if high else "") + ascii_uppercase[low]


def _shortened(line: str) -> str:
    """As much of a line as fits below a symbol; the whole of it stands in the list."""
    if text_width(line) <= WIDEST - 6:
        return line
    kept = line
    while kept and text_width(kept + "…") > WIDEST - 6:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
