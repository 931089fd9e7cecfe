"""A Hilfeplan is written in its talk, finished for good with hash and paper, reviewed in half a year, and signed."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.models import User
from cases import actions as cases
from cases.models import Case, Person, Reminder
from hze import actions, rules
from hze.help_plan_papers import digest
from hze.lifecycle import HelpForm
from hze.models import HelpPlan
from srojugend.due import next_due, with_due
from tests.cases import goals_office as goals
from tests.hze.helps_office import a_help
from tests.hze.plan_office import (
    a_draft,
    a_final_plan,
    a_perspective,
    a_signature,
    written,
)
from tests.hze.residential_office import a_contact_rule
from tests.office import colleague, in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def fields_missing(plan: HelpPlan) -> list[str]:
    return [part.field for part in rules.missing_parts(plan)]


def finished(plan: HelpPlan) -> HelpPlan:
    return actions.finish_help_plan(plan, by=colleague("brandt"), version=plan.version)


# Writing


def test_what_was_written_stands_there(brandt: User) -> None:
    plan = a_draft()
    with records("help_plan.written", by=brandt):
        plan = written(plan)
    assert plan.child_words == "Ich will, dass Mama morgens da ist."
    assert [goal.text for goal in plan.goals.all()] == ["Ich schlafe jede Nacht durch."]


@pytest.mark.parametrize("name", ["aksoy", "felten"])
def test_who_does_not_work_on_the_case_writes_nothing(name: str) -> None:
    plan = a_draft()
    with forbidden():
        written(plan, by=name)


def test_of_two_who_save_the_second_is_told(brandt: User) -> None:
    plan = a_draft()
    written(plan)
    with refused("Diesen Hilfeplan hat inzwischen jemand anderes gespeichert."):
        written(plan)


def test_the_child_was_heard_or_not() -> None:
    plan = a_draft()
    with refused("Das Kind wurde gehört oder nicht"):
        written(plan, child_not_heard="Das Kind war krank.")


def test_it_is_reviewed_after_the_talk_and_within_six_months(settings: Any) -> None:
    plan = a_draft()
    for day in (plan.talk_on, plan.talk_on + timedelta(days=190)):
        with refused("Überprüfen Sie nach dem Gespräch und spätestens am "):
            written(plan, review_on=day)
    settings.HELP_PLAN_REVIEW_MONTHS = 3
    with refused("Überprüfen Sie nach dem Gespräch und spätestens am "):
        written(plan, review_on=plan.talk_on + timedelta(days=120))


def test_goals_of_the_plan_stand_taken_out_or_said_how_far(brandt: User) -> None:
    plan = written(goals={"new": {"child": ["Ich schlafe durch.", "Ich frühstücke."]}})
    sleep, breakfast = plan.goals.all()
    own = {sleep.key: ("partly", "drei Nächte"), breakfast.key: ("", "")}
    plan = actions.write_help_plan(plan, by=brandt, version=plan.version, goals={"own": own})
    assert [(goal.text, goal.stands, goal.shown_by) for goal in plan.goals.all()] == [
        ("Ich schlafe durch.", "teilweise erreicht", "drei Nächte")
    ]


def test_a_goal_of_the_file_is_not_typed_twice_and_shows_the_state_of_the_file(brandt: User) -> None:
    help_ = a_help()
    goal = goals.a_goal(goals.a_direction(help_.case))
    plan = a_draft(help_)
    cases.end_goal(goal, by=brandt, state="reached", evidence="Der Teller ist leer.")
    (row,) = plan.goals.select_related("action_goal")
    assert (row.text, row.stands, row.shown_by) == (goal.specific, "erreicht", "Der Teller ist leer.")
    plan = actions.write_help_plan(plan, by=brandt, version=plan.version, goals={"of_file": []})
    assert not plan.goals.exists()


def test_a_goal_of_another_file_stays_there(brandt: User) -> None:
    plan, other = a_draft(), goals.a_goal()
    with refused("Wählen Sie Ziele dieses Falls."):
        actions.write_help_plan(plan, by=brandt, version=plan.version, goals={"of_file": [other]})


# Finishing


def test_everything_that_is_missing_is_named_the_child_first() -> None:
    plan = a_draft()
    assert fields_missing(plan)[:2] == ["child_words", "parents_words"]
    with refused("Schreiben Sie auf, was das Kind sagt, oder warum es nicht gehört wurde."):
        finished(plan)


def test_a_child_that_was_not_heard_needs_the_reason_alone() -> None:
    plan = written(child_words="", child_heard="", child_not_heard="Das Kind ist fünf Monate alt.")
    assert fields_missing(plan) == []


def test_words_without_how_they_were_heard_are_not_enough() -> None:
    assert fields_missing(written(child_heard="")) == ["child_heard"]


def test_siblings_are_answered_for_where_there_are_some() -> None:
    plan = written(siblings="")
    assert fields_missing(plan) == []
    Person.objects.create(family_id=plan.episode.case.family_id, role="child", first_name="Lina")
    assert fields_missing(plan) == ["siblings"]


def test_outside_the_family_contact_and_perspective_are_needed(brandt: User) -> None:
    help_ = a_help(HelpForm.RESIDENTIAL)
    plan = written(a_draft(help_), contact_rules="")
    assert fields_missing(plan) == ["contact_rules", "perspective"]
    with refused("Halten Sie die Perspektive des Kindes fest (§ 37c SGB VIII)."):
        finished(plan)
    row = a_perspective(help_)
    assert row.plan == plan
    assert fields_missing(plan) == ["contact_rules"]


def test_contacts_that_are_agreed_already_stand_in_the_plan(brandt: User) -> None:
    help_ = a_help(HelpForm.RESIDENTIAL)
    plan = written(a_draft(help_), contact_rules="")
    a_perspective(help_)
    a_contact_rule(help_, begins_on=in_days(0))
    assert fields_missing(plan) == []
    plan = finished(plan)
    assert plan.content is not None
    assert len(plan.content["contacts"]) == 1


def test_a_finished_plan_keeps_its_content_its_hash_and_its_paper(brandt: User) -> None:
    plan = written()
    with records("reminder.created", "help_plan.finished", by=brandt):
        plan = finished(plan)
    assert plan.content is not None
    assert plan.content["child_words"] == plan.child_words
    assert plan.sha256 == digest(plan.content)
    assert plan.paper is not None
    assert bytes(plan.paper.content).startswith(b"%PDF-")


def test_the_review_comes_back_and_settles_the_one_before(brandt: User) -> None:
    first = a_final_plan(days=-60)
    (waiting,) = Reminder.objects.open().select_related("owner")
    assert (waiting.text, waiting.due_on, waiting.owner) == ("Hilfeplan überprüfen", first.review_on, brandt)
    second = a_final_plan(first.episode)
    (waiting,) = Reminder.objects.open()
    assert waiting.due_on == second.review_on


def test_a_review_of_a_plan_stands_on_the_working_day_until_the_next_plan(felten: User) -> None:
    plan = a_final_plan(days=-100, review_on=in_days(-1))
    Reminder.objects.update(due_on=in_days(30))
    assert due_of(plan) == ("Hilfeplan überprüfen", in_days(-1))
    a_final_plan(plan.episode)
    assert due_of(plan) != ("Hilfeplan überprüfen", in_days(-1))


def due_of(plan: HelpPlan) -> tuple[str, Any]:
    due = next_due(with_due(Case.objects.for_list()).get(pk=plan.episode.case_id))
    assert due is not None
    return (due.what, due.on)


def test_a_new_version_begins_from_the_last_one_and_asks_anew_what_was_said() -> None:
    first = a_final_plan(days=-60)
    second = a_draft(first.episode)
    assert (second.number, second.need, second.child_words, second.review_on) == (2, first.need, "", None)
    assert [goal.text for goal in second.goals.all()] == ["Ich schlafe jede Nacht durch."]
    assert "review_result" in fields_missing(second)


FROZEN = "Diese Fassung ist abgeschlossen und wird nicht mehr geändert. Planen Sie das nächste Gespräch."


def test_a_final_plan_is_not_written_and_not_finished_again(brandt: User) -> None:
    plan = a_final_plan()
    with refused(FROZEN):
        written(plan)
    with refused(FROZEN):
        finished(plan)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE hze_helpplan SET need = 'anders'",
        "UPDATE hze_helpplan SET state = 'draft'",
        "DELETE FROM hze_helpplan",
        "UPDATE hze_plangoal SET words = 'anders'",
        "DELETE FROM hze_plangoal",
        "UPDATE hze_talkguest SET came = false",
    ],
)
def test_the_database_keeps_a_final_plan_as_it_was(change: str) -> None:
    a_final_plan()
    with pytest.raises(DatabaseError, match="abgeschlossen"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


# Signatures


def test_somebody_signs_and_somebody_refuses_with_the_reason(brandt: User) -> None:
    plan = a_final_plan()
    with records("help_plan.signed", by=brandt):
        a_signature(plan)
    with refused("Wer nicht unterschreibt, hat einen Grund: Schreiben Sie ihn auf."):
        a_signature(plan, person=None, name="Frau Kurz", role="other", has_signed=False)
    a_signature(plan, person=None, name="Frau Kurz", role="other", has_signed=False, refusal="Ich war nicht dabei.")
    assert [row.who for row in plan.signatures.select_related("person")] == [
        plan.episode.case.child.full_name,
        "Frau Kurz",
    ]


def test_nobody_signs_a_draft_or_before_the_talk() -> None:
    draft = written()
    with refused("Unterschrieben wird der abgeschlossene Hilfeplan."):
        a_signature(draft)
    plan = finished(draft)
    with refused("Das Gespräch war erst am "):
        a_signature(plan, on=in_days(-1))


@pytest.mark.parametrize("table", ["hze_plansignature", "hze_perspective"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_what_was_signed_or_clarified_is_never_changed(table: str, change: str) -> None:
    a_signature()
    a_perspective()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))
