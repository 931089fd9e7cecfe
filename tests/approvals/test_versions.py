"""What changed since the last version: part by part, line by line, in words and never by colour alone."""

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from approvals import actions
from approvals.assembly import changes
from approvals.lifecycle import Seat, Vote
from approvals.models import Submission
from tests.conftest import ClientOf
from tests.office import ALL_YES, a_draft, a_heard_submission, a_proposal, in_days


def _content(*parts: tuple[str, list[str]]) -> dict[str, object]:
    return {"parts": [{"code": code, "title": code, "quotes": [], "lines": lines} for code, lines in parts]}


def test_a_line_is_kept_gone_or_new() -> None:
    before, now = _content(("cost", ["a", "b", "c"])), _content(("cost", ["a", "x", "c", "d"]))
    (change,) = changes(before, now)
    rows = [(left.text, left.state, right.text, right.state) for left, right in change.rows]
    assert change.is_changed
    assert rows == [
        ("a", "kept", "a", "kept"),
        ("b", "gone", "x", "new"),
        ("c", "kept", "c", "kept"),
        ("", "empty", "d", "new"),
    ]


def test_a_part_that_came_or_went_is_shown_whole() -> None:
    first, second = changes(_content(("old", ["a"])), _content(("new", ["b"])))
    assert [(row[0].state, row[1].state) for row in first.rows] == [("empty", "new")]
    assert [(row[0].state, row[1].state) for row in second.rows] == [("gone", "empty")]


def test_nothing_changed_is_said_so() -> None:
    (change,) = changes(_content(("goal", ["a"])), _content(("goal", ["a"])))
    assert not change.is_changed


@pytest.fixture
def reworked(db: None, brandt: User, felten: User) -> Submission:
    """A second version with another goal."""
    first = a_heard_submission(votes=ALL_YES | {Seat.ASD_LEAD: Vote.POSTPONE})
    words: dict[str, Any] = {"return_reason": "goals", "rework_until": in_days(7)}
    actions.decide(first, by=felten, outcome="returned", text="Bitte nacharbeiten.", **words)
    second = actions.draft_submission(first.case, by=brandt)
    proposal = a_proposal(goal="Milan frühstückt in der Schule.")
    return actions.propose(second, by=brandt, version=second.version, **proposal)


def test_a_reworked_vorlage_stands_beside_the_one_before(
    client_of: ClientOf, brandt: User, orth: User, reworked: Submission
) -> None:
    page = reverse("approvals:submission", args=[reworked.key])
    versions = reverse("approvals:versions", args=[reworked.key])
    for person in (brandt, orth):
        assert versions in client_of(person).get(page).content.decode()
        shown = client_of(person).get(versions).content.decode()
        assert "Änderungen seit Fassung 1" in shown
        assert "Milan frühstückt in der Schule." in shown
        assert "Milan kommt satt und pünktlich zur Schule." in shown
        assert "entfällt:" in shown
        assert "neu:" in shown


@pytest.mark.django_db
def test_a_first_version_has_nothing_beside_it(client_of: ClientOf, brandt: User) -> None:
    draft = a_draft()
    assert client_of(brandt).get(reverse("approvals:versions", args=[draft.key])).status_code == 404
