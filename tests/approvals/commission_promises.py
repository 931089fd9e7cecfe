"""What the commission promises whatever is done, read from the rows and not from the rules that led to them."""

from typing import Any

from accounts.models import Absence, User
from approvals import rules
from approvals.canon import canonical
from approvals.lifecycle import OUTCOMES, MeetingState, Outcome, Seat, SubmissionState, Vote, Way
from approvals.models import (
    CommissionMeeting,
    Decision,
    Recusal,
    Ruling,
    Seal,
    SeatSubstitute,
    Submission,
    UrgentDecision,
    Voice,
)
from approvals.verification import check_chain
from tests.office import SEATED

AGREES = {Vote.YES, Vote.CONDITION}
DEPARTMENT = {Seat.ASD_LEAD: "asd", Seat.WJH_LEAD: "wjh"}
TEAM = ("felten", "orth", "brandt", "vossen", "aksoy", "neumann")


class Promises:
    """Remembers what was said and decided, so that one sees when it changes."""

    def __init__(self) -> None:
        self._settled: dict[int, Any] = {}
        self._said: dict[int, Any] = {}

    def demand(self, keys: list[int]) -> None:
        """Demand every promise about these Vorlagen and the whole commission."""
        items = list(Submission.objects.for_page().filter(pk__in=keys))
        self._one_decision_that_the_voices_allow(items)
        self._one_valid_voice_for_each_seat_and_version()
        self._what_was_said_stays_as_it_was_said()
        self._nobody_sits_twice_or_over_what_they_must_not_decide(items)
        self._a_quorum_is_two_people_who_may_take_the_leads_seats()
        self._nothing_changes_after_the_decision()
        self._the_chain_is_whole()

    def _one_decision_that_the_voices_allow(self, items: list[Submission]) -> None:
        for item in items:
            decisions = list(Decision.objects.for_paper().filter(submission=item))
            over = {SubmissionState.DECIDED, SubmissionState.ESCALATED}
            assert len(decisions) == (item.state in over)
            for decision in decisions:
                self._demand_whole(decision, item)

    def _demand_whole(self, decision: Decision, item: Submission) -> None:
        asd, wjh, worker = decision.voices
        assert [voice.seat for voice in decision.voices] == list(Seat)
        assert {voice.version for voice in decision.voices} == {item.version}
        assert decision.outcome in OUTCOMES[Vote(asd.vote), Vote(wjh.vote)]
        if item.way == Way.CIRCULAR:
            assert {asd.vote, wjh.vote, worker.vote} <= AGREES
        if item.way == Way.URGENT:
            assert decision.outcome != Outcome.RETURNED
        assert len({voice.user_id for voice in decision.voices}) == 3
        assert decision.submitted_by_id not in {asd.user_id, wjh.user_id, decision.decided_by_id}
        rulings = decision.rulings.confirmed().count()
        assert rulings == (decision.outcome == Outcome.ESCALATED and item.state == SubmissionState.DECIDED)

    def _one_valid_voice_for_each_seat_and_version(self) -> None:
        standing = Voice.objects.filter(superseded_by__isnull=True)
        rows = list(standing.values_list("submission", "version", "seat", "user"))
        assert len({row[:3] for row in rows}) == len(rows)
        assert len({(*row[:2], row[3]) for row in rows}) == len(rows)

    def _what_was_said_stays_as_it_was_said(self) -> None:
        now = {row["id"]: row for row in Voice.objects.values()}
        assert {pk: now.get(pk) for pk in self._said} == self._said
        self._said = now

    def _nobody_sits_twice_or_over_what_they_must_not_decide(self, items: list[Submission]) -> None:
        for item in items:
            seated = [user for user in rules.seat_holders(item).values() if user is not None]
            assert len(set(seated)) == len(seated)
            recused = set(Recusal.objects.in_force().filter(case=item.case).values_list("user", flat=True))
            assert not recused & {user.pk for user in seated}
            assert not recused & {voice.user_id for voice in Voice.objects.of(item)}
            leads = [rules.seat_holders(item)[seat] for seat in rules.LEADS]
            assert item.submitted_by is None or item.submitted_by not in leads

    def _a_quorum_is_two_people_who_may_take_the_leads_seats(self) -> None:
        for meeting in CommissionMeeting.objects.select_related("area").filter(state=MeetingState.OPEN):
            rows = meeting.presences.filter(left_at__isnull=True).select_related("user")
            present = {row.user for row in rows}
            asd, wjh = ({user for user in present if self._may_take(user, seat)} for seat in rules.LEADS)
            assert rules.has_quorum(meeting) == any(one != other for one in asd for other in wjh)

    def _may_take(self, user: User, seat: Seat) -> bool:
        department = {Seat.ASD_LEAD: "asd", Seat.WJH_LEAD: "wjh"}[seat]
        if user.department != department or user.username not in TEAM:
            return False
        away = Absence.objects.today().filter(user__username=SEATED[seat], answer=Absence.Answer.ACCEPTED)
        stands_in = SeatSubstitute.objects.accepted().filter(seat=seat, user=user).exists()
        return user.username == SEATED[seat] or stands_in or away.filter(deputy=user).exists()

    def _nothing_changes_after_the_decision(self) -> None:
        for decision in Decision.objects.select_related("submission"):
            sealed = canonical(decision=decision)
            item = decision.submission
            now = (sealed, item.version, item.way, item.position, item.meeting_id, item.content)
            assert self._settled.setdefault(decision.pk, now) == now
        for ruling in Ruling.objects.confirmed():
            ruled = canonical(ruling=ruling)
            assert self._settled.setdefault(-ruling.pk, ruled) == ruled

    def _the_chain_is_whole(self) -> None:
        report = check_chain()
        assert report.broken is None, str(report.broken)
        sealed = (
            Decision.objects.count() + Ruling.objects.confirmed().count() + UrgentDecision.objects.confirmed().count()
        )
        assert report.checked == Seal.objects.count() == sealed
