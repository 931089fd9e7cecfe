"""The short code of a paper: whether its decision exists and the chain holds there; no word of the case."""

import pytest
from django.urls import reverse

from accounts.models import User
from approvals import actions
from approvals.actions import codes
from approvals.models import Seal
from approvals.verification import check_link
from tests.approvals.papers_office import passed_on, ruling_about
from tests.conftest import ClientOf
from tests.office import a_decision, colleague
from tests.trail import refused

pytestmark = pytest.mark.django_db

URL = "/kommission/pruefen/"


def test_a_code_leads_to_number_day_and_hash(client_of: ClientOf, form_key: str) -> None:
    decision = a_decision()
    pauly, typed = client_of(colleague("pauly")), f" {decision.seal.code.lower()} "
    answer = pauly.post(reverse("approvals:check_code"), {"code": typed, "idempotency_key": form_key}, follow=True)
    page = answer.content.decode()
    assert decision.number in page
    assert "er steht so da, wie er gefasst wurde" in page
    assert decision.seal.digest[:8] in page
    case = decision.submission.case
    for hidden in (case.file_number, case.child.last_name, decision.text):
        assert hidden not in page, hidden


def test_the_whole_hash_is_found_with_the_spaces_it_is_printed_with() -> None:
    seal = a_decision().seal
    assert actions.find_code(seal.digest) == seal


def test_whoever_may_see_the_vorlage_is_led_there(client_of: ClientOf) -> None:
    decision = a_decision()
    url, there = f"{URL}{decision.seal.digest}/", reverse("approvals:submission", args=[decision.submission.key])
    assert there in client_of(colleague("felten")).get(url).content.decode()
    assert there not in client_of(colleague("kemper")).get(url).content.decode()


def test_a_ruling_has_a_code_of_its_own(client_of: ClientOf, felten: User) -> None:
    ruling = ruling_about(passed_on())
    page = client_of(felten).get(f"{URL}{ruling.seal.digest}/").content.decode()
    assert f"Entscheid zum Beschluss {ruling.decision.number}" in page


@pytest.mark.parametrize("typed", ["", "abc", "zzzz-zzzz-zzzz", "0" * 65, "0" * 100_000, "%%%%%%%%%%%%"])
def test_what_is_no_code_is_refused_with_what_to_type(
    client_of: ClientOf, felten: User, form_key: str, typed: str
) -> None:
    answer = client_of(felten).post(reverse("approvals:check_code"), {"code": typed, "idempotency_key": form_key})
    assert answer.status_code == 422


def test_an_unknown_code_is_refused() -> None:
    a_decision()
    with refused("Diesen Prüfcode gibt es nicht"):
        actions.find_code("0" * 12)


def test_tries_are_bounded_for_one_person(client_of: ClientOf, felten: User, brandt: User) -> None:
    url = reverse("approvals:check_code")
    for number in range(codes.MOST):
        keys = {"code": "0" * 12, "idempotency_key": f"00000000-0000-4000-8000-{number:012d}"}
        assert client_of(felten).post(url, keys).status_code == 422
    keys = {"code": a_decision().seal.code, "idempotency_key": "00000000-0000-4000-8000-999999999999"}
    answer = client_of(felten).post(url, keys)
    assert answer.status_code == 429
    assert "Warten Sie eine Minute" in answer.content.decode()
    assert client_of(brandt).post(url, keys).status_code == 302


def test_a_link_that_was_changed_is_said() -> None:
    first, second = a_decision().seal, a_decision().seal
    assert (check_link(first), check_link(second)) == ("", "")
    assert "Prüfsumme passt nicht" in check_link(Seal(number=1, previous=first.previous, digest="0" * 64, content="{}"))
    second.previous = "1" * 64
    assert "schließt nicht an das Glied davor an" in check_link(second)
    second.number = 7
    assert check_link(second) == "Vor ihm fehlt Glied 6."
