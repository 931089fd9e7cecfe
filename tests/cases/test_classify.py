"""Falleinordnung: people decide with reasons, each time as a new row that nobody changes."""

from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from accounts.models import User
from cases import actions
from cases.lifecycle import Area, Stage
from cases.models import Case, Classification
from tests.office import a_case, a_case_in, a_classified_case, a_consulted_case, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

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
    _classify(case, brandt, Area.GREY, next_review_on=in_days(30))
    areas = [row.area for row in Classification.objects.filter(case=case).newest_first()]
    assert areas == [Area.GREY, Area.SERVICE]
    assert Case.objects.with_area().get(pk=case.pk).current_area == Area.GREY
    assert Case.objects.in_area(Area.GREY).exists()
    assert not Case.objects.in_area(Area.SERVICE).exists()


@pytest.mark.parametrize("area", [Area.SERVICE, Area.GREY])
def test_nobody_is_classified_before_the_team_has_advised(brandt: User, area: Area) -> None:
    case = a_case_in(Stage.CONSULTATION)
    with refused("Schließen Sie zuerst die Kollegiale Beratung ab."):
        _classify(case, brandt, area, next_review_on=in_days(30))


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
