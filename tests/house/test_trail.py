"""The trail page: for data protection alone, in words, with keys and without names."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import User
from audit.actions import record, record_read
from audit.models import Entry, Read
from srojugend.staff import PERSONAS
from srojugend.trail_words import PAGES, VERBS
from tests.house.queries import page_of, queries_of
from tests.office import a_case, colleague

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]

URL = "/nachweis/"
APPS = ("caseload", "approvals", "hze", "cases", "conferences", "socialspace", "accounts", "srojugend")
ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)


def _rows(page: str) -> list[str]:
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in ROW.findall(page)[1:]]


def _code() -> str:
    files = [file for app in APPS for file in (settings.BASE_DIR / app).rglob("*.py") if "migrations" not in file.parts]
    files.remove(settings.BASE_DIR / "srojugend" / "trail_words.py")
    return "\n".join(file.read_text() for file in files)


@pytest.mark.parametrize("name", [persona.username for persona in PERSONAS])
def test_only_data_protection_opens_the_trail(db: None, client_of: ClientOf, name: str) -> None:
    answer = client_of(colleague(name)).get(URL)
    assert answer.status_code == (200 if name == "behrens" else 403)


def test_changes_and_reads_stand_in_one_order_newest_first(client_of: ClientOf, behrens: User, brandt: User) -> None:
    key = uuid4()
    Entry.objects.create(actor="brandt", verb="case.opened", object_key=key, case_key=key, at="2026-03-01T10:00:00Z")
    Read.objects.create(actor="felten", case_key=key, page="overview", at="2026-03-01T11:00:00Z")
    Read.objects.create(actor="orth", case_key=key, page="decision", kind="print", at="2026-03-01T12:00:00Z")
    assert _rows(page_of(client_of(behrens), URL)) == [
        f"01.03.2026, 13:00 orth Beschluss als PDF geöffnet {key}",
        f"01.03.2026, 12:00 felten Fallakte gelesen {key}",
        f"01.03.2026, 11:00 brandt Fall eröffnet {key}",
    ]


def test_the_trail_names_no_family(client_of: ClientOf, behrens: User) -> None:
    case = a_case()
    page = page_of(client_of(behrens), URL)
    assert str(case.key) in page
    for secret in ("Sommerfeld", "Milan", case.file_number, "Frühstück"):
        assert secret not in page


def test_one_person_is_picked_out(client_of: ClientOf, behrens: User, brandt: User, aksoy: User) -> None:
    for user in (brandt, aksoy):
        record("case.opened", uuid4(), by=user)
        record_read(uuid4(), by=user, page="overview")
    rows = _rows(page_of(client_of(behrens), URL, {"person": "aksoy"}))
    assert [("aksoy" in row, "brandt" in row) for row in rows] == [(True, False)] * 2


def test_pages_continue_where_the_one_before_stopped(client_of: ClientOf, behrens: User, brandt: User) -> None:
    for _ in range(30):
        record("case.opened", uuid4(), by=brandt)
        record_read(uuid4(), by=brandt, page="overview")
    client = client_of(behrens)
    pages = [_rows(page_of(client, URL, {"seite": number})) for number in (1, 2)]
    assert [len(page) for page in pages] == [50, 10]
    assert len(queries_of(client, URL)) == len(queries_of(client, URL, {"seite": 2})) == 3


def test_a_swap_equals_a_reload(client_of: ClientOf, behrens: User, brandt: User) -> None:
    record_read(uuid4(), by=brandt, page="overview")
    client = client_of(behrens)
    partial = client.get(URL, {"person": "brandt"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in partial
    assert partial.strip() in page_of(client, URL, {"person": "brandt"})


@pytest.mark.parametrize("data", [{"person": "niemand"}, {"person": "x" * 1000}, {"seite": "x"}, {"seite": "99999999"}])
def test_a_broken_address_still_answers(client_of: ClientOf, behrens: User, data: dict[str, str]) -> None:
    page_of(client_of(behrens), URL, data)


def test_every_verb_the_actions_write_has_words() -> None:
    code = _code()
    written = set(re.findall(r"""\brecord\(\s*"([a-z_.]+)""" + '"', code))
    assert len(written) > 20
    assert written <= set(VERBS), "Name the verb in srojugend/trail_words.py."
    unused = {verb for verb in VERBS if f'"{verb}"' not in code}
    assert not unused, "Remove what nobody writes from srojugend/trail_words.py."


def test_every_page_that_records_a_read_has_words() -> None:
    code = _code()
    written = set(re.findall(r"""record_reads?\([^)]*page="([a-z_]+)""" + '"', code, re.DOTALL))
    written |= set(re.findall(r"""\btab="([a-z_]+)""" + '"', code))
    assert {"search", "overview", "submission"} <= written
    assert written <= set(PAGES), "Name the page in srojugend/trail_words.py."
