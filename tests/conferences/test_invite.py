"""Inviting and cancelling: the partners' active contacts get one mail each, with a calendar file."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from icalendar import Calendar

from accounts.models import User
from conferences import actions
from conferences.actions.planning import contacts_of
from conferences.lifecycle import State
from conferences.models import Invitation
from socialspace.models import ContactPerson, Organisation
from tests.conferences.office import fresh, invited, item_of, planned, subgroup_of
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


def test_every_active_contact_of_the_members_is_invited_once(dohmen: User) -> None:
    conference = planned(dohmen)
    ContactPerson.objects.create(
        organisation=Organisation.objects.get(name="Grundschule"),
        first_name="Alt",
        last_name="Alt",
        function="früher",
        email="alt@partner.example",
        is_active=False,
    )
    assert actions.invite(conference, by=dohmen) == 2
    recipients = set(OutgoingMail.objects.values_list("recipient", flat=True))
    assert recipients == {"familienzentrum@partner.example", "grundschule@partner.example"}
    assert fresh(conference).state == State.INVITED


def test_two_contacts_with_one_address_get_one_mail(dohmen: User) -> None:
    subgroup = subgroup_of()
    ContactPerson.objects.update(email="Sekretariat@partner.example")
    assert [contact.email for contact in contacts_of(subgroup)] == ["Sekretariat@partner.example"]


def test_the_mail_says_when_where_and_what(dohmen: User) -> None:
    conference = planned(dohmen)
    item_of(conference, dohmen, title="Ferien & <Freizeit>")
    actions.invite(conference, by=dohmen)
    mail = OutgoingMail.objects.first()
    assert mail is not None
    assert mail.subject == f"Einladung: Sozialraumkonferenz Mülfort am {conference.day:%d.%m.%Y}"
    assert "10:00 bis 12:00 Uhr" in mail.body
    assert "Familienzentrum Mülfort" in mail.body
    assert "1  Ferien & <Freizeit>" in mail.body


def test_the_calendar_file_publishes_the_date_and_names_no_person(dohmen: User) -> None:
    conference = invited(dohmen)
    file = Invitation.objects.select_related("mail").get(contact__last_name="Grundschule").mail.attachments.get()
    calendar = Calendar.from_ical(bytes(file.content))
    (event,) = calendar.walk("VEVENT")
    assert file.name == f"{conference.day:%Y-%m-%d}_SRK_Muelfort_Termin.ics"
    assert calendar["METHOD"] == "PUBLISH"  # a REQUEST would have to name its ATTENDEE (RFC 5546, 3.2.2)
    assert (event["SEQUENCE"], "ATTENDEE" in event, "ORGANIZER" in event) == (0, False, True)
    assert file.media_type == "text/calendar; method=PUBLISH; charset=utf-8"
    assert event["UID"] == f"{conference.key}@sozialraum.jugendamt.example"
    assert event.decoded("DTSTART") == conference.starts_at
    assert not any(name in bytes(file.content).decode() for name in ("Dohmen", "Demir", "Kim"))


def test_an_invited_conference_is_not_invited_again(dohmen: User) -> None:
    conference = invited(dohmen)
    with pytest.raises(ValidationError, match="führt kein Schritt zu „eingeladen“"):
        actions.invite(conference, by=dohmen)
    assert OutgoingMail.objects.count() == 2


def test_without_contacts_there_is_nobody_to_invite(dohmen: User) -> None:
    conference = planned(dohmen, subgroup=subgroup_of(partners=()))
    with pytest.raises(ValidationError, match="keine aktive Ansprechperson"):
        actions.invite(conference, by=dohmen)
    assert fresh(conference).state == State.PLANNED


def test_only_the_praxisberatung_invites(dohmen: User, felten: User) -> None:
    with pytest.raises(PermissionDenied):
        actions.invite(planned(dohmen), by=felten)


def test_a_cancellation_calls_the_very_date_off_and_promises_no_more(dohmen: User) -> None:
    conference = invited(dohmen)
    actions.cancel(conference, by=dohmen, reason="Wasserschaden im Raum")
    cancelled = Invitation.objects.select_related("cancellation").filter(conference=conference)
    assert fresh(conference).state == State.CANCELLED
    for invitation in cancelled:
        assert invitation.cancellation is not None
        assert "Wasserschaden im Raum" in invitation.cancellation.body
        assert "Bitte löschen Sie den Termin aus Ihrem Kalender." in invitation.cancellation.body
        file = invitation.cancellation.attachments.get()
        assert file.media_type == "text/calendar; method=CANCEL; charset=utf-8"
        calendar = Calendar.from_ical(bytes(file.content))
        (event,) = calendar.walk("VEVENT")
        assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
        assert event["SEQUENCE"] == 1
        assert event["UID"] == f"{conference.key}@sozialraum.jugendamt.example"


def test_a_cancellation_needs_a_reason(dohmen: User) -> None:
    conference = planned(dohmen)
    with pytest.raises(ValidationError, match="braucht einen Grund"):
        actions.cancel(conference, by=dohmen, reason="")


def test_who_was_never_invited_hears_of_no_cancellation(dohmen: User) -> None:
    actions.cancel(planned(dohmen), by=dohmen, reason="kein Raum")
    assert not OutgoingMail.objects.exists()
