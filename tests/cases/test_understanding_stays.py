"""Fallverstehen stays in the file: no export, no paper, no page of others, no statistics ever holds its words."""

import ast
import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.db import models
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts import actions as accounts
from accounts.models import Department, User
from accounts.rules import CALENDAR
from approvals.assembly import assemble
from approvals.models import Decision
from audit.models import Entry
from cases import actions
from cases.models import Case, CaseUnderstanding, FamilyRemark, Handover, PatternObservation, Reminder
from cases.open_ends import for_sheet
from hze.models import ProviderRequest
from socialspace.models import Need
from tests.cases.understanding_office import a_remark, an_observation, an_understanding
from tests.conftest import ClientOf
from tests.office import a_case, a_decision, fresh, in_days
from web.models import OutgoingMail
from web.tokens import Token

WORD = "Zwetschgenkuchenmuster"  # stands nowhere else
BESIDE = "Blaubeertag"  # stands in the same texts; a search for it would find them
MODELS = {"PatternObservation", "CaseUnderstanding", "FamilyRemark"}
OWN = {  # the modules that may know them; reference data knows the kinds alone
    "cases/actions/understanding.py",
    "cases/forms/understanding.py",
    "cases/models/__init__.py",
    "cases/models/understanding.py",
    "cases/understanding/relations.py",
    "cases/views/patterns.py",
    "cases/views/understanding.py",
}
APPS = ("srojugend", "caseload", "approvals", "hze", "cases", "conferences", "socialspace", "accounts", "audit", "web")


def test_only_its_own_modules_know_it() -> None:
    root, knowing = Path(settings.BASE_DIR), set()
    for app in APPS:
        for path in (root / app).rglob("*.py"):
            if "migrations" in path.parts or "demo" in path.parts:
                continue
            names = {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}
            imported = {
                alias.name
                for node in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(node, ast.ImportFrom)
                for alias in node.names
            }
            if MODELS & (names | imported):
                knowing.add(str(path.relative_to(root)))
    assert knowing == OWN, "Fallverstehen stays in the file: only its own modules import its models."


@pytest.mark.parametrize("model", [PatternObservation, CaseUnderstanding, FamilyRemark])
def test_nothing_leads_back_to_it(model: type[models.Model]) -> None:
    """No relation from case, person or colleague: a query from there cannot reach it."""
    for field in model._meta.get_fields():
        if isinstance(field, models.ForeignKey):
            assert field.remote_field.related_name == "+", f"{model.__name__}.{field.name} can be found from outside."


def _told(case: Case) -> None:
    """The word in every text a colleague can type here."""
    everywhere = dict.fromkeys(("evidence", "own_part", "idea"), f"{BESIDE}: ein {WORD}.")
    row = an_observation(case, institution=WORD, next_look_on=in_days(3), **everywhere)
    a_remark(row, words=f"Kein {WORD}, kein {BESIDE}!")
    an_understanding(case, text=f"{BESIDE} {WORD}", view_of=WORD, against=WORD)
    stored = PatternObservation.objects.filter(evidence__contains=WORD, idea__contains=WORD)
    assert stored.exists()


@pytest.mark.django_db
def test_its_words_stand_in_no_paper_no_export_and_no_other_page(
    client_of: ClientOf, brandt: User, aksoy: User, felten: User
) -> None:
    decision: Decision = a_decision()
    case = Case.objects.select_related("area", "child", "family", "quarter").get(pk=decision.submission.case_id)
    _told(case)
    assert WORD not in str(assemble(fresh(decision.submission)))
    assert WORD not in str(fresh(decision.submission).content)
    assert WORD not in str(list(ProviderRequest.objects.values())) + str(list(Need.objects.values()))
    assert WORD not in str(list(OutgoingMail.objects.values()))
    assert WORD not in "".join(f"{each.subject} {each.body}" for each in mail.outbox)
    assert WORD not in str(list(Reminder.objects.values()) + list(Entry.objects.values()))
    assert WORD not in str(for_sheet(case))
    actions.assign_lead(case, to=aksoy, by=brandt)
    assert WORD not in str(list(Handover.objects.values("sheet", "words")))
    for user in (brandt, aksoy, felten, *User.objects.filter(department__in=[Department.WJH, Department.PLANNING])):
        _read_everything(client_of(user), case, decision)
    accounts.open_calendar(by=brandt)
    feed = reverse(
        "calendar_feed", args=[str(Token(CALENDAR, User.objects.get(pk=brandt.pk).calendar_key or case.key))]
    )
    assert WORD not in Client().get(feed).content.decode()


def _words_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def _read_everything(client: Client, case: Case, decision: Decision) -> None:
    """Pages, papers, lists and feeds this colleague may open; what is not theirs is 403 or 404 and holds nothing."""
    submission = decision.submission
    of_case = ("file", "family", "statements", "timeline", "timeline_panel", "notes", "documents", "case_reminders")
    addresses = [reverse(f"cases:{name}", args=[case.key]) for name in (*of_case, "home_visit_sheet", "letter_new")]
    addresses += [reverse(f"cases:{name}", args=[case.key]) for name in ("responsibility", "consultation", "urgent")]
    addresses += [reverse("approvals:panel", args=[case.key]), reverse("hze:panel", args=[case.key])]
    addresses += [reverse(f"approvals:{name}", args=[submission.key]) for name in ("submission", "decision_pdf")]
    addresses += [reverse(name) for name in ("home", "cases:list", "cases:reminders", "socialspace:needs")]
    addresses += [reverse("caseload:board"), f"{reverse('search')}?q={BESIDE}", f"{reverse('search')}?q=Milan"]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in {200, 403, 404}, address
        body = bytes(answer.content) if not answer.streaming else b"".join(answer)
        is_pdf = body.startswith(b"%PDF")
        text = _words_of(body) if is_pdf else body.decode("utf-8", "replace")
        assert WORD not in text, address


@pytest.mark.django_db
def test_only_who_sees_the_file_finds_a_row_at_all() -> None:
    case = a_case()
    _told(case)
    for user in User.objects.all():
        sees = Case.objects.visible_to(user).filter(pk=case.pk).exists()
        for model in (PatternObservation, CaseUnderstanding, FamilyRemark):
            assert model.objects.visible_to(user).exists() == sees, user
