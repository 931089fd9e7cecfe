"""The pages of the Wiedervorlagen: the list, a new one from a page, checking off and undoing."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from audit.models import Read
from cases.models import Reminder
from cases.reminder_rows import grouped, rows_of
from tests.cases.test_reminders import a_reminder, overdue, stand_in
from tests.conftest import ClientOf
from tests.house.crawl import form
from tests.house.queries import page_of
from tests.office import a_case, an_offer, colleague, in_days

pytestmark = pytest.mark.django_db
LIST, NEW = "/wiedervorlagen/", "/wiedervorlagen/neu/"


def _new(**changes: str) -> dict[str, str]:
    return form(text="Schule anrufen", due_on=in_days(3).isoformat(), repeat="once", **changes)


def test_the_list_stands_by_time(client_of: ClientOf, brandt: User) -> None:
    overdue(a_reminder(text="Längst fällig"), since=in_days(-2))
    a_reminder(text="Heute fällig", due_on=in_days(0))
    a_reminder(text="Viel später", due_on=in_days(40))
    page = page_of(client_of(brandt), LIST)
    places = [page.index(words) for words in ("Überfällig", "Längst fällig", "Heute fällig", "Später", "Viel später")]
    assert places == sorted(places)
    assert "Erledigt in den letzten Tagen" not in page


@pytest.mark.parametrize("weekday", range(7))
def test_this_week_ends_on_sunday(brandt: User, weekday: int) -> None:
    monday = timezone.localdate() + timedelta(days=7 - timezone.localdate().weekday())
    today = monday + timedelta(days=weekday)
    for day in range(8):
        a_reminder(text=f"Tag {day}", due_on=today + timedelta(days=day))
    groups = grouped(rows_of(Reminder.objects.for_list(), user=brandt, today=today), today=today)
    counts = {group.title: len(group.rows) for group in groups}
    assert counts["Heute"] == 1
    assert counts.get("Diese Woche", 0) == 6 - weekday
    assert counts["Später"] == 7 - (6 - weekday)


def test_what_one_finds_as_deputy_says_whose_it_is(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    a_reminder(case=a_case())
    stand_in(aksoy, of=brandt)
    page = page_of(client_of(aksoy), LIST)
    assert "Schule anrufen" in page
    assert "für Jana Brandt" in page


def test_checking_off_leads_back_with_the_way_to_undo(client_of: ClientOf, brandt: User) -> None:
    reminder, client = a_reminder(), client_of(brandt)
    answer = client.post(reverse("cases:finish_reminder", args=[reminder.key]), form())
    assert answer.headers["Location"] == f"{LIST}?erledigt={reminder.key}"
    page = page_of(client, answer.headers["Location"])
    assert reverse("cases:reopen_reminder", args=[reminder.key]) in page
    client.post(reverse("cases:reopen_reminder", args=[reminder.key]), form())
    assert Reminder.objects.get().done_at is None


@pytest.mark.parametrize(("back", "to"), [("", LIST), ("tag", "/"), ("https://anderswo.example/", LIST)])
def test_with_htmx_only_the_part_is_fetched_again(client_of: ClientOf, brandt: User, back: str, to: str) -> None:
    reminder = a_reminder()
    url, asked = reverse("cases:finish_reminder", args=[reminder.key]), form(weiter=back)
    for _ in range(2):  # sent twice it acts once and leads to the same place
        answer = client_of(brandt).post(url, asked, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        place = answer.headers.get("HX-Redirect") or json.loads(answer.headers["HX-Location"])["path"]
        assert place == f"{to}?erledigt={reminder.key}"
    assert Reminder.objects.get().version == 2


def test_a_row_checked_off_in_the_file_leads_back_to_the_file(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    reminder = a_reminder(case=case)
    answer = client_of(brandt).post(reverse("cases:finish_reminder", args=[reminder.key]), form(weiter="akte"))
    assert answer.headers["Location"].startswith(reverse("cases:case_reminders", args=[case.key]))


def test_the_address_bar_goes_on_naming_the_file(client_of: ClientOf, brandt: User) -> None:
    reminder = a_reminder(case=a_case())
    url = reverse("cases:finish_reminder", args=[reminder.key])
    answer = client_of(brandt).post(url, form(weiter="akte"), headers={"HX-Request": "true"})
    assert json.loads(answer.headers["HX-Location"])["push"] == "false"


def test_checking_off_what_is_done_says_so(client_of: ClientOf, brandt: User) -> None:
    client, url = client_of(brandt), reverse("cases:finish_reminder", args=[a_reminder().key])
    client.post(url, form())
    assert "schon erledigt" in client.post(url, form(), follow=True).content.decode()


@pytest.mark.parametrize(("asked", "days"), [("1", 1), ("7", 7), ("900", 1), ("", 1)])
def test_it_moves_by_a_day_or_a_week(client_of: ClientOf, brandt: User, asked: str, days: int) -> None:
    reminder = a_reminder(due_on=in_days(2))
    client_of(brandt).post(reverse("cases:move_reminder", args=[reminder.key]), form(tage=asked))
    assert Reminder.objects.get().due_on == in_days(2 + days)


def test_a_new_one_from_a_file_belongs_to_the_case_and_leads_back(client_of: ClientOf, brandt: User) -> None:
    case, client = a_case(), client_of(brandt)
    tab = reverse("cases:statements", args=[case.key])
    page = page_of(client, NEW, {"von": tab})
    assert case.file_number in page
    assert Read.objects.filter(case_key=case.key, page="reminders").exists()
    answer = client.post(NEW, _new(von=tab, owner=str(brandt.key)))
    assert answer.headers["Location"] == tab
    reminder = Reminder.objects.get()
    assert (reminder.case_id, reminder.path) == (case.pk, tab)


def test_a_new_one_from_an_offer_keeps_the_page(client_of: ClientOf, dohmen: User) -> None:
    path = reverse("socialspace:offer", args=[an_offer().key])
    client_of(dohmen).post(NEW, _new(von=path, owner=str(dohmen.key)))
    assert Reminder.objects.get().path == path
    assert f'href="{path}">Angebot' in page_of(client_of(dohmen), LIST)


@pytest.mark.parametrize(
    "path",
    [
        "https://anderswo.example/",
        "//anderswo.example/",
        "/gibt-es-nicht/",
        "/suche/?q=Sommerfeld",
        "javascript:x",
        "/",
    ],
)
def test_pages_that_are_no_place_are_left_away(client_of: ClientOf, brandt: User, path: str) -> None:
    client = client_of(brandt)
    assert page_of(client, NEW, {"von": path}).count('name="von" value=""') == 1
    client.post(NEW, _new(von=path, owner=str(brandt.key)))
    assert Reminder.objects.get().path == ""


def test_nobody_learns_by_a_new_one_that_a_child_is_known(client_of: ClientOf, kemper: User) -> None:
    case, client = a_case(), client_of(kemper)
    known = page_of(client, NEW, {"von": reverse("cases:file", args=[case.key])})
    assert case.file_number not in known
    client.post(NEW, _new(fall=str(case.key), owner=str(kemper.key)))
    assert Reminder.objects.get().case_id is None


def test_the_colleagues_of_the_team_may_be_chosen(client_of: ClientOf, brandt: User) -> None:
    page = page_of(client_of(brandt), NEW, {"von": reverse("cases:file", args=[a_case().key])})
    assert "Deniz Aksoy" in page
    assert "Petra Neumann" not in page  # WJH sees no file
    assert "Rolf Kemper" not in page


def test_what_somebody_else_changed_is_not_lost(client_of: ClientOf, brandt: User) -> None:
    reminder, client = a_reminder(), client_of(brandt)
    url = reverse("cases:reminder", args=[reminder.key])
    first = client.post(url, _new(owner=str(brandt.key), version="1") | {"text": "Erste"})
    assert first.status_code == 302
    second = client.post(url, _new(owner=str(brandt.key), version="1") | {"text": "Zweite"})
    assert second.status_code == 422
    assert "inzwischen" in second.content.decode()
    assert 'value="Zweite"' in second.content.decode()


def test_the_next_steps_of_a_case_are_those_of_everybody(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    a_reminder(colleague("aksoy"), case=case, text="Von Aksoy")
    a_reminder(text="Privat")
    page = page_of(client_of(brandt), reverse("cases:case_reminders", args=[case.key]))
    assert "Von Aksoy" in page
    assert "für Deniz Aksoy" in page
    assert "Privat" not in page
