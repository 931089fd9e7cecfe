"""The header of every page: what waits, what one can begin, the keys, and how the page looks."""

import re

import pytest
from django.urls import reverse

from accounts import actions
from accounts.models import User
from srojugend.keyboard import FOCUS
from srojugend.staff import PERSONAS
from tests.cases.test_reminders import a_reminder
from tests.conftest import ClientOf
from tests.house.queries import page_of, statements_of
from tests.office import a_case, colleague, in_days

pytestmark = pytest.mark.django_db
PLACES = re.compile(r'<div id="tasten"[^>]*>')


def _places(page: str) -> dict[str, str]:
    found = PLACES.search(page)
    return dict(re.findall(r'data-(\w+)="([^"]*)"', found[0])) if found else {}


def test_bell_and_door_count_what_waits(client_of: ClientOf, brandt: User, felten: User) -> None:
    for number in range(3):
        actions.notify(brandt, text=f"RO-2026-000{number}", path="/")
    a_reminder(due_on=in_days(0))
    a_reminder(due_on=in_days(1))
    page = page_of(client_of(brandt), reverse("cases:list"))
    assert 'aria-label="Mitteilungen, 3 ungelesen"' in page
    assert re.search(r'Wiedervorlagen\s*<span class="sro-count"><span class="kern-sr-only">, </span>1</span>', page)
    assert 'aria-label="Mitteilungen"' in page_of(client_of(felten), reverse("cases:list"))


def test_a_part_of_a_page_counts_nothing(client_of: ClientOf, brandt: User) -> None:
    client, url = client_of(brandt), reverse("cases:list")
    counts = [
        sum("(SELECT count(*) FROM" in sql for sql in statements_of(client, url, headers))
        for headers in ({}, {"HX-Request": "true"})
    ]
    assert counts == [1, 0]


def test_in_a_file_the_keys_are_about_this_case(client_of: ClientOf, brandt: User) -> None:
    file = reverse("cases:file", args=[a_case().key])
    places = _places(page_of(client_of(brandt), file))
    assert set(places) == {"n", "w", "ga", "gf", "gw", "gk", "hilfe"}
    assert places["n"].startswith(file)
    assert places["w"].endswith("von=" + file.replace("/", "%2F"))


@pytest.mark.parametrize("name", [persona.username for persona in PERSONAS])
def test_every_key_leads_where_its_owner_may_go_and_stands_on_the_one_page(client_of: ClientOf, name: str) -> None:
    client = client_of(colleague(name))
    page = page_of(client, reverse("keyboard"))
    places = _places(page)
    assert places
    for url in places.values():
        assert client.get(url.replace("&amp;", "&")).status_code == 200, url
        assert f'href="{url}"' in page
    assert page.count("<dt>") == len(places) + len(FOCUS)


def test_switched_off_there_is_no_place_and_the_page_says_so(client_of: ClientOf, brandt: User) -> None:
    actions.choose_settings(by=brandt, theme="light", shortcuts=False)
    page = page_of(client_of(brandt), reverse("keyboard"))
    assert _places(page) == {}
    assert "ausgeschaltet" in page
    assert "<kbd" in page


@pytest.mark.parametrize(
    ("theme", "marked", "scheme"),
    [
        ("light", 'data-kern-theme="light"', "light"),
        ("dark", 'data-kern-theme="dark"', "dark"),
        ("system", "", "light dark"),
    ],
)
def test_the_page_looks_as_chosen(client_of: ClientOf, brandt: User, theme: str, marked: str, scheme: str) -> None:
    actions.choose_settings(by=brandt, theme=theme, shortcuts=True)
    page = page_of(client_of(brandt), "/")
    assert marked in page
    assert ("data-kern-theme" in page) == bool(marked)
    assert f'content="{scheme}"' in page


def test_settings_are_saved_by_their_form(client_of: ClientOf, brandt: User, form_key: str) -> None:
    asked = {"theme": "dark", "idempotency_key": form_key}
    client_of(brandt).post(reverse("accounts:account"), asked)
    stored = User.objects.get(pk=brandt.pk)
    assert (stored.theme, stored.shortcuts) == ("dark", False)


def test_what_one_was_told_is_read_one_by_one_or_at_once(client_of: ClientOf, brandt: User, form_key: str) -> None:
    told = actions.notify(brandt, text="RO-2026-0001 ist Ihnen übergeben", path="/faelle/")
    client, page = client_of(brandt), reverse("accounts:notifications")
    assert "RO-2026-0001" in page_of(client, "/")
    client.post(reverse("accounts:read_notification", args=[told.key]), {"idempotency_key": form_key, "weiter": "tag"})
    assert "RO-2026-0001" not in page_of(client, "/")
    assert "gelesen" in page_of(client, page)
    actions.notify(brandt, text="RO-2026-0002", path="/")
    client.post(reverse("accounts:read_notifications"), {"idempotency_key": form_key})
    assert "ungelesen" not in page_of(client, page)


def test_the_panels_of_the_day_come_one_by_one(client_of: ClientOf, brandt: User) -> None:
    actions.notify(brandt, text="RO-2026-0001", path="/")
    a_reminder()
    client = client_of(brandt)
    parts = {
        target: client.get("/", headers={"HX-Request": "true", "HX-Target": target}).content.decode()
        for target in ("wiedervorlagen", "mitteilungen")
    }
    assert "<h1" not in "".join(parts.values())
    assert "Schule anrufen" in parts["wiedervorlagen"]
    assert "RO-2026-0001" in parts["mitteilungen"]
