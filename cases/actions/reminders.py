"""Wiedervorlagen: written down, moved, finished, undone; one that repeats brings the next."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import timezone

from accounts.models import Department, User
from audit.actions import record
from cases import rules
from cases.models import Case, Reminder
from cases.repeating import Repeat, next_due
from web.store import store

DONE = "Diese Wiedervorlage ist schon erledigt."
STALE = (
    "Diese Wiedervorlage hat inzwischen jemand geändert. Prüfen Sie die neuen Angaben und speichern Sie noch einmal."
)
WENT_ON = "Die folgende Wiedervorlage ist auch schon erledigt. Legen Sie bei Bedarf eine neue an."


@transaction.atomic
def remind(
    *,
    by: User,
    owner: User,
    text: str,
    due_on: date,
    case: Case | None = None,
    path: str = "",
    repeat: str = Repeat.ONCE,
) -> Reminder:
    """Put something before oneself or a colleague on a day, with the case or the page it is about.

    Raises ValidationError when the day is past, the page is none of ours, or the colleague may not know of the case.
    """
    rules.demand(rules.may_see_case(by, case))
    _demand_colleague(owner, by=by, case=case)
    _demand_day(due_on)
    _demand_page(path)
    reminder = Reminder(owner=owner, created_by=by, case=case, text=text, due_on=due_on, first_on=due_on)
    reminder.path, reminder.repeat = path, repeat
    store(reminder)
    _record("reminder.created", reminder, by=by, repeat=str(repeat), own=owner == by)
    return reminder


def put_before_lead(
    case: Case, *, by: User, text: str, due_on: date, path: str = "", owner: User | None = None
) -> Reminder:
    """Put what a decision asks for before `owner`, else before whoever leads the case, else the lead of its team.

    Where a team has no ASD at all it stays with whoever acts, by file number and without the case, which they need not
    see: nothing is lost. Call it inside the action it follows from, which has checked that action's rule.
    """
    owner = owner or rules.lead_of(case) or next(iter(rules.leads_of_team(case.area)), None) or by
    sees_file = owner.department == Department.ASD
    words = text if sees_file else f"{case.file_number}: {text}"[:200]
    reminder = Reminder(owner=owner, created_by=by, case=case if sees_file else None, text=words, path=path)
    reminder.due_on = reminder.first_on = due_on
    store(reminder)
    record(
        "reminder.created", reminder.key, by=by, case_key=case.key, repeat=str(Repeat.ONCE), own=reminder.owner == by
    )
    return reminder


def settle_reminders(case: Case, *, by: User, path: str) -> int:
    """Check off what was put before the lead for this page, once it is done there; returns how many.

    Call it inside the action that did it, which has checked its own rule.
    """
    rows = list(Reminder.objects.open().filter(Q(case=case) | Q(case__isnull=True), path=path).select_for_update())
    for reminder in rows:
        reminder.done_at, reminder.done_by = timezone.now(), by
        _save(reminder)
        record("reminder.finished", reminder.key, by=by, case_key=case.key)
    return len(rows)


@transaction.atomic
def change_reminder(
    reminder: Reminder, *, by: User, version: int, owner: User, text: str, due_on: date, repeat: str
) -> Reminder:
    """Change what is to be done, by whom and when; a new day begins the series anew."""
    reminder = _lock_open(reminder, by=by)
    if reminder.version != version:
        raise ValidationError(STALE, code="stale")
    if owner != reminder.owner:
        _demand_colleague(owner, by=by, case=reminder.case)
    if due_on != reminder.due_on:
        _demand_day(due_on)
        reminder.first_on = due_on
    reminder.owner, reminder.text, reminder.due_on, reminder.repeat = owner, text, due_on, repeat
    _save(reminder)
    _record("reminder.changed", reminder, by=by, repeat=str(repeat), own=owner == by)
    return reminder


@transaction.atomic
def move_reminder(reminder: Reminder, *, by: User, days: int) -> Reminder:
    """Move it by so many days, from today when its day is past; the series keeps its days."""
    reminder = _lock_open(reminder, by=by)
    reminder.due_on = max(reminder.due_on, timezone.localdate()) + timedelta(days=days)
    _save(reminder)
    _record("reminder.moved", reminder, by=by, days=days)
    return reminder


@transaction.atomic
def finish_reminder(reminder: Reminder, *, by: User) -> Reminder | None:
    """Check it off; returns the next one when it repeats."""
    reminder = _lock_open(reminder, by=by)
    reminder.done_at, reminder.done_by = timezone.now(), by
    _save(reminder)
    _record("reminder.finished", reminder, by=by)
    return _follow(reminder)


@transaction.atomic
def reopen_reminder(reminder: Reminder, *, by: User) -> Reminder:
    """Undo the check; what followed from it goes again, unless it is done as well."""
    reminder = _lock(reminder, by=by)
    if reminder.done_at is None:
        return reminder
    following = Reminder.objects.select_for_update().filter(follows=reminder).first()
    if following is not None and following.done_at is not None:
        raise ValidationError(WENT_ON, code="went_on")
    if following is not None:
        following.delete()
    reminder.done_at = reminder.done_by = None
    _save(reminder)
    _record("reminder.reopened", reminder, by=by)
    return reminder


@transaction.atomic
def withdraw_reminder(reminder: Reminder, *, by: User) -> None:
    """Take it back; the row goes, the trail keeps that there was one."""
    reminder = _lock_open(reminder, by=by)
    _record("reminder.withdrawn", reminder, by=by)
    reminder.delete()


@transaction.atomic
def pass_on_reminders(case: Case, *, by: User, of: User, to: User) -> int:
    """Give the open ones of a case to whoever takes it over; call it inside the handover, which asks its own rule."""
    rows = list(Reminder.objects.open().filter(case=case, owner=of).select_for_update())
    for reminder in rows:
        reminder.owner = to
        _save(reminder)
    if rows:
        record("reminder.passed_on", case.key, by=by, case_key=case.key, count=len(rows), to=str(to.key))
    return len(rows)


def _follow(done: Reminder) -> Reminder | None:
    due_on = next_due(done.repeat, first_on=done.first_on, due_on=done.due_on, today=timezone.localdate())
    if due_on is None:
        return None
    following = Reminder(
        owner=done.owner,
        created_by=done.created_by,
        case=done.case,
        path=done.path,
        text=done.text,
        due_on=due_on,
        first_on=done.first_on,
        repeat=done.repeat,
        follows=done,
    )
    store(following)
    return following


def _save(reminder: Reminder) -> None:
    reminder.version += 1
    store(reminder)


def _record(verb: str, reminder: Reminder, *, by: User, **data: str | int | bool) -> None:
    record(verb, reminder.key, by=by, case_key=reminder.case.key if reminder.case else None, **data)


def _lock(reminder: Reminder, *, by: User) -> Reminder:
    rows = Reminder.objects.select_related("owner", "created_by", "case__area").select_for_update(of=("self",))
    reminder = rows.filter(pk=reminder.pk).first() or _gone()
    rules.demand(rules.may_act_on_reminder(by, reminder))
    return reminder


def _lock_open(reminder: Reminder, *, by: User) -> Reminder:
    reminder = _lock(reminder, by=by)
    if reminder.done_at is not None:
        raise ValidationError(DONE, code="done")
    return reminder


def _gone() -> Reminder:
    raise ValidationError("Diese Wiedervorlage gibt es nicht mehr.", code="gone")


def _demand_colleague(owner: User, *, by: User, case: Case | None) -> None:
    if not rules.may_be_reminded(owner, by=by, case=case):
        of_case = "Sie sieht diesen Fall nicht." if case else "Sie gehört nicht zu Ihrem Team."
        raise ValidationError({"owner": f"{owner} kann diese Wiedervorlage nicht übernehmen. {of_case}"})


def _demand_day(due_on: date) -> None:
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": "Der Tag ist schon vorbei. Wählen Sie heute oder einen späteren."})


def _demand_page(path: str) -> None:
    try:
        if path:
            resolve(path.partition("?")[0])
    except Resolver404 as error:
        raise ValidationError("Diese Seite gibt es hier nicht.", code="page") from error
