"""Will and wish apart: what somebody does for it themselves, what a wish may become, and how words are corrected."""

from typing import Any

import pytest

from accounts.models import User
from approvals.assembly import assemble
from cases import actions
from cases.models import Case, WillStatement
from cases.rules import missing_for_commission
from tests.cases.resource_office import a_wish, mother_of
from tests.office import a_case, a_draft, in_days
from tests.trail import forbidden, records, refused, undone_without_trail

pytestmark = pytest.mark.django_db


def _said(case: Case, **changes: Any) -> dict[str, Any]:
    return {
        "person": mother_of(case),
        "kind": "will",
        "quote": "Ich will um sechs aufstehen.",
        "said_on": in_days(0),
    } | (changes)


def test_a_will_says_what_somebody_does_for_it_and_how_ready_they_are(brandt: User) -> None:
    case = a_case()
    said = actions.record_statement(
        case, by=brandt, **_said(case, own_contribution="Ich stelle den Wecker.", readiness=7)
    )
    assert (said.own_contribution, said.readiness) == ("Ich stelle den Wecker.", 7)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": "wish", "own_contribution": "Wecker"}, "Ein eigener Beitrag gehört zum Willen."),
        ({"kind": "view", "readiness": 3}, "Eine Bereitschaft von 0 bis 10 gehört zum Willen."),
        ({"readiness": 11}, "Eine Bereitschaft von 0 bis 10 gehört zum Willen."),
    ],
)
def test_a_wish_has_no_contribution_of_its_own(brandt: User, change: dict[str, Any], sentence: str) -> None:
    case = a_case()
    with refused(sentence):
        actions.record_statement(case, by=brandt, **_said(case, **change))


def test_a_wish_becomes_a_will_of_the_same_family(brandt: User) -> None:
    case = a_case()
    wish = a_wish(case)
    will = actions.record_statement(case, by=brandt, **_said(case, from_wish=wish))
    assert list(wish.wills.all()) == [will]


def test_a_will_follows_no_foreign_wish_and_no_corrected_one(brandt: User) -> None:
    case, foreign = a_case(), a_wish(a_case(child_last_name="Fremd"))
    with refused("Gefragt wird nach einem Wunsch, der noch gilt."):
        actions.record_statement(case, by=brandt, **_said(case, from_wish=foreign))
    wish = a_wish(case)
    actions.correct_statement(wish, by=brandt, **_said(case, kind="wish", quote="Ich hätte gern Ruhe."))
    with refused("Gefragt wird nach einem Wunsch, der noch gilt."):
        actions.record_statement(case, by=brandt, **_said(case, from_wish=wish))


def test_a_correction_stands_beside_the_old_words(brandt: User) -> None:
    case = a_case()
    wish = a_wish(case)
    with records("statement.corrected", by=brandt):
        new = actions.correct_statement(wish, by=brandt, **_said(case, kind="wish", quote="Mehr Ruhe am Abend."))
    current = WillStatement.objects.current().filter(case=case, person=mother_of(case))
    assert list(current) == [new]
    assert WillStatement.objects.get(pk=wish.pk).quote == "Ich hätte gern mehr Ruhe."
    with refused("Diese Aussage ist inzwischen berichtigt."):
        actions.correct_statement(wish, by=brandt, **_said(case))


def test_when_it_was_the_mother_the_child_was_not_heard(brandt: User) -> None:
    case = a_case()
    actions.correct_statement(WillStatement.objects.get(case=case), by=brandt, **_said(case, kind="view"))
    assert not Case.objects.for_file().get(pk=case.pk).has_child_view
    sentences = [piece.sentence for piece in missing_for_commission(case)]
    assert "Die eigene Sicht des Kindes ist nicht festgehalten." in sentences


def test_a_vorlage_shows_the_words_that_stand_now(brandt: User) -> None:
    draft = a_draft()
    case = draft.case
    wish = a_wish(case)
    actions.correct_statement(wish, by=brandt, **_said(case, kind="wish", quote="Mehr Ruhe am Abend."))
    quotes = " ".join(assemble(draft)["parts"][1]["quotes"])
    assert "Mehr Ruhe am Abend." in quotes
    assert "Ich hätte gern mehr Ruhe." not in quotes


@pytest.mark.parametrize(
    ("change", "sentence"),
    [({"said_on": in_days(1)}, "Das Datum liegt in der Zukunft."), ({"quote": ""}, "")],
)
def test_a_correction_keeps_the_rules_of_a_statement(brandt: User, change: dict[str, Any], sentence: str) -> None:
    case = a_case()
    wish = a_wish(case)
    with refused(sentence):
        actions.correct_statement(wish, by=brandt, **_said(case, **change))


def test_a_stranger_said_nothing_here(brandt: User) -> None:
    case, foreign = a_case(), a_case(child_last_name="Fremd").child
    wish = a_wish(case)
    with refused("Diese Person gehört nicht zur Familie."):
        actions.correct_statement(wish, by=brandt, **_said(case, person=foreign))


def test_only_the_responsible_correct(aksoy: User, felten: User, brandt: User) -> None:
    case = a_case()
    wish = a_wish(case)
    for colleague in (aksoy, felten):
        with forbidden():
            actions.correct_statement(wish, by=colleague, **_said(case))
    with undone_without_trail(brandt):
        actions.correct_statement(wish, by=brandt, **_said(case))
