"""Every door of the house: who gets in, what is written, what every page owes to its reader."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.contrib.staticfiles import finders
from django.http import QueryDict
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse

from tests.house.crawl import NOBODY, Visit, client_of, form
from tests.house.doors import DOORS
from tests.house.page import Page
from tests.house.world import Samples, rolled_back

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("doors")]


@pytest.fixture(scope="module", autouse=True)
def crawled_first(visits: list[Visit]) -> None:
    """The crawl builds an office of its own and forgets it; the module's office comes after it."""


type Pages = list[tuple[Visit, Page]]

# Pages that name children without opening their file. Whoever opens a line of them is recorded there.
OVERVIEWS = {
    "home": "the working day: one line a case",
    "approvals:meetings": "the list of meetings: one line for each Vorlage that goes round",
    "approvals:conditions": "the list of conditions: one line each; whoever opens its Vorlage is recorded there",
    "caseload:what_if": "file numbers to choose from, no name of a family",
    "hze:costs": "what helps cost: a file number and sums, one line a help",
    "hze:costs_csv": "as hze:costs",
    "cases:list": "the list of the team's own cases",
    "cases:consultations": "the list of sessions: one line each, for who takes part or sees the case",
    "cases:due_reviews": "the team's list of what is overdue: one line a case",
    "cases:reminders": "one's own desk: one line a case",
    "accounts:notifications": "file numbers alone, told to one person",
    "accounts:read_notifications": "as accounts:notifications",
    "cases:gaps": "the lead's list of cases that nobody has",
    "cases:protections": "the procedures of the team, a line each",
    "cases:reports": "the list of first calls",
    "cases:work_notes": "one's own begun notes, a line each; whoever goes on writing is recorded there",
    "hze:ambulatory": "the list of helps",
    "hze:residential": "the list of helps",
    "hze:return_board": "the board of the area: one line a help",
    "hze:return_board_csv": "as hze:return_board",
    "approvals:seats": "who must not decide about which file number, no name of a family",
    "approvals:ask_substitute": "as approvals:seats",
    "approvals:meeting": "the agenda names its items; the one under discussion is recorded",
    "approvals:item": "as approvals:meeting",
    "approvals:close_meeting": "as approvals:meeting",
    "approvals:give_voice": "as approvals:meeting",
    "approvals:decide": "as approvals:meeting",
    "approvals:notices": "file numbers alone, a line each",
    "approvals:write_remarks": "as approvals:meeting",
    "approvals:note_arrival": "as approvals:meeting",
    "approvals:note_leaving": "as approvals:meeting",
    "approvals:open_meeting": "as approvals:meeting",
    "approvals:plan_minutes": "as approvals:meeting",
}
# The first reader of a decision's paper makes it: from then on it is the same bytes for everybody.
MAKES_PAPER = {
    "approvals:ruling_pdf",
    "approvals:court_pdf",
    "approvals:family_pdf",
    "approvals:decision_pdf",
    "approvals:minutes_pdf",
    "approvals:folder_pdf",
}
GENERATED = {"/static/sro/icons.css"}  # written by `manage.py build_icons`
WITHOUT_KEY = {"/anmelden/", "/abmelden/"}  # signing in and out may happen twice


def all_names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """Every name an address has."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from all_names(pattern.url_patterns, inner)
        else:
            yield f"{prefix}{pattern.name}"


def complaints(found: list[str]) -> str:
    """The findings once each, the most frequent first."""
    return "\n".join(f"{count:4} x {text}" for text, count in Counter(found).most_common(40))


def test_every_address_stands_in_the_table() -> None:
    missing = set(all_names(get_resolver().url_patterns)) - {door.name for door in DOORS}
    assert not missing, (
        f"These addresses are not in tests/house/doors/: {', '.join(sorted(missing))}. Add a row for GET and one for "
        "POST, with an object in world.py if the address needs one, and think about each column."
    )


def test_every_door_answers_everybody_as_the_table_says(visits: list[Visit]) -> None:
    wrong = [
        f"{visit}: {visit.status} instead of {visit.door.expected[visit.person]} {visit.error}"
        for visit in visits
        if visit.status != visit.door.expected[visit.person]
    ]
    assert not wrong, complaints(wrong)


def test_nobody_ever_meets_an_error_of_the_server(visits: list[Visit]) -> None:
    assert not [f"{visit}: {visit.error}" for visit in visits if visit.status >= 500]


@pytest.mark.parametrize("person", ["brandt", "orth", "dohmen"])
def test_a_door_that_is_not_for_posting_or_reading_says_so(samples: Samples, person: str) -> None:
    known = {(door.method, door.name) for door in DOORS}
    client, wrong = client_of(person), []
    for door in DOORS:
        other = "POST" if door.method == "GET" else "GET"
        if (other, door.name) in known:
            continue
        url = reverse(door.name, args=samples[door.sample])
        answer = client.post(url, form()) if other == "POST" else client.get(url)
        if answer.status_code != 405:
            wrong.append(f"{other} {door.name}: {answer.status_code} instead of 405")
    assert not wrong, complaints(wrong)


def test_an_unknown_key_is_404_and_looks_like_a_foreign_one(samples: Samples) -> None:
    strange = "00000000-0000-4000-8000-000000000000"
    wrong = []
    doors = {(door.method, door.name): door for door in DOORS if samples[door.sample]}
    for person in ("brandt", "orth", "dohmen"):
        client = client_of(person)
        for door in doors.values():
            url = reverse(door.name, args=[strange] * len(samples[door.sample]))
            with rolled_back():
                answer = client.get(url) if door.method == "GET" else client.post(url, form())
            if answer.status_code not in {403, 404} or (answer.status_code == 403 and door.expected[person] != 403):
                wrong.append(f"{door.method} {door.name} as {person}: {answer.status_code}")
    assert not wrong, complaints(wrong)


def test_a_post_without_form_key_is_refused(samples: Samples) -> None:
    wrong = []
    for door in DOORS:
        if door.method == "POST" and not door.name.startswith("accounts:"):
            person = next((name for name, status in door.expected.items() if name != NOBODY and status != 404), None)
            if person is None:  # a link that is over
                continue
            answer = client_of(person).post(reverse(door.name, args=samples[door.sample]))
            if answer.status_code != 400:
                wrong.append(f"{door.name}: {answer.status_code} instead of 400; is the view wrapped by post_once?")
    assert not wrong, complaints(wrong)


def test_reading_writes_nothing_but_the_trail_of_reads(visits: list[Visit]) -> None:
    allowed = ('INTO "audit_read"', 'INTO "django_session"', 'UPDATE "django_session"')
    paper = ('INTO "web_storedfile"', 'INTO "approvals_decisionpaper"', 'INTO "approvals_meetingpaper"')
    wrong = [
        f"{visit.door.name}: {statement}"
        for visit in visits
        if visit.door.method == "GET"
        for statement in visit.written
        if not any(table in statement for table in (*allowed, *(paper if visit.door.name in MAKES_PAPER else ())))
    ]
    assert not wrong, complaints(wrong)


def test_whoever_sees_a_case_is_recorded_in_the_same_request(visits: list[Visit]) -> None:
    wrong = [
        f"{visit.door.method} {visit.door.name} shows a case and records no read of it"
        for visit in visits
        if visit.shown - visit.read and visit.status < 400 and visit.door.name not in OVERVIEWS
    ]
    assert not wrong, complaints(wrong)


def test_the_crawl_meets_cases_at_all(visits: list[Visit]) -> None:
    assert sum(bool(visit.shown and visit.read) for visit in visits) > 100
    assert all(visit.written for visit in visits if visit.read), "A read was recorded and no INSERT seen."
    strangers = [visit for visit in visits if visit.person in {"kemper", "dohmen", "behrens"}]
    # whoever holds a provider's link reads the number of its help: such a door answers everybody alike
    signed_in = [visit for visit in strangers if len(set(visit.door.expected.values())) > 1]
    assert not [str(visit) for visit in signed_in if visit.shown]


def test_a_page_has_one_heading_and_a_title(pages: Pages) -> None:
    whole = [(visit, page) for visit, page in pages if not visit.headers.get("HX-Trigger") or not visit.htmx]
    wrong = [
        f"{visit.door.name}: {page.h1} h1, title {page.title.strip()!r}"
        for visit, page in whole
        if "<html" in visit.html and (page.h1 != 1 or page.titles != 1 or " – " not in page.title)
    ]
    assert not wrong, complaints(wrong)


def test_every_field_has_a_label_and_no_id_stands_twice(pages: Pages) -> None:
    wrong = [f"{visit.door.name}: {field} has no label" for visit, page in pages for field in page.unlabelled]
    twice = [
        f"{visit.door.name}: id {name!r} stands {count} times"
        for visit, page in pages
        for name, count in Counter(page.ids).items()
        if count > 1
    ]
    assert not wrong + twice, complaints(wrong + twice)


def test_no_page_carries_script_style_or_handlers(pages: Pages) -> None:
    wrong = [f"{visit.door.name}: {what}" for visit, page in pages for what in page.forbidden]
    assert not wrong, complaints(wrong)


def test_every_posting_form_is_guarded(pages: Pages) -> None:
    wrong = [
        f"{visit.door.name}: the form to {form.action!r} has no {guard}; write {{% form_keys %}}"
        for visit, page in pages
        for form in page.forms
        if form.method == "post"
        for guard in ("csrfmiddlewaretoken", "idempotency_key")
        if guard not in form.fields and not (guard == "idempotency_key" and _is_sign_in(visit, form.action))
    ]
    assert not wrong, complaints(wrong)


def test_links_lead_where_their_reader_may_go(visits: list[Visit], pages: Pages, samples: Samples) -> None:
    """Every address resolves, every anchor exists; an address the table knows opens for the one who sees the link."""
    wrong = []
    opened = {(visit.person, visit.url): visit.status for visit in visits if visit.door.method == "GET"}
    for visit, page in pages:
        for link in page.links:
            path, _, anchor = link.partition("#")
            path, _, query = path.partition("?")
            if path.startswith("mailto:"):
                continue
            if not path:
                if anchor and anchor not in page.ids and "<html" in visit.html:
                    wrong.append(f"{visit.door.name}: nothing on the page is called #{anchor}")
                continue
            if not _resolves(path):
                wrong.append(f"{visit.door.name}: {path} leads nowhere")
            QueryDict(query)
            if opened.get((visit.person, path), 200) not in {200, 302}:
                wrong.append(f"{visit.door.name} as {visit.person}: {path} is {opened[visit.person, path]} for them")
    assert not wrong, complaints(wrong)


def test_the_files_of_a_page_exist(pages: Pages) -> None:
    files = {(visit.door.name, file) for visit, page in pages for file in page.files if file}
    wrong = [
        f"{name}: {file}"
        for name, file in files
        if file not in GENERATED
        and (not file.startswith("/static/") or not finders.find(file.removeprefix("/static/")))
    ]
    assert not wrong, complaints(wrong)


def _is_sign_in(visit: Visit, action: str) -> bool:
    return (action or visit.url) in WITHOUT_KEY


def _resolves(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
