"""The circle of a check as the worker sees it: who may read what today, by which link, who has read when."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone

from audit.actions import record_read
from audit.models import Read
from cases.actions.check_links import PURPOSE
from cases.actions.proposals import CircleActor
from cases.models import CheckLink, CheckParticipant, CircleProposal, ResourceCheck
from cases.pseudonyms.sheet import Sheet
from cases.rules.circle import Scope, scope_of
from web.rate import MOST
from web.tokens import key_in

SHEET_PAGES = {True: "circle_named", False: "circle_pseudonymised"}


class Viewing(NamedTuple):
    """Somebody of the circle has read the sheet."""

    read: Read
    form: str


@dataclass(frozen=True)
class Row:
    """A participant with all that the worker wants to know of them."""

    participant: CheckParticipant
    scope: Scope
    link: CheckLink | None
    viewings: list[Viewing]
    proposals: list[CircleProposal]

    @property
    def has_lost_names(self) -> bool:
        """Whether they were to read names and no longer do, because consent or team ended."""
        return self.participant.basis != CheckParticipant.Basis.PSEUDONYMISED and not self.scope.is_named

    @property
    def is_link_open(self) -> bool:
        return self.link is not None and self.link.is_open_on(timezone.localdate())


def rows_of(check: ResourceCheck) -> list[Row]:
    """Everybody of the circle in the order they came, those taken out among them."""
    return [_row(one, check, _viewings(check)) for one in _participants(check)]


def row_of(participant: CheckParticipant) -> Row:
    """One of them; needs a participant from `for_sheet`."""
    check = participant.resource_check
    return _row(participant, check, _viewings(check))


def open_link(token: str) -> CheckLink | None:
    """The link of a token that was made here and is not over, with its participant."""
    key = key_in(token, purpose=PURPOSE)
    link = CheckLink.objects.open().select_related("sent_by").filter(key=key).first() if key else None
    if link is not None:
        link.participant = CheckParticipant.objects.for_sheet().get(pk=link.participant_id)
    return link


def log_viewing(participant: CheckParticipant, sheet: Sheet, *, kind: Read.Kind = Read.Kind.READ) -> None:
    """Record who of the circle has seen which form of the sheet, in the request in which they see it."""
    page = SHEET_PAGES[sheet.is_named]
    record_read(participant.resource_check.case.key, by=CircleActor(participant), page=page, kind=kind)


def reads_too_fast(participant: CheckParticipant) -> bool:
    """Whether a link was opened more often in the last minute than anybody reads."""
    since = timezone.now() - timedelta(minutes=1)
    return Read.objects.filter(actor=CircleActor(participant).username, at__gte=since).count() >= MOST


def _participants(check: ResourceCheck) -> list[CheckParticipant]:
    rows = CheckParticipant.objects.for_sheet().filter(resource_check=check).order_by("left_at", "id")
    return list(rows.prefetch_related("links", "proposals__decided_by"))


def _viewings(check: ResourceCheck) -> dict[str, list[Viewing]]:
    """Who has read since the check began, by their name in the trail, the newest first."""
    found = defaultdict(list)
    rows = Read.objects.filter(case_key=check.case.key, page__in=SHEET_PAGES.values(), at__gte=check.created_at)
    for read in rows.order_by("-id"):
        form = "mit Namen" if read.page == SHEET_PAGES[True] else "ohne Namen"
        found[read.actor].append(Viewing(read, form))
    return found


def _row(participant: CheckParticipant, check: ResourceCheck, viewings: dict[str, list[Viewing]]) -> Row:
    return Row(
        participant=participant,
        scope=scope_of(participant),
        link=next(iter(participant.links.all()), None),
        viewings=viewings.get(CircleActor(participant).username, []),
        proposals=list(participant.proposals.all()),
    )
