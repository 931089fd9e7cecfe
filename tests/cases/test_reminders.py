"""Wiedervorlagen: who may write one down for whom, what finishing and undoing does, who sees which."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.models import Department, User
from audit.models import Entry
from cases import actions
from cases.models import Case, Reminder
from cases.models.reminder import climbs_before
from cases.repeating import Repeat
from socialspace.actions import accept_absence, record_absence
from socialspace.models import TeamMembership
from tests.office import a_case, a_case_nobody_leads, colleague, in_days

pytestmark = pytest.mark.django_db


def a_reminder(by: User | None = None, **changes: Any) -> Reminder:
    by = by or colleague("brandt")
    given: dict[str, Any] = {"owner": by, "text": "Schule anrufen", "due_on": in_days(2)} | changes
    return actions.remind(by=by, **given)


def overdue(reminder: Reminder, *, since: Any) -> Reminder:
    Reminder.objects.filter(pk=reminder.pk).update(due_on=since, first_on=since)
    reminder.refresh_from_db(fields=["due_on", "first_on"])
    return reminder


def desk_of(user: User) -> set[str]:
    return {reminder.text for reminder in Reminder.objects.visible_to(user).at_desk_of(user, timezone.localdate())}


def stand_in(deputy: User, of: User) -> None:
    absence = record_absence(user=of, by=of, begins_on=in_days(0), ends_on=in_days(3), deputy=deputy)
    accept_absence(absence, by=deputy, version=absence.version)


# creating


def test_one_is_written_down_for_oneself_with_case_and_trail(brandt: User) -> None:
    case = a_case()
    reminder = a_reminder(case=case, repeat=Repeat.MONTHLY)
    assert (reminder.owner, reminder.case, reminder.first_on) == (brandt, case, reminder.due_on)
    entry = Entry.objects.get(verb="reminder.created")
    assert entry.case_key == case.key
    assert entry.data == {"repeat": "monthly", "own": True}


def test_the_trail_never_holds_what_is_to_be_done() -> None:
    a_reminder(text="Frau Sommerfeld anrufen")
    assert not any("Sommerfeld" in str(entry.data) for entry in Entry.objects.all())


def test_a_colleague_who_sees_the_case_may_be_reminded(brandt: User, aksoy: User) -> None:
    assert a_reminder(owner=aksoy, case=a_case()).owner == aksoy


@pytest.mark.parametrize("name", ["kemper", "neumann", "dohmen"])
def test_nobody_is_reminded_of_a_case_they_may_not_know(db: None, name: str) -> None:
    with pytest.raises(ValidationError, match="sieht diesen Fall nicht"):
        a_reminder(owner=colleague(name), case=a_case())


def test_without_a_case_one_reminds_colleagues_of_ones_team_only(brandt: User, neumann: User, kemper: User) -> None:
    assert a_reminder(owner=neumann).owner == neumann
    with pytest.raises(ValidationError, match="gehört nicht zu Ihrem Team"):
        a_reminder(owner=kemper)


def test_whoever_may_not_see_the_case_writes_nothing_about_it(kemper: User) -> None:
    with pytest.raises(PermissionDenied):
        a_reminder(kemper, case=a_case())


def test_a_past_day_and_a_foreign_page_are_refused() -> None:
    with pytest.raises(ValidationError, match="schon vorbei"):
        a_reminder(due_on=in_days(-1))
    for page in ("/gibt-es-nicht/", "https://anderswo.example/", "//anderswo.example/"):
        with pytest.raises(ValidationError, match="Seite"):
            a_reminder(path=page)


# finishing and undoing


def test_finishing_says_who_and_when(brandt: User, aksoy: User) -> None:
    reminder = a_reminder(owner=aksoy, case=a_case())
    assert actions.finish_reminder(reminder, by=brandt) is None
    reminder = Reminder.objects.select_related("done_by").get()
    assert reminder.done_by == brandt
    assert reminder.done_at is not None
    with pytest.raises(ValidationError, match="schon erledigt"):
        actions.finish_reminder(reminder, by=brandt)


def test_finishing_one_that_repeats_brings_the_next(brandt: User) -> None:
    reminder = a_reminder(case=a_case(), repeat=Repeat.WEEKLY)
    following = actions.finish_reminder(reminder, by=brandt)
    assert following is not None
    assert following.due_on == reminder.due_on + timedelta(days=7)
    assert (following.text, following.case, following.owner) == (reminder.text, reminder.case, brandt)


def test_undoing_takes_the_next_one_back(brandt: User) -> None:
    reminder = a_reminder(repeat=Repeat.WEEKLY)
    actions.finish_reminder(reminder, by=brandt)
    actions.reopen_reminder(reminder, by=brandt)
    assert [row.done_at for row in Reminder.objects.all()] == [None]


def test_undoing_what_was_never_done_changes_nothing(brandt: User) -> None:
    reminder = a_reminder()
    assert actions.reopen_reminder(reminder, by=brandt).version == reminder.version


def test_what_went_on_is_not_undone(brandt: User) -> None:
    reminder = a_reminder(repeat=Repeat.WEEKLY)
    following = actions.finish_reminder(reminder, by=brandt)
    assert following is not None
    actions.finish_reminder(following, by=brandt)
    with pytest.raises(ValidationError, match="folgende Wiedervorlage"):
        actions.reopen_reminder(reminder, by=brandt)


# moving, changing, withdrawing


def test_what_is_overdue_moves_from_today_and_keeps_its_series(brandt: User) -> None:
    reminder = overdue(a_reminder(repeat=Repeat.MONTHLY), since=in_days(-9))
    moved = actions.move_reminder(reminder, by=brandt, days=1)
    assert (moved.due_on, moved.first_on) == (in_days(1), in_days(-9))


def test_a_new_day_begins_the_series_anew_and_an_old_version_is_refused(brandt: User) -> None:
    reminder = a_reminder(repeat=Repeat.MONTHLY)
    change: dict[str, Any] = {"owner": brandt, "text": "Kita anrufen", "due_on": in_days(5), "repeat": "weekly"}
    changed = actions.change_reminder(reminder, by=brandt, version=reminder.version, **change)
    assert (changed.first_on, changed.text) == (in_days(5), "Kita anrufen")
    with pytest.raises(ValidationError, match="inzwischen"):
        actions.change_reminder(reminder, by=brandt, version=reminder.version, **change)


def test_an_overdue_one_may_be_changed_without_a_new_day(brandt: User) -> None:
    reminder = overdue(a_reminder(), since=in_days(-3))
    change: dict[str, Any] = {"owner": brandt, "text": "Kita anrufen", "due_on": in_days(-3), "repeat": "once"}
    assert actions.change_reminder(reminder, by=brandt, version=reminder.version, **change).text == "Kita anrufen"


def test_withdrawn_is_gone_and_the_trail_knows(brandt: User) -> None:
    reminder = a_reminder()
    actions.withdraw_reminder(reminder, by=brandt)
    assert not Reminder.objects.exists()
    assert Entry.objects.filter(verb="reminder.withdrawn", object_key=reminder.key).exists()
    with pytest.raises(ValidationError, match="nicht mehr"):
        actions.finish_reminder(reminder, by=brandt)


def test_whoever_takes_a_case_over_takes_its_open_ones(brandt: User, aksoy: User) -> None:
    case = a_case()
    a_reminder(case=case)
    a_reminder(text="Eigenes")
    done = a_reminder(case=case, text="Erledigt")
    actions.finish_reminder(done, by=brandt)
    assert actions.pass_on_reminders(case, by=brandt, of=brandt, to=aksoy) == 1
    assert desk_of(aksoy) == {"Schule anrufen"}


# who acts


@pytest.mark.parametrize(("name", "allowed"), [("brandt", True), ("felten", True), ("aksoy", False), ("kemper", False)])
def test_who_works_on_the_case_and_its_lead_act_on_it(db: None, name: str, allowed: bool) -> None:
    reminder = a_reminder(colleague("vossen"), case=a_case())
    if allowed:
        actions.finish_reminder(reminder, by=colleague(name))
    else:
        with pytest.raises(PermissionDenied):
            actions.finish_reminder(reminder, by=colleague(name))


def test_a_private_one_is_nobody_elses_business(brandt: User, felten: User) -> None:
    with pytest.raises(PermissionDenied):
        actions.finish_reminder(a_reminder(), by=felten)


# who sees


def test_with_a_case_it_is_seen_like_the_case_without_one_by_its_people(db: None) -> None:
    aksoy = colleague("aksoy")
    a_reminder(case=a_case())
    a_reminder(text="Privat")
    a_reminder(text="Für Aksoy", owner=aksoy)
    seen = {
        name: {row.text for row in Reminder.objects.visible_to(colleague(name))}
        for name in ("brandt", "aksoy", "felten", "kemper", "neumann", "behrens")
    }
    assert seen == {
        "brandt": {"Schule anrufen", "Privat", "Für Aksoy"},
        "aksoy": {"Schule anrufen", "Für Aksoy"},
        "felten": {"Schule anrufen"},
        "kemper": set(),
        "neumann": set(),
        "behrens": set(),
    }


def test_whoever_leaves_the_team_loses_sight_of_case_and_reminder(brandt: User) -> None:
    a_reminder(case=a_case())
    brandt.memberships.update(valid_to=in_days(-1))
    assert desk_of(brandt) == set()


def test_whoever_left_the_office_sees_nothing(brandt: User) -> None:
    a_reminder()
    brandt.is_active = False
    assert not Reminder.objects.visible_to(brandt).exists()


def test_a_deputy_finds_those_of_cases_and_no_private_ones(brandt: User, aksoy: User, vossen: User) -> None:
    a_reminder(case=a_case())
    a_reminder(text="Privat")
    stand_in(aksoy, of=brandt)
    assert desk_of(aksoy) == {"Schule anrufen"}
    assert desk_of(vossen) == set()


def test_a_deputy_finishes_what_they_find(brandt: User, aksoy: User) -> None:
    reminder = a_reminder(case=a_case())
    stand_in(aksoy, of=brandt)
    actions.finish_reminder(reminder, by=aksoy)
    assert Reminder.objects.get().done_by_id == aksoy.pk


def test_what_stays_too_long_is_shown_to_the_lead(felten: User, orth: User) -> None:
    case: Case = a_case()
    border = climbs_before(timezone.localdate())
    overdue(a_reminder(case=case, text="Lange"), since=border - timedelta(days=1))
    overdue(a_reminder(case=case, text="Noch nicht"), since=border)
    overdue(a_reminder(text="Privat"), since=border - timedelta(days=30))
    assert desk_of(felten) == {"Lange"}
    assert desk_of(orth) == set()


def test_what_follows_a_decision_stays_with_who_acted_where_a_team_has_no_asd(orth: User) -> None:
    case = a_case_nobody_leads()
    TeamMembership.objects.filter(user__department=Department.ASD).delete()
    reminder = actions.put_before_lead(
        case, by=orth, text="Vorlage nacharbeiten", due_on=in_days(7), path="/kommission/"
    )
    assert (reminder.owner, reminder.case) == (orth, None)
    assert reminder.text == f"{case.file_number}: Vorlage nacharbeiten"
    assert Reminder.objects.visible_to(orth).open().filter(pk=reminder.pk).exists()
