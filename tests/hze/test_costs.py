"""What helps cost, in whole cents: committed, spent, forecast, contribution; the months always add up to the whole."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from hze import actions
from hze.costs import HelpCosts, Span, Totals, cents_between, contribution_cents, costs_of
from hze.lifecycle import HelpForm
from hze.models import CostContribution, HelpEpisode, Rate
from tests.hze.costs_office import a_contribution, a_jurisdiction, a_reimbursement
from tests.hze.delivery_office import a_running_help, a_statement, month_before, provider
from tests.hze.helps_office import a_help
from tests.hze.residential_office import a_residential_help, placed
from tests.office import colleague, in_days
from tests.trail import forbidden, records, refused
from web.calendar import YearMonth

BEGIN = date(2026, 1, 15)


@given(
    lengths=st.lists(st.integers(1, 200), min_size=1, max_size=5),
    prices=st.lists(st.none() | st.integers(0, 5_000_000), min_size=5, max_size=5),
)
def test_the_months_of_a_help_add_up_to_the_whole(lengths: list[int], prices: list[int | None]) -> None:
    spans, day = [], BEGIN
    for length, price in zip(lengths, prices, strict=False):
        spans.append(Span(day, day + timedelta(days=length - 1), price))
        day += timedelta(days=length)
    last = day - timedelta(days=1)
    months = [cents_between(spans, each.first_day, each.last_day) for each in YearMonth.between(BEGIN, last)]
    assert sum(months) == cents_between(spans, BEGIN, last)
    exact = sum((span.price or 0) * length for span, length in zip(spans, lengths, strict=True)) / 420
    assert abs(sum(months) - exact) <= 0.5
    assert all(month >= 0 for month in months)


def test_half_a_cent_is_rounded_up() -> None:
    assert cents_between([Span(BEGIN, BEGIN, 210)], BEGIN, BEGIN) == 1
    assert cents_between([Span(BEGIN, BEGIN, 209)], BEGIN, BEGIN) == 0


def test_a_part_of_a_month_counts_by_its_days() -> None:
    rows = [CostContribution(cents=310_00, begins_on=date(2026, 1, 22), ends_on=None)]
    assert contribution_cents(rows, date(2026, 1, 1), date(2026, 2, 14)) == 100_00 + 155_00
    assert contribution_cents(rows, date(2025, 1, 1), date(2025, 12, 31)) == 0


def _costs(help_: HelpEpisode) -> HelpCosts:
    (found,) = costs_of(list(HelpEpisode.objects.filter(pk=help_.pk).with_costs()), in_days(0))
    return found


def _whole(help_: HelpEpisode) -> Totals:
    return Totals.of(_costs(help_), help_.begins_on, help_.last_day)


@pytest.mark.django_db
def test_an_ambulatory_help_commits_its_scope_at_the_agreed_rate() -> None:
    help_ = a_running_help()
    assert _whole(help_).committed == 182 * 360 * 70_00 // 420
    assert _whole(help_).spent == 0
    assert _whole(help_).forecast == _whole(help_).committed


@pytest.mark.django_db
def test_what_was_delivered_is_spent_at_the_rate_of_its_month_and_replaces_the_forecast() -> None:
    help_ = a_running_help()
    statement = a_statement(help_, minutes=601, family_minutes=0)
    costs, month = _costs(help_), month_before()
    assert costs.delivered == {month: 701_17}  # 601 minutes at 70 €: 701.1666
    expected = costs.committed(help_.begins_on, help_.last_day) - costs.committed(month.first_day, month.last_day)
    assert _whole(help_).forecast == expected + 701_17
    actions.return_statement(statement, by=colleague("neumann"), because="Bitte prüfen.")
    assert _whole(help_).spent == 0


@pytest.mark.django_db
def test_another_rate_counts_from_its_day() -> None:
    help_ = a_running_help()
    old = Rate.objects.get(organisation=help_.provider, help_kind=help_.help_kind)
    Rate.objects.filter(pk=old.pk).update(valid_to=in_days(-1))
    Rate.objects.create(organisation=provider(), help_kind=help_.help_kind, cents=77_00, valid_from=in_days(0))
    assert _whole(help_).committed == (100 * 360 * 70_00 + 82 * 360 * 77_00) // 420


@pytest.mark.django_db
def test_without_a_provider_or_a_rate_the_days_are_said_to_be_unpriced() -> None:
    help_ = a_running_help()
    HelpEpisode.objects.filter(pk=help_.pk).update(provider=None)
    assert (_costs(help_).unpriced_days, _whole(help_).committed) == (182, 0)


@pytest.mark.django_db
def test_a_residential_help_costs_its_days_at_the_rate_of_the_facility() -> None:
    help_ = a_residential_help()
    assert _costs(help_).unpriced_days == 731
    placed(help_)
    rate = Rate.objects.filter(organisation__name="Träger Ahorn", help_kind=help_.help_kind).get()
    assert _whole(help_).committed == 731 * rate.cents
    assert _whole(help_).spent == 61 * rate.cents
    Rate.objects.all().delete()
    placement = help_.placements.get()
    placement.day_rate_cents = 199_99
    placement.save()
    assert _whole(help_).committed == 731 * 199_99


@pytest.mark.django_db
def test_no_price_refuses_a_help() -> None:
    Rate.objects.update(cents=999_999_00)
    help_ = a_help(HelpForm.AMBULATORY, minutes_per_week=10_000, frame_minutes_per_week=None, decision_key=uuid4())
    assert help_.pk


@pytest.mark.django_db
def test_only_the_wjh_of_the_team_keeps_the_money(brandt: User, felten: User, orth: User, kemper: User) -> None:
    help_ = a_running_help()
    a_reimbursement(help_, by="orth")
    for stranger in (brandt, felten, kemper):
        for act in (a_contribution, a_jurisdiction, a_reimbursement):
            with forbidden():
                act(help_, by=stranger.username)


@pytest.mark.django_db
def test_one_contribution_holds_at_a_time(neumann: User) -> None:
    help_ = a_running_help()
    with records("contribution.added", by=neumann):
        first = a_contribution(help_)
    with refused("Beenden Sie zuerst den früheren."):
        a_contribution(help_, begins_on=in_days(0))
    with refused("liegt nicht in der Zeit der Hilfe"):
        a_contribution(help_, begins_on=in_days(-101))
    actions.end_contribution(first, by=neumann, ends_on=in_days(-1))
    a_contribution(help_, begins_on=in_days(0))
    assert _whole(help_).contribution > 0


@pytest.mark.django_db
def test_a_reimbursement_is_claimed_then_paid_or_refused(neumann: User) -> None:
    claim = a_reimbursement(deadline=in_days(-1))
    assert claim.is_overdue_on(in_days(0))
    with refused("führt kein Schritt"):
        actions.move_reimbursement(claim, by=neumann, state="paid", on=in_days(0))
    with refused("liegt in der Zukunft"):
        actions.move_reimbursement(claim, by=neumann, state="asserted", on=in_days(1))
    with records("reimbursement.moved", by=neumann):
        claim = actions.move_reimbursement(claim, by=neumann, state="asserted", on=in_days(-2))
    assert not claim.is_overdue_on(in_days(0))
    with refused("ist nichts entschieden"):
        actions.move_reimbursement(claim, by=neumann, state="refused", on=in_days(-3))
    claim = actions.move_reimbursement(claim, by=neumann, state="refused", on=in_days(0))
    claim = actions.move_reimbursement(claim, by=neumann, state="asserted", on=in_days(0))
    claim = actions.move_reimbursement(claim, by=neumann, state="paid", on=in_days(0))
    assert (claim.claimed_on, claim.settled_on) == (in_days(0), in_days(0))


def _page(user: User, address: str, query: str = "") -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(address + query)
    assert answer.status_code == 200
    return answer.content.decode("utf-8-sig")


@pytest.mark.django_db
def test_the_page_and_the_table_show_a_year_without_a_word_of_the_family(neumann: User, felten: User) -> None:
    help_ = a_running_help()
    a_statement(help_)
    address, table = reverse("hze:costs"), reverse("hze:costs_csv")
    for user in (neumann, felten):
        for page in (_page(user, address), _page(user, table)):
            assert help_.case.file_number in page
            assert "Sommerfeld" not in page
            assert "gelingt nicht" not in page
    assert help_.case.file_number not in _page(neumann, address, f"?jahr={in_days(0).year + 2}&art=")
    for query in ("?jahr=abc", "?jahr=99999999999999&art=x", "?art=9999999999"):
        assert "Kosten der Hilfen" in _page(neumann, address, query)


@pytest.mark.django_db
def test_an_overdue_reimbursement_stands_on_the_working_day_of_the_wjh(neumann: User, brandt: User) -> None:
    claim = a_reimbursement(deadline=in_days(-1))
    a_reimbursement(deadline=in_days(300))
    page = _page(neumann, reverse("home"))
    assert page.count("Jugendamt Viersen") == 1
    assert "Frist vorbei" in page
    assert "Jugendamt Viersen" not in _page(brandt, reverse("home"))
    actions.move_reimbursement(claim, by=neumann, state="asserted", on=in_days(0))
    assert "Jugendamt Viersen" not in _page(neumann, reverse("home"))


@pytest.mark.django_db
def test_the_list_asks_no_more_for_many_helps_than_for_one(neumann: User) -> None:

    client, counts = Client(), []
    client.force_login(neumann)
    for _ in range(2):
        a_contribution(a_running_help())
        client.get(reverse("hze:costs"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("hze:costs"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
