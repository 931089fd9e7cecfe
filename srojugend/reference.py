"""Reference data every office starts with; facts from the deck and domain.md §10, loaded once, edited later."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from hze.lifecycle import HelpForm
from hze.models import CheckpointKind, HelpKind
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

# section, name, form, code of the official statistics (domain.md §4.2; § 32 waits for a form between the two)
HELP_KINDS = (
    ("§ 27 Abs. 2", "Flexible ambulante Hilfe", HelpForm.AMBULATORY, "14"),
    ("§ 28", "Erziehungsberatung", HelpForm.AMBULATORY, "01"),
    ("§ 29", "Soziale Gruppenarbeit", HelpForm.AMBULATORY, "04"),
    ("§ 30", "Erziehungsbeistandschaft", HelpForm.AMBULATORY, "05"),
    ("§ 30", "Betreuungshilfe", HelpForm.AMBULATORY, "06"),
    ("§ 31", "Sozialpädagogische Familienhilfe", HelpForm.AMBULATORY, "07"),
    ("§ 33", "Vollzeitpflege", HelpForm.RESIDENTIAL, "09"),
    ("§ 34", "Heimerziehung, sonstige betreute Wohnform", HelpForm.RESIDENTIAL, "11"),
    ("§ 35", "Intensive sozialpädagogische Einzelbetreuung", HelpForm.AMBULATORY, "12"),
    ("§ 35a", "Eingliederungshilfe, ambulant", HelpForm.AMBULATORY, "13"),
    ("§ 35a", "Eingliederungshilfe, stationär", HelpForm.RESIDENTIAL, "13"),
)

# checkpoint, days after the start, who acts (defaults after domain.md §6)
CHECKPOINT_KINDS = (
    ("Anruf in der ersten Woche", 7, CheckpointKind.Party.ASD),
    ("Erstes Hilfeplangespräch", 42, CheckpointKind.Party.ASD),
    ("Clearing zur Perspektive", 90, CheckpointKind.Party.ASD),
    ("Bericht der Einrichtung", 166, CheckpointKind.Party.FACILITY),
    ("Hilfeplan-Überprüfung", 180, CheckpointKind.Party.ASD),
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
    load_help_reference()


def load_help_reference() -> None:
    """Load the kinds of help and the checkpoints every residential course begins with."""
    for section, name, form, code in HELP_KINDS:
        HelpKind.objects.get_or_create(section=section, name=name, defaults={"form": form, "statistics_code": code})
    for label, days, party in CHECKPOINT_KINDS:
        CheckpointKind.objects.get_or_create(label=label, defaults={"days_after_start": days, "party": party})
