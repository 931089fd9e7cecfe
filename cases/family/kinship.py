"""How relations are said in German, and who is whose brother or sister; pure functions over rows."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cases.models import Custody, Person, Relationship
from web.german import day_num

Kind = Relationship.Kind
Sex = Person.Sex

PARENT_WORDS = {
    Sex.FEMALE: {
        Kind.PARENT: "Mutter",
        Kind.ADOPTIVE: "Adoptivmutter",
        Kind.FOSTER: "Pflegemutter",
        Kind.STEP: "Stiefmutter",
    },
    Sex.MALE: {
        Kind.PARENT: "Vater",
        Kind.ADOPTIVE: "Adoptivvater",
        Kind.FOSTER: "Pflegevater",
        Kind.STEP: "Stiefvater",
    },
}
NEUTRAL_WORDS = {
    Kind.PARENT: "Elternteil",
    Kind.ADOPTIVE: "Adoptivelternteil",
    Kind.FOSTER: "Pflegeelternteil",
    Kind.STEP: "Stiefelternteil",
}
PAIR_WORDS = {
    Kind.MARRIED: ("sind verheiratet", "waren verheiratet"),
    Kind.PARTNERS: ("leben in Partnerschaft", "lebten in Partnerschaft"),
    Kind.SEPARATED: ("sind getrennt", "waren getrennt"),
    Kind.DIVORCED: ("sind geschieden", "waren geschieden"),
    Kind.SIBLING: ("sind Geschwister", "waren Geschwister"),
    Kind.CLOSE: ("haben eine enge Beziehung", "hatten eine enge Beziehung"),
    Kind.TENSE: ("haben eine angespannte Beziehung", "hatten eine angespannte Beziehung"),
    Kind.BROKEN: ("haben den Kontakt abgebrochen", "hatten den Kontakt abgebrochen"),
}


class Sibling(NamedTuple):
    """A brother or sister, in which way, and through whom."""

    person: Person
    kind: str
    through: str


def sentence(row: Relationship, today: date) -> str:
    """One relation as a sentence, with its days."""
    is_over = row.valid_to is not None and row.valid_to < today
    if row.kind in Relationship.PARENTAL:
        verb = "war" if is_over else "ist"
        said = f"{row.one.full_name} {verb} {parent_word(row)} von {row.other.full_name}"
    else:
        said = f"{row.one.full_name} und {row.other.full_name} {PAIR_WORDS[Kind(row.kind)][is_over]}"
    days = days_in_words(row.valid_from, row.valid_to)
    return f"{said}, {days}." if days else f"{said}."


def parent_word(row: Relationship) -> str:
    """Mother, father, foster mother ... as the sex of the parent says it."""
    return PARENT_WORDS.get(Sex(row.one.sex), NEUTRAL_WORDS)[Kind(row.kind)]


def days_in_words(begins: date | None, ends: date | None) -> str:
    """'seit 1.2.2020', 'bis 3.4.2021', both, or nothing."""
    if begins and ends:
        return f"vom {day_num(begins)} bis {day_num(ends)}"
    if begins:
        return f"seit {day_num(begins)}"
    return f"bis {day_num(ends)}" if ends else ""


def custody_in_words(row: Custody) -> str:
    """Who has which custody, in one line."""
    holder = row.holder.full_name if row.holder else row.holder_name
    said = f"{row.get_kind_display()}: {holder}" if holder else row.get_kind_display()
    return ", ".join(filter(None, (said, row.scope)))


def life_in_words(person: Person) -> str:
    """What is known of somebody's life: age, death, a birth to come."""
    match person.life:
        case Person.Life.UNBORN:
            return f"wird erwartet, {day_num(person.expected_on)}" if person.expected_on else "wird erwartet"
        case Person.Life.DEAD:
            died = f"verstorben am {day_num(person.died_on)}" if person.died_on else "verstorben"
            return died if person.age is None else f"{died} mit {person.age} {'Jahr' if person.age == 1 else 'Jahren'}"
        case Person.Life.UNKNOWN:
            return "nicht bekannt, ob die Person lebt"
    return "Alter nicht bekannt" if person.age is None else years(person.age)


def years(age: int) -> str:
    return "1 Jahr" if age == 1 else f"{age} Jahre"


def siblings_of(child: Person, relationships: Iterable[Relationship]) -> list[Sibling]:
    """Brothers and sisters through common parents, else as somebody said; the nearest kind counts."""
    relationships = list(relationships)
    found: dict[int, Sibling] = {}
    for sibling in (
        *_by_parents(child, relationships),
        *_by_step(child, relationships),
        *_as_said(child, relationships),
    ):
        found.setdefault(sibling.person.pk, sibling)
    order = {"Geschwister": 0}
    return sorted(
        found.values(), key=lambda one: (order.get(one.kind, 1), one.person.birth_date or date.max, one.person.pk)
    )


def _parents(person: Person, relationships: list[Relationship], *kinds: str) -> dict[int, Person]:
    return {row.one_id: row.one for row in relationships if row.kind in kinds and row.other_id == person.pk}


def _children(relationships: list[Relationship], *kinds: str) -> dict[int, Person]:
    return {row.other_id: row.other for row in relationships if row.kind in kinds}


def _by_parents(child: Person, relationships: list[Relationship]) -> Iterator[Sibling]:
    """Full with two common parents, half with one; when the other parents are not known, that is said."""
    for kinds, word in (((Kind.PARENT, Kind.ADOPTIVE), ""), (Relationship.PARENTAL - {Kind.STEP}, "Pflegegeschwister")):
        own = _parents(child, relationships, *kinds)
        for other in _children(relationships, *kinds).values():
            theirs = _parents(other, relationships, *kinds)
            common = [own[parent] for parent in own if parent in theirs]
            if other.pk == child.pk or not common:
                continue
            through = f"durch {' und '.join(parent.full_name for parent in common)}"
            if word:
                yield Sibling(other, word, through)
            elif len(common) > 1:
                yield Sibling(other, "Geschwister", through)
            elif len(own) > 1 and len(theirs) > 1:
                yield Sibling(other, "Halbgeschwister", through)
            else:
                yield Sibling(
                    other, "Geschwister oder Halbgeschwister", f"{through}; der andere Elternteil ist nicht bekannt"
                )


def _by_step(child: Person, relationships: list[Relationship]) -> Iterator[Sibling]:
    """Children of a stepparent, and stepchildren of a parent."""
    own = _parents(child, relationships, Kind.PARENT, Kind.ADOPTIVE)
    steps = _parents(child, relationships, Kind.STEP)
    for row in relationships:
        is_theirs = row.kind in {Kind.PARENT, Kind.ADOPTIVE} and row.one_id in steps
        is_mine = row.kind == Kind.STEP and row.one_id in own
        if (is_theirs or is_mine) and row.other_id != child.pk:
            yield Sibling(row.other, "Stiefgeschwister", f"durch {row.one.full_name}")


def _as_said(child: Person, relationships: list[Relationship]) -> Iterator[Sibling]:
    for row in relationships:
        if row.kind == Kind.SIBLING and child.pk in {row.one_id, row.other_id}:
            other = row.other if row.one_id == child.pk else row.one
            yield Sibling(other, "Geschwister", "eingetragen ohne gemeinsame Eltern")
