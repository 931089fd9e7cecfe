"""Who may take part in a resource check, and what each of them may learn about the family (domain.md §4.4, §11.1)."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, Value
from django.utils import timezone

from accounts.models import ASD_AND_WJH, User
from cases.models import INVITED, Case, CheckParticipant, Consent, ConsentTopic
from cases.rules.team import belongs_to_team
from socialspace.rules import is_in_team
from web.models import SortKey

Basis = CheckParticipant.Basis


@dataclass(frozen=True)
class Scope:
    """What somebody of the circle gets to read: with names or without, of whom, and which parts."""

    basis: str
    topics: frozenset[str] = field(default_factory=lambda: frozenset(ConsentTopic.values))
    about: frozenset[int] | None = None  # persons; None for all of the family

    @property
    def is_named(self) -> bool:
        return self.basis != Basis.PSEUDONYMISED

    def shows(self, topic: str) -> bool:
        """Whether this part is on the sheet; without names everything is, because nobody is recognised."""
        return not self.is_named or topic in self.topics

    def names(self, person_id: int) -> bool:
        """Whether this person is called by name."""
        return self.is_named and (self.about is None or person_id in self.about)


PSEUDONYMISED = Scope(Basis.PSEUDONYMISED)


def may_open_invitations(user: User) -> bool:
    """Colleagues of the departments that are invited without seeing cases."""
    return user.is_active and user.department in INVITED


def why_not_invited(user: User, case: Case) -> str:
    """Why this colleague may not take part, as a sentence; empty when they may.

    ASD and WJH only of the case's own team; HOME, Frühe Hilfen, Schulsozialarbeit and Praxisberatung from everywhere;
    planning, data protection and administration never (domain.md §11.1).
    """
    if not user.is_active:
        return f"{user} arbeitet nicht mehr im Haus."
    if user.department in ASD_AND_WJH and not is_in_team(user, case.area):
        own = f"Laden Sie Kolleginnen und Kollegen aus {case.area.team_name} ein."
        return f"{user} gehört zu einem anderen Sozialraum. {own}"
    if user.department not in ASD_AND_WJH | INVITED:
        return f"Die Abteilung {user.get_department_display()} nimmt an einem Ressourcencheck nicht teil."
    return ""


def consent_holds(consent: Consent, day: date | None = None) -> bool:
    """Whether a consent allows something on a day (today): given, not over, not revoked, and nobody said no.

    Somebody of the family who refuses the same receiver outweighs whoever allowed it, until the refusal is taken back.
    """
    day = day or timezone.localdate()
    return consent.holds_on(day) and not _refusals(consent, day)


def scope_of(participant: CheckParticipant, day: date | None = None) -> Scope:
    """What this participant may read today; every page, paper and mail of the circle asks here.

    Own team: everything. A consent that holds: its persons and its parts, if names are among them. Otherwise, and
    whenever something of it ends, the pseudonymised sheet.
    """
    if participant.left_at is not None:
        return PSEUDONYMISED
    colleague, consent = participant.colleague, participant.consent
    if participant.basis == Basis.OWN and colleague is not None:
        is_own = belongs_to_team(colleague, participant.resource_check.case.area)
        return Scope(Basis.OWN) if is_own else PSEUDONYMISED
    is_named = consent is not None and ConsentTopic.PERSONS in consent.topics
    if participant.basis == Basis.CONSENT and consent is not None and is_named and consent_holds(consent, day):
        return Scope(Basis.CONSENT, frozenset(consent.topics), frozenset(person.pk for person in consent.about.all()))
    return PSEUDONYMISED


def is_for(consent: Consent, participant: CheckParticipant) -> bool:
    """Whether the family named this participant: the colleague, the organisation, or the words they are known by."""
    if consent.colleague_id is not None:
        return consent.colleague_id == participant.colleague_id
    if consent.organisation_id is not None:
        return consent.organisation_id == participant.organisation_id
    known_as = {participant.name.casefold(), participant.institution.casefold(), str(participant).casefold()}
    return consent.receiver.strip().casefold() in known_as


def _refusals(consent: Consent, day: date) -> bool:
    same = Q(heard=SortKey(Value(consent.receiver)))
    if consent.colleague_id is not None:
        same |= Q(colleague=consent.colleague_id)
    if consent.organisation_id is not None:
        same |= Q(organisation=consent.organisation_id)
    refused = Consent.objects.standing_on(day).filter(case=consent.case_id, outcome=Consent.Outcome.REFUSED)
    return refused.alias(heard=SortKey("receiver")).filter(same).exists()
