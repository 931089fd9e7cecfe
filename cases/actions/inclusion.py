"""Including parents and child, seeing with one's own eyes, visiting at home: each answered with its reason."""

from collections.abc import Collection
from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit.actions import record
from cases.actions.protection import lock_for_writing
from cases.models import HomeVisit, Inclusion, Person, ProtectionProcedure
from web.store import store


@transaction.atomic
def answer_inclusion(
    procedure: ProtectionProcedure,
    *,
    by: User,
    subject: str,
    done: bool,
    happened_on: date | None = None,
    how: str = "",
    reason: str = "",
) -> Inclusion:
    """Answer one question of § 8a Abs. 1: yes with when and how, no with the reason; an older answer stays readable."""
    procedure = lock_for_writing(procedure, by=by)
    if done and happened_on is None:
        raise ValidationError({"happened_on": "Geben Sie an, wann es war."})
    if done and not how:
        raise ValidationError({"how": "Schreiben Sie auf, wie."})
    if not done and not reason:
        raise ValidationError({"reason": "Ein Nein braucht eine Begründung."})
    answer = Inclusion(procedure=procedure, recorded_by=by, subject=subject, done=done)
    answer.happened_on, answer.how, answer.reason = happened_on, how, reason
    store(answer)
    case_key = procedure.case.key
    record("protection.inclusion_answered", answer.key, by=by, case_key=case_key, subject=subject, done=done)
    return answer


@transaction.atomic
def record_home_visit(
    procedure: ProtectionProcedure,
    *,
    by: User,
    visited_at: datetime,
    announced: bool,
    visitors: Collection[User],
    child_seen: bool,
    environment: str,
    met: Collection[Person] = (),
    others: str = "",
    not_seen_reason: str = "",
    impression: str = "",
    said: str = "",
) -> HomeVisit:
    """Record a visit by as many professionals as the office wants together (PROTECTION_HOME_VISIT_PERSONS)."""
    procedure = lock_for_writing(procedure, by=by)
    wanted = settings.PROTECTION_HOME_VISIT_PERSONS
    if len(set(visitors)) < wanted:
        raise ValidationError(
            {"visitors": f"Einen Hausbesuch machen im Schutzverfahren mindestens {wanted} Fachkräfte."}
        )
    if any(person.family_id != procedure.case.family_id for person in met):
        raise ValidationError({"met": "Wählen Sie Menschen dieser Familie."})
    visit = HomeVisit(
        procedure=procedure,
        recorded_by=by,
        visited_at=visited_at,
        announced=announced,
        child_seen=child_seen,
        **{"environment": environment, "others": others, "said": said},
        **{"impression": impression, "not_seen_reason": not_seen_reason},
    )
    store(visit)
    visit.visitors.set(visitors)
    visit.met.set(met)
    record("protection.visited", visit.key, by=by, case_key=procedure.case.key, child_seen=child_seen)
    return visit
