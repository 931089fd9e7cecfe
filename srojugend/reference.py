"""Reference data every office starts with: facts from the deck and domain.md §10, afterwards kept by the office."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Model

from accounts.models import Department
from caseload.models import Criterion, GuideValue, WeightRule
from cases.models import (
    CircleSuggestion,
    ConsultationTemplate,
    LetterTemplate,
    LineStyle,
    PatternKind,
    ProtectionCode,
    ReporterKind,
    StatCode,
)
from hze.lifecycle import HelpForm
from hze.models import CheckpointKind, Competence, CriterionKind, HelpKind, HelpModule, PlaceKind
from socialspace.models import (
    AreaMembership,
    District,
    DistrictMembership,
    Language,
    Organisation,
    Population,
    Quarter,
    SocialArea,
    Topic,
    TrainingKind,
)
from srojugend import consultation_templates, letter_templates, protection_codes, stat_codes

COUNTED = date(2013, 3, 31)
SINCE = date(2020, 1, 1)  # the areas are older than every case; the true day is not known

AREAS = ((3, "Rheydt West", "RW"), (5, "Rheydt Ost", "RO"))

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

# code and words, after the features of the statistics of § 8a (domain.md §9)
REPORTER_KINDS = (
    ("family", "Eltern oder andere Sorgeberechtigte"),
    ("child", "Kind oder Jugendliche/r selbst"),
    ("relatives", "Verwandte"),
    ("neighbour", "Bekannte, Nachbarschaft"),
    ("school", "Schule"),
    ("daycare", "Kita oder Kindertagespflege"),
    ("health", "Arztpraxis, Klinik, Hebamme, Gesundheitsamt"),
    ("police", "Polizei, Gericht, Staatsanwaltschaft"),
    ("counselling", "Beratungsstelle"),
    ("help", "Dienst oder Einrichtung der Erziehungshilfe"),
    ("youth_work", "Jugendarbeit"),
    ("youth_office", "Jugendamt, anderer Sozialer Dienst"),
    ("anonymous", "anonym"),
    ("other", "andere"),
)

# who usually takes part in a resource check (deck): name, department of the house, kind of organisation
CIRCLE = (
    ("HOME", Department.HOME, ""),
    ("Frühe Hilfen", Department.EARLY_HELP, ""),
    ("WJH", Department.WJH, ""),
    ("Schulsozialarbeit", Department.SCHOOL, ""),
    ("Praxisberatung", Department.ADVICE, ""),
    ("Schule", "", Organisation.Kind.SCHOOL),
    ("Kita", "", Organisation.Kind.DAYCARE),
    ("Arztpraxis", "", Organisation.Kind.HEALTH),
    ("Verein", "", Organisation.Kind.CLUB),
    ("Beratungsstelle", "", Organisation.Kind.ADVICE),
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

# checkpoint, days after the start, who acts, repeated after days (defaults after domain.md §6)
CHECKPOINT_KINDS: tuple[tuple[str, int, CheckpointKind.Party, int | None], ...] = (
    ("Anruf in der ersten Woche", 7, CheckpointKind.Party.ASD, None),
    ("Erstes Hilfeplangespräch", 42, CheckpointKind.Party.ASD, None),
    ("Clearing zur Perspektive", 90, CheckpointKind.Party.ASD, None),
    ("Bericht der Einrichtung", 166, CheckpointKind.Party.FACILITY, 180),
    ("Hilfeplan-Überprüfung", 180, CheckpointKind.Party.ASD, 180),
)

# by what everybody sees that a return can be (domain.md §6): criterion, what to look at, where it is read from
CRITERION_KINDS = (
    ("Grund der Unterbringung ist bearbeitet", "Behoben oder unter Kontrolle, und woran man das merkt.", ""),
    ("Eltern wollen es und gehen eigene Schritte", "Was haben sie selbst getan?", ""),
    ("Das Kind will zurück und kennt den Plan", "In seinen eigenen Worten, seinem Alter gemäß.", ""),
    ("Kontakte sind verlässlich", "Finden sie statt, und was sagt das Kind danach?", ""),
    ("Wohnung, Einkommen, Schule oder Kita stehen bereit", "Bett, Essen, Platz in Schule oder Kita.", ""),
    ("An die Geschwister ist gedacht", "Was heißt die Rückkehr für sie?", ""),
    ("Ein Netz aus mindestens zwei Menschen steht bereit", "Mit Namen: Wer kommt, wenn es brennt?", ""),
    ("Es gibt einen Krisenplan", "Wer ruft wen an, auch nachts?", ""),
    ("Die Nachbetreuung ist vereinbart", "Träger, Stunden, erster Termin.", ""),
    ("Tage zu Hause sind gut gelaufen", "Was sagen Kind, Eltern und Einrichtung dazu?", ""),
    ("Leistungsbereich, oder Graubereich mit fallender Linie", "", "area"),
    ("Kein offenes Schutzverfahren nach § 8a", "", "protection"),
    ("Im Team entschieden", "Wann, wer war dabei?", ""),
)

# where a child may live during a residential help; the last one is at home
PLACE_KINDS = (
    "Regelgruppe",
    "Intensivgruppe",
    "Wohngruppe im Sozialraum",
    "Fünf-Tage-Gruppe",
    "Tagesgruppe",
    "Betreutes Wohnen",
    "Pflegefamilie",
    "zu Hause",
)

# what a residential help may add beside the place
HELP_MODULES = (
    "Elternarbeit",
    "Rückführungsmanagement",
    "Begleitete Kontakte",
    "Schulbegleitung",
    "Therapeutische Begleitung",
    "Nachbetreuung",
)


COMPETENCES = (
    "Arbeit mit Kleinkindern",
    "Elternberatung und Elterntraining",
    "Psychische Erkrankung eines Elternteils",
    "Sucht in der Familie",
    "Trennung und Umgang",
    "Schule und Schulvermeidung",
    "Jugendliche in Krisen",
    "Behinderung und Teilhabe",
    "Flucht und Ankommen",
    "Video-Home-Training",
    "Rückführung und Nachbetreuung",
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

# name, how one notices it, line of the chart; only Kampf and Abgabe are agreed in their wording (domain.md §3)
PATTERN_KINDS = (
    ("Kampf", "Anklagen, bestreiten, drohen: Das Problem liegt bei den anderen.", LineStyle.DASHED),
    ("Abgabe", "Das Kind oder das Problem abgeben: „Machen Sie mal.“", LineStyle.DOTTED),
    ("Kooperation", "Das Problem sehen, selbst etwas ändern wollen, Unterstützung annehmen.", LineStyle.SOLID),
    ("unklar", "Ja sagen, und nichts geschieht; wechselndes Bild.", LineStyle.DASHDOT),
)


@transaction.atomic
def load() -> None:
    """Fill every table of reference data that is still empty; what the office keeps by itself stays as it is."""
    fillings: tuple[tuple[type[Model], Callable[[], None]], ...] = (
        (District, _districts),
        (Topic, _topics),
        (Language, _languages),
        (TrainingKind, _training_kinds),
        (SocialArea, _areas),
        (Quarter, _quarters),
        (AreaMembership, _area_memberships),
        (DistrictMembership, _district_memberships),
        (Population, _populations),
        (HelpKind, _help_kinds),
        (CheckpointKind, _checkpoint_kinds),
        (CriterionKind, _criterion_kinds),
        (PlaceKind, _place_kinds),
        (HelpModule, _help_modules),
        (Competence, _competences),
        (StatCode, stat_codes.load),
        (ReporterKind, _reporter_kinds),
        (ProtectionCode, protection_codes.load),
        (CircleSuggestion, _circle),
        (PatternKind, _pattern_kinds),
        (WeightRule, _weights),
        (GuideValue, _guide_value),
        (LetterTemplate, letter_templates.load),
        (ConsultationTemplate, consultation_templates.load),
    )
    for model, fill in fillings:
        if not model._default_manager.exists():
            fill()
    letter_templates.load_notices()


def _reporter_kinds() -> None:
    ReporterKind.objects.bulk_create(
        ReporterKind(code=code, name=name, position=place) for place, (code, name) in enumerate(REPORTER_KINDS)
    )


def _circle() -> None:
    CircleSuggestion.objects.bulk_create(
        CircleSuggestion(name=name, department=department, organisation_kind=kind, position=place)
        for place, (name, department, kind) in enumerate(CIRCLE)
    )


def _pattern_kinds() -> None:
    PatternKind.objects.bulk_create(
        PatternKind(name=name, hint=hint, line=line, position=place)
        for place, (name, hint, line) in enumerate(PATTERN_KINDS)
    )


def _districts() -> None:
    District.objects.bulk_create(District(name=name, position=place) for place, name in enumerate(DISTRICTS))


def _topics() -> None:
    Topic.objects.bulk_create(Topic(name=name, also=also) for name, also in TOPICS)


def _languages() -> None:
    Language.objects.bulk_create(Language(name=name) for name in LANGUAGES)


def _training_kinds() -> None:
    TrainingKind.objects.bulk_create(
        TrainingKind(series=series, name=name, enables_moderation=moderates, position=position)
        for position, (series, name, moderates) in enumerate(TRAINING_KINDS)
    )


def _areas() -> None:
    for number, name, sign in AREAS:
        SocialArea.objects.create(number=number, name=name, sign=sign)


def _quarters() -> None:
    for name, official, latitude, longitude, _ in QUARTERS:
        Quarter.objects.create(
            name=name, official_number=official, latitude=Decimal(latitude), longitude=Decimal(longitude)
        )


def _area_memberships() -> None:
    """The five quarters of the deck in its order."""
    area = SocialArea.objects.get(number=5)
    for number, (name, *_) in enumerate(QUARTERS, start=1):
        quarter = Quarter.objects.get(name=name)
        AreaMembership.objects.create(quarter=quarter, area=area, number=number, valid_from=SINCE)


def _district_memberships() -> None:
    """All five were listed in the south in 2013 (domain.md §10)."""
    south, source = District.objects.get(name="Süd"), "Stadt Mönchengladbach, 2013"
    for quarter in Quarter.objects.filter(name__in=[name for name, *_ in QUARTERS]):
        DistrictMembership.objects.create(quarter=quarter, district=south, valid_from=COUNTED, source=source)


def _populations() -> None:
    quarters = {quarter.name: quarter for quarter in Quarter.objects.all()}
    for name, *_, counts in QUARTERS:
        for counted_on, inhabitants, source in counts:
            Population.objects.create(
                quarter=quarters[name], counted_on=counted_on, inhabitants=inhabitants, source=source
            )


def _help_kinds() -> None:
    for section, name, form, code in HELP_KINDS:
        HelpKind.objects.create(section=section, name=name, form=form, statistics_code=code)


def _checkpoint_kinds() -> None:
    """The checkpoints every residential course begins with."""
    for label, days, party, again in CHECKPOINT_KINDS:
        CheckpointKind.objects.create(label=label, days_after_start=days, party=party, repeats_after_days=again)


def _criterion_kinds() -> None:
    """The criteria every return plan begins with."""
    for position, (label, hint, reckoned) in enumerate(CRITERION_KINDS):
        CriterionKind.objects.create(label=label, hint=hint, reckoned=reckoned, position=position)


def _place_kinds() -> None:
    for position, name in enumerate(PLACE_KINDS):
        PlaceKind.objects.create(name=name, position=position, is_home=name == PLACE_KINDS[-1])


def _help_modules() -> None:
    for position, name in enumerate(HELP_MODULES):
        HelpModule.objects.create(name=name, position=position)


def _competences() -> None:
    """What a provider may be good at."""
    Competence.objects.bulk_create(Competence(name=name) for name in COMPETENCES)


def _weights() -> None:
    for criterion, points in WEIGHTS.items():
        WeightRule.objects.create(criterion=criterion, points=points, valid_from=SINCE)


def _guide_value() -> None:
    GuideValue.objects.create(points=GUIDE, valid_from=SINCE)
