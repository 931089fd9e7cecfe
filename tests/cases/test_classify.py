"""Falleinordnung: people decide with reasons, each time as a new row that nobody changes."""

from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import override_settings

from accounts.models import Notification, User
from cases import actions
from cases.lifecycle import Area, ConditionState, Stage
from cases.models import Case, Classification, Mandate
from tests.cases.goals_office import a_condition, a_condition_check, a_grey_case, a_mandate, classified
from tests.office import a_case, a_case_in, a_classified_case, a_consulted_case, a_ready_consultation, in_days
from tests.trail import forbidden, records, refused, undone_without_trail
from web.doubts import Doubt

pytestmark = pytest.mark.django_db


def _classify(case: Case, by: User, area: Area, **changes: Any) -> Classification:
    return actions.classify(case, by=by, area=area, **{"reasons": "Weil der Morgen nicht trägt.", **changes})


def test_a_case_is_classified_after_its_consultation(brandt: User) -> None:
    case = a_consulted_case()
    with records("case.classified", by=brandt):
        row = _classify(case, brandt, Area.SERVICE)
    assert row.consultation == case.consultations.get()
    assert row.decided_on == in_days(0)


def test_every_classification_is_a_new_row_and_the_newest_counts(brandt: User) -> None:
    case = a_consulted_case()
    _classify(case, brandt, Area.SERVICE)
    _classify(case, brandt, Area.GREY, next_review_on=in_days(20))
    areas = [row.area for row in Classification.objects.filter(case=case).newest_first()]
    assert areas == [Area.GREY, Area.SERVICE]
    assert Case.objects.with_area().get(pk=case.pk).current_area == Area.GREY
    assert Case.objects.in_area(Area.GREY).exists()
    assert not Case.objects.in_area(Area.SERVICE).exists()


@pytest.mark.parametrize("area", [Area.SERVICE, Area.GREY])
def test_nobody_is_classified_before_the_team_has_advised(brandt: User, area: Area) -> None:
    case = a_case_in(Stage.CONSULTATION)
    with refused("Schließen Sie zuerst die Kollegiale Beratung ab."):
        _classify(case, brandt, area, next_review_on=in_days(20))


def test_danger_never_waits(brandt: User, aksoy: User) -> None:
    row = _classify(a_case(), brandt, Area.DANGER, next_review_on=in_days(1), second=aksoy)
    assert row.consultation is None


def test_danger_is_seen_by_two(brandt: User) -> None:
    case = a_case()
    with refused("In den Gefährdungsbereich ordnen immer zwei Fachkräfte ein."):
        _classify(case, brandt, Area.DANGER, next_review_on=in_days(1))


def test_the_second_person_is_somebody_else(brandt: User) -> None:
    case = a_case()
    with refused("Die zweite Fachkraft ist jemand anderes als Sie."):
        _classify(case, brandt, Area.DANGER, next_review_on=in_days(1), second=brandt)


def test_the_second_person_comes_from_asd_or_wjh(brandt: User, demir: User, neumann: User) -> None:
    case = a_case()
    with refused("Die zweite Fachkraft kommt aus ASD oder WJH."):
        _classify(case, brandt, Area.DANGER, next_review_on=in_days(1), second=demir)
    _classify(case, brandt, Area.DANGER, next_review_on=in_days(1), second=neumann)


@pytest.mark.parametrize("area", [Area.GREY, Area.DANGER])
def test_grey_and_danger_are_looked_at_again(brandt: User, aksoy: User, area: Area) -> None:
    case = a_consulted_case()
    with refused("Grau- und Gefährdungsbereich brauchen ein Datum der nächsten Überprüfung."):
        _classify(case, brandt, area, second=aksoy)


@pytest.mark.parametrize("days", [0, -1])
def test_the_review_lies_ahead(brandt: User, days: int) -> None:
    case = a_consulted_case()
    with refused("Die nächste Überprüfung liegt nicht nach der Einordnung."):
        _classify(case, brandt, Area.GREY, next_review_on=in_days(days))


@pytest.mark.parametrize("change", [{"reasons": ""}, {"area": "purple"}])
def test_reasons_and_a_known_area_are_needed(brandt: User, change: dict[str, Any]) -> None:
    case = a_consulted_case()
    with refused(""):
        actions.classify(case, by=brandt, **({"area": Area.SERVICE, "reasons": "Weil."} | change))


def test_a_closed_case_is_not_classified(brandt: User) -> None:
    case = a_consulted_case()
    actions.close_case(case, by=brandt, reason=Case.CloseReason.MOVED)
    with refused("der Fall steht bei „Abgeschlossen“"):
        _classify(case, brandt, Area.SERVICE)


def test_a_classification_is_never_changed_or_deleted(brandt: User) -> None:
    rows = Classification.objects.filter(case=a_classified_case())
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        rows.update(area=Area.GREY)
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        rows.delete()
    assert rows.get().area == Area.SERVICE


def test_only_the_responsible_write_the_classification_down(aksoy: User, felten: User, orth: User) -> None:
    case = a_consulted_case()
    for colleague in (aksoy, felten, orth):
        with forbidden():
            _classify(case, colleague, Area.SERVICE)


def test_without_its_entry_in_the_trail_nothing_is_classified(brandt: User) -> None:
    case = a_consulted_case()
    with undone_without_trail(brandt):
        _classify(case, brandt, Area.SERVICE)


# Danger is entered and left by two


@pytest.mark.parametrize("area", [Area.GREY, Area.SERVICE])
def test_danger_is_left_by_two(brandt: User, aksoy: User, area: Area) -> None:
    case = a_consulted_case()
    _classify(case, brandt, Area.DANGER, next_review_on=in_days(1), second=aksoy)
    with refused("Aus dem Gefährdungsbereich heraus ordnen immer zwei Fachkräfte ein."):
        _classify(case, brandt, area, next_review_on=in_days(7))
    row = _classify(case, brandt, area, next_review_on=in_days(7), second=aksoy)
    assert (row.previous_area, row.is_move) == (Area.DANGER, True)


def test_a_jump_to_danger_is_told_to_the_lead_of_the_team_once(brandt: User, aksoy: User, felten: User) -> None:
    case = a_case()
    words = {"next_review_on": in_days(1), "second": aksoy}
    _classify(case, brandt, Area.DANGER, **words)
    _classify(case, brandt, Area.DANGER, **words)
    told = [message.text for message in Notification.objects.visible_to(felten)]
    assert told == [f"Gefährdungsbereich: {case.file_number} wurde neu eingeordnet."]


def test_conditions_that_were_not_fulfilled_need_a_word_before_danger_is_left(brandt: User) -> None:
    case = a_consulted_case()
    classified(case, Area.DANGER)
    condition = a_condition(case)
    with refused("Eine Auflage ist nicht als erfüllt kontrolliert."):
        classified(case, Area.GREY)
    a_condition_check(condition, result="unfulfilled")
    with refused("Eine Auflage ist nicht als erfüllt kontrolliert."):
        classified(case, Area.GREY)
    row = classified(case, Area.GREY, conditions_note="Milan lebt jetzt bei der Großmutter.")
    assert row.conditions_note
    condition.refresh_from_db()
    assert condition.state == ConditionState.HOLDS, "nothing ends by itself"


def test_fulfilled_conditions_need_no_word_but_are_asked_about(brandt: User) -> None:
    case = a_consulted_case()
    classified(case, Area.DANGER)
    condition = a_condition(case)
    a_condition_check(condition, result="fulfilled")
    with pytest.raises(Doubt) as doubt:
        classified(case, Area.GREY, confirmed="")
    assert doubt.value.questions == [
        "Die Auflage „Milan ist nie allein in der Wohnung.“ gilt weiter, bis Sie sie aufheben."
    ]
    classified(case, Area.GREY, confirmed=doubt.value.answer)


def test_an_open_mandate_is_asked_about_on_the_way_to_service(brandt: User) -> None:
    case = a_grey_case()
    a_mandate(case)
    with pytest.raises(Doubt, match="Der Auftrag „Klären, wer morgens bei Milan ist"):
        classified(case, Area.SERVICE, confirmed="")
    assert Mandate.objects.get().state == "open"


# Grey is a state of transit


@override_settings(GREY_AREA_DAYS=10)
@pytest.mark.parametrize("area", [Area.GREY, Area.DANGER])
def test_grey_and_danger_are_reviewed_within_the_days_of_the_office(brandt: User, aksoy: User, area: Area) -> None:
    case = a_consulted_case()
    with refused("Grau- und Gefährdungsbereich werden spätestens am"):
        _classify(case, brandt, area, next_review_on=in_days(11), second=aksoy)
    _classify(case, brandt, area, next_review_on=in_days(10), second=aksoy)


def test_the_service_area_is_reviewed_whenever_the_team_likes(brandt: User) -> None:
    assert _classify(a_consulted_case(), brandt, Area.SERVICE, next_review_on=in_days(180)).next_review_on


# Who decided


def test_who_took_part_is_kept_and_comes_from_the_team(brandt: User, aksoy: User, vossen: User, demir: User) -> None:
    case = a_consulted_case()
    with refused("Aylin Demir gehört nicht zu ASD oder WJH dieses Teams."):
        _classify(case, brandt, Area.SERVICE, took_part=[demir])
    row = _classify(case, brandt, Area.SERVICE, took_part=[vossen], second=aksoy, evidence="Bericht der Schule")
    assert {user.username for user in row.took_part.all()} == {"brandt", "aksoy", "vossen"}
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        row.took_part.clear()


def test_a_running_consultation_decides_in_its_room(brandt: User) -> None:
    consultation = a_ready_consultation()
    row = _classify(consultation.case, brandt, Area.SERVICE, consultation=consultation)
    assert row.consultation == consultation
    assert {user.username for user in row.took_part.all()} == {"brandt", "aksoy", "neumann"}


def test_the_consultation_of_another_case_decides_nothing(brandt: User) -> None:
    foreign = a_ready_consultation()
    case = a_consulted_case(a_case_in(Stage.CONSULTATION))
    with refused("Diese Beratung gehört zu einem anderen Fall."):
        _classify(case, brandt, Area.SERVICE, consultation=foreign)
