"""The demo's needs over two years, large and small, and what team and partners made of them."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from socialspace import actions
from socialspace.lifecycle import ProjectStage
from socialspace.models import Need, Offer, Organisation, Project, Quarter, Topic
from web.calendar import YearQuarter

PERIODS = 8
# Quarter, topic, and how often it was missing in each of the last eight quarters of the year; some stay under five.
NEEDS = (
    ("Rheydt", "Entlastung am Morgen", (5, 6, 6, 8, 9, 9, 11, 12)),
    ("Rheydt", "Sprachmittlung", (7, 6, 8, 7, 9, 8, 8, 10)),
    ("Rheydt", "Wohnen", (3, 5, 6, 6, 7, 9, 8, 9)),
    ("Rheydt", "Schulden und Geld", (2, 3, 1, 4, 2, 5, 3, 4)),
    ("Mülfort", "Hausaufgaben und Lernen", (9, 8, 9, 7, 8, 6, 7, 8)),
    ("Mülfort", "Elternbildung", (8, 9, 7, 7, 6, 5, 5, 3)),
    ("Mülfort", "Trennung und Umgang", (1, 2, 3, 2, 0, 4, 3, 2)),
    ("Grenzlandstadion", "Sport und Bewegung", (9, 8, 7, 8, 6, 5, 5, 4)),
    ("Grenzlandstadion", "Ferien", (0, 3, 5, 2, 1, 4, 6, 3)),
    ("Bonnenbroich-Geneicken", "Frühe Kindheit", (4, 5, 6, 5, 6, 7, 6, 6)),
    ("Bonnenbroich-Geneicken", "Seelische Gesundheit", (2, 1, 3, 2, 4, 3, 5, 6)),
    ("Schloss Rheydt", "Frühe Kindheit", (0, 1, 0, 0, 1, 0, 1, 0)),
)
FROM_CONFERENCES = (("Rheydt", "Sprachmittlung", 7), ("Mülfort", "Hausaufgaben und Lernen", 6))  # and in which of them
RUNNING = (("Rheydt", "Entlastung am Morgen", 3), ("Mülfort", "Hausaufgaben und Lernen", 6))  # not shown yet


class Plan(NamedTuple):
    """One project of the demo and how far it has come."""

    lead: str
    title: str
    quarter: str
    topic: str
    need: str
    idea: str
    stage: ProjectStage
    partners: tuple[tuple[str, str], ...] = ()  # kind of organisation, contribution
    euro: int = 0


PROJECTS = (
    Plan(
        "brandt",
        "Frühstück vor der ersten Stunde",
        "Rheydt",
        "Entlastung am Morgen",
        "Kinder kommen hungrig und zu spät in die Schule, weil Eltern früh zur Arbeit müssen.",
        "",
        ProjectStage.NEED,
    ),
    Plan(
        "aksoy",
        "Lernräume am Nachmittag",
        "Mülfort",
        "Hausaufgaben und Lernen",
        "In engen Wohnungen fehlt ein ruhiger Platz zum Lernen, der zu Fuß zu erreichen ist.",
        "Zwei Räume der Gesamtschule bleiben bis 18 Uhr offen; Ältere lernen mit Jüngeren.",
        ProjectStage.IDEA,
    ),
    Plan(
        "demir",
        "Sprachmittlung auf Zuruf",
        "",
        "Sprachmittlung",
        "Gespräche werden verschoben, weil niemand übersetzt. Am Telefon wäre oft schon geholfen.",
        "Ein gemeinsamer Kalender aller Sprachmittlerinnen, den Kitas, Schulen und Team sehen.",
        ProjectStage.PARTNERS,
        (("language", "Kalender und Vermittlung"),),
    ),
    Plan(
        "neumann",
        "Wohnungslotsen Rheydt",
        "Rheydt",
        "Wohnen",
        "Familien verlieren Wohnungen an Fristen und Formularen, lange bevor das Jugendamt davon erfährt.",
        "Geschulte Ehrenamtliche begleiten zu Vermietern und Ämtern, eine Sprechstunde in der Woche.",
        ProjectStage.DECISION,
        (("advice", "Schulung der Lotsen, Raum"), ("jobcenter", "Feste Ansprechperson")),
        4_800,
    ),
    Plan(
        "pauly",
        "Bewegungstreff am Stadion",
        "Grenzlandstadion",
        "Sport und Bewegung",
        "Für Kinder unter sechs gibt es am Stadion nichts, was ohne Vereinsbeitrag offensteht.",
        "Ein offener Treff am Samstagvormittag, den zwei Vereine im Wechsel leiten.",
        ProjectStage.RUNNING,
        (("club", "Halle und Übungsleitung"), ("daycare", "Lädt die Eltern ein")),
        2_350,
    ),
    Plan(
        "dohmen",
        "Elterncafé im Familienzentrum",
        "Mülfort",
        "Elternbildung",
        "Eltern suchen Rat und finden nur Kurse mit Anmeldung und Gebühr.",
        "Ein Café ohne Anmeldung, alle vierzehn Tage mit einem Gast aus der Beratung.",
        ProjectStage.EVALUATED,
        (("daycare", "Raum und Kaffee"), ("education", "Gäste und Themen")),
        1_200,
    ),
    Plan(
        "vossen",
        "Tauschschrank am Marktplatz",
        "Rheydt",
        "Schulden und Geld",
        "Kleidung und Spielzeug fehlen am Monatsende.",
        "Ein Schrank, aus dem man nimmt und in den man stellt.",
        ProjectStage.DROPPED,
    ),
)


@transaction.atomic
def load(people: dict[str, User]) -> None:
    """Load needs and projects once; does nothing when there are projects."""
    if Project.objects.exists():
        return
    load_needs()
    for plan in PROJECTS:
        _run(plan, people)


def load_needs() -> None:
    """Needs counted one by one, as resource checks and conferences do, each in its month."""
    today = timezone.localdate()
    for quarter, topic, counts in NEEDS:
        for period, times in zip(YearQuarter.completed(today, PERIODS), counts, strict=True):
            _count(quarter, topic, period, times)
    completed = YearQuarter.completed(today, PERIODS)
    for quarter, topic, number in FROM_CONFERENCES:
        _count(quarter, topic, completed[number], 1, Need.Origin.CONFERENCE)
    for quarter, topic, times in RUNNING:
        _count(quarter, topic, YearQuarter.of(today), times)


def _count(
    quarter: str, topic: str, period: YearQuarter, times: int, origin: Need.Origin = Need.Origin.RESOURCE_CHECK
) -> None:
    """Spread the counts over the months of the quarter."""
    where, what, begin = Quarter.objects.get(name=quarter), Topic.objects.get(name=topic), period.first_day
    for number in range(times):
        day = date(begin.year, begin.month + number % 3, 1)
        actions.count_need(topic=what, quarter=where, day=day, origin=origin, today=period.last_day)


def _run(plan: Plan, people: dict[str, User]) -> None:
    """Lead one project through its stages, each step by who takes it in the office."""
    lead = people[plan.lead]
    project = actions.start_project(
        by=lead,
        title=plan.title,
        topics=[Topic.objects.get(name=plan.topic)],
        need=plan.need,
        quarter=Quarter.objects.filter(name=plan.quarter).first(),
        idea=plan.idea,
    )
    for kind, contribution in plan.partners:
        organisation = Organisation.objects.filter(kind=kind).order_by("name_sort", "pk").first()
        if organisation:
            actions.add_partner(project, by=lead, organisation=organisation, contribution=contribution)
    if plan.euro:
        project = _priced(project, lead=lead, cents=plan.euro * 100)
    if plan.stage == ProjectStage.DROPPED:
        actions.drop_project(project, by=lead, reason="Die Kirchengemeinde hat inzwischen einen eigenen Schrank.")
        return
    for stage in (ProjectStage.IDEA, ProjectStage.PARTNERS, ProjectStage.DECISION):
        if project.stage == plan.stage:
            return
        project = actions.move_project(project, by=lead, to=stage)
    if plan.stage in {ProjectStage.RUNNING, ProjectStage.EVALUATED}:
        _decided(project, by=people["felten"], is_over=plan.stage == ProjectStage.EVALUATED)


def _priced(project: Project, *, lead: User, cents: int) -> Project:
    return actions.edit_project(
        project,
        by=lead,
        version=project.version,
        lead=lead,
        topics=list(project.topics.all()),
        title=project.title,
        quarter=project.quarter,
        need=project.need,
        idea=project.idea,
        cost_cents=cents,
        begins_on=None,
        ends_on=None,
    )


def _decided(project: Project, *, by: User, is_over: bool) -> None:
    """A lead let it run some time ago; an offer grew out of it; one was looked back on."""
    today = timezone.localdate()
    begin = today - timedelta(days=300 if is_over else 60)
    project = actions.decide_project(
        project,
        by=by,
        version=project.version,
        decision="Der Bedarf zeigt sich seit mehreren Quartalen, zwei Partner tragen mit, die Kosten sind gedeckt.",
        begins_on=begin,
        ends_on=begin + timedelta(days=365),
    )
    offer = Offer.objects.current().filter(topics__in=project.topics.all()).order_by("title", "pk").first()
    if offer:
        actions.link_offer(project, by=project.lead, offer=offer)
    if is_over:
        actions.evaluate_project(
            project,
            by=project.lead,
            evaluation="Zum Café kommen jedes Mal zehn bis fünfzehn Eltern, viele zum ersten Mal. "
            "Das Familienzentrum führt es ohne Projekt weiter; der Bedarf ist zurückgegangen.",
            ends_on=today - timedelta(days=20),
        )
