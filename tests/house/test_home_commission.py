"""The working day says what the commission waits for: a voice, a second name, a condition whose day has passed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from approvals import actions
from approvals.lifecycle import Vote
from approvals.models import Submission
from srojugend.demo.moment import on
from tests.approvals.chain_office import a_decision_with_conditions, a_recusal, an_urgent_decision
from tests.office import a_draft, a_meeting, a_proposal, colleague, in_days

pytestmark = pytest.mark.django_db

WAITS, OVERDUE = "Die Kommission wartet auf Sie", "Überfällige Auflagen"


def day_of(client: Client, person: str) -> str:
    client.force_login(colleague(person))
    return client.get(reverse("home")).content.decode()


def circulating() -> Submission:
    """A small matter on its way round the seats."""
    draft, brandt = a_draft(), colleague("brandt")
    small = a_proposal(minutes_per_week=60, ends_on=in_days(60))
    written = actions.propose(draft, by=brandt, version=draft.version, **small)
    priced = actions.price(written, by=colleague("neumann"), version=written.cost_version, rate_cents=70_00)
    actions.circulate(priced, by=brandt, until=timezone.now() + timedelta(days=3))
    return priced


def test_a_vorlage_in_circulation_waits_for_each_seat_until_it_has_spoken(client: Client) -> None:
    submission = circulating()
    assert all(WAITS in day_of(client, person) for person in ("brandt", "felten", "orth"))
    assert not any(WAITS in day_of(client, person) for person in ("aksoy", "neumann"))
    actions.give_voice(submission, by=colleague("felten"), vote=Vote.YES, reason="Klein und klar.")
    assert WAITS not in day_of(client, "felten")
    assert WAITS in day_of(client, "orth")


def test_who_must_not_decide_is_not_asked(client: Client) -> None:
    submission = circulating()
    a_recusal(submission.case, colleague("orth"))
    assert WAITS not in day_of(client, "orth")


def test_an_urgent_decision_waits_for_the_leads_and_not_for_who_asked(client: Client) -> None:
    urgent = an_urgent_decision()
    assert WAITS not in day_of(client, "brandt")
    assert all("es fehlt der zweite Name" in day_of(client, person) for person in ("felten", "orth"))
    actions.answer_urgent(urgent, by=colleague("orth"), agrees=False)
    assert WAITS not in day_of(client, "felten")


def test_a_condition_is_overdue_the_day_after(client: Client) -> None:
    a_decision_with_conditions()
    assert OVERDUE not in day_of(client, "felten")
    with on(in_days(91)):
        for person in ("felten", "orth"):
            page = day_of(client, person)
            assert OVERDUE in page
            assert "Bericht nach drei Monaten." in page.split(OVERDUE)[1].split("</section>")[0]
        assert OVERDUE not in day_of(client, "neumann")


def test_a_cancelled_meeting_is_not_the_next_one(client: Client) -> None:
    first, _second = a_meeting(room="Raum Absage"), a_meeting(room="Raum Danach")
    actions.cancel_meeting(first, by=colleague("felten"), reason="Streik")
    page = day_of(client, "felten")
    assert "Raum Danach" in page
    assert "Raum Absage" not in page
