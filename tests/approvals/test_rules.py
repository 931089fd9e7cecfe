"""What three voices allow, what a proposal costs, what a Vorlage still needs: pure tables."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from approvals import rules
from approvals.lifecycle import Outcome, Seat, Vote, Way
from approvals.models import Submission
from cases.models import Case, Responsibility
from hze.lifecycle import HelpForm
from hze.models import HelpKind
from socialspace.models import TeamMembership
from tests.office import a_classified_case, a_complete_draft, a_draft, a_frozen_submission, in_days

type Votes = dict[str, str]

ALL_VOTES: list[Votes] = [dict(zip(Seat, votes, strict=True)) for votes in itertools.product(Vote, repeat=3)]
GRANTED = {Outcome.APPROVED, Outcome.CHANGED}
AGREEING = {Vote.YES, Vote.CONDITION}


def _leads(votes: Votes) -> set[str]:
    return {votes[Seat.ASD_LEAD], votes[Seat.WJH_LEAD]}


def test_there_are_sixty_four_ways_to_vote_and_each_allows_something() -> None:
    assert len(ALL_VOTES) == 64
    assert all(rules.possible_outcomes(votes) for votes in ALL_VOTES)


@pytest.mark.parametrize("votes", ALL_VOTES)
def test_a_help_is_granted_exactly_when_both_leads_agree(votes: Votes) -> None:
    granted = set(rules.possible_outcomes(votes)) & GRANTED
    assert bool(granted) == (_leads(votes) <= AGREEING)


@pytest.mark.parametrize("votes", ALL_VOTES)
def test_a_condition_of_a_lead_is_never_dropped(votes: Votes) -> None:
    if Vote.CONDITION in _leads(votes):
        assert Outcome.APPROVED not in rules.possible_outcomes(votes)


@pytest.mark.parametrize("votes", ALL_VOTES)
def test_a_help_is_refused_exactly_when_both_leads_say_no(votes: Votes) -> None:
    assert (Outcome.REFUSED in rules.possible_outcomes(votes)) == (_leads(votes) == {Vote.NO})


@pytest.mark.parametrize("votes", ALL_VOTES)
def test_it_is_passed_on_exactly_when_one_lead_agrees_and_the_other_refuses(votes: Votes) -> None:
    is_divided = Vote.NO in _leads(votes) and bool(_leads(votes) & AGREEING)
    assert (Outcome.ESCALATED in rules.possible_outcomes(votes)) == is_divided


@pytest.mark.parametrize("votes", ALL_VOTES)
def test_in_a_meeting_a_vorlage_can_always_be_returned(votes: Votes) -> None:
    assert Outcome.RETURNED in rules.possible_outcomes(votes)


@pytest.mark.parametrize("votes", ALL_VOTES)
def test_whoever_wants_to_postpone_stops_everything_else(votes: Votes) -> None:
    if Vote.POSTPONE in _leads(votes):
        assert rules.possible_outcomes(votes) == [Outcome.RETURNED]


@pytest.mark.parametrize("votes", ALL_VOTES)
def test_in_circulation_all_three_grant_or_nothing_is_decided(votes: Votes) -> None:
    circular = set(rules.possible_outcomes(votes, Way.CIRCULAR))
    if set(votes.values()) <= AGREEING:
        assert circular == set(rules.possible_outcomes(votes)) - {Outcome.RETURNED} <= GRANTED
    else:
        assert circular == set()


@pytest.mark.parametrize("votes", ALL_VOTES)
def test_what_was_decided_urgently_is_confirmed_refused_or_passed_on(votes: Votes) -> None:
    urgent = rules.possible_outcomes(votes, Way.URGENT)
    assert urgent == [outcome for outcome in rules.possible_outcomes(votes) if outcome != Outcome.RETURNED]


@pytest.mark.parametrize("votes", ALL_VOTES)
def test_the_worker_is_heard_but_neither_grants_nor_blocks(votes: Votes) -> None:
    outcomes = [rules.possible_outcomes({**votes, Seat.WORKER: vote}) for vote in Vote]
    assert all(outcome == outcomes[0] for outcome in outcomes)


@pytest.mark.parametrize("votes", ALL_VOTES)
def test_the_leads_weigh_the_same(votes: Votes) -> None:
    swapped = {**votes, Seat.ASD_LEAD: votes[Seat.WJH_LEAD], Seat.WJH_LEAD: votes[Seat.ASD_LEAD]}
    assert rules.possible_outcomes(votes) == rules.possible_outcomes(swapped)


@pytest.mark.parametrize("votes", ALL_VOTES)
def test_nothing_is_possible_while_a_voice_is_missing(votes: Votes) -> None:
    for count in range(3):
        for seats in itertools.combinations(Seat, count):
            given: Votes = {seat: votes[seat] for seat in seats}
            assert rules.possible_outcomes(given) == []
            assert rules.missing_voices(given) == [seat for seat in Seat if seat not in seats]
    assert rules.missing_voices(votes) == []


def _proposal(
    form: HelpForm, *, rate: int | None, minutes: int | None, first: date | None, last: date | None
) -> int | None:
    kind = HelpKind(section="§", name="Hilfe", form=form, statistics_code="0000")
    submission = Submission(help_kind=kind, rate_cents=rate, minutes_per_week=minutes, begins_on=first, ends_on=last)
    return rules.cost_cents(submission)


@pytest.mark.parametrize(
    ("minutes", "first", "last", "cents"),
    [
        (6 * 60, date(2026, 12, 7), date(2026, 12, 13), 6 * 70_00),  # one week, Monday to Sunday
        (6 * 60, date(2026, 12, 7), date(2027, 6, 6), 26 * 6 * 70_00),  # 26 weeks: 10.920 €
        (90, date(2026, 12, 7), date(2026, 12, 13), 105_00),
        (60, date(2026, 12, 7), date(2026, 12, 7), 10_00),  # one day is a seventh of a week
        (60, date(2028, 2, 28), date(2028, 3, 5), 70_00),  # 29 February is a day like any other
    ],
)
def test_an_ambulatory_help_costs_rate_times_hours_times_weeks(
    minutes: int, first: date, last: date, cents: int
) -> None:
    assert _proposal(HelpForm.AMBULATORY, rate=70_00, minutes=minutes, first=first, last=last) == cents


@pytest.mark.parametrize(("last", "cents"), [(date(2026, 12, 31), 31 * 200_00), (date(2026, 12, 1), 200_00)])
def test_a_residential_help_costs_its_day_rate_for_both_first_and_last_day(last: date, cents: int) -> None:
    first = date(2026, 12, 1)
    assert _proposal(HelpForm.RESIDENTIAL, rate=200_00, minutes=None, first=first, last=last) == cents


def test_nothing_is_estimated_while_a_part_is_missing() -> None:
    whole = {"rate": 70_00, "minutes": 60, "first": date(2026, 12, 1), "last": date(2026, 12, 31)}
    for part in whole:
        parts = {**whole, part: None}
        assert _proposal(HelpForm.AMBULATORY, **parts) is None  # type: ignore[arg-type]
    assert rules.cost_cents(Submission(rate_cents=70_00, begins_on=date(2026, 12, 1))) is None


@given(st.integers(1, 100_000), st.integers(1, 2_400), st.integers(1, 1_000))
def test_an_estimate_is_off_by_half_a_cent_at_most(rate: int, minutes: int, days: int) -> None:
    first = date(2026, 1, 1)
    last = date.fromordinal(first.toordinal() + days - 1)
    cents = _proposal(HelpForm.AMBULATORY, rate=rate, minutes=minutes, first=first, last=last)
    assert cents is not None
    assert abs(cents * 60 * 7 - rate * minutes * days) <= 60 * 7 / 2


@pytest.mark.django_db
def test_a_complete_vorlage_misses_nothing() -> None:
    for form in HelpForm:
        assert rules.missing_in_submission(a_complete_draft(form)) == []


@pytest.mark.django_db
def test_an_empty_vorlage_names_each_missing_piece() -> None:
    sentences = [piece.sentence for piece in rules.missing_in_submission(a_draft())]
    assert sentences == [
        "Die Hilfeart ist nicht vorgeschlagen.",
        "Beginn und Ende der Hilfe fehlen.",
        "Der Tag der Überprüfung fehlt.",
        "Es fehlt, warum die vorhandenen Ressourcen nicht reichen.",
        "Das Ziel der Hilfe fehlt.",
        "Es fehlt, woran alle merken, dass die Hilfe enden kann.",
        "Die Kostenschätzung fehlt. Die WJH trägt sie ein.",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("piece", "empty", "sentence"),
    [
        ("help_kind", None, "Die Hilfeart ist nicht vorgeschlagen."),
        ("begins_on", None, "Beginn und Ende der Hilfe fehlen."),
        ("ends_on", None, "Beginn und Ende der Hilfe fehlen."),
        ("minutes_per_week", None, "Der Umfang je Woche fehlt."),
        ("review_on", None, "Der Tag der Überprüfung fehlt."),
        ("why_not_enough", "", "Es fehlt, warum die vorhandenen Ressourcen nicht reichen."),
        ("goal", "", "Das Ziel der Hilfe fehlt."),
        ("exit_criterion", "", "Es fehlt, woran alle merken, dass die Hilfe enden kann."),
        ("rate_cents", None, "Die Kostenschätzung fehlt. Die WJH trägt sie ein."),
    ],
)
def test_each_missing_piece_alone_gives_exactly_its_sentence(piece: str, empty: object, sentence: str) -> None:
    submission = a_complete_draft()
    setattr(submission, piece, empty)
    assert [missing.sentence for missing in rules.missing_in_submission(submission)] == [sentence]


@pytest.mark.django_db
def test_the_way_of_the_case_comes_before_the_proposal() -> None:
    submission = a_complete_draft()
    Responsibility.objects.filter(case=submission.case).delete()
    submission.goal = ""
    sentences = [piece.sentence for piece in rules.missing_in_submission(submission)]
    assert sentences == ["Es ist niemand fallverantwortlich.", "Das Ziel der Hilfe fehlt."]


@pytest.mark.django_db
def test_three_colleagues_sit_for_a_case_and_nobody_else() -> None:
    submission = a_frozen_submission()
    seats = {user.username: rules.seat_of(user, submission) for user in User.objects.all()}
    assert {name: seat for name, seat in seats.items() if seat} == {
        "felten": Seat.ASD_LEAD,
        "orth": Seat.WJH_LEAD,
        "brandt": Seat.WORKER,
    }


@pytest.mark.django_db
def test_a_lead_of_another_team_has_no_seat_here(felten: User) -> None:
    submission = a_frozen_submission()
    TeamMembership.objects.filter(user=felten).update(valid_to=in_days(-1))
    assert rules.seat_of(felten, submission) is None


@pytest.mark.django_db
def test_who_shares_the_responsibility_proposes_but_does_not_sit(aksoy: User) -> None:
    submission = a_frozen_submission()
    Responsibility.objects.create(case=submission.case, user=aksoy, role="co", valid_from=in_days(0))
    assert rules.may_propose(aksoy, submission.case)
    assert rules.seat_of(aksoy, submission) is None


@pytest.mark.django_db
def test_wjh_of_the_team_alone_prices() -> None:
    case = a_classified_case()
    pricing = {user.username for user in User.objects.all() if rules.may_price(user, case)}
    assert pricing == {"neumann", "orth"}


@pytest.mark.django_db
def test_both_leads_of_the_team_alone_plan_meetings() -> None:
    area = Case.objects.select_related("area").get(pk=a_classified_case().pk).area
    planning = {user.username for user in User.objects.all() if rules.may_plan_meetings(user, area)}
    assert planning == {"felten", "orth"}


@pytest.mark.django_db
def test_vorlagen_are_seen_by_asd_and_wjh_of_the_team_only() -> None:
    a_draft()
    seeing = {user.username for user in User.objects.all() if Submission.objects.visible_to(user).exists()}
    assert seeing == {"brandt", "aksoy", "vossen", "felten", "neumann", "orth"}
