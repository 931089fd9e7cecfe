"""From the first call to a report: who it concerns, where they live, what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.feedback import remind_of_feedback
from cases.models import Family, Household, HouseholdMember, Person, Report, ReporterKind
from cases.models.family import UNKNOWN
from socialspace.models import Language, Quarter, SocialArea
from web.store import store

HOME = "Adresse aus der Meldung"


@dataclass(frozen=True, kw_only=True)
class NamedChild:
    """A further child a report names; what is not known stays empty."""

    first_name: str
    last_name: str = ""
    birth_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where the family lives, as far as it was said."""

    street: str = ""
    house_number: str = ""
    postal_code: str = ""
    city: str = ""


@transaction.atomic
def record_report(
    *,
    by: User,
    area: SocialArea,
    received_at: datetime,
    channel: str,
    concern: str,
    kind: str = Report.Kind.REPORT,
    known_child: Person | None = None,
    child_first_name: str = "",
    child_last_name: str = "",
    child_birth_date: date | None = None,
    child_unborn: bool = False,
    other_children: Iterable[NamedChild] = (),
    caregiver_name: str = "",
    caregiver_role: str = "",
    languages: Iterable[Language] = (),
    address: Address | None = None,
    quarter: Quarter | None = None,
    **said: Any,
) -> Report:
    """Record a first call; only when it came, how, and what was said must be known.

    A child that is known already is taken over with its family. `said` are further fields of the report: who reports,
    their name and contact, secret holder, when it happened, the child's words, the first impression.
    """
    rules.demand(rules.may_record_reports(by, area))
    if known_child is None:
        born = {"birth_date": None if child_unborn else child_birth_date}
        life = Person.Life.UNBORN if child_unborn else Person.Life.BORN
        child = _new_child(child_first_name, child_last_name, languages, life=life, **born)
    else:
        rules.demand(rules.may_know(by, known_child))
        child = known_child
    report = Report(area=area, family=child.family, child=child, recorded_by=by, received_at=received_at)
    report.kind, report.channel, report.concern, report.quarter = kind, channel, concern, quarter
    _fill(report, **said)
    store(report)
    siblings = [_sibling(child, named) for named in other_children]
    report.others.set([*siblings, *_caregiver(child.family, name=caregiver_name, role=caregiver_role)])
    _settle([child, *siblings], address or Address(), quarter)
    reporter = report.reporter_id or ""
    record("report.recorded", report.key, by=by, channel=channel, kind=str(kind), reporter=reporter)
    remind_of_feedback(report, by=by)
    return report


def _fill(
    report: Report,
    *,
    reporter: ReporterKind | None = None,
    reporter_name: str = "",
    reporter_contact: str = "",
    is_secret_holder: bool = False,
    happened_on: date | None = None,
    happened_words: str = "",
    child_words: str = "",
    first_impression: str = "",
) -> None:
    """What was said, and by when a professional secret holder hears back (§ 4 Abs. 4 KKG)."""
    report.reporter, report.reporter_name, report.reporter_contact = reporter, reporter_name, reporter_contact
    report.is_secret_holder = is_secret_holder
    if is_secret_holder:
        due = timezone.localdate(report.received_at) + timedelta(days=settings.FEEDBACK_DAYS)
        report.feedback_due_on = max(due, timezone.localdate())
    report.happened_on, report.happened_words = happened_on, happened_words
    report.child_words, report.first_impression = child_words, first_impression


def _new_child(
    first_name: str, last_name: str, languages: Iterable[Language], *, life: str, birth_date: date | None
) -> Person:
    """A child in a new family; without a name the family is called 'unbekannt' until somebody knows."""
    family = Family(name=last_name or UNKNOWN)
    store(family)
    family.languages.set(languages)
    child = Person(family=family, role=Person.Role.CHILD, first_name=first_name, last_name=last_name, life=life)
    child.birth_date = birth_date
    store(child)
    return child


def _sibling(child: Person, named: NamedChild) -> Person:
    """The child of this family with this first name, or a new one."""
    known = Person.objects.filter(family=child.family_id, role=Person.Role.CHILD).exclude(pk=child.pk)
    found = known.filter(first_name__iexact=named.first_name).first()
    if found is not None:
        return found
    sibling = Person(family=child.family, role=Person.Role.CHILD, first_name=named.first_name)
    sibling.last_name, sibling.birth_date = named.last_name or child.last_name, named.birth_date
    store(sibling)
    return sibling


def _caregiver(family: Family, *, name: str, role: str) -> list[Person]:
    """Whoever looks after the child; the last word is the last name, a single word a first name in this family."""
    if not name.strip():
        return []
    first_name, _, last_name = name.strip().rpartition(" ")
    if not first_name:
        first_name, last_name = last_name, "" if family.name == UNKNOWN else family.name
    known = Person.objects.filter(family=family).exclude(role=Person.Role.CHILD)
    found = known.filter(first_name__iexact=first_name, last_name__iexact=last_name).first()
    if found is None:
        found = Person(family=family, role=role or Person.Role.CAREGIVER, first_name=first_name, last_name=last_name)
        store(found)
    return [found]


def _settle(children: list[Person], address: Address, quarter: Quarter | None) -> None:
    """The address becomes a household of the family in which the children live, unless it is one already."""
    if not address.street:
        return
    family, place = children[0].family, {"street": address.street, "house_number": address.house_number}
    home = Household.objects.filter(
        family=family, street__iexact=address.street, house_number__iexact=address.house_number
    ).first()
    if home is None:
        home = Household(family=family, label=HOME, quarter=quarter, **place)
        home.postal_code, home.city = address.postal_code, address.city
        store(home)
    for child in children:
        if not home.members.filter(person=child, valid_to__isnull=True).exists():
            store(HouseholdMember(household=home, person=child))
