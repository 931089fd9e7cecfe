"""What the Vorlagen of the demo office propose, in the words of those who write them."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from approvals import actions
from approvals.actions import Stage
from approvals.models import Submission
from hze.lifecycle import HelpForm
from hze.models import HelpKind, HelpModule, PlaceKind
from socialspace.models import Organisation
from srojugend.demo.families import Story

HALF_A_YEAR = 182  # days
EXIT = "Die Familie sagt zweimal nacheinander: Es geht ohne Sie."
WISHES = (
    "Die Familie möchte jemanden, der auch samstags kommt. Zwei Träger hat sie kennengelernt, entschieden ist nichts.",
    "Die Mutter wünscht sich eine Frau, die Türkisch spricht. Der Vater ist mit beiden Trägern einverstanden.",
    "Das Kind will dieselbe Person wie im Frühjahr. Die Eltern wollen vor allem jemanden, der pünktlich ist.",
)
QUESTIONS = (
    "Kann die Großmutter ihre zwei Tage auch in den Ferien halten?",
    "Die Schweigepflichtsentbindung der Schule steht noch aus.",
    "",
)
RESIDENTIAL: dict[str, str] = {
    "place": "Wohngruppe in Mönchengladbach oder bis 20 Minuten entfernt",
    "place_note": (
        "Die Schule bleibt dieselbe, der Bus braucht 18 Minuten. Die Schwester besucht am Mittwoch. "
        "Telefon jeden Abend, am Wochenende ein Tag zu Hause."
    ),
    "perspective": "Rückkehr nach Hause, sobald drei Wochenenden gelungen sind; die Familie übt von Beginn an.",
}


def propose(
    submission: Submission,
    story: Story,
    *,
    by: User,
    kind: HelpKind,
    minutes: int | None,
    days: int = HALF_A_YEAR,
    begins: date | None = None,
    **more: Any,
) -> Submission:
    """The worker's part, whole: from what is not enough to what is still open; it begins in three weeks by itself."""
    begins = begins or timezone.localdate() + timedelta(days=21)
    is_residential = kind.form == HelpForm.RESIDENTIAL
    number = submission.case_id
    words: dict[str, Any] = {
        "help_kind": kind,
        "minutes_per_week": minutes,
        "frame_minutes_per_week": minutes + 60 if minutes else None,
        "begins_on": begins,
        "ends_on": begins + timedelta(days=days),
        "review_on": begins + timedelta(days=days // 2),
        "applied_on": timezone.localdate() - timedelta(days=4),
        "why_not_enough": story.weighing,
        "goal": story.goal,
        "exit_criterion": EXIT,
        "family_wish": WISHES[number % len(WISHES)],
        "open_questions": QUESTIONS[number % len(QUESTIONS)],
        **(RESIDENTIAL | _corridor() if is_residential else {}),
    }
    asked = Organisation.objects.filter(kind=Organisation.Kind.PROVIDER).order_by("id")[:2]
    return actions.propose(
        submission,
        by=by,
        version=submission.version,
        candidates=list(asked),
        stages=_stages(story, begins, days),
        **(words | more),
    )


def _corridor() -> dict[str, Any]:
    """Where the child may live and what may be added without a new Vorlage."""
    return {
        "place_kinds": list(PlaceKind.objects.filter(name__in=("Regelgruppe", "Fünf-Tage-Gruppe"))),
        "modules": list(HelpModule.objects.filter(name__in=("Elternarbeit", "Rückführungsmanagement"))),
        "frame_monthly_cents": 7_200_00,
    }


def _stages(story: Story, begins: date, days: int) -> list[Stage]:
    """A small step first, then the goal itself."""
    return [
        Stage(begins + timedelta(days=days // 3), "Alle kennen einander, und ein Morgen in der Woche gelingt schon."),
        Stage(begins + timedelta(days=days), story.goal[:500]),
    ]
