"""A conference from the overview of the districts to its minutes at the partners and a result on the next agenda."""

from email.message import EmailMessage
from io import BytesIO

import icalendar
import pytest
from django.utils import timezone
from pypdf import PdfReader

from tests.journeys import conference_steps as conference
from tests.journeys.conference_steps import Meeting
from tests.journeys.conftest import As
from tests.journeys.visitor import clear_screenshots
from web.german import day_long

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def test_from_the_overview_to_the_next_area_meeting(colleague: As) -> None:
    clear_screenshots("konferenz")
    dohmen, meeting = colleague("dohmen"), Meeting()
    conference.figures_are_seen(dohmen)
    address = conference.conference_is_planned(dohmen, meeting)
    invited = conference.partners_are_invited(dohmen)
    _invitations_arrive(dohmen.office.mailbox.wait_for(invited, subject="Einladung", words=meeting.place), invited)
    dohmen.open(address)
    conference.nothing_is_closed_too_early(dohmen)
    conference.attendance_is_recorded(dohmen, meeting)
    conference.agenda_is_worked_through(dohmen, meeting)
    conference.minutes_are_released(dohmen, address)
    _minutes_say_it(dohmen.download("PDF")[1], meeting)
    sent = conference.minutes_are_sent(dohmen)
    words = f"Sozialraumkonferenz {meeting.subgroup} vom {day_long(timezone.localdate())}"
    _minutes_arrive(dohmen.office.mailbox.wait_for(sent, subject="Protokoll", words=words), sent, meeting)
    conference.result_goes_to_the_area_meeting(dohmen, meeting)
    conference.outbox_shows_it(dohmen, meeting)


def _invitations_arrive(mails: list[EmailMessage], count: int) -> None:
    assert count >= 3
    assert len(mails) == count
    assert len({str(mail["To"]) for mail in mails}) == count
    for mail in mails:
        (attachment,) = mail.iter_attachments()
        assert attachment.get_content_type() == "text/calendar"
        calendar = icalendar.Calendar.from_ical(_bytes(attachment))
        (event,) = calendar.walk("VEVENT")
        assert event.decoded("dtstart").date() == timezone.localdate()


def _minutes_arrive(mails: list[EmailMessage], count: int, meeting: Meeting) -> None:
    assert len(mails) == count
    for mail in mails:
        (attachment,) = mail.iter_attachments()
        assert attachment.get_content_type() == "application/pdf"
        assert (attachment.get_filename() or "").endswith(".pdf")
        _minutes_say_it(_bytes(attachment), meeting)


def _minutes_say_it(content: bytes, meeting: Meeting) -> None:
    words = _words(content)
    for text in (meeting.item, meeting.notes, meeting.agreement, meeting.need, meeting.guest, "F. Diallo"):
        assert text in words, f"„{text}“ is not in the minutes:\n{words}"


def _words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content
