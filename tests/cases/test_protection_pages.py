"""The pages of a § 8a procedure: its course, each step, the second professional of WJH, the board of the team."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.models import Read
from cases.lifecycle import ProtectionState
from cases.models import ProtectionProcedure
from tests.cases import protection_office as office
from tests.conftest import ClientOf
from tests.house.queries import page_of
from tests.office import a_case, in_days

pytestmark = pytest.mark.django_db
type Post = Callable[..., Any]


@pytest.fixture
def post(form_key: str) -> Post:
    """Post a form of the page with this name, with a fresh key."""

    def send(client: Client, name: str, *of: object, number: int = 0, **data: Any) -> Any:
        key = f"{form_key[:-1]}{number}"
        return client.post(reverse(name, args=of), {"idempotency_key": key, **data})

    return send


def _url(procedure: ProtectionProcedure) -> str:
    return reverse("cases:procedure", args=[procedure.key])


def test_the_page_says_what_is_missing_and_leads_there(client_of: ClientOf, brandt: User) -> None:
    procedure = office.a_procedure()
    page = page_of(client_of(brandt), _url(procedure))
    assert "Die Gefährdung ist noch nicht eingeschätzt." in page
    for name, of in (("cases:assess", []), ("cases:inclusion", ["parents"]), ("cases:protection_visit", [])):
        assert reverse(name, args=[procedure.key, *of]) in page
    assert "bis " in page


def test_reading_is_recorded(client_of: ClientOf, neumann: User) -> None:
    procedure = office.a_procedure()
    page_of(client_of(neumann), _url(procedure))
    assert Read.objects.filter(actor="neumann", page="procedure", case_key=procedure.case.key).exists()


def test_the_second_of_wjh_confirms_from_her_own_sign_in_and_sees_no_file(
    client_of: ClientOf, brandt: User, neumann: User, post: Post
) -> None:
    procedure = office.a_procedure()
    assessment = office.an_assessment(procedure)
    for number, person in enumerate((brandt, neumann)):
        answer = post(client_of(person), "cases:confirm_assessment", procedure.key, assessment.key, number=number)
        assert answer.status_code == 302
    page = page_of(client_of(neumann), _url(procedure))
    assert "von zwei Fachkräften bestätigt" in page
    assert reverse("cases:file", args=[procedure.case.key]) not in page
    assert "Verfahren abschließen" not in page
    assert office.fresh(procedure).state == ProtectionState.ASSESSED


def test_a_colleague_of_the_team_reads_and_writes_nothing(client_of: ClientOf, aksoy: User) -> None:
    procedure = office.a_procedure()
    page = page_of(client_of(aksoy), _url(procedure))
    assert "Neu einschätzen" not in page
    assert "Gefährdung einschätzen</a>" not in page
    assert "Hausbesuch festhalten" not in page


def test_an_assessment_is_written_on_its_page(client_of: ClientOf, brandt: User, post: Post) -> None:
    procedure = office.a_procedure()
    typed = {
        "assessed_at": "",
        "indicators": "Hämatome.",
        "with_adviser": "yes",
        "level": "latent",
        "conclusion": "Nicht ausgeräumt.",
    }
    refused = post(client_of(brandt), "cases:assess", procedure.key, **typed)
    assert refused.status_code == 422
    assert "insoweit erfahrene Fachkraft" in refused.content.decode()
    assert "Hämatome." in refused.content.decode()
    typed |= {"with_adviser": "no", "assessed_at": _now()}
    assert post(client_of(brandt), "cases:assess", procedure.key, number=1, **typed).status_code == 302
    again = page_of(client_of(brandt), reverse("cases:assess", args=[procedure.key]))
    assert "Hämatome." in again


def _now() -> str:
    return timezone.localtime().strftime("%d.%m.%Y %H:%M")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"done": "no"}, "Ein Nein braucht eine Begründung."),
        ({"done": "yes", "how": "Gespräch"}, "Geben Sie an, wann es war."),
        ({"done": "yes", "how": "Gespräch", "happened_on": "31.12.2199"}, "Zukunft"),
    ],
)
def test_a_no_without_a_reason_is_refused_beside_its_field(
    client_of: ClientOf, brandt: User, post: Post, typed: dict[str, str], sentence: str
) -> None:
    procedure = office.a_procedure()
    answer = post(client_of(brandt), "cases:inclusion", procedure.key, "parents", **typed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_question_nobody_asks_is_not_there(client_of: ClientOf, brandt: User) -> None:
    procedure = office.a_procedure()
    assert client_of(brandt).get(reverse("cases:inclusion", args=[procedure.key, "neighbours"])).status_code == 404


def test_a_visit_with_one_person_or_in_the_future_is_refused(client_of: ClientOf, brandt: User, post: Post) -> None:
    procedure = office.a_procedure()
    typed = {
        "visited_at": "01.01.2199 10:00",
        "announced": "no",
        "visitors": [brandt.pk],
        "child_seen": "yes",
        "impression": "Ruhig.",
        "environment": "Warm.",
    }
    answer = post(client_of(brandt), "cases:protection_visit", procedure.key, **typed)
    assert "liegt in der Zukunft" in answer.content.decode()
    answer = post(
        client_of(brandt), "cases:protection_visit", procedure.key, number=1, **typed | {"visited_at": _now()}
    )
    assert "mindestens 2 Fachkräfte" in answer.content.decode()
    assert "Ruhig." in answer.content.decode()


def test_a_court_date_before_the_beginning_is_refused(client_of: ClientOf, brandt: User, post: Post) -> None:
    procedure = office.a_procedure()
    day = in_days(-30).strftime("%d.%m.%Y")
    answer = post(client_of(brandt), "cases:court_call", procedure.key, called_on=day, about="Auflagen.")
    assert answer.status_code == 422
    assert "vor dem Beginn" in answer.content.decode()


def test_it_ends_on_its_page_and_leads_to_the_classification(client_of: ClientOf, brandt: User, post: Post) -> None:
    procedure = office.a_complete_procedure()
    typed = {"result": "latent", "result_reasons": "Ein Schutzplan gilt."}
    assert post(client_of(brandt), "cases:protection_end", procedure.key, **typed).status_code == 302
    page = page_of(client_of(brandt), _url(procedure))
    assert reverse("cases:classification", args=[procedure.case.key]) in page
    assert "Latente Kindeswohlgefährdung" in page


def test_ending_too_early_says_what_is_missing(client_of: ClientOf, brandt: User, post: Post) -> None:
    procedure = office.a_procedure()
    typed = {"result": "none", "result_reasons": "Nichts."}
    answer = post(client_of(brandt), "cases:protection_end", procedure.key, **typed)
    assert answer.status_code == 422
    assert "Die Gefährdung ist noch nicht eingeschätzt." in answer.content.decode()


def test_an_end_without_feedback_is_asked_about(client_of: ClientOf, brandt: User, post: Post) -> None:
    procedure = office.a_complete_procedure(is_secret_holder=True)
    post(client_of(brandt), "cases:inclusion", procedure.key, "reporters", done="no", reason="Nicht erreichbar.")
    typed = {"result": "latent", "result_reasons": "Ein Schutzplan gilt."}
    asked = post(client_of(brandt), "cases:protection_end", procedure.key, number=1, **typed).content.decode()
    assert "§ 4 Abs. 4 KKG" in asked
    given = {"on": in_days(0).strftime("%d.%m.%Y"), "channel": "phone"}
    answer = post(client_of(brandt), "cases:protection_feedback", procedure.key, number=2, **given)
    assert answer.url == _url(procedure)
    assert post(client_of(brandt), "cases:protection_end", procedure.key, number=3, **typed).status_code == 302


def test_it_begins_from_the_file(client_of: ClientOf, aksoy: User, neumann: User, post: Post) -> None:
    case = a_case()
    list_page = page_of(client_of(aksoy), reverse("cases:protection", args=[case.key]))
    assert reverse("cases:protection_new", args=[case.key]) in list_page
    typed = {"children": [case.child.key], "second": neumann.key, "reasons": office.SIGNS}
    answer = post(client_of(aksoy), "cases:protection_new", case.key, **typed)
    procedure = ProtectionProcedure.objects.get(case=case)
    assert answer.url == _url(procedure)
    assert "eigene Wahrnehmung" in page_of(client_of(aksoy), _url(procedure))


def test_the_board_shows_the_late_first(client_of: ClientOf, felten: User, settings: Any) -> None:
    office.a_home_visit(office.a_procedure(child_first_name="Noah", child_last_name="Baum"))
    office.a_procedure()
    settings.PROTECTION_HOME_VISIT_HOURS = -1
    page = page_of(client_of(felten), reverse("cases:protections"))
    assert page.index("Sommerfeld") < page.index("Baum")
    assert "überfällig: Hausbesuch" in page


def test_the_board_of_wjh_shows_where_she_is_the_second(client_of: ClientOf, neumann: User) -> None:
    office.a_procedure()
    office.a_procedure(second="aksoy", child_first_name="Noah", child_last_name="Baum")
    page = page_of(client_of(neumann), reverse("cases:protections"))
    assert "Sommerfeld" in page
    assert "Baum" not in page


def test_the_start_page_of_the_lead_says_what_is_late(client_of: ClientOf, felten: User, settings: Any) -> None:
    office.a_procedure()
    settings.PROTECTION_FIRST_ASSESSMENT_HOURS = -1
    assert "Überfällig: erste Einschätzung." in page_of(client_of(felten), reverse("home"))
