"""Projects: from a need to what they changed, each step by who may take it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Department, User
from audit.models import Entry
from socialspace import actions, rules
from socialspace.lifecycle import NEXT_PROJECT, ProjectStage
from socialspace.models import Organisation, Project, ProjectPartner, Quarter, Topic
from tests.office import a_project, a_project_at, an_offer, colleague, in_days

pytestmark = pytest.mark.django_db

NEED, IDEA, PARTNERS, DECISION, RUNNING, EVALUATED, DROPPED = ProjectStage


def fresh(project: Project) -> Project:
    return Project.objects.get(pk=project.pk)


def edit(project: Project, by: User, **changes: Any) -> Project:
    names = ("title", "need", "idea", "cost_cents", "begins_on", "ends_on")
    given = {name: getattr(project, name) for name in names} | {
        "version": project.version,
        "lead": by,
        "topics": Topic.objects.all()[:1],
        "quarter": None,
    }
    return actions.edit_project(project, by=by, **(given | changes))


def organisation(name: str = "Haus Mülfort") -> Organisation:
    found, _ = Organisation.objects.get_or_create(name=name, defaults={"kind": "club"})
    return found


# Starting


def test_who_starts_a_project_is_responsible(brandt: User) -> None:
    topic = Topic.objects.all()[0]
    quarter = Quarter.objects.get(name="Mülfort")
    project = actions.start_project(by=brandt, title="Lernräume", topics=[topic], need="Es ist eng.", quarter=quarter)
    assert (project.stage, project.lead, list(project.topics.all())) == (NEED, brandt, [topic])


def test_a_project_answers_a_need(brandt: User) -> None:
    with pytest.raises(ValidationError) as refusal:
        actions.start_project(by=brandt, title="Lernräume", topics=[], need="")
    assert list(refusal.value.error_dict) == ["need"]


@pytest.mark.parametrize("department", Department)
def test_all_who_work_in_the_social_space_may_start_and_edit_planning_reads(department: Department) -> None:
    user = User(department=department)
    may = department not in {Department.PLANNING, Department.ADMIN, Department.PRIVACY}
    assert rules.may_start_projects(user) is rules.may_edit_project(user) is may


@pytest.mark.parametrize("name", ["lorenz", "admin", "behrens"])
def test_readers_change_nothing(name: str) -> None:
    project, reader = a_project(), colleague(name)
    acts: list[Callable[[], object]] = [
        lambda: actions.start_project(by=reader, title="x", topics=[], need="x"),
        lambda: edit(project, reader),
        lambda: actions.move_project(project, by=reader, to=IDEA),
        lambda: actions.drop_project(project, by=reader, reason="x"),
        lambda: actions.add_partner(project, by=reader, organisation=organisation()),
        lambda: actions.link_offer(project, by=reader, offer=an_offer("Treff")),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()


# The way


def test_the_way_leads_through_idea_partners_and_decision(brandt: User, felten: User) -> None:
    project = actions.move_project(a_project(), by=brandt, to=IDEA)
    project = actions.move_project(project, by=brandt, to=PARTNERS)
    actions.add_partner(project, by=brandt, organisation=organisation())
    project = actions.move_project(project, by=brandt, to=DECISION)
    days = {"begins_on": in_days(1), "ends_on": in_days(90)}
    project = actions.decide_project(project, by=felten, version=project.version, decision="Wir tun es.", **days)
    assert (project.stage, project.decided_by, project.decided_on) == (RUNNING, felten, in_days(0))
    project = actions.evaluate_project(project, by=brandt, evaluation="Es hat gewirkt.", ends_on=in_days(80))
    assert fresh(project).stage == EVALUATED


def test_without_an_idea_there_is_no_stage_of_ideas(brandt: User) -> None:
    with pytest.raises(ValidationError, match="Die Idee ist noch nicht aufgeschrieben"):
        actions.move_project(a_project(idea=""), by=brandt, to=IDEA)


def test_without_a_partner_nobody_decides(brandt: User) -> None:
    with pytest.raises(ValidationError, match="Noch macht keine Einrichtung mit"):
        actions.move_project(a_project_at(PARTNERS), by=brandt, to=DECISION)


@pytest.mark.parametrize(("stage", "back"), [(IDEA, NEED), (PARTNERS, IDEA), (DECISION, PARTNERS)])
def test_one_step_back_needs_nothing(brandt: User, stage: ProjectStage, back: ProjectStage) -> None:
    assert actions.move_project(a_project_at(stage), by=brandt, to=back).stage == back


@pytest.mark.parametrize("stage", [NEED, IDEA, PARTNERS, DECISION])
def test_what_does_not_run_yet_can_be_dropped_with_a_reason_and_taken_up_again(
    brandt: User, stage: ProjectStage
) -> None:
    project = actions.drop_project(a_project_at(stage), by=brandt, reason="Die Kirche tut es schon.")
    assert (project.stage, project.drop_reason) == (DROPPED, "Die Kirche tut es schon.")
    assert actions.move_project(project, by=brandt, to=NEED).stage == NEED


def test_dropping_needs_a_reason(brandt: User) -> None:
    with pytest.raises(ValidationError, match="Nennen Sie den Grund"):
        actions.drop_project(a_project(), by=brandt, reason="")


@pytest.mark.parametrize("to", [RUNNING, EVALUATED, DROPPED])
def test_steps_that_need_words_are_no_simple_moves(brandt: User, to: ProjectStage) -> None:
    with pytest.raises(ValidationError, match="braucht eine Begründung"):
        actions.move_project(a_project_at(DECISION), by=brandt, to=to)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([NEED, IDEA, PARTNERS, DECISION]), max_size=8))
def test_whatever_somebody_tries_the_table_is_kept(brandt: User, tries: list[ProjectStage]) -> None:
    project = a_project()
    for to in tries:
        before = fresh(project).stage
        try:
            actions.move_project(project, by=brandt, to=to)
        except ValidationError:
            assert fresh(project).stage == before
        else:
            assert to in NEXT_PROJECT[ProjectStage(before)]


# The decision


@pytest.mark.parametrize("name", ["brandt", "dohmen", "lorenz"])
def test_only_a_lead_of_asd_or_wjh_decides(name: str) -> None:
    project = a_project_at(DECISION)
    with pytest.raises(PermissionDenied):
        actions.decide_project(
            project, by=colleague(name), version=project.version, decision="Ja.", begins_on=in_days(1)
        )


def test_nobody_decides_about_their_own_project(felten: User, orth: User) -> None:
    project = edit(a_project_at(DECISION), felten)
    with pytest.raises(ValidationError, match="entscheidet eine andere Teamleitung"):
        actions.decide_project(project, by=felten, version=project.version, decision="Ja.", begins_on=in_days(1))
    decided = actions.decide_project(project, by=orth, version=project.version, decision="Ja.", begins_on=in_days(1))
    assert decided.decided_by == orth


def test_a_lead_decides_on_what_they_have_read(brandt: User, felten: User) -> None:
    project = a_project_at(DECISION)
    edit(project, brandt, idea="Doppelt so groß.")
    with pytest.raises(ValidationError, match="Lesen Sie den neuen Stand") as refusal:
        actions.decide_project(project, by=felten, version=project.version, decision="Ja.", begins_on=in_days(1))
    assert refusal.value.code == "stale"


def test_a_decision_has_reasons_and_an_end_after_its_beginning(felten: User) -> None:
    project = a_project_at(DECISION)
    given: dict[str, Any] = {"by": felten, "version": project.version, "begins_on": in_days(5)}
    with pytest.raises(ValidationError, match="begründete Entscheidung"):
        actions.decide_project(project, decision="", **given)
    with pytest.raises(ValidationError, match="vor seinem Beginn"):
        actions.decide_project(project, decision="Ja.", ends_on=in_days(1), **given)


def test_two_leads_decide_once(felten: User, orth: User) -> None:
    project = a_project_at(DECISION)
    actions.decide_project(project, by=felten, version=project.version, decision="Ja.", begins_on=in_days(1))
    with pytest.raises(ValidationError, match="führt kein Schritt"):
        actions.decide_project(project, by=orth, version=project.version, decision="Ja.", begins_on=in_days(1))


def test_an_evaluation_has_words(brandt: User) -> None:
    with pytest.raises(ValidationError, match="was das Projekt verändert hat"):
        actions.evaluate_project(a_project_at(RUNNING), by=brandt, evaluation="")


# Texts, partners, offers


def test_an_edit_of_an_older_version_is_refused_and_changes_nothing(brandt: User) -> None:
    project = a_project()
    edit(project, brandt, title="Erste")
    with pytest.raises(ValidationError) as refusal:
        edit(project, brandt, title="Zweite")
    assert refusal.value.code == "stale"
    assert fresh(project).title == "Erste"


@pytest.mark.parametrize("stage", [EVALUATED, DROPPED])
def test_what_has_ended_stays_as_it_is(brandt: User, stage: ProjectStage) -> None:
    project = a_project_at(stage)
    with pytest.raises(ValidationError, match="Geändert wird daran nichts mehr"):
        edit(project, brandt)
    with pytest.raises(ValidationError, match="Geändert wird daran nichts mehr"):
        actions.add_partner(project, by=brandt, organisation=organisation("Neuer Verein"))


def test_an_organisation_takes_part_once(brandt: User) -> None:
    project = a_project()
    actions.add_partner(project, by=brandt, organisation=organisation(), contribution="Ein Raum")
    with pytest.raises(ValidationError, match="schon Partner"):
        actions.add_partner(project, by=brandt, organisation=organisation())


def test_a_partner_added_meanwhile_does_not_stale_a_text(brandt: User) -> None:
    project = a_project()
    actions.add_partner(project, by=brandt, organisation=organisation())
    assert edit(project, brandt, title="Neu").title == "Neu"


def test_the_last_partner_stays_once_it_goes_to_the_decision(brandt: User) -> None:
    partner = ProjectPartner.objects.select_related("project").get(project=a_project_at(DECISION))
    with pytest.raises(ValidationError, match="zuerst einen anderen Partner"):
        actions.remove_partner(partner, by=brandt)
    actions.add_partner(partner.project, by=brandt, organisation=organisation("Zweiter Verein"))
    actions.remove_partner(partner, by=brandt)
    assert ProjectPartner.objects.get().organisation_id == organisation("Zweiter Verein").pk


def test_an_offer_grows_out_of_a_project_even_after_it(brandt: User) -> None:
    project, offer = a_project_at(EVALUATED), an_offer("Treff")
    actions.link_offer(project, by=brandt, offer=offer)
    actions.link_offer(project, by=brandt, offer=offer)
    assert list(project.offers.all()) == [offer]
    actions.unlink_offer(project, by=brandt, offer=offer)
    assert not project.offers.exists()


def test_the_trail_holds_codes_and_no_words(brandt: User) -> None:
    project = a_project_at(EVALUATED)
    entries = Entry.objects.filter(object_key=project.key)
    verbs = {"started", "moved", "partner_added", "decided", "evaluated"}
    assert {entry.verb for entry in entries} == {f"project.{verb}" for verb in verbs}
    assert not any("Frühstück" in str(entry.data) for entry in entries)
