"""The perspective of a child outside its family: a new entry each time, with the time justifiable for this child."""

import pytest

from accounts.models import User
from hze import actions
from hze.lifecycle import HelpForm, Outlook
from tests.hze.helps_office import a_help
from tests.hze.plan_office import a_perspective
from tests.office import colleague, in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def test_each_clarification_is_a_new_entry_and_the_newest_holds(brandt: User) -> None:
    help_ = a_help(HelpForm.RESIDENTIAL)
    with records("perspective.clarified", by=brandt):
        a_perspective(help_, outlook=Outlook.OPEN, justifiable_until=in_days(90))
    a_perspective(help_)
    assert [row.outlook for row in help_.perspectives.newest_first()] == ["return", "open"]


@pytest.mark.parametrize("outlook", [Outlook.OPEN, Outlook.RETURN])
def test_what_may_not_last_names_its_time(outlook: str) -> None:
    help_ = a_help(HelpForm.RESIDENTIAL)
    with refused("Sagen Sie, bis wann das für dieses Kind vertretbar ist."):
        a_perspective(help_, outlook=outlook, justifiable_until=None)


@pytest.mark.parametrize("outlook", [Outlook.STAY, Outlook.INDEPENDENCE])
def test_what_lasts_needs_no_time(outlook: str) -> None:
    assert a_perspective(outlook=outlook, justifiable_until=None).justifiable_until is None


def test_the_time_lies_ahead_and_the_clarification_in_the_life_of_the_case() -> None:
    help_ = a_help(HelpForm.RESIDENTIAL)
    with refused("Der vertretbare Zeitraum endet nach dem Tag der Klärung."):
        a_perspective(help_, justifiable_until=in_days(0))
    with refused("Der Tag der Klärung liegt in der Zukunft."):
        a_perspective(help_, clarified_on=in_days(1))
    with refused("Der Fall wurde erst am "):
        a_perspective(help_, clarified_on=in_days(-400))


def test_a_help_at_home_has_no_perspective() -> None:
    help_ = a_help()
    with refused("Eine Perspektive wird bei Hilfen außerhalb der Familie geklärt."):
        a_perspective(help_)


def test_who_does_not_work_on_the_case_clarifies_nothing() -> None:
    help_ = a_help(HelpForm.RESIDENTIAL)
    with forbidden():
        actions.clarify_perspective(
            help_, by=colleague("felten"), outlook="stay", reason="Weil.", clarified_on=in_days(0)
        )
