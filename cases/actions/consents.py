"""What the family allows or refuses, and what it takes back; both are written down and act at once."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.actions import record
from cases import rules
from cases.actions.stages import lock
from cases.lifecycle import Stage
from cases.models import Case, Consent, Person
from socialspace.models import Organisation
from web.store import store


@transaction.atomic
def record_consent(
    case: Case,
    *,
    by: User,
    given_by: Person,
    about: Collection[Person],
    receiver: str = "",
    organisation: Organisation | None = None,
    colleague: User | None = None,
    purpose: str,
    topics: Collection[str],
    outcome: str,
    form: str,
    given_on: date,
    valid_until: date | None = None,
) -> Consent:
    """Record what somebody of the family decided; the receiver is a colleague, an organisation, or named in words."""
    case = _open_case(case, by=by)
    if colleague is not None and organisation is not None:
        raise ValidationError({"organisation": "Nennen Sie einen Empfänger: die Person im Haus oder die Einrichtung."})
    receiver = receiver.strip() or (f"{colleague}, {colleague.get_department_display()}" if colleague else "")
    receiver = receiver or (organisation.name if organisation else "")
    if not receiver:
        raise ValidationError({"receiver": "Schreiben Sie auf, wer etwas erfahren darf."})
    _demand_family(case, given_by, about)
    if valid_until is not None and valid_until < timezone.localdate():
        raise ValidationError({"valid_until": "Dieser Tag ist vorbei. Nennen Sie einen Tag ab heute, oder keinen."})
    consent = Consent(
        case=case,
        given_by=given_by,
        receiver=receiver[:120],
        organisation=organisation,
        colleague=colleague,
        purpose=purpose,
        topics=sorted(topics),
        outcome=outcome,
        form=form,
        given_on=given_on,
        valid_until=valid_until,
        recorded_by=by,
    )
    store(consent)
    consent.about.set(about)
    record("consent.recorded", consent.key, by=by, case_key=case.key, outcome=outcome, form=form)
    return consent


@transaction.atomic
def revoke_consent(consent: Consent, *, by: User, revoked_by: Person | None = None, revoked_on: date) -> Consent:
    """Record that a decision was taken back; whoever relied on it reads the pseudonymised sheet from now on.

    Everybody of the team may write it down, also when the case is closed: a revocation waits for nobody.
    """
    case = consent.case
    rules.demand(rules.may_see_case(by, case))
    consent = Consent.objects.select_for_update(of=("self",)).select_related("case").get(pk=consent.pk)
    if consent.revoked_on is not None:
        raise ValidationError("Diese Entscheidung ist schon widerrufen.", code="revoked")
    if revoked_on < consent.given_on:
        raise ValidationError({"revoked_on": "Der Widerruf liegt vor der Einwilligung."})
    if revoked_on > timezone.localdate():
        raise ValidationError({"revoked_on": "Ein Widerruf wirkt sofort. Nennen Sie heute oder einen früheren Tag."})
    if revoked_by is not None and revoked_by.family_id != case.family_id:
        raise ValidationError({"revoked_by": "Diese Person gehört nicht zur Familie."})
    consent.revoked_on, consent.revoked_by, consent.revocation_recorded_by = revoked_on, revoked_by, by
    store(consent)
    record("consent.revoked", consent.key, by=by, case_key=case.key)
    return consent


def _open_case(case: Case, *, by: User) -> Case:
    rules.demand(rules.may_help(by, case))
    case = lock(case)
    if case.stage == Stage.CLOSED:
        raise ValidationError("Dieser Fall ist abgeschlossen. Öffnen Sie ihn zuerst wieder.", code="closed")
    return case


def _demand_family(case: Case, given_by: Person, about: Collection[Person]) -> None:
    if given_by.family_id != case.family_id:
        raise ValidationError({"given_by": "Diese Person gehört nicht zur Familie."})
    if not about:
        raise ValidationError({"about": "Wählen Sie, um wen es geht."})
    if any(person.family_id != case.family_id for person in about):
        raise ValidationError({"about": "Wählen Sie Personen dieser Familie."})
    if given_by.life in {Person.Life.DEAD, Person.Life.UNBORN}:
        raise ValidationError({"given_by": "Diese Person kann nichts erlauben und nichts ablehnen."})
