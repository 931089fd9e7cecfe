"""What is seldom true of persons and their relations: each doubt a question in German; what cannot be true is refused.

Life is wide: an adoptive mother may be younger than her child, dates are often guessed. So nearly everything is asked.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from cases.models import Custody, HouseholdMember, Person, Relationship
from web.german import day_num

YOUNGEST_PARENT, OLDEST_MOTHER, OLDEST_FATHER = 13, 55, 80  # years at a birth
YOUNGEST_PARTNER = 16
OLDEST = 115
ADULT = 18
PREGNANCY = timedelta(days=300)  # a father may have died before the birth

Kind = Relationship.Kind
type Link = tuple[str, int, int]


def about_person(person: Person, namesakes: Iterable[Person], today: date) -> Iterator[str]:
    """Questions about somebody alone, and about somebody of the same name in the family."""
    age = person.age_on(today)
    if age is not None and age > OLDEST:
        yield f"{person.full_name} wäre {age} Jahre alt. Stimmt das Geburtsdatum?"
    for other in namesakes:
        if other.pk != person.pk and _could_be(person, other):
            yield f"{other.full_name} steht schon in dieser Familie. Ist das noch jemand?"
            return


def impossible(row: Relationship, links: Iterable[Link]) -> Iterator[str]:
    """Sentences about what cannot be true: an unborn parent or partner, a circle of parents by blood."""
    if row.kind in Relationship.PARENTAL and row.one.life == Person.Life.UNBORN:
        yield f"{row.one.full_name} ist noch nicht geboren und kann kein Elternteil sein."
    if row.kind in Relationship.COUPLES:
        for person in (row.one, row.other):
            if person.life == Person.Life.UNBORN:
                yield f"{person.full_name} ist noch nicht geboren und kann mit niemandem ein Paar sein."
    if row.kind == Kind.PARENT and circle([link for link in links if link[0] == Kind.PARENT], row):
        yield (
            f"Das wäre ein Kreis: {row.one.full_name} stammt selbst von {row.other.full_name} ab. "
            "Ändern Sie zuerst die falsche Beziehung."
        )


def about_relationship(row: Relationship, others: Iterable[Relationship]) -> Iterator[str]:
    """Questions about one relation, seen beside the others of the family."""
    others = [other for other in others if other.pk != row.pk]
    if row.kind in Relationship.PARENTAL:
        yield from _about_ages(row)
        yield from _about_parents(row, others)
    elif row.kind in Relationship.COUPLES:
        yield from _about_couple(row, others)
    if row.kind != Kind.SIBLING:
        yield from _about_days(row.one, row.valid_from, row.valid_to, "Die Beziehung")
        yield from _about_days(row.other, row.valid_from, row.valid_to, "Die Beziehung")


def about_stay(row: HouseholdMember) -> Iterator[str]:
    """Questions about when somebody lived in a household."""
    yield from _about_days(row.person, row.valid_from, row.valid_to, "Das Wohnen im Haushalt")
    if row.valid_to is None and row.person.life == Person.Life.DEAD:
        yield f"{row.person.full_name} ist verstorben. Soll das Wohnen im Haushalt ohne Ende bleiben?"


def about_custody(row: Custody, others: Iterable[Custody], today: date) -> Iterator[str]:
    """Questions about the custody of a child."""
    child, holder = row.child, row.holder
    age = child.age_on(row.valid_from or today)
    if age is not None and age >= ADULT:
        yield f"{child.full_name} war da schon {age} Jahre alt. Gab es noch ein Sorgerecht?"
    elif row.valid_to is None and (child.age_on(today) or 0) >= ADULT:
        yield f"{child.full_name} ist volljährig. Soll das Sorgerecht ohne Ende bleiben?"
    if holder is not None:
        holder_age = holder.age_on(row.valid_from or today)
        if holder_age is not None and holder_age < ADULT:
            yield f"{holder.full_name} war da erst {holder_age} Jahre alt. Ruht die Sorge nicht?"
        if holder.life == Person.Life.DEAD and row.valid_to is None:
            yield f"{holder.full_name} ist verstorben. Soll das Sorgerecht ohne Ende bleiben?"
    for other in others:
        if other.pk != row.pk and Custody.Kind.SOLE in {row.kind, other.kind} and _overlap(row, other):
            yield f"In dieser Zeit hat auch {_holder_of(other)} das Sorgerecht. Ist „alleinig“ richtig?"


def circle(links: Iterable[Link], new: Relationship) -> bool:
    """Whether the new parent already descends from the child."""
    below: dict[int, set[int]] = {}
    for _, parent, child in links:
        below.setdefault(parent, set()).add(child)
    seen, waiting = {new.other_id}, [new.other_id]
    while waiting:
        for child in below.get(waiting.pop(), set()) - seen:
            seen.add(child)
            waiting.append(child)
    return new.one_id in seen


def _about_ages(row: Relationship) -> Iterator[str]:
    parent, child = row.one, row.other
    if parent.birth_date is None or child.birth_date is None:
        return
    if parent.birth_date >= child.birth_date:
        dates = f"({day_num(parent.birth_date)} und {day_num(child.birth_date)})"
        yield f"{parent.full_name} ist nicht vor {child.full_name} geboren {dates}. Stimmen die Geburtsdaten?"
    elif row.kind == Kind.PARENT:
        age = _age(parent, child.birth_date)
        oldest = OLDEST_MOTHER if parent.sex == Person.Sex.FEMALE else OLDEST_FATHER
        if not YOUNGEST_PARENT <= age <= oldest:
            how = "erst" if age < YOUNGEST_PARENT else "schon"
            yield f"{parent.full_name} war bei der Geburt von {child.full_name} {how} {age} Jahre alt. Stimmt das?"
        ended = parent.died_on and parent.died_on + (timedelta(0) if parent.sex == Person.Sex.FEMALE else PREGNANCY)
        if ended and ended < child.birth_date:
            yield f"{parent.full_name} ist vor der Geburt von {child.full_name} verstorben. Stimmen die Daten?"


def _about_parents(row: Relationship, others: list[Relationship]) -> Iterator[str]:
    own = [other for other in others if other.kind == row.kind == Kind.PARENT and other.other_id == row.other_id]
    if len(own) >= 2:
        names = " und ".join(other.one.full_name for other in own)
        yield f"{row.other.full_name} hat schon zwei leibliche Elternteile: {names}. Kommt noch jemand dazu?"
    links = [(other.kind, other.one_id, other.other_id) for other in others if other.kind in Relationship.PARENTAL]
    if circle(links, row):
        yield (
            f"{row.one.full_name} steht in der Familie schon unter {row.other.full_name}. "
            "Soll beides gelten? Im Genogramm läuft diese Beziehung dann quer."
        )


def _about_couple(row: Relationship, others: list[Relationship]) -> Iterator[str]:
    for person, partner in ((row.one, row.other), (row.other, row.one)):
        age = person.age_on(row.valid_from) if row.valid_from else person.age
        if age is not None and 0 <= age < YOUNGEST_PARTNER:
            yield f"{person.full_name} war da erst {age} Jahre alt. Stimmt die Beziehung?"
        for other in others:
            pair = {other.one_id, other.other_id}
            if other.kind in Relationship.PARENTAL - {Kind.STEP} and pair == {person.pk, partner.pk}:
                if other.one_id == person.pk:
                    yield f"{person.full_name} ist Elternteil von {partner.full_name}. Sind beide auch ein Paar?"
            elif row.kind == other.kind == Kind.MARRIED and person.pk in pair and _overlap(row, other):
                third = other.other if other.one_id == person.pk else other.one
                if third.pk != partner.pk:
                    yield f"{person.full_name} ist in dieser Zeit auch mit {third.full_name} verheiratet. Stimmt das?"


def _about_days(person: Person, begins: date | None, ends: date | None, what: str) -> Iterator[str]:
    if begins and person.birth_date and begins < person.birth_date:
        yield f"{what} beginnt am {day_num(begins)}, vor der Geburt von {person.full_name}. Stimmt das?"
    last = ends or begins
    if last and person.died_on and last > person.died_on:
        yield f"{what} dauert länger, als {person.full_name} lebte (bis {day_num(person.died_on)}). Stimmt das?"


def _could_be(one: Person, other: Person) -> bool:
    """The same name, and no two birthdays that tell them apart."""
    names = [(person.first_name.casefold(), person.last_name.casefold()) for person in (one, other)]
    known = None not in (one.birth_date, other.birth_date)
    return bool(one.first_name) and names[0] == names[1] and not (known and one.birth_date != other.birth_date)


def _age(person: Person, day: date) -> int:
    """Age on a day even if somebody was dead by then; of somebody whose birthday is known."""
    born = person.birth_date or day
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _overlap(one: Relationship | Custody, other: Relationship | Custody) -> bool:
    first, last = date.min, date.max
    begins = (one.valid_from or first) <= (other.valid_to or last)
    return begins and (other.valid_from or first) <= (one.valid_to or last)


def _holder_of(row: Custody) -> str:
    return row.holder.full_name if row.holder else row.holder_name
