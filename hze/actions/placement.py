"""A child is placed, moves to another group or facility, or leaves; one place at a time."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.rules import demand
from hze import rules
from hze.actions.course import enter_phase
from hze.actions.locks import lock_running
from hze.lifecycle import HelpForm, Phase
from hze.models import HelpEpisode, PlaceKind, Placement, Rate
from socialspace.models import Organisation
from web.store import store

OUTSIDE_THE_HELP = "Der Tag liegt nicht in der Zeit der Hilfe."
OUTSIDE_THE_CORRIDOR = (
    "Diese Art von Platz liegt außerhalb des bewilligten Korridors. "
    "Beantragen Sie sie mit „Hilfe ändern“; daraus wird eine Vorlage."
)


@transaction.atomic
def place(
    episode: HelpEpisode,
    *,
    by: User,
    place_kind: PlaceKind,
    begins_on: date,
    siblings: str,
    school: str,
    facility: Organisation | None = None,
    group: str = "",
    distance_km: int | None = None,
) -> Placement:
    """Place the child from a day on; where it lived before ends the day before.

    The day rate (cents) is the one agreed with the facility for that day. The first place begins the phase „Beginn“.
    Raises ValidationError outside the help, outside the corridor, or when a later place is entered already.
    """
    episode = lock_running(episode)
    demand(rules.may_change_help(by, episode))
    if episode.help_kind.form != HelpForm.RESIDENTIAL:
        raise ValidationError("Eine Unterbringung hat nur eine stationäre Hilfe.")
    if not episode.begins_on <= begins_on <= episode.last_day:
        raise ValidationError({"begins_on": OUTSIDE_THE_HELP})
    if facility is None and not place_kind.is_home:
        raise ValidationError({"facility": "Wählen Sie die Einrichtung. Nur zu Hause braucht es keine."})
    if not rules.is_place_allowed(episode, place_kind):
        raise ValidationError({"place_kind": OUTSIDE_THE_CORRIDOR})
    _leave_before(episode, begins_on)
    placement = Placement(
        episode=episode,
        facility=facility,
        group=group,
        place_kind=place_kind,
        distance_km=distance_km,
        siblings=siblings,
        school=school,
        begins_on=begins_on,
        day_rate_cents=_day_rate(episode, facility, begins_on),
        by=by,
    )
    store(placement)
    record("placement.begun", placement.key, by=by, case_key=episode.case.key)
    _name_provider(episode, placement)
    if not episode.phases.exclude(phase=Phase.INQUIRY).exists():
        enter_phase(episode, by=by, phase=Phase.BEGIN, begins_on=begins_on, reason="Die Unterbringung beginnt.")
    return placement


@transaction.atomic
def end_placement(placement: Placement, *, by: User, ends_on: date, reason: str) -> Placement:
    """End a place without another one; raises ValidationError when it has ended or the day lies outside its time."""
    episode = lock_running(placement.episode)
    demand(rules.may_change_help(by, episode))
    placement = Placement.objects.get(pk=placement.pk)
    if placement.ends_on is not None:
        raise ValidationError("Diese Unterbringung ist schon beendet.", code="ended")
    if not placement.begins_on <= ends_on <= episode.last_day:
        raise ValidationError({"ends_on": "Der letzte Tag liegt nicht in der Zeit dieser Unterbringung."})
    placement.ends_on, placement.end_reason = ends_on, reason
    store(placement, only=["ends_on", "end_reason"])
    record("placement.ended", placement.key, by=by, case_key=episode.case.key)
    return placement


@transaction.atomic
def name_providers(day: date) -> int:
    """Name the facility of the place a child has by now, where a move was entered before its day; returns how many."""
    moved = Placement.objects.on(day).filter(episode__ended_on=None, facility__isnull=False)
    moved = moved.exclude(episode__provider=F("facility")).select_related("episode__case", "by")
    for placement in moved:
        placement.episode.provider_id = placement.facility_id
        store(placement.episode, only=["provider"])
        record("placement.took_effect", placement.key, by=placement.by, case_key=placement.episode.case.key)
    return len(moved)


def _leave_before(episode: HelpEpisode, day: date) -> None:
    """Whatever place the child has on this day ends the day before."""
    current = episode.placements.on(day).first()
    if current is None:
        return
    if current.begins_on >= day:
        raise ValidationError(
            {"begins_on": "An diesem Tag beginnt schon eine Unterbringung. Wählen Sie einen späteren."}
        )
    current.ends_on = day - timedelta(days=1)
    store(current, only=["ends_on"])


def _day_rate(episode: HelpEpisode, facility: Organisation | None, day: date) -> int | None:
    """Cents a day as agreed for this kind of help; none where nothing is agreed."""
    rates = Rate.objects.on(day).filter(organisation=facility, help_kind=episode.help_kind)
    return rates.values_list("cents", flat=True).first() if facility else None


def _name_provider(episode: HelpEpisode, placement: Placement) -> None:
    """The help names whose facility it is: at once, or from the first place on if that is still to come."""
    comes_later = placement.begins_on > timezone.localdate() and episode.provider_id is not None
    if placement.facility_id is not None and not comes_later:
        episode.provider_id = placement.facility_id
        store(episode, only=["provider"])
