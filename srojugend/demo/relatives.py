"""Invented families in full: one of 25 over four generations, several of five to eight; built by the actions."""

from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone

from accounts.models import User
from cases import actions as cases
from cases.models import Case, Household, Person, Responsibility
from srojugend.demo.families import NAMED

NOBODY: dict[str, Any] = {"valid_from": None, "valid_to": None}


class Relative(NamedTuple):
    """Somebody of an invented family; ages count from today, a negative one is a birth to come in months."""

    word: str
    role: str
    first: str
    last: str
    sex: str
    age: int | None = None
    life: str = "born"
    died: int | None = None  # years ago


class Bond(NamedTuple):
    """How two of them belong together; years ago when it began and ended."""

    kind: str
    one: str
    other: str
    begins: int | None = None
    ends: int | None = None


LINDNER = (
    Relative("otto", "relative", "Otto", "Kamps", "male", 96, "dead", 25),
    Relative("hedwig", "relative", "Hedwig", "Kamps", "female", 93, "dead", 11),
    Relative("dieter", "grandparent", "Dieter", "Kamps", "male", 71, "dead", 7),
    Relative("renate", "grandparent", "Renate", "Kamps", "female", 66),
    Relative("horst", "relative", "Horst", "Kamps", "male", 68),
    Relative("werner", "grandparent", "Werner", "Lindner", "male", 67),
    Relative("ingrid", "grandparent", "Ingrid", "Jansen", "female", 65),
    Relative("petra", "partner", "Petra", "Wolters", "female", 60),
    Relative("kai", "father", "Kai", "Lindner", "male", 37),
    Relative("rico", "partner", "Rico", "Hoffmann", "male", 31),
    Relative("tanja", "partner", "Tanja", "Eßer", "female", 39),
    Relative("maxvater", "father", "", "", "male", None, "unknown"),
    Relative("sven", "relative", "Sven", "Kamps", "male", 41),
    Relative("nadine", "relative", "Nadine", "Kamps", "female", 40),
    Relative("leon", "child", "Leon", "Lindner", "male", 6),
    Relative("ella", "child", "Ella", "Hoffmann", "female", 1),
    Relative("ungeboren", "child", "", "Hoffmann", "unknown", -4, "unborn"),
    Relative("max", "child", "Max", "Eßer", "male", 15),
    Relative("lina", "child", "Lina", "Lindner", "female", 3),
    Relative("finn", "child", "Finn", "Kamps", "male", 13),
    Relative("jule", "child", "Jule", "Kamps", "female", 11),
    Relative("emil", "child", "Emil", "Kamps", "male", 8),
    Relative("samir", "child", "Samir", "Darwish", "male", 10),
)
LINDNER_BONDS = (
    *(Bond("married", "otto", "hedwig", 72), Bond("married", "dieter", "renate", 44)),
    *(Bond("divorced", "werner", "ingrid", 20), Bond("partners", "werner", "petra", 15)),
    *(Bond("divorced", "kai", "mother", 3), Bond("partners", "mother", "rico", 2), Bond("partners", "kai", "tanja", 4)),
    *(Bond("married", "sven", "nadine", 14), Bond("step", "rico", "child", 2), Bond("step", "rico", "leon", 2)),
    *(Bond("parent", "otto", child) for child in ("dieter", "horst")),
    *(Bond("parent", "hedwig", child) for child in ("dieter", "horst")),
    *(Bond("parent", one, child) for one in ("dieter", "renate") for child in ("mother", "sven")),
    *(Bond("parent", one, "kai") for one in ("werner", "ingrid")),
    *(Bond("parent", one, child) for one in ("kai", "mother") for child in ("child", "leon")),
    *(Bond("parent", one, child) for one in ("mother", "rico") for child in ("ella", "ungeboren")),
    *(Bond("parent", "tanja", "max"), Bond("parent", "maxvater", "max")),
    *(Bond("parent", one, "lina") for one in ("kai", "tanja")),
    *(Bond("parent", one, child) for one in ("sven", "nadine") for child in ("finn", "jule")),
    *(Bond("adoptive", one, "emil", 6) for one in ("sven", "nadine")),
    *(Bond("foster", one, "samir", 2) for one in ("sven", "nadine")),
    *(Bond("close", "child", "renate"), Bond("tense", "child", "rico", 1), Bond("tense", "kai", "mother", 3)),
    *(Bond("broken", "ingrid", "werner", 12), Bond("close", "child", "leon"), Bond("close", "mother", "ingrid", 9, 3)),
)
LINDNER_HOMES = (
    ("bei Mutter und Rico", "Bahnhofstraße", "12", ("mother", "rico", "child", "leon", "ella")),
    ("bei Vater und Tanja", "Mühlenstraße", "40", ("kai", "tanja", "max", "lina", "leon")),
    ("Familie Kamps", "Dohler Straße", "7", ("sven", "nadine", "finn", "jule", "emil", "samir")),
    ("bei der Großmutter", "Odenkirchener Straße", "101", ("renate",)),
)

# A family of five to eight around a child and the one caregiver of the first call; {} is the child's last name.
PATTERNS: tuple[tuple[tuple[Relative, ...], tuple[Bond, ...], tuple[tuple[str, ...], ...]], ...] = (
    (
        (
            Relative("partner", "father", "Murat", "{}", "male", 36),
            Relative("grandmother", "grandparent", "Gülay", "{}", "female", 62),
            Relative("grandfather", "grandparent", "Hasan", "{}", "male", 66, "dead", 4),
            Relative("sister", "child", "Elif", "{}", "female", 2),
            Relative("aunt", "relative", "Sevgi", "{}", "female", 33),
        ),
        (
            *(Bond("married", "partner", "mother", 7), Bond("married", "grandfather", "grandmother", 38)),
            *(Bond("parent", one, child) for one in ("partner", "mother") for child in ("child", "sister")),
            *(Bond("parent", one, child) for one in ("grandfather", "grandmother") for child in ("partner", "aunt")),
            Bond("close", "child", "grandmother"),
        ),
        (("mother", "partner", "child", "sister"), ("grandmother", "aunt")),
    ),
    (
        (
            Relative("partner", "father", "Stefan", "Krings", "male", 44),
            Relative("new", "partner", "Jens", "Otten", "male", 41),
            Relative("brother", "child", "Luis", "{}", "male", 16),
            Relative("half", "child", "Mats", "Otten", "male", 2),
            Relative("grandmother", "grandparent", "Gisela", "Krings", "female", 70),
        ),
        (
            *(Bond("divorced", "partner", "mother", 5), Bond("partners", "mother", "new", 4)),
            *(Bond("parent", one, child) for one in ("partner", "mother") for child in ("child", "brother")),
            *(Bond("parent", one, "half") for one in ("mother", "new")),
            *(
                Bond("parent", "grandmother", "partner"),
                Bond("tense", "brother", "new"),
                Bond("broken", "child", "partner"),
            ),
        ),
        (("mother", "new", "child", "brother", "half"), ("partner", "grandmother")),
    ),
    (
        (
            Relative("partner", "father", "", "", "male", None, "unknown"),
            Relative("foster", "caregiver", "Marlies", "Thoma", "female", 51),
            Relative("fosterfather", "caregiver", "Georg", "Thoma", "male", 54),
        ),
        (
            *(Bond("parent", "mother", "child"), Bond("parent", "partner", "child")),
            *(Bond("foster", one, "child", 1) for one in ("foster", "fosterfather")),
            *(Bond("married", "fosterfather", "foster", 22), Bond("close", "child", "mother")),
        ),
        (("foster", "fosterfather", "child"), ("mother",)),
    ),
)
SMALL = {"Emir": 0, "Samira": 1, "Filip": 2, "Lara": 1, "Noah": 2, "Grace": 1}
MOTHERS_AGE = {"Mia": 35}


class Builder:
    """Enters one family, as the colleague who leads the case."""

    def __init__(self, case: Case, by: User) -> None:
        self.case, self.by, self.today = case, by, timezone.localdate()
        self.people: dict[str, Person] = {"child": case.child}

    def adult(self, age: int) -> None:
        """The caregiver of the first call gets sex and birthday."""
        person = Person.objects.filter(family=self.case.family_id).exclude(pk=self.case.child_id).get()
        sex = Person.Sex.MALE if person.role == Person.Role.FATHER else Person.Sex.FEMALE
        self.people["mother"] = cases.change_person(
            person, case=self.case, by=self.by, version=person.version, sex=sex, birth_date=self._born(age, 4)
        )

    def child(self, sex: str) -> None:
        child = self.case.child
        self.people["child"] = cases.change_person(child, case=self.case, by=self.by, version=child.version, sex=sex)

    def enter(self, relatives: tuple[Relative, ...], bonds: tuple[Bond, ...], last_name: str) -> None:
        for number, relative in enumerate(relatives):
            self.people[relative.word] = self._person(relative, number, last_name)
        for bond in bonds:
            one, other = self.people[bond.one], self.people[bond.other]
            days = {"valid_from": self._ago(bond.begins), "valid_to": self._ago(bond.ends)}
            cases.add_relationship(self.case, by=self.by, kind=bond.kind, one=one, other=other, **days)  # type: ignore[arg-type]

    def home(self, label: str, street: str, number: str, words: tuple[str, ...]) -> Household:
        place: dict[str, Any] = {"postal_code": "41236", "city": "Mönchengladbach", "quarter": None}
        home = cases.add_household(self.case, by=self.by, label=label, street=street, house_number=number, **place)
        for word in words:
            cases.add_stay(home, case=self.case, by=self.by, person=self.people[word], **NOBODY)
        return home

    def custody(self, child: str, kind: str, *holders: str) -> None:
        for holder in holders:
            facts: dict[str, Any] = {"kind": kind, "holder_name": "", "scope": ""} | NOBODY
            cases.add_custody(self.case, by=self.by, child=self.people[child], holder=self.people[holder], **facts)

    def _person(self, relative: Relative, number: int, last_name: str) -> Person:
        facts: dict[str, Any] = {"role": relative.role, "first_name": relative.first, "sex": relative.sex}
        facts |= {"last_name": relative.last.format(last_name), "life": relative.life}
        if relative.age is not None and relative.life == Person.Life.UNBORN:
            facts["expected_on"] = date(self.today.year + 1, -relative.age, 12)
        elif relative.age is not None:
            facts["birth_date"] = self._born(relative.age, number)
        facts["died_on"] = self._ago(relative.died)
        return cases.add_person(self.case, by=self.by, **facts)

    def _born(self, age: int, number: int) -> date:
        """A birthday that is over this year, a different one for everybody."""
        return date(self.today.year - age, 1 + number % min(self.today.month, 9), 1 + number * 7 % 27)

    def _ago(self, years: int | None) -> date | None:
        return None if years is None else date(self.today.year - years, 3, 14)


def load() -> None:
    """Fill in the families of the screens; the largest is that of Mia Lindner."""
    _lindner(_case("Mia"))
    for first_name, pattern in SMALL.items():
        _small(_case(first_name), pattern)


def _case(first_name: str) -> Case:
    """The case of one of the named children."""
    last_name = next(last for first, last, *_ in NAMED if first == first_name)
    found = Case.objects.select_related("child", "family").filter(child__first_name=first_name)
    return found.get(child__last_name=last_name)


def _lead(case: Case) -> User:
    return Responsibility.objects.leading().select_related("user").get(case=case).user


def _lindner(case: Case) -> None:
    builder = Builder(case, _lead(case))
    builder.adult(MOTHERS_AGE["Mia"])
    builder.child("female")
    builder.enter(LINDNER, LINDNER_BONDS, case.child.last_name)
    for home in LINDNER_HOMES:
        builder.home(*home)
    for child in ("child", "leon"):
        builder.custody(child, "joint", "mother", "kai")
    builder.custody("ella", "joint", "mother", "rico")
    builder.custody("max", "sole", "tanja")
    guardian: dict[str, Any] = {"holder": None, "holder_name": "Amtsvormundschaft, Frau Klee", "scope": ""} | NOBODY
    cases.add_custody(case, by=builder.by, child=builder.people["samir"], kind="guardian", **guardian)


def _small(case: Case, pattern: int) -> None:
    relatives, bonds, homes = PATTERNS[pattern]
    builder = Builder(case, _lead(case))
    builder.adult(34 + (case.child.age or 0) // 2)
    builder.enter(relatives, bonds, case.child.last_name)
    for number, words in enumerate(homes):
        label = f"Haushalt {builder.people[words[0]].first_name or builder.people[words[0]].last_name}"
        builder.home(label, ("Hauptstraße", "Gartenstraße")[number % 2], str(11 + 2 * number), words)
    builder.custody(
        "child", "joint" if pattern < 2 else "sole", *(("mother", "partner") if pattern < 2 else ("mother",))
    )
    spoken = list(case.family.languages.all())
    foreign = next((language for language in spoken if language.name != "Deutsch"), None)
    if foreign is not None:
        cases.set_languages(case, by=builder.by, version=1, languages=spoken, interpreting=foreign)
        mother = builder.people["mother"]
        cases.change_person(mother, case=case, by=builder.by, version=mother.version, languages=[foreign])
