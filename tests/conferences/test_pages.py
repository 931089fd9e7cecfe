"""The pages as a practice advisor uses them, without JavaScript."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from conferences import actions
from conferences.lifecycle import State
from conferences.models import AgendaItem, Attendance, Conference, Minutes, Outcome
from conferences.quarters import YearQuarter
from socialspace.models import District
from srojugend.demo.conferences import load_reference
from tests.conferences.office import (
    PEOPLE,
    PLAN,
    attended,
    fresh,
    get,
    held,
    invited,
    item_of,
    need_of,
    plan_with,
    planned,
    post,
    release,
    released,
    session_of,
    subgroup_of,
    task_of,
    text_of,
    today,
)

UNKNOWN = uuid.UUID(int=7)  # the same in every worker
pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]


@pytest.fixture
def client(dohmen: User, client_of: ClientOf) -> Client:
    return client_of(dohmen)


def test_the_deck_s_figures_stand_on_the_tiles(client: Client) -> None:
    load_reference()
    page = " ".join(get(client, "overview").split())
    for name, running, planned_groups in (("Nord", 2, 5), ("Süd", 4, 6), ("West", 2, 3), ("Ost", 4, 4)):
        assert f"{name}</a>" in page
        assert f'<span class="sro-big">{running}</span> von {planned_groups}' in page
    assert "vollständig" in page


def test_schloss_rheydt_has_no_subgroup_of_its_own(db: None) -> None:
    load_reference()
    names = list(District.objects.get(name="Süd").subgroups.values_list("name", flat=True))
    assert "Schloss Rheydt" not in names
    assert "Bonnenbroich, Geneicken und Schloss Rheydt" in names


def test_an_empty_office_says_what_to_do(client: Client) -> None:
    page = get(client, "overview")
    for words in (
        "Hier läuft noch keine Untergruppe",
        "Kein Auftrag ist offen",
        "Kein Treffen geplant",
        "Noch keine geplant",
    ):
        assert words in page
    assert "Noch keine Nachricht" in get(client, "outbox")
    assert "Noch keine Sitzung geplant" in get(client, "area_meetings")


def test_the_first_subgroup_without_a_date_is_named_with_a_prefilled_form(client: Client) -> None:
    subgroup = subgroup_of()
    page = get(client, "overview")
    assert f"Mülfort hat im {YearQuarter.of(today()).number}. Quartal keinen Termin." in page
    form = get(client, "plan", query=f"?untergruppe={subgroup.key}&tag=2030-01-02")
    assert f'value="{subgroup.key}" selected' in form
    assert 'value="2030-01-02"' in form


@pytest.mark.parametrize("query", ["?untergruppe=x&tag=32.13.2026", f"?untergruppe={UNKNOWN}", "?tag=0000-00-00"])
def test_a_broken_prefill_is_ignored(client: Client, query: str) -> None:
    assert "Konferenz planen" in get(client, "plan", query=query)


@pytest.mark.parametrize(
    "query", ["?jahr=1", "?jahr=99999999999", "?jahr=abc", "?bezirk=Mars", "?auftraege=alle", "?jahr=٢٠٢٦"]
)
def test_the_overview_takes_any_address(client: Client, query: str) -> None:
    subgroup_of()
    assert f"Jahresplan {today().year}" in get(client, "overview", query=query)


def test_a_district_shows_its_own_subgroups(client: Client) -> None:
    load_reference()
    page = get(client, "overview", query="?bezirk=Nord")
    assert "Bezirk Nord" in page
    assert "Eicken" in page
    assert "Grenzlandstadion" not in page


def test_overdue_tasks_stand_first(client: Client, dohmen: User) -> None:
    conference = held(dohmen)
    task_of(conference, dohmen, days=40)
    late = task_of(conference, dohmen, days=1)
    Outcome.objects.filter(pk=late.pk).update(until=today() - timedelta(days=3), text="Längst fällig")
    page = get(client, "overview")
    assert page.index("Längst fällig") < page.index("Liste senden")
    assert "überfällig" in page
    assert post(client, "finish_task", late.key).status_code == 302
    assert "Längst fällig" not in get(client, "overview")


def test_a_conference_is_planned_and_opens(client: Client, dohmen: User) -> None:
    response = plan_with(client, dohmen)
    conference = Conference.objects.get()
    assert response.headers["Location"] == reverse("conferences:conference", args=[conference.key])
    assert "Partner einladen (2)" in get(client, "conference", conference.key)


def test_a_form_sent_twice_plans_once(client: Client, dohmen: User) -> None:
    subgroup, key = subgroup_of(), str(uuid.uuid4())
    given = {
        "subgroup": subgroup.key,
        "day": today().isoformat(),
        "moderator": dohmen.key,
        "idempotency_key": key,
        **PLAN,
    }
    first = client.post(reverse("conferences:plan_conference"), given)
    second = client.post(reverse("conferences:plan_conference"), given)
    assert first.headers["Location"] == second.headers["Location"]
    assert Conference.objects.count() == 1


def test_the_way_through_a_conference(client: Client, dohmen: User) -> None:
    conference = planned(dohmen)
    session = session_of(dohmen)
    assert post(client, "add_item", conference.key, title="Sprachmittlung", notes="").status_code == 302
    assert post(client, "invite", conference.key).status_code == 302
    item = AgendaItem.objects.get()
    outcome = {"kind": "agreement", "text": "Liste senden", "who": "P. Sander", "until": today().isoformat()}
    assert post(client, "add_outcome", item.key, **outcome).status_code == 302
    form = get(client, "attendance", conference.key)
    assert "Kim Grundschule" in form
    lines = {
        "form-TOTAL_FORMS": "3",
        "form-INITIAL_FORMS": "2",
        "form-0-name": "Kim Familienzentrum",
        "form-0-institution": "Familienzentrum",
        "form-0-email": "familienzentrum@partner.example",
        "form-0-state": "present",
        "form-1-name": "Kim Grundschule",
        "form-1-institution": "Grundschule",
        "form-1-email": "",
        "form-1-state": "absent",
        "form-2-name": "Ein Gast",
        "form-2-institution": "Verein",
        "form-2-email": "gast@verein.example",
        "form-2-state": "guest",
        "version": str(fresh(conference).version),
    }
    assert post(client, "record_attendance", conference.key, **lines).status_code == 302
    assert sorted(Attendance.objects.values_list("name", flat=True)) == ["Ein Gast", "Kim Familienzentrum"]
    assert post(client, "hold", conference.key).status_code == 302
    assert "Protokoll freigeben" in get(client, "minutes", conference.key)
    assert post(client, "release_minutes", conference.key, version=fresh(conference).version).status_code == 302
    minutes = Minutes.objects.select_related("file").get()
    page = get(client, "minutes", conference.key)
    assert minutes.file.name in page
    assert minutes.sha256 in page
    assert "An 3 Adressen versenden" in page
    paper = client.get(reverse("conferences:minutes_pdf", args=[minutes.key]))
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.content == bytes(minutes.file.content)
    assert paper.headers["Content-Disposition"] == f'inline; filename="{minutes.file.name}"'
    assert post(client, "dispatch_minutes", minutes.key).status_code == 302
    assert "versenden" not in get(client, "minutes", conference.key)
    assert post(client, "hand_over", Outcome.objects.get().key, meeting=session.key).status_code == 302
    assert "Liste senden" in get(client, "area_meeting", session.key)
    assert "Protokoll: Sozialraumkonferenz Mülfort" in get(client, "outbox")
    assert fresh(conference).state == State.RELEASED


def test_a_second_release_and_a_second_dispatch_do_no_harm(client: Client, dohmen: User) -> None:
    minutes = released(dohmen)
    response = post(client, "release_minutes", minutes.conference.key)
    assert response.status_code == 422
    assert "führt kein Schritt" in text_of(response)
    for _ in range(2):
        assert post(client, "dispatch_minutes", minutes.key).status_code == 302
    assert minutes.dispatches.count() == 4
    assert "Versandt wurde nichts." in get(client, "minutes", minutes.conference.key)


@pytest.mark.parametrize("view", ["add_item", "edit_item", "add_outcome"])
def test_a_name_like_a_family_is_asked_about_and_can_be_confirmed(client: Client, dohmen: User, view: str) -> None:
    conference = invited(dohmen)
    item = item_of(conference, dohmen)
    key = conference.key if view == "add_item" else item.key
    words = "Familie Kaya war zufrieden"
    texts = {"kind": "need", "text": words} if view == "add_outcome" else {"title": "Neues", "notes": words}
    response = post(client, view, key, version="1", **texts)
    page = text_of(response)
    assert response.status_code == 422
    assert "„Familie Kaya“" in page
    assert "Der Text nennt keine Familie" in page
    assert words in page
    assert post(client, view, key, version="1", nameless="on", **texts).status_code == 302


def test_the_check_before_sending_repeats_the_question(client: Client, dohmen: User) -> None:
    conference = held(dohmen)
    assert "Kein Hinweis auf eine Familie gefunden. Lesen Sie selbst." in get(client, "minutes", conference.key)
    item_of(conference, dohmen, notes="Familie Kaya")
    assert "Bitte prüfen: im Text steht „Familie Kaya“" in get(client, "minutes", conference.key)


def test_two_people_at_one_item_see_both_texts(client: Client, dohmen: User) -> None:
    item = item_of(invited(dohmen), dohmen)
    actions.edit_item(item, by=dohmen, title="Sprache", notes="Text der Kollegin", version=1)
    response = post(client, "edit_item", item.key, title="Sprache", notes="Mein langer Text", version="1")
    page = text_of(response)
    assert response.status_code == 409
    assert "Text der Kollegin" in page
    assert "Mein langer Text" in page
    assert 'name="version" value="2"' in page
    assert AgendaItem.objects.get().notes == "Text der Kollegin"
    assert post(client, "edit_item", item.key, title="Sprache", notes="Beides", version="2").status_code == 302


def test_an_older_list_of_participants_is_shown_beside_the_newer(client: Client, dohmen: User) -> None:
    conference = attended(dohmen)
    lines = {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-name": "Spät Gekommen",
        "form-0-institution": "Verein",
        "form-0-state": "guest",
        "version": "1",
    }
    response = post(client, "record_attendance", conference.key, **lines)
    page = text_of(response)
    assert response.status_code == 409
    assert "Spät Gekommen" in page
    assert "Christa Paulus, Familienzentrum: anwesend" in page


def test_a_slip_in_an_older_list_does_not_make_it_the_newest(client: Client, dohmen: User) -> None:
    conference = invited(dohmen)
    seen = conference.version
    actions.record_attendance(conference, by=dohmen, people=PEOPLE, version=seen)
    lines = {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-name": "Spät Gekommen",
        "form-0-institution": "",
        "form-0-state": "guest",
    }
    response = post(client, "record_attendance", conference.key, version=str(seen), **lines)
    assert response.status_code == 422
    assert f'name="version" value="{seen}"' in text_of(response)
    repaired = lines | {"form-0-institution": "Verein"}
    assert post(client, "record_attendance", conference.key, version=str(seen), **repaired).status_code == 409
    assert Attendance.objects.count() == len(PEOPLE)


def test_minutes_that_changed_after_the_preview_are_shown_before_they_are_released(
    client: Client, dohmen: User
) -> None:
    conference = held(dohmen)
    assert f'name="version" value="{conference.version}"' in get(client, "minutes", conference.key)
    item_of(conference, dohmen, title="Nachgetragen")
    response = post(client, "release_minutes", conference.key, version=conference.version)
    page = text_of(response)
    assert response.status_code == 409
    assert "Inzwischen wurde das Protokoll geändert" in page
    assert "Nachgetragen" in page
    assert not Minutes.objects.exists()
    now = fresh(conference).version
    assert f'name="version" value="{now}"' in page
    assert post(client, "release_minutes", conference.key, version=now).status_code == 302


def test_the_plan_says_sent_only_when_the_newest_minutes_are(client: Client, dohmen: User) -> None:
    first = released(dohmen)
    assert "Protokoll freigegeben" in get(client, "overview")
    actions.dispatch_minutes(first, by=dohmen)
    assert "Protokoll versandt" in get(client, "overview")
    actions.correct(first.conference, by=dohmen)
    second = release(first.conference, by=dohmen)
    page = get(client, "overview")
    assert "Protokoll versandt" not in page
    assert "Protokoll freigegeben" in page
    actions.dispatch_minutes(second, by=dohmen)
    assert "Protokoll versandt" in get(client, "overview")


def _fill(dohmen: User, numbers: range) -> None:
    for number in numbers:
        conference = held(dohmen, subgroup=subgroup_of(f"Gruppe {number}", partners=(f"Partner {number}",)))
        task_of(conference, dohmen)
        need_of(conference, dohmen)
        session = session_of(dohmen, days=10 + number)
        actions.hand_over(need_of(conference, dohmen), meeting=session, by=dohmen)


@pytest.mark.parametrize("page", ["overview", "outbox", "area_meetings"])
def test_lists_ask_the_same_number_of_questions_for_one_and_twenty_rows(
    client: Client, dohmen: User, page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    _fill(dohmen, range(1))
    get(client, page)
    with django_assert_max_num_queries(30) as one:
        get(client, page)
    _fill(dohmen, range(1, 20))
    with django_assert_max_num_queries(len(one)):
        get(client, page)


@pytest.mark.parametrize("page", ["conference", "minutes", "attendance"])
def test_a_conference_asks_the_same_number_of_questions_however_full_it_is(
    client: Client, dohmen: User, page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    conference = attended(dohmen)
    need_of(conference, dohmen)
    with django_assert_max_num_queries(30) as one:
        get(client, page, conference.key)
    for _ in range(19):
        item = item_of(conference, dohmen)
        actions.add_outcome(item, by=dohmen, kind="need", text="Lernplätze")
    with django_assert_max_num_queries(len(one)):
        get(client, page, conference.key)
