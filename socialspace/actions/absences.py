"""Who is away and who stands in: recorded, asked, answered; why somebody is away is asked nowhere."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import Absence, User
from audit.actions import record
from socialspace import rules
from socialspace.actions.team import at_field
from socialspace.rules.team import deputies_of, is_away, may_keep_absence
from web.german import day_num
from web.mail import queue_mail
from web.store import store

Answer = Absence.Answer
FIELDS = {
    "absence_no_overlap": "begins_on",
    "absence_ends_after_it_begins": "ends_on",
    "deputy_is_somebody_else": "deputy",
}
MAX_DAYS = 366
GONE = "Diese Abwesenheit ist zurückgezogen. Es ist nichts mehr zu tun."
STALE = "Diese Abwesenheit hat inzwischen jemand geändert. Laden Sie die Seite neu und prüfen Sie Ihre Angaben."


@transaction.atomic
def record_absence(*, user: User, by: User, begins_on: date, ends_on: date, deputy: User | None) -> Absence:
    """Record that a colleague is away from a day to a day; a deputy is asked and stands in once they accept."""
    rules.demand(may_keep_absence(by, user))
    _lock_people(user, deputy)
    absence = Absence(user=user, begins_on=begins_on, ends_on=ends_on, deputy=deputy)
    _demand_days(absence)
    _store(absence)
    _give_back(absence, by=by)
    record("absence.recorded", absence.key, by=by, user=str(user.key))
    _ask(absence)
    return absence


@transaction.atomic
def change_absence(
    absence: Absence, *, by: User, version: int, begins_on: date, ends_on: date, deputy: User | None
) -> Absence:
    """Change days or deputy; another deputy or more days need a new answer, fewer days keep it."""
    current = _locked(absence, by=by, version=version, others=(deputy,))
    if current.begins_on < timezone.localdate() and begins_on != current.begins_on:
        raise ValidationError({"begins_on": f"Die Abwesenheit hat am {day_num(current.begins_on)} schon begonnen."})
    was_asked = current.deputy if current.answer != Answer.DECLINED else None
    same_deputy = deputy == current.deputy
    grows = begins_on < current.begins_on or ends_on > current.ends_on
    current.begins_on, current.ends_on, current.deputy = begins_on, ends_on, deputy
    if not same_deputy or grows:
        current.answer, current.answered_at = Answer.OPEN, None
    _demand_days(current)
    _store(current)
    _give_back(current, by=by)
    record("absence.changed", current.key, by=by, user=str(current.user.key))
    if not same_deputy:
        _tell_no_longer(current, was_asked)
    if not same_deputy or grows:
        _ask(current)
    return current


@transaction.atomic
def withdraw_absence(absence: Absence, *, by: User, version: int) -> None:
    """Take an absence back; the days that are already over stay."""
    current = _locked(absence, by=by, version=version)
    today = timezone.localdate()
    record("absence.withdrawn", current.key, by=by, user=str(current.user.key))
    if current.answer != Answer.DECLINED:
        _tell_no_longer(current, current.deputy)
    if current.begins_on < today:
        current.ends_on = today - timedelta(days=1)
        _store(current)
    else:
        current.delete()


@transaction.atomic
def accept_absence(absence: Absence, *, by: User, version: int) -> Absence:
    """Say yes to standing in, for the days the deputy has seen."""
    current = _locked_for_answer(absence, by=by, version=version)
    _demand_deputy(current)
    current.answer, current.answered_at = Answer.ACCEPTED, timezone.now()
    _store(current)
    record("absence.accepted", current.key, by=by, user=str(current.user.key))
    return current


@transaction.atomic
def decline_absence(absence: Absence, *, by: User, version: int) -> Absence:
    """Say no, or give an accepted deputyship back; the person and the lead look for somebody else."""
    current = _locked_for_answer(absence, by=by, version=version)
    _decline(current, by=by)
    return current


def _decline(absence: Absence, *, by: User) -> None:
    absence.answer, absence.answered_at = Answer.DECLINED, timezone.now()
    _store(absence)
    record("absence.declined", absence.key, by=by, user=str(absence.user.key))
    words = f"{absence.deputy} kann Sie {_days(absence)} nicht vertreten. Bitten Sie jemand anderen aus dem Team."
    _mail(absence.user, "Vertretung abgelehnt", words)


def _lock_people(*people: User | None) -> None:
    """One change at a time for absences of the same people, always in the same order, so that nobody waits for ever."""
    keys = [person.pk for person in people if person is not None]
    list(User.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def _locked(absence: Absence, *, by: User, version: int, others: tuple[User | None, ...] = ()) -> Absence:
    rules.demand(may_keep_absence(by, absence.user))
    _lock_people(absence.user, *others)
    return _fresh(absence, version=version)


def _locked_for_answer(absence: Absence, *, by: User, version: int) -> Absence:
    """The absence as it stands now, for the one who is asked."""
    _lock_people(absence.user, by)
    current = _fresh(absence)
    rules.demand(current.deputy == by)
    _demand_seen(current, version)
    return current


def _fresh(absence: Absence, *, version: int | None = None) -> Absence:
    rows = Absence.objects.select_related("user", "deputy").select_for_update(of=("self",))
    current = rows.filter(pk=absence.pk).first()
    if current is None:
        raise ValidationError(GONE, code="gone")
    if current.ends_on < timezone.localdate():
        raise ValidationError("Diese Abwesenheit ist vorbei und bleibt, wie sie war.", code="over")
    if version is not None:
        _demand_seen(current, version)
    return current


def _demand_seen(absence: Absence, version: int) -> None:
    if absence.version != version:
        raise ValidationError(STALE, code="stale")


def _demand_days(absence: Absence) -> None:
    """Days that make sense, and a deputy who is there on all of them."""
    if absence.ends_on < timezone.localdate():
        raise ValidationError({"ends_on": "Der letzte Tag ist schon vorbei."})
    if (absence.ends_on - absence.begins_on).days >= MAX_DAYS:
        raise ValidationError({"ends_on": "Länger als ein Jahr wird nicht eingetragen; ändern Sie die Mitgliedschaft."})
    if absence.deputy is not None and absence.answer != Answer.DECLINED:
        _demand_deputy(absence)


def _demand_deputy(absence: Absence) -> None:
    deputy = absence.deputy
    if deputy is None:
        return
    if not deputies_of(absence.user).filter(pk=deputy.pk).exists():
        sentence = f"{deputy} kann {absence.user} nicht vertreten. Wählen Sie jemanden aus Team und Abteilung."
        raise ValidationError({"deputy": sentence})
    if is_away(deputy, absence.begins_on, absence.ends_on):
        raise ValidationError({"deputy": f"{deputy} ist an einem dieser Tage selbst abwesend. Wählen Sie neu."})


def _give_back(absence: Absence, *, by: User) -> None:
    """Who is away stands in for nobody: what they promised for these days goes back to those who asked."""
    promised = (
        Absence.objects.between(absence.begins_on, absence.ends_on)
        .filter(deputy=absence.user)
        .exclude(answer=Answer.DECLINED)
        .select_related("user", "deputy")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    for row in promised:
        if row.ends_on >= timezone.localdate():
            _decline(row, by=by)


def _store(absence: Absence) -> None:
    absence.version += 0 if absence.pk is None else 1
    try:
        store(absence)
    except ValidationError as refusal:
        raise at_field(refusal, FIELDS) from refusal


def _ask(absence: Absence) -> None:
    if absence.deputy is not None:
        words = f"{absence.user} ist {_days(absence)} abwesend und bittet Sie um Vertretung."
        _mail(absence.deputy, "Bitte um Vertretung", f"{words} Antworten Sie auf der Seite „Abwesenheiten“.")


def _tell_no_longer(absence: Absence, deputy: User | None) -> None:
    if deputy is not None:
        _mail(deputy, "Vertretung nicht mehr nötig", f"Ihre Vertretung für {absence.user} ist nicht mehr nötig.")


def _days(absence: Absence) -> str:
    return f"vom {day_num(absence.begins_on)} bis {day_num(absence.ends_on)}"


def _mail(to: User, subject: str, words: str) -> None:
    """A short message without any case; colleagues without an address read it on their working day."""
    if to.email:
        queue_mail(recipient=to.email, subject=subject, body=f"Guten Tag {to},\n\n{words}\n")
