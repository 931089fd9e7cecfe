"""Wiedervorlagen: the list, a new one from any page, one of them, and the next steps of a case."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import User
from audit.actions import record_read
from cases import actions, rules
from cases.forms.reminders import ReminderForm
from cases.models import Case, Reminder
from cases.reminder_rows import PLACES, grouped, match_of, row_of, rows_of
from cases.views.page import fetch_case, file_page
from web.german import day
from web.http import answer_form, post_once, redirect_page, render_page, seen_version, swap_page

SHOWN, DONE_SHOWN = 200, 20  # rows of the list; nobody has more and still finds anything
PART = "#wiedervorlagen"  # the part that is swapped, on the list, on the working day and in the file
DAYS = {"1": 1, "7": 7}


@require_safe
def reminders(request: StaffRequest) -> HttpResponse:
    """What is overdue, of today, of this week, later; and what was finished lately."""
    today, user = timezone.localdate(), request.user
    desk = Reminder.objects.visible_to(user).at_desk_of(user, today)
    rows = rows_of(desk.open().for_list()[: SHOWN + 1], user=user, today=today)
    context = {
        "groups": grouped(rows[:SHOWN], today=today),
        "more": len(rows) > SHOWN,
        "done": rows_of(
            desk.recently_done().select_related("owner", "case__child")[:DONE_SHOWN], user=user, today=today
        ),
        "undo": just_finished(request),
        "today": today,
    }
    return render_page(request, "cases/reminders.html", context, partial="list")


@require_safe
def case_reminders(request: StaffRequest, key: UUID) -> HttpResponse:
    """The next steps of a case: open reminders of everybody who works on it."""
    case, today = fetch_case(request, key), timezone.localdate()
    may_act = rules.may_work_on(request.user, case) or rules.may_assign(request.user, case)
    rows = Reminder.objects.visible_to(request.user).filter(case=case).open().for_list()[:SHOWN]
    context: dict[str, object] = {
        "rows": rows_of(rows, user=request.user, today=today, may_act=may_act),
        "undo": just_finished(request),
        "today": today,
    }
    return file_page(request, case, "cases/case_reminders.html", context, tab="reminders", partial="panel")


@require_safe
def reminder_form(request: StaffRequest) -> HttpResponse:
    """A new one, with the page it is written from."""
    path, case = _origin(request)
    return _new_page(request, ReminderForm(by=request.user, case=case), path, case)


@post_once
def create_reminder(request: StaffRequest) -> HttpResponse:
    path, case = _origin(request)

    def act(cleaned: dict[str, Any]) -> str:
        reminder = actions.remind(by=request.user, case=case, path=path, **cleaned)
        messages.success(request, f"Wiedervorlage für {day(reminder.due_on)} angelegt.")
        return path or (reverse("cases:file", args=[case.key]) if case else reverse("cases:reminders"))

    form = ReminderForm(request.POST, by=request.user, case=case)
    return answer_form(request, form, act, again=lambda form: _new_page(request, form, path, case, status=422))


@require_safe
def reminder(request: StaffRequest, key: UUID) -> HttpResponse:
    """One of them, to be changed, moved or taken back."""
    found = _fetch(request, key)
    initial = {"text": found.text, "due_on": found.due_on, "repeat": found.repeat}
    return _page(request, found, ReminderForm(initial=initial, by=request.user, case=found.case, owner=found.owner))


@post_once
def change_reminder(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    rules.demand(rules.may_act_on_reminder(request.user, found))

    def act(cleaned: dict[str, Any]) -> str:
        actions.change_reminder(found, by=request.user, version=seen_version(request), **cleaned)
        messages.success(request, "Die Wiedervorlage ist geändert.")
        return reverse("cases:reminders")

    form = ReminderForm(request.POST, by=request.user, case=found.case, owner=found.owner)
    return answer_form(request, form, act, again=lambda form: _page(request, _fetch(request, key), form, status=422))


@post_once
def finish_reminder(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    return _act(request, found, actions.finish_reminder, query=f"?erledigt={found.key}")


@post_once
def reopen_reminder(request: StaffRequest, key: UUID) -> HttpResponse:
    return _act(request, _fetch(request, key), actions.reopen_reminder)


@post_once
def move_reminder(request: StaffRequest, key: UUID) -> HttpResponse:
    days = DAYS.get(request.POST.get("tage", ""), 1)
    return _act(request, _fetch(request, key), lambda row, by: actions.move_reminder(row, by=by, days=days))


@post_once
def withdraw_reminder(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _fetch(request, key)
    try:
        actions.withdraw_reminder(found, by=request.user)
        messages.success(request, "Die Wiedervorlage ist zurückgenommen.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect_page(request, reverse("cases:reminders"))


def just_finished(request: StaffRequest) -> Reminder | None:
    """The one that was just checked off, named in the address, so that it can be undone."""
    try:
        key = UUID(request.GET.get("erledigt", ""))
    except ValueError:
        return None
    return Reminder.objects.visible_to(request.user).filter(key=key, done_at__isnull=False).first()


def _act(request: StaffRequest, found: Reminder, act: Callable[..., object], *, query: str = "") -> HttpResponse:
    """Act on one and show the part it stands in again: the list, the working day or the file."""
    try:
        act(found, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect_page(request, _back(request, found))
    to = _back(request, found)
    # The panel of a file is no page of its own: the address bar goes on naming the file.
    return swap_page(request, to + query, target=PART, push=to != _panel(found))


def _back(request: HttpRequest, found: Reminder) -> str:
    """Where the row was checked off: only pages of ours can be named."""
    came_from = request.POST.get("weiter", "")
    if came_from == "akte" and found.case:
        return _panel(found)
    return reverse("home" if came_from == "tag" else "cases:reminders")


def _panel(found: Reminder) -> str:
    return reverse("cases:case_reminders", args=[found.case.key]) if found.case else ""


def _origin(request: StaffRequest) -> tuple[str, Case | None]:
    """Page and case a new one is about; what is unknown, foreign or not to be seen is left away without a word."""
    asked = request.POST if request.method == "POST" else request.GET
    path = asked.get("von", "")[:300].partition("?")[0]
    match = match_of(path)
    is_file = match is not None and match.route.startswith("faelle/<uuid:key>/")
    case = _case(request.user, str(match.kwargs["key"]) if match and is_file else asked.get("fall", ""))
    known = match is not None and (case is not None if is_file else match.view_name in PLACES)
    return path if known else "", case


def _case(user: User, key: str) -> Case | None:
    try:
        return Case.objects.visible_to(user).select_related("child", "area").filter(key=UUID(key)).first()
    except ValueError:
        return None


def _fetch(request: StaffRequest, key: UUID) -> Reminder:
    related = ("owner", "created_by", "done_by", "case__child", "case__area")
    return get_object_or_404(Reminder.objects.visible_to(request.user).select_related(*related), key=key)


def _new_page(
    request: StaffRequest, form: ReminderForm, path: str, case: Case | None, status: int = 200
) -> HttpResponse:
    if case:
        record_read(case.key, by=request.user, page="reminders")
    match = match_of(path) if path else None
    context = {"form": form, "path": path, "case": case, "place": PLACES.get(match.view_name, "") if match else ""}
    return render_page(request, "cases/reminder_new.html", context, status=status)


def _page(request: StaffRequest, found: Reminder, form: ReminderForm, *, status: int = 200) -> HttpResponse:
    if found.case:
        record_read(found.case.key, by=request.user, page="reminders")
    may_act = found.done_at is None and rules.may_act_on_reminder(request.user, found)
    row = row_of(found, user=request.user, today=timezone.localdate())
    context = {"form": form, "row": row, "reminder": found, "may_act": may_act, "today": timezone.localdate()}
    return render_page(request, "cases/reminder.html", context, status=status)
