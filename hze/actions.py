"""What follows a decision: providers are asked, or a course begins; always in the decision's own transaction."""

from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.models import Case
from cases.rules import demand
from hze import rules
from hze.lifecycle import HelpForm
from hze.models import Checkpoint, CheckpointKind, HelpEpisode, HelpKind, HelpSegment, ProviderRequest, Rate
from socialspace.models import ContactPerson, Organisation
from web.german import hours
from web.mail import queue_mail
from web.models import OutgoingMail
from web.store import store

PROVIDERS_ASKED = 3
DAYS_TO_ANSWER = 10


@transaction.atomic
def begin_help(
    case: Case,
    *,
    by: User,
    help_kind: HelpKind,
    decision_key: UUID,
    begins_on: date,
    ends_on: date,
    minutes_per_week: int | None,
    frame_minutes_per_week: int | None = None,
) -> HelpEpisode:
    """Begin the granted help: ambulatory by asking providers, residential as a course with checkpoints."""
    episode = HelpEpisode(
        case=case,
        help_kind=help_kind,
        decision_key=decision_key,
        begins_on=begins_on,
        ends_on=ends_on,
        minutes_per_week=minutes_per_week,
        frame_minutes_per_week=frame_minutes_per_week,
    )
    store(episode)
    record("help.begun", episode.key, by=by, case_key=case.key, form=help_kind.form)
    if help_kind.form == HelpForm.AMBULATORY:
        _ask_providers(case, episode)
    else:
        _plan_course(episode)
    return episode


@transaction.atomic
def change_help(
    episode: HelpEpisode,
    *,
    by: User,
    decision_key: UUID | None,
    begins_on: date,
    ends_on: date,
    minutes_per_week: int | None,
    reason: str,
    frame_minutes_per_week: int | None = None,
) -> HelpSegment:
    """Change or lengthen a running help from a day on; without a decision only inside its frame.

    Raises ValidationError when the help has ended or the change leaves the frame.
    """
    episode = _lock_running(episode)
    if decision_key is None:
        demand(rules.may_change_help(by, episode))
        if not rules.is_inside_frame(episode, minutes_per_week=minutes_per_week, ends_on=ends_on):
            raise ValidationError("Diese Änderung liegt außerhalb des Rahmens. Legen Sie sie der Kommission vor.")
    segment = HelpSegment(episode=episode, by=by, decision_key=decision_key, reason=reason)
    segment.begins_on, segment.ends_on, segment.minutes_per_week = begins_on, ends_on, minutes_per_week
    store(segment)
    if decision_key is not None:
        episode.ends_on = ends_on
        episode.frame_minutes_per_week = frame_minutes_per_week or episode.frame_minutes_per_week
        store(episode, only=["ends_on", "frame_minutes_per_week"])
    record("help.changed", episode.key, by=by, case_key=episode.case.key, inside=decision_key is None)
    return segment


@transaction.atomic
def end_help(episode: HelpEpisode, *, by: User, ended_on: date, reason: str) -> HelpEpisode:
    """End a running help on a day, as the commission decided."""
    episode = _lock_running(episode)
    episode.ended_on, episode.end_reason = ended_on, reason[:500]
    store(episode, only=["ended_on", "end_reason"])
    record("help.ended", episode.key, by=by, case_key=episode.case.key)
    return episode


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


def _lock_running(episode: HelpEpisode) -> HelpEpisode:
    rows = HelpEpisode.objects.select_related("case__area", "help_kind").select_for_update(of=("self",))
    episode = rows.get(pk=episode.pk)
    if episode.ended_on is not None:
        raise ValidationError("Diese Hilfe ist schon beendet.", code="ended")
    return episode


def _ask_providers(case: Case, episode: HelpEpisode) -> None:
    """Ask three providers with a valid rate, those first who were asked least (competition on fit, not price)."""
    text = rules.request_text(case, episode, hours(episode.minutes_per_week or 0))
    until = timezone.localdate() + timedelta(days=DAYS_TO_ANSWER)
    providers = _providers_for(episode)
    contacts = {
        contact.organisation_id: contact
        for contact in ContactPerson.objects.with_email().filter(organisation__in=providers).order_by("-id")
    }
    ProviderRequest.objects.bulk_create(
        ProviderRequest(
            episode=episode,
            organisation=provider,
            text=text,
            answer_until=until,
            mail=_mail(contacts.get(provider.pk), text, until),
        )
        for provider in providers
    )


def _providers_for(episode: HelpEpisode) -> list[Organisation]:
    valid = Rate.objects.on(episode.begins_on).filter(help_kind=episode.help_kind)
    reachable = Exists(ContactPerson.objects.with_email().filter(organisation=OuterRef("pk")))
    providers = Organisation.objects.providers().filter(pk__in=valid.values("organisation"))
    fairly = providers.annotate(asked=Count("requests"), reachable=reachable)
    fairly = fairly.order_by("-reachable", "asked", "name_sort")
    return list(fairly[:PROVIDERS_ASKED])


def _mail(contact: ContactPerson | None, text: str, until: date) -> OutgoingMail | None:
    if contact is None:
        return None
    body = (
        "Guten Tag,\n\nwir suchen ein Angebot für folgende Hilfe. Die Familie wählt unter den Angeboten aus.\n\n"
        f"{text}\nBitte antworten Sie bis zum {until:%d.%m.%Y}.\n\n"
        "Mit freundlichen Grüßen\nJugendamt Mönchengladbach"
    )
    return queue_mail(recipient=contact.email, subject="Anfrage für eine ambulante Hilfe", body=body)


def _plan_course(episode: HelpEpisode) -> None:
    """Plan the first checkpoints from the editable defaults."""
    Checkpoint.objects.bulk_create(
        Checkpoint(episode=episode, kind=kind, due_on=episode.begins_on + timedelta(days=kind.days_after_start))
        for kind in CheckpointKind.objects.all()
    )
