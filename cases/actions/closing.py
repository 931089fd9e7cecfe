"""The end of a case, and its new beginning."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import lifecycle, rules
from cases.actions.stages import lock
from cases.lifecycle import Stage
from cases.models import Case
from web.store import store


@transaction.atomic
def close_case(case: Case, *, by: User, reason: str) -> None:
    """Close a case with its reason, such as 'im Sozialraum gelöst'."""
    rules.demand(rules.may_work_on(by, case))
    case = lock(case)
    case.stage = lifecycle.step(case.stage, Stage.CLOSED)
    case.closed_on, case.close_reason = timezone.localdate(), reason
    store(case)
    record("case.closed", case.key, by=by, case_key=case.key, reason=reason)


@transaction.atomic
def reopen_case(case: Case, *, by: User) -> None:
    """Open a closed case again; a new round begins with the intake."""
    rules.demand(rules.may_take_responsibility(by, case))
    case = lock(case)
    case.stage = lifecycle.step(case.stage, Stage.INTAKE)
    case.closed_on, case.close_reason, case.round_began_at = None, "", timezone.now()
    store(case)
    record("case.reopened", case.key, by=by, case_key=case.key)
