"""Falleinordnung, Ziele, Aufträge and Auflagen in the browser."""

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from cases.course.picture import Held, Scale, areas_of, draw
from cases.lifecycle import Area
from cases.models import ActionGoal, Case, Classification, Condition, ConditionCheck, DirectionGoal, Mandate
from srojugend.demo.moment import on
from tests.cases.goals_office import (
    a_condition,
    a_condition_check,
    a_dangerous_case,
    a_direction,
    a_goal,
    a_grey_case,
    a_mandate,
    a_step,
    classified,
    condition_words,
    mother_of,
)
from tests.conftest import ClientOf
from tests.house.queries import page_of, queries_of
from tests.house.test_budgets import listed
from tests.office import a_case, a_classified_case, a_consulted_case, in_days

pytestmark = pytest.mark.django_db
PAGE = 13  # case, head, three kinds with their parts, the rights, the read log


def _post(client: Any, name: str, form_key: str, /, *keys: Any, **body: Any) -> Any:
    return client.post(reverse(name, args=keys), body | {"idempotency_key": form_key})


# The page


def test_the_three_kinds_stand_apart_with_their_own_words(client_of: ClientOf, brandt: User) -> None:
    case = a_dangerous_case()
    a_step(a_goal(a_direction(case)))
    a_mandate(case)
    a_condition_check(a_condition(case), result="partly")
    page = page_of(client_of(brandt), reverse("cases:goals", args=[case.key]))
    places = [page.index(words) for words in ("Ziele der Familie", "Aufträge des Jugendamts", ">Auflagen<")]
    assert places == sorted(places)
    for words in ("Ich will morgens ruhig aufstehen.", "Großmutter: Brot", "jeden Freitag an", "teilweise erfüllt"):
        assert words in page
    assert page.index("Das Jugendamt ruft das Familiengericht an.") > places[2], "only an Auflage threatens"


def test_buttons_stand_only_where_the_area_allows_it(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    for case, mandate, condition in (
        (a_classified_case(), False, False),
        (a_grey_case(), True, False),
        (a_dangerous_case(), True, True),
    ):
        page = page_of(client_of(brandt), reverse("cases:goals", args=[case.key]))
        assert (reverse("cases:mandate_new", args=[case.key]) in page) == mandate
        assert (reverse("cases:condition_new", args=[case.key]) in page) == condition
        read = page_of(client_of(aksoy), reverse("cases:goals", args=[case.key]))
        assert reverse("cases:direction_goal_new", args=[case.key]) not in read


def test_a_goal_grows_from_the_page(client_of: ClientOf, brandt: User, form_key: str) -> None:
    case, client = a_case(), client_of(brandt)
    words: dict[str, Any] = {"owner": mother_of(case).key, "words": "Ruhe am Morgen", "said_on": in_days(0)}
    assert _post(client, "cases:direction_goal_new", form_key, case.key, **words).status_code == 302
    direction = DirectionGoal.objects.get()
    smart: dict[str, Any] = {
        "specific": "Er frühstückt",
        "measurable": "Teller leer",
        "attractive": "Ruhe",
        "realistic": "Oma kauft",
    }
    smart |= {"owner": mother_of(case).key, "due_on": in_days(7)}
    assert _post(client, "cases:action_goal_new", form_key, case.key, direction.key, **smart).status_code == 302
    goal = ActionGoal.objects.get()
    answer = _post(client, "cases:action_goal_end", form_key, case.key, goal.key, state="missed", evidence="Nichts")
    assert answer.status_code == 422
    assert "Schreiben Sie auf, warum das Ziel so endet." in answer.content.decode()
    assert "Nichts" in answer.content.decode(), "what was typed stays"


def test_a_condition_outside_danger_is_refused_with_the_sentence_and_nothing_typed_is_lost(
    client_of: ClientOf, brandt: User, form_key: str
) -> None:
    case = a_grey_case()
    words = condition_words() | {"is_announced": "no"}
    answer = _post(client_of(brandt), "cases:condition_new", form_key, case.key, **words)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Auflagen gibt es nur im Gefährdungsbereich. Der Fall steht so: Graubereich." in page
    assert "Milan ist nie allein in der Wohnung." in page
    assert not Condition.objects.exists()


def test_a_check_is_written_down_on_its_page(client_of: ClientOf, brandt: User, form_key: str) -> None:
    condition = a_condition()
    words = {"on": in_days(0), "checked_by": "Brandt", "result": "unfulfilled", "seen": "Allein.", "child_seen": "no"}
    answer = _post(client_of(brandt), "cases:condition_check", form_key, condition.case.key, condition.key, **words)
    assert answer.status_code == 302
    assert ConditionCheck.objects.get().child_seen is False
    page = page_of(client_of(brandt), reverse("cases:goals", args=[condition.case.key]))
    assert "Schätzen Sie die Gefährdung neu ein." in page


def test_another_case_has_its_own_goals(client_of: ClientOf, brandt: User, form_key: str) -> None:
    goal, other = a_goal(), a_case()
    answer = client_of(brandt).get(reverse("cases:action_goal_end", args=[other.key, goal.key]))
    assert answer.status_code == 404


def test_the_page_asks_the_same_for_one_goal_and_for_twenty(client_of: ClientOf, brandt: User) -> None:
    case = a_dangerous_case()
    direction = a_direction(case)

    def more() -> None:
        a_step(a_goal(direction))
        a_mandate(case)
        a_condition_check(a_condition(case))

    more()
    client, url = client_of(brandt), reverse("cases:goals", args=[case.key])
    few = queries_of(client, url)
    for _ in range(6):
        more()
    many = queries_of(client, url)
    assert len(many) == len(few) <= PAGE, listed(many)


# Falleinordnung


def test_a_case_leaves_danger_on_the_page_with_two_and_an_answer(
    client_of: ClientOf, brandt: User, aksoy: User, form_key: str
) -> None:
    case, client = a_consulted_case(), client_of(brandt)
    classified(case, Area.DANGER)
    a_condition_check(a_condition(case))
    words: dict[str, Any] = {"area": "grey", "reasons": "Die Oma trägt.", "next_review_on": in_days(14)}
    alone = _post(client, "cases:classification", form_key, case.key, **words, confirmed="")
    assert "gilt weiter, bis Sie sie aufheben" in alone.content.decode()
    answer = client.post(
        reverse("cases:classification", args=[case.key]),
        words | {"second": aksoy.key, "took_part": [aksoy.key], "idempotency_key": form_key},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    tick = page.split('name="confirmed"')[1].split('value="')[1].split('"')[0]
    done = client.post(
        reverse("cases:classification", args=[case.key]),
        words | {"second": aksoy.key, "confirmed": tick, "idempotency_key": form_key},
    )
    assert done.status_code == 302
    shown = page_of(client, reverse("cases:classification", args=[case.key]))
    assert "Graubereich" in shown
    assert "Deniz Aksoy" in shown


def test_a_review_in_the_past_or_too_far_is_refused_with_the_sentence(
    client_of: ClientOf, brandt: User, form_key: str
) -> None:
    case, client = a_consulted_case(), client_of(brandt)
    for days, sentence in ((-1, "liegt nicht nach der Einordnung"), (60, "werden spätestens am")):
        words = {"area": "grey", "reasons": "Unklar.", "next_review_on": in_days(days)}
        answer = _post(client, "cases:classification", form_key, case.key, **words)
        assert sentence in answer.content.decode()
    assert not Classification.objects.exists()


def test_the_form_proposes_the_last_day_and_asks_about_conditions_in_danger_only(
    client_of: ClientOf, brandt: User
) -> None:
    grey, danger = a_consulted_case(), a_dangerous_case()
    page = page_of(client_of(brandt), reverse("cases:classification", args=[grey.key]))
    assert f'value="{in_days(28)}"' in page
    assert "Was ist mit den Auflagen?" not in page
    assert "Was ist mit den Auflagen?" in page_of(client_of(brandt), reverse("cases:classification", args=[danger.key]))


# What is due


def test_overdue_stands_on_the_board_on_the_working_day_and_in_the_file(
    client_of: ClientOf, brandt: User, felten: User
) -> None:
    with on(in_days(-40)):
        case = a_grey_case()
        mandate = a_mandate(case)
    assert mandate.due_on < in_days(0)
    for person in (brandt, felten):
        for name in ("cases:due_reviews", "home"):
            page = page_of(client_of(person), reverse(name))
            assert "Die Einordnung im Graubereich war am" in page
            assert "Ein Auftrag war bis" in page
    page = page_of(client_of(brandt), reverse("cases:file", args=[case.key]))
    assert "Die Überprüfung der Einordnung war am" in page
    assert "Ein Auftrag war bis" in page
    assert Case.objects.with_area().get(pk=case.pk).current_area == Area.GREY
    assert Mandate.objects.get().state == "open"


def test_what_comes_soon_stands_below_with_its_area(client_of: ClientOf, brandt: User) -> None:
    case = a_grey_case(next_review_on=in_days(5))
    page = page_of(client_of(brandt), reverse("cases:due_reviews"))
    assert page.index("Nichts ist überfällig.") < page.index(case.file_number)


# Bands


def test_the_band_is_hatched_from_the_day_of_its_review_on() -> None:
    began = [Held("grey", in_days(-60), in_days(-32)), Held("danger", in_days(-20), in_days(3))]
    picture = draw([], began, in_days(0))
    grey, danger = picture.bands
    scale = Scale.of([held.since for held in began], in_days(0))
    assert grey.x + grey.late_x == scale.x(in_days(-32))
    assert grey.late_x + grey.late_width == grey.width
    assert "Überprüfung war am" in grey.title
    assert danger.late_width == 0


def test_the_course_says_the_areas_in_words_too(client_of: ClientOf, brandt: User) -> None:
    case = a_grey_case()
    classified(case, Area.DANGER)
    assert [held.area for held in areas_of(case)] == ["grey", "danger"]
    page = page_of(client_of(brandt), reverse("cases:timeline", args=[case.key]))
    assert "Einordnungen im Verlauf" in page
    assert "Schraffiert: Überprüfung war fällig" in page


def test_goals_and_conditions_stand_in_the_course_and_are_found(client_of: ClientOf, brandt: User) -> None:
    case = a_dangerous_case()
    a_goal(a_direction(case))
    a_mandate(case)
    a_condition_check(a_condition(case))
    page = page_of(client_of(brandt), reverse("cases:timeline", args=[case.key]))
    for words in (
        "Richtungsziel",
        "Handlungsziel vereinbart",
        "Auftrag erteilt",
        "Auflage erteilt",
        "Kontrolle: erfüllt",
    ):
        assert words in page
    for word in ("frühstückt", "Klären", "allein"):
        assert reverse("cases:goals", args=[case.key]) in page_of(client_of(brandt), reverse("search"), {"q": word})


def test_nobody_of_another_team_finds_a_goal(client_of: ClientOf, kemper: User) -> None:
    a_goal()
    assert "Handlungsziel vom" not in page_of(client_of(kemper), reverse("search"), {"q": "frühstückt"})
