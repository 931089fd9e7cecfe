"""Members of a team: added, with another share from a day on, ended; rows stay, nobody has more than one post."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from socialspace import actions
from socialspace.models import SocialArea, TeamMembership
from socialspace.rules.team import first_day_over_whole_post
from tests.office import colleague, in_days, team
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def membership_of(username: str) -> TeamMembership:
    rows = TeamMembership.objects.select_related("user", "area").filter(user__username=username)
    return rows.order_by("-valid_from")[0]


def other_team() -> SocialArea:
    return SocialArea.objects.get(number=3)


# Adding


def test_the_lead_adds_a_colleague_of_the_own_department(felten: User, kemper: User) -> None:
    actions.end_membership(membership_of("kemper"), by=colleague("admin"), last_day=in_days(-1))
    with records("team.joined", by=felten):
        row = actions.add_member(user=kemper, area=team(), by=felten, valid_from=in_days(0), share=50)
    assert (row.user, row.area, row.share, row.valid_from, row.valid_to) == (kemper, team(), 50, in_days(0), None)


def test_the_administration_adds_people_of_every_department(admin: User, demir: User, neumann: User) -> None:
    actions.add_member(user=demir, area=team(), by=admin, valid_from=in_days(0), share=30)
    with refused("Diese Person gehört in dieser Zeit schon zum Team."):
        actions.add_member(user=neumann, area=team(), by=admin, valid_from=in_days(9), share=1)


def test_the_sentence_about_an_overlap_stands_at_the_day(admin: User, brandt: User) -> None:
    actions.change_share(membership_of("brandt"), by=admin, share=40, valid_from=in_days(0))
    with pytest.raises(Exception, match="schon zum Team") as refusal:
        actions.add_member(user=brandt, area=team(), by=admin, valid_from=in_days(3), share=10)
    assert set(refusal.value.error_dict) == {"valid_from"}  # type: ignore[attr-defined]


def test_a_lead_adds_nobody_of_another_department_and_nowhere_else(felten: User, demir: User, kemper: User) -> None:
    with refused("Aylin Demir können Sie nicht aufnehmen."):
        actions.add_member(user=demir, area=team(), by=felten, valid_from=in_days(0), share=50)
    with forbidden():
        actions.add_member(user=kemper, area=other_team(), by=felten, valid_from=in_days(0), share=50)


def test_who_leads_no_team_adds_nobody(brandt: User, neumann: User, lorenz: User, kemper: User) -> None:
    for stranger in (brandt, neumann, lorenz):
        with forbidden():
            actions.add_member(user=kemper, area=team(), by=stranger, valid_from=in_days(0), share=50)


def test_over_all_teams_nobody_has_more_than_a_whole_post(felten: User, kemper: User) -> None:
    with refused("mehr als 100 % einer Stelle"):
        actions.add_member(user=kemper, area=team(), by=felten, valid_from=in_days(10), share=1)
    actions.change_share(membership_of("kemper"), by=colleague("admin"), share=60, valid_from=in_days(0))
    actions.add_member(user=kemper, area=team(), by=felten, valid_from=in_days(10), share=40)
    with refused("mehr als 100 % einer Stelle"):
        actions.change_share(membership_of("kemper"), by=felten, share=41, valid_from=in_days(20))


@pytest.mark.parametrize("share", [0, 101, -5])
def test_a_share_is_a_part_of_a_post(admin: User, demir: User, share: int) -> None:
    with refused(""):
        actions.add_member(user=demir, area=team(), by=admin, valid_from=in_days(0), share=share)


# Another share


def test_another_share_ends_the_old_row_the_day_before(felten: User) -> None:
    old = membership_of("aksoy")
    with records("team.share_changed", by=felten):
        new = actions.change_share(old, by=felten, share=60, valid_from=in_days(14))
    old.refresh_from_db()
    assert (old.share, old.valid_to) == (75, in_days(13))
    assert (new.share, new.valid_from, new.valid_to) == (60, in_days(14), None)


def test_a_row_that_begins_today_is_put_right_in_place(felten: User) -> None:
    new = actions.change_share(membership_of("aksoy"), by=felten, share=60, valid_from=in_days(0))
    again = actions.change_share(new, by=felten, share=65, valid_from=in_days(0))
    assert (again.pk, again.share) == (new.pk, 65)


def test_the_past_keeps_its_share(felten: User) -> None:
    row = membership_of("aksoy")
    for day in (row.valid_from, row.valid_from - timedelta(days=1)):
        with refused("Wählen Sie einen späteren Tag."):
            actions.change_share(row, by=felten, share=60, valid_from=day)


def test_the_same_share_is_no_change_and_an_ended_row_takes_none(felten: User) -> None:
    row = membership_of("aksoy")
    with refused("Der Stellenanteil ist schon 75 %."):
        actions.change_share(row, by=felten, share=75, valid_from=in_days(1))
    actions.end_membership(row, by=felten, last_day=in_days(5))
    with refused("Diese Mitgliedschaft endet am"):
        actions.change_share(row, by=felten, share=80, valid_from=in_days(6))


def test_a_lead_changes_nothing_for_themselves_or_other_departments(felten: User, orth: User, brandt: User) -> None:
    for row, by in (("felten", felten), ("neumann", felten), ("brandt", orth), ("aksoy", brandt), ("kemper", felten)):
        with forbidden():
            actions.change_share(membership_of(row), by=by, share=10, valid_from=in_days(1))
        with forbidden():
            actions.end_membership(membership_of(row), by=by, last_day=in_days(1))


# The end


def test_the_last_day_belongs_to_the_membership(felten: User, aksoy: User) -> None:
    with records("team.left", by=felten):
        actions.end_membership(membership_of("aksoy"), by=felten, last_day=in_days(0))
    assert TeamMembership.objects.current().filter(user=aksoy).exists()
    assert membership_of("aksoy").valid_to == in_days(0)


def test_a_membership_does_not_end_before_it_begins(admin: User, demir: User) -> None:
    row = actions.add_member(user=demir, area=team(), by=admin, valid_from=in_days(10), share=50)
    with refused("Das Ende der Mitgliedschaft liegt vor ihrem Beginn."):
        actions.end_membership(row, by=admin, last_day=in_days(9))


def test_what_has_ended_stays_as_it_was(felten: User) -> None:
    row = actions.end_membership(membership_of("aksoy"), by=felten, last_day=in_days(-1))
    with refused("hat schon am"):
        actions.end_membership(row, by=felten, last_day=in_days(30))


def test_without_its_entry_in_the_trail_nobody_joins(admin: User, demir: User) -> None:
    with undone_without_trail(admin):
        actions.add_member(user=demir, area=team(), by=admin, valid_from=in_days(0), share=50)


# A whole post

days = st.integers(0, 60).map(lambda number: date(2026, 1, 1) + timedelta(days=number))
rows = st.builds(
    lambda first, length, share: TeamMembership(
        share=share, valid_from=first, valid_to=None if length is None else first + timedelta(days=length)
    ),
    days,
    st.none() | st.integers(0, 40),
    st.integers(1, 100),
)


@given(st.lists(rows, max_size=6))
def test_the_first_day_over_a_whole_post_is_found_day_by_day(memberships: list[TeamMembership]) -> None:
    def total(day: date) -> int:
        valid = (row for row in memberships if row.valid_from <= day and (row.valid_to is None or day <= row.valid_to))
        return sum(row.share for row in valid)

    calendar = [date(2026, 1, 1) + timedelta(days=number) for number in range(120)]
    expected = next((day for day in calendar if total(day) > 100), None)
    assert first_day_over_whole_post(memberships) == expected
