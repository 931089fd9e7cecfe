"""The statement for the family court: chosen from the procedure, signed by a lead, reduced, read back from paper."""

import io
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import User
from cases import actions
from cases.court_paper import entries_of, preselected
from cases.models import CourtStatement, ReporterKind
from tests.cases import protection_office as office
from tests.conftest import ClientOf
from tests.house.queries import page_of
from tests.office import a_note, an_entrusted_note, colleague
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def _text(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).replace("\u00a0", " ").split())


def _paper(statement: CourtStatement) -> bytes:
    assert statement.file is not None
    return bytes(statement.file.content)


def test_it_is_drafted_by_asd_and_signed_by_the_lead(brandt: User, felten: User) -> None:
    procedure = office.a_complete_procedure()
    with records("protection.statement_drafted", by=brandt):
        draft = office.a_statement(procedure)
    with forbidden():
        actions.sign_statement(draft, by=brandt, version=draft.version)
    with records("protection.statement_signed", by=felten):
        signed = actions.sign_statement(draft, by=felten, version=draft.version)
    assert signed.file is not None
    assert signed.file.name.startswith(procedure.case.file_number)


def test_what_was_signed_stays(felten: User, brandt: User) -> None:
    signed = office.a_signed_statement()
    with refused("bleibt, wie sie ist"):
        actions.sign_statement(signed, by=felten, version=signed.version)
    with refused("bleibt, wie sie ist"):
        actions.edit_statement(signed, by=brandt, version=signed.version, court="Anderes")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        CourtStatement.objects.update(court="Anderes")


def test_an_older_version_is_not_signed(felten: User, brandt: User) -> None:
    draft = office.a_statement()
    seen = draft.version
    actions.edit_statement(draft, by=brandt, version=seen, request="Neu.")
    with refused("Inzwischen hat jemand anderes gespeichert"):
        actions.sign_statement(draft, by=felten, version=seen)


def test_the_second_of_wjh_neither_writes_nor_reads_it(neumann: User) -> None:
    statement = office.a_statement()
    assert not CourtStatement.objects.visible_to(neumann).exists()
    with forbidden():
        office_content: dict[str, Any] = {"court": "x", "request": "x"}
        actions.draft_statement(statement.procedure, by=neumann, **office_content)


def test_the_paper_says_what_was_chosen_in_the_order_it_happened() -> None:
    text = _text(_paper(office.a_signed_statement()))
    for words in (
        "Amtsgericht Mönchengladbach-Rheydt",
        "Milan Sommerfeld",
        "Auflagen nach § 1666 BGB",
        "Hämatome an beiden Oberarmen",
        "Vermutungen, nicht belegt",
        "Gespräch daheim.",
        "Zwei Zimmer, warm",
        "Ich will, dass morgens jemand da ist.",
        "Schutzplan vereinbart",
        "Verfahrensbeistand",
        "Arabisch",
        "Markus Felten, Leitungskraft",
    ):
        assert words in text, words
    assert "Entwurf" not in text
    assert text.index("Meldung") < text.index("Gefährdungseinschätzung mehrerer")


def test_what_must_not_be_in_it_is_not_in_it(brandt: User) -> None:
    procedure = office.a_procedure(reporter_name="Frau Geheim", reporter_contact="0151 99887766")
    a_note(procedure.case, observed="NOTIZTEXT im Flur.")
    an_entrusted_note(procedure.case, observed="ANVERTRAUT von der Mutter.")
    assessment = office.an_assessment(procedure)
    actions.confirm_assessment(assessment, by=brandt, dissent="ABWEICHEND intern.")
    actions.confirm_assessment(assessment, by=colleague("neumann"))
    office.an_assessment(procedure, conclusion="UNBESTÄTIGT und allein.")
    text = _text(_paper(office.a_signed_statement(office.fresh(procedure))))
    for secret in ("Geheim", "99887766", "NOTIZTEXT", "ANVERTRAUT", "ABWEICHEND", "UNBESTÄTIGT"):
        assert secret not in text, secret


def test_the_words_of_an_anonymous_report_are_not_chosen_beforehand() -> None:
    anonymous = ReporterKind.objects.get(code="anonymous")
    procedure = office.a_procedure(reporter=anonymous)
    assert "report" not in preselected(procedure)
    assert "report" in {entry.key for entry in entries_of(procedure)}
    text = _text(_paper(office.a_signed_statement(procedure)))
    assert "Giesenkirchener Straße" not in text


def test_what_the_worker_leaves_out_is_not_in_it() -> None:
    procedure = office.a_complete_procedure()
    chosen = [key for key in preselected(procedure) if not key.startswith("visit-")]
    assert "Zwei Zimmer, warm" not in _text(_paper(office.a_signed_statement(procedure, chosen=chosen)))


def test_what_the_procedure_does_not_have_is_not_taken() -> None:
    statement = office.a_statement(chosen=["reasons", "note-1234"])
    assert statement.chosen == ["reasons"]


def test_the_checkers_for_accessible_papers_find_nothing(tmp_path: Path) -> None:
    path = tmp_path / "papier.pdf"
    path.write_bytes(_paper(office.a_signed_statement()))
    result = outloud.check(str(path))
    assert not result.error
    assert [(each.rule, each.message) for each in result.findings if each.severity != "info"] == []
    assert [(each.rule_id, each.message) for each in pdfua.validate(str(path)).findings] == []


def test_the_lead_signs_on_its_page(client_of: ClientOf, brandt: User, felten: User, form_key: str) -> None:
    draft = office.a_statement()
    url = reverse("cases:court_statement", args=[draft.key])
    assert "Als Leitung unterschreiben" not in page_of(client_of(brandt), url)
    assert "Als Leitung unterschreiben" in page_of(client_of(felten), url)
    sign = reverse("cases:sign_court_statement", args=[draft.key])
    answer = client_of(felten).post(sign, {"idempotency_key": form_key, "version": draft.version})
    assert answer.status_code == 302
    page = page_of(client_of(brandt), url)
    assert "SHA-256" in page
    paper = client_of(brandt).get(reverse("cases:court_statement_paper", args=[draft.key]))
    assert bytes(paper.content) == _paper(CourtStatement.objects.select_related("file").get(pk=draft.pk))


def test_a_separate_hearing_needs_its_reason(client_of: ClientOf, brandt: User, form_key: str) -> None:
    procedure = office.a_complete_procedure()
    typed = {"idempotency_key": form_key, "court": "Amtsgericht", "request": "Auflagen.", "separate": "on"}
    answer = client_of(brandt).post(reverse("cases:court_statement_new", args=[procedure.key]), typed)
    assert answer.status_code == 422
    assert "warum getrennt" in answer.content.decode()
