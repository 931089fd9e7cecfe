"""The minutes of a meeting: from its record, stored once it is closed, an extract for who must not decide."""

from pathlib import Path

import pytest
from django.urls import reverse

from accounts.models import User
from approvals import actions
from approvals.actions.meeting_papers import put_meeting_on_paper
from approvals.models import CommissionMeeting, MeetingPaper
from audit.models import Read
from tests.approvals.papers_office import bytes_of, findings, text_of
from tests.approvals.room_office import a_recusal, an_agenda, away, read
from tests.approvals.sitting_office import WORDS, a_held_meeting
from tests.conftest import ClientOf
from tests.office import a_meeting, colleague
from web.german import clock, day_long

pytestmark = pytest.mark.django_db

MINUTES = MeetingPaper.Kind.MINUTES


def minutes_of(meeting: CommissionMeeting, reader: str = "felten") -> bytes:
    return bytes_of(actions.paper_of_meeting(meeting, MINUTES, reader=colleague(reader)))


def test_the_head_says_where_when_who_and_whether_it_could_decide(tmp_path: Path) -> None:
    meeting, _ = a_held_meeting()
    following = CommissionMeeting.objects.planned().get()
    content = minutes_of(meeting)
    text = text_of(content)
    assert meeting.opened_at is not None
    for words in (
        f"Raum 2.14, {clock(meeting.opened_at)} bis",
        "Markus Felten, ASD-Teamleitung",
        "Lena Vossen",
        "ja, beide Leitungen oder ihre Vertretung waren da",
        f"{day_long(following.held_at)}, {clock(following.held_at)} Uhr, Raum 2.14",
        "Sabine Orth WJH-Teamleitung",
    ):
        assert words in text, words
    assert findings(content, tmp_path) == []


def test_every_item_says_request_voices_outcome_conditions_and_dissent() -> None:
    meeting, items = a_held_meeting()
    text = text_of(minutes_of(meeting))
    for words in (
        f"TOP 1: {items[0].case.file_number}",
        "neue Hilfe: Sozialpädagogische Familienhilfe",
        WORDS,
        "Zwischenbericht nach drei Monaten.",
        "Ein Platz im Offenen Ganztag.",
        f"TOP 2: {items[1].case.file_number}",
        "Vertagt auf die Sitzung am",
        "WJH-Teamleitung, Sabine Orth: Die Zuständigkeit ist noch nicht geklärt.",
        f"TOP 3: {items[2].case.file_number}",
        "Jana Brandt (Ablehnung): Die Familie will etwas anderes.",
        "Prüfcode",
        "Nächstes Mal eine Viertelstunde früher.",
    ):
        assert words in text, words


def test_the_family_is_not_named_by_the_paper_itself() -> None:
    meeting, items = a_held_meeting()
    text = text_of(minutes_of(meeting))
    assert all(item.case.child.last_name not in text for item in items)


def test_who_was_away_is_excused_with_who_stood_in() -> None:
    away("orth", "neumann")
    meeting = a_meeting()
    actions.open_meeting(meeting, by=colleague("felten"))
    CommissionMeeting.objects.filter(pk=meeting.pk).update(held_at=read(meeting).opened_at)
    actions.close_meeting(meeting, by=colleague("felten"))
    text = text_of(minutes_of(read(meeting)))
    assert "Entschuldigt: Sabine Orth, WJH-Teamleitung (vertreten durch Petra Neumann)" in text
    assert "nein, nicht besetzt: WJH-Teamleitung" in text
    assert "Auf der Tagesordnung stand keine Vorlage." in text


def test_while_the_meeting_is_open_they_are_a_draft_and_nothing_is_stored() -> None:
    meeting, _ = a_held_meeting(close=False)
    assert "Die Sitzung ist noch nicht geschlossen." in text_of(minutes_of(meeting))
    assert not MeetingPaper.objects.exists()


def test_closed_they_are_the_same_bytes_ever_after() -> None:
    meeting, _ = a_held_meeting()
    first = minutes_of(meeting)
    a_meeting()
    assert minutes_of(meeting, "orth") == first
    assert MeetingPaper.objects.select_related("file").get(meeting=meeting).file.sha256


def test_closing_puts_them_on_paper() -> None:
    meeting, _ = a_held_meeting()
    put_meeting_on_paper.func(str(meeting.key))
    kinds = MeetingPaper.objects.filter(meeting=meeting).values_list("kind", flat=True)
    assert set(kinds) == {MINUTES, MeetingPaper.Kind.FOLDER}


def test_who_must_not_decide_gets_an_extract_that_says_so_and_is_not_stored() -> None:
    meeting, items = a_held_meeting()
    a_recusal(items[0], "neumann")
    a_recusal(items[1], "neumann")
    text = text_of(minutes_of(meeting, "neumann"))
    assert "Auszug aus dem Protokoll" in text
    assert "Steht nicht in diesem Auszug." in text
    for hidden in (items[0].case.file_number, items[1].case.file_number, WORDS, "Die Zuständigkeit ist noch"):
        assert hidden not in text, hidden
    assert items[2].case.file_number in text
    assert not MeetingPaper.objects.exists()


def test_the_page_of_the_meeting_leads_to_them_and_reading_is_recorded(client_of: ClientOf, felten: User) -> None:
    meeting, items = a_held_meeting()
    client, url = client_of(felten), reverse("approvals:minutes_pdf", args=[meeting.key])
    assert url in client.get(reverse("approvals:meeting", args=[meeting.key])).content.decode()
    answer = client.get(url)
    assert answer["Content-Type"] == "application/pdf"
    read_of = Read.objects.filter(page="commission_minutes", kind=Read.Kind.PRINT).values_list("case_key", flat=True)
    assert set(read_of) == {item.case.key for item in items}


def test_a_planned_meeting_has_none(client_of: ClientOf, felten: User) -> None:
    meeting, _ = an_agenda(1)
    assert client_of(felten).get(reverse("approvals:minutes_pdf", args=[meeting.key])).status_code == 404
