"""Monthly statements of a provider: handed in by link or typed, checked, sent back; who is late is reminded once."""

from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import record
from cases.rules import lead_of
from hze import rules
from hze.actions.delivery import lock_kept
from hze.actions.help_links import mail_to
from hze.actions.locks import lock_help
from hze.lifecycle import NEXT_STATEMENT, HelpForm, StatementState
from hze.models import HelpEpisode, HelpLink, MonthlyStatement, due_day
from hze.models.delivery import MOST_MINUTES
from hze.trail import LinkActor
from web.calendar import YearMonth
from web.states import step
from web.store import store

PARTS = ("family_minutes", "travel_minutes", "cancelled_minutes")


class Hours(NamedTuple):
    """What a statement says: minutes delivered, of which for what, and a remark without names."""

    minutes: int
    family_minutes: int = 0
    travel_minutes: int = 0
    cancelled_minutes: int = 0
    note: str = ""


@transaction.atomic
def type_statement(episode: HelpEpisode, month: YearMonth, *, by: User, hours: Hours) -> MonthlyStatement:
    """Enter what a provider has written on paper."""
    episode = lock_kept(episode.pk, by=by)
    statement = _hand_in(episode, month, hours, typed_by=by, link=None)
    record("statement.handed_in", statement.key, by=by, case_key=episode.case.key, month=month.code)
    return statement


@transaction.atomic
def hand_in_statement(link: HelpLink, month: YearMonth, *, hours: Hours) -> MonthlyStatement:
    """A provider tells the hours of a month by link; raises ValidationError when the link is over by now."""
    episode = lock_help(link.episode_id)
    if not HelpLink.objects.open().filter(pk=link.pk).exists():
        raise ValidationError("Dieser Link gilt nicht mehr. Rufen Sie uns bitte an.", code="closed")
    statement = _hand_in(episode, month, hours, typed_by=None, link=link)
    record("statement.handed_in", statement.key, by=LinkActor(link), case_key=episode.case.key, month=month.code)
    return statement


@transaction.atomic
def check_statement(statement: MonthlyStatement, *, by: User) -> MonthlyStatement:
    """Say that the hours were compared with what was agreed; more than the frame is marked and may stand."""
    episode = lock_kept(statement.episode_id, by=by)
    statement = _step(statement, StatementState.CHECKED)
    statement.checked_by, statement.checked_on = by, timezone.localdate()
    store(statement, only=["state", "checked_by", "checked_on"])
    record("statement.checked", statement.key, by=by, case_key=episode.case.key)
    return statement


@transaction.atomic
def return_statement(statement: MonthlyStatement, *, by: User, because: str) -> MonthlyStatement:
    """Give a statement back to be corrected; whoever has the link gets the reason by mail."""
    episode = lock_kept(statement.episode_id, by=by)
    statement = _step(statement, StatementState.SENT_BACK)
    statement.checked_by, statement.checked_on, statement.sent_back_because = None, None, because
    store(statement, only=["state", "checked_by", "checked_on", "sent_back_because"])
    record("statement.sent_back", statement.key, by=by, case_key=episode.case.key)
    link = _open_link(episode)
    if link is not None:
        more = {"month": YearMonth.of(statement.month).label}
        mail_to(
            link, subject="Bitte berichtigen Sie einen Monatsnachweis", template="hze/mail/sent_back.txt", more=more
        )
    return statement


@transaction.atomic
def remind_of_statements(today: date) -> int:
    """Remind once of each month whose statement is late: by mail with the link, else whoever answers for the case.

    Returns how many helps were reminded of.
    """
    helps = HelpEpisode.objects.of_form(HelpForm.AMBULATORY).filter(provider__isnull=False)
    rows = helps.select_related("case__area", "help_kind").prefetch_related("statements").order_by("id")
    return sum(_remind(episode, today) for episode in rows)


def _remind(episode: HelpEpisode, today: date) -> bool:
    known = {YearMonth.of(row.month): row for row in episode.statements.all()}
    late = [
        month
        for month in rules.months_told(episode, today)
        if due_day(month) < today and _is_missing(known.get(month)) and not _was_reminded(known.get(month))
    ]
    for month in late:
        row = known.get(month) or MonthlyStatement(episode=episode, month=month.first_day)
        row.reminded_on = today
        store(row)
    if late:
        _ask(episode, late)
    return bool(late)


def _ask(episode: HelpEpisode, late: list[YearMonth]) -> None:
    link, months = _open_link(episode), [month.label for month in late]
    sent = link and mail_to(
        link, subject="Monatsnachweis fehlt noch", template="hze/mail/missing.txt", more={"months": months}
    )
    lead = lead_of(episode.case)
    if not sent and lead is not None:
        text = f"{episode.case.file_number}: Ein Monatsnachweis fehlt, und der Träger hat keinen Link."
        notify(lead, text=text, path=reverse("hze:delivery", args=[episode.key]))


def _is_missing(row: MonthlyStatement | None) -> bool:
    return row is None or row.state in {StatementState.OPEN, StatementState.SENT_BACK}


def _was_reminded(row: MonthlyStatement | None) -> bool:
    return row is not None and row.reminded_on is not None


def _open_link(episode: HelpEpisode) -> HelpLink | None:
    return HelpLink.objects.open().filter(episode=episode).select_related("contact", "sent_by").first()


def _hand_in(
    episode: HelpEpisode, month: YearMonth, hours: Hours, *, typed_by: User | None, link: HelpLink | None
) -> MonthlyStatement:
    today = timezone.localdate()
    rules.demand_month(episode, month, today)
    _demand_sense(hours)
    found = episode.statements.filter(month=month.first_day).first()
    statement = found or MonthlyStatement(episode=episode, month=month.first_day)
    if statement.state == StatementState.CHECKED:
        raise ValidationError(
            "Dieser Monat ist schon geprüft. Rufen Sie uns an, wenn etwas nicht stimmt.", code="checked"
        )
    statement.state = step(NEXT_STATEMENT, statement.state, StatementState.HANDED_IN)
    for name, value in hours._asdict().items():
        setattr(statement, name, value)
    statement.handed_in_on, statement.typed_by, statement.link = today, typed_by, link
    store(statement)
    return statement


def _demand_sense(hours: Hours) -> None:
    """No negative hours, no more than a month has, and no parts that are more than the whole."""
    for name in ("minutes", *PARTS):
        if getattr(hours, name) < 0:
            raise ValidationError({name: "Stunden sind nie weniger als null."})
    if hours.minutes > MOST_MINUTES:
        raise ValidationError({"minutes": "So viele Stunden hat kein Monat. Prüfen Sie die Zahl."})
    if sum(getattr(hours, name) for name in PARTS) > hours.minutes:
        raise ValidationError({"minutes": "Die Teile ergeben mehr als die geleisteten Stunden. Prüfen Sie die Zahlen."})


def _step(statement: MonthlyStatement, to: StatementState) -> MonthlyStatement:
    statement = MonthlyStatement.objects.select_for_update().get(pk=statement.pk)
    statement.state = step(NEXT_STATEMENT, statement.state, to)
    return statement
