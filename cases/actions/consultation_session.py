"""What every step in a running consultation has in common: the lock, the state, the version everybody polls."""

from django.core.exceptions import ValidationError

from accounts.models import User
from audit.actions import record
from cases.actions.stages import demand_stage
from cases.lifecycle import ConsultationState, Stage
from cases.models import Consultation
from web.store import store

DONE = "Diese Beratung ist abgeschlossen und wird nicht mehr geändert."
NOT_YET = "Die Beratung hat noch nicht begonnen."


def lock_session(consultation: Consultation) -> Consultation:
    """Read the session again and keep others from changing it until the transaction ends."""
    return Consultation.objects.for_room().select_for_update(of=("self",)).get(pk=consultation.pk)


def lock_open(consultation: Consultation) -> Consultation:
    """The same, and refuse what is finished or belongs to a case that went on."""
    session = lock_session(consultation)
    demand_open(session)
    return session


def lock_live(consultation: Consultation) -> Consultation:
    """The same, and refuse what has not begun."""
    session = lock_open(consultation)
    if not session.is_live:
        raise ValidationError(NOT_YET, code="not_yet")
    return session


def demand_open(session: Consultation) -> None:
    """Refuse what is finished or belongs to a case that went on."""
    if session.state == ConsultationState.FINISHED:
        raise ValidationError(DONE, code="done")
    demand_stage(session.case, Stage.CONSULTATION)


def save(session: Consultation) -> None:
    """Store a locked session with the next version: every screen in the room sees that something changed."""
    session.version += 1
    store(session)


def tell(verb: str, session: Consultation, *, by: User, **data: str | int | bool) -> None:
    """Record what happened in the session; never what was said."""
    record(verb, session.key, by=by, case_key=session.case.key, **data)
