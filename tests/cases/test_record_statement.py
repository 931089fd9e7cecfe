"""'Vom Kind her denken': what a member of the family says, in their own words."""

from typing import Any

import pytest

from accounts.models import User
from cases import actions
from cases.models import Case, Person
from tests.office import a_case, a_report, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def _say(case: Case, by: User, person: Person | None = None, **changes: Any) -> None:
    said: dict[str, Any] = {"kind": "will", "quote": "Ich lerne kochen.", "said_on": in_days(0)} | changes
    actions.record_statement(case, by=by, person=person or case.child, **said)


def test_a_child_is_heard_in_its_own_words(brandt: User) -> None:
    case = a_case(child_words="")
    with records("statement.recorded", by=brandt):
        _say(case, brandt, quote="Ich mag 🐸 und Oma.")
    assert case.statements.get().quote == "Ich mag 🐸 und Oma."
    assert Case.objects.for_file().get(pk=case.pk).has_child_view


def test_what_the_mother_says_is_not_the_view_of_the_child(brandt: User) -> None:
    case = a_case(child_words="")
    _say(case, brandt, person=Person.objects.get(family=case.family_id, role=Person.Role.MOTHER))
    assert not Case.objects.for_file().get(pk=case.pk).has_child_view


def test_will_and_wish_are_kept_apart(brandt: User) -> None:
    case = a_case(child_words="")
    for kind in ("will", "wish", "view"):
        _say(case, brandt, kind=kind)
    assert sorted(row.get_kind_display() for row in case.statements.all()) == ["Sicht", "Wille", "Wunsch"]


def test_somebody_of_another_family_is_refused(brandt: User) -> None:
    case, other = a_case(), a_report()
    with refused("Diese Person gehört nicht zur Familie."):
        _say(case, brandt, person=other.child)


def test_nobody_said_it_tomorrow(brandt: User) -> None:
    case = a_case()
    with refused("Das Datum liegt in der Zukunft."):
        _say(case, brandt, said_on=in_days(1))


@pytest.mark.parametrize("change", [{"quote": ""}, {"kind": "guess"}])
def test_empty_words_and_unknown_kinds_are_refused(brandt: User, change: dict[str, Any]) -> None:
    case = a_case()
    with refused(""):
        _say(case, brandt, **change)


def test_colleagues_who_are_not_responsible_read_but_do_not_write(aksoy: User, felten: User, neumann: User) -> None:
    case = a_case()
    for colleague in (aksoy, felten, neumann):
        with forbidden():
            _say(case, colleague)


def test_without_its_entry_in_the_trail_nothing_is_recorded(brandt: User) -> None:
    case = a_case()
    with undone_without_trail(brandt):
        _say(case, brandt)
