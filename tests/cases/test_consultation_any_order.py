"""Anybody presses anything in any order: the clock never jumps below nothing, no step is skipped, votes stay silent."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from accounts.models import User
from cases import actions
from cases.lifecycle import ConsultationState
from cases.models import AreaVote, Consultation
from tests.cases.consultation_office import STEPS, TABLE, a_planned_consultation

people = st.sampled_from((*["aksoy"] * 3, *TABLE, "felten", "kemper"))
steps = st.integers(1, STEPS)


class Room(RuleBasedStateMachine):
    """One session. A refusal is an answer; a broken promise fails."""

    reached: int = 0

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.people = {user.username: user for user in User.objects.all()}
        others = (self.people["vossen"], self.people["neumann"])
        self.key = a_planned_consultation(participants=others).pk
        self.position = 0
        self.spent: dict[int, int] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @property
    def session(self) -> Consultation:
        return Consultation.objects.for_room().get(pk=self.key)

    def attempt(self, action: Callable[..., Any], by: str, **words: Any) -> None:
        before = self.session.version
        try:
            with transaction.atomic():
                action(self.session, by=self.people[by], **words)
        except (ValidationError, PermissionDenied):
            assert self.session.version == before
        else:
            assert self.session.version > before
        assert abs(self.session.position - self.position) <= 1
        self.position = self.session.position

    @rule(by=people)
    def begin(self, by: str) -> None:
        self.attempt(actions.begin_consultation, by)

    @rule(by=people, seen=st.none() | steps)
    def go_on(self, by: str, seen: int | None) -> None:
        self.attempt(actions.next_step, by, seen=seen or self.session.position)

    @rule(by=people, seen=st.none() | steps)
    def go_back(self, by: str, seen: int | None) -> None:
        self.attempt(actions.previous_step, by, seen=seen or self.session.position)

    @rule(times=st.integers(1, 4))
    def go_on_well(self, times: int) -> None:
        """The ordinary way, so that a run gets somewhere."""
        self.begin("aksoy")
        for _ in range(times):
            self.go_on("aksoy", None)

    @rule(by=people)
    def pause(self, by: str) -> None:
        self.attempt(actions.pause_consultation, by)

    @rule(by=people)
    def resume(self, by: str) -> None:
        self.attempt(actions.resume_consultation, by)

    @rule(by=people, minutes=st.sampled_from((2, 5, 300)))
    def extend(self, by: str, minutes: int) -> None:
        self.attempt(actions.add_minutes, by, seen=self.session.position, minutes=minutes)

    @rule(by=people, area=st.sampled_from(("service", "grey", "danger")))
    def vote(self, by: str, area: str) -> None:
        self.attempt(actions.give_vote, by, area=area, sentence="Weil.")

    @rule(by=people)
    def reveal(self, by: str) -> None:
        self.attempt(actions.reveal_votes, by)

    @rule(by=people)
    def idea(self, by: str) -> None:
        self.attempt(actions.add_idea, by, text="Ganztag")

    @rule(by=people)
    def finish(self, by: str) -> None:
        self.attempt(actions.finish_consultation, by, result="Entlastung.")

    @invariant()
    def no_step_is_skipped(self) -> None:
        session = self.session
        type(self).reached = max(self.reached, session.position)
        begun = [step.position for step in session.steps.all() if step.started_at]
        assert begun == list(range(1, len(begun) + 1))

    @invariant()
    def the_clock_only_counts_up_and_never_shows_less_than_nothing(self) -> None:
        session = self.session
        for step in session.steps.all():
            assert step.spent >= self.spent.get(step.position, 0)
            self.spent[step.position] = step.spent
            assert step.reading(session.running_since).left >= 0
        assert (session.running_since is not None) == (session.state == ConsultationState.RUNNING)

    @invariant()
    def votes_are_silent_until_all_are_shown(self) -> None:
        session = self.session
        for name in TABLE:
            foreign = AreaVote.objects.visible_to(self.people[name]).exclude(participant__user=self.people[name])
            assert session.is_revealed or not foreign.exists()


@pytest.mark.django_db
def test_whatever_is_pressed_the_room_keeps_its_promises() -> None:
    run_state_machine_as_test(
        Room,
        settings=settings(max_examples=15, stateful_step_count=25, deadline=None, derandomize=True, database=None),
    )
    assert Room.reached > 2, "The runs no longer get far enough to mean anything."
