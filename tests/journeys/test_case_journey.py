"""A case from the first call to a help that has begun, through the browser, with JavaScript and without."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.journeys import case_steps as case
from tests.journeys import commission_steps as commission
from tests.journeys import competition_steps as competition
from tests.journeys import residential_steps as residential
from tests.journeys.case_steps import Family
from tests.journeys.conftest import As
from tests.journeys.visitor import Visitor, clear_screenshots

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

WITH_SCRIPT = Family("Milan", "Sommerfeld", meeting_in=8)
WITHOUT_SCRIPT = Family("Ronja", "Winterberg", meeting_in=9)
RESIDENTIAL = Family("Levin", "Herbstreit", meeting_in=10)
FAMILY_HELP = "Sozialpädagogische Familienhilfe (§ 31 SGB\N{NO-BREAK SPACE}VIII)"
HOME = "Heimerziehung, sonstige betreute Wohnform (§ 34 SGB\N{NO-BREAK SPACE}VIII)"


@pytest.mark.parametrize(
    ("family", "has_script", "hours"),
    [
        pytest.param(WITH_SCRIPT, True, "7,5", id="with-javascript"),
        pytest.param(WITHOUT_SCRIPT, False, "6,25", id="without-javascript"),
    ],
)
def test_from_a_first_call_to_the_award_among_three_providers(
    colleague: As, family: Family, has_script: bool, hours: str
) -> None:
    if has_script:
        clear_screenshots("fall")
    brandt = colleague("brandt", has_script=has_script)
    felten, orth, neumann = (colleague(name, has_script=has_script) for name in ("felten", "orth", "neumann"))
    file = _case_is_ready(brandt, family)
    submission = case.submission_is_drafted(brandt, file)
    case.worker_proposes(brandt, kind=FAMILY_HELP, hours=hours)
    case.wjh_enters_cost(neumann, submission, rate="70,50")
    meeting = case.lead_plans_meeting(felten, family)
    case.submission_is_submitted(brandt, submission, family)
    commission.meeting_opens(felten, meeting, family)
    commission.nothing_can_be_changed(brandt, submission)
    commission.nobody_decides_alone(felten)
    commission.others_speak({"orth": orth, "brandt": brandt}, meeting)
    commission.decision_is_taken(felten, orth, meeting)
    _help_is_awarded(brandt, file, family, hours)
    _decision_is_on_paper(brandt, submission, family)


def test_a_placement_goes_over_eight_months_to_the_return(colleague: As) -> None:
    family = RESIDENTIAL
    brandt, felten, orth, neumann = (colleague(name) for name in ("brandt", "felten", "orth", "neumann"))
    file = _case_is_ready(brandt, family)
    submission = case.submission_is_drafted(brandt, file)
    case.worker_proposes(brandt, kind=HOME, hours="", days=365)
    case.wjh_enters_cost(neumann, submission, rate="201,50")
    meeting = case.lead_plans_meeting(felten, family)
    case.submission_is_submitted(brandt, submission, family)
    commission.meeting_opens(felten, meeting, family)
    commission.nobody_decides_alone(felten)
    commission.others_speak({"orth": orth, "brandt": brandt}, meeting)
    commission.decision_is_taken(felten, orth, meeting)
    _course_begins(brandt, file)
    key = residential.the_child_moves_in(brandt)
    residential.it_is_home_for_a_weekend(brandt, key)
    residential.the_facility_reports(brandt, key, family)
    residential.it_comes_home(brandt, key, family)


def _case_is_ready(brandt: Visitor, family: Family) -> str:
    """From the call to a classified case; returns the address of its file."""
    case.call_comes_in(brandt, family)
    file = case.case_is_opened(brandt, family)
    case.family_speaks(brandt, family)
    case.resources_are_found(brandt)
    case.team_consults(brandt)
    case.case_is_classified(brandt)
    brandt.open(file)
    brandt.look("fall-09b-fallakte")
    return file


def _help_is_awarded(brandt: Visitor, file: str, family: Family, hours: str) -> None:
    brandt.open(file)
    _open_help(brandt)
    mails = competition.three_are_asked(brandt, family, hours)
    page = brandt.page.url
    providers = competition.providers_answer(brandt, mails, family, hours)
    competition.offers_are_rated(brandt, page)
    chosen = competition.family_chooses_and_the_help_is_awarded(brandt)
    competition.only_the_chosen_one_reads_the_name(providers, chosen, family)


def _decision_is_on_paper(brandt: Visitor, submission: str, family: Family) -> None:
    brandt.open(submission)
    kind, content = brandt.download("Beschluss")
    assert kind == "application/pdf"
    reader = PdfReader(BytesIO(content))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in (
        *("Markus Felten", "Sabine Orth", "Jana Brandt", "ASD-Teamleitung", "WJH-Teamleitung"),
        *(
            "Fallverantwortliche Fachkraft",
            "Bewilligt.",
            commission.TEXT,
            f"{family.first_name} {family.last_name}",
            family.child_words,
        ),
    ):
        assert words in text, f"„{words}“ is not on the paper:\n{text}"


def _course_begins(brandt: Visitor, file: str) -> None:
    brandt.open(file)
    _open_help(brandt)
    brandt.see("Prüfpunkte")
    points = brandt.page.get_by_role("link", name=re.compile("^Erledigt: "))
    planned = points.count()
    assert planned >= 3
    brandt.look("fall-24-stationaere-hilfe")
    brandt.follow(re.compile("^Erledigt: "))
    brandt.press("Als erledigt eintragen")
    brandt.see("Der Prüfpunkt ist erledigt.")
    assert points.count() == planned - 1


def _open_help(brandt: Visitor) -> None:
    brandt.follow("Hilfen", within=brandt.page.get_by_role("navigation", name="Bereiche des Falls"))
    brandt.look("fall-23a-hilfen")
    brandt.follow(re.compile(r" öffnen$"), within=brandt.page.get_by_role("main"))
