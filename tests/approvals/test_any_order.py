"""Anybody tries anything at any time: whatever the order, the house keeps its promises (reliability.md, C26)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from accounts.models import User
from approvals import actions as approvals
from approvals.actions import Condition, StaleError
from approvals.lifecycle import MeetingState, Outcome, Seat, SubmissionState, Vote
from approvals.models import CommissionMeeting, Decision, Submission, Voice
from audit.models import Entry
from cases import actions as cases
from cases.lifecycle import NEXT, Area, Stage
from cases.models import Case, Classification, Consultation, ResourceCheck, Responsibility
from cases.rules import current_classification, lead_of
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode
from tests.office import SEATED, a_case_nobody_leads, a_help_kind, a_proposal, agreed_rates, in_days, team

REFUSALS = (ValidationError, PermissionDenied, StaleError)

LEAD = "whoever is responsible now"
everybody = ("brandt", "aksoy", "felten", "neumann", "orth", "kemper", "dohmen")
people = st.sampled_from((LEAD,) * 7 + everybody)
days = st.sampled_from((None, -1, 0, 1, 30))


class OneCase(RuleBasedStateMachine):
    """One case from its first call on. A refusal is an answer; a broken promise fails."""

    seen: ClassVar[set[str]] = set()  # stages that some run has reached

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.people = {user.username: user for user in User.objects.all()}
        for form in HelpForm:
            agreed_rates(a_help_kind(form))
        self.key = a_case_nobody_leads().pk
        self.stage: str = Stage.INTAKE
        self.frozen: dict[int, Any] = {}
        self.classifications: list[tuple[int, str]] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    # What stands there now

    @property
    def case(self) -> Case:
        return Case.objects.select_related("area", "child", "family", "quarter").get(pk=self.key)

    @property
    def check(self) -> ResourceCheck | None:
        return ResourceCheck.objects.filter(case=self.key).first()

    @property
    def consultation(self) -> Consultation | None:
        return Consultation.objects.filter(case=self.key).first()

    @property
    def submission(self) -> Submission | None:
        return Submission.objects.for_page().filter(case=self.key).first()

    def attempt(
        self, verb: str | tuple[str, ...], action: Callable[..., Any], by: str, *subjects: Any, **words: Any
    ) -> bool:
        """Let somebody act; success leaves exactly one entry of (one of) these verbs by this person, refusal none."""
        if None in subjects:
            return False
        by = self._name(by)
        before = Entry.objects.count()
        try:
            with transaction.atomic():
                action(*subjects, by=self.people[by], **words)
        except REFUSALS:
            assert Entry.objects.count() == before
            return False
        entries = list(Entry.objects.order_by("id")[before:])
        self._demand_step_of_the_table()
        assert sum(entry.verb in ((verb,) if isinstance(verb, str) else verb) for entry in entries) == 1
        assert {entry.actor for entry in entries} == {by}
        return True

    def _demand_step_of_the_table(self) -> None:
        now = self.case.stage
        assert now == self.stage or now in NEXT[Stage(self.stage)]
        self.stage = now
        self.seen.add(now)

    # Whoever, whenever

    @rule(by=people)
    def take(self, by: str) -> None:
        self.attempt("case.responsibility_taken", cases.take_responsibility, by, self.case)

    @rule(by=people)
    def start_check(self, by: str) -> None:
        self.attempt("resource_check.started", cases.start_resource_check, by, self.case, held_on=in_days(0))

    @rule(by=people, state=st.sampled_from(("usable", "missing")))
    def add_resource(self, by: str, state: str) -> None:
        words = {"kind": "social", "level": 1, "state": state, "wording": "Oma"}
        self.attempt("resource.added", cases.add_resource, by, self.check, **words)

    @rule(by=people)
    def complete_check(self, by: str) -> None:
        self.attempt("resource_check.completed", cases.complete_resource_check, by, self.check)

    @rule(by=people, moderator=people)
    def plan_consultation(self, by: str, moderator: str) -> None:
        words = {"held_on": in_days(0), "question": "Was nun?", "moderator": self.people[self._name(moderator)]}
        self.attempt("consultation.planned", cases.plan_consultation, by, self.case, **words)

    @rule(by=people)
    def begin_consultation(self, by: str) -> None:
        self.attempt("consultation.begun", cases.begin_consultation, by, self.consultation)

    @rule(by=people, user=people)
    def add_participant(self, by: str, user: str) -> None:
        added = "consultation.participant_added"
        self.attempt(added, cases.add_participant, by, self.consultation, user=self.people[self._name(user)])

    @rule(by=people, weighing=st.sampled_from(("", "Trägt nicht allein.")))
    def add_idea(self, by: str, weighing: str) -> None:
        words = {"text": "Ganztag", "without_help": True, "weighing": weighing}
        self.attempt("idea.added", cases.add_idea, by, self.consultation, **words)

    @rule(by=people, result=st.sampled_from(("", "Entlastung.")))
    def finish_consultation(self, by: str, result: str) -> None:
        self.attempt("consultation.finished", cases.finish_consultation, by, self.consultation, result=result)

    @rule(by=people, area=st.sampled_from(Area), review=days, second=st.none() | people)
    def classify(self, by: str, area: Area, review: int | None, second: str | None) -> None:
        words = {"area": area, "reasons": "Weil.", "next_review_on": None if review is None else in_days(review)}
        colleague = None if second is None else self.people[self._name(second)]
        self.attempt("case.classified", cases.classify, by, self.case, second=colleague, **words)

    @rule(by=people)
    def close(self, by: str) -> None:
        self.attempt("case.closed", cases.close_case, by, self.case, reason=Case.CloseReason.ADVICE)

    @rule(by=people)
    def reopen(self, by: str) -> None:
        self.attempt("case.reopened", cases.reopen_case, by, self.case)

    @rule(by=people)
    def draft(self, by: str) -> None:
        self.attempt("submission.drafted", approvals.draft_submission, by, self.case)

    @rule(by=people, version=st.integers(1, 4), form=st.sampled_from(HelpForm), goal=st.sampled_from(("", "Ein Ziel.")))
    def propose(self, by: str, version: int, form: HelpForm, goal: str) -> None:
        words = a_proposal(form, goal=goal)
        self.attempt("submission.proposed", approvals.propose, by, self.submission, version=version, **words)

    @rule(by=people, version=st.integers(1, 4), cents=st.sampled_from((-1, 0, 70_00)))
    def price(self, by: str, version: int, cents: int) -> None:
        words = {"version": version, "rate_cents": cents, "cost_note": ""}
        self.attempt("submission.priced", approvals.price, by, self.submission, **words)

    @rule(by=people)
    def submit(self, by: str) -> None:
        meeting = CommissionMeeting.objects.order_by("-id").first() or self._plan_meeting()
        self.attempt("submission.submitted", approvals.submit, by, self.submission, meeting=meeting)

    @rule(by=people)
    def open_meeting(self, by: str) -> None:
        self.attempt("meeting.opened", approvals.open_meeting, by, CommissionMeeting.objects.order_by("-id").first())

    @rule(by=people)
    def close_meeting(self, by: str) -> None:
        self.attempt("meeting.closed", approvals.close_meeting, by, CommissionMeeting.objects.order_by("-id").first())

    @rule(by=people, vote=st.sampled_from(Vote))
    def give_voice(self, by: str, vote: Vote) -> None:
        verbs = ("voice.given", "voice.corrected")
        self.attempt(verbs, approvals.give_voice, by, self.submission, vote=vote, reason="Darum.")

    @rule(by=people, outcome=st.sampled_from(Outcome), rework=days)
    def decide(self, by: str, outcome: Outcome, rework: int | None) -> None:
        condition = Condition("worker", "Bericht.", in_days(30))
        words = {"outcome": outcome, "text": "Beschlossen.", "conditions": [condition], "return_reason": "time"}
        until = None if rework is None else in_days(rework)
        self.attempt("commission.decided", approvals.decide, by, self.submission, rework_until=until, **words)

    # The ordinary way, so that a run gets somewhere

    @rule(times=st.sampled_from((1, 4, 12)), vote=st.sampled_from(Vote))
    def go_on(self, times: int, vote: Vote) -> None:
        for _ in range(times):
            self._ordinary_step(vote)

    def _ordinary_step(self, vote: Vote) -> None:
        case = self.case
        if case.stage == Stage.CLOSED:
            self.reopen("brandt")
        elif lead_of(case) is None:
            self.take("brandt")
        elif case.stage in {Stage.INTAKE, Stage.HELP}:
            self.start_check(LEAD)
        elif case.stage == Stage.RESOURCE_CHECK:
            self._check_whole()
        elif Consultation.objects.filter(case=case, finished_at__isnull=False).exists():
            self._towards_decision(vote)
        else:
            self._consult_whole()

    def _name(self, by: str) -> str:
        lead = lead_of(self.case) if by == LEAD else None
        return lead.username if lead else by.replace(LEAD, "brandt")

    def _check_whole(self) -> None:
        for name in ("Kita", "Schule"):
            words = {"name": name, "institution": name}
            added = "resource_check.participant_added"
            self.attempt(added, cases.add_check_participant, LEAD, self.check, **words)
        self.add_resource(LEAD, "usable")
        self.complete_check(LEAD)

    def _consult_whole(self) -> None:
        self.plan_consultation(LEAD, "felten")
        self.begin_consultation(LEAD)
        for user in ("neumann", "orth"):
            self.add_participant(LEAD, user)
        self.add_idea(LEAD, "Trägt nicht allein.")
        self.finish_consultation(LEAD, "Entlastung.")

    def _towards_decision(self, vote: Vote) -> None:
        submission = self.submission
        if current_classification(self.case) is None:
            self.classify(LEAD, Area.SERVICE, None, None)
        elif submission is None or submission.state == SubmissionState.DECIDED:
            self.draft(LEAD)
        elif submission.state == SubmissionState.DRAFT:
            self._write_whole(submission)
        elif submission.state == SubmissionState.SUBMITTED:
            self.open_meeting("orth")
        elif submission.state == SubmissionState.FROZEN and Voice.objects.of(submission).count() < 3:
            for seat, username in SEATED.items():
                self.give_voice(LEAD if seat == Seat.WORKER else username, vote)
        else:
            self._state_what_is_possible()

    def _write_whole(self, submission: Submission) -> None:
        self.propose(LEAD, submission.version, HelpForm.AMBULATORY, "Ein Ziel.")
        self.price("neumann", submission.cost_version, 70_00)
        self._plan_meeting()
        self.submit(LEAD)

    def _state_what_is_possible(self) -> None:
        for outcome in (Outcome.REFUSED, Outcome.APPROVED, Outcome.CHANGED, Outcome.ESCALATED, Outcome.RETURNED):
            self.decide("orth", outcome, 30)

    def _plan_meeting(self) -> CommissionMeeting:
        when = timezone.now() + timedelta(days=1 + CommissionMeeting.objects.count())
        return approvals.plan_meeting(by=self.people["felten"], area=team(), held_at=when, room="2.14")

    # Promises

    @invariant()
    def at_most_one_leads(self) -> None:
        rows = Responsibility.objects.current().filter(case=self.key, role=Responsibility.Role.LEAD)
        assert rows.count() <= 1

    @invariant()
    def no_help_without_a_decision_of_three(self) -> None:
        helps = {row.decision_key for row in HelpEpisode.objects.filter(case=self.key)}
        decisions = Decision.objects.filter(submission__case=self.key).select_related("submission")
        granted = {row.key for row in decisions if row.outcome in {Outcome.APPROVED, Outcome.CHANGED}}
        assert helps == granted
        assert self.case.stage != Stage.HELP or helps

    @invariant()
    def every_decision_has_three_voices_of_three_people(self) -> None:
        for submission in Submission.objects.filter(case=self.key):
            voices = list(Voice.objects.of(submission))
            assert len({voice.seat for voice in voices}) == len({voice.user_id for voice in voices}) == len(voices)
            decided = Decision.objects.filter(submission=submission).count()
            assert decided == (submission.state in {SubmissionState.DECIDED, SubmissionState.ESCALATED})
            assert not decided or len(voices) == 3

    @invariant()
    def what_is_frozen_stays(self) -> None:
        for submission in Submission.objects.filter(case=self.key, content__isnull=False):
            assert self.frozen.setdefault(submission.pk, submission.content) == submission.content

    @invariant()
    def classifications_are_only_added(self) -> None:
        now = list(Classification.objects.filter(case=self.key).order_by("id").values_list("id", "area"))
        assert now[: len(self.classifications)] == self.classifications
        self.classifications = now

    @invariant()
    def a_closed_meeting_has_no_open_item(self) -> None:
        closed = Submission.objects.filter(meeting__state=MeetingState.CLOSED)
        assert not closed.exclude(state__in=(SubmissionState.DECIDED, SubmissionState.ESCALATED)).exists()


@pytest.mark.django_db
def test_whatever_the_order_the_house_keeps_its_promises() -> None:
    run_state_machine_as_test(
        OneCase,
        settings=settings(max_examples=20, stateful_step_count=20, deadline=None, derandomize=True, database=None),
    )
    assert OneCase.seen >= set(Stage), "The runs no longer get far enough to mean anything."
