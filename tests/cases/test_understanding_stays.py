"""Fallverstehen stays in the file: no export, no paper, no page of others, no statistics ever holds its words."""

import ast
import io
import re
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

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
from cases.actions.check_links import PURPOSE
from cases.models import Case, CaseUnderstanding, FamilyRemark, Handover, PatternObservation, Reminder
from cases.open_ends import for_sheet
from hze.actions import send_requests
from hze.models import HelpEpisode, ProviderRequest
from socialspace.models import Need
from tests.cases.circle_office import a_check_link, a_consent, a_partner, invited
from tests.cases.consultation_office import a_session_at, an_idea
from tests.cases.protection_office import a_confirmed_assessment, a_signed_statement, an_own_procedure
from tests.cases.understanding_office import a_remark, an_observation, an_understanding
from tests.conftest import ClientOf
from tests.hze.competition_office import without_names
from tests.office import a_case, a_decision, a_ready_check, a_resource, a_running_check, colleague, fresh, in_days
from web.models import Keyed, OutgoingMail
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
    send_requests(without_names(HelpEpisode.objects.get()), by=brandt, has_read=True)
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
        assert WORD not in _read(client, address, {200, 403, 404}), address


def _read(client: Client, address: str, statuses: set[int]) -> str:
    """What stands on a page, on all pages of a PDF, in all parts of a workbook; a word broken at its line is whole."""
    answer = client.get(address)
    assert answer.status_code in statuses, address
    body = b"".join(answer) if answer.streaming else bytes(answer.content)
    if body.startswith(b"%PDF"):
        pages = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
        return re.sub("[-\N{SOFT HYPHEN}\N{HYPHEN}]\\s*\n\\s*", "", pages)
    if body.startswith(b"PK"):
        with ZipFile(io.BytesIO(body)) as book:
            return "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return body.decode("utf-8-sig", "replace")


@pytest.mark.django_db
def test_what_one_has_begun_to_write_is_read_by_nobody_else_and_stands_on_no_desk(
    client_of: ClientOf, brandt: User, aksoy: User, felten: User
) -> None:
    row = an_observation()
    case, mine = row.case, client_of(brandt)
    of_case = reverse("cases:understanding_draft", args=[case.key]), reverse("cases:pattern_draft", args=[case.key])
    for address in (*of_case, reverse("cases:pattern_correct_draft", args=[case.key, row.key])):
        typed = {"text": WORD, "evidence": WORD, "draft_leave": "1", "idempotency_key": str(uuid.uuid4())}
        assert mine.post(address, typed).status_code == 302
    begun = reverse("cases:pattern_new", args=[case.key])
    assert WORD in _read(mine, begun, {200})
    assert WORD in _read(mine, reverse("cases:pattern_correct", args=[case.key, row.key]), {200})
    desk = _read(mine, reverse("home"), {200})
    assert begun in desk
    assert WORD not in desk
    assert WORD not in _read(mine, reverse("cases:understanding", args=[case.key]), {200})
    for other in (aksoy, felten):  # they read the file
        for name in ("understanding_new", "pattern_new", "understanding"):
            assert WORD not in _read(client_of(other), reverse(f"cases:{name}", args=[case.key]), {200, 403})


type Pages = Mapping[
    str, Sequence[tuple[str, Keyed, str]]
]  # who reads which page of what, and a word that stands there


def _read_pages(client_of: ClientOf, readers: Pages) -> None:
    for name, pages in readers.items():
        client = client_of(colleague(name))
        for page, row, there in pages:
            text = _read(client, reverse(f"cases:{page}", args=[row.key]), {200})
            assert there in text, (page, "does not show what it is for")
            assert WORD not in text, page


@pytest.mark.django_db
def test_its_words_stand_on_no_sheet_for_the_circle(client_of: ClientOf) -> None:
    """Whether it is read with names by the family's consent, without them, or by a school that follows its link."""
    case = a_case(child_last_name="Hagenkamp")
    _told(case)
    check = a_running_check(case)
    a_resource(check)
    consent = a_consent(case)
    home, partner = invited(check, basis="consent", consent=consent), a_partner(check)
    token = str(Token(PURPOSE, a_check_link(partner).key))
    of_case = ("circle", case, "Frau Yilmaz"), ("circle_preview", case, "[Kind 1]"), ("circle_paper", case, "Kind 1")
    papers = ("resource_card_paper", case, "Großmutter"), ("resource_family_paper", case, "Großmutter")
    of_home = [("invitation", home, "Hagenkamp"), ("invitation_paper", home, "Hagenkamp")]
    _read_pages(client_of, {"brandt": [*of_case, *papers, ("consents", case, "Katrin")], "demir": of_home})
    for page in ("circle_start", "circle_sheet", "circle_sheet_paper"):
        assert WORD not in _read(Client(), reverse(f"cases:{page}", args=[token]), {200}), page


@pytest.mark.django_db
def test_its_words_stand_on_no_wall_no_sheet_of_the_room_and_in_no_court_paper(client_of: ClientOf) -> None:
    check = a_ready_check(a_case(child_last_name="Hagenkamp"))
    actions.complete_resource_check(check, by=colleague("brandt"))
    _told(check.case)
    session = a_session_at(6, check.case)
    an_idea(session)
    procedure = an_own_procedure(check.case)
    a_confirmed_assessment(procedure)
    statement, question = a_signed_statement(procedure), "Wer kann morgens da sein?"
    room = [("room", session, question), ("room_sheet", session, question), ("room_screen", session, question)]
    protection = [("procedure", procedure, "Hagenkamp"), ("court_statement_paper", statement, "Familiengericht")]
    _read_pages(client_of, {"brandt": [*room, *protection], "neumann": [*room, protection[0]]})


@pytest.mark.django_db
def test_its_words_stand_in_no_table_that_is_taken_along(client_of: ClientOf) -> None:
    _told(a_case())
    addresses = [("lorenz", reverse("socialspace:needs_csv"))]
    for ending in ("csv", "xlsx"):
        for export in ("export_partners", "export_offers"):
            addresses.append(("admin", reverse(f"socialspace:{export}", args=[ending])))
    for name, address in addresses:
        assert WORD not in _read(client_of(colleague(name)), address, {200}), address


@pytest.mark.django_db
def test_only_who_sees_the_file_finds_a_row_at_all() -> None:
    case = a_case()
    _told(case)
    for user in User.objects.all():
        sees = Case.objects.visible_to(user).filter(pk=case.pk).exists()
        for model in (PatternObservation, CaseUnderstanding, FamilyRemark):
            assert model.objects.visible_to(user).exists() == sees, user
