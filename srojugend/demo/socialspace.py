"""The demo's social space: organisations, whom one reaches there, offers, and what providers are paid."""

import unicodedata
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from hze.lifecycle import HelpForm
from hze.models import HelpKind, Rate
from socialspace.models import ContactPerson, Language, Offer, Organisation, Quarter, Topic
from srojugend.demo.conference_texts import PARTNERS
from srojugend.demo.socialspace_texts import (
    AMBULATORY_PROVIDERS,
    DETAILS,
    KINDS,
    MORE_ORGANISATIONS,
    OFFERS,
    RESIDENTIAL_PROVIDERS,
    STREETS,
    UNNAMED,
)

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i"})
STALE_SHARE = 0.12  # of the offers nobody has confirmed for more than half a year


@transaction.atomic
def load() -> None:
    """Load the social space once; does nothing when there are offers."""
    if Offer.objects.exists():
        return
    random, today = Random(5), timezone.localdate()  # noqa: S311  # the same office every time, not a secret
    organisations = _organisations(random, today)
    _offers(organisations, random, today)
    _rates(random, today)


def _organisations(random: Random, today: date) -> list[Organisation]:
    """Partners of the conferences and others, each with a contact; some contacts have not agreed to be named."""
    quarters = {quarter.name: quarter for quarter in Quarter.objects.all()}
    languages = {language.name: language for language in Language.objects.all()}
    partners = (partner[:6] for partner in PARTNERS)
    found = []
    for name, kind, quarter, first_name, last_name, function in (*partners, *MORE_ORGANISATIONS):
        facts = {
            "kind": KINDS.get(name, kind),
            "quarter": quarters[quarter] if quarter else None,
            "street": f"{random.choice(STREETS)} {random.randint(2, 180)}",
            "email": f"info@{_ascii(name)[:24]}.example",
            "phone": f"02166 {random.randint(100_000, 999_999)}",
            "last_contact_on": today - timedelta(days=random.randint(2, 260)),
        }
        organisation, _ = Organisation.objects.get_or_create(name=name, defaults=facts)
        spoken = random.sample(sorted(languages), random.randint(0, 3))
        organisation.languages.set([languages[name] for name in {"Deutsch", *spoken}])
        _contacts(organisation, first_name, last_name, function)
        found.append(organisation)
    return found


def _contacts(organisation: Organisation, first_name: str, last_name: str, function: str) -> None:
    """Whom one reaches; at some a second person who has not agreed to be named."""
    people: list[tuple[str, str, str, date | None]] = [
        (first_name, last_name, function, timezone.localdate() - timedelta(days=200))
    ]
    if organisation.name in UNNAMED:
        people.append((*UNNAMED[organisation.name], "Vertretung", None))
    for first, last, role, consented_on in people:
        email = f"{_ascii(last)}@{_ascii(organisation.name)[:24]}.example"
        ContactPerson.objects.get_or_create(
            organisation=organisation,
            first_name=first,
            last_name=last,
            defaults={"function": role, "email": email, "consented_on": consented_on},
        )


def _offers(organisations: list[Organisation], random: Random, today: date) -> None:
    """Every organisation offers some of what its kind offers, the next one goes on where it stopped."""
    topics = {topic.name: topic for topic in Topic.objects.all()}
    languages = list(Language.objects.all())
    given = dict.fromkeys(OFFERS, 0)
    for organisation in organisations:
        count, offers = OFFERS[organisation.kind]
        for number in range(given[organisation.kind], given[organisation.kind] + count):
            topic, title, good_for = offers[number % len(offers)]
            facts = _facts(title, random, today) | {"good_for": good_for, "quarter": organisation.quarter}
            offer = Offer.objects.create(organisation=organisation, title=title, **facts)
            offer.topics.add(topics[topic])
            offer.languages.set(random.sample(languages, random.choice((0, 1, 1, 2, 3))))
        given[organisation.kind] += count


def _facts(title: str, random: Random, today: date) -> dict[str, Any]:
    """What is known of an offer: some are full, of some nobody told us, some nobody has confirmed for long."""
    audience, age_from, age_to, cents, note, times = DETAILS[title]
    capacity = random.choice((None, 6, 8, 10, 12, 15, 20))
    free = None if capacity is None else random.choice((0, 0, 1, 2, 3, capacity // 2))
    age = random.randint(181, 420) if random.random() < STALE_SHARE else random.randint(3, 160)
    return {
        "audience": audience,
        "age_from": age_from,
        "age_to": age_to,
        "cost_cents": cents,
        "cost_note": note,
        "times": times,
        "capacity": capacity,
        "free_places": free,
        "is_barrier_free": random.choice((True, True, False, None)),
        "checked_on": today - timedelta(days=age),
    }


def _rates(random: Random, today: date) -> None:
    """Between 60 and 93 € an hour, about 200 € a day; valid since long enough for every help of the demo."""
    since = date(today.year - 3, 1, 1)
    providers = {provider.name: provider for provider in Organisation.objects.providers()}
    rates = []
    for kind in HelpKind.objects.all():
        ambulatory = kind.form == HelpForm.AMBULATORY
        for name in AMBULATORY_PROVIDERS if ambulatory else RESIDENTIAL_PROVIDERS:
            cents = random.randrange(60_00, 93_01, 10) if ambulatory else random.randrange(190_00, 215_01, 50)
            rates.append(Rate(organisation=providers[name], help_kind=kind, cents=cents, valid_from=since))
    Rate.objects.bulk_create(rates)


def _ascii(name: str) -> str:
    """A name as it stands in a mail address."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(UMLAUTS)).encode("ascii", "ignore").decode()
    return "".join(filter(str.isalnum, plain))
