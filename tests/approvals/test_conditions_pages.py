"""The conditions of the commission at the screen: the list, the form, and where else they stand."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from approvals.models import ConditionFulfilment, DecisionCondition
from tests.approvals.chain_office import a_recusal
from tests.approvals.conditions_office import HOW, a_duty, an_overdue_duty, fulfil
from tests.office import colleague, in_days

pytestmark = pytest.mark.django_db

LIST = "/kommission/auflagen/"


def shown(client: Client, person: str, address: str = LIST) -> str:
    client.force_login(colleague(person))
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def form_of(condition: DecisionCondition) -> str:
    return reverse("approvals:fulfil_condition", args=[condition.key])


def said(**changes: Any) -> dict[str, Any]:
    return {"on": in_days(0), "note": HOW, "idempotency_key": str(uuid4())} | changes


def vorlage_of(condition: DecisionCondition) -> str:
    return reverse("approvals:submission", args=[condition.decision.submission.key])


def test_the_nearest_day_stands_first_and_what_is_overdue_says_so() -> None:
    client, later, late = Client(), a_duty(what="Später."), an_overdue_duty()
    page = shown(client, "felten")
    assert page.index(str(late.key)) < page.index(str(later.key))
    line = page.split(f"auflage-{late.key}")[1].split("</li>")[0]
    assert "überfällig" in line
    assert "sro-icon--warning" in line
    assert "1 überfällig" in page


def test_the_filter_shows_what_is_fulfilled_with_day_name_and_words() -> None:
    client, condition = Client(), a_duty()
    fulfil(condition)
    assert "Keine Auflage ist offen." in shown(client, "felten")
    page = shown(client, "felten", f"{LIST}?stand=erfuellt")
    assert HOW in page
    assert "festgehalten von Jana Brandt" in page


def test_another_team_and_who_must_not_decide_see_nothing_of_it() -> None:
    client, condition = Client(), a_duty()
    a_recusal(condition.decision.submission.case, colleague("orth"))
    for person in ("kemper", "orth"):
        assert str(condition.key) not in shown(client, person)
        assert client.get(form_of(condition)).status_code == 404


@pytest.mark.parametrize(("person", "sees_button"), [("brandt", True), ("aksoy", False), ("neumann", False)])
def test_the_button_stands_only_where_it_may_be_pressed(person: str, sees_button: bool) -> None:
    client, condition = Client(), a_duty()
    for address in (LIST, vorlage_of(condition)):
        assert (form_of(condition) in shown(client, person, address)) == sees_button


def test_the_form_fulfils_and_leads_back_to_where_one_came_from() -> None:
    client, first, second = Client(), a_duty(), a_duty()
    client.force_login(colleague("brandt"))
    answer = client.post(form_of(first), said())
    assert answer.headers["Location"] == f"{vorlage_of(first)}#auflage-{first.key}"
    assert client.post(f"{form_of(second)}?von=liste", said()).headers["Location"] == LIST
    assert ConditionFulfilment.objects.count() == 2
    assert "Die Auflage ist als erfüllt festgehalten." in client.get(LIST).content.decode()


def test_a_wrong_day_stands_beside_the_field_and_nothing_typed_is_lost() -> None:
    client, condition = Client(), a_duty()
    client.force_login(colleague("brandt"))
    answer = client.post(form_of(condition), said(on=in_days(1)))
    assert answer.status_code == 422
    assert "Nennen Sie einen Tag zwischen dem Beschluss" in answer.content.decode()
    assert HOW in answer.content.decode()


def test_the_second_one_reads_one_sentence_and_the_page_leads_on_from_then() -> None:
    client, condition = Client(), a_duty()
    fulfil(condition)
    client.force_login(colleague("felten"))
    answer = client.post(form_of(condition), said())
    assert answer.status_code == 422
    assert answer.content.decode().count("Diese Auflage ist schon als erfüllt festgehalten.") == 1
    assert client.get(form_of(condition)).headers["Location"].startswith(vorlage_of(condition))


def test_state_and_fulfilment_stand_on_the_vorlage_in_the_session_and_in_the_file() -> None:
    client, condition = Client(), a_duty()
    submission = condition.decision.submission
    assert submission.meeting is not None
    places = [
        vorlage_of(condition),
        reverse("approvals:item", args=[submission.meeting.key, submission.key]),
        reverse("approvals:panel", args=[submission.case.key]),
    ]
    for place in places:
        assert condition.what in shown(client, "brandt", place)
    fulfil(condition)
    for place in places:
        assert HOW in shown(client, "brandt", place)


def test_every_page_of_the_commission_and_the_working_day_lead_to_the_list() -> None:
    client, condition = Client(), an_overdue_duty()
    for address in ("/kommission/", "/kommission/besetzung/", "/", vorlage_of(condition)):
        assert f'href="{LIST}"' in shown(client, "felten", address)
