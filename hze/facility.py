"""A report by its link: whose it is, whether it is open, and who has looked at it."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from audit.actions import record_read
from audit.models import Read
from hze.actions.facility_reports import PURPOSE, FacilityActor
from hze.models import FacilityReportLink
from web.rate import MOST, has_room
from web.tokens import key_in


def open_link(token: str) -> FacilityReportLink | None:
    """The link of a token that was made here, is not over and not taken back, with its report."""
    key = key_in(token, purpose=PURPOSE)
    if key is None:
        return None
    rows = FacilityReportLink.objects.open().filter(report__episode__ended_on__isnull=True) | (
        FacilityReportLink.objects.open().filter(report__episode__ended_on__gte=timezone.localdate())
    )
    return rows.select_related("sent_by", "report__talk", "report__episode__case__child").filter(key=key).first()


def log_viewing(link: FacilityReportLink) -> None:
    """Record that the facility has seen its report, in the request in which it does."""
    record_read(link.report.episode.case.key, by=FacilityActor(link), page="facility_report")


def has_room_for(request: HttpRequest, link: FacilityReportLink) -> bool:
    """Whether this minute has room for one more post or one more look."""
    if request.method == "POST":
        return has_room(link)
    since = timezone.now() - timedelta(minutes=1)
    return Read.objects.filter(actor=FacilityActor(link).username, at__gte=since).count() < MOST
