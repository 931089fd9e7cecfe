"""Reference data every office starts with; facts from the deck and domain.md §10, loaded once, edited later."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from socialspace.models import District, Population, Quarter, SocialArea, Topic

DISTRICTS = ("Nord", "Süd", "West", "Ost")

# name, latitude, longitude, [(counted on, inhabitants, source)]
QUARTERS = (
    ("Schloss Rheydt", "51.1810", "6.4790", [(date(2013, 3, 31), 18, "Stadt Mönchengladbach")]),
    (
        "Bonnenbroich-Geneicken",
        "51.1764",
        "6.4647",
        [(date(2013, 3, 31), 6_575, "Stadt Mönchengladbach"), (date(2020, 12, 31), 7_073, "Stadt Mönchengladbach")],
    ),
    (
        "Rheydt",
        "51.1675",
        "6.4528",
        [(date(2013, 3, 31), 12_936, "Stadt Mönchengladbach"), (date(2022, 12, 31), 14_780, "Stadt Mönchengladbach")],
    ),
    ("Grenzlandstadion", "51.1766", "6.4491", [(date(2013, 3, 31), 3_055, "Stadt Mönchengladbach")]),
    ("Mülfort", "51.1530", "6.4670", [(date(2013, 3, 31), 8_852, "Stadt Mönchengladbach")]),
)

TOPICS = (
    "Entlastung am Morgen",
    "Hausaufgaben und Lernen",
    "Sport und Bewegung",
    "Elternbildung",
    "Sprachmittlung",
    "Trennung und Umgang",
    "Ferien",
    "Wohnen",
    "Schulden und Geld",
    "Frühe Kindheit",
    "Seelische Gesundheit",
    "Freizeit und Treffpunkt",
)


@transaction.atomic
def load() -> None:
    """Load what is missing; existing rows stay as they are."""
    for position, name in enumerate(DISTRICTS):
        District.objects.get_or_create(name=name, defaults={"position": position})
    for name in TOPICS:
        Topic.objects.get_or_create(name=name)
    area, _ = SocialArea.objects.get_or_create(number=5, defaults={"name": "Rheydt Ost", "sign": "RO"})
    SocialArea.objects.get_or_create(number=3, defaults={"name": "Rheydt West", "sign": "RW"})
    for number, (name, latitude, longitude, counts) in enumerate(QUARTERS, start=1):
        quarter, _ = Quarter.objects.get_or_create(
            name=name,
            defaults={
                "area": area,
                "number": number,
                "latitude": Decimal(latitude),
                "longitude": Decimal(longitude),
            },
        )
        for counted_on, inhabitants, source in counts:
            Population.objects.get_or_create(
                quarter=quarter, counted_on=counted_on, defaults={"inhabitants": inhabitants, "source": source}
            )
