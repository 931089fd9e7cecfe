"""What the office knows of a family that nobody outside shall read: every name, place and number of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from cases.models import Case, Custody, Household, HouseholdMember, NameOf, Person, Report
from cases.pseudonyms.names import TOKEN, UNIQUE, plain, words_of
from cases.pseudonyms.people import labels_of
from cases.pseudonyms.replacer import Replacer, visible
from cases.rules.circle import Scope

SOUND_FROM = 4  # letters from which a word is heard as a name

SOUNDS_ALIKE = """
SELECT heard FROM unnest(%s::text[]) AS heard
WHERE name_folds(heard) && (SELECT array_agg(fold) FROM cases_nameword w, unnest(w.folds) AS fold WHERE w.id = ANY(%s))
"""


@dataclass(frozen=True)
class Known:
    """A family with all that would give it away."""

    case: Case
    persons: list[Person]
    labels: dict[int, str]
    homes: list[Household]
    stays: list[HouseholdMember]
    others: tuple[str, ...]  # names of people beside the family: who reported, who is guardian
    places: tuple[str, ...]
    exact: tuple[str, ...]

    def replacer(self, scope: Scope, *, hidden: str = "", texts: Iterable[str] = ()) -> Replacer:
        """What replaces for this reader; `texts` are searched for words that sound like a name of the family."""
        covered = [person for person in self.persons if scope.names(person.pk)]
        shown = {word for person in covered for word in words_of(*_names(person))}
        labels = self._name_labels(covered) | dict.fromkeys(words_of(*_split(hidden)), UNIQUE)
        if not scope.is_named:
            labels |= dict.fromkeys(self._heard_in(texts), UNIQUE) | labels
        is_open = scope.is_named and "contact" in scope.topics
        return Replacer(
            names={word: label for word, label in labels.items() if word not in shown},
            initials=tuple(self._initials(covered)),
            places=() if is_open else self.places,
            exact=self.exact,
            dates=not scope.is_named,
            numbers=not is_open,
        )

    def _name_labels(self, covered: list[Person]) -> dict[str, str]:
        """Each word of a name with the label of whom it means; a word of several persons, or a last name, of nobody."""
        labels = dict.fromkeys(words_of(self.case.family.name, *self.others), UNIQUE)
        for person in self.persons:
            if person in covered:
                continue
            labels |= dict.fromkeys(words_of(person.last_name), UNIQUE)
            for word in words_of(person.first_name, *_split(person.other_names)):
                labels[word] = UNIQUE if word in labels else self.labels[person.pk]
        return labels

    def _initials(self, covered: list[Person]) -> Iterable[tuple[str, str, str]]:
        for person in self.persons:
            if person not in covered and person.first_name and person.last_name:
                yield person.first_name[0], person.last_name[0], self.labels[person.pk]

    def _heard_in(self, texts: Iterable[str]) -> set[str]:
        """Words of the texts that sound like a name of the family, as the search for persons hears them."""
        found = {token for text in texts for token in TOKEN.findall(visible(text)) if len(token) >= SOUND_FROM}
        written = sorted(word for word in found if word[0].isupper() and len(word) <= 60)
        words = NameOf.objects.filter(person__in=self.persons).values_list("word", flat=True)
        if not written or not words:
            return set()
        with connection.cursor() as cursor:
            cursor.execute(SOUNDS_ALIKE, [written, list(words)])
            return {plain(heard) for (heard,) in cursor.fetchall()}


def known_of(case: Case) -> Known:
    """Everything of the family of a case; needs a case with its family, child and area."""
    family = case.family_id
    persons = list(Person.objects.filter(family=family).order_by("pk"))
    homes = list(Household.objects.filter(family=family).select_related("quarter"))
    stays = list(HouseholdMember.objects.current().filter(household__family=family).order_by("pk"))
    reports = list(Report.objects.filter(family=family).select_related("quarter"))
    guardians = Custody.objects.filter(child__family=family).values_list("holder_name", flat=True)
    numbers = Case.objects.filter(family=family).values_list("file_number", flat=True)
    quarters = [row.quarter for row in homes] + [row.quarter for row in reports]
    streets = [part for home in homes for part in (home.street, home.city)]
    contacts = [each for person in persons for each in (person.phone, person.email)]
    return Known(
        case=case,
        persons=persons,
        labels=labels_of(persons),
        homes=homes,
        stays=stays,
        others=tuple(filter(None, [*(report.reporter_name for report in reports), *guardians])),
        places=tuple({*(quarter.name for quarter in quarters if quarter is not None), *filter(None, streets)}),
        exact=tuple(filter(None, [*numbers, *contacts, *(home.postal_code for home in homes)])),
    )


def _names(person: Person) -> tuple[str, ...]:
    return (person.first_name, person.last_name, *_split(person.other_names))


def _split(names: str) -> list[str]:
    """Names that stand in one line, parted by commas or the like."""
    return [part for part in re.split(r"[,;/\n]", names) if part.strip()]
