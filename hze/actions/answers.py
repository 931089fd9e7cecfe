"""A provider answers a request: by its personal link, or by telephone through a colleague who writes it down."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import Actor, record
from cases import rules as case_rules
from cases.rules import demand
from hze import rules
from hze.actions.requests import lock_request
from hze.lifecycle import ANSWERABLE, RequestState, next_request
from hze.models import OfferFile, ProviderOffer, ProviderRequest, RequestAnswer, RequestLink
from web.models import StoredFile
from web.store import store
from web.uploads.kinds import Checked
from web.uploads.names import ascii_name

MOST_FILES = 5  # of one offer
SETTLED = "Über diese Hilfe ist schon entschieden. Rufen Sie uns bitte an, wenn Sie etwas ergänzen möchten."
VERBS = {
    RequestState.SEEN: "request.seen",
    RequestState.EXAMINING: "request.examining",
    RequestState.DECLINED: "request.declined",
    RequestState.OFFERED: "request.offered",
}
NOT_SENT = "Diese Anfrage ist noch nicht versandt."


class ProviderActor:
    """A provider in the trail: recognisable, and no person."""

    def __init__(self, request: ProviderRequest) -> None:
        self.username = f"provider:{request.key.hex[:16]}"

    def get_username(self) -> str:
        return self.username


@transaction.atomic
def open_request(link: RequestLink) -> None:
    """Note when somebody pressed the button of the first page; programs that scan mails do not press it."""
    request = _lock_open(link.request, link)
    RequestLink.objects.filter(pk=link.pk, opened_at__isnull=True).update(opened_at=timezone.now())
    if request.state == RequestState.SENT:
        _step(request, RequestState.SEEN, by=None)


@transaction.atomic
def examine(request: ProviderRequest, *, link: RequestLink | None = None, by: User | None = None) -> None:
    """Say that an answer will come."""
    _step(_lock_answerable(request, link, by), RequestState.EXAMINING, by=by)


@transaction.atomic
def decline(request: ProviderRequest, *, reason: str, link: RequestLink | None = None, by: User | None = None) -> None:
    """Say no, with the reason; an offer that was made is withdrawn by it and stays readable."""
    request = _lock_answerable(request, link, by)
    _step(request, RequestState.DECLINED, by=by, reason=reason)
    _tell(request, "eine Absage")


@transaction.atomic
def submit_offer(
    request: ProviderRequest,
    *,
    idea: str,
    person: str,
    qualification: str,
    starts_on: date,
    times: str,
    minutes_per_week: int,
    languages: str = "",
    files: Sequence[Checked] = (),
    link: RequestLink | None = None,
    by: User | None = None,
) -> ProviderOffer:
    """Make an offer, or correct it until the help is awarded; each correction has to be rated again.

    Raises ValidationError when the help is awarded, the start lies behind us or more files come than an offer holds.
    """
    request = _lock_answerable(request, link, by)
    if starts_on < timezone.localdate():
        raise ValidationError({"starts_on": "Der Beginn liegt in der Vergangenheit."})
    offer = ProviderOffer.objects.select_for_update().filter(request=request).first()
    offer = offer or ProviderOffer(request=request, version=0)
    words = {"idea": idea, "person": person, "qualification": qualification, "starts_on": starts_on, "times": times}
    for name, value in {**words, "minutes_per_week": minutes_per_week, "languages": languages}.items():
        setattr(offer, name, value)
    offer.version, offer.submitted_at, offer.is_late = offer.version + 1, timezone.now(), request.is_over
    store(offer)
    _add_files(offer, files)
    if request.state == RequestState.OFFERED:
        RequestAnswer.objects.create(request=request, state=RequestState.OFFERED, is_late=request.is_over, by=by)
        _record(request, by=by)
    else:
        _step(request, RequestState.OFFERED, by=by)
    _tell(request, "ein Angebot" if offer.version == 1 else "ein geändertes Angebot")
    return offer


def _lock_answerable(request: ProviderRequest, link: RequestLink | None, by: User | None) -> ProviderRequest:
    """The request, when it may be answered by this link, or by telephone through this colleague."""
    request = _lock_open(request, link) if link is not None else lock_request(request)
    if by is not None:
        demand(rules.may_send_requests(by, request.episode))
    if request.state == RequestState.READY:
        raise ValidationError(NOT_SENT, code="ready")
    if RequestState(request.state) not in ANSWERABLE:
        raise ValidationError(SETTLED, code="settled")
    return request


def _lock_open(request: ProviderRequest, link: RequestLink) -> ProviderRequest:
    request = lock_request(request)
    if link.request_id != request.pk or not RequestLink.objects.open().filter(pk=link.pk).exists():
        raise ValidationError("Der Link gilt nicht mehr. Bitte rufen Sie uns an.", code="closed")
    return request


def _step(request: ProviderRequest, state: RequestState, *, by: User | None, reason: str = "") -> None:
    request.state = next_request(request.state, state)
    store(request, only=["state"])
    store(RequestAnswer(request=request, state=state, reason=reason, is_late=request.is_over, by=by))
    _record(request, by=by)


def _record(request: ProviderRequest, *, by: User | None) -> None:
    actor: Actor = by or ProviderActor(request)
    verb = VERBS[RequestState(request.state)]
    record(verb, request.key, by=actor, case_key=request.episode.case.key, late=request.is_over)


def _add_files(offer: ProviderOffer, files: Sequence[Checked]) -> None:
    if offer.files.count() + len(files) > MOST_FILES:
        raise ValidationError({"uploads": f"Ein Angebot hat höchstens {MOST_FILES} Anlagen."})
    for checked in files:
        name = ascii_name(f"Angebot_{checked.name.rpartition('.')[0]}", checked.kind.ending)
        file = StoredFile.store(name=name, media_type=checked.kind.media_type, content=checked.content)
        store(OfferFile(offer=offer, file=file, title=checked.name[:150]))


def _tell(request: ProviderRequest, what: str) -> None:
    """Whoever answers for the case hears that something came; without a name."""
    case, when = request.episode.case, " nach der Frist" if request.is_over else ""
    path = reverse("hze:competition", args=[request.episode.key])
    lead = case_rules.lead_of(case)
    for colleague in [lead] if lead else case_rules.told_of_overdue(case):
        notify(colleague, text=f"{case.file_number}: {what} von {request.organisation.name}{when}", path=path)
