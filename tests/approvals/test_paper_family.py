"""The sheet of a decision for the family: short sentences, no cost, no names of those who decided."""

from pathlib import Path
from typing import Any

import pytest

from approvals import actions
from approvals.lifecycle import Outcome, Seat, Vote
from approvals.models import Decision, DecisionPaper
from hze.lifecycle import HelpForm
from tests.approvals import chain_office as chain
from tests.approvals.papers_office import bytes_of, findings, text_of
from tests.office import ALL_YES, a_decision, a_heard_submission, colleague, in_days
from web.german import day_long

pytestmark = pytest.mark.django_db


def sheet_of(decision: Decision) -> bytes:
    return bytes_of(actions.paper_of(decision, DecisionPaper.Kind.FAMILY))


def decided(outcome: Outcome, vote: Vote, **words: object) -> Decision:
    heard = a_heard_submission(votes=dict.fromkeys(Seat, vote))
    text = {"text": "Der Offene Ganztag reicht aus und kostet weniger."}
    return actions.decide(heard, by=colleague("felten"), outcome=outcome, **(text | words))  # type: ignore[arg-type]


def test_it_says_what_was_decided_what_comes_next_and_whom_to_call() -> None:
    text = text_of(sheet_of(a_decision()))
    for words in (
        "Wer hat entschieden?",
        "Drei Fachleute haben zusammen beraten.",
        "Sie bekommen diese Hilfe: Sozialpädagogische Familienhilfe.",
        f"Sie beginnt am {day_long(in_days(14))}.",
        "Jede Woche gibt es 6 Stunden Hilfe.",
        "Wir fragen jetzt Träger.",
        "Was kann ich tun, wenn ich nicht einverstanden bin?",
        "02161 25-0",
    ):
        assert words in text, words


def test_a_help_outside_the_family_says_that_a_place_is_looked_for() -> None:
    assert "Wir suchen jetzt einen Ort für Ihr Kind." in text_of(sheet_of(a_decision(HelpForm.RESIDENTIAL)))


def test_it_names_neither_cost_nor_those_who_decided() -> None:
    text = text_of(sheet_of(a_decision()))
    for words in ("€", "Kosten", "Felten", "Orth", "Brandt", "Nach Beratung"):
        assert words not in text


def test_the_familys_conditions_are_there_and_those_inside_the_office_are_not() -> None:
    heard = a_heard_submission(votes=ALL_YES | {Seat.ASD_LEAD: Vote.CONDITION})
    inside, own = chain.a_condition(bearer="wjh", what="Kostenbeitrag berechnen."), chain.a_condition(bearer="family")
    words: dict[str, Any] = {"outcome": Outcome.CHANGED, "text": "Mit Auflagen."}
    text = text_of(sheet_of(actions.decide(heard, by=colleague("felten"), conditions=[inside, own], **words)))
    assert f"Das tun Sie • Bericht nach drei Monaten. (bis {day_long(in_days(90))})" in text
    assert "Kostenbeitrag" not in text


def test_a_refusal_says_so_and_leaves_the_reasons_to_the_bescheid() -> None:
    text = text_of(sheet_of(decided(Outcome.REFUSED, Vote.NO)))
    assert "Wir haben Nein gesagt." in text
    assert "kostet weniger" not in text


def test_a_returned_vorlage_is_no_decision_yet() -> None:
    decision = decided(Outcome.RETURNED, Vote.POSTPONE, return_reason="goals", rework_until=in_days(20))
    text = text_of(sheet_of(decision))
    assert "Wir haben noch nicht entschieden." in text
    assert f"Das tun wir bis {day_long(in_days(20))}." in text
    assert "nicht einverstanden" not in text


def test_the_checkers_for_accessible_papers_find_nothing(tmp_path: Path) -> None:
    assert findings(sheet_of(a_decision()), tmp_path) == []
