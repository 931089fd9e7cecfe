"""Wiedervorlagen."""

from django.urls import path

from cases.views import reminders
from web.http import by_method

patterns = [
    path("wiedervorlagen/", reminders.reminders, name="reminders"),
    path(
        "wiedervorlagen/neu/",
        by_method(get=reminders.reminder_form, post=reminders.create_reminder),
        name="reminder_new",
    ),
    path(
        "wiedervorlagen/<uuid:key>/",
        by_method(get=reminders.reminder, post=reminders.change_reminder),
        name="reminder",
    ),
    path(
        "wiedervorlagen/<uuid:key>/erledigt/",
        by_method(get=reminders.reminder, post=reminders.finish_reminder),
        name="finish_reminder",
    ),
    path(
        "wiedervorlagen/<uuid:key>/rueckgaengig/",
        by_method(get=reminders.reminder, post=reminders.reopen_reminder),
        name="reopen_reminder",
    ),
    path(
        "wiedervorlagen/<uuid:key>/verschieben/",
        by_method(get=reminders.reminder, post=reminders.move_reminder),
        name="move_reminder",
    ),
    path(
        "wiedervorlagen/<uuid:key>/zuruecknehmen/",
        by_method(get=reminders.reminder, post=reminders.withdraw_reminder),
        name="withdraw_reminder",
    ),
    path("faelle/<uuid:key>/wiedervorlagen/", reminders.case_reminders, name="case_reminders"),
]
