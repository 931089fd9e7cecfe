"""Silent votes: each for oneself, revealed together, never changed (domain.md §1, phase 4)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.consultation_run import moderated
from cases.actions.consultation_session import lock_live, save, tell
from cases.models import AreaVote, Consultation
from web.doubts import settle
from web.store import store

LATE = "Die Voten sind schon aufgedeckt. Sagen Sie Ihre Sicht in der Runde."


@transaction.atomic
def give_vote(consultation: Consultation, *, by: User, area: str, sentence: str) -> AreaVote:
    """Give one's own vote with one sentence why; who takes part votes once, and before the reveal."""
    session = lock_live(consultation)
    participant = rules.participant_of(by, session)
    rules.demand(participant is not None)
    if session.is_revealed:
        raise ValidationError(LATE, code="late")
    vote = AreaVote(participant=participant, area=area, sentence=sentence)
    store(vote)
    save(session)
    record("vote.given", vote.key, by=by, case_key=session.case.key)  # that somebody voted, never what
    return vote


@transaction.atomic
def reveal_votes(consultation: Consultation, *, by: User, confirmed: str = "") -> Consultation:
    """Show all votes at once: when all are in, or knowingly without those who are named; raises Doubt for these."""
    session = moderated(consultation, by=by)
    if session.is_revealed:
        raise ValidationError("Die Voten sind schon aufgedeckt.", code="revealed")
    waiting = rules.without_vote(session)
    if not AreaVote.objects.of(session).exists():
        raise ValidationError("Noch hat niemand abgestimmt.", code="none")
    names = ", ".join(str(user) for user in waiting)
    settle([f"Noch nicht abgestimmt: {names}. Trotzdem aufdecken?"] if waiting else [], confirmed=confirmed)
    session.votes_revealed_at = timezone.now()
    save(session)
    tell("votes.revealed", session, by=by, missing=len(waiting))
    return session
