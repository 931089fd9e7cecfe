"""The wide circle of a resource check: invited on a basis, moved to another one, taken out, asked a question."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.resource_check import open_check
from cases.models import INVITED, CheckLink, CheckParticipant, Consent, ResourceCheck
from socialspace.models import ContactPerson, Organisation
from web.store import store

Basis = CheckParticipant.Basis
INVITATION = "Sie sind zu einem Ressourcencheck eingeladen."


@transaction.atomic
def add_check_participant(
    check: ResourceCheck,
    *,
    by: User,
    name: str = "",
    institution: str = "",
    colleague: User | None = None,
    organisation: Organisation | None = None,
    contact: ContactPerson | None = None,
    email: str = "",
    basis: str = Basis.PSEUDONYMISED,
    consent: Consent | None = None,
) -> CheckParticipant:
    """Invite somebody of the wide circle: a colleague of the house, a partner of the directory, or by name.

    ASD and WJH of the case's team need no basis of their own; all others take part pseudonymised or with a consent.
    """
    check = open_check(check, by=by)
    if colleague is not None:
        _demand_may_take_part(colleague, check)
        if rules.belongs_to_team(colleague, check.case.area):
            basis = Basis.OWN
        name, institution = str(colleague), colleague.get_department_display()
        organisation, contact, email = None, None, ""
    elif contact is not None:
        organisation = contact.organisation
        name, email = name or str(contact), email or contact.email
    if organisation is not None:
        name, institution = name or organisation.name, institution or organisation.name
        email = email or organisation.email
    if not name or not institution:
        wrong = "name" if not name else "institution"
        raise ValidationError({wrong: "Nennen Sie Person und Einrichtung, oder wählen Sie aus dem Verzeichnis."})
    participant = CheckParticipant(resource_check=check, name=name, institution=institution, colleague=colleague)
    participant.organisation, participant.contact, participant.email = organisation, contact, email
    _put_on(participant, basis, consent)
    store(participant)
    record("resource_check.participant_added", check.key, by=by, case_key=check.case.key, basis=participant.basis)
    if colleague is not None and colleague != by and colleague.department in INVITED:
        notify(colleague, text=INVITATION, path=reverse("cases:invitation", args=[participant.key]))
    return participant


@transaction.atomic
def change_basis(participant: CheckParticipant, *, by: User, basis: str, consent: Consent | None = None) -> None:
    """Let somebody take part on another basis from now on."""
    participant = present(participant, by=by)
    _put_on(participant, basis, consent)
    store(participant)
    check = participant.resource_check
    record("resource_check.basis_changed", check.key, by=by, case_key=check.case.key, basis=basis)


@transaction.atomic
def remove_check_participant(participant: CheckParticipant, *, by: User) -> None:
    """Take somebody out of the circle; links and invitations of theirs end at once, what they offered stays."""
    participant = present(participant, by=by)
    participant.left_at = timezone.now()
    store(participant)
    CheckLink.objects.filter(participant=participant, revoked_at__isnull=True).update(revoked_at=participant.left_at)
    check = participant.resource_check
    record("resource_check.participant_removed", check.key, by=by, case_key=check.case.key)


@transaction.atomic
def ask_circle(
    check: ResourceCheck, *, by: User, question: str, hidden_words: str = "", shows_concern: bool = True
) -> ResourceCheck:
    """Say what the circle is asked, whether it reads the concern, and which further words nobody outside shall read."""
    check = open_check(check, by=by)
    check.question, check.hidden_words, check.shows_concern = question, hidden_words, shows_concern
    store(check, only=["question", "hidden_words", "shows_concern"])
    record("resource_check.circle_asked", check.key, by=by, case_key=check.case.key)
    return check


def present(participant: CheckParticipant, *, by: User) -> CheckParticipant:
    """The participant, locked, while they take part in a check this colleague may still change."""
    check = open_check(participant.resource_check, by=by)
    rows = CheckParticipant.objects.select_for_update(of=("self",)).select_related("colleague")
    participant = rows.get(pk=participant.pk)
    if participant.left_at is not None:
        raise ValidationError("Diese Person ist nicht mehr im Kreis.", code="left")
    participant.resource_check = check
    return participant


def _demand_may_take_part(colleague: User, check: ResourceCheck) -> None:
    sentence = rules.why_not_invited(colleague, check.case)
    if sentence:
        raise ValidationError({"colleague": sentence})


def _put_on(participant: CheckParticipant, basis: str, consent: Consent | None) -> None:
    """Set the basis, or say why it does not carry."""
    colleague, check = participant.colleague, participant.resource_check
    if basis == Basis.OWN and (colleague is None or not rules.belongs_to_team(colleague, check.case.area)):
        raise ValidationError({"basis": "Ohne Einwilligung nehmen nur ASD und WJH aus dem Team des Falls teil."})
    if basis == Basis.CONSENT:
        _demand_carries(consent, participant)
    participant.basis = basis
    participant.consent = consent if basis == Basis.CONSENT else None


def _demand_carries(consent: Consent | None, participant: CheckParticipant) -> None:
    if consent is None:
        raise ValidationError({"consent": "Wählen Sie die Einwilligung, auf der die Teilnahme beruht."})
    consent = Consent.objects.select_for_update().get(pk=consent.pk)  # it may just be revoked
    if consent.case_id != participant.resource_check.case_id or not rules.is_for(consent, participant):
        raise ValidationError({"consent": f"Diese Einwilligung nennt {consent.receiver}, nicht {participant}."})
    if not rules.consent_holds(consent):
        raise ValidationError(
            {"consent": "Diese Einwilligung gilt heute nicht: abgelehnt, abgelaufen oder widerrufen."}
        )
