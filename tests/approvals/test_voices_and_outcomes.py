"""Whoever speaks, corrects, steps aside, is away or presses, in whatever order: the commission keeps its rules."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from hypothesis.strategies import SearchStrategy

from accounts.models import Absence, User
from approvals import actions, rules
from approvals.lifecycle import OUTCOMES, MeetingState, Outcome, Seat, SubmissionState, Vote
from approvals.models import (
    CommissionMeeting,
    MeetingPresence,
    Recusal,
    Ruling,
    SeatSubstitute,
    Submission,
    UrgentDecision,
    Voice,
)
from cases import actions as cases
from socialspace import actions as socialspace
from tests.approvals.chain_office import a_condition, a_substitute
from tests.approvals.commission_promises import TEAM, Promises
from tests.approvals.ways_office import REASON, a_small_draft
from tests.office import SEATED, a_complete_draft, a_frozen_submission, a_meeting, colleague, in_days, team

SEATS = tuple(seat.value for seat in Seat)  # whoever sits there today
people = st.sampled_from((*SEATS * 4, *TEAM, "kemper", "dohmen"))
seats = st.sampled_from(SEATS)
items = st.integers(0, 2)
votes = st.sampled_from(Vote)
outcomes = st.sampled_from(Outcome)
IS_SENTENCE = re.compile(r"[A-ZÄÖÜ„\d][^_]* [^_]*[.?]", re.S)  # the name of a constraint is not one
leads = st.sampled_from((*SEATS[:2] * 3, *TEAM, "kemper"))


PAIRS = (  # what the two leads say
    *[(Vote.NO, Vote.NO), (Vote.NO, Vote.NO), (Vote.YES, Vote.NO), (Vote.NO, Vote.YES)] * 2,
    *((Vote.YES, Vote.POSTPONE), (Vote.POSTPONE, Vote.NO), (Vote.CONDITION, Vote.CONDITION)),
)
STEPS: list[tuple[str, dict[str, SearchStrategy[Any]]]] = []


def step[F: Callable[..., None]](weight: int, /, **given: SearchStrategy[Any]) -> Callable[[F], F]:
    """Something that somebody may try; a heavier one is tried more often."""

    def note(method: F) -> F:
        STEPS.extend([(method.__name__, given)] * weight)
        return method

    return note


class Commission(RuleBasedStateMachine):
    """Three Vorlagen on three ways before one commission. A refusal is an answer; a broken promise fails."""

    seen: ClassVar[set[str]] = set()  # what some run has reached

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.people = {user.username: user for user in User.objects.all()}
        self.keys = list(Submission.objects.order_by("id").values_list("pk", flat=True))
        self.promises = Promises()
        self.is_asked = True

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    # What stands there now

    def item(self, number: int) -> Submission:
        return Submission.objects.for_page().get(pk=self.keys[number])

    def meeting(self, state: str) -> CommissionMeeting | None:
        """The next meeting in this state."""
        rows = CommissionMeeting.objects.select_related("area", "chair", "current").filter(state=state)
        return rows.order_by("held_at").first()

    def who(self, name: str, number: int = 0) -> User:
        """Somebody by name, or whoever sits today on this seat over a Vorlage; on an empty one its usual holder."""
        if name not in SEATS:
            return self.people[name]
        return rules.seat_holders(self.item(number))[Seat(name)] or self.people[SEATED[Seat(name)]]

    def attempt(self, what: str, action: Callable[..., Any], by: User, *subjects: Any, **words: Any) -> Any:
        """Let somebody act; a refusal is a permission that is missing or a sentence, never an error of the table."""
        if None in subjects:
            return None
        try:
            with transaction.atomic():
                done = action(*subjects, by=by, **words)
        except PermissionDenied:
            return None
        except ValidationError as refusal:
            sentences = refusal.messages
            assert sentences
            assert not [sentence for sentence in sentences if not IS_SENTENCE.fullmatch(sentence)], sentences
            return None
        self.seen.add(what)
        self.is_asked = True
        return done or True

    # Voices and decisions

    @step(1, by=people, number=items, vote=votes, behind=st.sampled_from((0, 0, 0, 0, 1)))
    def give_voice(self, by: str, number: int, vote: Vote, behind: int) -> None:
        item, user = self.item(number), self.who(by, number)
        mine = Voice.objects.of(item).filter(user=user).first()
        seat = Seat(mine.seat) if mine else rules.seat_of(user, item)
        words = {"vote": vote, "reason": f"Sagt {user}.", "version": item.version - behind}
        voice = self.attempt("voice", actions.give_voice, user, item, **words)
        if voice is None:
            return
        assert voice.seat == seat
        assert not behind
        assert not rules.is_recused(user, item.case)
        assert item.state == SubmissionState.FROZEN
        if item.meeting is not None:
            assert MeetingPresence.objects.filter(meeting=item.meeting, user=user, left_at__isnull=True).exists()
        self.seen.add("correction" if mine else "takes over" if voice.supersedes_id else "first voice")
        self.seen.add(voice.substitution or "holder")

    @step(2, seat=st.sampled_from(Seat), number=items, vote=votes)
    def speak_from_ones_seat(self, seat: Seat, number: int, vote: Vote) -> None:
        self.give_voice(seat.value, number, vote, 0)

    @step(
        1,
        by=people,
        number=items,
        outcome=outcomes,
        days=st.sampled_from((None, -1, 0, 7)),
        conditions=st.integers(0, 2),
    )
    def decide(self, by: str, number: int, outcome: Outcome, days: int | None, conditions: int) -> None:
        item, user = self.item(number), self.who(by, number)
        words: dict[str, Any] = {"rework_until": in_days(days) if days is not None else None}
        words |= {"outcome": outcome, "text": "Beschlossen.", "return_reason": "time"}
        rows = [a_condition() for _ in range(conditions)]
        decision = self.attempt("decision", actions.decide, user, item, conditions=rows, **words)
        if decision is None:
            return
        self.seen.update({outcome, f"{item.way} decided"})
        lead_voices = {decision.asd_voice.user_id, decision.wjh_voice.user_id}
        assert user.pk in lead_voices or rules.seat_of(user, item) in rules.LEADS
        assert bool(decision.conditions.count()) == (outcome == Outcome.CHANGED)

    @step(4, number=items, by=seats, asd=st.sampled_from((Vote.YES, Vote.CONDITION)), outcome=outcomes)
    def all_agree(self, number: int, by: str, asd: Vote, outcome: Outcome) -> None:
        self._all_speak_and_one_decides(number, asd, Vote.YES, by, outcome)

    @step(6, number=items, by=seats, said=st.sampled_from(PAIRS), outcome=outcomes)
    def all_speak(self, number: int, by: str, said: tuple[Vote, Vote], outcome: Outcome) -> None:
        self._all_speak_and_one_decides(number, *said, by, outcome)

    def _all_speak_and_one_decides(self, number: int, asd: Vote, wjh: Vote, by: str, outcome: Outcome) -> None:
        """The ordinary way, so that a run gets somewhere."""
        on = self.item(number).meeting
        if on is not None and on.state == MeetingState.PLANNED:
            self.attempt("opened", actions.open_meeting, self.who("felten"), on)
        for seat, vote in ((Seat.ASD_LEAD, asd), (Seat.WJH_LEAD, wjh), (Seat.WORKER, Vote.YES)):
            self.give_voice(seat.value, number, vote, 0)
        for possible in (outcome, OUTCOMES[asd, wjh][0]):
            self.decide(by, number, possible, 7, 1)
        if self.item(number).state == SubmissionState.ESCALATED:
            self.rule_as_abteilungsleitung("asd_lead", "wjh_lead", number, Outcome.APPROVED, agrees=True)

    # Who sits

    @step(2, by=seats, number=items, user=st.sampled_from((None, None, None, *TEAM)))
    def recuse(self, by: str, number: int, user: str | None) -> None:
        words = {"reason": "Verwandt.", "user": self.who(user, number) if user else None}
        self.attempt("recusal", actions.recuse, self.who(by, number), self.item(number).case, **words)

    @step(1, by=leads)
    def lift_recusal(self, by: str) -> None:
        row = Recusal.objects.select_related("case").last()
        self.attempt("recusal lifted", actions.lift_recusal, self.who(by), row)

    @step(2, by=people, deputy=st.none() | st.sampled_from(TEAM))
    def be_away_or_back(self, by: str, deputy: str | None) -> None:
        user, stand_in = self.who(by), self.people[deputy] if deputy else None
        row = Absence.objects.select_related("user").filter(user=user).first()
        if row is not None:
            self.attempt("back", socialspace.withdraw_absence, user, row, version=row.version)
            return
        words = {"user": user, "deputy": stand_in, "begins_on": in_days(0), "ends_on": in_days(1)}
        absence = self.attempt("absence", socialspace.record_absence, user, **words)
        if absence is not None and stand_in is not None:
            self.attempt("deputy", socialspace.accept_absence, stand_in, absence, version=absence.version)

    @step(2, by=leads, user=people, seat=st.sampled_from(Seat), accepts=st.booleans())
    def ask_substitute(self, by: str, user: str, seat: Seat, accepts: bool) -> None:
        words = {"area": team(), "seat": seat, "user": self.who(user)}
        asked = self.attempt("substitute", actions.ask_substitute, self.who(by), **words)
        if asked is not None:
            self.attempt("substitute answers", actions.answer_substitute, asked.user, asked, accepts=accepts)

    @step(1, by=leads)
    def end_substitute(self, by: str) -> None:
        row = SeatSubstitute.objects.current().last()
        self.attempt("substitute ended", actions.end_substitute, self.who(by), row)

    @step(1, by=people, number=items, user=st.sampled_from(TEAM))
    def share_the_case(self, by: str, number: int, user: str) -> None:
        self.attempt("shared", cases.join_case, self.who(by, number), self.item(number).case, user=self.people[user])

    # The meeting

    @step(1, by=leads, is_over=st.booleans())
    def plan_or_cancel_a_meeting(self, by: str, is_over: bool) -> None:
        at = timezone.now() + timedelta(days=10 + CommissionMeeting.objects.count())
        if is_over:
            row = self.meeting(MeetingState.PLANNED)
            self.attempt("cancelled", actions.cancel_meeting, self.who(by), row, reason="Krankheit.")
        else:
            self.attempt("planned", actions.plan_meeting, self.who(by), area=team(), held_at=at, room="2.14")

    @step(1, by=leads, is_over=st.booleans())
    def open_or_close_a_meeting(self, by: str, is_over: bool) -> None:
        if is_over:
            self.attempt("closed", actions.close_meeting, self.who(by), self.meeting(MeetingState.OPEN))
        else:
            self.attempt("opened", actions.open_meeting, self.who(by), self.meeting(MeetingState.PLANNED))

    @step(1, by=people, number=items)
    def hear(self, by: str, number: int) -> None:
        item = self.item(number)
        self.attempt("heard", actions.hear, self.who(by), item.meeting, submission=item)

    @step(1, by=people, user=st.none() | people, comes=st.booleans())
    def come_or_go(self, by: str, user: str | None, comes: bool) -> None:
        act, who = actions.arrive if comes else actions.leave, self.who(user) if user else None
        self.attempt("moved", act, self.who(by), self.meeting(MeetingState.OPEN), user=who)

    @step(1, by=leads, number=items)
    def postpone(self, by: str, number: int) -> None:
        self.attempt("postponed", actions.postpone, self.who(by, number), self.item(number))

    @step(1, by=people, number=items, is_back=st.booleans())
    def submit_or_withdraw(self, by: str, number: int, is_back: bool) -> None:
        item, user, meeting = self.item(number), self.who(by, number), self.meeting(MeetingState.PLANNED)
        if is_back:
            self.attempt("withdrawn", actions.withdraw, user, item)
        elif meeting is not None:
            self.attempt("submitted", actions.submit, user, item, meeting=meeting)

    @step(1, by=people, number=items)
    def bring_to_meeting(self, by: str, number: int) -> None:
        self.attempt("brought", actions.bring_to_meeting, self.who(by, number), self.item(number))

    # Two names

    @step(3, by=seats, second=seats, number=st.sampled_from((0, 1, 2, 2, 2)), agrees=st.booleans())
    def decide_urgently(self, by: str, second: str, number: int, agrees: bool) -> None:
        self.attempt("urgent asked", actions.ask_for_urgent, self.who(by, number), self.item(number), reason=REASON)
        rows = UrgentDecision.objects.select_related("submission__case", "by")
        urgent = rows.filter(submission=self.keys[number]).last()
        self.attempt(f"urgent {agrees}", actions.answer_urgent, self.who(second, number), urgent, agrees=agrees)

    @step(2, by=seats, second=seats, number=items, outcome=outcomes, agrees=st.booleans())
    def rule_as_abteilungsleitung(self, by: str, second: str, number: int, outcome: Outcome, agrees: bool) -> None:
        words: dict[str, Any] = {"ruled_by": "Abteilungsleitung", "ruled_on": in_days(0), "outcome": outcome}
        words |= {"text": "Entschieden.", "return_reason": "time", "rework_until": in_days(7)}
        words["conditions"] = [a_condition()]
        self.attempt("ruling", actions.enter_ruling, self.who(by, number), self.item(number), **words)
        ruling = Ruling.objects.select_related("decision").filter(decision__submission=self.keys[number]).last()
        self.attempt(f"ruling {agrees}", actions.answer_ruling, self.who(second, number), ruling, agrees=agrees)

    @rule(data=st.data())
    def somebody_does_something(self, data: st.DataObject) -> None:
        """One rule for all: of many, hypothesis leaves most out of a run, and so few runs would get nowhere."""
        name, given = data.draw(st.sampled_from(STEPS), label="step")
        getattr(self, name)(**{key: data.draw(strategy, label=key) for key, strategy in given.items()})

    @invariant()
    def the_commission_keeps_its_promises(self) -> None:
        """A refusal leaves nothing behind: one looks after something was done."""
        if self.is_asked:
            self.is_asked = False
            self.promises.demand(self.keys)


REACHED = {
    *("first voice", "correction", "recusal", "meeting decided", "circular decided"),
    *(Outcome.APPROVED, Outcome.RETURNED, Outcome.ESCALATED),
}


@pytest.mark.django_db
def test_whoever_speaks_in_whatever_order_the_commission_keeps_its_rules() -> None:
    """One Vorlage is heard, one goes round, one is a draft; another meeting is planned."""
    a_frozen_submission()
    a_meeting()
    actions.circulate(a_small_draft(), by=colleague("brandt"), until=timezone.now() + timedelta(days=5))
    a_complete_draft()
    a_substitute("vossen", Seat.ASD_LEAD)
    a_substitute("neumann", Seat.WJH_LEAD)
    run_state_machine_as_test(
        Commission,
        settings=settings(
            max_examples=8,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],  # to shrink what failed would take minutes
        ),
    )
    missing = sorted(REACHED - Commission.seen)
    assert not missing, f"The runs no longer get far enough to mean anything: {missing}"
