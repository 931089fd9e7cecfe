"""Reference data every office starts with; facts from the deck and domain.md §10, loaded once, edited later."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from caseload.models import Criterion, GuideValue, WeightRule
from hze.lifecycle import HelpForm
from hze.models import CheckpointKind, HelpKind
from socialspace.models import (
    AreaMembership,
    District,
    DistrictMembership,
    Language,
    Population,
    Quarter,
    SocialArea,
    Topic,
    TrainingKind,
)

COUNTED = date(2013, 3, 31)
SINCE = date(2020, 1, 1)  # the areas are older than every case; the true day is not known

DISTRICTS = ("Nord", "Süd", "West", "Ost")

# name, official number, latitude, longitude, [(counted on, inhabitants, source)]
QUARTERS = (
    ("Schloss Rheydt", "3 01", "51.1810", "6.4790", [(COUNTED, 18, "Stadt Mönchengladbach")]),
    (
        "Bonnenbroich-Geneicken",
        "3 02",
        "51.1764",
        "6.4647",
        [(COUNTED, 6_575, "Stadt Mönchengladbach"), (date(2020, 12, 31), 7_073, "Stadt Mönchengladbach")],
    ),
    (
        "Rheydt",
        "3 03",
        "51.1675",
        "6.4528",
        [(COUNTED, 12_936, "Stadt Mönchengladbach"), (date(2022, 12, 31), 14_780, "Stadt Mönchengladbach")],
    ),
    ("Grenzlandstadion", "3 09", "51.1766", "6.4491", [(COUNTED, 3_055, "Stadt Mönchengladbach")]),
    ("Mülfort", "3 04", "51.1530", "6.4670", [(COUNTED, 8_852, "Stadt Mönchengladbach")]),
)

# topic, and the words people look for it by
TOPICS = (
    ("Entlastung am Morgen", "Frühstück, Frühbetreuung, Schulweg, Schichtarbeit"),
    ("Hausaufgaben und Lernen", "Nachhilfe, Schule, Lernförderung, Leseförderung"),
    ("Sport und Bewegung", "Fußball, Turnen, Schwimmen, Verein"),
    ("Elternbildung", "Elternkurs, Elterncafé, Erziehung"),
    ("Sprachmittlung", "Dolmetscher, Dolmetschen, Übersetzen, Deutschkurs"),
    ("Trennung und Umgang", "Scheidung, Sorgerecht, Besuchskontakt"),
    ("Ferien", "Ferienfreizeit, Ferienspiele, Urlaub"),
    ("Wohnen", "Wohnung, Miete, Umzug, Obdach"),
    ("Schulden und Geld", "Schuldnerberatung, Jobcenter, Anträge, Kleidung, Tafel"),
    ("Frühe Kindheit", "Hebamme, Baby, Kleinkind, Krabbelgruppe"),
    ("Seelische Gesundheit", "Psyche, Depression, Sucht, Therapie"),
    ("Freizeit und Treffpunkt", "Jugendzentrum, Café, Nachbarschaft, Musik"),
)

LANGUAGES = (
    "Albanisch",
    "Arabisch",
    "Deutsch",
    "Deutsche Gebärdensprache",
    "Englisch",
    "Französisch",
    "Italienisch",
    "Kurdisch",
    "Persisch",
    "Polnisch",
    "Romanes",
    "Rumänisch",
    "Russisch",
    "Spanisch",
    "Türkisch",
    "Ukrainisch",
)

# series, name, enables to moderate a consultation (deck, 'Fortbildung/Schulung')
TRAINING_KINDS = (
    ("SIT", "Fallverstehen", False),
    ("SIT", "Musterarbeit", False),
    ("Lüttringhaus", "Ressourcencheck", False),
    ("Lüttringhaus", "Kollegiale Fallberatung", True),
    ("Lüttringhaus", "Projektentwicklung", False),
    ("SRO", "Grundlagen der Sozialraumorientierung", False),
    ("Kinderschutz", "Gefährdungseinschätzung nach § 8a", False),
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


# what a case weighs, in hundredths of a point (defaults of domain.md §8); a full post carries 28 points (screens)
WEIGHTS: dict[str, int] = {
    Criterion.CLEARING: 1_50,
    Criterion.AMBULATORY: 1_00,
    Criterion.RESIDENTIAL: 80,
    Criterion.RESIDENTIAL_BEGIN: 1_50,
    Criterion.RESIDENTIAL_RETURN: 1_50,
    Criterion.ADVICE: 30,
    Criterion.GREY: 50,
    Criterion.DANGER: 1_00,
    Criterion.SIBLING: 20,
}
GUIDE = 28_00


@transaction.atomic
def load() -> None:
    """Load what is missing; existing rows stay as they are."""
    for position, name in enumerate(DISTRICTS):
        District.objects.get_or_create(name=name, defaults={"position": position})
    for name, also in TOPICS:
        Topic.objects.get_or_create(name=name, defaults={"also": also})
    for name in LANGUAGES:
        Language.objects.get_or_create(name=name)
    for position, (series, name, moderates) in enumerate(TRAINING_KINDS):
        TrainingKind.objects.get_or_create(
            name=name, defaults={"series": series, "enables_moderation": moderates, "position": position}
        )
    area, _ = SocialArea.objects.get_or_create(number=5, defaults={"name": "Rheydt Ost", "sign": "RO"})
    south = District.objects.get(name="Süd")  # all five were listed there in 2013 (domain.md §10)
    SocialArea.objects.get_or_create(number=3, defaults={"name": "Rheydt West", "sign": "RW"})
    for number, (name, official, latitude, longitude, counts) in enumerate(QUARTERS, start=1):
        quarter, _ = Quarter.objects.get_or_create(
            name=name,
            defaults={"official_number": official, "latitude": Decimal(latitude), "longitude": Decimal(longitude)},
        )
        AreaMembership.objects.get_or_create(quarter=quarter, area=area, number=number, defaults={"valid_from": SINCE})
        DistrictMembership.objects.get_or_create(
            quarter=quarter, district=south, defaults={"valid_from": COUNTED, "source": "Stadt Mönchengladbach, 2013"}
        )
        for counted_on, inhabitants, source in counts:
            Population.objects.get_or_create(
                quarter=quarter, counted_on=counted_on, defaults={"inhabitants": inhabitants, "source": source}
            )
    load_help_reference()
    load_caseload_reference()


def load_caseload_reference() -> None:
    """Load the weights of every criterion and the guide value, unless the office has set its own."""
    for criterion, points in WEIGHTS.items():
        if not WeightRule.objects.filter(criterion=criterion).exists():
            WeightRule.objects.create(criterion=criterion, points=points, valid_from=SINCE)
    if not GuideValue.objects.exists():
        GuideValue.objects.create(points=GUIDE, valid_from=SINCE)


def load_help_reference() -> None:
    """Load the kinds of help and the checkpoints every residential course begins with."""
    for section, name, form, code in HELP_KINDS:
        HelpKind.objects.get_or_create(section=section, name=name, defaults={"form": form, "statistics_code": code})
    for label, days, party in CHECKPOINT_KINDS:
        CheckpointKind.objects.get_or_create(label=label, defaults={"days_after_start": days, "party": party})
