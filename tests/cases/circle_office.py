"""Builders for the circle of a resource check, through the real actions."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cases import actions
from cases.models import Case, CheckLink, CheckParticipant, CircleProposal, Consent, ConsentTopic, Person, ResourceCheck
from tests.office import a_case, a_running_check, colleague, in_days


def mother_of(case: Case) -> Person:
    return Person.objects.get(family=case.family_id, role=Person.Role.MOTHER)


def a_consent(case: Case | None = None, **changes: Any) -> Consent:
    """The mother allows HOME everything but the address."""
    case = case or a_case()
    said: dict[str, Any] = {
        "given_by": mother_of(case),
        "about": list(Person.objects.filter(family=case.family_id)),
        "colleague": colleague("demir"),
        "purpose": "Ressourcencheck",
        "topics": [topic for topic in ConsentTopic.values if topic != "contact"],
        "outcome": "given",
        "form": "written",
        "given_on": in_days(0),
    } | changes
    return actions.record_consent(case, by=colleague("brandt"), **said)


def invited(check: ResourceCheck | None = None, username: str = "demir", **changes: Any) -> CheckParticipant:
    """A colleague in the circle; pseudonymised unless the changes say otherwise."""
    check = check or a_running_check()
    added = actions.add_check_participant(check, by=colleague("brandt"), colleague=colleague(username), **changes)
    return seen(added)


def a_partner(check: ResourceCheck | None = None, **changes: Any) -> CheckParticipant:
    """A school in the circle."""
    check = check or a_running_check()
    words = {"name": "Frau Yilmaz", "institution": "Grundschule", "email": "schule@schule.example"} | changes
    return seen(actions.add_check_participant(check, by=colleague("brandt"), **words))


def a_check_link(partner: CheckParticipant | None = None) -> CheckLink:
    return actions.send_check_link(partner or a_partner(), by=colleague("brandt"), has_read=True)


def a_proposal(participant: CheckParticipant | None = None) -> CircleProposal:
    return actions.propose(participant or invited(), text="Wir haben freitags einen Platz frei.")


def seen(participant: CheckParticipant) -> CheckParticipant:
    """The participant as pages fetch it."""
    return CheckParticipant.objects.for_sheet().get(pk=participant.pk)


def revoked(consent: Consent) -> Consent:
    return actions.revoke_consent(consent, by=colleague("brandt"), revoked_on=timezone.localdate())


def expired(consent: Consent) -> None:
    """Let a consent end yesterday, as time does."""
    yesterday = timezone.localdate() - timedelta(days=1)
    Consent.objects.filter(pk=consent.pk).update(given_on=yesterday, valid_until=yesterday)
