"""What the papers of the commission and their lists may ask of the database; as tests.house.test_budgets."""

import pytest

from tests import office
from tests.house.test_budgets import listed, reading
from tests.house.world import Samples

pytestmark = pytest.mark.django_db

PAPER_OF_MEETING = 9  # meeting, two kinds of hidden items, what waits, lock, paper, file, cases read, trail


@pytest.mark.parametrize("name", ["approvals:minutes_pdf", "approvals:folder_pdf"])
def test_a_stored_paper_of_a_meeting_keeps_the_budget_of_a_list(samples: Samples, name: str) -> None:
    queries = reading("felten", name, *samples["held_meeting"])
    assert len(queries) <= PAPER_OF_MEETING, listed(queries)


def test_more_bescheide_need_no_query_more(samples: Samples) -> None:
    few = [reading("neumann", name) for name in ("approvals:notices", "home")]
    for _ in range(3):
        office.a_decision()
    many = [reading("neumann", name) for name in ("approvals:notices", "home")]
    assert [len(queries) for queries in many] == [len(queries) for queries in few], "\n".join(map(listed, few + many))
