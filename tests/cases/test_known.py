"""Who is known already: beside the form of a first call, without telling anybody what they may not know."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Entry, Read
from cases import actions
from cases.models import Case, Person, Report
from socialspace.models import SocialArea
from tests.conftest import ClientOf
from tests.office import a_case, a_report, colleague, in_days

pytestmark = pytest.mark.django_db

SENTENCE = "Bekannt, bitte an Team 05 – Rheydt Ost (Teamleitung) wenden."
MILAN = {"child_first_name": "Milan", "child_last_name": "Sommerfeld"}


def look(client: Client, form_key: str, **typed: str) -> str:
    """What appears beside the form while somebody types."""
    answer = client.post(
        reverse("cases:report_known"), {"idempotency_key": form_key} | typed, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_known_child_appears_with_birth_date_and_open_case(client_of: ClientOf, brandt: User, form_key: str) -> None:
    case = a_case()
    panel = look(client_of(brandt), form_key, **MILAN)
    assert case.file_number in panel
    assert f"{case.child.birth_date:%d.%m.%Y}" in panel
    assert "Diese Person übernehmen" in panel


@pytest.mark.parametrize("typed", ["Sommerfeldt", "Zommerfeld", "SOMMERFELD"])
def test_a_name_is_found_as_it_sounds(client_of: ClientOf, brandt: User, form_key: str, typed: str) -> None:
    case = a_case()
    assert case.file_number in look(client_of(brandt), form_key, child_first_name="Milan", child_last_name=typed)


def test_a_fresh_report_without_a_case_is_found_by_its_team(client_of: ClientOf, brandt: User, form_key: str) -> None:
    a_report()
    assert "aus einer Meldung" in look(client_of(brandt), form_key, **MILAN)


@pytest.mark.parametrize("has_case", [True, False], ids=["case", "report"])
def test_another_team_gets_one_sentence_and_nothing_else(
    client_of: ClientOf, kemper: User, form_key: str, has_case: bool
) -> None:
    for _ in range(2):
        a_case() if has_case else a_report()
    panel = look(client_of(kemper), form_key, **MILAN)
    assert words(panel) == f"Vielleicht schon bekannt {SENTENCE}"
    for secret in ("Sommerfeld", "Milan", "RO-", "Katrin", "Team 03", "/faelle/", "/meldungen/neu/uebernehmen/"):
        assert secret not in panel


def test_a_report_that_was_passed_on_leads_to_the_team_that_has_it(
    client_of: ClientOf, brandt: User, form_key: str
) -> None:
    report = a_report()
    west = SocialArea.objects.get(number=3)
    actions.pass_report_on(report, by=brandt, to_area=west, reason="Wohnt in Rheydt West.")
    assert "Bekannt, bitte an Team 03 – Rheydt West (Teamleitung) wenden." in look(client_of(brandt), form_key, **MILAN)


@pytest.mark.parametrize(
    "typed",
    [
        {"child_last_name": "Sommerfeld"},
        {"child_first_name": "Milan"},
        {"child_first_name": "Mila", "child_last_name": "So"},
        {"child_birth_date": "2017-01-01"},
        {"street": "Grenzweg", "house_number": "4"},
        MILAN | {"child_birth_date": "2011-03-04"},
    ],
)
def test_nobody_learns_by_trying(client_of: ClientOf, kemper: User, form_key: str, typed: dict[str, str]) -> None:
    """Half a name, an address or a birth date that speaks against it is no reason to send anybody to another team."""
    a_report(address=actions.Address(street="Grenzweg", house_number="4"))
    assert "Bekannt, bitte" not in look(client_of(kemper), form_key, **typed)


def test_the_trail_keeps_how_many_and_never_whom(client_of: ClientOf, brandt: User, form_key: str) -> None:
    case = a_case()
    look(client_of(brandt), form_key, **MILAN)
    entry = Entry.objects.get(verb="report.known_looked_up")
    assert entry.data == {"persons": 1, "teams": 0}
    assert Read.objects.filter(case_key=case.key, page="known", actor="brandt").exists()


def test_two_letters_ask_nothing(client_of: ClientOf, brandt: User, form_key: str) -> None:
    a_case()
    look(client_of(brandt), form_key, child_first_name="Mi")
    assert not Entry.objects.filter(verb="report.known_looked_up").exists()


def test_a_child_one_may_not_know_cannot_be_taken_over(client_of: ClientOf, kemper: User, form_key: str) -> None:
    child = a_case().child
    page = client_of(kemper).post(reverse("cases:report_take"), {"idempotency_key": form_key, "take": str(child.key)})
    assert "ist schon bekannt" not in page.content.decode()
    assert page.status_code == 200


def minimal(form_key: str, **more: str) -> dict[str, str]:
    return {
        "idempotency_key": form_key,
        "channel": "phone",
        "received_at": f"{in_days(0):%Y-%m-%d}T00:00",
        "concern": "Milan weint viel.",
    } | more


def test_without_javascript_the_hits_are_shown_once_before_saving(
    client_of: ClientOf, brandt: User, form_key: str
) -> None:
    a_case()
    client, before = client_of(brandt), Report.objects.count()
    first = client.post(reverse("cases:report_new"), minimal(form_key, **MILAN))
    assert first.status_code == 422
    page = first.content.decode()
    assert "Vielleicht ist das Kind schon bekannt." in page
    assert "Milan weint viel." in page
    seen = re.search(r'name="known_seen" value="(\w+)"', page)
    assert seen is not None
    assert client.post(reverse("cases:report_new"), minimal(form_key, known_seen=seen[1], **MILAN)).status_code == 302
    assert Report.objects.count() == before + 1


def test_a_taken_child_is_not_created_again(client_of: ClientOf, brandt: User, form_key: str) -> None:
    case = a_case()
    client, persons = client_of(brandt), Person.objects.count()
    page = client.post(
        reverse("cases:report_take"), minimal(form_key, take=str(case.child.key), **MILAN)
    ).content.decode()
    assert "ist schon bekannt" in page
    assert "Milan weint viel." in page
    saved = client.post(reverse("cases:report_new"), minimal(form_key, known_child=str(case.child.key)))
    assert saved.status_code == 302
    report = Report.objects.select_related("child").latest("id")
    assert (report.child, Person.objects.count()) == (case.child, persons)


def test_a_closed_case_still_says_that_the_child_is_known(client_of: ClientOf, brandt: User, form_key: str) -> None:
    case = a_case()
    actions.close_case(case, by=colleague("brandt"), reason=Case.CloseReason.ADVICE)
    assert "(abgeschlossen)" in look(client_of(brandt), form_key, **MILAN)
