"""The Ressourcenkarte as people use it: quick, in place, as card or list, with and without JavaScript."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases import actions
from cases.models import Case, FamilyResource, ResourceCheck
from socialspace.models import Topic
from tests.cases.resource_office import a_completed_check, a_repeated_check, carried
from tests.house.crawl import client_of
from tests.house.queries import page_of
from tests.office import a_case, a_ready_check, a_report, a_resource, a_running_check, in_days, topic

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(brandt: User) -> Client:
    return client_of("brandt")


def _url(name: str, case: Case, *more: Any) -> str:
    return reverse(f"cases:{name}", args=[case.key, *more])


def _post(client: Client, url: str, *, htmx: bool = False, **data: Any) -> Any:
    return client.post(url, data | {"idempotency_key": str(uuid.uuid4())}, headers=HTMX if htmx else {})


def _quick(**changes: Any) -> dict[str, Any]:
    return {"wording": "Nachbarin Frau O.", "kind": "social", "level": "2"} | changes


def _part(page: str) -> str:
    """The card of a page, without the keys that differ on every drawing."""
    part = page[page.index('id="karte"') :].partition('aria-labelledby="h-circle"')[0]
    lines = [line.strip() for line in part.splitlines() if "idempotency_key" not in line and "csrf" not in line]
    return "\n".join(filter(None, lines))


def test_one_line_a_kind_and_a_level_are_enough(client: Client) -> None:
    case = a_running_check().case
    answer = _post(client, _url("add_resource", case), **_quick())
    assert answer.status_code == 302
    assert FamilyResource.objects.get().state == "usable"
    assert "Nachbarin Frau O." in page_of(client, _url("resource_check", case))


def test_after_a_swap_the_card_is_the_same_as_after_a_reload(client: Client) -> None:
    case = a_running_check().case
    page = _url("resource_check", case)
    answer = _post(client, f"{_url('add_resource', case)}?stand=usable", htmx=True, **_quick())
    assert f'"path": "{page}?stand=usable"' in answer.headers["HX-Location"]
    swapped = client.get(f"{page}?stand=usable", headers=HTMX).content.decode()
    assert "<html" not in swapped
    assert _part(swapped)
    assert _part(page_of(client, f"{page}?stand=usable")).startswith(_part(swapped))


def test_a_refusal_stands_in_the_card_with_everything_typed(client: Client) -> None:
    case = a_running_check().case
    answer = _post(client, _url("add_resource", case), htmx=True, **_quick(state="missing"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Wählen Sie ein Thema" in page
    assert "Nachbarin Frau O." in page
    assert '"res-more" open>' in " ".join(page.split())


def test_the_state_is_changed_in_its_place(client: Client) -> None:
    resource = a_resource(a_running_check())
    case = resource.resource_check.case
    forms = client.get(_url("resource", case, resource.key), headers=HTMX).content.decode()
    assert forms.strip().startswith("<li")
    answer = _post(
        client,
        _url("resource_state", case, resource.key),
        htmx=True,
        state="declined",
        family_says="Da geht schon die Nachbarin hin.",
    )
    assert '"target": "#karte"' in answer.headers["HX-Location"]
    page = page_of(client, _url("resource_check", case))
    assert "von der Familie abgelehnt" in page
    assert "„Da geht schon die Nachbarin hin.“" in page


def test_a_state_that_misses_its_topic_is_refused_in_its_place(client: Client) -> None:
    resource = a_resource(a_running_check())
    case = resource.resource_check.case
    answer = _post(client, _url("resource_state", case, resource.key), htmx=True, state="missing", family_says="Ach.")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Wählen Sie ein Thema" in page
    assert "Ach." in page


def test_a_wording_is_corrected_and_who_was_faster_is_not_overwritten(client: Client) -> None:
    resource = a_resource(a_running_check())
    case = resource.resource_check.case
    url = _url("resource", case, resource.key)
    assert _post(client, url, version="1", **_quick(wording="Oma Erika")).status_code == 302
    late = _post(client, url, version="1", **_quick(wording="Oma Ida"))
    assert late.status_code == 422
    assert "hat inzwischen jemand geändert" in late.content.decode()
    assert "Oma Ida" in late.content.decode()
    assert FamilyResource.objects.get().wording == "Oma Erika"


def test_a_resource_is_taken_off_the_card(client: Client) -> None:
    resource = a_resource(a_running_check())
    assert _post(client, _url("remove_resource", resource.resource_check.case, resource.key)).status_code == 302
    assert not FamilyResource.objects.exists()


def test_after_completion_nothing_is_offered_and_a_late_form_is_not_lost(client: Client, brandt: User) -> None:
    check = a_ready_check()
    resource = check.resources.get()
    actions.complete_resource_check(check, by=brandt)
    page = page_of(client, _url("resource_check", check.case))
    assert _url("resource", check.case, resource.key) not in page
    late = _post(client, _url("add_resource", check.case), **_quick())
    assert late.status_code == 422
    assert "wird nicht mehr geändert" in late.content.decode()
    assert "Nachbarin Frau O." in late.content.decode()
    too_late = _post(client, _url("resource_state", check.case, resource.key), state="used", family_says="Doch.")
    assert too_late.status_code == 422
    assert "Doch." in too_late.content.decode()


def test_the_card_is_a_list_and_narrowed_to_a_state(client: Client) -> None:
    check = a_running_check()
    a_resource(check, wording="Oma Erika", level=2)
    a_resource(check, wording="Sportplatz", kind="infrastructure", level=3, state="full")
    url = _url("resource_check", check.case)
    listed = page_of(client, url, {"ansicht": "liste", "stand": "full"})
    table = listed[listed.index("<table") : listed.index("</table")]
    assert "Sportplatz" in table
    assert "Oma Erika" not in table
    assert "zuerst das Eigene, zuletzt die Einrichtung" in page_of(client, url)


def test_in_a_field_what_is_near_stands_first(client: Client) -> None:
    check = a_running_check()
    for level, wording in ((4, "Vierte Ebene"), (1, "Erste Ebene"), (3, "Dritte Ebene")):
        a_resource(check, wording=wording, level=level)
    card = _part(page_of(client, _url("resource_check", check.case)))
    assert card.index("Erste Ebene") < card.index("Dritte Ebene") < card.index("Vierte Ebene")


def test_the_words_of_the_child_stand_above_everything(client: Client) -> None:
    check = a_running_check()
    page = page_of(client, _url("resource_check", check.case))
    assert page.index("Ich will, dass morgens jemand da ist.") < page.index("h-card")


def test_without_them_the_page_says_whom_to_ask_first(client: Client) -> None:
    check = a_running_check(a_case(child_words=""))
    assert "Das Kind ist noch nicht zu Wort gekommen." in page_of(client, _url("resource_check", check.case))


def test_a_repeat_shows_what_changed_in_words(client: Client, brandt: User) -> None:
    check = a_repeated_check()
    url = _url("resource_check", check.case)
    assert "2 von 2 aus dem letzten Ressourcencheck noch zu prüfen." in page_of(client, url)
    _post(client, _url("resource_state", check.case, carried(check, "Die Großmutter holt ab").key), state="used")
    _post(client, _url("remove_resource", check.case, carried(check, "Frühbetreuung").key))
    _post(client, _url("add_resource", check.case), **_quick())
    page = page_of(client, url)
    for words in ("Stand geändert: nutzbar → wird genutzt", "weggefallen", "neu"):
        assert words in page


def test_a_check_is_repeated_from_its_page(client: Client) -> None:
    case = a_completed_check().case
    assert "Ressourcencheck wiederholen" in page_of(client, _url("resource_check", case))
    assert _post(client, _url("repeat_resource_check", case), held_on=str(in_days(0))).status_code == 302
    assert ResourceCheck.objects.filter(case=case, is_repeat=True).exists()
    again = _post(client, _url("repeat_resource_check", case), held_on=str(in_days(0)))
    assert again.status_code == 422
    assert "läuft schon ein Ressourcencheck" in again.content.decode()


def test_completing_proposes_to_look_again_and_takes_no_day_that_is_past(client: Client) -> None:
    check = a_ready_check()
    page = page_of(client, _url("resource_check", check.case))
    assert "Wiederholen am (Wiedervorlage)" in page
    url = _url("complete_resource_check", check.case)
    assert _post(client, url, remind_on=str(in_days(-3))).status_code == 422
    assert _post(client, url, remind_on=str(in_days(180))).status_code == 302
    assert check.case.reminders.get().due_on == in_days(180)


def test_a_resource_of_another_case_is_not_there(client: Client) -> None:
    own, foreign = a_running_check(), a_resource(a_running_check(a_case(child_last_name="Fremd")))
    assert client.get(_url("resource", own.case, foreign.key)).status_code == 404
    assert _post(client, _url("resource_state", own.case, foreign.key), state="used").status_code == 404


def test_a_stranger_of_another_family_cannot_be_chosen(client: Client) -> None:
    check, stranger = a_running_check(), a_report().child
    answer = _post(client, _url("add_resource", check.case), **_quick(named_by=str(stranger.pk)))
    assert answer.status_code == 422
    assert not FamilyResource.objects.exists()


def test_colleagues_read_the_card_without_forms(brandt: User) -> None:
    resource = a_resource(a_running_check(), state="missing", topic=topic())
    case = resource.resource_check.case
    page = page_of(client_of("aksoy"), _url("resource_check", case))
    assert "Die Großmutter holt ab" in page
    assert _url("add_resource", case) not in page
    assert Topic.objects.exists()
