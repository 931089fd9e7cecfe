"""What follows decisions of the demo office: conditions, some of them fulfilled; a ruling where the leads disagree."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import User
from approvals import actions
from approvals.actions import Condition
from approvals.lifecycle import Outcome
from approvals.models import DecisionCondition, Submission
from srojugend.demo.moment import on

DAYS_TO_RULE = 5
LEADER = "Dr. Annette Weiss, Abteilungsleitung"
TEXTS = {
    Outcome.REFUSED: "Nicht bewilligt. Schulsozialarbeit und Großmutter tragen; das Team berät neu.",
    Outcome.RETURNED: "Zurückgestellt. Offen ist, ob die Gruppe im Jugendzentrum reicht.",
    Outcome.ESCALATED: "Die Leitungen sind uneins über den Umfang der Hilfe.",
}
REASONS = {
    Outcome.ESCALATED: (
        "Weniger Stunden reichen am Morgen nicht, das zeigt der Ressourcencheck.",
        "Der Umfang ist für den Beginn zu hoch; die Schulsozialarbeit ist nicht eingerechnet.",
    ),
}
REFUND = "Kostenerstattung beim früheren Jugendamt anmelden"
DOCTOR = "Termin beim Kinderarzt wahrnehmen"
COMPETENCE = "Zuständigkeit nach § 86 SGB VIII schriftlich festhalten"
NOTES = {
    REFUND: "Antrag nach § 89a SGB VIII ist gestellt, die Eingangsbestätigung liegt vor.",
    DOCTOR: "Die Mutter war mit dem Kind dort; der Termin musste einmal verschoben werden.",
    COMPETENCE: "Vermerk in der Leistungsakte, beide Eltern wohnen in Mönchengladbach.",
}


def conditions(today: date) -> list[Condition]:
    """One overdue, one that has time, one fulfilled in time, one fulfilled late."""
    return [
        Condition("worker", "Gespräch mit der Schule führen", today - timedelta(days=4)),
        Condition("provider", "Zwischenbericht vorlegen", today + timedelta(days=60)),
        Condition("wjh", REFUND, today - timedelta(days=10)),
        Condition("family", DOCTOR, today - timedelta(days=14)),
    ]


def fulfil(submission: Submission, people: dict[str, User], worker: User) -> None:
    """WJH has done its part in time, the family two days late."""
    today = timezone.localdate()
    _say(submission, REFUND, on_day=today - timedelta(days=11), by=people["neumann"])
    _say(submission, DOCTOR, on_day=today - timedelta(days=12), by=worker)


def rule(submission: Submission, people: dict[str, User], met_on: date) -> None:
    """The Abteilungsleitung grants with conditions; the WJH lead enters it, the ASD lead confirms."""
    today, day = timezone.localdate(), met_on + timedelta(days=DAYS_TO_RULE)
    review = Condition("asd_lead", "Umfang nach drei Monaten gemeinsam mit der WJH prüfen", today + timedelta(days=70))
    competence = Condition("wjh", COMPETENCE, today - timedelta(days=2))
    with on(day):
        ruling = actions.enter_ruling(
            submission,
            by=people["orth"],
            ruled_by=LEADER,
            ruled_on=day,
            outcome=Outcome.CHANGED,
            text="Bewilligt wie vorgeschlagen. Nach drei Monaten wird der Umfang geprüft.",
            conditions=[review, competence],
        )
        actions.answer_ruling(ruling, by=people["felten"], agrees=True)
    _say(submission, COMPETENCE, on_day=today - timedelta(days=6), by=people["neumann"])


def _say(submission: Submission, what: str, *, on_day: date, by: User) -> None:
    condition = DecisionCondition.objects.get(decision__submission=submission, what=what)
    with on(on_day, hour=11):
        actions.fulfil_condition(condition, on=on_day, note=NOTES[what], by=by)
