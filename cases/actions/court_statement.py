"""The statement for the family court: written by ASD, signed by a lead, frozen with its hash."""

from collections.abc import Collection
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.letters import CHANGED_MEANWHILE
from cases.actions.protection import lock_procedure
from cases.court_paper import PLAN, entries_of, statement_name, statement_pdf
from cases.models import CourtStatement, ProtectionProcedure
from web.models import StoredFile
from web.pdf import PdfError
from web.store import store

SIGNED_STAYS = "Diese Stellungnahme ist unterschrieben und bleibt, wie sie ist. Schreiben Sie eine neue."


class Content(TypedDict, total=False):
    """What a statement says beside what is chosen from the procedure."""

    court: str
    request: str
    assessment: str
    chosen: Collection[str]
    guardian: bool
    expert: bool
    interpreter: str
    separate: bool
    separate_reason: str


@transaction.atomic
def draft_statement(procedure: ProtectionProcedure, *, by: User, **content: Unpack[Content]) -> CourtStatement:
    """Begin a statement; the leads of the team are told that one will be there to sign."""
    procedure = lock_procedure(procedure)
    rules.demand(rules.may_end_protection(by, procedure))
    statement = CourtStatement(procedure=procedure, recorded_by=by)
    _write(statement, content)
    record("protection.statement_drafted", statement.key, by=by, case_key=procedure.case.key)
    text = f"Stellungnahme für das Familiengericht zu {procedure.case.file_number}: ein Entwurf liegt vor."
    for lead in rules.leads_of_team(procedure.case.area):
        if lead != by:
            notify(lead, text=text, path=reverse("cases:court_statement", args=[statement.key]))
    return statement


@transaction.atomic
def edit_statement(statement: CourtStatement, *, by: User, version: int, **content: Unpack[Content]) -> CourtStatement:
    """Write on; raises ValidationError with code "version" when somebody else saved meanwhile."""
    statement = _lock_draft(statement, version=version)
    rules.demand(rules.may_end_protection(by, statement.procedure))
    statement.version += 1
    _write(statement, content)
    record("protection.statement_edited", statement.key, by=by, case_key=statement.procedure.case.key)
    return statement


@transaction.atomic
def sign_statement(statement: CourtStatement, *, by: User, version: int) -> CourtStatement:
    """Sign as Leitungskraft: the paper is made once and stored with its hash, the database refuses every change."""
    statement = _lock_draft(statement, version=version)
    rules.demand(rules.may_sign_statement(by, statement.procedure))
    statement.signed_at, statement.signed_by = timezone.now(), by
    try:
        content = statement_pdf(statement, created=statement.signed_at)
    except PdfError as refusal:
        raise ValidationError(str(refusal), code="paper") from refusal
    name = statement_name(statement)
    statement.file = StoredFile.store(name=name, media_type="application/pdf", content=content)
    statement.version += 1
    store(statement)
    record("protection.statement_signed", statement.key, by=by, case_key=statement.procedure.case.key)
    return statement


def _write(statement: CourtStatement, content: Content) -> None:
    """Store what it says; nothing goes in that the procedure does not have."""
    for name, value in content.items():
        setattr(statement, name, value)
    known = {entry.key for entry in entries_of(statement.procedure)} | {PLAN}
    statement.chosen = [key for key in statement.chosen if key in known]
    store(statement)


def _lock_draft(statement: CourtStatement, *, version: int) -> CourtStatement:
    statement = CourtStatement.objects.for_page().select_for_update(of=("self",), no_key=True).get(pk=statement.pk)
    statement.procedure = ProtectionProcedure.objects.for_page().get(pk=statement.procedure_id)
    if statement.is_signed:
        raise ValidationError(SIGNED_STAYS, code="signed")
    if statement.version != version:
        raise ValidationError(CHANGED_MEANWHILE, code="version")
    return statement
