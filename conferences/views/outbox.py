"""What was sent by mail: invitations, cancellations, minutes."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from conferences import rules
from web.http import render_page, stored_file
from web.mail import MAX_ATTEMPTS
from web.models import OutgoingMail, StoredFile

PAGE_SIZE = 50
STATES = {
    "wartet": Q(sent_at__isnull=True, attempts__lt=MAX_ATTEMPTS),
    "versandt": Q(sent_at__isnull=False),
    "gescheitert": Q(sent_at__isnull=True, attempts__gte=MAX_ATTEMPTS),
}


@require_safe
def outbox(request: StaffRequest) -> HttpResponse:
    """The mails of conferences, the newest first; `stand` in the address filters them."""
    rules.demand_convener(request.user)
    chosen = request.GET.get("stand", "")
    mails = _mails().filter(STATES.get(chosen, Q()))
    files = StoredFile.objects.defer("content")
    mails = mails.prefetch_related(Prefetch("attachments", queryset=files)).order_by("-created_at", "-id")
    context = {
        "page": Paginator(mails, PAGE_SIZE).get_page(request.GET.get("seite")),
        "states": list(STATES),
        "chosen": chosen if chosen in STATES else "",
        "max_attempts": MAX_ATTEMPTS,
    }
    return render_page(request, "conferences/outbox.html", context)


@require_safe
def outbox_mail(request: StaffRequest, key: UUID) -> HttpResponse:
    """One message as it was written."""
    rules.demand_convener(request.user)
    files = StoredFile.objects.defer("content")
    mail = get_object_or_404(_mails().prefetch_related(Prefetch("attachments", queryset=files)), key=key)
    return render_page(request, "conferences/outbox_mail.html", {"mail": mail, "max_attempts": MAX_ATTEMPTS})


@require_safe
def outbox_file(request: StaffRequest, key: UUID, file_key: UUID) -> HttpResponse:
    """An attachment of one of these mails, byte for byte."""
    rules.demand_convener(request.user)
    file = get_object_or_404(StoredFile, key=file_key, outgoingmail__in=_mails().filter(key=key))
    return stored_file(file, inline=False)


def _mails() -> QuerySet[OutgoingMail]:
    """Mails of conferences only: other parts of the house have their own."""
    return OutgoingMail.objects.filter(
        Q(conference_invitation__isnull=False)
        | Q(conference_cancellation__isnull=False)
        | Q(conference_dispatch__isnull=False)
    )
