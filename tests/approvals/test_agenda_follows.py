"""The agenda of a planned meeting follows what others change, as the session does."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from approvals import actions
from approvals.models import CommissionMeeting
from tests.approvals.room_office import a_recusal, a_submission_of, an_agenda, read
from tests.house.crawl import client_of
from tests.office import colleague

pytestmark = pytest.mark.django_db


def asked(person: str, meeting: CommissionMeeting, version: int, **headers: str) -> Any:
    url = reverse("approvals:agenda_state", args=[meeting.key]) + f"?fassung={version}"
    return client_of(person).get(url, headers=headers or {"HX-Request": "true"})


def plain(page: str) -> str:
    """Without what is new on every page, and the mark of a part that is swapped in."""
    page = re.sub(r'value="[0-9a-zA-Z-]{36,64}"|hx-swap-oob="true"', "", page)
    return re.sub(r"\s+", " ", page).replace(" >", ">")


def test_nothing_comes_back_while_nothing_changed_and_it_costs_three_questions() -> None:
    meeting, _ = an_agenda(2)
    client = client_of("orth")
    url = reverse("approvals:agenda_state", args=[meeting.key]) + f"?fassung={meeting.version}"
    client.get(url, headers={"HX-Request": "true"})
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    reads = [row["sql"] for row in queries.captured_queries if row["sql"].startswith("SELECT")]
    assert len(reads) <= 3, reads


def test_what_another_one_submits_orders_or_plans_comes_with_the_next_question() -> None:
    meeting, (first, second) = an_agenda(2)
    actions.submit(a_submission_of("Kind-Neu"), by=colleague("brandt"), meeting=meeting)
    assert "Kind-Neu" in asked("felten", meeting, meeting.version).content.decode()
    seen = read(meeting).version
    actions.move_item(second, by=colleague("orth"), up=True)
    page = asked("felten", meeting, seen).content.decode()
    assert page.index(f"top-{second.key}") < page.index(f"top-{first.key}")
    seen = read(meeting).version
    actions.plan_minutes(first, by=colleague("orth"), minutes=35)
    assert 'value="35"' in asked("felten", meeting, seen).content.decode()


@pytest.mark.parametrize("person", ["felten", "brandt"])
def test_what_is_swapped_in_is_what_a_fresh_page_shows(person: str) -> None:
    meeting, _ = an_agenda(2)
    page = plain(client_of(person).get(reverse("approvals:meeting", args=[meeting.key])).content.decode())
    swapped = plain(asked(person, meeting, 0).content.decode())
    part = swapped[swapped.index('<section class="sro-panel" id="tagesordnung"') :].strip()
    assert part.endswith("</section>")
    assert part in page


def test_it_says_when_the_meeting_was_opened_and_asks_no_more() -> None:
    meeting, _ = an_agenda(1)
    actions.open_meeting(meeting, by=colleague("orth"))
    page = asked("felten", meeting, meeting.version).content.decode()
    assert "Die Sitzung ist inzwischen eröffnet." in page
    assert "hx-get" not in page


def test_who_must_not_decide_and_who_is_of_another_team_learn_no_name() -> None:
    meeting, (item,) = an_agenda(1)
    a_recusal(item, "orth")
    page = asked("orth", meeting, 0).content.decode()
    assert "1. Befangen" in page
    assert str(item.case.child) not in page
    assert asked("kemper", meeting, 0).status_code == 404


def test_without_htmx_it_leads_to_the_whole_page() -> None:
    meeting, _ = an_agenda(1)
    answer = asked("felten", meeting, 0, Accept="text/html")
    assert answer.headers["Location"] == reverse("approvals:meeting", args=[meeting.key])
