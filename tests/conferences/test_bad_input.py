"""Bad input: a German sentence at its place, nothing typed lost, nothing executed, never a server error."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from conferences.models import Attendance, Conference, Outcome
from tests.conferences.office import (
    PLAN,
    get,
    held,
    invited,
    item_of,
    need_of,
    plan_with,
    planned,
    post,
    subgroup_of,
    text_of,
    today,
)

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]


@pytest.fixture
def client(dohmen: User, client_of: ClientOf) -> Client:
    return client_of(dohmen)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day": "2020-01-01"}, "Dieser Tag ist vorbei"),
        ({"day": "0001-01-01"}, "Dieser Tag ist vorbei"),
        ({"day": "9999-12-31"}, "höchstens zwei Jahre"),
        ({"day": "30.02.2027"}, "einen Tag ein, den es gibt"),
        ({"ends": "09:00"}, "Das Ende liegt nicht nach dem Beginn"),
        ({"ends": "25:00"}, "eine Uhrzeit ein"),
        ({"place": ""}, "Geben Sie „Ort“ ein"),
        ({"place": "x" * 100_000}, "„Ort“ hat 100.000 Zeichen, möglich sind 160"),
        ({"subgroup": "nonsense"}, "steht nicht mehr zur Wahl"),
        ({"subgroup": str(uuid.uuid4())}, "steht nicht mehr zur Wahl"),
        ({"moderator": "-1"}, "steht nicht mehr zur Wahl"),
    ],
)
def test_a_slip_in_the_plan_is_said_at_its_place_and_nothing_is_lost(
    client: Client, dohmen: User, changes: dict[str, str], sentence: str
) -> None:
    response = plan_with(client, dohmen, minute_taker="Zoë 🎉 \u202eאב <b>", **changes)
    page = text_of(response)
    assert response.status_code == 422
    assert sentence in page
    assert "Zoë 🎉 \u202eאב &lt;b&gt;" in page
    assert not Conference.objects.exists()


def test_a_second_date_in_a_quarter_is_refused_at_the_day(client: Client, dohmen: User) -> None:
    conference = planned(dohmen)
    response = post(
        client,
        "plan_conference",
        subgroup=conference.subgroup.key,
        day=today().isoformat(),
        moderator=dohmen.key,
        **PLAN,
    )
    assert "schon einen Termin" in text_of(response)
    assert response.status_code == 422


def test_a_skipped_step_is_refused_on_the_page(client: Client, dohmen: User) -> None:
    conference = planned(dohmen)
    for view in ("hold", "release_minutes"):
        response = post(client, view, conference.key)
        assert response.status_code == 422
        assert "Von „geplant“ führt kein Schritt" in text_of(response)


def test_a_cancellation_without_reason_comes_back(client: Client, dohmen: User) -> None:
    conference = planned(dohmen)
    response = post(client, "cancel", conference.key, reason=" ")
    assert response.status_code == 422
    assert "Geben Sie „Grund der Absage“ ein" in text_of(response)
    assert post(client, "cancel", conference.key, reason="Wasserschaden").status_code == 302
    assert "Wasserschaden" in get(client, "conference", conference.key)


@pytest.mark.parametrize("version", [None, "", "x", "-1", "99999999999999999999", "²"])
def test_a_form_without_a_proper_version_counts_as_old(client: Client, dohmen: User, version: str | None) -> None:
    item = item_of(invited(dohmen), dohmen)
    assert post(client, "edit_item", item.key, title="x", notes="y", version=version).status_code == 409


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ({"form-0-name": "X", "form-0-institution": "", "form-0-state": "guest"}, "Geben Sie die Einrichtung ein."),
        ({"form-0-name": "", "form-0-institution": "Y", "form-0-state": "guest"}, "Geben Sie den Namen ein."),
        ({"form-0-name": "X", "form-0-institution": "Y"}, "Wählen Sie aus, wie die Person teilgenommen hat."),
        ({"form-0-name": "X", "form-0-institution": "Y", "form-0-state": "z"}, "steht nicht mehr zur Wahl"),
        ({"form-0-name": "X" * 100_000, "form-0-institution": "Y", "form-0-state": "guest"}, "100.000 Zeichen"),
        (
            {"form-0-name": "X", "form-0-institution": "Y", "form-0-email": "@", "form-0-state": "guest"},
            "E-Mail-Adresse ein",
        ),
        ({"form-TOTAL_FORMS": "x"}, "Bitte prüfen Sie die markierten Zeilen."),
        ({"form-TOTAL_FORMS": "100000000"}, "Bitte prüfen Sie die markierten Zeilen."),
    ],
)
def test_a_slip_in_the_list_is_said_in_its_line(
    client: Client, dohmen: User, lines: dict[str, str], sentence: str
) -> None:
    conference = invited(dohmen)
    given = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "version": str(conference.version), **lines}
    response = post(client, "record_attendance", conference.key, **given)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"who": ""}, "wer sie erledigt"),
        ({"until": ""}, "bis wann sie erledigt ist"),
        ({"until": "2020-01-01"}, "liegt vor der Konferenz"),
        ({"until": "0001-01-01"}, "liegt vor der Konferenz"),
        ({"kind": "wish"}, "steht nicht mehr zur Wahl"),
        ({"text": ""}, "Geben Sie „Ergebnis“ ein"),
        ({"text": "x" * 100_000}, "möglich sind 2.000"),
    ],
)
def test_a_slip_in_a_result_is_said_at_its_place(
    client: Client, dohmen: User, changes: dict[str, str], sentence: str
) -> None:
    item = item_of(invited(dohmen), dohmen)
    given = {"kind": "agreement", "text": "Liste 🎉", "who": "P. <Sander>", "until": today().isoformat(), **changes}
    response = post(client, "add_outcome", item.key, **given)
    page = text_of(response)
    assert response.status_code == 422
    assert sentence in page
    assert ("P. &lt;Sander&gt;" in page) == ("who" not in changes)
    assert not Outcome.objects.exists()


def test_html_that_was_typed_is_shown_not_run(client: Client, dohmen: User) -> None:
    conference = invited(dohmen)
    nasty = "<script>alert(1)</script>"
    post(client, "add_item", conference.key, title=nasty, notes=nasty)
    for page in (get(client, "conference", conference.key), get(client, "minutes", conference.key)):
        assert nasty not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("text", ["nul\x00byte"])
def test_what_no_keyboard_types_is_refused(client: Client, dohmen: User, text: str) -> None:
    assert post(client, "add_item", planned(dohmen).key, title=text).status_code == 400


def test_a_result_goes_only_to_a_meeting_that_exists_and_is_to_come(client: Client, dohmen: User) -> None:
    outcome = need_of(held(dohmen), dohmen)
    for meeting in ("", "x", str(uuid.uuid4())):
        response = post(client, "hand_over", outcome.key, meeting=meeting)
        assert response.status_code == 422
        assert "Das ging so nicht." in text_of(response)


def test_a_meeting_in_the_past_is_refused_at_the_day(client: Client) -> None:
    subgroup = subgroup_of()
    given = {"area": subgroup.area.key, "day": "2020-01-01", "begins": "14:00", "place": "Rathaus 🎉"}  # type: ignore[union-attr]
    response = post(client, "plan_area_meeting", **given)
    assert response.status_code == 422
    assert "Dieser Tag ist vorbei" in text_of(response)
    assert "Rathaus 🎉" in text_of(response)


def test_a_page_that_reads_does_not_answer_to_a_post(client: Client, dohmen: User) -> None:
    conference = planned(dohmen)
    assert client.post(reverse("conferences:conference", args=[conference.key])).status_code == 405
    assert client.get(reverse("conferences:invite", args=[conference.key])).status_code == 405
