"""What the circle offers: written by whoever takes part, answered by whoever works on the case."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.resource_check import open_check
from cases.actions.resources import add_resource
from cases.models import CheckLink, CheckParticipant, CircleProposal, FamilyResource
from socialspace.models import Topic
from web.store import store

MOST = 10  # proposals of one participant; more are told on the telephone
CLOSED = "Dieser Ressourcencheck ist abgeschlossen. Rufen Sie uns bitte an, wenn Sie noch etwas beitragen können."


class CircleActor:
    """A participant in the trail, recognisable and without a name: colleagues as such, partners by their key."""

    def __init__(self, participant: CheckParticipant) -> None:
        colleague = participant.colleague
        self.username = colleague.username if colleague is not None else f"circle:{participant.key.hex}"

    def get_username(self) -> str:
        return self.username


@transaction.atomic
def propose(participant: CheckParticipant, *, text: str, link: CheckLink | None = None) -> CircleProposal:
    """Offer something to the family; the responsible worker is told and answers it."""
    rows = CheckParticipant.objects.taking_part().select_for_update(of=("self",))
    locked = rows.select_related("resource_check__case", "resource_check__started_by", "colleague")
    found = locked.filter(pk=participant.pk).first()
    if found is None or (link is not None and not CheckLink.objects.open().filter(pk=link.pk).exists()):
        raise ValidationError(CLOSED, code="closed")
    if found.proposals.count() >= MOST:
        raise ValidationError("Sie haben schon viel beigetragen. Rufen Sie uns für Weiteres bitte an.", code="enough")
    proposal = CircleProposal(participant=found, text=text)
    store(proposal)
    case, actor = found.resource_check.case, CircleActor(found)
    record("circle.proposed", proposal.key, by=actor, case_key=case.key)
    notify(
        rules.lead_of(case) or found.resource_check.started_by,
        text=f"{case.file_number}: ein Vorschlag aus dem Kreis des Ressourcenchecks",
        path=reverse("cases:circle", args=[case.key]),
    )
    return proposal


@transaction.atomic
def take_proposal(
    proposal: CircleProposal,
    *,
    by: User,
    kind: str,
    level: int,
    state: str,
    wording: str,
    topic: Topic | None = None,
) -> FamilyResource:
    """Take it over as a resource of the check, in the words of the card."""
    proposal = _open_proposal(proposal, by=by)
    check = proposal.participant.resource_check
    resource = add_resource(check, by=by, kind=kind, level=level, state=state, wording=wording, topic=topic)
    proposal.resource = resource
    _decide(proposal, CircleProposal.State.TAKEN, by=by)
    record("circle.proposal_taken", proposal.key, by=by, case_key=check.case.key)
    return resource


@transaction.atomic
def decline_proposal(proposal: CircleProposal, *, by: User) -> None:
    """Leave it at that, for example because the family does not want it."""
    proposal = _open_proposal(proposal, by=by)
    _decide(proposal, CircleProposal.State.DECLINED, by=by)
    record("circle.proposal_declined", proposal.key, by=by, case_key=proposal.participant.resource_check.case.key)


def _open_proposal(proposal: CircleProposal, *, by: User) -> CircleProposal:
    participant = proposal.participant
    participant.resource_check = open_check(participant.resource_check, by=by)
    proposal = CircleProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    proposal.participant = participant
    if proposal.state != CircleProposal.State.OPEN:
        raise ValidationError("Dieser Vorschlag ist schon beantwortet.", code="decided")
    return proposal


def _decide(proposal: CircleProposal, state: CircleProposal.State, *, by: User) -> None:
    proposal.state, proposal.decided_at = state, timezone.now()
    proposal.decided_by = by
    store(proposal)
