"""Who belongs to a team, with which share of a post; rows end and begin, so that the past stays as it was."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from socialspace import rules
from socialspace.models import Language, SocialArea, SpokenLanguage, TeamMembership
from socialspace.rules.team import first_day_over_whole_post, may_add_members, may_keep_member, members_to_add
from web.german import day_num
from web.store import store

# Where a page shows the sentence of a constraint.
FIELDS = {
    "membership_no_overlap": "valid_from",
    "membership_share_is_part_of_a_post": "share",
    "membership_ends_after_it_begins": "last_day",
}


@transaction.atomic
def join_team(*, user: User, area: SocialArea, valid_from: date, share: int = 100) -> TeamMembership:
    """Let a colleague belong to a team from a day on; share in percent of a post. For reference data and the demo."""
    membership = TeamMembership(user=user, area=area, valid_from=valid_from, share=share)
    store(membership)
    return membership


@transaction.atomic
def add_member(*, user: User, area: SocialArea, by: User, valid_from: date, share: int) -> TeamMembership:
    """Let a colleague belong to a team from a day on; all shares of a person come to one post at most."""
    rules.demand(may_add_members(by, area))
    if not members_to_add(by).filter(pk=user.pk).exists():
        raise ValidationError({"user": f"{user} können Sie nicht aufnehmen. Wählen Sie neu."})
    _lock(user)
    membership = TeamMembership(user=user, area=area, valid_from=valid_from, share=share)
    _store(membership)
    record("team.joined", membership.key, by=by, user=str(user.key), area=area.number, share=share)
    return membership


@transaction.atomic
def change_share(membership: TeamMembership, *, by: User, share: int, valid_from: date) -> TeamMembership:
    """Change the share of a post from a day on: the old row ends the day before, a new one begins."""
    old = _lock_membership(membership, by=by)
    if share == old.share:
        raise ValidationError({"share": f"Der Stellenanteil ist schon {share} %."})
    if old.valid_to is not None and old.valid_to < valid_from:
        raise ValidationError({"valid_from": f"Diese Mitgliedschaft endet am {day_num(old.valid_to)}."}, code="ended")
    if valid_from < old.valid_from or (valid_from == old.valid_from and valid_from < timezone.localdate()):
        raise ValidationError(
            {"valid_from": f"Der bisherige Anteil gilt seit {day_num(old.valid_from)}. Wählen Sie einen späteren Tag."}
        )
    new = old if valid_from == old.valid_from else TeamMembership(user=old.user, area=old.area, valid_from=valid_from)
    new.share, new.valid_to = share, old.valid_to
    if new is not old:
        old.valid_to = valid_from - timedelta(days=1)
        _store(old)
    _store(new)
    record("team.share_changed", new.key, by=by, user=str(new.user.key), share=share)
    return new


@transaction.atomic
def end_membership(membership: TeamMembership, *, by: User, last_day: date) -> TeamMembership:
    """Let a colleague belong to the team until a day, that day included."""
    current = _lock_membership(membership, by=by)
    if current.valid_to is not None and current.valid_to < timezone.localdate():
        raise ValidationError({"last_day": f"Die Mitgliedschaft hat schon am {day_num(current.valid_to)} geendet."})
    current.valid_to = last_day
    _store(current)
    record("team.left", current.key, by=by, user=str(current.user.key))
    return current


def _lock(user: User) -> None:
    """One change at a time for a person, over all teams; rows that only refer to them are not kept waiting."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def _lock_membership(membership: TeamMembership, *, by: User) -> TeamMembership:
    rules.demand(may_keep_member(by, membership))
    _lock(membership.user)
    return TeamMembership.objects.select_related("user", "area").get(pk=membership.pk)


def _store(membership: TeamMembership) -> None:
    """Store the row, the sentence of a constraint at its field, and refuse more than a whole post."""
    try:
        store(membership)
    except ValidationError as refusal:
        raise at_field(refusal, FIELDS) from refusal
    day = first_day_over_whole_post(TeamMembership.objects.filter(user=membership.user_id))
    if day is not None:
        raise ValidationError(
            {"share": f"Zusammen mit anderen Teams wären es ab {day_num(day)} mehr als 100 % einer Stelle."}
        )


def at_field(refusal: ValidationError, fields: dict[str, str]) -> ValidationError:
    """The sentence of a constraint beside its field; anything else as it is."""
    field = fields.get(getattr(refusal, "code", None) or "")
    return ValidationError({field: refusal.messages}) if field else refusal


@transaction.atomic
def say_languages(*, by: User, languages: Iterable[Language]) -> None:
    """Say in which languages one can talk with a family, instead of what one said before."""
    User.objects.select_for_update().get(pk=by.pk)
    SpokenLanguage.objects.filter(user=by).delete()
    spoken = SpokenLanguage.objects.bulk_create(SpokenLanguage(user=by, language=language) for language in languages)
    record("colleague.languages_said", by.key, by=by, languages=len(spoken))
