"""What a page may ask of the database (performance.md §2), and the same for one row as for twenty."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import Absence, User
from approvals.lifecycle import Seat, Vote
from approvals.models import CommissionMeeting, Submission
from audit.actions import record_read
from cases.actions import finish_reminder, remind
from cases.models import Case, Note
from hze.actions import begin_help
from hze.lifecycle import HelpForm
from socialspace.actions import ask_to_confirm, count_need
from socialspace.lifecycle import ProjectStage
from socialspace.models import Quarter, TeamMembership, Topic
from tests import office
from tests.approvals import conditions_office
from tests.cases import paper_office
from tests.conferences import office as partners
from tests.house.crawl import client_of, form
from tests.house.world import Samples
from tests.socialspace import training_office
from web.calendar import YearQuarter

pytestmark = pytest.mark.django_db

# Counted is what the page itself asks: every SELECT, INSERT, UPDATE and DELETE of the request, the trail included.
# Not counted: session, user and the counts of the header (three, the same on every whole page; the counts are one query
# that a part of a page never asks), the session's own time (written once a minute, whatever is asked), and the BEGIN,
# COMMIT and SAVEPOINT around them.
SIGN_IN = (
    'FROM "django_session"',
    'UPDATE "django_session"',
    'FROM "accounts_user" WHERE "accounts_user"."id" =',
    "(SELECT count(*) FROM",
)
AROUND = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
LIST, CASE_PAGE = 5, 10
LOOKING_BACK = 7  # teams, quarters, inhabitants, decisions, ends of cases, conditions, what was passed on
SEARCH = 14  # eleven groups, each asked once through its own door, the names of the persons found, and the trail
BOARD = 6  # the caseload: team, cases, two kinds of weights, absences, months

# Pages that cannot keep the budget of a case page, with the reason.
SESSION = 32  # three seats with their substitutes, quorum, presence, voices: who may sit is asked of the database
# Assembled from the file as long as it is a draft: one question for each of its twelve sources and for the way there,
# six for what the colleague may do about it, five for the choices of its forms. Frozen it is one stored text.
VORLAGE = 32
# performance.md allows 12. A decision is the one act that sets everything else going: who acts and may (7), four locks
# and what they guard (8), three trails, the Bescheid with words and addressees (9), the seal over what was read back
# (7), the message and its mail (5), who must not hear of it (1), the form's answer; a help moves the case and prepares
# its requests besides (which providers fit, with what each can do: six), has its corridor (two), and asks whether its
# worker may know of it.
DECISION_WITH_HELP, DECISION_ALONE = 59, 43


def asked(send: Callable[[], Any], *, status: int = 200) -> list[str]:
    """What one request asks the database."""
    reset_queries()  # a full log would show nothing
    with CaptureQueriesContext(connection) as queries:
        answer = send()
    assert answer.status_code == status, answer.content.decode()[:500]
    statements = [str(query["sql"]) for query in queries.captured_queries]
    assert statements, "No query was seen: the log is full or off."
    return [sql for sql in statements if not sql.startswith(AROUND) and not any(words in sql for words in SIGN_IN)]


def reading(person: str, name: str, *args: Any, query: str = "", htmx: bool = False) -> list[str]:
    """What a page asks when it is shown the second time."""
    client, url = client_of(person), reverse(name, args=args) + query
    headers = {"HX-Request": "true"} if htmx else {}
    client.get(url, headers=headers)
    return asked(lambda: client.get(url, headers=headers))


def listed(queries: list[str]) -> str:
    return f"{len(queries)} queries:\n" + "\n".join(f"  {sql[:110]}" for sql in queries)


@pytest.mark.parametrize(
    "name",
    [
        *("cases:list", "cases:reminders", "cases:reports", "approvals:meetings", "hze:ambulatory", "hze:residential"),
        *("socialspace:projects", "socialspace:needs", "approvals:notices", "approvals:conditions"),
    ],
)
@pytest.mark.parametrize("htmx", [False, True], ids=["page", "partial"])
def test_a_list_keeps_its_budget(samples: Samples, name: str, htmx: bool) -> None:
    queries = reading("brandt", name, htmx=htmx)
    assert len(queries) <= LIST, listed(queries)


@pytest.mark.parametrize(
    "name", ["socialspace:trainings", "socialspace:training_coverage", "socialspace:training_kinds"]
)
def test_the_pages_of_trainings_keep_the_budget_of_a_list(samples: Samples, name: str) -> None:
    queries = reading("dohmen", name)
    assert len(queries) <= LIST + (name == "socialspace:training_coverage"), listed(queries)


@pytest.mark.parametrize(
    "of", ["unled", "intake", "in_check", "waiting", "in_talk", "classified", "danger", "helped", "closed"]
)
@pytest.mark.parametrize("person", ["brandt", "felten"])
def test_a_file_keeps_its_budget(samples: Samples, person: str, of: str) -> None:
    queries = reading(person, "cases:file", *samples[of])
    assert len(queries) <= CASE_PAGE, listed(queries)


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("cases:statements", "intake"),
        ("cases:notes", "noted"),
        ("cases:note", "note"),
        ("cases:note_new", "noted"),
        ("cases:timeline", "noted"),
        ("cases:family", "family"),
        ("cases:genogram", "family"),
        ("cases:person", "uncle"),
        ("cases:add_relationship", "family"),
        ("cases:close", "intake"),
        ("cases:resource_check", "in_check"),
        ("cases:consultation", "in_talk"),
        ("cases:classification", "danger"),
        ("cases:documents", "papers"),
        ("cases:document", "document"),
        ("cases:letter", "draft_letter"),
        ("cases:letter", "sent_letter"),
        ("cases:case_reminders", "intake"),
        ("approvals:panel", "helped"),
        ("approvals:submission", "frozen"),
        ("approvals:submission", "decided"),
        ("approvals:notice", "notice"),
        ("approvals:notice", "done_notice"),
        ("hze:panel", "helped"),
        ("hze:episode", "help"),
        ("hze:episode", "course"),
    ],
)
def test_the_other_pages_of_a_case_keep_it_too(samples: Samples, name: str, of: str) -> None:
    queries = reading("brandt", name, *samples[of])
    assert len(queries) <= CASE_PAGE, listed(queries)


@pytest.mark.parametrize("person", ["felten", "brandt", "lorenz"])
def test_the_board_of_the_caseload_keeps_its_budget(samples: Samples, person: str) -> None:
    queries = reading(person, "caseload:board")
    assert len(queries) <= BOARD, listed(queries)


@pytest.mark.parametrize("name", ["approvals:looking_back", "approvals:looking_back_csv"])
@pytest.mark.parametrize("person", ["felten", "lorenz"])
def test_looking_back_keeps_its_budget(samples: Samples, person: str, name: str) -> None:
    queries = reading(person, name)
    assert len(queries) <= LOOKING_BACK, listed(queries)


def test_a_proposal_keeps_the_budget_of_a_case(samples: Samples) -> None:
    queries = reading("felten", "caseload:proposal", *samples["unled"])
    assert len(queries) <= CASE_PAGE + 1, listed(queries)


def test_a_vorlage_in_the_making_asks_once_for_each_of_its_parts(samples: Samples) -> None:
    queries = reading("brandt", "approvals:submission", *samples["complete"])
    assert len(queries) <= VORLAGE, listed(queries)


@pytest.mark.parametrize("htmx", [False, True], ids=["page", "fragment"])
def test_the_search_keeps_its_budget(samples: Samples, htmx: bool) -> None:
    queries = reading("brandt", "search", query="?q=Kind", htmx=htmx)
    assert len(queries) <= SEARCH, listed(queries)


def test_a_decision_with_all_that_follows_from_it_keeps_to_its_number(samples: Samples) -> None:
    client, url = client_of("felten"), reverse("approvals:decide", args=samples["heard_item"])
    queries = asked(lambda: client.post(url, form(outcome="approved", text="Bewilligt.")), status=302)
    assert len(queries) <= DECISION_WITH_HELP, listed(queries)


def test_a_decision_that_opens_no_help_is_nearer_to_it(samples: Samples) -> None:
    meeting, row = samples["unheard_item"]
    votes = dict.fromkeys(Seat, Vote.NO)
    office.a_heard_submission(votes=votes, submission=Submission.objects.for_page().get(key=row))
    client, url = client_of("orth"), reverse("approvals:decide", args=[meeting, row])
    refusal = form(outcome="refused", text="Es reicht, was schon trägt.")
    queries = asked(lambda: client.post(url, refusal), status=302)
    assert len(queries) <= DECISION_ALONE, listed(queries)


# --- as many rows, as many queries -------------------------------------------------------------------------------

ROWS = 20


def more_reports() -> None:
    for _ in range(ROWS):
        office.a_report()


def more_cases() -> None:
    for _ in range(ROWS):
        office.a_case()


def more_gaps() -> None:
    for _ in range(ROWS):
        office.a_case_nobody_leads()


def more_members() -> None:
    for number in range(ROWS):
        user = User.objects.create(username=f"kraft{number}", last_name=f"Kraft {number}", department="asd")
        TeamMembership.objects.create(user=user, area=office.team(), valid_from=office.in_days(-9))
        days = {"begins_on": office.in_days(0), "ends_on": office.in_days(3)}
        Absence.objects.create(user=user, deputy=office.colleague("brandt"), **days)


def more_meetings() -> None:
    for number in range(ROWS):
        office.a_meeting(held_at=timezone.now() + timedelta(days=60 + number))


def more_helps(form_of_help: HelpForm) -> None:
    case, kind = office.a_case(), office.a_help_kind(form_of_help)
    for number in range(ROWS):
        begin_help(
            case,
            by=office.colleague("felten"),
            help_kind=kind,
            decision_key=uuid.uuid4(),
            begins_on=office.in_days(1 + 100 * number),
            ends_on=office.in_days(100 + 100 * number),
            minutes_per_week=60,
        )


def more_offers() -> None:
    topics = list(Topic.objects.all())
    for number in range(ROWS):
        topic = topics[number % len(topics)].name
        office.an_offer(f"Treff {number}", organisation=f"Verein {number}", topic=topic)


def more_streets() -> None:
    for number in range(ROWS):
        office.a_section(f"Weg {number}")


def more_projects() -> None:
    for number in range(ROWS):
        office.a_project_at(ProjectStage.PARTNERS, title=f"Projekt {number}")


def more_needs() -> None:
    period = YearQuarter.of(timezone.localdate()).before()
    for quarter in Quarter.objects.all():
        for topic in Topic.objects.all()[:4]:
            count_need(topic=topic, quarter=quarter, day=period.first_day, today=period.last_day)


def more_unconfirmed_offers() -> None:
    for number in range(ROWS):
        offer = office.an_offer(f"Alt {number}", organisation=f"Stilles Haus {number}", checked_on=office.in_days(-400))
        ask_to_confirm([offer.organisation], by=office.colleague("dohmen"))


def more_conferences() -> None:
    dohmen = office.colleague("dohmen")
    for number in range(ROWS):
        held = partners.invited(dohmen, subgroup=partners.subgroup_of(f"Gruppe {number}"))
        partners.task_of(held, dohmen)


def more_area_meetings() -> None:
    for number in range(ROWS):
        partners.session_of(office.colleague("dohmen"), days=20 + number)


def more_reminders() -> None:
    brandt = office.colleague("brandt")
    for number in range(ROWS):
        notify(brandt, text=f"RO-2026-{number:04}", path="/")
        case = office.a_case() if number % 2 else None
        done = remind(by=brandt, owner=brandt, text="Anrufen", due_on=office.in_days(number), case=case)
        if number % 4 == 0:
            finish_reminder(done, by=brandt)


def more_trail() -> None:
    more_reports()
    for case in Case.objects.all():
        record_read(case.key, by=office.colleague("brandt"), page="overview")


def more_trainings() -> None:
    for number in range(ROWS):
        training_office.held("demir", "dohmen", days=-30 - number)
        training_office.with_registered("dohmen", starts_on=office.in_days(30 + number))


LISTS: dict[str, tuple[str, str, Callable[[], None]]] = {
    "cases": ("brandt", "cases:list", more_cases),
    "working day of a worker": ("brandt", "home", more_cases),
    "working day of a lead": ("felten", "home", more_cases),
    "Wiedervorlagen": ("brandt", "cases:reminders", more_reminders),
    "working day with Wiedervorlagen": ("brandt", "home", more_reminders),
    "messages": ("brandt", "accounts:notifications", more_reminders),
    "gaps": ("felten", "cases:gaps", more_gaps),
    "team": ("felten", "team:team", more_members),
    "absences": ("felten", "team:absences", more_members),
    "reports": ("brandt", "cases:reports", more_reports),
    "meetings": ("felten", "approvals:meetings", more_meetings),
    "conditions": ("felten", "approvals:conditions", conditions_office.more_duties),
    "conditions of a worker": ("brandt", "approvals:conditions", conditions_office.more_duties),
    "ambulatory": ("orth", "hze:ambulatory", lambda: more_helps(HelpForm.AMBULATORY)),
    "residential": ("orth", "hze:residential", lambda: more_helps(HelpForm.RESIDENTIAL)),
    "offers": ("dohmen", "socialspace:offers", more_offers),
    "organisations": ("dohmen", "socialspace:organisations", more_offers),
    "confirmations": ("dohmen", "socialspace:confirmations", more_unconfirmed_offers),
    "quarters": ("dohmen", "socialspace:quarters", more_offers),
    "projects": ("dohmen", "socialspace:projects", more_projects),
    "needs": ("lorenz", "socialspace:needs", more_needs),
    "streets": ("dohmen", "socialspace:streets", more_streets),
    "conferences": ("dohmen", "conferences:overview", more_conferences),
    "working day of the practice advisor": ("dohmen", "home", more_conferences),
    "area meetings": ("dohmen", "conferences:area_meetings", more_area_meetings),
    "outbox": ("dohmen", "conferences:outbox", more_conferences),
    "trainings": ("dohmen", "socialspace:trainings", more_trainings),
    "coverage of trainings": ("dohmen", "socialspace:training_coverage", more_trainings),
    "trail": ("behrens", "audit_trail", more_trail),
}


@pytest.mark.parametrize("page", LISTS)
def test_twenty_rows_more_need_no_query_more(samples: Samples, page: str) -> None:
    person, name, more = LISTS[page]
    few = reading(person, name)
    more()
    many = reading(person, name)
    assert len(many) == len(few), f"with a few rows {listed(few)}\nwith {ROWS} more {listed(many)}"


def test_many_documents_and_letters_need_no_query_more(samples: Samples) -> None:
    few = reading("brandt", "cases:documents", *samples["papers"])
    case = Case.objects.get(key=samples["papers"][0])
    for number in range(ROWS):
        paper_office.a_draft(case)
        paper_office.a_document(case, checked=paper_office.checked(f"Blatt {number}".encode(), name="blatt.txt"))
    many = reading("brandt", "cases:documents", *samples["papers"])
    assert len(many) == len(few), f"{listed(few)}\n{listed(many)}"


@pytest.mark.parametrize("name", ["cases:notes", "cases:timeline"])
def test_two_thousand_notes_need_no_query_more_than_ten(samples: Samples, name: str) -> None:
    case, brandt = Case.objects.get(key=samples["noted"][0]), office.colleague("brandt")
    for number in (10, 1990):
        content = [office.note_content(minutes=10) for _ in range(number)]
        Note.objects.bulk_create(Note(case=case, author=brandt, **each) for each in content)
        if number == 10:
            few = reading("brandt", name, case.key)
    many = reading("brandt", name, case.key)
    assert len(many) == len(few) <= CASE_PAGE, f"{listed(few)}\n{listed(many)}"


@pytest.mark.parametrize("person", ["felten", "brandt"])
def test_the_session_keeps_to_its_number(samples: Samples, person: str) -> None:
    queries = reading(person, "approvals:item", *samples["unheard_item"])
    assert len(queries) <= SESSION, listed(queries)


def test_twenty_items_more_on_an_agenda_need_no_query_more(samples: Samples) -> None:
    few = reading("felten", "approvals:meeting", *samples["meeting"])
    meeting = CommissionMeeting.objects.get(key=samples["meeting"][0])
    for _ in range(3):
        office.a_submitted(meeting=meeting)
    many = reading("felten", "approvals:meeting", *samples["meeting"])
    assert len(many) == len(few), f"{listed(few)}\n{listed(many)}"


def test_a_search_with_many_hits_asks_as_often_as_one_with_few(samples: Samples) -> None:
    few = reading("brandt", "search", query="?q=Sommerfeld")
    more_cases()
    assert len(reading("brandt", "search", query="?q=Sommerfeld")) == len(few)
