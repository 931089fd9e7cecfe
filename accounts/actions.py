"""What is done with staff accounts and with what colleagues are told."""

from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from accounts.models import Department, Notification, User
from audit.actions import record
from web.store import store

FORGET_AFTER = timedelta(days=90)


def add_colleague(
    *,
    username: str,
    first_name: str,
    last_name: str,
    department: Department,
    is_lead: bool = False,
    email: str = "",
    password: str,
) -> User:
    """Create a colleague who can sign in."""
    user = User(username=username, first_name=first_name, last_name=last_name, email=email)
    user.department, user.is_lead = department, is_lead
    user.set_password(password)
    user.full_clean()
    user.save()
    return user


@transaction.atomic
def notify(recipient: User, *, text: str, path: str) -> Notification:
    """Tell a colleague something; call it inside the action it is about, which records itself in the trail.

    `text` carries at most a file number and never a name, `path` is the address of a page (from `reverse`).
    """
    notification = Notification(recipient=recipient, text=text, path=path)
    store(notification)
    return notification


@transaction.atomic
def read_notifications(*, by: User, notification: Notification | None = None) -> int:
    """Mark one message, or all of them, as read; changes nobody's work and so leaves no trail."""
    rows = Notification.objects.visible_to(by).unread()
    rows = rows.filter(pk=notification.pk) if notification else rows
    return rows.update(read_at=timezone.now())


@transaction.atomic
def forget_notifications() -> int:
    """Delete what was read a quarter of a year ago; returns how many."""
    return Notification.objects.filter(read_at__lt=timezone.now() - FORGET_AFTER).delete()[0]


@transaction.atomic
def choose_settings(*, by: User, theme: str, shortcuts: bool) -> None:
    """Let a colleague choose how pages look and whether single keys act."""
    by.theme, by.shortcuts = theme, shortcuts
    store(by, only=["theme", "shortcuts"])
    record("account.settings_chosen", by.key, by=by, theme=theme, shortcuts=shortcuts)


@transaction.atomic
def open_calendar(*, by: User) -> None:
    """Give the calendar a new secret address; the one before is closed."""
    by.calendar_key = uuid4()
    by.save(update_fields=["calendar_key"])
    record("calendar.opened", by.key, by=by)


@transaction.atomic
def close_calendar(*, by: User) -> None:
    """Close the secret address of the calendar."""
    by.calendar_key = None
    by.save(update_fields=["calendar_key"])
    record("calendar.closed", by.key, by=by)
