"""What a case still needs on its way to the commission (design.md, 'Process and stages')."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from accounts.models import User
from cases.lifecycle import Area, Stage
from cases.models import (
    AreaVote,
    Case,
    Classification,
    Consultation,
    GatePiece,
    Person,
    ResourceCheck,
    Responsibility,
    UrgentBypass,
    WillStatement,
)
from cases.models.case import of_round
from cases.rules.access import may_assign, may_work_on
from cases.rules.team import belongs_to_team
from web.access import demand as demand

MIN_CONSULTATION_PARTICIPANTS = 3  # the responsible worker and two further colleagues (domain.md §1)
BEFORE_HELP = frozenset({Stage.INTAKE, Stage.RESOURCE_CHECK, Stage.CONSULTATION, Stage.COMMISSION})


class Missing(NamedTuple):
    """One thing still missing, as a sentence, and the page and the place on it where it is done."""

    sentence: str
    url_name: str
    anchor: str = ""
    code: str = ""


class Step(NamedTuple):
    """One piece of the way to the commission: done, or missing with its sentence."""

    piece: GatePiece
    is_done: bool
    missing: Missing


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


def gate_of(case: Case) -> list[Step]:
    """Every piece of the way to the commission in the order of the procedure, done or missing, all of this round.

    A running § 8a procedure is no piece: danger never waits, and a help that protects is not held up by its own
    assessment. The notice of danger stands above file and Vorlage instead.
    """
    facts = _way_so_far(case)
    classification = missing_in_classification(case, _newest(facts))
    sentences = {
        GatePiece.LEAD: (facts["has_lead"], "Es ist niemand fallverantwortlich.", "responsibility", ""),
        GatePiece.CHILD_VIEW: (facts["child_was_heard"], _child_sentence(facts), "statements", "neu"),
        GatePiece.CHECK: (facts["checked"], "Der Ressourcencheck ist nicht abgeschlossen.", "resource_check", "check"),
        GatePiece.CONSULTATION: (
            facts["consulted"],
            "Die Kollegiale Beratung ist nicht abgeschlossen.",
            "consultation",
            "beratung",
        ),
        GatePiece.WEIGHED: (
            facts["weighed"],
            "Keine Lösung ohne Hilfe zur Erziehung wurde abgewogen.",
            "consultation",
            "beratung",
        ),
    }
    steps = [
        Step(piece, bool(is_done), Missing(sentence, f"cases:{page}", anchor, piece.value))
        for piece, (is_done, sentence, page, anchor) in sentences.items()
    ]
    nothing = Missing("", "cases:classification", "neu", GatePiece.CLASSIFICATION)
    return [*steps, Step(GatePiece.CLASSIFICATION, not classification, next(iter(classification), nothing))]


def missing_for_commission(case: Case) -> list[Missing]:
    """What the way to the commission still needs (design.md, 'Process and stages'), in the order of the procedure."""
    return [step.missing for step in gate_of(case) if not step.is_done]


def _way_so_far(case: Case) -> dict[str, Any]:
    """What this round has of the way to the commission, asked at once: file and Vorlage ask it on every view."""
    of_case, began = {"case": OuterRef("pk")}, OuterRef("round_began_at")
    leads = Responsibility.objects.leading().filter(**of_case)
    said = WillStatement.objects.current().filter(**of_case, person__role=Person.Role.CHILD)
    finished = Consultation.objects.filter(of_round("finished_at", began), **of_case)
    still_open = Consultation.objects.filter(**of_case, finished_at__isnull=True)
    newest = Classification.objects.filter(**of_case).order_by("-id")
    facts = Case.objects.values(
        has_lead=Exists(leads),
        child_was_heard=Exists(said.filter(created_at__gte=began)),
        child_was_heard_before=Exists(said),
        checked=Exists(ResourceCheck.objects.filter(of_round("completed_at", began), **of_case)),
        consulted=Exists(finished) & ~Exists(still_open),
        weighed=Exists(finished.filter(ideas__without_help=True)),
        newest_area=Subquery(newest.values("area")[:1]),
        review_on=Subquery(newest.values("next_review_on")[:1]),
        classified_at=Subquery(newest.values("created_at")[:1]),
    )
    return dict(facts.get(pk=case.pk))


def _child_sentence(facts: dict[str, Any]) -> str:
    if facts["child_was_heard_before"]:
        return "Die eigene Sicht des Kindes stammt aus einer früheren Runde. Fragen Sie das Kind neu."
    return "Die eigene Sicht des Kindes ist nicht festgehalten."


def _newest(facts: dict[str, Any]) -> Classification | None:
    if facts["newest_area"] is None:
        return None
    row = Classification(area=facts["newest_area"], next_review_on=facts["review_on"])
    row.created_at = facts["classified_at"]
    return row


def missing_in_classification(case: Case, newest: Classification | None) -> list[Missing]:
    """Whether the Falleinordnung belongs to this round and has not expired; grey must be decided again."""
    if newest is None:
        sentence = "Der Fall ist noch nicht eingeordnet."
    elif newest.created_at < case.round_began_at:
        sentence = "Der Fall ist in dieser Runde noch nicht eingeordnet."
    elif newest.area == Area.GREY and newest.next_review_on and newest.next_review_on < timezone.localdate():
        sentence = "Die Einordnung im Graubereich ist abgelaufen."
    else:
        return []
    return [Missing(sentence, "cases:classification", "neu", GatePiece.CLASSIFICATION)]


def bypass_in_force(case: Case) -> UrgentBypass | None:
    """The urgent way two people have opened in this round; one nobody has confirmed opens nothing."""
    rows = UrgentBypass.objects.in_force().filter(case=case).select_related("by", "second")
    return rows.order_by("-id").first()


def not_covered(missing: Sequence[Missing], bypass: UrgentBypass | None) -> list[Missing]:
    """What stays missing beside an urgent way: it covers exactly the pieces it names."""
    covered = bypass.missing if bypass else []
    return [piece for piece in missing if piece.code not in covered]


def may_begin_bypass(user: User, case: Case) -> bool:
    """Whoever works on the case, as long as it is before its help."""
    return case.stage in BEFORE_HELP and may_work_on(user, case)


def may_answer_bypass(user: User, bypass: UrgentBypass) -> bool:
    """The second person alone, as long as they belong to the team of the case; needs a bypass with its state."""
    return user == bypass.second and belongs_to_team(user, bypass.case.area)


def may_withdraw_bypass(user: User, bypass: UrgentBypass) -> bool:
    """Whoever works on the case, and the team's lead."""
    return may_work_on(user, bypass.case) or may_assign(user, bypass.case)
