"""The directory as lists that can be read in again unchanged."""

from collections.abc import Sequence

from accounts.models import User
from socialspace import rules
from socialspace.imports import offers, partners
from socialspace.imports.sheets import Column
from socialspace.models import ContactPerson, Offer, Organisation
from web.tables import Value

type Lines = list[list[Value]]

PARTNER_KEYS = [column.key for column in partners.COLUMNS if column.key != "person"]
OFFER_KEYS = [column.key for column in offers.COLUMNS]


def labels_of(columns: Sequence[Column], keys: Sequence[str]) -> list[str]:
    """The headings of these columns."""
    by_key = {column.key: column.label for column in columns}
    return [by_key[key] for key in keys]


def partner_table(user: User) -> tuple[list[str], Lines]:
    """Organisations with their contact persons, one line a person; those who did not consent for stewards only."""
    people = ContactPerson.objects.active() if rules.may_steward_directory(user) else ContactPerson.objects.listed()
    by_home: dict[int, list[ContactPerson]] = {}
    for person in people.visible_to(user):
        by_home.setdefault(person.organisation_id, []).append(person)
    homes = Organisation.objects.visible_to(user).active().select_related("quarter").prefetch_related("languages")
    lines: Lines = []
    for home in homes:
        facts = _home(home)
        for there in [_person(one) for one in by_home.get(home.pk, [])] or [{}]:
            values = facts | there
            lines.append([values.get(key) for key in PARTNER_KEYS])
    return labels_of(partners.COLUMNS, PARTNER_KEYS), lines


def offer_table(user: User) -> tuple[list[str], Lines]:
    """The offers that exist today."""
    rows = Offer.objects.visible_to(user).current().select_related("organisation", "quarter")
    rows = rows.order_by("organisation__name_sort", "title_sort", "pk").prefetch_related("topics", "languages")
    lines = [[_offer(row).get(key) for key in OFFER_KEYS] for row in rows]
    return labels_of(offers.COLUMNS, OFFER_KEYS), lines


def example_table(columns: Sequence[Column]) -> tuple[list[str], Lines]:
    """An empty list with the right headings and one example."""
    shown = [column for column in columns if column.key != "person"]
    return [column.label for column in shown], [[column.example for column in shown]]


def _home(row: Organisation) -> dict[str, Value]:
    return {
        "name": row.name,
        "kind": row.get_kind_display(),
        "quarter": row.quarter.name if row.quarter else None,
        "street": row.street,
        "email": row.email,
        "phone": row.phone,
        "languages": ", ".join(sorted(language.name for language in row.languages.all())),
        "last_contact_on": row.last_contact_on,
    }


def _person(row: ContactPerson) -> dict[str, Value]:
    return {
        "first_name": row.first_name,
        "last_name": row.last_name,
        "function": row.function,
        "contact_email": row.email,
        "contact_phone": row.phone,
        "consented_on": row.consented_on,
    }


def _offer(row: Offer) -> dict[str, Value]:
    cents = row.cost_cents
    return {
        "organisation": row.organisation.name,
        "title": row.title,
        "good_for": row.good_for,
        "audience": row.audience,
        "age_from": row.age_from,
        "age_to": row.age_to,
        "topics": ", ".join(sorted(topic.name for topic in row.topics.all())),
        "languages": ", ".join(sorted(language.name for language in row.languages.all())),
        "cost_cents": None if cents is None else f"{cents // 100},{cents % 100:02}",
        "cost_note": row.cost_note,
        "capacity": row.capacity,
        "free_places": row.free_places,
        "times": row.times,
        "is_barrier_free": None if row.is_barrier_free is None else "ja" if row.is_barrier_free else "nein",
        "quarter": row.quarter.name if row.quarter else None,
        "checked_on": row.checked_on,
    }
