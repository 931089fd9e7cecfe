"""Contacts between a child and its family during a residential help: agreed, kept or cancelled, ended."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases.rules import demand
from hze import rules
from hze.actions.locks import lock_running
from hze.models import ContactEvent, ContactRule, HelpEpisode
from web.store import store


@transaction.atomic
def agree_contact(
    episode: HelpEpisode,
    *,
    by: User,
    who: str,
    with_whom: str,
    how_often: str,
    company: str,
    begins_on: date,
    place: str = "",
) -> ContactRule:
    """Agree who meets whom, how often, where, and whether somebody comes along."""
    episode = lock_running(episode)
    demand(rules.may_change_help(by, episode))
    if not episode.begins_on <= begins_on <= episode.last_day:
        raise ValidationError({"begins_on": "Der Tag liegt nicht in der Zeit der Hilfe."})
    rule = ContactRule(episode=episode, who=who, with_whom=with_whom, how_often=how_often, place=place, by=by)
    rule.company, rule.begins_on = company, begins_on
    store(rule)
    record("contact_rule.agreed", rule.key, by=by, case_key=episode.case.key)
    return rule


@transaction.atomic
def end_contact(rule: ContactRule, *, by: User, ends_on: date) -> ContactRule:
    """End an agreed contact; what took place stays."""
    episode = lock_running(rule.episode)
    demand(rules.may_change_help(by, episode))
    rule = ContactRule.objects.get(pk=rule.pk)
    if rule.ends_on is not None:
        raise ValidationError("Diese Kontaktregel ist schon beendet.", code="ended")
    rule.ends_on = ends_on
    store(rule, only=["ends_on"])
    record("contact_rule.ended", rule.key, by=by, case_key=episode.case.key)
    return rule


@transaction.atomic
def record_contact(rule: ContactRule, *, by: User, happened_on: date, outcome: str, note: str = "") -> ContactEvent:
    """Record one contact: it took place, or who cancelled it. Raises ValidationError for a day to come."""
    episode = lock_running(rule.episode)
    demand(rules.may_change_help(by, episode))
    if outcome == ContactEvent.Outcome.HAPPENED and happened_on > timezone.localdate():
        raise ValidationError({"happened_on": "Dieser Tag kommt erst noch."})
    if happened_on < rule.begins_on:
        raise ValidationError({"happened_on": f"Die Kontaktregel gilt erst ab {rule.begins_on:%d.%m.%Y}."})
    event = ContactEvent(rule=rule, happened_on=happened_on, outcome=outcome, note=note, by=by)
    store(event)
    record("contact.recorded", event.key, by=by, case_key=episode.case.key, outcome=outcome)
    return event
