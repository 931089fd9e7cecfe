"""Kollegiale Beratung: ASD and WJH advise, the responsible worker brings the case in and stays responsible."""

import pytest

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import Case, Consultation, ConsultationParticipant
from tests.office import a_case_in, a_ready_consultation, a_running_consultation, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db

QUESTION = "Wer kann morgens da sein?"


def _names(consultation: Consultation) -> list[str]:
    rows = ConsultationParticipant.objects.filter(consultation=consultation).select_related("user")
    return sorted(row.user.username for row in rows)


def test_the_lead_and_the_moderator_take_part_from_the_start(brandt: User, aksoy: User) -> None:
    case = a_case_in(Stage.CONSULTATION)
    added = "consultation.participant_added"
    with records(added, added, "consultation.started", by=brandt):
        consultation = actions.start_consultation(
            case, by=brandt, held_on=in_days(0), question=QUESTION, moderator=aksoy
        )
    assert _names(consultation) == ["aksoy", "brandt"]


def test_the_responsible_worker_never_moderates_her_own_case(brandt: User) -> None:
    case = a_case_in(Stage.CONSULTATION)
    with refused("Die fallverantwortliche Fachkraft moderiert nicht die eigene Beratung."):
        actions.start_consultation(case, by=brandt, held_on=in_days(0), question=QUESTION, moderator=brandt)


@pytest.mark.parametrize("username", ["demir", "pauly", "dohmen", "lorenz", "behrens", "admin"])
def test_only_asd_and_wjh_moderate_and_take_part(brandt: User, username: str) -> None:
    outsider = User.objects.get(username=username)
    case = a_case_in(Stage.CONSULTATION)
    with refused("nur ASD und WJH"):
        actions.start_consultation(case, by=brandt, held_on=in_days(0), question=QUESTION, moderator=outsider)
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
        actions.start_consultation(case, by=brandt, held_on=in_days(-1), question=QUESTION, moderator=aksoy)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage != Stage.CONSULTATION])
def test_a_consultation_follows_the_resource_check(brandt: User, aksoy: User, stage: Stage) -> None:
    case = a_case_in(stage)
    with refused(f"Das geht nur im Schritt „Kollegiale Beratung“; der Fall steht bei „{stage.label}“."):
        actions.start_consultation(case, by=brandt, held_on=in_days(0), question=QUESTION, moderator=aksoy)


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


def test_colleagues_advise_but_the_responsible_write(aksoy: User, felten: User, neumann: User) -> None:
    case = a_case_in(Stage.CONSULTATION)
    for colleague in (aksoy, felten, neumann):
        with forbidden():
            actions.start_consultation(case, by=colleague, held_on=in_days(0), question=QUESTION, moderator=felten)
    consultation = a_ready_consultation(case)
    for colleague in (aksoy, felten, neumann):
        with forbidden():
            actions.add_participant(consultation, by=colleague, user=felten)
        with forbidden():
            actions.add_idea(consultation, by=colleague, text="Idee")
        with forbidden():
            actions.finish_consultation(consultation, by=colleague, result="Ja.")


def test_without_its_entry_in_the_trail_no_consultation_starts(brandt: User, aksoy: User) -> None:
    case = a_case_in(Stage.CONSULTATION)
    with undone_without_trail(brandt):
        actions.start_consultation(case, by=brandt, held_on=in_days(0), question=QUESTION, moderator=aksoy)


def test_without_its_entry_in_the_trail_no_consultation_is_finished(brandt: User) -> None:
    consultation = a_ready_consultation()
    with undone_without_trail(brandt):
        actions.finish_consultation(consultation, by=brandt, result="Ja.")
