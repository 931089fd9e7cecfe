"""The Beschluss on paper: what it says, its hash and code, the ruling with it; read back and checked for everybody."""

from pathlib import Path

import pytest
from django.urls import reverse

from accounts.models import User
from approvals import actions
from approvals.actions.papers import put_on_paper
from approvals.lifecycle import Outcome, Seat, Vote
from approvals.models import Decision, DecisionPaper
from tests.approvals import chain_office as chain
from tests.approvals import papers_office as papers
from tests.approvals.papers_office import bytes_of, findings, joined, text_of
from tests.conftest import ClientOf
from tests.office import (
    ALL_YES,
    a_complete_draft,
    a_decision,
    a_heard_submission,
    a_meeting,
    colleague,
    fresh,
    in_days,
)

pytestmark = pytest.mark.django_db
Kind = DecisionPaper.Kind


def a_rich_decision() -> Decision:
    """With a corrected voice, two conditions and what would change it."""
    heard = a_heard_submission(votes=ALL_YES | {Seat.ASD_LEAD: Vote.CONDITION})
    actions.give_voice(heard, by=colleague("orth"), vote=Vote.YES, reason="Die Zuständigkeit ist geklärt.")
    conditions = [
        chain.a_condition(),
        chain.a_condition(bearer="family", what="Die Mutter bringt Milan zur Schule.", until=in_days(30)),
    ]
    return actions.decide(
        fresh(heard),
        by=colleague("felten"),
        outcome=Outcome.CHANGED,
        text="Die Hilfe wird mit Auflagen bewilligt.",
        conditions=conditions,
        would_change="Ein Platz im Offenen Ganztag ab sieben Uhr.",
    )


def test_it_says_what_was_decided_by_whom_and_under_which_conditions() -> None:
    decision = a_rich_decision()
    text = text_of(bytes_of(actions.paper_of(decision)))
    for words in (
        f"Beschluss {decision.number}",
        "bewilligt mit Auflage",
        "neue Hilfe",
        "Raum 2.14",
        "Die Hilfe wird mit Auflagen bewilligt.",
        "Die Mutter bringt Milan zur Schule. Familie",
        f"{in_days(30):%d.%m.%Y}",
        "Ein Platz im Offenen Ganztag ab sieben Uhr.",
        "berichtigt: Zustimmung",
        "Die Zuständigkeit ist geklärt.",
        "Sabine Orth",
        "Frühstück im Offenen Ganztag",
        "Festgestellt von Markus Felten",
    ):
        assert words in text, words


def test_it_carries_the_hash_and_the_short_code() -> None:
    decision = a_decision()
    content = bytes_of(actions.paper_of(decision))
    assert decision.seal.code in text_of(content)
    assert decision.seal.digest in joined(content)


def test_who_stood_in_is_named_with_whom_and_why() -> None:
    submission = a_complete_draft()
    chain.a_substitute("aksoy")
    chain.a_recusal(submission.case, colleague("felten"))
    actions.submit(submission, by=colleague("brandt"), meeting=(meeting := a_meeting()))
    actions.open_meeting(meeting, by=colleague("orth"))
    for username in ("aksoy", "orth", "brandt"):
        actions.give_voice(fresh(submission), by=colleague(username), vote=Vote.YES, reason="Nach Beratung.")
    decision = actions.decide(fresh(submission), by=colleague("orth"), outcome=Outcome.APPROVED, text="Bewilligt.")
    text = text_of(bytes_of(actions.paper_of(decision)))
    assert "Deniz Aksoy, in Vertretung von Markus Felten (Befangenheit)" in text


def test_an_urgent_decision_names_both_who_answer_for_it() -> None:
    urgent = chain.an_urgent_decision()
    actions.answer_urgent(urgent, by=colleague("orth"), agrees=True)
    submission = fresh(urgent.submission)
    meeting = submission.meeting or a_meeting()
    actions.open_meeting(meeting, by=colleague("felten"))
    heard = a_heard_submission(submission=fresh(submission))
    decision = actions.decide(heard, by=colleague("felten"), outcome=Outcome.APPROVED, text="Bestätigt.")
    text = text_of(bytes_of(actions.paper_of(decision)))
    assert "Eilentscheidung Jana Brandt" in text
    assert "und Sabine Orth" in text
    assert "Die Mutter ist im Krankenhaus." in text


def test_it_is_drawn_once_and_stays() -> None:
    decision = a_decision()
    first = actions.paper_of(decision)
    assert actions.paper_of(decision).pk == first.pk
    assert first.name == f"RO-{decision.number[3:7]}-0001_Beschluss_{decision.number}.pdf"


def test_while_the_abteilungsleitung_is_asked_nothing_is_stored() -> None:
    decision = papers.passed_on()
    put_on_paper.func(str(decision.key))
    paper = actions.paper_of(decision)
    assert not DecisionPaper.objects.filter(decision=decision).exists()
    assert "der Entscheid steht aus" in text_of(bytes_of(paper))
    with pytest.raises(ValueError, match="has no"):
        actions.paper_of(decision, Kind.COURT)


def test_with_the_ruling_the_beschluss_stays_and_the_ruling_is_a_paper_of_its_own(tmp_path: Path) -> None:
    decision = papers.passed_on()
    ruling = papers.ruling_about(decision)
    beschluss, entscheid = (bytes_of(actions.paper_of(decision, kind)) for kind in (Kind.DECISION, Kind.RULING))
    for text in (text_of(beschluss), text_of(entscheid)):
        assert "Die Hilfe wird für sechs Monate bewilligt." in text
        assert "Abteilungsleitung Sozialer Dienst" in text
        assert ruling.seal.code in text
        assert decision.seal.code in text
    assert "Die Leitungen sind uneins." in text_of(entscheid)
    assert DecisionPaper.objects.filter(decision=decision).count() == 2
    assert findings(beschluss, tmp_path) == []
    assert findings(entscheid, tmp_path) == []


def test_the_checkers_for_accessible_papers_find_nothing(tmp_path: Path) -> None:
    assert findings(bytes_of(actions.paper_of(a_rich_decision())), tmp_path) == []


def test_a_text_of_five_thousand_letters_and_foreign_signs_stays_readable(tmp_path: Path) -> None:
    nasty = "<script>alert(1)</script> 🎉 „Ende“ " + "Die Hilfe ist nötig und geeignet. " * 140
    heard = a_heard_submission()
    decision = actions.decide(heard, by=colleague("felten"), outcome=Outcome.APPROVED, text=nasty[:5000])
    content = bytes_of(actions.paper_of(decision))
    assert "<script>alert(1)</script>" in text_of(content)
    assert findings(content, tmp_path) == []


def test_the_vorlage_links_to_every_paper_there_is(client_of: ClientOf, neumann: User) -> None:
    decision = a_decision()
    page = client_of(neumann).get(reverse("approvals:submission", args=[decision.submission.key])).content.decode()
    for name in ("decision_pdf", "court_pdf", "family_pdf"):
        assert reverse(f"approvals:{name}", args=[decision.submission.key]) in page
    assert reverse("approvals:ruling_pdf", args=[decision.submission.key]) not in page


def test_who_must_not_decide_gets_no_paper(client_of: ClientOf, orth: User) -> None:
    decision = a_decision()
    chain.a_recusal(decision.submission.case, orth)
    for name in ("decision_pdf", "court_pdf", "family_pdf"):
        answer = client_of(orth).get(reverse(f"approvals:{name}", args=[decision.submission.key]))
        assert answer.status_code == 404
