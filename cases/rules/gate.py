"""What a case still needs on its way to the commission (design.md, 'Process and stages')."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.utils import timezone

from cases.lifecycle import Area
from cases.models import (
    AreaVote,
    Case,
    Classification,
    Consultation,
    Person,
    ResourceCheck,
    Responsibility,
    WillStatement,
)
from web.access import demand as demand

MIN_CONSULTATION_PARTICIPANTS = 3  # the responsible worker and two further colleagues (domain.md §1)


class Missing(NamedTuple):
    """One thing still missing, as a sentence, and the page where it is done."""

    sentence: str
    url_name: str


def missing_in_consultation(consultation: Consultation) -> list[str]:
    """What a peer consultation needs before it can be finished."""
    missing = []
    if consultation.participants.filter(user__isnull=False).count() < MIN_CONSULTATION_PARTICIPANTS:
        missing.append("Nennen Sie neben der fallverantwortlichen Fachkraft mindestens zwei weitere Teilnehmende.")
    if not consultation.ideas.exists():
        missing.append("Sammeln Sie mindestens eine Idee.")
    if not consultation.is_revealed and AreaVote.objects.of(consultation).exists():
        missing.append("Decken Sie die Einzelvoten auf.")
    return missing


def current_classification(case: Case) -> Classification | None:
    """The newest Falleinordnung."""
    return Classification.objects.filter(case=case).order_by("-id").first()


def missing_for_commission(case: Case) -> list[Missing]:
    """What the way to the commission still needs (design.md, 'Process and stages'), in the order of the procedure."""
    done = _way_so_far(case)
    checks = {
        Missing("Es ist niemand fallverantwortlich.", "cases:file"): done["has_lead"],
        Missing("Die eigene Sicht des Kindes ist nicht festgehalten.", "cases:statements"): done["child_was_heard"],
        Missing("Der Ressourcencheck ist nicht abgeschlossen.", "cases:resource_check"): done["checked"],
        Missing("Die Kollegiale Beratung ist nicht abgeschlossen.", "cases:consultation"): done["consulted"],
        Missing("Keine Lösung ohne Hilfe zur Erziehung wurde abgewogen.", "cases:consultation"): done["weighed"],
    }
    missing = [piece for piece, is_there in checks.items() if not is_there]
    return missing + missing_in_classification(case, current_classification(case))


def _way_so_far(case: Case) -> dict[str, bool]:
    """What this round has of the way to the commission, asked at once: file and Vorlage ask it on every view."""
    of_case = {"case": OuterRef("pk")}
    of_round = of_case | {"created_at__gte": OuterRef("round_began_at")}
    leads = Responsibility.objects.leading().filter(**of_case)
    finished = Consultation.objects.filter(**of_round, finished_at__isnull=False)
    still_open = Consultation.objects.filter(**of_case, finished_at__isnull=True)
    facts = Case.objects.values(
        has_lead=Exists(leads),
        child_was_heard=Exists(WillStatement.objects.current().filter(**of_case, person__role=Person.Role.CHILD)),
        checked=Exists(ResourceCheck.objects.filter(**of_round, completed_at__isnull=False)),
        consulted=Exists(finished) & ~Exists(still_open),
        weighed=Exists(finished.filter(ideas__without_help=True)),
    )
    return {name: bool(is_there) for name, is_there in facts.get(pk=case.pk).items()}


def missing_in_classification(case: Case, newest: Classification | None) -> list[Missing]:
    """Whether the Falleinordnung belongs to this round and has not expired; grey must be decided again."""
    if newest is None:
        return [Missing("Der Fall ist noch nicht eingeordnet.", "cases:classification")]
    if newest.created_at < case.round_began_at:
        return [Missing("Der Fall ist in dieser Runde noch nicht eingeordnet.", "cases:classification")]
    if newest.area == Area.GREY and newest.next_review_on and newest.next_review_on < timezone.localdate():
        return [Missing("Die Einordnung im Graubereich ist abgelaufen.", "cases:classification")]
    return []
