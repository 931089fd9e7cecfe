"""Persons as people outside know them: by their role in the family, and by a range of years."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from cases.models import Person

Role, Sex = Person.Role, Person.Sex
WORDS = {
    Role.CHILD: "Kind",
    Role.MOTHER: "Mutter",
    Role.FATHER: "Vater",
    Role.CAREGIVER: "Bezugsperson",
    Role.PARTNER: "Partner/in",
    Role.GRANDPARENT: "Großelternteil",
    Role.RELATIVE: "verwandte Person",
    Role.OTHER: "nahestehende Person",
}
BY_SEX = {
    (Role.PARTNER, Sex.FEMALE): "Partnerin",
    (Role.PARTNER, Sex.MALE): "Partner",
    (Role.GRANDPARENT, Sex.FEMALE): "Großmutter",
    (Role.GRANDPARENT, Sex.MALE): "Großvater",
}
OF_AGE = 18


def labels_of(persons: Iterable[Person]) -> dict[int, str]:
    """What each is called: children by number, the eldest first, others by role, with a number where there are two."""
    ordered = sorted(persons, key=lambda one: (one.birth_date or date.max, one.pk))
    words = {person.pk: _word(person) for person in ordered}
    count, seen = Counter(words.values()), Counter[str]()
    labels = {}
    for pk, word in words.items():
        seen[word] += 1
        is_numbered = count[word] > 1 or word == WORDS[Role.CHILD]
        labels[pk] = f"{word} {seen[word]}" if is_numbered else word
    return labels


def age_range(person: Person) -> str:
    """Two years for children, ten for adults; nothing that tells a birthday."""
    if person.life == Person.Life.UNBORN:
        return "noch nicht geboren"
    if person.life == Person.Life.DEAD:
        return "verstorben"
    age = person.age
    return "Alter nicht bekannt" if age is None else years_around(age)


def years_around(age: int) -> str:
    """The range an age lies in, '9–10 Jahre'."""
    if age < 3:
        return "0–2 Jahre"
    if age < OF_AGE:
        first = age if age % 2 else age - 1
        return f"{first}–{first + 1} Jahre"
    if age < 21:
        return "18–20 Jahre"
    if age >= 80:
        return "über 80 Jahre"
    first = max(age // 10 * 10, 21)
    return f"{first}–{age // 10 * 10 + 9} Jahre"


def _word(person: Person) -> str:
    return BY_SEX.get((Role(person.role), Sex(person.sex)), WORDS[Role(person.role)])
