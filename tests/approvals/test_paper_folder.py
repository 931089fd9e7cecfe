"""The folder of a meeting: agenda, Vorlagen in their order with bookmarks, decisions; bounded, and an extract."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import User
from approvals import actions
from approvals.agenda import agenda_of
from approvals.models import CommissionMeeting, Decision, MeetingPaper
from approvals.papers import folder, sitting
from tests.approvals import chain_office
from tests.approvals.papers_office import bytes_of, findings, ruling_about, text_of
from tests.approvals.room_office import a_recusal, a_sitting, an_agenda, read
from tests.approvals.sitting_office import a_held_meeting
from tests.conftest import ClientOf
from tests.office import colleague
from web.pdf import Limits, PdfError

pytestmark = pytest.mark.django_db

FOLDER = MeetingPaper.Kind.FOLDER


def folder_of(meeting: CommissionMeeting, reader: str = "felten") -> bytes:
    return bytes_of(actions.paper_of_meeting(meeting, FOLDER, reader=colleague(reader)))


def bookmarks(content: bytes) -> list[str]:
    """The bookmarks one sees when the paper is opened, those folded in left out."""
    return [str(each.title) for each in PdfReader(io.BytesIO(content)).outline if not isinstance(each, list)]


def test_before_the_meeting_it_holds_agenda_and_vorlagen_as_they_are_now(tmp_path: Path) -> None:
    meeting, items = an_agenda(2)
    numbers = [item.case.file_number for item in items]
    content = folder_of(meeting)
    assert bookmarks(content) == ["Tagesordnung", f"TOP 1: Vorlage {numbers[0]}", f"TOP 2: Vorlage {numbers[1]}"]
    text = text_of(content)
    assert "Die Vorlagen stehen hier, wie sie jetzt sind." in text
    assert text.count("Ziel: Milan kommt satt und pünktlich zur Schule.") == 2
    assert findings(content, tmp_path) == []
    assert not MeetingPaper.objects.exists()


def test_the_agenda_leads_to_each_vorlage() -> None:
    meeting, items = an_agenda(1)
    first = PdfReader(io.BytesIO(folder_of(meeting))).pages[0]
    links = [each.get_object() for each in first["/Annots"]]  # type: ignore[attr-defined]
    assert [str(link["/Contents"]) for link in links] == ["TOP-1"]
    assert items[0].case.file_number in first.extract_text()


def test_afterwards_it_holds_the_decisions_and_is_the_same_bytes_ever_after(tmp_path: Path) -> None:
    meeting, items = a_held_meeting()
    content = folder_of(meeting)
    numbers = [Decision.objects.get(submission=items[at]).number for at in (0, 2)]
    marks = bookmarks(content)
    assert marks[-2:] == [f"TOP 1: Beschluss {numbers[0]}", f"TOP 3: Beschluss {numbers[1]}"]
    assert f"TOP 2: Vorlage {items[1].case.file_number}" not in marks
    assert "vertagt auf" in text_of(content)
    assert findings(content, tmp_path) == []
    assert folder_of(meeting, "brandt") == content
    assert MeetingPaper.objects.select_related("file").get(kind=FOLDER).file.sha256


def test_it_is_stored_when_the_last_ruling_has_come() -> None:
    meeting, (item,) = a_sitting(1)
    decision = chain_office.an_escalated_decision(submission=item)
    actions.close_meeting(read(meeting), by=colleague("felten"))
    assert "Der Entscheid der Abteilungsleitung steht aus." in text_of(folder_of(read(meeting)))
    assert not MeetingPaper.objects.exists()
    ruling_about(decision)
    assert "Abteilungsleitung Sozialer Dienst" in text_of(folder_of(read(meeting)))
    assert MeetingPaper.objects.filter(kind=FOLDER).exists()


def test_who_must_not_decide_gets_an_extract_without_that_vorlage() -> None:
    meeting, items = a_held_meeting()
    folder_of(meeting)
    a_recusal(items[0], "neumann")
    content = folder_of(meeting, "neumann")
    text = text_of(content)
    assert "Dies ist ein Auszug." in text
    assert "Steht nicht in diesem Auszug." in text
    for hidden in (items[0].case.file_number, items[0].case.child.last_name, "Die Hilfe wird mit Auflage bewilligt."):
        assert hidden not in text, hidden
    assert items[2].case.file_number in text
    assert MeetingPaper.objects.filter(kind=FOLDER).count() == 1


def test_a_folder_that_needs_too_long_is_refused_with_the_other_way() -> None:
    meeting, _ = an_agenda(1)
    tight = Limits(cpu_seconds=20, wall_seconds=0.01)
    with pytest.raises(PdfError, match="Öffnen Sie die Vorlagen einzeln"):
        folder.draw_folder(meeting, agenda_of(meeting, colleague("felten")), (), limits=tight)


def test_more_items_than_it_holds_are_refused_on_the_page(
    client_of: ClientOf, felten: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, _ = an_agenda(1)
    monkeypatch.setattr(folder, "MOST", 0)
    answer: Any = client_of(felten).get(reverse("approvals:folder_pdf", args=[meeting.key]), follow=True)
    assert "Eine Mappe fasst höchstens" in answer.content.decode()


def test_sixty_items_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting, _ = an_agenda(1)
    (entry,) = sitting.entries_of(meeting, ())
    many = [entry._replace(position=number) for number in range(1, 61)]
    monkeypatch.setattr(folder, "entries_of", lambda meeting, hidden: many)
    agenda = agenda_of(meeting, colleague("felten"))
    content = folder.draw_folder(meeting, agenda, (), limits=folder.PATIENT).content
    assert len(bookmarks(content)) == 61


def test_the_agenda_of_a_planned_meeting_leads_to_it(client_of: ClientOf, brandt: User) -> None:
    meeting, _ = an_agenda(1)
    page = client_of(brandt).get(reverse("approvals:meeting", args=[meeting.key])).content.decode()
    assert reverse("approvals:folder_pdf", args=[meeting.key]) in page
