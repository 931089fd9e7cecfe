"""The Falleinordnung: people decide, with reasons, and each time it is a new row (domain.md §1)."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import ASD_AND_WJH, User
from audit.actions import record
from cases import rules
from cases.actions.stages import OPEN_STAGES, demand_stage, lock
from cases.lifecycle import Area
from cases.models import Case, Classification, Consultation
from socialspace.rules import is_in_team
from web.doubts import settle
from web.german import day_num
from web.store import store


class Words(TypedDict, total=False):
    """What the team says besides its reasons; all of it may stay empty."""

    evidence: str
    changed: str
    dissent: str
    conditions_note: str


@transaction.atomic
def classify(
    case: Case,
    *,
    by: User,
    area: str,
    reasons: str,
    next_review_on: date | None = None,
    second: User | None = None,
    took_part: Iterable[User] = (),
    consultation: Consultation | None = None,
    confirmed: str | None = None,
    **words: Unpack[Words],
) -> Classification:
    """Classify a case: after or in a consultation, or into danger at any time; to and from danger by two people.

    `consultation` is the running one whose room decides; without it the newest finished one counts. `confirmed` answers
    the question about Auflagen and Aufträge that stay open (Doubt); None asks nobody.
    Raises ValidationError when there was no consultation, the review is not ahead or too far, or a second person lacks.
    """
    rules.demand(rules.may_work_on(by, case))
    case = lock(case)
    demand_stage(case, *OPEN_STAGES)
    newest = rules.current_classification(case)
    previous = newest.area if newest else ""
    consultation = _consultation_of(case, consultation, area)
    _check_review(area, next_review_on)
    _check_second(case, second)
    _leave(case, previous, area, words.get("conditions_note", ""), confirmed)
    people = _people(case, [by, *([second] if second else []), *took_part], consultation)
    classification = Classification(
        case=case,
        consultation=consultation,
        area=area,
        previous_area=previous,
        reasons=reasons,
        decided_on=timezone.localdate(),
        next_review_on=next_review_on,
        recorded_by=by,
        second=second,
        **words,
    )
    store(classification)
    classification.took_part.add(*people)
    record("case.classified", classification.key, by=by, case_key=case.key, area=str(area), previous=previous)
    if area == Area.DANGER and previous != Area.DANGER:
        _tell_of_danger(case, by=by)
    return classification


def _consultation_of(case: Case, running: Consultation | None, area: str) -> Consultation | None:
    """The consultation that decided; danger alone waits for none."""
    if running is not None:
        if running.case_id != case.pk:
            raise ValidationError("Diese Beratung gehört zu einem anderen Fall.", code="consultation")
        return running
    finished = Consultation.objects.filter(case=case, finished_at__isnull=False).first()
    if finished is None and area != Area.DANGER:
        raise ValidationError("Schließen Sie zuerst die Kollegiale Beratung ab.", code="consultation")
    return finished


def _check_review(area: str, on: date | None) -> None:
    """Grey and danger are decided again within the days the office has set."""
    today = timezone.localdate()
    if on is not None and on <= today:
        raise ValidationError({"next_review_on": "Die nächste Überprüfung liegt nicht nach der Einordnung."})
    latest = rules.latest_review(today)
    if on is not None and area != Area.SERVICE and on > latest:
        text = f"Grau- und Gefährdungsbereich werden spätestens am {day_num(latest)} wieder überprüft."
        raise ValidationError({"next_review_on": text})


def _check_second(case: Case, second: User | None) -> None:
    if second is not None and second.department not in ASD_AND_WJH:
        raise ValidationError({"second": "Die zweite Fachkraft kommt aus ASD oder WJH."})
    if second is not None and not is_in_team(second, case.area):
        raise ValidationError({"second": f"{second} gehört nicht zum Team dieses Falls."})


def _leave(case: Case, previous: str, area: str, note: str, confirmed: str | None) -> None:
    """Down from danger the Auflagen are checked and fulfilled, or it is said why not; what stays open is asked."""
    if previous == Area.DANGER and area != Area.DANGER and not note.strip():
        unproven = rules.unproven_conditions(case)
        if unproven:
            number = "Eine Auflage ist" if len(unproven) == 1 else f"{len(unproven)} Auflagen sind"
            text = (
                f"{number} nicht als erfüllt kontrolliert. Kontrollieren Sie, oder schreiben Sie auf, warum der Fall "
            )
            raise ValidationError({"conditions_note": f"{text}den Gefährdungsbereich trotzdem verlässt."})
    if confirmed is not None and rules.goes_down(previous, area):
        settle(rules.left_behind(case, area), confirmed=confirmed)


def _people(case: Case, named: list[User], consultation: Consultation | None) -> list[User]:
    """Who took part: those named and everybody of the consultation; ASD and WJH of the team only."""
    people = {user.pk: user for user in named}
    for user in people.values():
        if user.department not in ASD_AND_WJH or not is_in_team(user, case.area):
            raise ValidationError({"took_part": f"{user} gehört nicht zu ASD oder WJH dieses Teams."})
    if consultation is not None and consultation.finished_at is None:
        seats = consultation.participants.select_related("user")
        people |= {row.user.pk: row.user for row in seats if row.user is not None}
    return list(people.values())


def _tell_of_danger(case: Case, *, by: User) -> None:
    """The lead of the team and whoever leads the case; without a name."""
    lead = rules.lead_of(case)
    path, told = reverse("cases:classification", args=[case.key]), {by.pk}
    for colleague in [*rules.leads_of_team(case.area), *([lead] if lead else [])]:
        if colleague.pk not in told:
            notify(colleague, text=f"Gefährdungsbereich: {case.file_number} wurde neu eingeordnet.", path=path)
            told.add(colleague.pk)
