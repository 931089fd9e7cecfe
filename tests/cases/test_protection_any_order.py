"""Anybody tries anything with one procedure at any time: it never ends with one name or without an answer."""

from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from accounts.models import User
from cases import actions, rules
from cases.lifecycle import NEXT_PROTECTION, ProtectionState
from cases.models import AssessmentConfirmation, HomeVisit, Inclusion, ProtectionProcedure, RiskAssessment
from tests.cases import protection_office as office
from tests.office import in_days

REFUSALS = (ValidationError, PermissionDenied)
people = st.sampled_from(("brandt", "neumann", "brandt", "neumann", "aksoy", "felten", "kemper", "orth"))
subjects = st.sampled_from(Inclusion.Subject.values)


class OneProcedure(RuleBasedStateMachine):
    """One procedure of Team 05. A refusal is an answer; a broken promise fails."""

    seen: ClassVar[set[str]] = set()  # states that some run has reached

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.people = {user.username: user for user in User.objects.all()}
        self.key = office.a_procedure().pk
        self.state = ProtectionState.BEGUN
        self.texts: dict[int, str] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @property
    def procedure(self) -> ProtectionProcedure:
        return ProtectionProcedure.objects.for_page().get(pk=self.key)

    def _try(self, action: Callable[..., Any], *args: Any, **given: Any) -> None:
        try:
            with transaction.atomic():
                action(*args, **given)
        except REFUSALS:
            assert self.procedure.state == self.state, "A refusal changed something."
            return
        new = ProtectionState(self.procedure.state)
        assert new == self.state or new in NEXT_PROTECTION[self.state], f"{self.state} -> {new}"
        self.state = new
        self.seen.add(new)

    @rule(who=people, level=st.sampled_from(("acute", "latent", "need", "none")))
    def assesses(self, who: str, level: str) -> None:
        self._try(actions.assess_risk, self.procedure, by=self.people[who], **office.assessment_content(level=level))

    @rule(who=people, newest=st.booleans())
    def confirms(self, who: str, newest: bool) -> None:
        order = "-id" if newest else "id"
        found = RiskAssessment.objects.filter(procedure=self.key).select_related("procedure").order_by(order).first()
        if found is not None:
            self._try(actions.confirm_assessment, found, by=self.people[who])

    @rule(who=people, subject=subjects, done=st.booleans())
    def answers(self, who: str, subject: str, done: bool) -> None:
        facts = {"happened_on": in_days(0), "how": "Gespräch."} if done else {"reason": "Nicht möglich."}
        self._try(actions.answer_inclusion, self.procedure, by=self.people[who], subject=subject, done=done, **facts)

    @rule(who=people, seen=st.booleans())
    def visits(self, who: str, seen: bool) -> None:
        sight = {} if seen else {"child_seen": False, "not_seen_reason": "Schlief.", "impression": ""}
        self._try(actions.record_home_visit, self.procedure, by=self.people[who], **office.visit_content(**sight))

    @rule(who=people)
    def ends(self, who: str) -> None:
        self._try(actions.close_protection, self.procedure, by=self.people[who], result="need", result_reasons="Hilfe.")

    @rule(who=people)
    def ends_the_case(self, who: str) -> None:
        self._try(actions.close_case, self.procedure.case, by=self.people[who], reason="solved")

    @invariant()
    def never_goes_on_with_one_name(self) -> None:
        if self.state == ProtectionState.BEGUN:
            return
        confirmed = [
            AssessmentConfirmation.objects.filter(assessment=row).values("by").distinct().count()
            for row in RiskAssessment.objects.filter(procedure=self.key)
        ]
        assert max(confirmed) >= 2

    @invariant()
    def ends_with_every_answer(self) -> None:
        if self.state != ProtectionState.CLOSED:
            return
        assert rules.missing_to_close(self.procedure) == []
        answered = set(Inclusion.objects.filter(procedure=self.key).values_list("subject", flat=True))
        assert {"parents", "child"} <= answered
        assert HomeVisit.objects.filter(procedure=self.key).exists() or "home_visit" in answered

    @invariant()
    def keeps_what_was_written(self) -> None:
        rows = dict(RiskAssessment.objects.filter(procedure=self.key).values_list("pk", "conclusion"))
        assert self.texts.items() <= rows.items()
        self.texts = rows
        assert RiskAssessment.objects.filter(procedure=self.key).current().count() <= 1


@pytest.mark.django_db
def test_whatever_the_order_a_procedure_is_seen_by_two_and_answered() -> None:
    run_state_machine_as_test(
        OneProcedure, settings=settings(max_examples=20, stateful_step_count=40, deadline=None, derandomize=True)
    )
    assert ProtectionState.ASSESSED in OneProcedure.seen
