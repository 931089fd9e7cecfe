"""A return is planned from the first day, or its absence reasoned; after-care; the return and one that fails."""

from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases.models import Case, Reminder
from hze import actions
from hze.lifecycle import CriterionLevel, HelpForm, Light, Outlook, Phase
from hze.models import Checkpoint, CriterionKind, HelpEpisode, HomeReturn, ReturnGoal, ReturnPlan
from hze.return_standing import demands_of
from srojugend.due import next_due, with_due
from tests.cases.protection_office import an_own_procedure
from tests.hze.helps_office import a_help
from tests.hze.residential_office import a_residential_help, facility
from tests.hze.return_office import (
    DESPITE,
    a_goal_of_return,
    a_home_return,
    a_return_plan,
    judged,
    no_return,
    standing_of,
    with_after_care,
)
from tests.office import a_case, colleague, in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def the_help(episode: HelpEpisode) -> HelpEpisode:
    return HelpEpisode.objects.for_list().get(pk=episode.pk)


# goal


def test_with_its_goal_the_plan_begins_with_the_criteria_of_the_office(brandt: User) -> None:
    episode = a_residential_help()
    with records("return.plan_begun", "return.decided", by=brandt):
        goal = a_goal_of_return(episode)
    assert list(goal.plan.criteria.values_list("label", flat=True)) == list(
        CriterionKind.objects.values_list("label", flat=True)
    )
    assert standing_of(episode).traffic.light == Light.ON_THE_WAY


def test_a_change_needs_its_reason_and_what_was_before_stays() -> None:
    episode = a_residential_help()
    a_goal_of_return(episode)
    with refused("Sagen Sie, warum sich das ändert."):
        a_goal_of_return(episode, planned_on=in_days(200))
    a_goal_of_return(episode, planned_on=in_days(200), reason="Die Wohnung ist erst im Sommer frei.")
    assert list(ReturnGoal.objects.values_list("planned_on", flat=True)) == [in_days(120), in_days(200)]
    assert ReturnPlan.objects.count() == 1


def test_a_planned_day_is_not_past() -> None:
    episode = a_residential_help()
    with refused("Dieser Tag ist schon vorbei."):
        a_goal_of_return(episode, planned_on=in_days(-1))


def test_why_no_return_is_planned_is_looked_at_again(brandt: User) -> None:
    episode = a_residential_help()
    no_return(episode)
    assert standing_of(episode).traffic.light == Light.NOT_NOW
    reminder = Reminder.objects.select_related("owner").get()
    assert (reminder.owner, reminder.due_on) == (brandt, in_days(90))
    a_goal_of_return(episode, reason="Die Mutter ist wieder da.")
    assert not Reminder.objects.open().exists()


def test_whoever_looks_again_names_a_day_to_come() -> None:
    episode = a_residential_help()
    with refused("Wählen Sie einen Tag, der noch kommt."):
        no_return(episode, look_again_on=in_days(0))


def test_an_ambulatory_help_has_no_return() -> None:
    episode = a_help(HelpForm.AMBULATORY)
    with refused("Eine Rückkehr plant nur eine stationäre Hilfe."):
        a_goal_of_return(episode)


def test_only_who_works_on_the_case_plans_a_return() -> None:
    episode = a_residential_help()
    plan = a_return_plan(episode)
    for stranger in ("felten", "neumann", "kemper"):
        with forbidden():
            a_goal_of_return(episode, by=stranger, reason="Nein.")
        with forbidden():
            no_return(episode, by=stranger, reason="Nein.")
        with forbidden():
            with_after_care(plan, by=stranger)
        with forbidden():
            a_home_return(plan, by=stranger)


@pytest.mark.parametrize("table", ["hze_returngoal", "hze_criterionstate"])
@pytest.mark.parametrize("attempt", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_what_was_said_is_never_changed(table: str, attempt: str) -> None:
    judged()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attempt.format(table))


# demands


def test_a_help_without_a_planned_return_asks_for_it_after_two_weeks() -> None:
    late, fresh = a_residential_help(begins_on=in_days(-15)), a_residential_help(begins_on=in_days(-14), case=a_case())
    assert "die Rückkehr ist noch nicht geplant" in demands_of(the_help(late))[0].text
    assert not demands_of(the_help(fresh))
    no_return(late)
    assert not demands_of(the_help(late))


def test_the_working_day_asks_for_it_as_well() -> None:
    episode = a_residential_help(begins_on=in_days(-15))
    Checkpoint.objects.update(done_on=in_days(0))

    def due() -> str | None:
        found = next_due(with_due(Case.objects.for_list()).get(pk=episode.case.pk))
        return found.what if found else None

    assert due() == "Rückkehr planen"
    no_return(episode)
    assert due() == "Ist jetzt eine Rückkehr möglich?"
    HelpEpisode.objects.filter(pk=episode.pk).update(begins_on=in_days(-400))
    assert due() == "Perspektive klären"
    clarified(episode, Outlook.RETURN)
    assert due() == "Ist jetzt eine Rückkehr möglich?"


def clarified(episode: HelpEpisode, outlook: Outlook) -> None:
    actions.clarify_perspective(
        episode,
        by=colleague("brandt"),
        outlook=outlook,
        reason="Im Team mit den Eltern geklärt.",
        clarified_on=in_days(0),
        justifiable_until=in_days(300),
    )


def test_an_open_perspective_is_asked_for_when_the_child_is_too_young_to_wait() -> None:
    young = a_residential_help(case=a_case(child_birth_date=in_days(-4 * 365)), begins_on=in_days(-200))
    old = a_residential_help(case=a_case(child_birth_date=in_days(-9 * 365)), begins_on=in_days(-200))
    for episode in (young, old):
        no_return(episode)
    assert "Die Perspektive ist seit" in demands_of(the_help(young))[0].text
    assert not demands_of(the_help(old))
    clarified(young, Outlook.OPEN)
    assert demands_of(the_help(young)), "open again is still open since the beginning"
    clarified(young, Outlook.STAY)
    assert not demands_of(the_help(young))
    clarified(young, Outlook.OPEN)
    assert not demands_of(the_help(young)), "open again since today"


# after-care


def test_after_care_is_agreed_or_waived_with_a_reason(brandt: User) -> None:
    plan = a_return_plan()
    with records("return.after_care_settled", by=brandt):
        with_after_care(plan)
    waived = with_after_care(plan, after_care=None, minutes=None, waived="Die Großmutter zieht ein.")
    assert waived.has_after_care
    assert waived.after_care_id is None


@pytest.mark.parametrize(
    "changes",
    [
        {"minutes": None},
        {"minutes": 0},
        {"after_care": None},
        {"after_care": None, "minutes": None},
        {"waived": "Keine nötig."},
    ],
)
def test_after_care_by_halves_is_refused(changes: dict[str, Any]) -> None:
    plan = a_return_plan()
    with refused("Nennen Sie Träger und Stunden der Nachbetreuung"):
        with_after_care(plan, **changes)


# the return


def test_a_return_makes_its_after_care_and_puts_the_commission_before_the_worker(brandt: User) -> None:
    episode = a_residential_help()
    plan = with_after_care(a_return_plan(episode))
    verbs = ("return.recorded", "course.phase_entered", "reminder.created", "reminder.created")
    with records(*verbs, by=brandt):
        home = a_home_return(plan)
    assert list(home.checkpoints.values_list("due_on", flat=True)) == [
        home.returned_on + relativedelta(months=months) for months in (1, 3, 6)
    ]
    assert episode.phases.last().phase == Phase.RETURNED  # type: ignore[union-attr]
    assert set(Reminder.objects.open().values_list("path", flat=True)) == {
        reverse("approvals:end_help", args=[episode.key]),
        reverse("approvals:panel", args=[episode.case.key]),
    }
    assert standing_of(episode).traffic.light == Light.HOME


def test_no_return_without_after_care() -> None:
    plan = a_return_plan()
    with refused("Vereinbaren Sie zuerst die Nachbetreuung"):
        a_home_return(plan)


def test_no_return_while_a_protection_procedure_is_open() -> None:
    episode = a_residential_help()
    plan = with_after_care(a_return_plan(episode))
    an_own_procedure(episode.case)
    assert standing_of(episode).traffic.light == Light.NOT_NOW
    with refused("Ein Schutzverfahren nach § 8a ist offen."):
        a_home_return(plan)


def test_open_criteria_need_a_written_reason() -> None:
    plan = with_after_care()
    for said in ("", "   "):
        with refused("Es sind noch Kriterien offen."):
            a_home_return(plan, despite=said)
    assert a_home_return(plan, despite=DESPITE)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (1, "Tragen Sie die Rückkehr an dem Tag ein, an dem das Kind zu Hause ist."),
        (-61, "Der Tag liegt nicht in der Zeit der Hilfe."),
        (9_000, "Der Tag liegt nicht in der Zeit der Hilfe."),
    ],
)
def test_a_return_lies_in_the_help_and_not_ahead(day: int, sentence: str) -> None:
    plan = with_after_care()
    with refused(sentence):
        a_home_return(plan, returned_on=in_days(day))


def test_a_return_is_recorded_once() -> None:
    plan = with_after_care()
    a_home_return(plan)
    with refused("Die Rückkehr ist schon eingetragen."):
        a_home_return(plan)


def test_a_return_that_fails_leads_back_into_the_course_and_may_be_tried_again(brandt: User) -> None:
    episode = a_residential_help()
    plan = with_after_care(a_return_plan(episode))
    home = a_home_return(plan)
    verbs = ("return.failed", "course.phase_entered", "reminder.finished", "reminder.finished")
    with records(*verbs, by=brandt):
        actions.record_failed_return(home, by=brandt, failed_on=in_days(0), reason="Es gab wieder Streit.")
    assert not home.checkpoints.open().exists()
    assert episode.phases.last().phase == Phase.COURSE  # type: ignore[union-attr]
    assert standing_of(episode).traffic.light == Light.ON_THE_WAY
    with refused("Das ist schon eingetragen."):
        actions.record_failed_return(home, by=brandt, failed_on=in_days(0), reason="Noch einmal.")
    a_home_return(plan, returned_on=in_days(0))
    assert HomeReturn.objects.holding().count() == 1


def test_a_return_does_not_fail_before_it_was_or_in_days_to_come(brandt: User) -> None:
    home = a_home_return()
    with refused("Nennen Sie einen Tag nach der Rückkehr"):
        actions.record_failed_return(home, by=brandt, failed_on=in_days(-2), reason="Zu früh.")
    with refused("Dieser Tag kommt erst noch."):
        actions.record_failed_return(home, by=brandt, failed_on=in_days(1), reason="Zu spät.")


# pages


def test_wjh_finds_neither_the_page_nor_its_tab_nor_the_demand(client: Client, brandt: User, neumann: User) -> None:
    episode = a_residential_help()
    page, overview = (reverse(f"hze:{name}", args=[episode.key]) for name in ("return_plan", "episode"))
    client.force_login(neumann)
    assert client.get(page).status_code == 404
    assert page not in client.get(overview).content.decode()
    client.force_login(brandt)
    told = client.get(overview).content.decode()
    assert page in told
    assert "die Rückkehr ist noch nicht geplant" in told


def test_the_page_says_where_the_return_stands(client: Client, brandt: User) -> None:
    episode = a_residential_help()
    a_return_plan(episode)
    client.force_login(brandt)
    told = client.get(reverse("hze:return_plan", args=[episode.key])).content.decode()
    assert "Rückkehr ist auf dem Weg: 1 von 13 erfüllt" in told
    assert "Kein Schutzverfahren ist offen. Liest die Anwendung aus der Akte." in told
    assert [each.level for each in standing_of(episode).criteria if each.is_reckoned] == [
        CriterionLevel.OPEN,
        CriterionLevel.MET,
    ]
    assert facility().name not in told
