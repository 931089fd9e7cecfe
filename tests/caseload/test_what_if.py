"""'Was wäre, wenn' computes with wishes and changes nothing."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given

from accounts.models import Absence, User
from caseload.board import Situation, team_load
from caseload.models import Criterion
from caseload.what_if import Handover, NewCase, Wishes, changed, compare
from cases.models import Responsibility
from tests.caseload.office import away, our_team
from tests.caseload.test_rules import situations
from tests.house.queries import page_of
from tests.office import a_case, a_case_nobody_leads, in_days

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]


def words_of(situation: Situation, wishes: Wishes) -> dict[str, str]:
    rows, total = compare(situation, changed(situation, wishes))
    return {row.now.name: row.words for row in [*rows, total] if row.is_changed}


def test_an_absence_with_a_deputy_moves_the_load(brandt: User, aksoy: User) -> None:
    a_case()
    rows = words_of(our_team().situation, Wishes(absent=brandt.pk, deputy=aksoy.pk))
    assert rows["Jana Brandt"].endswith("→ abwesend")
    assert rows["Deniz Aksoy"].startswith("0 %")
    assert not rows["Deniz Aksoy"].endswith(" 0 %")


def test_without_a_deputy_the_cases_stay_and_words_say_so(brandt: User) -> None:
    a_case()
    rows = words_of(our_team().situation, Wishes(absent=brandt.pk))
    assert rows["Jana Brandt"].endswith("→ abwesend, 1,5 Punkte ohne Vertretung")


def test_a_new_case_for_nobody_waits_with_nobody() -> None:
    rows = words_of(our_team().situation, Wishes(new_case=NewCase.DANGER))
    assert rows["Noch niemand"] == "0 Punkte → 2,5 Punkte"


@pytest.mark.parametrize(
    ("kind", "points"),
    [("clearing", 1_50), ("grey", 2_00), ("danger", 2_50), ("ambulatory", 1_00), ("residential", 1_50)],
)
def test_each_kind_of_new_case_has_its_weight(brandt: User, kind: str, points: int) -> None:
    then = team_load(changed(our_team().situation, Wishes(new_case=kind, new_case_to=brandt.pk)))
    assert then.of(brandt.pk).points.total == points


def test_one_case_or_all_of_somebody_go_over(brandt: User, vossen: User) -> None:
    first, _second = a_case(), a_case()
    situation = our_team().situation
    one = team_load(changed(situation, Wishes(handovers=[Handover(vossen.pk, case=first.key)])))
    assert (one.of(brandt.pk).cases, one.of(vossen.pk).cases) == (1, 1)
    every = team_load(changed(situation, Wishes(handovers=[Handover(vossen.pk, all_of=brandt.pk)])))
    assert (every.of(brandt.pk).cases, every.of(vossen.pk).cases) == (0, 2)


@given(situations)
def test_no_wishes_change_nothing_and_handovers_keep_the_sum(situation: Situation) -> None:
    now = team_load(situation)
    assert team_load(changed(situation, Wishes())) == now
    people = [member.pk for member in situation.members]
    if len(people) > 1:
        moved = changed(situation, Wishes(handovers=[Handover(people[0], all_of=people[1])]))
        assert team_load(moved).total.points == now.total.points


# --- the page -----------------------------------------------------------------------------------------------------


def ask(client: Client, **wishes: object) -> str:
    return " ".join(page_of(client, reverse("caseload:what_if"), wishes).split())


def test_the_page_says_what_changes_and_changes_nothing(
    client_of: ClientOf, felten: User, brandt: User, aksoy: User
) -> None:
    case = a_case()
    before = list(Responsibility.objects.values())
    page = ask(client_of(felten), absent=brandt.key, deputy=aksoy.key, case_1=case.key, to_1=aksoy.key)
    assert "Jana Brandt:" in page
    assert "→ abwesend" in page
    assert list(Responsibility.objects.values()) == before
    assert not Absence.objects.exists()


def test_what_does_not_fit_together_is_said(client_of: ClientOf, felten: User, brandt: User) -> None:
    client, key = client_of(felten), brandt.key
    for wishes, sentence in (
        ({"absent": key, "deputy": key}, "Die Vertretung ist jemand anderes."),
        ({"begins_on": in_days(1)}, "Wählen Sie aus, wer nicht da wäre."),
        ({"absent": key, "begins_on": in_days(-1)}, "Wählen Sie heute oder einen späteren Tag."),
        ({"absent": key, "begins_on": in_days(4), "ends_on": in_days(3)}, "Der letzte Tag liegt vor dem ersten."),
        ({"new_case_to": key}, "Wählen Sie aus, was für ein Fall es wäre."),
        ({"to_2": key}, "Wählen Sie aus, welcher Fall abgegeben würde."),
    ):
        assert sentence in ask(client, **wishes), wishes


def test_a_deputy_who_is_away_that_day_is_named(client_of: ClientOf, felten: User, brandt: User, aksoy: User) -> None:
    away(aksoy, first=5, last=9)
    page = ask(client_of(felten), absent=brandt.key, deputy=aksoy.key, begins_on=in_days(5))
    assert "Deniz Aksoy ist an diesem Tag selbst nicht da." in page


def test_a_case_nobody_leads_can_be_tried_on_somebody(client_of: ClientOf, felten: User, vossen: User) -> None:
    case = a_case_nobody_leads()
    page = ask(client_of(felten), case_1=case.key, to_1=vossen.key)
    assert "1,5 Punkte → 0 Punkte" in page


def test_no_family_is_named(client_of: ClientOf, felten: User) -> None:
    case = a_case()
    page = ask(client_of(felten))
    assert case.file_number in page
    assert "Sommerfeld" not in page


def test_the_weights_of_the_day_count(felten: User) -> None:
    assert set(our_team(date(2030, 1, 1)).situation.weights) == set(Criterion.values)
