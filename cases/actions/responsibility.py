"""Who answers for a case: taken, assigned, handed over, shared; dated rows that stay (deck, 'Teamstruktur')."""

from datetime import date, timedelta
from types import EllipsisType

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.handover import write_sheet
from cases.actions.reminders import pass_on_reminders
from cases.actions.stages import lock
from cases.lifecycle import Stage
from cases.models import Case, HandoverReason, Responsibility
from cases.models.case import ResponsibilityQuerySet
from web.store import store

Role = Responsibility.Role
REFUSED_BESIDE = {"responsibility_one_role_a_person": "user", "responsibility_ends_after_it_begins": "valid_to"}


@transaction.atomic
def take_responsibility(case: Case, *, by: User) -> Responsibility:
    """Take the lead of a case that nobody leads ('zuständig fühlen')."""
    rules.demand(rules.may_take_responsibility(by, case))
    case = _lock_open(case)
    lead = rules.lead_of(case)
    if lead is not None:
        raise ValidationError(f"Für diesen Fall ist schon {lead} verantwortlich.", code="lead")
    _end_lead(case, by=by)
    responsibility = _begin(case, by, Role.LEAD)
    record("case.responsibility_taken", case.key, by=by, case_key=case.key)
    return responsibility


@transaction.atomic
def assign_lead(
    case: Case,
    *,
    to: User,
    by: User,
    reason: str = HandoverReason.TEAM,
    instead_of: User | EllipsisType | None = ...,
    words: str = "",
    with_reminders: bool = True,
) -> Responsibility:
    """Let a colleague lead the case from today on; the present lead ended yesterday and stays on record.

    The team's lead assigns, and whoever leads the case may hand it over. `instead_of` is the lead whom the person saw
    (None: nobody); when another one leads meanwhile, nothing changes and a sentence says who. Left out: not asked.
    What was open goes along as the sheet of a handover, which the new lead acknowledges; open reminders too.
    """
    case = _lock_open(case)
    rules.demand(rules.may_hand_over(by, case))
    lead = rules.lead_of(case)
    if not isinstance(instead_of, EllipsisType) and lead != instead_of:
        raise ValidationError(_changed_meanwhile(lead), code="stale")
    if not rules.may_take_responsibility(to, case):
        raise ValidationError({"to": f"{to} kann in {case.area.team_name} keinen Fall leiten. Wählen Sie neu."})
    if lead == to:
        raise ValidationError({"to": f"{to} ist für diesen Fall schon verantwortlich."})
    _end_lead(case, by=by)
    responsibility = _begin(case, to, Role.LEAD)
    if lead is not None:
        write_sheet(case, giver=lead, taker=to, by=by, reason=reason, words=words)
        if with_reminders:
            pass_on_reminders(case, by=by, of=lead, to=to)
    record("case.lead_assigned", case.key, by=by, case_key=case.key, to=str(to.key), reason=str(reason))
    return responsibility


@transaction.atomic
def join_case(
    case: Case,
    *,
    user: User,
    by: User,
    role: str = Role.CO,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Responsibility:
    """Share the responsibility, help, or stand in for some days: by oneself, or asked by whoever leads case or team.

    Begins today unless said otherwise; a deputy needs a last day and is named by whoever leads.
    """
    case = _lock_open(case)
    by_oneself = user == by and role != Role.DEPUTY
    rules.demand(rules.may_join(by, case) if by_oneself else rules.may_hand_over(by, case))
    if not rules.may_take_responsibility(user, case):
        raise ValidationError({"user": f"{user} arbeitet nicht als Fachkraft in {case.area.team_name}."})
    today = timezone.localdate()
    valid_from = valid_from or today
    if valid_from < today:
        raise ValidationError({"valid_from": "Eine Aufgabe in einem Fall beginnt frühestens heute."})
    if role == Role.DEPUTY and valid_to is None:
        raise ValidationError({"valid_to": f"Bis wann vertritt {user}? Nennen Sie den letzten Tag."})
    responsibility = Responsibility(case=case, user=user, role=role, valid_from=valid_from, valid_to=valid_to)
    _store_beside_field(responsibility)
    record("case.joined", case.key, by=by, case_key=case.key, user=str(user.key), role=str(role))
    return responsibility


@transaction.atomic
def leave_case(case: Case, *, user: User, by: User) -> None:
    """Stop sharing, helping or standing in, also what was planned; a lead does not leave but hands over."""
    case = _lock_open(case)
    rules.demand(user == by or rules.may_hand_over(by, case))
    rows = Responsibility.objects.from_today().filter(case=case, user=user).exclude(role=Role.LEAD)
    if not rows:
        raise ValidationError(f"{user} arbeitet an diesem Fall nicht mit.", code="role")
    _end(rows)
    record("case.left", case.key, by=by, case_key=case.key, user=str(user.key))


def _lock_open(case: Case) -> Case:
    case = lock(case)
    if case.stage == Stage.CLOSED:
        raise ValidationError("Der Fall ist abgeschlossen. Öffnen Sie ihn zuerst wieder.", code="stage")
    return case


def _changed_meanwhile(lead: User | None) -> str:
    if lead is None:
        return "Inzwischen ist niemand mehr fallverantwortlich. Passt Ihre Wahl noch, senden Sie sie neu."
    return f"Inzwischen ist {lead} fallverantwortlich. Passt Ihre Wahl noch, senden Sie sie neu."


def _begin(case: Case, user: User, role: str) -> Responsibility:
    """Begin a role today; another role of the same person in this case ended yesterday, a planned one is none."""
    _end(Responsibility.objects.from_today().filter(case=case, user=user))
    responsibility = Responsibility(case=case, user=user, role=role, valid_from=timezone.localdate())
    store(responsibility)
    return responsibility


def _store_beside_field(responsibility: Responsibility) -> None:
    """Store a row of a form; the sentence of a violated constraint stands beside the field it is about."""
    try:
        store(responsibility)
    except ValidationError as refusal:
        if refusal.code not in REFUSED_BESIDE:
            raise
        raise ValidationError({REFUSED_BESIDE[refusal.code]: refusal.messages}) from refusal


def _end_lead(case: Case, *, by: User) -> None:
    """Whoever led, and whoever left the office or the team and still stands there, answered until yesterday."""
    rows = Responsibility.objects.current().filter(case=case, role=Role.LEAD)
    if rows:
        record("case.responsibility_ended", case.key, by=by, case_key=case.key)
    _end(rows)


def _end(rows: ResponsibilityQuerySet) -> None:
    """End dated rows with yesterday; what began today or would begin later was none, the trail keeps it."""
    today = timezone.localdate()
    rows.filter(valid_from__gte=today).delete()
    rows.update(valid_to=today - timedelta(days=1))
