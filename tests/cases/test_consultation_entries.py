"""What is written down in the room: indicators, ideas, the joint view, agreements."""

import pytest

from accounts.models import User
from cases import actions
from cases.lifecycle import Area
from tests.cases.consultation_office import TABLE, a_session, a_task, an_idea, votes
from tests.office import in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def test_facts_are_kept_apart_from_assumptions(vossen: User) -> None:
    session = a_session()
    with refused("Sagen Sie, ob das eine Tatsache oder eine Vermutung ist."):
        actions.add_indicator(session, by=vossen, kind="risk", text="Wirkt müde")
    with refused("Eine Tatsache hat eine Quelle: Woher wissen wir das?"):
        actions.add_indicator(session, by=vossen, kind="risk", basis="fact", text="Kein Frühstück")
    with records("indicator.added", by=vossen):
        actions.add_indicator(session, by=vossen, kind="protection", basis="assumption", text="Die Tante hilft")


def test_an_open_question_is_neither(vossen: User) -> None:
    row = actions.add_indicator(a_session(), by=vossen, kind="question", basis="fact", text="Wer wohnt noch dort?")
    assert row.basis == ""


def test_ideas_are_sorted_afterwards(vossen: User, neumann: User) -> None:
    session = a_session()
    idea = an_idea(session)
    with records("idea.sorted", by=neumann):
        actions.sort_idea(idea, by=neumann, level=3)
    with refused("Wägen Sie die Lösung ohne Hilfe zur Erziehung ab"):
        actions.sort_idea(idea, by=neumann, level=3, without_help=True)
    sorted_idea = actions.sort_idea(idea, by=neumann, level=3, without_help=True, weighing="Nur werktags.")
    assert (sorted_idea.level, sorted_idea.without_help) == (3, True)


def test_the_responsible_worker_alone_chooses_with_a_reason(brandt: User, aksoy: User, vossen: User) -> None:
    idea = an_idea(a_session())
    for colleague in (aksoy, vossen):
        with forbidden():
            actions.choose_idea(idea, by=colleague, choice="chosen", reason="Gut.")
    with refused("Sagen Sie in einem Satz, warum Sie die Idee aufgreifen oder nicht."):
        actions.choose_idea(idea, by=brandt, choice="dropped", reason="")
    with records("idea.chosen", by=brandt):
        actions.choose_idea(idea, by=brandt, choice="dropped", reason="Die Familie hat es versucht.")


def test_the_joint_view_comes_after_the_reveal(brandt: User, aksoy: User, vossen: User) -> None:
    session = a_session()
    votes(session, *TABLE)
    words = {"area": Area.GREY, "reasons": "Unklar.", "next_review_on": in_days(14)}
    with refused("Decken Sie zuerst die Einzelvoten auf."):
        actions.agree_on_area(session, by=brandt, **words)  # type: ignore[arg-type]
    actions.reveal_votes(session, by=aksoy)
    with forbidden():
        actions.agree_on_area(session, by=vossen, **words)  # type: ignore[arg-type]
    with records("consultation.agreed", by=brandt):
        actions.agree_on_area(session, by=brandt, **words)  # type: ignore[arg-type]


def test_a_review_is_ahead_and_danger_has_one(brandt: User) -> None:
    session = a_session()
    with refused("Die nächste Überprüfung liegt nicht in der Zukunft."):
        actions.agree_on_area(session, by=brandt, area=Area.GREY, reasons="Unklar.", next_review_on=in_days(0))
    with refused("Wann wird die Gefährdung wieder überprüft?"):
        actions.agree_on_area(session, by=brandt, area=Area.DANGER, reasons="Blaue Flecken.")


def test_the_second_professional_takes_part_and_is_somebody_else(brandt: User, felten: User) -> None:
    session = a_session()
    words = {"area": Area.DANGER, "reasons": "Blaue Flecken.", "next_review_on": in_days(7)}
    with refused("Markus Felten nimmt nicht an dieser Beratung teil."):
        actions.agree_on_area(session, by=brandt, second=felten, **words)  # type: ignore[arg-type]
    with refused("jemand anderes als die fallverantwortliche"):
        actions.agree_on_area(session, by=brandt, second=brandt, **words)  # type: ignore[arg-type]


def test_an_area_without_reasons_is_none(brandt: User) -> None:
    session = a_session()
    with refused("Begründen Sie die gemeinsame Einordnung."):
        actions.agree_on_area(session, by=brandt, area=Area.SERVICE, reasons="")


def test_an_agreement_lies_ahead_and_has_somebody_who_knows_of_it(brandt: User, kemper: User, vossen: User) -> None:
    session = a_session()
    with refused("ist schon vorbei. Wählen Sie heute oder später."):
        a_task(session, due_on=in_days(-1))
    with refused("Rolf Kemper nimmt nicht teil und sieht diesen Fall nicht."):
        a_task(session, owner=kemper)
    with refused("Dieses Feld darf nicht leer sein."):
        a_task(session, check_how="")
    with records("agreement.added", by=brandt):
        a_task(session, owner=vossen)


def test_the_question_is_sharpened_by_who_brings_it_in(brandt: User, vossen: User) -> None:
    session = a_session()
    with forbidden():
        actions.set_question(session, by=vossen, question="Was nun?")
    with records("consultation.question_set", by=brandt):
        actions.set_question(session, by=brandt, question="Wer kann morgens da sein?")
