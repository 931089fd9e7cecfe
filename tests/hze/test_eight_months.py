"""A placement over eight months to the return, day after day: what the house does by itself and what people do."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.models import Reminder
from hze import actions
from hze.lifecycle import CriterionLevel, Phase
from hze.models import (
    Checkpoint,
    FacilityReport,
    HelpEpisode,
    HelpPlan,
    HomeLeave,
    PlanTalk,
    ReturnCriterion,
    ReturnPlan,
)
from srojugend.demo.moment import on
from tests.conftest import ClientOf
from tests.hze.plan_office import a_final_plan, a_perspective, a_talk, written
from tests.hze.report_office import answered
from tests.hze.residential_office import a_contact_rule, a_leave, a_residential_help, facility, placed
from tests.hze.return_office import a_return_step, a_trial, evaluated
from tests.office import colleague, in_days

pytestmark = pytest.mark.django_db

BEGAN = timezone.localdate() - timedelta(days=245)
GOAL = "Milan schläft zu Hause und geht in seine Schule."


def _day(number: int) -> date:
    return BEGAN + timedelta(days=number)


def _daily() -> str:
    said = StringIO()
    call_command("daily", stdout=said)
    return said.getvalue()


def _found() -> HelpEpisode:
    return HelpEpisode.objects.for_list().get()


def _first_month() -> None:
    """Placed on the first day, the return planned with it, contacts agreed, the first talk held in week six."""
    with on(_day(0)):
        help_ = a_residential_help(begins_on=in_days(0), ends_on=in_days(365))
        placed(help_)
        a_contact_rule(help_, begins_on=in_days(0))
        actions.set_return_goal(help_, by=colleague("brandt"), goal=GOAL, planned_on=in_days(245))
    with on(_day(42)):
        a_perspective(_found(), justifiable_until=in_days(220))
        a_final_plan(_found(), review_on=in_days(170))


def _time_at_home() -> None:
    """Three times home, longer each time, with what child, parents and facility say."""
    for number, nights in ((90, 1), (120, 2), (150, 3)):
        with on(_day(number)):
            leave = a_leave(_found(), begins_on=in_days(-nights - 1), ends_on=in_days(-1))
            for whose, words in (("child", "Schön."), ("parents", "Ruhig."), ("facility", "Kam froh zurück.")):
                actions.reflect_on_leave(leave, by=colleague("brandt"), whose=whose, words=words)


def _second_talk() -> FacilityReport:
    """The review after half a year: the facility is asked two weeks before, by itself, and answers by its link."""
    with on(_day(180)):
        a_talk(_found(), starts_at=timezone.now() + timedelta(days=21))
    with on(_day(188)):
        _daily()
        report = FacilityReport.objects.select_related("facility").get()
        answered(report)
    with on(_day(201)):
        talk, brandt = PlanTalk.objects.planned().select_related("episode").get(), colleague("brandt")
        plan = actions.hold_talk(talk, by=brandt, held_at=timezone.now(), came=list(talk.guests.all()))
        plan = written(plan, review_on=in_days(170))
        actions.finish_help_plan(plan, by=brandt, version=plan.version)
    return report


def _on_the_way_home() -> ReturnPlan:
    """Return asked for, tried out, criteria seen, after-care agreed."""
    brandt = colleague("brandt")
    with on(_day(205)):
        help_ = _found()
        for phase in (Phase.RETURN_REQUESTED, Phase.TRIAL):
            actions.enter_phase(help_, by=brandt, phase=phase, begins_on=in_days(0), reason="Die Familie ist bereit.")
        plan = ReturnPlan.objects.select_related("episode").get()
        a_return_step(plan)
        a_trial(plan, begins_on=in_days(1), ends_on=in_days(10), kind="week")
    with on(_day(220)):
        evaluated(plan.trials.get())
        actions.settle_after_care(plan, by=brandt, after_care=facility(), minutes=240)
        for criterion in ReturnCriterion.objects.select_related("kind", "plan__episode").filter(plan=plan):
            if not criterion.reckoned:
                actions.judge_criterion(
                    criterion, by=brandt, level=CriterionLevel.MET, evidence="Gesehen.", seen_on=in_days(-1)
                )
    return plan


def test_a_child_comes_home_after_eight_months(client_of: ClientOf, brandt: User, neumann: User) -> None:
    _first_month()
    _time_at_home()
    report = _second_talk()
    plan = _on_the_way_home()
    with on(_day(245)):
        page = client_of(brandt).get(reverse("hze:return_board")).content.decode()
        assert "Sommerfeld" in page
        home = actions.record_return(
            plan, by=brandt, returned_on=in_days(0), despite="Team und Familie sind sich einig."
        )

    assert report.facility == facility()
    assert HelpPlan.objects.final().count() == 2
    assert HomeLeave.objects.count() == 3
    phases = list(_found().phases.order_by("id").values_list("phase", flat=True))
    assert phases[-3:] == [Phase.RETURN_REQUESTED, Phase.TRIAL, Phase.RETURNED]
    after = Checkpoint.objects.filter(pk__in=home.checkpoints.all()).order_by("due_on")
    months = [(point.due_on - _day(245)).days for point in after]
    assert [28 <= days <= 31 for days in months[:1]] == [True]
    assert len(months) == 3
    assert months[-1] in range(180, 186)
    paths = [reverse("approvals:end_help", args=[_found().key])]
    assert Reminder.objects.open().filter(path__in=paths).exists()


def test_the_line_of_eight_months_shows_it_all_and_wjh_reads_no_word_of_the_child(
    client_of: ClientOf, brandt: User, neumann: User
) -> None:
    _first_month()
    _time_at_home()
    _second_talk()
    _on_the_way_home()
    url = reverse("hze:course_line", args=[_found().key])
    page = client_of(brandt).get(url).content.decode()
    for words in ("Beurlaubung: 3 Nächte", "Hilfeplangespräch", "Phase: Probezeit", "Gruppe Sonnenhof", "Rückkehr"):
        assert words in page
    seen = client_of(neumann).get(url).content.decode()
    assert "Mutter" not in seen.partition("<main")[2]
    for name in ("hze:return_plan", "hze:contacts"):
        assert client_of(neumann).get(reverse(name, args=[_found().key])).status_code == 404
