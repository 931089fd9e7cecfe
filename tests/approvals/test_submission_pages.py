"""The Vorlage at the screen: what was typed survives, what is frozen stays, both writers get along."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import User
from approvals.models import Submission
from hze.lifecycle import HelpForm
from tests.conftest import ClientOf
from tests.office import a_decision, a_draft, a_frozen_submission, a_help_kind, a_proposal, fresh, in_days

pytestmark = pytest.mark.django_db


def _proposal(version: int, **changes: Any) -> dict[str, Any]:
    typed = {name: value for name, value in a_proposal().items() if value}
    typed |= {"help_kind": a_help_kind(HelpForm.AMBULATORY).pk, "minutes_per_week": "6"}
    return typed | {"version": version, "idempotency_key": str(uuid4())} | changes


def _cost(version: int, **changes: Any) -> dict[str, Any]:
    return {"rate_cents": "70,00", "version": version, "idempotency_key": str(uuid4())} | changes


def test_both_parts_opened_at_the_same_time_are_both_saved(client_of: ClientOf, brandt: User, neumann: User) -> None:
    seen = a_draft()
    to_price, to_propose = (reverse(f"approvals:{name}", args=[seen.key]) for name in ("price", "submission"))
    assert client_of(neumann).post(to_price, _cost(seen.cost_version)).status_code == 302
    assert client_of(brandt).post(to_propose, _proposal(seen.version)).status_code == 302
    stored = fresh(seen)
    assert (stored.rate_cents, stored.goal) == (70_00, a_proposal()["goal"])


def test_who_saves_later_reads_what_stands_there_and_keeps_what_was_typed(client_of: ClientOf, brandt: User) -> None:
    seen = a_draft()
    page = reverse("approvals:submission", args=[seen.key])
    client_of(brandt).post(page, _proposal(seen.version, goal="Zuerst gespeichert."))
    answer = client_of(brandt).post(page, _proposal(seen.version, goal="Später getippt."))
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Inzwischen hat jemand anderes gespeichert." in shown
    assert "Zuerst gespeichert." in shown
    assert "Später getippt." in shown


def test_stages_and_providers_are_saved_and_shown_again(client_of: ClientOf, brandt: User) -> None:
    seen = a_draft()
    page = reverse("approvals:submission", args=[seen.key])
    stages = {
        "stage_until_1": in_days(60),
        "stage_goal_1": "Zwei ruhige Morgen",
        "stage_goal_3": "",
        "stage_until_3": "",
    }
    assert client_of(brandt).post(page, _proposal(seen.version, **stages)).status_code == 302
    assert [row.goal for row in fresh(seen).stages.all()] == ["Zwei ruhige Morgen"]
    assert client_of(brandt).get(page).content.decode().count("Zwei ruhige Morgen") == 2  # in the paper and in the form


def test_half_a_stage_is_told_beside_its_field(client_of: ClientOf, brandt: User) -> None:
    seen = a_draft()
    page = reverse("approvals:submission", args=[seen.key])
    answer = client_of(brandt).post(page, _proposal(seen.version, stage_goal_2="Ohne Datum"))
    assert answer.status_code == 422
    assert "Nennen Sie, bis wann das Ziel der Etappe 2 erreicht ist." in answer.content.decode()


def test_fifty_thousand_characters_are_refused_and_kept(client_of: ClientOf, brandt: User) -> None:
    seen, long = a_draft(), "x" * 50_000
    answer = client_of(brandt).post(
        reverse("approvals:submission", args=[seen.key]), _proposal(seen.version, goal=long)
    )
    assert answer.status_code == 422
    assert long in answer.content.decode()
    assert fresh(seen).goal == ""


@pytest.mark.parametrize("decided", [False, True])
def test_a_hand_made_request_changes_nothing_that_is_frozen_or_decided(
    client_of: ClientOf, brandt: User, neumann: User, decided: bool
) -> None:
    submission = fresh(a_decision().submission if decided else a_frozen_submission())
    sentence = "Die Vorlage ist festgeschrieben und wird nicht mehr geändert."
    before = Submission.objects.filter(pk=submission.pk).values().get()
    page = reverse("approvals:submission", args=[submission.key])
    answer = client_of(brandt).post(page, _proposal(submission.version, goal="Umgeschrieben."))
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    price = reverse("approvals:price", args=[submission.key])
    answer = client_of(neumann).post(price, _cost(submission.cost_version, rate_cents="1,00"))
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert Submission.objects.filter(pk=submission.pk).values().get() == before
