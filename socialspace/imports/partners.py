"""Lists of organisations with whom one reaches there: one line an organisation, or one line each contact person."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import timezone

from audit.models import Entry
from socialspace.imports import values
from socialspace.imports.drafts import Draft
from socialspace.imports.names import Names, organisation_key, person_key
from socialspace.imports.sheets import Column, Plan, PlannedLine, Source, Values, Verdict, read_cells
from socialspace.models import ContactPerson, Language, Organisation
from web import german
from web.tables import fold

KIND_WORDS = {str(kind.label): kind.value for kind in Organisation.Kind} | {
    "Kindertagesstätte": "daycare",
    "Kindergarten": "daycare",
    "Grundschule": "school",
    "HOME": "home",
    "Arztpraxis": "health",
    "Gesundheit": "health",
    "Beratungsstelle": "advice",
    "Familienbildungsstätte": "education",
    "FBS": "education",
    "Bildung": "education",
    "ABI": "abi",
    "Dolmetscher": "language",
    "Träger": "provider",
}
COLUMNS = (
    Column(
        key="name",
        label="Einrichtung",
        also=("Name der Einrichtung", "Einrichtung Name", "Organisation", "Institution", "Name"),
        read=values.text(120),
        is_required=True,
        example="Kita Regenbogen",
    ),
    Column(
        key="kind",
        label="Art",
        also=("Art der Einrichtung", "Einrichtung Art", "Typ"),
        read=values.choice(KIND_WORDS, "die Art"),
        example="Kita",
    ),
    Column(key="quarter", label="Quartier", also=("Stadtteil", "Ortsteil"), read=values.quarter, example="Mülfort"),
    Column(
        key="street",
        label="Anschrift",
        also=("Adresse", "Straße", "Straße und Hausnummer"),
        read=values.text(160),
        example="Hauptstraße 12",
    ),
    Column(
        key="email",
        label="E-Mail",
        also=("Mail", "E-Mail-Adresse", "Einrichtung E-Mail", "E-Mail der Einrichtung"),
        read=values.mail,
        example="post@kita-regenbogen.example",
    ),
    Column(
        key="phone",
        label="Telefon",
        also=("Tel.", "Telefonnummer", "Einrichtung Telefon", "Telefon der Einrichtung"),
        read=values.text(40),
        example="02166 12345",
    ),
    Column(key="languages", label="Sprachen", also=("Sprache",), read=values.languages, example="Deutsch, Türkisch"),
    Column(
        key="last_contact_on", label="Letzter Kontakt", also=("letzter Kontakt am",), read=values.past_day, example=""
    ),
    Column(
        key="person",
        label="Ansprechperson",
        also=("Ansprechpartner", "Ansprechpartnerin", "Kontaktperson", "Ansprechperson Name"),
        read=values.text(160),
    ),
    Column(key="first_name", label="Vorname", also=("Ansprechperson Vorname",), read=values.text(80), example="Kim"),
    Column(
        key="last_name",
        label="Nachname",
        also=("Familienname", "Ansprechperson Nachname"),
        read=values.text(80),
        example="Öz",
    ),
    Column(key="function", label="Funktion", also=("Position", "Rolle"), read=values.text(120), example="Leitung"),
    Column(
        key="contact_email",
        label="E-Mail der Ansprechperson",
        also=("Ansprechperson E-Mail", "Ansprechperson Mail", "E-Mail persönlich"),
        read=values.mail,
        example="oez@kita-regenbogen.example",
    ),
    Column(
        key="contact_phone",
        label="Telefon der Ansprechperson",
        also=("Ansprechperson Telefon", "Durchwahl"),
        read=values.text(40),
    ),
    Column(
        key="consented_on",
        label="Einwilligung am",
        also=("Einwilligung", "einverstanden seit"),
        read=values.past_day,
        example="05.11.2026",
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}
LABELS = {column.key: column.label for column in COLUMNS}
PLACE = ("kind", "quarter", "street", "email", "phone", "languages", "last_contact_on")
PERSON = ("first_name", "last_name", "function", "contact_email", "contact_phone", "consented_on")
PERSON_LABELS = LABELS | {"email": LABELS["contact_email"], "phone": LABELS["contact_phone"]}
TITLES = {"frau", "herr", "herrn", "dr.", "prof.", "dipl.-päd.", "dr"}
NO_CONSENT = "Ohne „Einwilligung am“ steht die Person nicht im Verzeichnis."

STRONGEST = (Verdict.SAME, Verdict.CHANGED, Verdict.NEW)

type Person = Draft[ContactPerson]


@dataclass
class Home:
    """An organisation with everybody who works there, and the lines that spoke of them."""

    draft: Draft[Organisation]
    people: list[Person] = field(default_factory=list)
    gone: list[ContactPerson] = field(default_factory=list)
    said: dict[str, int] = field(default_factory=dict)
    withdrawn: dict[UUID, date] = field(default_factory=dict)  # days on which somebody took the consent back


@dataclass
class PartnerPlan(Plan):
    """The lines, and every organisation with its people as they would be."""

    homes: list[Home] = field(default_factory=list)


def plan_partners(source: Source, *, lock: bool = False) -> PartnerPlan:
    """Say what each line would do; with `lock` the rows stay locked until the transaction ends."""
    planner = _Planner(_homes(lock=lock), Names.load())
    plan = PartnerPlan()
    for number, cells in source.lines:
        found, errors = read_cells(source, cells, BY_KEY, planner.names)
        plan.lines.append(planner.plan(number, found, errors))
    plan.homes = planner.homes
    return plan


def _homes(*, lock: bool) -> list[Home]:
    rows = Organisation.objects.select_related("quarter").order_by("pk")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    people: dict[int, list[ContactPerson]] = defaultdict(list)
    contacts = ContactPerson.objects.order_by("pk")
    for contact in contacts.select_for_update(of=("self",)) if lock else contacts:
        people[contact.organisation_id].append(contact)
    withdrawals = Entry.objects.filter(verb="contact.consent_withdrawn").order_by("at")
    withdrawn = {key: timezone.localdate(at) for key, at in withdrawals.values_list("object_key", "at")}
    return [
        Home(
            _known(row),
            [Draft(row=one) for one in people[row.pk] if one.is_active],
            [one for one in people[row.pk] if not one.is_active],
            withdrawn=withdrawn,
        )
        for row in rows.prefetch_related("languages")
    ]


def _known(row: Organisation) -> Draft[Organisation]:
    spoken: frozenset[Language] = frozenset(row.languages.all())
    return Draft(row=row, before={"languages": spoken}, links={"languages": spoken})


class _Planner:
    """Goes through the lines and remembers what the earlier ones said."""

    def __init__(self, homes: list[Home], names: Names) -> None:
        self.homes = homes
        self.names = names
        self.exact = {home.draft.row.name: home for home in homes}
        self.by_key: dict[str, list[Home]] = defaultdict(list)
        for home in homes:
            self.by_key[organisation_key(home.draft.row.name)].append(home)

    def plan(self, number: int, found: Values, errors: list[str]) -> PlannedLine:
        """What one line does."""
        title = found.get("name", "ohne Namen")
        errors = errors + _split_person(found)
        if "name" not in found and not any(error.startswith(LABELS["name"]) for error in errors):
            errors.append("Einrichtung: hier fehlt der Name.")
        if errors:
            return PlannedLine(number=number, verdict=Verdict.WRONG, title=title, sentences=tuple(errors))
        homes = [self.exact[title]] if title in self.exact else self.by_key[organisation_key(title)]
        if len(homes) > 1:
            also = " und ".join(f"„{home.draft.row.name}“" for home in homes)
            sentence = f"Einrichtung: im Verzeichnis stehen {also}. Schreiben Sie den Namen genau so wie eine davon."
            return PlannedLine(number=number, verdict=Verdict.WRONG, title=title, sentences=(sentence,))
        return self._place(number, title, homes[0] if homes else None, found)

    def _place(self, number: int, title: str, home: Home | None, found: Values) -> PlannedLine:
        place = {key: found[key] for key in PLACE if key in found}
        if home is None and "kind" not in place:
            missing = f"Art: fehlt, und die Einrichtung ist neu. Erlaubt sind: {', '.join(Organisation.Kind.labels)}."
            return PlannedLine(number=number, verdict=Verdict.WRONG, title=title, sentences=(missing,))
        home = home or Home(_new(title))
        who = _identity(found)
        if who in home.said:
            sentence = f"Steht schon in Zeile {home.said[who]}."
            return PlannedLine(number=number, verdict=Verdict.DOUBLE, title=title, sentences=(sentence,))
        person = {key.removeprefix("contact_"): found[key] for key in PERSON if key in found}
        draft = _match(home.people, person) if person else None
        wrong = home.draft.contradictions(place, LABELS)
        wrong += draft.contradictions(person, PERSON_LABELS) if draft else []
        if wrong:
            return PlannedLine(number=number, verdict=Verdict.WRONG, title=title, sentences=tuple(wrong))
        told, verdict = self._take(number, home, place)
        home.said[who] = number
        if home.draft.row.ended_on and home.draft.row.ended_on <= timezone.localdate():
            told.append(
                f"Besteht laut Verzeichnis seit {german.day_num(home.draft.row.ended_on)} nicht mehr, das bleibt so."
            )
        if person:
            of_person, verdict_of_person = _take_person(home, draft, person, number)
            told, verdict = told + of_person, max(verdict, verdict_of_person, key=STRONGEST.index)
        return PlannedLine(number=number, verdict=verdict, title=title, sentences=tuple(told))

    def _take(self, number: int, home: Home, place: Values) -> tuple[list[str], Verdict]:
        """The line is right: fill what it says of the organisation into the row in memory."""
        is_new = home.draft.is_new and not home.said
        changes = home.draft.fill(place, LABELS, number, tells=not is_new)
        if not is_new:
            return changes, Verdict.CHANGED if changes else Verdict.SAME
        name = home.draft.row.name
        self.homes.append(home)
        self.exact[name] = home
        self.by_key[organisation_key(name)].append(home)
        return [f"neue Einrichtung ({home.draft.shown('kind')})"], Verdict.NEW


def _new(name: str) -> Draft[Organisation]:
    nothing: dict[str, frozenset[Language]] = {"languages": frozenset()}
    return Draft(row=Organisation(name=name, quarter=None), is_new=True, before=dict(nothing), links=dict(nothing))


def _identity(found: Values) -> str:
    """Who a line is about beside the organisation: mail and name together; nobody is ''."""
    if "last_name" not in found:
        return ""
    return f"{found.get('contact_email', '').lower()} {person_key(found.get('first_name', ''), found['last_name'])}"


def _split_person(found: Values) -> list[str]:
    """Put 'Frau Kim Öz' or 'Öz, Kim' into first and last name; a person without a last name is an error."""
    whole = found.pop("person", "")
    if whole and "last_name" not in found:
        first, last = _name_parts(whole)
        found.update({key: name[:80] for key, name in (("first_name", first), ("last_name", last)) if name})
    about_person = [LABELS[key] for key in PERSON if key in found]
    if about_person and "last_name" not in found:
        return [f"Nachname: fehlt, obwohl „{about_person[0]}“ ausgefüllt ist."]
    return []


def _name_parts(whole: str) -> tuple[str, str]:
    """First and last name without titles."""
    last, comma, first = whole.partition(",")
    words = [word for word in (f"{first} {last}" if comma else whole).split() if word.lower() not in TITLES]
    cut = len(words) - len(last.split()) if comma else len(words) - 1
    return " ".join(words[: max(cut, 0)]), " ".join(words[max(cut, 0) :])


def _take_person(home: Home, known: Person | None, person: Values, number: int) -> tuple[list[str], Verdict]:
    """Fill in the contact person; returns what that changes."""
    name = " ".join(filter(None, (person.get("first_name"), person["last_name"])))
    if known is not None:
        left = _withdrawn_stays(home, known, person, name)
        changes = [f"{name}, {change}" for change in known.fill(person, PERSON_LABELS, number)]
        return changes + left, Verdict.CHANGED if changes else Verdict.SAME
    if _match([Draft(row=one) for one in home.gone], person) is not None:
        return [f"{name} arbeitet laut Verzeichnis nicht mehr dort und bleibt so."], Verdict.SAME
    draft = Draft(row=ContactPerson(organisation=home.draft.row), is_new=True)
    draft.fill(person, PERSON_LABELS, number, tells=False)
    home.people.append(draft)
    consent = person.get("consented_on")
    told = f"Einverstanden seit {german.day_num(consent)}." if consent else NO_CONSENT
    return [f"neue Ansprechperson: {name}. {told}"], Verdict.NEW


def _withdrawn_stays(home: Home, known: Person, person: Values, name: str) -> list[str]:
    """A consent that was taken back does not come back with an older list (Art. 7 Abs. 3 DSGVO)."""
    taken_back = home.withdrawn.get(known.row.key)
    if known.row.consented_on or taken_back is None or person.get("consented_on", date.max) > taken_back:
        return []
    del person["consented_on"]
    return [
        f"{name} hat die Einwilligung am {german.day_num(taken_back)} zurückgenommen; das Datum davor gilt nicht mehr."
    ]


def _match(people: list[Person], person: Values) -> Person | None:
    """The person with this name; else the one with this mail and one of the names.

    A mail alone is not enough: many people share the mailbox of their organisation, and the consent of one is not the
    consent of another.
    """
    first, last = fold(person.get("first_name", "")), fold(person["last_name"])
    named = [
        one for one in people if fold(one.row.last_name) == last and (fold(one.row.first_name) == first or not first)
    ]
    mail = person.get("email", "").lower()
    mailed = [one for one in people if mail and one.row.email.lower() == mail]
    both = [one for one in named if one in mailed]
    if both:
        return both[0]
    if named:
        return named[0] if first or len(named) == 1 else None
    alike = [one for one in mailed if fold(one.row.last_name) == last or (first and fold(one.row.first_name) == first)]
    return alike[0] if len(alike) == 1 else None
