"""A date for a subgroup, the invitation to its partners, the cancellation."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from conferences import papers, rules
from conferences.actions import locks
from conferences.lifecycle import State, step
from conferences.models import Conference, Invitation, Subgroup
from conferences.quarters import YearQuarter
from socialspace.models import ContactPerson
from web.mail import queue_mail
from web.models import StoredFile

FARTHEST = timedelta(days=2 * 366)


@transaction.atomic
def plan_conference(
    *,
    subgroup: Subgroup,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    moderator: User,
    minute_taker: str,
    by: User,
    now: datetime | None = None,
) -> Conference:
    """Plan the conference of the quarter in which it starts; `now` is told only by the demo office."""
    rules.demand_convener(by)
    _demand_future(starts_at, now or timezone.now())
    quarter = YearQuarter.of(timezone.localdate(starts_at))
    conference = Conference(
        subgroup=subgroup,
        year=quarter.year,
        quarter_of_year=quarter.number,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        moderator=moderator,
        minute_taker=minute_taker,
    )
    Subgroup.objects.select_for_update(of=("self",)).get(pk=subgroup.pk)
    conference.full_clean()
    conference.save()
    audit.record("conference.planned", conference.key, by=by, year=quarter.year, quarter=quarter.number)
    return conference


@transaction.atomic
def invite(conference: Conference, *, by: User, now: datetime | None = None) -> int:
    """Mail the invitation with its calendar file to the partners' active contacts; returns how many."""
    rules.demand_convener(by)
    conference = locks.lock(conference.pk)
    conference.state = step(conference.state, State.INVITED)
    contacts = list(contacts_of(conference.subgroup))
    if not contacts:
        raise ValidationError("Die Mitglieder dieser Untergruppe haben keine aktive Ansprechperson.", code="nobody")
    calendar = _calendar(conference, method="PUBLISH", stamp=now or timezone.now())
    items = list(conference.items.all())
    body = render_to_string("conferences/mail/invitation.txt", {"conference": conference, "items": items})
    heading = papers.subject(conference, "Einladung")
    for contact in contacts:
        mail = queue_mail(recipient=contact.email, subject=heading, body=body, attachments=[calendar])
        Invitation.objects.create(conference=conference, contact=contact, mail=mail)
    locks.save(conference)
    audit.record("conference.invited", conference.key, by=by, invited=len(contacts))
    return len(contacts)


@transaction.atomic
def cancel(conference: Conference, *, by: User, reason: str, now: datetime | None = None) -> None:
    """Call the conference off; who was invited gets a mail with the cancellation for calendars."""
    rules.demand_convener(by)
    conference = locks.lock(conference.pk)
    conference.state = step(conference.state, State.CANCELLED)
    conference.cancel_reason = reason
    locks.save(conference)
    invitations = list(conference.invitations.select_related("contact"))
    if invitations:
        calendar = _calendar(conference, method="CANCEL", stamp=now or timezone.now())
        body = render_to_string("conferences/mail/cancellation.txt", {"conference": conference})
        heading = papers.subject(conference, "Absage")
        for invitation in invitations:
            invitation.cancellation = queue_mail(
                recipient=invitation.contact.email, subject=heading, body=body, attachments=[calendar]
            )
            invitation.save(update_fields=["cancellation"])
    audit.record("conference.cancelled", conference.key, by=by, told=len(invitations))


def contacts_of(subgroup: Subgroup) -> list[ContactPerson]:
    """Return the active contacts of the members, one per mail address."""
    contacts = ContactPerson.objects.with_email().filter(organisation__subgroup_memberships__subgroup=subgroup)
    contacts = contacts.select_related("organisation").order_by("organisation__name_sort", "last_name", "id")
    return list({contact.email.lower(): contact for contact in reversed(contacts)}.values())[::-1]


def _calendar(conference: Conference, *, method: str, stamp: datetime) -> StoredFile:
    document = "Termin.ics" if method == "PUBLISH" else "Absage.ics"
    return StoredFile.store(
        name=papers.file_name(conference, document),
        media_type=f"text/calendar; method={method}; charset=utf-8",
        content=papers.calendar_file(conference, method=method, stamp=stamp),
    )


def _demand_future(starts_at: datetime, now: datetime) -> None:
    """A conference is planned for today or later, and not for another decade."""
    today, day = timezone.localdate(now), timezone.localdate(starts_at)
    if day < today:
        raise ValidationError({"starts_at": "Dieser Tag ist vorbei. Wählen Sie einen, der noch kommt."})
    if day - today > FARTHEST:
        raise ValidationError({"starts_at": "Planen Sie höchstens zwei Jahre voraus."})
