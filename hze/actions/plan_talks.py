"""A Hilfeplangespräch is planned with its people and its agenda, moved, cancelled, and held (§ 36 SGB VIII)."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.lifecycle import GoalState
from cases.models import Person
from cases.rules import demand
from hze import rules
from hze.actions.help_plans import begin_help_plan
from hze.actions.locks import lock_running
from hze.lifecycle import HelpForm, Outlook
from hze.models import AgendaPoint, HelpEpisode, HelpPlan, PlanGoal, PlanTalk, TalkGuest
from web.store import store

FAR = timedelta(days=730)
IS_OVER = "Dieses Gespräch ist geführt oder abgesagt."


@transaction.atomic
def plan_talk(
    episode: HelpEpisode,
    *,
    by: User,
    starts_at: datetime,
    place: str,
    interpreter: str = "",
    persons: Iterable[Person] = (),
) -> PlanTalk:
    """Plan the next talk with people of the family; its agenda begins with the child and the goals still open.

    Raises ValidationError when one is planned already, or the day lies too far away.
    """
    episode = lock_running(episode)
    demand(rules.may_plan_help(by, episode))
    _demand_day(starts_at)
    talk = PlanTalk(episode=episode, starts_at=starts_at, place=place, interpreter=interpreter, planned_by=by)
    store(talk)
    for person in persons:
        _ask(talk, person=person, function=person.get_role_display())
    if episode.provider:
        _ask(talk, name=episode.provider.name[:120], function="Träger")
    for text in _first_agenda(episode):
        store(AgendaPoint(talk=talk, text=text[:300]))
    _record("plan_talk.planned", talk, by=by)
    return talk


@transaction.atomic
def move_talk(talk: PlanTalk, *, by: User, starts_at: datetime, place: str, interpreter: str = "") -> PlanTalk:
    """Move a planned talk to another day or place."""
    talk = _lock_open(talk, by=by)
    _demand_day(starts_at)
    talk.starts_at, talk.place, talk.interpreter = starts_at, place, interpreter
    store(talk)
    _record("plan_talk.moved", talk, by=by)
    return talk


@transaction.atomic
def cancel_talk(talk: PlanTalk, *, by: User, reason: str) -> None:
    """Cancel a planned talk with its reason."""
    talk = _lock_open(talk, by=by)
    talk.cancelled_at, talk.cancel_reason = timezone.now(), reason
    store(talk)
    _record("plan_talk.cancelled", talk, by=by)


@transaction.atomic
def add_guest(talk: PlanTalk, *, by: User, person: Person | None = None, name: str = "", function: str = "") -> None:
    """Ask somebody more: of the family, or by name."""
    talk = _lock_open(talk, by=by)
    _ask(talk, person=person, name=name, function=function)
    _record("plan_talk.guest_added", talk, by=by)


@transaction.atomic
def remove_guest(guest: TalkGuest, *, by: User) -> None:
    """Take somebody off the list of a planned talk."""
    talk = _lock_open(guest.talk, by=by)
    guest.delete()
    _record("plan_talk.guest_removed", talk, by=by)


@transaction.atomic
def add_agenda_point(talk: PlanTalk, *, by: User, text: str) -> None:
    """Put something on the agenda of a planned talk."""
    talk = _lock_open(talk, by=by)
    store(AgendaPoint(talk=talk, text=text))
    _record("plan_talk.point_added", talk, by=by)


@transaction.atomic
def remove_agenda_point(point: AgendaPoint, *, by: User) -> None:
    """Take something off the agenda of a planned talk."""
    talk = _lock_open(point.talk, by=by)
    point.delete()
    _record("plan_talk.point_removed", talk, by=by)


@transaction.atomic
def hold_talk(talk: PlanTalk, *, by: User, held_at: datetime, came: Collection[TalkGuest]) -> HelpPlan:
    """Say who came; the next version of the plan begins from the last one, so that nothing is typed twice.

    Raises ValidationError when a draft of the help is open already, or the talk lies ahead.
    """
    talk = _lock_open(talk, by=by)
    if held_at > timezone.now():
        raise ValidationError({"held_at": "Das Gespräch liegt noch in der Zukunft."})
    if timezone.localdate(held_at) < talk.episode.begins_on - FAR:
        raise ValidationError({"held_at": "Dieser Tag liegt zu weit zurück."})
    keys = {guest.key for guest in came}
    for guest in talk.guests.all():
        guest.came = guest.key in keys
        store(guest, only=["came"])
    talk.held_at = held_at
    store(talk)
    _record("plan_talk.held", talk, by=by)
    return begin_help_plan(talk, by=by)


def _ask(talk: PlanTalk, *, person: Person | None = None, name: str = "", function: str = "") -> None:
    if person is not None and person.family_id != talk.episode.case.family_id:
        raise ValidationError({"person": "Wählen Sie jemanden aus dieser Familie."})
    store(TalkGuest(talk=talk, person=person, name=name, function=function))


def _first_agenda(episode: HelpEpisode) -> list[str]:
    """The child first, then what was open after the last talk, then how it goes on."""
    last = HelpPlan.objects.final().filter(episode=episode).order_by("-number").first()
    goals = PlanGoal.objects.filter(plan=last, state__in=[GoalState.OPEN, GoalState.PARTLY])
    points = ["Wie geht es dem Kind, und was sagt es selbst?", "Was sagen die Eltern?"]
    points += [f"Ziel: {goal.text}" for goal in goals.select_related("action_goal")]
    if episode.help_kind.form == HelpForm.RESIDENTIAL:
        newest = episode.perspectives.newest_first().first()
        if newest is None or newest.outlook == Outlook.OPEN:
            points.append("Perspektive: Wo wird das Kind leben?")
        points.append("Kontakt zur Familie")
    return [*points, "Passt die Hilfe noch? Was soll sich ändern?"]


def _lock_open(talk: PlanTalk, *, by: User) -> PlanTalk:
    """The talk that is still to be held, locked with its help."""
    episode = lock_running(talk.episode)
    demand(rules.may_plan_help(by, episode))
    talk = PlanTalk.objects.select_for_update().get(pk=talk.pk)
    talk.episode = episode
    if not talk.is_open:
        raise ValidationError(IS_OVER, code="over")
    return talk


def _demand_day(starts_at: datetime) -> None:
    if abs(timezone.localdate(starts_at) - timezone.localdate()) > FAR:
        raise ValidationError({"starts_at": "Wählen Sie einen Tag innerhalb der nächsten zwei Jahre."})


def _record(verb: str, talk: PlanTalk, *, by: User) -> None:
    record(verb, talk.key, by=by, case_key=talk.episode.case.key)
