"""The overview of a case: what is missing now as a sentence, the next dates, and the same price for a long file."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.lifecycle import Area, Stage
from cases.models import Case, Custody, Document, Note, Person, Reminder
from cases.overview import Overview, overview_of
from tests.conftest import ClientOf
from tests.house.queries import page_of
from tests.house.test_budgets import CASE_PAGE, listed, reading
from tests.office import a_case, a_case_in, a_running_consultation, in_days
from web.models import StoredFile

pytestmark = pytest.mark.django_db


def overview(case: Case) -> Overview:
    return overview_of(Case.objects.for_file().get(pk=case.pk))


def sentences(case: Case) -> list[str]:
    return [piece.sentence for piece in overview(case).missing]


def custody(case: Case, kind: str, **who: Any) -> None:
    Custody.objects.create(child=case.child, kind=kind, **who)


def test_what_a_first_call_leaves_open_is_missing() -> None:
    case = a_case(child_birth_date=None, child_words="", quarter=None)
    assert [step.missing.sentence for step in overview(case).gate if not step.is_done] == [
        "Die eigene Sicht des Kindes ist nicht festgehalten.",
        "Der Ressourcencheck ist nicht abgeschlossen.",
        "Die Kollegiale Beratung ist nicht abgeschlossen.",
        "Keine Lösung ohne Hilfe zur Erziehung wurde abgewogen.",
        "Der Fall ist noch nicht eingeordnet.",
    ]
    assert sentences(case) == [
        "Das Geburtsdatum des Kindes ist nicht bekannt.",
        "Das Sorgerecht ist nicht geklärt.",
        "Das Quartier ist nicht bekannt.",
    ]


@pytest.mark.parametrize(("kind", "is_missing"), [("unclear", True), ("joint", False)])
def test_custody_is_missing_until_it_is_clear(kind: str, is_missing: bool) -> None:
    case = a_case()
    mother = Person.objects.get(family=case.family, role="mother")
    custody(case, kind, holder=mother if kind != "unclear" else None)
    assert ("Das Sorgerecht ist nicht geklärt." in sentences(case)) == is_missing


def test_joint_custody_names_both_in_one_line() -> None:
    case = a_case()
    custody(case, "joint", holder=Person.objects.get(family=case.family, role="mother"))
    custody(case, "joint", holder_name="Kai Lange")
    assert overview(case).custody == ["gemeinsames Sorgerecht (Katrin Sommerfeld und Kai Lange)"]


def test_a_review_is_a_date_ahead_and_missing_once_it_is_over(brandt: User, aksoy: User) -> None:
    case = a_case()
    words = {"area": Area.DANGER, "reasons": "Wunde.", "second": aksoy}
    row = actions.classify(case, by=brandt, next_review_on=in_days(3), **words)  # type: ignore[arg-type]
    assert [(each.text, each.on) for each in overview(case).appointments] == [
        ("Überprüfung: Gefährdungsbereich", row.next_review_on)
    ]
    late = Case.objects.for_file().get(pk=case.pk)
    late.review_on = in_days(-2)
    found = overview_of(late)
    assert found.appointments == []
    assert any(piece.sentence.startswith("Die Überprüfung der Einordnung war am") for piece in found.missing)


def test_a_consultation_ahead_is_a_date() -> None:
    case = a_running_consultation().case
    assert "Kollegiale Beratung" in [each.text for each in overview(case).appointments]


def test_nothing_is_missing_in_a_closed_case() -> None:
    found = overview(a_case_in(Stage.CLOSED))
    assert (found.missing, found.gate, found.appointments) == ([], [], [])


def test_the_child_speaks_first(client_of: ClientOf, brandt: User) -> None:
    case = a_case()
    mother = Person.objects.get(family=case.family, role="mother")
    said = {"kind": "will", "quote": "Ich möchte Ruhe am Morgen.", "said_on": in_days(0)}
    actions.record_statement(case, by=brandt, person=mother, **said)  # type: ignore[arg-type]
    page = page_of(client_of(brandt), reverse("cases:file", args=[case.key]))
    assert page.index("Ich will, dass morgens jemand da ist.") < page.index("Ich möchte Ruhe am Morgen.")


def test_the_page_costs_the_same_for_ten_entries_and_for_two_thousand(brandt: User) -> None:
    case = a_case()
    fill(case, brandt, 10)
    few = reading("brandt", "cases:file", case.key)
    fill(case, brandt, 1_990)
    many = reading("brandt", "cases:file", case.key)
    assert len(many) == len(few) <= CASE_PAGE, listed(many)


def fill(case: Case, by: User, count: int) -> None:
    """So many notes, reminders and documents."""
    now, start = timezone.now(), Note.objects.count()
    note = {"author": by, "kind": "call", "happened_at": now, "observed": "Angerufen."}
    Note.objects.bulk_create(Note(case=case, **note) for _ in range(count))
    dates = {"due_on": in_days(3), "first_on": in_days(3)}
    Reminder.objects.bulk_create(
        Reminder(case=case, owner=by, created_by=by, text="Anrufen", **dates) for _ in range(count)
    )
    file = StoredFile.store(name="bericht.pdf", media_type="application/pdf", content=b"%PDF-1.7")
    paper = {"kind": "report", "received_on": in_days(0), "file": file, "size": 8, "uploaded_by": by}
    Document.objects.bulk_create(
        Document(case=case, title="Bericht", original_name="b.pdf", upload_sha256=f"{start + number:064}", **paper)
        for number in range(count)
    )
