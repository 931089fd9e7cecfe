"""The course of a residential help: its checkpoints, planned when it begins and ticked off one by one."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.rules import demand
from hze import rules
from hze.models import Checkpoint, CheckpointKind, HelpEpisode
from web.store import store


def plan_course(episode: HelpEpisode) -> None:
    """Plan the first checkpoints from the editable defaults."""
    Checkpoint.objects.bulk_create(
        Checkpoint(episode=episode, kind=kind, due_on=episode.begins_on + timedelta(days=kind.days_after_start))
        for kind in CheckpointKind.objects.all()
    )


@transaction.atomic
def finish_checkpoint(checkpoint: Checkpoint, *, by: User) -> None:
    """Tick a checkpoint off."""
    rows = Checkpoint.objects.select_related("episode__case__area").select_for_update(of=("self",))
    checkpoint = rows.get(pk=checkpoint.pk)
    demand(rules.may_finish_checkpoints(by, checkpoint.episode))
    if checkpoint.done_on is not None:
        raise ValidationError("Dieser Prüfpunkt ist schon erledigt.", code="done")
    checkpoint.done_on = timezone.localdate()
    store(checkpoint, only=["done_on"])
    record("checkpoint.finished", checkpoint.key, by=by, case_key=checkpoint.episode.case.key)
