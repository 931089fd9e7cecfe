"""The demo's social space: organisations, whom one reaches there, offers, needs, and what providers are paid."""

import unicodedata
from datetime import date, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from hze.lifecycle import HelpForm
from hze.models import HelpKind, Rate
from socialspace import actions
from socialspace.models import ContactPerson, Offer, Organisation, Quarter, Topic
from srojugend.demo.conference_texts import PARTNERS
from srojugend.demo.socialspace_texts import (
    AMBULATORY_PROVIDERS,
    MORE_ORGANISATIONS,
    NEEDS,
    OFFERS,
    RESIDENTIAL_PROVIDERS,
)

MONTHS = 5  # needs lie in this month and the ones before it
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i"})
NO_PLACES_KNOWN = 9  # of 0 to 9: nobody has told us


@transaction.atomic
def load() -> None:
    """Load the social space once; does nothing when there are offers."""
    if Offer.objects.exists():
        return
    random, today = Random(5), timezone.localdate()  # noqa: S311  # the same office every time, not a secret
    organisations = _organisations()
    _offers(organisations, random, today)
    _needs(random, today)
    _rates(random, today)


def _organisations() -> list[Organisation]:
    """Partners of the conferences and others, each with a contact."""
    quarters = {quarter.name: quarter for quarter in Quarter.objects.all()}
    partners = (partner[:6] for partner in PARTNERS)
    found = []
    for name, kind, quarter, first_name, last_name, function in (*partners, *MORE_ORGANISATIONS):
        organisation, _ = Organisation.objects.get_or_create(
            name=name, defaults={"kind": kind, "quarter": quarters[quarter] if quarter else None}
        )
        ContactPerson.objects.get_or_create(
            organisation=organisation,
            first_name=first_name,
            last_name=last_name,
            defaults={
                "function": function,
                "email": f"{_ascii(last_name)}@{_ascii(name)[:24]}.example",
                "consented_on": timezone.localdate() - timedelta(days=200),
            },
        )
        found.append(organisation)
    return found


def _offers(organisations: list[Organisation], random: Random, today: date) -> None:
    """Every organisation offers some of what its kind offers, the next one goes on where it stopped."""
    topics = {topic.name: topic for topic in Topic.objects.all()}
    given = dict.fromkeys(OFFERS, 0)
    for organisation in organisations:
        count, offers = OFFERS[organisation.kind]
        for number in range(given[organisation.kind], given[organisation.kind] + count):
            topic, title, good_for = offers[number % len(offers)]
            places = random.randint(0, NO_PLACES_KNOWN)
            offer = Offer.objects.create(
                organisation=organisation,
                title=title,
                good_for=good_for,
                quarter=organisation.quarter,
                free_places=None if places == NO_PLACES_KNOWN else places,
                checked_on=today - timedelta(days=random.randint(3, 160)),
            )
            offer.topics.add(topics[topic])
        given[organisation.kind] += count


def _needs(random: Random, today: date) -> None:
    """Needs counted one by one, as resource checks do; some stay under the threshold."""
    quarters = {quarter.name: quarter for quarter in Quarter.objects.all()}
    topics = {topic.name: topic for topic in Topic.objects.all()}
    first = today.year * 12 + today.month - MONTHS
    for quarter, topic, times in NEEDS:
        for _ in range(times):
            year, month = divmod(first + random.randrange(MONTHS), 12)
            actions.count_need(topic=topics[topic], quarter=quarters[quarter], day=date(year, month + 1, 1))


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
