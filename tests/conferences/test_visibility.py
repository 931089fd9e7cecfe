"""Who sees what: seven departments read, one writes, data protection and administration learn nothing."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Department, User
from conferences import actions
from conferences.models import AgendaItem, AreaMeeting, Conference, Minutes, Outcome
from tests.conferences.office import fresh, get, held, need_of, post, release, released, session_of

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]

READING = ("brandt", "felten", "neumann", "orth", "demir", "pauly", "kemper", "lorenz", "dohmen")
OUTSIDE = ("behrens", "admin")


def person(name: str) -> User:
    found: User = User.objects.get(username=name)
    return found


@pytest.fixture
def office(dohmen: User) -> dict[str, uuid.UUID]:
    """Keys of one object of each kind."""
    minutes = released(dohmen)
    actions.dispatch_minutes(minutes, by=dohmen)
    return {
        "conference": minutes.conference.key,
        "minutes": minutes.conference.key,
        "minutes_pdf": minutes.key,
        "item": AgendaItem.objects.get().key,
        "area_meeting": session_of(dohmen).key,
    }


@pytest.mark.parametrize("name", READING)
def test_reading_departments_open_every_page(office: dict[str, uuid.UUID], client_of: ClientOf, name: str) -> None:
    client = client_of(person(name))
    for url in [reverse("conferences:overview"), reverse("conferences:area_meetings")] + [
        reverse(f"conferences:{page}", args=[key]) for page, key in office.items()
    ]:
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize("name", OUTSIDE)
def test_others_get_no_list_and_learn_of_no_object(
    office: dict[str, uuid.UUID], client_of: ClientOf, name: str
) -> None:
    client = client_of(person(name))
    assert client.get(reverse("conferences:overview")).status_code == 403
    assert client.get(reverse("conferences:area_meetings")).status_code == 403
    for page, key in office.items():
        assert client.get(reverse(f"conferences:{page}", args=[key])).status_code == 404, page
    for model in (Conference, AreaMeeting, Minutes, AgendaItem, Outcome):
        assert not model.objects.visible_to(person(name)).exists()


@pytest.mark.parametrize("name", [name for name in READING if name != "dohmen"])
def test_reading_departments_find_no_button_and_no_form(
    office: dict[str, uuid.UUID], client_of: ClientOf, name: str
) -> None:
    client = client_of(person(name))
    for page in ("plan", "outbox", "area_meeting_plan"):
        assert client.get(reverse(f"conferences:{page}")).status_code == 403, page
    assert client.get(reverse("conferences:attendance", args=[office["conference"]])).status_code == 403
    for page, key in office.items():
        if page != "minutes_pdf":
            body = client.get(reverse(f"conferences:{page}", args=[key])).content.decode()
            assert 'method="post" action="/konferenzen' not in body, page


@pytest.mark.parametrize(("name", "sees"), [("dohmen", True), *((name, False) for name in READING if name != "dohmen")])
def test_only_who_convenes_reads_the_partners_addresses(
    office: dict[str, uuid.UUID], client_of: ClientOf, name: str, sees: bool
) -> None:
    page = get(client_of(person(name)), "minutes", office["minutes"])
    assert ("paulus@zentrum.example" in page) == sees
    assert "4 von 4 mit dieser Fassung angeschrieben" in page


WRITING = (
    ("plan_conference", None),
    ("plan_area_meeting", None),
    ("invite", "conference"),
    ("cancel", "conference"),
    ("record_attendance", "conference"),
    ("add_item", "conference"),
    ("hold", "conference"),
    ("release_minutes", "conference"),
    ("correct", "conference"),
    ("edit_item", "item"),
    ("add_outcome", "item"),
    ("hand_over", "outcome"),
    ("finish_task", "outcome"),
    ("dispatch_minutes", "paper"),
)


@pytest.mark.parametrize(("name", "status"), [("brandt", 403), ("lorenz", 403), ("behrens", 404), ("admin", 404)])
def test_nobody_else_writes(dohmen: User, client_of: ClientOf, name: str, status: int) -> None:
    conference = held(dohmen)
    outcome = need_of(conference, dohmen)
    paper = release(conference, by=dohmen)
    keys = {
        "conference": conference.key,
        "item": AgendaItem.objects.get().key,
        "outcome": outcome.key,
        "paper": paper.key,
    }
    client = client_of(person(name))
    before = fresh(conference).version
    for view, kind in WRITING:
        args = [keys[kind]] if kind else []
        expected = status if kind else 403
        assert post(client, view, *args).status_code == expected, view
    assert fresh(conference).version == before


def test_an_unknown_key_is_not_found(client_of: ClientOf, dohmen: User) -> None:
    client, unknown = client_of(dohmen), uuid.uuid4()
    for page in ("conference", "attendance", "minutes", "minutes_pdf", "item", "area_meeting", "outbox_mail"):
        assert client.get(reverse(f"conferences:{page}", args=[unknown])).status_code == 404, page
    for view, kind in WRITING:
        if kind:
            assert post(client, view, unknown).status_code == 404, view


def test_a_key_of_another_kind_is_not_found(dohmen: User, client_of: ClientOf) -> None:
    conference = held(dohmen)
    client = client_of(dohmen)
    assert client.get(reverse("conferences:minutes_pdf", args=[conference.key])).status_code == 404
    assert client.get(reverse("conferences:item", args=[conference.key])).status_code == 404
    assert post(client, "hold", AgendaItem.objects.get().key).status_code == 404


def test_an_attachment_is_found_only_below_its_own_mail(dohmen: User, client_of: ClientOf) -> None:
    conference = held(dohmen)
    mail = conference.invitations.select_related("mail").first()
    assert mail is not None
    file = mail.mail.attachments.get()
    client = client_of(dohmen)
    found = client.get(reverse("conferences:outbox_file", args=[mail.mail.key, file.key]))
    assert found.content == bytes(file.content)
    assert found.headers["Content-Disposition"] == f'attachment; filename="{file.name}"'
    paper = release(conference, by=dohmen).file
    assert client.get(reverse("conferences:outbox_file", args=[mail.mail.key, paper.key])).status_code == 404


def test_nobody_reads_without_signing_in(dohmen: User) -> None:
    conference = held(dohmen)
    response = Client().get(reverse("conferences:conference", args=[conference.key]))
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/anmelden/")


def test_every_department_is_in_one_of_the_two_groups(db: None) -> None:
    departments = {person(name).department for name in (*READING, *OUTSIDE)}
    assert departments | {Department.SCHOOL} == set(Department)
