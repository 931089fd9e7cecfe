"""'Mein Arbeitstag': each role sees first what it has to do, and nothing it may not know of."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from approvals import actions as approvals
from approvals.lifecycle import Seat, Vote
from cases.models import Case, Classification
from srojugend.staff import PERSONAS
from tests.conferences.office import held, planned, subgroup_of, task_of
from tests.house.queries import page_of, queries_of
from tests.office import (
    a_case,
    a_case_nobody_leads,
    a_decision,
    a_draft,
    a_heard_submission,
    a_meeting,
    a_submitted,
    colleague,
    in_days,
)

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]

# One a panel: six there were; and what is due, what one was told, what one has begun, and three kinds of appointments.
# Danger to a child is asked for on its own, above everything. Two panels more: what the commission waits for and which
# of its conditions are overdue.
MAX_QUERIES = 18
ROLES = ("brandt", "felten", "neumann", "orth", "dohmen", "demir", "lorenz", "behrens", "admin")


def _home(client_of: ClientOf, user: User) -> str:
    return page_of(client_of(user), reverse("home"))


def in_danger(case: Case, *, review_in: int) -> None:
    Classification.objects.create(
        case=case,
        area="danger",
        reasons="Akute Gefahr.",
        decided_on=in_days(min(review_in, 0) - 1),
        next_review_on=in_days(review_in),
        recorded_by=colleague("brandt"),
        second=colleague("aksoy"),
    )


def _returned() -> str:
    """A Vorlage the commission gave back; its case's file number."""
    heard = a_heard_submission(votes=dict.fromkeys(Seat, Vote.POSTPONE))
    approvals.decide(
        heard,
        by=colleague("felten"),
        outcome="returned",
        text="Bitte klären.",
        return_reason="goals",
        rework_until=in_days(7),
    )
    return heard.case.file_number


@pytest.mark.parametrize("name", [persona.username for persona in PERSONAS])
def test_everybody_has_a_working_day(db: None, client_of: ClientOf, name: str) -> None:
    page = _home(client_of, colleague(name))
    assert page.count("<h1") == 1
    assert "Mein Arbeitstag" in page


# ASD


def test_own_cases_stand_with_area_step_and_date(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    in_danger(case, review_in=3)
    page = _home(client_of, brandt)
    assert "Sommerfeld, Milan" in page
    assert f"{case.file_number} · Mülfort" in page
    assert "Gefährdungsbereich" in page
    assert "Schritt 1 von 5" in page
    assert "sro-due--soon" in page


def test_the_case_of_a_colleague_is_not_an_own_case(client_of: ClientOf, aksoy: User) -> None:
    a_case()
    assert "Sommerfeld" not in _home(client_of, aksoy)


@pytest.mark.parametrize(("review_in", "words"), [(0, "Heute überprüfen"), (-2, "Überprüfung überfällig seit")])
def test_danger_whose_review_is_due_stands_above_everything(
    client_of: ClientOf, brandt: User, felten: User, review_in: int, words: str
) -> None:
    in_danger(a_case(), review_in=review_in)
    for user in (brandt, felten):
        page = _home(client_of, user)
        assert words in page
        page = page[page.index("<main") :]
        assert page.index("sro-notice--danger") < page.index("<h2 id=", page.index("<main"))


def test_danger_whose_review_is_ahead_is_no_alarm(client_of: ClientOf, brandt: User) -> None:
    in_danger(a_case(), review_in=1)
    page = _home(client_of, brandt)
    assert "sro-notice--danger" not in page[page.index("<main") : page.index("</main>")]


def test_what_is_due_first_stands_first(client_of: ClientOf, brandt: User) -> None:
    in_danger(a_case(child_last_name="Adler"), review_in=9)
    in_danger(a_case(child_last_name="Zobel"), review_in=2)
    a_case(child_last_name="Ahorn")
    page = _home(client_of, brandt)
    assert page.index("Zobel") < page.index("Adler") < page.index("Ahorn")


def test_a_case_nobody_leads_is_shown_to_the_whole_team(
    client_of: ClientOf, aksoy: User, felten: User, kemper: User
) -> None:
    a_case_nobody_leads()
    for user, words in ((aksoy, "Niemand verantwortlich"), (felten, "niemand ist fallverantwortlich")):
        page = _home(client_of, user)
        assert words in page
        assert "Sommerfeld, Milan" in page
    assert "Sommerfeld" not in _home(client_of, kemper)


def test_a_returned_vorlage_is_a_task_until_there_is_a_new_one(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    number = _returned()
    assert "Von der Kommission zurück" in _home(client_of, brandt)
    assert "Von der Kommission zurück" not in _home(client_of, aksoy)
    approvals.draft_submission(Case.objects.get(file_number=number), by=brandt)
    assert "Von der Kommission zurück" not in _home(client_of, brandt)


def test_the_next_meeting_says_how_many_vorlagen_are_ones_own(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    a_submitted()
    assert "1 Vorlage, davon 1 von Ihnen" in " ".join(_home(client_of, brandt).split())
    assert "von Ihnen" not in _home(client_of, aksoy)


def test_a_lead_sees_reviews_of_two_weeks_and_the_agenda(client_of: ClientOf, felten: User) -> None:
    in_danger(a_case(child_last_name="Bald"), review_in=14)
    in_danger(a_case(child_last_name="Später"), review_in=15)
    submitted = a_submitted()
    page = _home(client_of, felten)
    assert "Bald, Milan" in page
    assert "Später, Milan" not in page
    assert reverse("approvals:submission", args=[submitted.key]) in page


# WJH


def test_wjh_sees_vorlagen_without_cost_until_they_have_one(client_of: ClientOf, neumann: User) -> None:
    draft = a_draft()
    link = reverse("approvals:submission", args=[draft.key])
    assert link in _home(client_of, neumann)
    approvals.price(draft, by=neumann, version=draft.cost_version, rate_cents=70_00, cost_note="")
    assert link not in _home(client_of, neumann)


def test_wjh_sees_what_was_decided_lately_and_no_file(client_of: ClientOf, orth: User) -> None:
    decision = a_decision()
    page = _home(client_of, orth)
    assert decision.number in page
    assert "bewilligt" in page
    assert reverse("cases:list") not in page
    assert reverse("cases:file", args=[decision.submission.case.key]) not in page


# Praxisberatung and others


def test_the_advisor_sees_this_quarter_its_gaps_and_open_agreements(client_of: ClientOf, dohmen: User) -> None:
    conference = held(dohmen)
    gap = subgroup_of("Rheydt Mitte")
    task = task_of(conference, dohmen)
    page = _home(client_of, dohmen)
    assert reverse("conferences:conference", args=[conference.key]) in page
    assert f"?untergruppe={gap.key}" in page
    assert f"?untergruppe={conference.subgroup.key}" not in page
    assert task.text in page


@pytest.mark.parametrize("name", ["dohmen", "demir", "pauly", "lorenz", "behrens", "admin", "kemper"])
def test_whoever_may_not_know_of_a_case_finds_none_on_the_first_page(db: None, client_of: ClientOf, name: str) -> None:
    in_danger(a_case(), review_in=0)
    a_case_nobody_leads(child_last_name="Ahorn")
    a_draft()
    page = _home(client_of, colleague(name))
    assert "Sommerfeld" not in page
    assert "Ahorn" not in page


# Queries


def _fill(times: int, vorlagen: int) -> None:
    """As much as every panel shows, so many times."""
    dohmen, meeting = colleague("dohmen"), a_meeting(held_at=timezone.now() + timedelta(days=60))
    begin = Case.objects.count()
    for number in range(begin, begin + times):
        in_danger(a_case(child_last_name=f"Eigen{number}"), review_in=0)
        a_case_nobody_leads(child_last_name=f"Offen{number}")
        task_of(held(dohmen, subgroup=subgroup_of(f"Kreis {number}")), dohmen)
        planned(dohmen, subgroup=subgroup_of(f"Runde {number}"))
        subgroup_of(f"Gruppe {number}")
    for _ in range(vorlagen):
        a_submitted(meeting=meeting)
        a_draft()
        a_decision()


def test_the_page_asks_as_much_for_twenty_rows_as_for_one(db: None, client_of: ClientOf) -> None:
    _fill(1, vorlagen=1)
    few = {name: len(queries_of(client_of(colleague(name)), reverse("home"))) for name in ROLES}
    _fill(19, vorlagen=4)
    many = {name: len(queries_of(client_of(colleague(name)), reverse("home"))) for name in ROLES}
    assert many == few
    assert max(few.values()) <= MAX_QUERIES, few
