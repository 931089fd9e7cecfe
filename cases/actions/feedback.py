"""What reminds of the answer to a professional secret holder (§ 4 Abs. 4 KKG)."""

from django.urls import reverse

from accounts.actions import notify
from accounts.models import User
from cases.actions.reminders import finish_reminder, remind, withdraw_reminder
from cases.models import Reminder, Report
from web.german import day_num


def remind_of_feedback(report: Report, *, by: User) -> None:
    """Whoever took the report finds the answer among their Wiedervorlagen, without a name."""
    if report.feedback_due_on is None:
        return
    text = f"Rückmeldung nach § 4 KKG geben: Meldung vom {day_num(report.received_at)}"
    remind(by=by, owner=by, text=text, due_on=report.feedback_due_on, path=_page_of(report))


def feedback_is_given(report: Report, *, by: User) -> None:
    """One's own Wiedervorlage is done; a colleague whose it is hears that somebody else was quicker."""
    for reminder in _reminders_of(report):
        if reminder.owner == by:
            finish_reminder(reminder, by=by)
        else:
            notify(reminder.owner, text=f"{by} hat eine Rückmeldung nach § 4 KKG gegeben.", path=reminder.path)


def stop_reminding(report: Report, *, by: User) -> None:
    """The report goes to another team, and the answer with it; the lead there finds it in the list."""
    for reminder in _reminders_of(report):
        if reminder.owner == by:
            withdraw_reminder(reminder, by=by)


def _reminders_of(report: Report) -> list[Reminder]:
    return list(Reminder.objects.open().filter(path=_page_of(report), case=None).select_related("owner"))


def _page_of(report: Report) -> str:
    return reverse("cases:report", args=[report.key])
