"""The circle of running checks in the demo office: HOME with a consent, Frühe Hilfen without names, a school."""

from accounts.models import User
from cases import actions
from cases.lifecycle import Stage
from cases.models import CheckParticipant, ConsentTopic, Person, ResourceCheck
from cases.rules import lead_of

CHECKS = 2  # running checks that get a circle


def load(people: dict[str, User]) -> None:
    """Fill the circles of the first running checks; a colleague of HOME has already offered something."""
    rows = ResourceCheck.objects.filter(completed_at__isnull=True, case__stage=Stage.RESOURCE_CHECK)
    for check in rows.select_related("case__family").order_by("id")[:CHECKS]:
        by = lead_of(check.case)
        parent = Person.objects.filter(family=check.case.family_id).exclude(role=Person.Role.CHILD).first()
        if by is not None and parent is not None:
            _circle(check, by, parent, people)


def _circle(check: ResourceCheck, by: User, parent: Person, people: dict[str, User]) -> None:
    consent = actions.record_consent(
        check.case,
        by=by,
        given_by=parent,
        about=list(Person.objects.filter(family=check.case.family_id)),
        colleague=people["demir"],
        purpose="Ressourcencheck",
        topics=[topic for topic in ConsentTopic.values if topic != ConsentTopic.CONTACT],
        outcome="given",
        form="written",
        given_on=check.held_on,
    )
    basis = CheckParticipant.Basis.CONSENT
    demir = actions.add_check_participant(check, by=by, colleague=people["demir"], basis=basis, consent=consent)
    actions.add_check_participant(check, by=by, colleague=people["pauly"])
    actions.add_check_participant(check, by=by, name="Sekretariat", institution="Grundschule am Park")
    actions.ask_circle(check, by=by, question="Was trägt diese Familie schon, und wer könnte morgens da sein?")
    actions.propose(demir, text="Dienstags und donnerstags kann jemand von HOME morgens vorbeikommen.")
