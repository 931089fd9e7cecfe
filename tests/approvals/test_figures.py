"""Looking back: the figures themselves, and that none under the threshold is shown or can be derived."""

from collections import defaultdict
from itertools import product
from typing import Any

import pytest

from approvals.figures import Duty, Ended, Facts, Report, Row, Settled, hidden_cells, nine_of_ten, report_of
from approvals.lifecycle import Outcome, Request, Way
from hze.lifecycle import HelpForm
from tests.office import in_days

THRESHOLD, HIGHEST = 5, 9


def settled(outcome: Outcome = Outcome.APPROVED, *, days: int = 10, **changes: Any) -> Settled:
    return Settled(outcome=outcome, days=days, **({"place": "Mülfort"} | changes))


def report(*, sees_small: bool = True, **facts: Any) -> Report:
    places, reasons = ["Mülfort", "Rheydt"], ["im Sozialraum gelöst", "Beratung genügt"]
    return report_of(Facts(**({"places": places, "reasons": reasons} | facts)), today=in_days(0), sees_small=sees_small)


def rows_of(found: Report, key: str) -> list[Row]:
    return next(section.rows for section in found.sections if section.key == key)


def values(found: Report, key: str) -> list[tuple[str, str]]:
    return [(row.value, row.share) for row in rows_of(found, key)]


def test_waiting_is_the_middle_and_what_nine_of_ten_did_not_exceed() -> None:
    found = report(settled=[settled(days=number) for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 40)])
    assert (found.decisions, found.typical_days, found.most_days) == (10, "5,5", "9")
    assert nine_of_ten([3]) == 3
    assert nine_of_ten(list(range(1, 12))) == 10  # ten of eleven; nine would be too few


def test_nothing_decided_has_no_waiting_time_and_no_shares() -> None:
    found = report()
    assert (found.decisions, found.typical_days) == (0, "")
    assert values(found, "ergebnis") == [("0", "")] * 3


def test_outcomes_are_parts_of_the_settled_ones() -> None:
    rows = [settled(), settled(Outcome.CHANGED), settled(Outcome.REFUSED)]
    rows.append(settled(Outcome.RETURNED, return_reason="family"))
    found = report(settled=rows)
    assert values(found, "ergebnis") == [("2", "50 %"), ("1", "25 %"), ("1", "25 %")]
    returned = {row.label: row.count for row in rows_of(found, "zurueckgestellt")}
    assert returned["Wille der Familie ist nicht geklärt"] == 1
    assert sum(count or 0 for count in returned.values()) == 1


def test_granted_helps_are_told_by_form_and_by_what_was_asked() -> None:
    rows = [settled(), settled(), settled(form=HelpForm.RESIDENTIAL), settled(request=Request.EXTEND)]
    rows += [settled(request=Request.END), settled(Outcome.REFUSED)]
    assert values(report(settled=rows), "hilfen") == [
        *[("2", "40 %"), ("1", "20 %"), ("1", "20 %"), ("0", "0 %"), ("1", "20 %")]
    ]


def test_what_the_social_space_solved_stands_beside_new_helps_alone() -> None:
    ended = [Ended("im Sozialraum gelöst")] * 3 + [Ended("Beratung genügt")]
    rows = [settled(), settled(request=Request.EXTEND), settled(Outcome.RETURNED, return_reason="time")]
    assert values(report(settled=rows, ended=ended), "ohne-hilfe") == [("3", "60 %"), ("1", "20 %"), ("1", "20 %")]


def test_ways_corrections_and_what_was_passed_on_are_counted() -> None:
    rows = [settled(way=Way.CIRCULAR), settled(way=Way.URGENT, was_corrected=True), settled(was_escalated=True)]
    found = report(settled=[*rows, settled()], passed_on=1)
    assert values(found, "wege") == [("2", "50 %"), ("1", "25 %"), ("1", "25 %")]
    assert values(found, "stimmen") == [("1", "25 %"), ("1", "25 %")]
    assert found.passed_on == 1


def test_a_condition_is_fulfilled_in_time_or_late_and_overdue_from_the_day_after() -> None:
    duties = [Duty(in_days(-9), fulfilled_on=in_days(-9)), Duty(in_days(-9), fulfilled_on=in_days(-8))]
    duties += [Duty(in_days(-1)), Duty(in_days(0))]
    assert [row.count for row in rows_of(report(duties=duties), "auflagen")] == [1, 1, 1, 1]


def test_cost_is_summed_by_place_and_what_is_refused_costs_nothing() -> None:
    rows = [settled(cents=100_00) for _ in range(5)] + [settled(cents=300_00, place="Rheydt") for _ in range(5)]
    rows.append(settled(Outcome.REFUSED, cents=900_00))
    found = report(settled=rows)
    assert values(found, "kosten") == [("500\xa0€", "25 %"), ("1.500\xa0€", "75 %")]
    assert next(section.whole for section in found.sections if section.key == "kosten") == "2.000\xa0€"


def test_a_place_with_few_decisions_takes_another_with_it_even_for_the_lead() -> None:
    rows = [settled(cents=100_00) for _ in range(6)] + [settled(cents=300_00, place="Rheydt") for _ in range(2)]
    found = report(settled=rows)
    assert [row.value for row in rows_of(found, "kosten")] == ["nicht gezeigt", "nicht gezeigt"]
    assert next(section.whole for section in found.sections if section.key == "kosten") == "1.200\xa0€"


def test_few_decisions_have_no_sum_of_money() -> None:
    found = report(settled=[settled(cents=100_00) for _ in range(4)])
    assert next(section.whole for section in found.sections if section.key == "kosten") == "unter 5 Beschlüsse"


def test_planning_sees_neither_conditions_nor_sums_of_money_nor_what_is_open() -> None:
    rows = [settled(cents=100_00) for _ in range(8)]
    found = report(settled=rows, duties=[Duty(in_days(-1))] * 9, passed_on=7, sees_small=False)
    cost = next(section for section in found.sections if section.key == "kosten")
    assert "auflagen" not in {section.key for section in found.sections}
    assert (cost.whole, found.passed_on) == ("", None)


def test_planning_sees_no_waiting_time_of_four() -> None:
    found = report(settled=[settled() for _ in range(4)], sees_small=False)
    assert (found.decisions_shown, found.typical_days) == ("unter 5", "")


def test_a_hidden_whole_hides_its_parts() -> None:
    rows = [settled() for _ in range(9)] + [settled(Outcome.RETURNED, return_reason="time") for _ in range(3)]
    found = report(settled=rows, sees_small=False)
    assert {row.count for row in rows_of(found, "zurueckgestellt")} == {None}
    wholes = {section.key: section.whole for section in found.sections}
    assert wholes["zurueckgestellt"] == wholes["hilfen"] == "nicht gezeigt"  # nine granted would give the three away


@pytest.mark.parametrize("size", [2, 3, 4])
def test_what_is_left_out_can_never_be_derived_from_the_rest_and_the_sum(size: int) -> None:
    """Everybody may know the rule: for each table that can be read, a part left out may be at least two numbers."""
    possible: defaultdict[tuple[tuple[int | None, ...], int], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(HIGHEST + 1), repeat=size):
        left_out = hidden_cells(counts)
        read = tuple(None if number in left_out else count for number, count in enumerate(counts))
        whole = sum(counts)
        possible[read, whole if whole >= THRESHOLD else 0].append(counts)
    for (read, whole), tables in possible.items():
        if whole > HIGHEST:  # the numbers that are tried here end too early to tell
            continue
        for number, count in enumerate(read):
            assert count is not None or len({table[number] for table in tables}) > 1, (read, whole, tables)


@pytest.mark.parametrize("count", range(5))
def test_no_number_under_the_threshold_is_ever_shown(count: int) -> None:
    rows = [settled() for _ in range(20)] + [settled(Outcome.REFUSED) for _ in range(count)]
    found = report(settled=rows, sees_small=False)
    told = [row.count for section in found.sections for row in section.rows]
    assert all(number is None or number >= 5 for number in told), told
