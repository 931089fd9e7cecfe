"""A divided Vorlage at the screen: one lead enters what the Abteilungsleitung ruled, the other confirms."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import User
from approvals import actions
from approvals.lifecycle import Seat, SubmissionState, Vote
from approvals.models import Submission
from hze.models import HelpEpisode
from tests.conftest import ClientOf
from tests.office import ALL_YES, a_heard_submission, fresh, in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def divided(db: None, felten: User) -> Submission:
    """WJH refuses, ASD agrees: the commission has passed it on."""
    heard = a_heard_submission(votes=ALL_YES | {Seat.WJH_LEAD: Vote.NO})
    actions.decide(heard, by=felten, outcome="escalated", text="Die Leitungen sind uneins.")
    return fresh(heard)


def _entry(**changes: Any) -> dict[str, Any]:
    entry = {
        "ruled_by": "Dr. Weiss",
        "ruled_on": in_days(0),
        "outcome": "approved",
        "text": "Die Hilfe wird bewilligt.",
    }
    return entry | {"idempotency_key": str(uuid4())} | changes


def test_one_lead_enters_the_other_confirms_and_the_help_begins(
    client_of: ClientOf, brandt: User, felten: User, orth: User, divided: Submission
) -> None:
    page = reverse("approvals:submission", args=[divided.key])
    enter, confirm = (reverse(f"approvals:{name}_ruling", args=[divided.key]) for name in ("enter", "confirm"))
    assert enter in client_of(felten).get(page).content.decode()
    assert enter not in client_of(brandt).get(page).content.decode()
    assert client_of(felten).post(enter, _entry()).status_code == 302
    assert confirm not in client_of(felten).get(page).content.decode()
    shown = client_of(orth).get(page).content.decode()
    assert confirm in shown
    assert "Dr. Weiss" in shown
    client_of(orth).post(confirm, {"idempotency_key": str(uuid4())})
    assert fresh(divided).state == SubmissionState.DECIDED
    assert HelpEpisode.objects.count() == 1
    assert f"bestätigt von {orth}" in client_of(brandt).get(page).content.decode()


def test_file_and_session_name_what_was_ruled_once_it_is_confirmed(
    client_of: ClientOf, brandt: User, felten: User, orth: User, divided: Submission
) -> None:
    assert divided.meeting is not None
    pages = [
        reverse("approvals:panel", args=[divided.case.key]),
        reverse("approvals:item", args=[divided.meeting.key, divided.key]),
    ]
    enter, confirm = (reverse(f"approvals:{name}_ruling", args=[divided.key]) for name in ("enter", "confirm"))
    client_of(felten).post(enter, _entry(outcome="refused"))
    for page in pages:
        shown = client_of(brandt).get(page).content.decode()
        assert "an die Abteilungsleitung" in shown
        assert "abgelehnt" not in shown
    client_of(orth).post(confirm, {"idempotency_key": str(uuid4())})
    for page in pages:
        shown = client_of(brandt).get(page).content.decode()
        assert "an die Abteilungsleitung" not in shown
        assert "abgelehnt" in shown


def test_an_entry_that_is_wrong_is_taken_back_and_entered_anew(
    client_of: ClientOf, felten: User, divided: Submission
) -> None:
    enter, refuse = (reverse(f"approvals:{name}_ruling", args=[divided.key]) for name in ("enter", "refuse"))
    client_of(felten).post(enter, _entry(outcome="refused"))
    client_of(felten).post(refuse, {"idempotency_key": str(uuid4())})
    assert client_of(felten).post(enter, _entry()).status_code == 302
    assert fresh(divided).state == SubmissionState.ESCALATED


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"ruled_by": ""}, "Wer hat entschieden?"),
        ({"ruled_on": in_days(1)}, "Der Entscheid fällt zwischen dem"),
        ({"outcome": "returned"}, "Nennen Sie"),
        ({"outcome": "changed"}, "Nennen Sie mindestens eine Auflage"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    client_of: ClientOf, felten: User, divided: Submission, change: dict[str, Any], sentence: str
) -> None:
    answer = client_of(felten).post(reverse("approvals:enter_ruling", args=[divided.key]), _entry(**change))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in shown
    assert "Die Hilfe wird bewilligt." in shown
