"""The plan of a consultation and its round change before it begins; slips of the pen are put right while it runs."""

import pytest

from accounts.models import User
from cases import actions
from cases.models import Consultation, Idea, Indicator
from tests.cases.consultation_office import a_planned_consultation, a_session, a_session_at, an_idea
from tests.cases.test_room_pages import IDEAS, at, poll, send
from tests.conftest import ClientOf
from tests.office import colleague, in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db

INDICATORS = 5


def test_day_place_and_question_change_while_it_is_planned(client_of: ClientOf, brandt: User) -> None:
    planned = a_planned_consultation()
    client, words = client_of(brandt), {"question": "Wer holt ab?", "place": "Raum 3", "time": "09:30"}
    assert at(planned, "planung/") in client.get(at(planned)).content.decode()
    assert at(planned, "planung/") in client.get(f"/faelle/{planned.case.key}/beratung/").content.decode()
    status, page = send(client, at(planned, "planung/"), held_on=in_days(2).isoformat(), **words)
    changed = Consultation.objects.get(pk=planned.pk)
    assert (status, changed.held_on, changed.question, changed.place) == (200, in_days(2), "Wer holt ab?", "Raum 3")
    assert "Die Planung ist geändert." in page


def test_a_refused_plan_shows_its_sentence_and_what_was_typed(client_of: ClientOf, brandt: User) -> None:
    client = client_of(brandt)
    words = {"question": "Wer holt ab?", "place": "Raum 3"}
    planned, running = a_planned_consultation(), a_session()
    status, page = send(client, at(planned, "planung/"), held_on=in_days(-9).isoformat(), **words)
    assert status == 422
    assert "Die Beratung liegt vor der Eröffnung des Falls." in page
    assert 'value="Raum 3"' in page
    status, page = send(client, at(running, "planung/"), held_on=in_days(0).isoformat(), **words)
    assert status == 422
    assert "Die Beratung hat schon begonnen." in page


def test_a_guest_comes_only_where_no_name_is_said(client_of: ClientOf, brandt: User) -> None:
    client, guest = client_of(brandt), {"name": "Ina Kolbe", "institution": "Praxis am Markt"}
    named, nameless = a_planned_consultation(), a_planned_consultation(is_pseudonymised=True)
    assert "Gast eintragen" not in client.get(at(named)).content.decode()
    status, page = send(client, at(named, "gaeste/"), **guest)
    assert status == 422
    assert "Gäste nehmen nur teil, wenn ohne Namen der Familie beraten wird." in page
    assert "Ina Kolbe" in page
    assert "Gast eintragen" in client.get(at(nameless)).content.decode()
    status, page = send(client, at(nameless, "gaeste/"), **guest)
    assert (status, "Ina Kolbe (Praxis am Markt)" in page) == (200, True)
    assert "Ina Kolbe (Praxis am Markt)" in client.get(f"/faelle/{nameless.case.key}/beratung/").content.decode()


def test_whoever_does_not_come_leaves_the_list_before_it_begins(client_of: ClientOf, brandt: User) -> None:
    planned = a_planned_consultation(participants=(colleague("vossen"), colleague("neumann")))
    seats = {row.user_id: row.pk for row in planned.participants.all()}
    client = client_of(brandt)
    status, page = send(client, at(planned, "absage/"), participant=seats[colleague("vossen").pk])
    assert status == 200
    assert set(planned.participants.values_list("user__username", flat=True)) == {"brandt", "aksoy", "neumann"}
    status, _ = send(client, at(planned, "absage/"), participant=seats[colleague("aksoy").pk])
    assert status == 422
    actions.begin_consultation(planned, by=brandt)
    status, page = send(client, at(planned, "absage/"), participant=seats[colleague("neumann").pk])
    assert status == 422
    assert "Wer dabei war, bleibt auf der Liste." in page


def test_others_change_neither_plan_nor_round(client_of: ClientOf, vossen: User) -> None:
    planned = a_planned_consultation(participants=(vossen, colleague("neumann")))
    client = client_of(vossen)
    page = client.get(at(planned)).content.decode()
    assert "Planung ändern" not in page
    assert client.get(at(planned, "planung/")).status_code == 403


def test_an_own_idea_is_put_right_and_others_see_it(client_of: ClientOf, vossen: User, brandt: User) -> None:
    session = a_session_at(IDEAS)
    idea = an_idea(session, "Frühstuck im Ganztag")
    address = at(session, f"ideen/{idea.key}/")
    assert address in client_of(vossen).get(at(session)).content.decode()
    assert address not in client_of(brandt).get(at(session)).content.decode()
    before = Consultation.objects.get(pk=session.pk).version
    with records("idea.changed", by=vossen):
        actions.change_idea(idea, by=vossen, text="Frühstück im Verein")
    told = poll(client_of(brandt), session, before)
    assert "Frühstück im Verein" in told
    assert "Frühstuck" not in told
    assert send(client_of(vossen), address, text="")[0] == 422
    status, page = send(client_of(vossen), address, text="Frühstück bei Oma")
    assert (status, "Frühstück bei Oma" in page) == (200, True)


def test_an_own_idea_is_taken_back_until_it_is_chosen(client_of: ClientOf, vossen: User, brandt: User) -> None:
    session = a_session_at(IDEAS)
    first, second = an_idea(session), an_idea(session, "Die Tante weckt")
    send(client_of(vossen), at(session, f"ideen/{first.key}/zuruecknehmen/"))
    assert not Idea.objects.filter(pk=first.pk).exists()
    actions.choose_idea(second, by=brandt, choice="chosen", reason="Trägt.")
    status, page = send(client_of(vossen), at(session, f"ideen/{second.key}/zuruecknehmen/"))
    assert (status, "Über diese Idee hat die Fachkraft schon entschieden." in page) == (200, True)
    with refused("Sie bleibt, wie sie ist."):
        actions.change_idea(second, by=vossen, text="Anders")


def test_nobody_puts_the_words_of_others_right(brandt: User, vossen: User) -> None:
    session = a_session()
    idea = an_idea(session)
    row = actions.add_indicator(session, by=vossen, kind="question", text="Wer wohnt dort?")
    with forbidden():
        actions.change_idea(idea, by=brandt, text="Anders")
    with forbidden():
        actions.withdraw_idea(idea, by=brandt)
    with forbidden():
        actions.change_indicator(row, by=brandt, kind="question", text="Anders")
    with forbidden():
        actions.withdraw_indicator(row, by=brandt)


def test_an_own_indicator_is_put_right_or_taken_back(client_of: ClientOf, vossen: User) -> None:
    session = a_session_at(INDICATORS)
    row = actions.add_indicator(session, by=vossen, kind="risk", basis="assumption", text="Müde")
    address = at(session, f"anhaltspunkte/{row.key}/")
    client = client_of(vossen)
    assert address in client.get(at(session)).content.decode()
    status, page = send(client, address, kind="risk", basis="fact", text="Müde")
    assert (status, "Woher wissen wir das?" in page) == (422, True)
    send(client, address, kind="risk", basis="fact", text="Schläft im Unterricht", source="Schule")
    row = Indicator.objects.select_related("consultation").get(pk=row.pk)
    assert (row.basis, row.text, row.source) == ("fact", "Schläft im Unterricht", "Schule")
    with records("indicator.withdrawn", by=vossen):
        actions.withdraw_indicator(row, by=vossen)
    assert not session.indicators.exists()


def test_after_the_end_nothing_is_put_right(vossen: User, brandt: User) -> None:
    session = a_session()
    idea = an_idea(session)
    actions.finish_consultation(session, by=brandt, result="Ohne Hilfe.")
    with refused("Diese Beratung ist abgeschlossen und wird nicht mehr geändert."):
        actions.change_idea(idea, by=vossen, text="Anders")
