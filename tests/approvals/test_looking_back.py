"""Looking back on what was really decided: what is counted where, who sees what, how often the database is asked."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from approvals import actions, rules
from approvals.figures import Facts
from approvals.lifecycle import Outcome, Seat, Vote
from approvals.looking_back import Period, facts_of, periods_for, reports_for
from approvals.models import Decision, ReturnReason, RulingAnswer, Submission
from cases import actions as cases
from cases.models import Case
from cases.rules import demand
from hze.lifecycle import HelpForm
from tests.approvals.chain_office import a_decision_with_conditions, a_stored_ruling, an_escalated_decision
from tests.office import (
    ALL_YES,
    a_case,
    a_decision,
    a_frozen_submission,
    a_heard_submission,
    a_submitted,
    colleague,
    fresh,
    in_days,
    team,
)
from web.calendar import YearQuarter

pytestmark = pytest.mark.django_db


def this_year() -> Period:
    return Period(timezone.localdate().year)


def facts(period: Period | None = None) -> Facts:
    return facts_of([team()], period or this_year())[team().pk]


def test_a_granted_help_counts_with_its_wait_its_form_and_its_frozen_cost() -> None:
    submitted = a_submitted(HelpForm.RESIDENTIAL)
    Submission.objects.filter(pk=submitted.pk).update(submitted_at=timezone.now() - timedelta(days=12))
    assert submitted.meeting is not None
    actions.open_meeting(submitted.meeting, by=colleague("felten"))
    heard = a_heard_submission(submission=fresh(submitted))
    decision = actions.decide(heard, by=colleague("felten"), outcome=Outcome.APPROVED, text="Bewilligt.")
    (row,) = facts().settled
    assert decision.submission.content is not None
    assert (row.outcome, row.days, row.form) == (Outcome.APPROVED, 12, HelpForm.RESIDENTIAL)
    assert row.cents == decision.submission.content["cost_cents"]
    assert row.cents


def test_a_returned_vorlage_counts_with_its_reason() -> None:
    heard = a_heard_submission(votes=ALL_YES | {Seat.ASD_LEAD: Vote.POSTPONE})
    words = {"text": "Noch nicht.", "return_reason": ReturnReason.GOALS, "rework_until": in_days(9)}
    actions.decide(heard, by=colleague("felten"), outcome=Outcome.RETURNED, **words)  # type: ignore[arg-type]
    (row,) = facts().settled
    assert (row.outcome, row.return_reason) == (Outcome.RETURNED, ReturnReason.GOALS)


def test_what_was_passed_on_counts_once_the_ruling_is_confirmed() -> None:
    decision = an_escalated_decision()
    assert (facts().settled, facts().passed_on) == ([], 1)
    ruling = a_stored_ruling(decision=decision)
    assert not facts().settled
    RulingAnswer.objects.create(ruling=ruling, by=colleague("orth"), agrees=True)
    (row,) = facts().settled
    assert (row.outcome, row.was_escalated) == (Outcome.APPROVED, True)


def test_a_corrected_voice_is_counted_at_its_decision() -> None:
    frozen = a_frozen_submission()
    actions.give_voice(frozen, by=colleague("felten"), vote=Vote.NO, reason="Noch nicht überzeugt.")
    heard = a_heard_submission(submission=frozen)
    actions.decide(heard, by=colleague("felten"), outcome=Outcome.APPROVED, text="Bewilligt.")
    assert [row.was_corrected for row in facts().settled] == [True]


def test_a_case_that_ended_without_a_help_counts_and_one_whose_help_ended_does_not() -> None:
    cases.close_case(a_case(), by=colleague("brandt"), reason=Case.CloseReason.SOLVED)
    cases.close_case(a_case(), by=colleague("brandt"), reason=Case.CloseReason.MOVED)
    assert [row.reason for row in facts().ended] == ["im Sozialraum gelöst"]


def test_a_condition_counts_in_the_period_of_its_day() -> None:
    condition = a_decision_with_conditions().conditions.get()
    due = YearQuarter.of(condition.until)
    assert len(facts(Period.of(due)).duties) == 1
    assert not facts(Period.of(due.before())).duties


def test_another_quarter_knows_nothing_of_it() -> None:
    a_decision()
    now = YearQuarter.of(timezone.localdate())
    assert len(facts(Period.of(now)).settled) == 1
    assert not facts(Period.of(now.before())).settled


def test_leads_look_at_years_and_planning_at_quarters_that_are_over() -> None:
    today = timezone.localdate()
    assert periods_for(colleague("felten"), today)[0] == Period(today.year)
    running = Period.of(YearQuarter.of(today))
    assert running in periods_for(colleague("orth"), today)
    planning = periods_for(colleague("lorenz"), today)
    assert all(period.number for period in planning)
    assert all(period.last_day < today for period in planning)


@pytest.mark.parametrize("person", ["felten", "orth"])
def test_both_leads_see_small_figures_of_their_team(person: str) -> None:
    a_decision()
    (found,) = reports_for(colleague(person), this_year())
    assert found.report.decisions == 1


def test_planning_sees_no_small_figure() -> None:
    a_decision()
    (found,) = reports_for(colleague("lorenz"), this_year())
    assert found.report.decisions is None
    assert {row.count for section in found.report.sections for row in section.rows} == {None}


@pytest.mark.parametrize("person", ["brandt", "neumann", "dohmen", "kemper", "behrens", "admin"])
def test_nobody_else_looks_back(person: str) -> None:
    with pytest.raises(PermissionDenied):
        demand(rules.may_look_back(colleague(person)))


def test_the_list_says_what_the_page_says(client: Client) -> None:
    a_decision()
    client.force_login(colleague("orth"))
    page = client.get(reverse("approvals:looking_back")).content.decode()
    answer = client.get(reverse("approvals:looking_back_csv"))
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    told = {(line[2], line[3]): line[4] for line in lines[1:]}
    assert told["Was beschlossen wurde", "bewilligt"] == "1"
    assert told["Zugesagte Kosten", "ohne Quartier oder in einem sehr kleinen"] == "nicht gezeigt"
    assert all(title in page for title, _label in told if title != "Wartezeit in Tagen")


@pytest.mark.parametrize("wanted", ["", "2026-9", "quatsch", "1999", "2026-1-1", "9" * 500])
def test_an_unknown_period_is_the_newest(client: Client, wanted: str) -> None:
    client.force_login(colleague("felten"))
    answer = client.get(reverse("approvals:looking_back"), {"zeitraum": wanted})
    assert f"{team().team_name}, {timezone.localdate().year}" in answer.content.decode()


def test_ten_decisions_ask_no_more_often_than_one() -> None:
    felten = colleague("felten")

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            reports_for(felten, this_year())
        return len(found)

    a_decision()
    few = queries()
    for _ in range(3):
        a_decision()
    assert Decision.objects.count() == 4
    assert queries() == few <= 7
