"""The sheet of a decision for a court: facts, options, voices, dissent; no note, no cost, nobody else's name."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from approvals import actions
from approvals.lifecycle import Outcome, Seat, Vote
from approvals.models import Decision, DecisionPaper
from audit.models import Read
from cases import actions as cases
from cases.lifecycle import Area
from tests.approvals.papers_office import bytes_of, findings, text_of
from tests.conftest import ClientOf
from tests.office import (
    ALL_YES,
    a_case,
    a_complete_draft,
    a_heard_submission,
    a_meeting,
    a_note,
    a_ready_consultation,
    a_resource,
    a_running_check,
    an_entrusted_note,
    colleague,
    fresh,
)

pytestmark = pytest.mark.django_db
COURT = DecisionPaper.Kind.COURT


def a_decision_with_others() -> Decision:
    """A neighbour and a teacher are named in the file; the consultation was divided, and so is the commission."""
    brandt, case = colleague("brandt"), a_case(reporter_name="Hanna Weidenfeld")
    a_note(case, observed="Geheime Gesprächsnotiz.")
    an_entrusted_note(case, observed="Anvertrautes Wort.")
    check = a_running_check(case)
    for name, institution in (("Frau Yilmaz", "Grundschule"), ("Aylin Demir", "HOME")):
        cases.add_check_participant(check, by=brandt, name=name, institution=institution)
    a_resource(check, wording="Frau Yilmaz und Hanna Weidenfeld frühstücken mit Milan Sommerfeld")
    cases.complete_resource_check(check, by=brandt)
    consultation = a_ready_consultation(case)
    cases.finish_consultation(
        consultation, by=brandt, result="Entlastung am Morgen ist nötig.", dissent="Der Ganztag allein könnte reichen."
    )
    cases.classify(consultation.case, by=brandt, area=Area.SERVICE, reasons="Die Eltern wirken mit.")
    draft = a_complete_draft(case=consultation.case)
    actions.submit(draft, by=brandt, meeting=(meeting := a_meeting()))
    actions.open_meeting(meeting, by=colleague("felten"))
    heard = a_heard_submission(votes=ALL_YES | {Seat.WORKER: Vote.NO}, submission=fresh(draft))
    words: dict[str, Any] = {
        "text": "Die Hilfe wird bewilligt.",
        "would_change": "Wenn der Ganztag ab sieben Uhr öffnet.",
    }
    return actions.decide(heard, by=colleague("felten"), outcome=Outcome.APPROVED, **words)


@pytest.fixture
def sheet() -> bytes:
    return bytes_of(actions.paper_of(a_decision_with_others(), COURT))


def test_it_says_facts_options_voices_dissent_and_what_would_change_it(sheet: bytes) -> None:
    text = text_of(sheet)
    for words in (
        "Milan Sommerfeld, geboren am",
        "Milan kommt seit Wochen ohne Frühstück",
        "Ich will, dass morgens jemand da ist.",
        "Entlastung am Morgen ist nötig.",
        "Frühstück im Offenen Ganztag",
        "Sozialpädagogische Familienhilfe",
        "Markus Felten",
        "Der Ganztag allein könnte reichen.",
        "Fallverantwortliche Fachkraft (Ablehnung): Nach Beratung.",
        "Bewilligt. Die Hilfe wird bewilligt.",
        "Wenn der Ganztag ab sieben Uhr öffnet.",
    ):
        assert words in text, words


def test_it_names_nobody_but_the_family_and_the_seats(sheet: bytes) -> None:
    text = text_of(sheet)
    assert "Frau [Name] und [Name] frühstücken mit Milan Sommerfeld" in text
    for name in ("Yilmaz", "Weidenfeld", "Demir"):
        assert name not in text


def test_it_holds_no_note_and_no_cost(sheet: bytes) -> None:
    text = text_of(sheet)
    for words in ("Geheime Gesprächsnotiz", "Anvertrautes", "€", "Kosten", "Voraussichtlich"):
        assert words not in text


def test_the_checkers_for_accessible_papers_find_nothing(sheet: bytes, tmp_path: Path) -> None:
    assert findings(sheet, tmp_path) == []


def test_its_name_names_numbers_alone_and_the_print_is_recorded(client_of: ClientOf, felten: User) -> None:
    decision = a_decision_with_others()
    answer = client_of(felten).get(reverse("approvals:court_pdf", args=[decision.submission.key]))
    number = decision.submission.case.file_number
    assert f"{number}_Entscheidungsblatt_{decision.number}.pdf" in answer.headers["Content-Disposition"]
    assert Read.objects.filter(page="decision_court", kind=Read.Kind.PRINT).count() == 1
