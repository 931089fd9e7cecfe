"""Papers of a case: what stands on a letter and on the sheet for a home visit, from the file as it is now."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from cases import letters
from cases.models import Case, Custody, HouseholdMember, Letter, Person, SafetyPlan
from cases.pseudonyms import Sheet
from socialspace.models import Organisation
from web.german import day_num
from web.letter_sheet import LetterSheet, blocks_of
from web.pdf import render_pdf
from web.pdf.limits import Limits
from web.uploads.names import ascii_name

CITY = "Stadt Mönchengladbach"
OFFICE = "Jugendamt"
TO_ALL = "Sehr geehrte Damen und Herren"
# What a sheet asks for in a home; the order is the way through it.
SIGHTS = ("Wohnung und Zimmer", "Schlafplatz des Kindes", "Essen und Kühlschrank", "Gefahren", "Umgang miteinander")
WOMEN, MEN = {Person.Role.MOTHER}, {Person.Role.FATHER}


@dataclass(frozen=True)
class Recipient:
    """To whom a letter goes: a member of the family, an organisation of the directory, or somebody typed by hand.

    `name` is of somebody the file knows by name alone, as a guardian.
    """

    person: Person | None = None
    organisation: Organisation | None = None
    name: str = ""

    def address(self) -> str:
        """The lines of the window; what is not known stays a gap."""
        if self.person is not None:
            return "\n".join((_full_name(self.person) or "[Name]", *_home_of(self.person)))
        if self.organisation is not None:
            street, _, city = (part.strip() for part in self.organisation.street.partition(","))
            return "\n".join((self.organisation.name, street or "[Straße und Hausnummer]", city or "[PLZ und Ort]"))
        return f"{self.name or '[Name]'}\n[Straße und Hausnummer]\n[PLZ und Ort]"

    def salutation(self) -> str:
        """How the letter begins; nobody is called Frau or Herr who did not say so."""
        person = self.person
        if person is None:
            return TO_ALL
        if person.sex == Person.Sex.FEMALE or (person.sex == Person.Sex.UNKNOWN and person.role in WOMEN):
            return f"Sehr geehrte Frau {person.last_name or '[Nachname]'}"
        if person.sex == Person.Sex.MALE or (person.sex == Person.Sex.UNKNOWN and person.role in MEN):
            return f"Sehr geehrter Herr {person.last_name or '[Nachname]'}"
        return f"Guten Tag {_full_name(person) or '[Name]'}"


def holder_of_custody(case: Case) -> Recipient:
    """Whom an official letter about the child goes to: who has the custody, else a parent, else a gap."""
    rows = Custody.objects.current().filter(child=case.child).exclude(kind=Custody.Kind.UNCLEAR)
    row = rows.select_related("holder").order_by(F("holder").asc(nulls_last=True), "id").first()
    if row is not None:
        return Recipient(person=row.holder, name=row.holder_name)
    parents = Person.objects.filter(family=case.family_id, role__in=WOMEN | MEN).exclude(life=Person.Life.DEAD)
    return Recipient(person=parents.order_by("id").first())


def facts_of(case: Case, *, writer: User, recipient: Recipient, on: date) -> dict[str, str]:
    """What fills the places of a template; an empty value stays a gap."""
    child = case.child
    parents = Person.objects.filter(family=case.family_id, role__in=[Person.Role.MOTHER, Person.Role.FATHER])
    return {
        "anrede": recipient.salutation(),
        "kind": child.first_name,
        "kind_name": _full_name(child) if child.first_name and child.last_name else "",
        "geburtsdatum": day_num(child.birth_date) if child.birth_date else "",
        "eltern": " und ".join(filter(None, map(_full_name, parents))),
        "aktenzeichen": case.file_number,
        "fachkraft": str(writer),
        "telefon": settings.OFFICE_PHONE,
        "team": case.area.team_name,
        "datum": day_num(on),
    }


def sheet_of(letter: Letter) -> LetterSheet:
    """The letter as it stands on paper; needs a letter from `for_page` with its case and area."""
    case, writer = letter.case, letter.written_by
    unit = f"{writer.get_department_display()} · {case.area.team_name}"
    info = {
        "Unser Zeichen": case.file_number,
        "Auskunft": str(writer),
        "Telefon": settings.OFFICE_PHONE,
        "E-Mail": writer.email,
        "Datum": day_num(letter.letter_date),
    }
    return LetterSheet(
        title=f"Brief zu {case.file_number} vom {day_num(letter.letter_date)}",
        sender=(CITY, OFFICE, unit),
        return_address=f"{CITY} · {OFFICE} · {settings.OFFICE_ADDRESS}",
        address=tuple(letter.address_lines),
        info=tuple((label, value) for label, value in info.items() if value),
        subject=letter.subject,
        blocks=blocks_of(letter.body),
        closing=("Mit freundlichen Grüßen", "", "Im Auftrag", "", "", str(writer), writer.role),
        footer=f"{CITY} · {OFFICE} · {case.file_number}",
        draft=not letter.is_sent,
    )


def letter_pdf(letter: Letter, *, created: datetime, limits: Limits | None = None) -> bytes:
    """The letter as PDF/UA; raises PdfError with a sentence when it is too long."""
    return render_pdf("print/letter.html", {"sheet": sheet_of(letter)}, created=created, limits=limits)


def letter_name(letter: Letter, ending: str) -> str:
    """The name of the file: file number, day, state; never a person (ux 9.4)."""
    state = "" if letter.is_sent else "_Entwurf"
    return ascii_name(f"{letter.case.file_number}_Brief_{letter.letter_date}{state}", ending)


def open_gaps(letter: Letter) -> list[str]:
    """What still has to be filled before the letter can be sent."""
    return letters.gaps_in(letter.address, letter.subject, letter.body)


def home_visit_pdf(case: Case, *, by: User) -> bytes:
    """The sheet for a home visit with blanks for the pen; needs a case from `for_file`."""
    members = Person.objects.filter(family=case.family_id, life__in=[Person.Life.BORN, Person.Life.UNKNOWN])
    context: dict[str, object] = {"case": case, "members": members, "home": _home_of(case.child), "sights": SIGHTS}
    context |= {"by": by, "today": timezone.localdate()}
    return render_pdf("cases/print/home_visit.html", context, created=timezone.now())


def sheet_pdf(sheet: Sheet) -> bytes:
    """The sheet of a resource check for one reader, as that reader may see it."""
    return render_pdf("cases/print/circle.html", {"sheet": sheet}, created=timezone.now())


def safety_plan_pdf(plan: SafetyPlan, case: Case, *, by: User) -> bytes:
    """The Schutzplan for the family in plain words; needs a plan from `for_page`."""
    context: dict[str, object] = {"plan": plan, "case": case, "by": by, "phone": settings.OFFICE_PHONE}
    context |= {"today": timezone.localdate(), "signers": _signers(plan, case)}
    return render_pdf("cases/print/safety_plan.html", context, created=timezone.now())


def _signers(plan: SafetyPlan, case: Case) -> list[str]:
    """Whose line is still empty: parents and children who have neither signed nor refused."""
    answered = {row.person_id for row in plan.signatures.all() if row.person_id}
    parents = Person.objects.filter(family=case.family_id, role__in=[Person.Role.MOTHER, Person.Role.FATHER])
    people = [*parents.exclude(life=Person.Life.DEAD), *plan.children.all()]
    return [person.full_name for person in people if person.pk not in answered]


def _full_name(person: Person) -> str:
    return f"{person.first_name} {person.last_name}".strip()


def _home_of(person: Person) -> tuple[str, str]:
    """Street and place of the household this person lives in today, the newest first."""
    lives = HouseholdMember.objects.current().filter(person=person).select_related("household")
    newest = lives.exclude(household__street="").order_by("-valid_from", "-id").first()
    home = newest.household if newest else None
    street = f"{home.street} {home.house_number}".strip() if home else ""
    place = f"{home.postal_code} {home.city}".strip() if home else ""
    return street or "[Straße und Hausnummer]", place or "[PLZ und Ort]"
