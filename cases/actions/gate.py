"""The urgent way to the commission: begun by one, confirmed by another, told to the lead at once."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import record
from cases import lifecycle, rules
from cases.actions.stages import lock
from cases.lifecycle import BypassState
from cases.models import BypassStep, Case, Reminder, UrgentBypass
from cases.models.gate import NOTHING_MISSING
from web.store import store


@transaction.atomic
def begin_bypass(case: Case, *, by: User, second: User, reason: str, catch_up_on: date) -> UrgentBypass:
    """Ask a second person to open the urgent way; keeps what is missing at this moment and tells the team's lead.

    Raises ValidationError when nothing is missing, another one waits, or the day is past.
    """
    case = lock(case)
    rules.demand(rules.may_begin_bypass(by, case))
    if second != by and not rules.seconds_for(case.area, without=by).filter(pk=second.pk).exists():
        raise ValidationError({"second": f"{second} kann hier nicht zweite Fachkraft sein. Wählen Sie neu."})
    if catch_up_on < timezone.localdate():
        raise ValidationError({"catch_up_on": "Der Tag ist schon vorbei. Wählen Sie heute oder einen späteren."})
    missing = [piece.code for piece in rules.missing_for_commission(case)]
    if not missing:
        raise ValidationError(NOTHING_MISSING, code="nothing")
    _demand_none_waits(case)
    bypass = UrgentBypass(case=case, by=by, second=second, reason=reason.strip(), missing=missing)
    bypass.catch_up_on = catch_up_on
    store(bypass)
    record("bypass.begun", bypass.key, by=by, case_key=case.key, second=str(second.key), missing="-".join(missing))
    text = f"Eilweg zur Kommission: {case.file_number}."
    notify(second, text=f"{text} Bestätigen Sie ihn als zweite Fachkraft oder lehnen Sie ab.", path=_page(bypass))
    _tell_leads(bypass, f"{text} Begonnen, die zweite Fachkraft ist gefragt.", without=[by, second])
    return bypass


@transaction.atomic
def confirm_bypass(bypass: UrgentBypass, *, by: User) -> UrgentBypass:
    """Open the urgent way as the second person; what is missing comes back as a Wiedervorlage on its day."""
    bypass = _lock(bypass)
    rules.demand(rules.may_answer_bypass(by, bypass))
    if bypass.created_at < bypass.case.round_began_at:
        raise ValidationError("Dieser Eilweg gehört zu einer früheren Runde des Falls.", code="round")
    _take(bypass, BypassState.CONFIRMED, by=by)
    record("bypass.confirmed", bypass.key, by=by, case_key=bypass.case.key)
    _remind(bypass, by=by)
    text = f"Eilweg zur Kommission: {bypass.case.file_number}. Von zwei Fachkräften geöffnet."
    notify(bypass.by, text=text, path=_page(bypass))
    _tell_leads(bypass, text, without=[by, bypass.by])
    return bypass


@transaction.atomic
def decline_bypass(bypass: UrgentBypass, *, by: User) -> UrgentBypass:
    """Refuse to answer for it as the second person; whoever began it is told."""
    bypass = _lock(bypass)
    rules.demand(rules.may_answer_bypass(by, bypass))
    _take(bypass, BypassState.DECLINED, by=by)
    record("bypass.declined", bypass.key, by=by, case_key=bypass.case.key)
    notify(bypass.by, text=f"Eilweg zur Kommission: {bypass.case.file_number}. Abgelehnt.", path=_page(bypass))
    return bypass


@transaction.atomic
def withdraw_bypass(bypass: UrgentBypass, *, by: User) -> UrgentBypass:
    """Take it back, before or after it was confirmed; not while a Vorlage goes its way with it (a trigger)."""
    bypass = _lock(bypass)
    rules.demand(rules.may_withdraw_bypass(by, bypass))
    _take(bypass, BypassState.WITHDRAWN, by=by)
    record("bypass.withdrawn", bypass.key, by=by, case_key=bypass.case.key)
    return bypass


def _demand_none_waits(case: Case) -> None:
    if UrgentBypass.objects.waiting().filter(case=case, created_at__gte=case.round_began_at).exists():
        raise ValidationError("Ein Eilweg wartet schon auf die zweite Fachkraft.", code="waiting")


def _take(bypass: UrgentBypass, state: BypassState, *, by: User) -> None:
    lifecycle.step_bypass(bypass.state, state)
    store(BypassStep(bypass=bypass, state=state, by=by))
    bypass.state = state


def _remind(bypass: UrgentBypass, *, by: User) -> None:
    """What is missing stays a task of whoever answers for the case."""
    day = max(bypass.catch_up_on, timezone.localdate())
    reminder = Reminder(owner=rules.lead_of(bypass.case) or bypass.by, created_by=bypass.by, case=bypass.case)
    reminder.text = f"Nach dem Eilweg nachholen: {', '.join(bypass.missing_labels)}"[:200]
    reminder.path, reminder.due_on, reminder.first_on = reverse("cases:urgent", args=[bypass.case.key]), day, day
    store(reminder)
    record("reminder.created", reminder.key, by=by, case_key=bypass.case.key, repeat="once", own=False)


def _tell_leads(bypass: UrgentBypass, text: str, *, without: list[User]) -> None:
    for lead in rules.leads_of_team(bypass.case.area):
        if lead not in without:
            notify(lead, text=text, path=_page(bypass))


def _page(bypass: UrgentBypass) -> str:
    return reverse("cases:bypass", args=[bypass.key])


def _lock(bypass: UrgentBypass) -> UrgentBypass:
    """Lock the case first, as every action does, then read the bypass with where it stands."""
    case = lock(Case(pk=bypass.case_id))
    bypass = UrgentBypass.objects.with_state().select_related("by", "second").get(pk=bypass.pk)
    bypass.case = case
    return bypass
