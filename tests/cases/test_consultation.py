"""Kollegiale Beratung: ASD and WJH advise, the responsible worker brings the case in and stays responsible."""

import pytest

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case, Consultation, ConsultationParticipant
from tests.cases.consultation_office import a_planned_consultation
from tests.office import a_case_in, a_ready_consultation, a_running_consultation, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db

QUESTION = "Wer kann morgens da sein?"


def _names(consultation: Consultation) -> list[str]:
    rows = ConsultationParticipant.objects.filter(consultation=consultation).select_related("user")
    return sorted(row.user.username for row in rows if row.user)


def test_the_lead_and_the_moderator_take_part_from_the_start(brandt: User, aksoy: User) -> None:
    case = a_case_in(Stage.CONSULTATION)
    added = "consultation.participant_added"
    with records("consultation.planned", added, added, by=brandt):
        consultation = actions.plan_consultation(
            case, by=brandt, held_on=in_days(0), question=QUESTION, moderator=aksoy
        )
    assert _names(consultation) == ["aksoy", "brandt"]


def test_the_responsible_worker_never_moderates_her_own_case(brandt: User) -> None:
    case = a_case_in(Stage.CONSULTATION)
    with refused("Die fallverantwortliche Fachkraft moderiert nicht die eigene Beratung."):
        actions.plan_consultation(case, by=brandt, held_on=in_days(0), question=QUESTION, moderator=brandt)


@pytest.mark.parametrize("username", ["demir", "pauly", "dohmen", "lorenz", "behrens", "admin"])
def test_only_asd_and_wjh_moderate_and_take_part(brandt: User, username: str) -> None:
    outsider = User.objects.get(username=username)
    case = a_case_in(Stage.CONSULTATION)
    with refused("nur ASD und WJH"):
        actions.plan_consultation(case, by=brandt, held_on=in_days(0), question=QUESTION, moderator=outsider)
    consultation = a_running_consultation(case)
    with refused("An der Kollegialen Beratung nehmen nur ASD und WJH teil."):
        actions.add_participant(consultation, by=brandt, user=outsider)


def test_wjh_takes_part(brandt: User, neumann: User) -> None:
    consultation = a_running_consultation()
    with records("consultation.participant_added", by=brandt):
        actions.add_participant(consultation, by=brandt, user=neumann)
    assert _names(consultation) == ["aksoy", "brandt", "neumann"]


def test_nobody_is_on_the_list_twice(brandt: User, aksoy: User) -> None:
    consultation = a_running_consultation()
    with refused("Deniz Aksoy steht schon auf der Liste."):
        actions.add_participant(consultation, by=brandt, user=aksoy)


def test_one_consultation_runs_at_a_time(brandt: User) -> None:
    consultation = a_running_consultation()
    with refused("Für diesen Fall läuft schon eine Beratung."):
        a_running_consultation(consultation.case)


def test_a_consultation_is_not_older_than_its_case(brandt: User, aksoy: User) -> None:
    case = a_case_in(Stage.CONSULTATION)
    with refused("Die Beratung liegt vor der Eröffnung des Falls."):
        actions.plan_consultation(case, by=brandt, held_on=in_days(-1), question=QUESTION, moderator=aksoy)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage != Stage.CONSULTATION])
def test_a_consultation_follows_the_resource_check(brandt: User, aksoy: User, stage: Stage) -> None:
    case = a_case_in(stage)
    with refused(f"Das geht nur im Schritt „Kollegiale Beratung“; der Fall steht bei „{stage.label}“."):
        actions.plan_consultation(case, by=brandt, held_on=in_days(0), question=QUESTION, moderator=aksoy)


def test_a_solution_without_help_is_weighed(brandt: User) -> None:
    consultation = a_running_consultation()
    with refused("Wägen Sie die Lösung ohne Hilfe zur Erziehung ab"):
        actions.add_idea(consultation, by=brandt, text="Patenfamilie", without_help=True)
    with records("idea.added", by=brandt):
        actions.add_idea(
            consultation, by=brandt, text="Patenfamilie", without_help=True, weighing="Trägt nicht allein."
        )


def test_any_other_idea_is_only_collected(brandt: User) -> None:
    idea = actions.add_idea(a_running_consultation(), by=brandt, text="Familienhilfe am Morgen")
    assert not idea.without_help


def test_a_consultation_is_finished_with_its_result_and_its_dissent(brandt: User) -> None:
    consultation = a_ready_consultation()
    with records("consultation.finished", by=brandt):
        actions.finish_consultation(
            consultation, by=brandt, result="Entlastung nötig.", dissent="Frau Neumann zweifelt."
        )
    stored = Consultation.objects.get(pk=consultation.pk)
    assert (stored.result, stored.dissent) == ("Entlastung nötig.", "Frau Neumann zweifelt.")
    assert stored.finished_at is not None


def test_two_further_colleagues_and_an_idea_are_needed(brandt: User, neumann: User) -> None:
    consultation = a_running_consultation()
    with refused("mindestens zwei weitere Teilnehmende"):
        actions.finish_consultation(consultation, by=brandt, result="Ja.")
    actions.add_participant(consultation, by=brandt, user=neumann)
    with refused("Sammeln Sie mindestens eine Idee."):
        actions.finish_consultation(consultation, by=brandt, result="Ja.")


def test_a_consultation_without_result_is_not_finished(brandt: User) -> None:
    consultation = a_ready_consultation()
    with refused("Halten Sie das Ergebnis der Beratung fest."):
        actions.finish_consultation(consultation, by=brandt, result="")


def test_a_finished_consultation_is_never_changed(brandt: User, vossen: User) -> None:
    consultation = a_ready_consultation()
    actions.finish_consultation(consultation, by=brandt, result="Ja.")
    done = "Diese Beratung ist abgeschlossen und wird nicht mehr geändert."
    with refused(done):
        actions.add_participant(consultation, by=brandt, user=vossen)
    with refused(done):
        actions.add_idea(consultation, by=brandt, text="Zu spät")
    with refused(done):
        actions.finish_consultation(consultation, by=brandt, result="Doch nicht.")


def test_a_closed_case_is_not_consulted_any_further(brandt: User, vossen: User) -> None:
    consultation = a_ready_consultation()
    actions.close_case(consultation.case, by=brandt, reason=Case.CloseReason.SOLVED)
    only_in_consultation = "Das geht nur im Schritt „Kollegiale Beratung“; der Fall steht bei „Abgeschlossen“."
    with refused(only_in_consultation):
        actions.add_participant(consultation, by=brandt, user=vossen)
    with refused(only_in_consultation):
        actions.add_idea(consultation, by=brandt, text="Zu spät")
    with refused(only_in_consultation):
        actions.finish_consultation(consultation, by=brandt, result="Ja.")


def test_the_responsible_plan_and_finish_everybody_in_the_room_writes(
    aksoy: User, felten: User, neumann: User, vossen: User
) -> None:
    case = a_case_in(Stage.CONSULTATION)
    for colleague in (aksoy, felten, neumann):
        with forbidden():
            actions.plan_consultation(case, by=colleague, held_on=in_days(0), question=QUESTION, moderator=felten)
    consultation = a_ready_consultation(case)
    for colleague in (felten, vossen):
        with forbidden():
            actions.add_participant(consultation, by=colleague, user=felten)
        with forbidden():
            actions.add_idea(consultation, by=colleague, text="Idee")
    for colleague in (aksoy, felten, neumann):
        with forbidden():
            actions.finish_consultation(consultation, by=colleague, result="Ja.")
    for colleague in (aksoy, neumann):
        assert actions.add_idea(consultation, by=colleague, text="Idee").author == colleague


def test_the_moderation_is_handed_on_but_never_to_the_responsible_worker(
    brandt: User, aksoy: User, vossen: User
) -> None:
    consultation = a_running_consultation()
    with refused("Die fallverantwortliche Fachkraft moderiert nicht die eigene Beratung."):
        actions.hand_moderation(consultation, by=aksoy, to=brandt)
    with records("consultation.participant_added", "consultation.moderation_handed", by=aksoy):
        actions.hand_moderation(consultation, by=aksoy, to=vossen)
    roles = dict(consultation.participants.values_list("user__username", "role"))
    assert roles == {"brandt": "lead", "aksoy": "team", "vossen": "moderation"}
    with forbidden():
        actions.next_step(consultation, by=aksoy, seen=1)
    actions.next_step(consultation, by=vossen, seen=1)


def test_who_moderates_and_becomes_responsible_meanwhile_moderates_no_longer(
    brandt: User, aksoy: User, vossen: User, felten: User
) -> None:
    consultation = a_running_consultation()
    actions.assign_lead(consultation.case, to=aksoy, by=felten)
    with refused("moderiert nicht die eigene Beratung. Geben Sie die Moderation ab."):
        actions.next_step(consultation, by=aksoy, seen=1)
    actions.hand_moderation(consultation, by=aksoy, to=vossen)
    assert actions.next_step(consultation, by=vossen, seen=1).position == 2


def test_a_new_lead_brings_the_case_in_when_it_begins(brandt: User, vossen: User, felten: User) -> None:
    planned = a_planned_consultation()
    actions.assign_lead(planned.case, to=vossen, by=felten)
    begun = actions.begin_consultation(planned, by=vossen)
    assert dict(begun.participants.values_list("user__username", "role"))["vossen"] == "lead"


def test_a_guest_comes_only_where_no_name_is_said(brandt: User) -> None:
    planned = a_planned_consultation()
    with refused("Gäste nehmen nur teil, wenn ohne Namen der Familie beraten wird."):
        actions.add_guest(planned, by=brandt, name="Frau Yilmaz", institution="Grundschule")
    without_names = a_planned_consultation(a_case_in(Stage.CONSULTATION), is_pseudonymised=True)
    with records("consultation.participant_added", by=brandt):
        actions.add_guest(without_names, by=brandt, name="Frau Yilmaz", institution="Grundschule")
    with refused("Ein Gast ist eingeladen"):
        actions.change_consultation(without_names, by=brandt, held_on=in_days(0), question=QUESTION)


def test_a_guest_does_not_count_as_a_colleague(brandt: User) -> None:
    consultation = a_running_consultation(is_pseudonymised=True)
    actions.add_guest(consultation, by=brandt, name="Frau Yilmaz", institution="Grundschule")
    actions.add_idea(consultation, by=brandt, text="Idee")
    with refused("mindestens zwei weitere Teilnehmende"):
        actions.finish_consultation(consultation, by=brandt, result="Ja.")


def test_colleagues_of_another_team_do_not_take_part(brandt: User, kemper: User) -> None:
    planned = a_planned_consultation()
    with refused("Rolf Kemper gehört nicht zum Team dieses Falls."):
        actions.add_participant(planned, by=brandt, user=kemper)


def test_what_was_planned_can_be_changed_until_it_begins(brandt: User, aksoy: User) -> None:
    planned = a_planned_consultation()
    with records("consultation.changed", by=brandt):
        actions.change_consultation(planned, by=brandt, held_on=in_days(1), question="Wer hilft?", place="Raum 2.14")
    with refused("Die Beratung ist für den"):
        actions.begin_consultation(planned, by=aksoy)
    actions.change_consultation(planned, by=brandt, held_on=in_days(0), question="Wer hilft?")
    actions.begin_consultation(planned, by=aksoy)
    with refused("Die Beratung hat schon begonnen."):
        actions.change_consultation(planned, by=brandt, held_on=in_days(0), question="Wer hilft?")


def test_somebody_is_taken_off_the_list_before_it_begins(brandt: User, aksoy: User, vossen: User) -> None:
    planned = a_planned_consultation()
    seat = actions.add_participant(planned, by=brandt, user=vossen)
    with records("consultation.participant_removed", by=brandt):
        actions.remove_participant(planned, by=brandt, participant=seat)
    moderation = planned.participants.get(user=aksoy)
    with refused("Ohne Fachkraft und Moderation gibt es keine Beratung."):
        actions.remove_participant(planned, by=brandt, participant=moderation)


def test_without_its_entry_in_the_trail_no_consultation_is_planned(brandt: User, aksoy: User) -> None:
    case = a_case_in(Stage.CONSULTATION)
    with undone_without_trail(brandt):
        actions.plan_consultation(case, by=brandt, held_on=in_days(0), question=QUESTION, moderator=aksoy)


def test_without_its_entry_in_the_trail_no_consultation_is_finished(brandt: User) -> None:
    consultation = a_ready_consultation()
    with undone_without_trail(brandt):
        actions.finish_consultation(consultation, by=brandt, result="Ja.")
