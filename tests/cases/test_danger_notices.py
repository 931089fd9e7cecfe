"""Danger stands above everything: on the start page of those who answer for it, and in the file."""

import pytest
from django.urls import reverse

from accounts.models import Notification, User
from cases import actions
from cases.models import Case, ProtectionProcedure
from tests.cases import protection_office
from tests.conftest import ClientOf
from tests.house.queries import page_of
from tests.office import a_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(brandt: User, neumann: User) -> Case:
    return actions.start_protection(a_report(), by=brandt, second=neumann, reasons="Zwei blaue Flecken.")


def test_the_file_says_it_on_every_page(client_of: ClientOf, aksoy: User, case: Case) -> None:
    for name in ("cases:file", "cases:statements"):
        assert "ein Schutzverfahren nach § 8a" in page_of(client_of(aksoy), reverse(name, args=[case.key]))


def test_the_start_page_says_it_to_those_who_answer_for_it(
    client_of: ClientOf, brandt: User, felten: User, aksoy: User, neumann: User, orth: User, case: Case
) -> None:
    told = [
        person.username
        for person in (brandt, felten, aksoy, neumann, orth)
        if "Schutzverfahren nach § 8a:" in page_of(client_of(person), reverse("home"))
    ]
    assert told == ["brandt", "felten", "neumann"]


def test_a_second_of_wjh_is_not_led_to_a_file_they_may_not_open(client_of: ClientOf, neumann: User, case: Case) -> None:
    procedure = ProtectionProcedure.objects.get(case=case)
    assert Notification.objects.get(recipient=neumann).path == reverse("cases:procedure", args=[procedure.key])
    assert reverse("cases:file", args=[case.key]) not in page_of(client_of(neumann), reverse("home"))


def test_a_closed_procedure_is_no_danger_any_more(client_of: ClientOf, brandt: User) -> None:
    procedure = protection_office.a_closed_procedure()
    assert "Schutzverfahren nach § 8a:" not in page_of(client_of(brandt), reverse("home"))
    file = page_of(client_of(brandt), reverse("cases:file", args=[procedure.case.key]))
    assert "läuft ein Schutzverfahren" not in file
