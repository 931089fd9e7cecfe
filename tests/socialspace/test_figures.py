"""Figures that may be shown: nothing under five, and nothing that can be worked out from what stands beside it."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialspace import rules
from socialspace.models import Quarter
from tests.socialspace.test_rules import DAY

SMALL = 5
counts = st.integers(min_value=0, max_value=9)
tables = st.integers(min_value=1, max_value=3).flatmap(
    lambda width: st.lists(st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=3)
)


@pytest.mark.parametrize("count", [0, 1, 4, None])
def test_every_small_count_looks_the_same(count: int | None) -> None:
    assert rules.shown_count(count) == "unter 5"


def test_from_five_on_the_figure_is_shown() -> None:
    assert [rules.shown_count(count) for count in (5, 123)] == ["5", "123"]


def test_a_sum_stands_only_beside_all_its_parts() -> None:
    table = rules.shown_table([[5, 7], [6, 4]])
    assert table.rows == [[5, 7], [6, None]]
    assert table.row_totals == [12, None]
    assert table.column_totals == [11, None]
    assert table.total is None
    assert rules.shown_table([[5, 7], [6, 8]]).total == 26


def test_an_empty_table_has_no_sum() -> None:
    assert rules.shown_table([]).total is None


def fits(values: list[list[int]], table: rules.ShownTable) -> bool:
    """Whether these counts could be behind what is shown."""
    shown_cells = all(
        seen is None or seen == value
        for row, cells in zip(values, table.rows, strict=True)
        for value, seen in zip(row, cells, strict=True)
    )
    sums = [
        *zip([sum(row) for row in values], table.row_totals, strict=True),
        *zip([sum(column) for column in zip(*values, strict=True)], table.column_totals, strict=True),
        (sum(map(sum, values)), table.total),
    ]
    return shown_cells and all(seen is None or seen == value for value, seen in sums)


@given(tables)
def test_nobody_can_work_out_a_count_that_is_not_shown(true: list[list[int]]) -> None:
    """Whatever is shown, each hidden cell could still be any number from 0 to 4, the others being what they are."""
    table = rules.shown_table(true)
    assert fits(true, table)
    for i, j in product(range(len(true)), range(len(true[0]))):
        if table.rows[i][j] is None:
            guesses = [[row[:] for row in true] for _ in range(SMALL)]
            for value, guess in enumerate(guesses):
                guess[i][j] = value
            assert all(fits(guess, table) for guess in guesses)
            assert all(rules.shown_table(guess) == table for guess in guesses), "The picture itself must not change."


@given(tables)
def test_what_is_shown_is_true_and_large_enough(true: list[list[int]]) -> None:
    table = rules.shown_table(true)
    for row, cells in zip(true, table.rows, strict=True):
        assert all(seen is None or seen == value >= SMALL for value, seen in zip(row, cells, strict=True))


@given(checks=st.integers(0, 12), conferences=st.integers(0, 12))
def test_who_knows_what_conferences_found_cannot_subtract_it(checks: int, conferences: int) -> None:
    seen = rules.shown(rules.countable(in_checks=checks, in_conferences=conferences))
    assert seen in (None, checks + conferences)
    assert seen is None or seen - conferences >= SMALL


def test_where_fewer_than_fifty_live_together_there_is_no_figure() -> None:
    small, other, unknown = (Quarter(pk=pk) for pk in (1, 2, 3))
    populations = {1: {DAY: 18}, 2: {DAY: 32}}
    assert not rules.may_show_figures([small], populations)
    assert rules.may_show_figures([small, other], populations)
    assert not rules.may_show_figures([unknown], populations)
