"""A Hilfeplangespräch: planned with child and open goals, moved, cancelled, held; it begins the next version."""

import pytest
from django.utils import timezone

from accounts.models import User
from cases.lifecycle import Stage
from cases.models import Person
from hze import actions, rules
from hze.lifecycle import HelpForm
from hze.models import PlanTalk
from srojugend.calendar import entries_of
from tests import office
from tests.cases import goals_office as goals
from tests.hze.helps_office import a_help
from tests.hze.plan_office import a_draft, a_final_plan, a_talk, at
from tests.office import in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def test_a_talk_begins_with_the_child_and_knows_who_is_asked(brandt: User) -> None:
    help_ = a_help()
    with records("plan_talk.planned", by=brandt):
        talk = a_talk(help_)
    assert talk.agenda.all()[0].text == "Wie geht es dem Kind, und was sagt es selbst?"
    assert help_.case.child in [guest.person for guest in talk.guests.all()]


def test_the_agenda_takes_the_open_goals_of_the_last_plan() -> None:
    plan = a_final_plan(days=-30)
    talk = a_talk(plan.episode)
    assert "Ziel: Ich schlafe jede Nacht durch." in [point.text for point in talk.agenda.all()]


def test_outside_the_family_the_perspective_stands_on_the_agenda() -> None:
    talk = a_talk(a_help(HelpForm.RESIDENTIAL))
    assert "Perspektive: Wo wird das Kind leben?" in [point.text for point in talk.agenda.all()]


def test_one_talk_is_planned_at_a_time() -> None:
    talk = a_talk()
    with refused("Es ist schon ein Gespräch geplant. Verlegen Sie dieses."):
        a_talk(talk.episode)


@pytest.mark.parametrize("name", ["aksoy", "felten"])
def test_who_does_not_work_on_the_case_plans_nothing(name: str) -> None:
    help_ = a_help()
    with forbidden():
        a_talk(help_, by=name)


def test_a_day_years_away_is_a_slip() -> None:
    help_ = a_help()
    with refused("Wählen Sie einen Tag innerhalb der nächsten zwei Jahre."):
        a_talk(help_, starts_at=at(2_000))


def test_only_the_own_family_is_asked() -> None:
    other = office.a_case(child_first_name="Lina", child_last_name="Wendt")
    help_ = a_help()
    with refused("Wählen Sie jemanden aus dieser Familie."):
        a_talk(help_, persons=list(Person.objects.filter(family=other.family_id)))


def test_a_talk_is_moved_and_cancelled_with_its_reason(brandt: User) -> None:
    talk = a_talk()
    with records("plan_talk.moved", by=brandt):
        talk = actions.move_talk(talk, by=brandt, starts_at=at(9), place="Jugendamt")
    assert (talk.starts_on, talk.place) == (in_days(9), "Jugendamt")
    with refused("Schreiben Sie auf, warum das Gespräch ausfällt."):
        actions.cancel_talk(talk, by=brandt, reason="")
    with records("plan_talk.cancelled", by=brandt):
        actions.cancel_talk(talk, by=brandt, reason="Die Mutter ist krank.")
    with refused("Dieses Gespräch ist geführt oder abgesagt."):
        actions.move_talk(talk, by=brandt, starts_at=at(9), place="Jugendamt")
    assert a_talk(talk.episode).is_open


def test_people_and_points_come_and_go_before_the_talk(brandt: User) -> None:
    talk = a_talk()
    with records("plan_talk.guest_added", "plan_talk.point_added", by=brandt):
        actions.add_guest(talk, by=brandt, name="Frau Kurz", function="Klassenlehrerin")
        actions.add_agenda_point(talk, by=brandt, text="Schulweg")
    with records("plan_talk.guest_removed", "plan_talk.point_removed", by=brandt):
        actions.remove_guest(talk.guests.get(name="Frau Kurz"), by=brandt)
        actions.remove_agenda_point(talk.agenda.get(text="Schulweg"), by=brandt)
    with refused("Wählen Sie jemanden aus der Familie, oder schreiben Sie einen Namen."):
        actions.add_guest(talk, by=brandt)


def test_a_talk_that_is_held_begins_a_plan_with_who_came(brandt: User) -> None:
    talk = a_talk(starts_at=timezone.now())
    child = talk.guests.get(person=talk.episode.case.child)
    with records("plan_talk.held", "help_plan.begun", by=brandt):
        plan = actions.hold_talk(talk, by=brandt, held_at=timezone.now(), came=[child])
    assert (plan.number, plan.talk_on, plan.talk) == (1, in_days(0), talk)
    assert [guest for guest in talk.guests.all() if guest.came] == [child]


def test_a_talk_is_not_held_before_it_was() -> None:
    talk = a_talk()
    with refused("Das Gespräch liegt noch in der Zukunft."):
        actions.hold_talk(talk, by=office.colleague("brandt"), held_at=at(1), came=[])


def test_no_talk_is_held_while_the_last_plan_is_a_draft(brandt: User) -> None:
    plan = a_draft(days=-3)
    talk = a_talk(plan.episode, starts_at=timezone.now())
    with refused("Für diese Hilfe liegt schon ein Entwurf vor."):
        actions.hold_talk(talk, by=brandt, held_at=timezone.now(), came=[])


def test_the_goals_of_the_file_stand_in_the_first_plan() -> None:
    help_ = a_help()
    goal = goals.a_goal(goals.a_direction(help_.case))
    (row,) = a_draft(help_).goals.all()
    assert (row.action_goal, row.side, row.text) == (goal, "parents", goal.specific)


def test_a_consultation_is_missed_between_two_talks_and_blocks_nothing() -> None:
    help_ = a_help(case=office.a_case_in(Stage.CONSULTATION))
    assert not rules.lacks_consultation(help_)
    plan = a_final_plan(help_, days=-30)
    a_talk(plan.episode)
    assert rules.lacks_consultation(plan.episode)
    office.a_consulted_case(plan.episode.case)
    assert not rules.lacks_consultation(plan.episode)


def test_a_planned_talk_stands_in_the_calendar_without_its_place(brandt: User, aksoy: User) -> None:
    talk = a_talk()
    (entry,) = [entry for entry in entries_of(brandt, in_days(0)) if entry.kind == "plan-talk"]
    assert (entry.title, entry.place) == (f"Hilfeplangespräch {talk.episode.case.file_number}", "")
    assert not [entry for entry in entries_of(aksoy, in_days(0)) if entry.kind == "plan-talk"]
    actions.cancel_talk(talk, by=brandt, reason="Die Mutter ist krank.")
    assert not [entry for entry in entries_of(brandt, in_days(0)) if entry.kind == "plan-talk"]


def test_nobody_plans_a_talk_of_a_help_that_is_over(felten: User) -> None:
    help_ = a_help(begins_on=in_days(-30))
    actions.end_help(help_, by=felten, ended_on=in_days(-1), reason="Die Ziele sind erreicht.")
    with refused("Diese Hilfe ist schon beendet."):
        a_talk(help_)
    assert not PlanTalk.objects.exists()
