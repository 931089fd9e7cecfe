"""The minutes: released as a paper that never changes, sent to the partners, corrected by a new version."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from conferences import papers, rules
from conferences.actions import locks
from conferences.actions.meeting import demand_complete
from conferences.lifecycle import State, step
from conferences.models import Conference, Dispatch, Minutes
from web.mail import queue_mail
from web.models import StoredFile
from web.pdf import render_pdf


@transaction.atomic
def release_minutes(conference: Conference, *, by: User, version: int, now: datetime | None = None) -> Minutes:
    """Print the minutes and store them as the next version; raises PdfError when the paper cannot be made.

    `version` is the conference as the preview showed it: nobody releases a text they have not read (code 'stale').
    The paper is made under the lock of its conference: nothing can be written between what is read and what is
    printed, and the lock holds up nobody but those who would change this very conference (half a second).
    """
    rules.demand_convener(by)
    conference = locks.lock(conference.pk)
    conference.state = step(conference.state, State.RELEASED)
    locks.demand_version(conference.version, version, sentence=locks.TEXT_CHANGED)
    released_at = now or timezone.now()
    demand_complete(conference, today=timezone.localdate(released_at))
    minutes = _print(conference, by=by, released_at=released_at)
    locks.save(conference)
    audit.record(
        "conference.minutes_released", minutes.key, by=by, conference=str(conference.key), sha256=minutes.sha256
    )
    return minutes


def _print(conference: Conference, *, by: User, released_at: datetime) -> Minutes:
    """Make the paper and store it as the next version of the minutes."""
    paper = papers.minutes_paper(conference, version=next_version(conference), as_of=timezone.localdate(released_at))
    content = render_pdf("conferences/print/minutes.html", {"paper": paper}, created=released_at)
    file = StoredFile.store(name=paper.name, media_type="application/pdf", content=content)
    minutes = Minutes(
        conference=conference,
        version=paper.version,
        file=file,
        sha256=file.sha256,
        released_by=by,
        released_at=released_at,
    )
    minutes.full_clean()
    minutes.save()
    return minutes


@transaction.atomic
def dispatch_minutes(minutes: Minutes, *, by: User) -> int:
    """Mail the newest minutes to the partners who do not have this version yet; returns how many these are."""
    rules.demand_convener(by)
    conference = locks.lock(minutes.conference_id)
    minutes = Minutes.objects.select_related("file").get(pk=minutes.pk)
    if conference.state != State.RELEASED or minutes.version != next_version(conference) - 1:
        raise ValidationError("Versandt wird nur die neueste freigegebene Fassung.", code="outdated")
    has_it = set(minutes.dispatches.values_list("recipient", flat=True))
    addresses = papers.distribution(conference, conference.attendances.all())
    body = render_to_string("conferences/mail/minutes.txt", {"conference": conference, "minutes": minutes})
    heading = papers.subject(conference, "Protokoll")
    missing = [address for address in addresses if address not in has_it]
    for address in missing:
        mail = queue_mail(recipient=address, subject=heading, body=body, attachments=[minutes.file])
        Dispatch.objects.create(minutes=minutes, recipient=address, mail=mail)
    if missing:
        audit.record("conference.minutes_dispatched", minutes.key, by=by, recipients=len(missing))
    return len(missing)


@transaction.atomic
def correct(conference: Conference, *, by: User) -> None:
    """Open released minutes for a correction: the old version stays, the next release is a new one."""
    rules.demand_convener(by)
    conference = locks.lock(conference.pk)
    if conference.state != State.RELEASED:
        raise ValidationError("Korrigiert werden nur freigegebene Protokolle.", code="state")
    conference.state = step(conference.state, State.HELD)
    locks.save(conference)
    audit.record("conference.minutes_reopened", conference.key, by=by)


def next_version(conference: Conference) -> int:
    """Return the number the next released minutes of this conference get, from 1."""
    last: int | None = conference.minutes.aggregate(last=Max("version"))["last"]
    return (last or 0) + 1
