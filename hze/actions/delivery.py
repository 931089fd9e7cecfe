"""A provider begins a help, and people of the provider work in it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.rules import demand
from hze import rules
from hze.actions.locks import lock_help
from hze.actions.reports import plan_reports
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, HelpWorker
from web.german import day_num
from web.store import store

OUTSIDE = "Dieser Tag liegt nicht in der Zeit der Hilfe."


def lock_kept(pk: int, *, by: User) -> HelpEpisode:
    """The ambulatory help, locked, for whoever keeps what its provider delivers."""
    episode = lock_help(pk)
    demand(rules.may_keep_delivery(by, episode))
    if episode.help_kind.form != HelpForm.AMBULATORY:
        raise ValidationError("Stunden und Berichte hat nur eine ambulante Hilfe.", code="form")
    return episode


@transaction.atomic
def record_start(episode: HelpEpisode, *, by: User, started_on: date) -> HelpEpisode:
    """Record the day on which the provider has really begun; reports are due from then on."""
    episode = lock_kept(episode.pk, by=by)
    if started_on > timezone.localdate():
        raise ValidationError({"started_on": "Dieser Tag liegt in der Zukunft. Tragen Sie ihn ein, wenn er da war."})
    if not episode.begins_on <= started_on <= episode.last_day:
        span = f"{day_num(episode.begins_on)} bis {day_num(episode.last_day)}"
        raise ValidationError({"started_on": f"Bewilligt ist die Hilfe vom {span}. Wählen Sie einen Tag darin."})
    if episode.statements.filter(minutes__gt=0, month__lt=started_on.replace(day=1)).exists():
        raise ValidationError({"started_on": "Für einen Monat davor sind schon Stunden eingereicht."})
    episode.started_on = started_on
    store(episode, only=["started_on"])
    plan_reports(episode)
    record("help.started", episode.key, by=by, case_key=episode.case.key)
    return episode


@transaction.atomic
def add_worker(
    episode: HelpEpisode, *, by: User, name: str, qualification: str, begins_on: date, ends_on: date | None = None
) -> HelpWorker:
    """Somebody of the provider works in the help from a day on."""
    episode = lock_kept(episode.pk, by=by)
    for field, day in (("begins_on", begins_on), ("ends_on", ends_on)):
        if day is not None and not episode.begins_on <= day <= episode.last_day:
            raise ValidationError({field: OUTSIDE})
    worker = HelpWorker(episode=episode, name=name, qualification=qualification, begins_on=begins_on, ends_on=ends_on)
    store(worker)
    record("help_worker.added", worker.key, by=by, case_key=episode.case.key)
    return worker


@transaction.atomic
def end_worker(worker: HelpWorker, *, by: User, ends_on: date) -> HelpWorker:
    """Somebody of the provider leaves the help; the day may still be corrected."""
    episode = lock_kept(worker.episode_id, by=by)
    worker = HelpWorker.objects.select_for_update().get(pk=worker.pk)
    if ends_on > episode.last_day:
        raise ValidationError({"ends_on": OUTSIDE})
    worker.ends_on = ends_on
    store(worker, only=["ends_on"])
    record("help_worker.ended", worker.key, by=by, case_key=episode.case.key)
    return worker
