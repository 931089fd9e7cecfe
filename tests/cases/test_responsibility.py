"""Shared responsibility: who co-works, who stands in, what has nobody; the pages say it in sentences."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Absence, User
from cases import actions, rules
from cases.models import Case, Responsibility
from cases.rules import GapKind
from socialspace import actions as socialspace
from socialspace.models import TeamMembership
from tests.conftest import ClientOf
from tests.house.crawl import form
from tests.house.queries import page_of
from tests.office import a_case, a_case_nobody_leads, colleague, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def away(user: User, first: int = 0, last: int = 3, *, deputy: User | None = None, answer: str = "open") -> Absence:
    answered = None if answer == "open" else timezone.now()
    days = {"begins_on": in_days(first), "ends_on": in_days(last)}
    return Absence.objects.create(user=user, deputy=deputy, answer=answer, answered_at=answered, **days)


def gaps_for(user: User) -> list[tuple[str, str]]:
    rows = Case.objects.visible_to(user).uncovered(timezone.localdate()).for_list().order_by("pk")
    return [(str(gap.kind), gap.sentence) for case in rows for gap in rules.gaps_of(case)]


def post(client: Client, name: str, *args: Any, status: int = 302, **data: Any) -> str:
    answer = client.post(reverse(name, args=args), form(**{name: str(value) for name, value in data.items()}))
    assert answer.status_code == status, answer.content.decode()[:800]
    return answer.content.decode()


# Working together


def test_a_colleague_of_the_team_joins_by_themselves(aksoy: User) -> None:
    case = a_case()
    with records("case.joined", by=aksoy):
        row = actions.join_case(case, user=aksoy, by=aksoy)
    assert (row.role, row.valid_from) == ("co", in_days(0))
    assert rules.may_work_on(aksoy, case)


def test_whoever_leads_the_case_or_the_team_asks_somebody_to_join(brandt: User, felten: User, vossen: User) -> None:
    for by in (brandt, felten):
        actions.join_case(a_case(), user=vossen, by=by)
    case = a_case()
    with forbidden():
        actions.join_case(case, user=vossen, by=colleague("aksoy"))


def test_nobody_outside_the_team_joins(kemper: User, neumann: User, felten: User, brandt: User) -> None:
    case = a_case()
    for stranger in (kemper, neumann, felten):
        with forbidden():
            actions.join_case(case, user=stranger, by=stranger)
        with refused("arbeitet nicht als Fachkraft in Team 05"):
            actions.join_case(case, user=stranger, by=brandt)


def test_a_person_has_one_role_in_a_case(brandt: User, aksoy: User) -> None:
    case = a_case()
    with refused("Diese Person hat in diesem Fall in dieser Zeit schon eine Aufgabe."):
        actions.join_case(case, user=brandt, by=brandt)
    actions.join_case(case, user=aksoy, by=aksoy)
    with refused("Diese Person hat in diesem Fall in dieser Zeit schon eine Aufgabe."):
        actions.join_case(case, user=aksoy, by=brandt)


def test_who_leaves_keeps_their_days_on_record(aksoy: User) -> None:
    case = a_case()
    Responsibility.objects.create(case=case, user=aksoy, role="co", valid_from=in_days(-9))
    with records("case.left", by=aksoy):
        actions.leave_case(case, user=aksoy, by=aksoy)
    assert Responsibility.objects.get(case=case, user=aksoy).valid_to == in_days(-1)
    with refused("Deniz Aksoy arbeitet an diesem Fall nicht mit."):
        actions.leave_case(case, user=aksoy, by=aksoy)


def test_a_lead_hands_over_and_does_not_leave(brandt: User) -> None:
    case = a_case()
    with refused("Jana Brandt arbeitet an diesem Fall nicht mit."):
        actions.leave_case(case, user=brandt, by=brandt)


def test_without_its_entry_in_the_trail_nobody_joins(aksoy: User) -> None:
    case = a_case()
    with undone_without_trail(aksoy):
        actions.join_case(case, user=aksoy, by=aksoy)


# What has nobody


def test_a_case_nobody_leads_is_a_gap(felten: User) -> None:
    a_case_nobody_leads()
    ((kind, sentence),) = gaps_for(felten)
    assert kind == GapKind.NOBODY
    assert sentence.endswith("niemand ist fallverantwortlich.")


def test_a_case_somebody_leads_is_none(felten: User, kemper: User) -> None:
    a_case()
    assert gaps_for(felten) == gaps_for(kemper) == []


@pytest.mark.parametrize(
    ("first", "last", "is_gap"), [(0, 0, True), (7, 20, True), (8, 20, False), (-9, -1, False), (-9, 0, True)]
)
def test_an_absence_in_the_next_seven_days_needs_its_deputy(
    brandt: User, felten: User, first: int, last: int, is_gap: bool
) -> None:
    a_case()
    away(brandt, first, last)
    assert [kind for kind, _ in gaps_for(felten)] == [GapKind.AWAY] * is_gap


@pytest.mark.parametrize(
    ("deputy", "answer", "words"),
    [
        (None, "open", "Um Vertretung ist niemand gebeten."),
        ("vossen", "open", "Die Vertretung hat noch nicht zugesagt."),
        ("vossen", "declined", "Die Vertretung wurde abgelehnt."),
        ("vossen", "accepted", ""),
    ],
)
def test_only_a_yes_closes_the_gap(brandt: User, felten: User, deputy: str | None, answer: str, words: str) -> None:
    a_case()
    away(brandt, deputy=colleague(deputy) if deputy else None, answer=answer)
    sentences = [sentence for _, sentence in gaps_for(felten)]
    assert len(sentences) == bool(words)
    assert all(words in sentence and "Jana Brandt ist vom" in sentence for sentence in sentences)


def test_a_deputy_who_left_the_team_closes_no_gap(brandt: User, felten: User, vossen: User) -> None:
    a_case()
    away(brandt, deputy=vossen, answer="accepted")
    TeamMembership.objects.filter(user=vossen).update(valid_to=in_days(-1))
    assert [kind for kind, _ in gaps_for(felten)] == [GapKind.AWAY]


@pytest.mark.parametrize(("last_day", "is_gap"), [(0, True), (29, True), (30, False)])
def test_a_lead_who_leaves_within_thirty_days_is_a_gap(brandt: User, felten: User, last_day: int, is_gap: bool) -> None:
    a_case()
    TeamMembership.objects.filter(user=brandt).update(valid_to=in_days(last_day))
    assert [kind for kind, _ in gaps_for(felten)] == [GapKind.LEAVING] * is_gap


def test_another_share_of_a_post_is_no_farewell(brandt: User, felten: User) -> None:
    a_case()
    membership = TeamMembership.objects.select_related("user", "area").get(user=brandt)
    socialspace.change_share(membership, by=felten, share=50, valid_from=in_days(10))
    assert gaps_for(felten) == []


# Pages


def test_the_list_of_gaps_says_each_as_a_sentence_with_the_next_step(client_of: ClientOf, felten: User) -> None:
    case = a_case_nobody_leads()
    page = page_of(client_of(felten), reverse("cases:gaps"))
    assert "niemand ist fallverantwortlich" in page
    assert f"{reverse('cases:responsibility', args=[case.key])}#zuweisen" in page
    assert "Zuweisen" in page


def test_cases_that_lack_the_same_stand_below_one_sentence(client_of: ClientOf, felten: User, brandt: User) -> None:
    first, second = a_case_nobody_leads(), a_case_nobody_leads()
    for url in (reverse("cases:gaps"), reverse("home")):
        page = page_of(client_of(felten), url)
        assert page.count("niemand ist fallverantwortlich") == 1
        for case in (first, second):
            assert f"{reverse('cases:responsibility', args=[case.key])}#zuweisen" in page


def test_where_nobody_leads_the_list_leads_to_a_proposal(client_of: ClientOf, felten: User) -> None:
    case = a_case_nobody_leads()
    assert reverse("caseload:proposal", args=[case.key]) in page_of(client_of(felten), reverse("cases:gaps"))


def test_without_a_gap_the_list_gives_the_number_behind_it(client_of: ClientOf, felten: User) -> None:
    for _ in range(3):
        a_case()
    for url in (reverse("cases:gaps"), reverse("home")):
        assert "Alle 3 offenen Fälle haben heute jemanden" in " ".join(page_of(client_of(felten), url).split())


@pytest.mark.parametrize("name", ["brandt", "kemper", "orth", "dohmen", "lorenz", "behrens", "admin"])
def test_only_the_lead_of_asd_sees_the_list(db: None, client_of: ClientOf, name: str) -> None:
    assert client_of(colleague(name)).get(reverse("cases:gaps")).status_code == 403


def test_the_file_says_who_answers_and_who_stands_in(
    client_of: ClientOf, brandt: User, aksoy: User, vossen: User
) -> None:
    case = a_case()
    actions.join_case(case, user=aksoy, by=aksoy)
    away(brandt, deputy=vossen, answer="accepted")
    page = page_of(client_of(aksoy), reverse("cases:file", args=[case.key]))
    assert "Vertretung: Lena Vossen bis" in page
    assert "Mitverantwortlich" in page


def test_an_absence_without_a_yes_is_said_too(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    case = a_case()
    away(brandt)
    assert "niemand vertritt" in page_of(client_of(aksoy), reverse("cases:file", args=[case.key]))


def test_the_lead_assigns_on_the_page_and_nobody_overwrites_unseen(
    client_of: ClientOf, felten: User, brandt: User, aksoy: User, vossen: User
) -> None:
    case, client = a_case(), client_of(felten)
    seen: dict[str, Any] = {"reason": "load", "lead_seen": brandt.key}
    post(client, "cases:assign", case.key, to=aksoy.key, **seen)
    assert rules.lead_of(case) == aksoy
    late = post(client, "cases:assign", case.key, to=vossen.key, status=422, **seen)
    assert "Inzwischen ist Deniz Aksoy fallverantwortlich." in late
    assert f'name="lead_seen" value="{aksoy.key}"' in late
    assert f'value="{vossen.key}" selected' in late


def test_a_colleague_joins_and_leaves_on_the_page(client_of: ClientOf, aksoy: User) -> None:
    case, client = a_case(), client_of(aksoy)
    assert "Mitarbeiten" in page_of(client, reverse("cases:responsibility", args=[case.key]))
    post(client, "cases:join", case.key)
    assert rules.may_work_on(aksoy, case)
    assert "Mitarbeit beenden" in page_of(client, reverse("cases:responsibility", args=[case.key]))
    post(client, "cases:leave", case.key, aksoy.key)
    assert not rules.may_work_on(aksoy, case)


def test_a_deputy_finds_the_cases_of_today_in_the_list(client_of: ClientOf, brandt: User, vossen: User) -> None:
    a_case()
    a_case_nobody_leads(child_last_name="Anders")
    away(brandt, deputy=vossen, answer="accepted")
    page = page_of(client_of(vossen), reverse("cases:list"), {"deputising": "on"})
    assert "Sommerfeld, Milan" in page
    assert "Anders, Milan" not in page
