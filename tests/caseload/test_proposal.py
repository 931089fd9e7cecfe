"""Whom one might ask to take a case: reasons in sentences, and people decide."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Read
from caseload import actions
from caseload.facts import team_at
from caseload.proposal import Proposal, propose
from cases import actions as cases
from cases.models import Case, Report
from cases.rules import lead_of
from socialspace import actions as socialspace
from socialspace.models import Language
from tests.caseload.office import away, our_team, today
from tests.house.queries import page_of
from tests.office import a_case, a_case_nobody_leads, team
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]


def proposed(case: Case) -> Proposal:
    return propose(case, our_team(), day=today())


def reasons_of(case: Case, user: User) -> str:
    return " ".join(next(row for row in proposed(case).candidates if row.key == str(user.key)).reasons)


def names(proposal: Proposal) -> list[str]:
    return [row.load.name for row in proposal.candidates]


def test_candidates_stand_in_the_order_of_their_names_without_the_lead() -> None:
    assert names(proposed(a_case_nobody_leads())) == ["Deniz Aksoy", "Jana Brandt", "Lena Vossen"]


def test_load_is_said_with_and_without_the_case(brandt: User) -> None:
    a_case()
    said = reasons_of(a_case_nobody_leads(), brandt)
    assert "Trägt heute 1,5 Punkte" in said
    assert "mit diesem Fall wären es" in said


def test_whoever_took_the_report_knows_the_family(brandt: User) -> None:
    case = a_case_nobody_leads()
    assert "hat eine Meldung zu ihr aufgenommen" in reasons_of(case, brandt)
    assert proposed(case).sentence.startswith("Jana Brandt, weil die Familie dort schon bekannt ist")


def test_whoever_speaks_the_language_of_the_family_is_named_first(vossen: User, aksoy: User) -> None:
    case = a_case_nobody_leads()
    turkish, german = (Language.objects.get(name=name) for name in ("Türkisch", "Deutsch"))
    case.family.languages.set([turkish, german])
    socialspace.say_languages(by=aksoy, languages=[german])
    socialspace.say_languages(by=vossen, languages=[german, turkish])
    Report.objects.filter(family=case.family_id).update(recorded_by=User.objects.get(username="felten"))
    assert "Spricht Türkisch wie die Familie." in reasons_of(case, vossen)
    assert "Spricht" not in reasons_of(case, aksoy)
    assert proposed(case).sentence.startswith("Lena Vossen, weil dort die Sprache der Familie gesprochen wird und die")


def test_whoever_led_another_case_of_the_family_knows_it(aksoy: User) -> None:
    case = a_case_nobody_leads()
    other = a_case_nobody_leads()
    cases.take_responsibility(other, by=aksoy)
    Case.objects.filter(pk=other.pk).update(family=case.family_id)
    assert "hat schon einen Fall mit ihr begleitet" in reasons_of(case, aksoy)


def test_whoever_is_away_is_no_candidate(aksoy: User) -> None:
    away(aksoy)
    found = proposed(a_case_nobody_leads())
    assert names(found) == ["Jana Brandt", "Lena Vossen"]
    assert [row.name for row in found.away] == ["Deniz Aksoy"]


def test_whoever_goes_soon_is_named_last_of_all(brandt: User) -> None:
    away(brandt, first=5, last=12)
    case = a_case_nobody_leads()
    assert "nicht da." in reasons_of(case, brandt)
    assert not proposed(case).sentence.startswith("Jana Brandt")


def test_a_deputy_says_for_whom(aksoy: User, vossen: User) -> None:
    away(vossen, deputy=aksoy)
    assert "Vertritt heute Lena Vossen." in reasons_of(a_case_nobody_leads(), aksoy)


def test_nobody_there_is_said(brandt: User, aksoy: User, vossen: User) -> None:
    for user in (brandt, aksoy, vossen):
        away(user)
    assert proposed(a_case_nobody_leads()).sentence.startswith("Heute ist niemand da")


def test_the_lead_decides(felten: User, vossen: User) -> None:
    case = a_case_nobody_leads()
    with records("case.lead_assigned", by=felten):
        actions.assign(case, to=vossen, by=felten)
    assert lead_of(case) == vossen


def test_a_case_somebody_took_meanwhile_stays_with_them(felten: User, vossen: User, aksoy: User) -> None:
    case = a_case_nobody_leads()
    cases.take_responsibility(case, by=aksoy)
    with refused("Inzwischen ist Deniz Aksoy fallverantwortlich."):
        actions.assign(case, to=vossen, by=felten)


@pytest.mark.parametrize("name", ["brandt", "orth", "kemper", "admin"])
def test_nobody_else_assigns_here(vossen: User, name: str) -> None:
    case = a_case_nobody_leads()
    with forbidden():
        actions.assign(case, to=vossen, by=User.objects.get(username=name))


def test_the_page_is_a_read_of_the_case(client_of: ClientOf, felten: User) -> None:
    case = a_case_nobody_leads()
    page = page_of(client_of(felten), reverse("caseload:proposal", args=[case.key]))
    assert "Lena Vossen zuweisen" in page
    assert Read.objects.filter(case_key=case.key, actor="felten", page="proposal").count() == 1


def test_a_press_of_the_button_assigns(client_of: ClientOf, felten: User, vossen: User, form_key: str) -> None:
    case = a_case_nobody_leads()
    url = reverse("caseload:proposal", args=[case.key])
    answer = client_of(felten).post(url, {"idempotency_key": form_key, "to": str(vossen.key)})
    assert answer.status_code == 302
    assert lead_of(case) == vossen


def test_a_colleague_of_another_team_is_no_choice(
    client_of: ClientOf, felten: User, kemper: User, form_key: str
) -> None:
    case = a_case_nobody_leads()
    url = reverse("caseload:proposal", args=[case.key])
    answer = client_of(felten).post(url, {"idempotency_key": form_key, "to": str(kemper.key)})
    assert answer.status_code == 422
    assert lead_of(case) is None


def test_a_case_that_is_led_has_no_proposal(client_of: ClientOf, felten: User) -> None:
    page = page_of(client_of(felten), reverse("caseload:proposal", args=[a_case().key]))
    assert "Jana Brandt ist schon verantwortlich" in page
    assert "zuweisen" not in page


def test_the_team_of_the_case_is_asked() -> None:
    found = team_at(team(), today())
    assert found is not None
    assert {user.username for user in found.users.values()} == {"aksoy", "brandt", "vossen", "felten"}
