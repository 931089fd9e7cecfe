"""What becomes of results: handed to the Sozialraumsitzung, tasks done."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from conferences import rules
from conferences.models import AreaMeeting, Outcome
from socialspace.models import SocialArea


@transaction.atomic
def plan_area_meeting(
    *, area: SocialArea, held_at: datetime, place: str, by: User, now: datetime | None = None
) -> AreaMeeting:
    """Plan a Sozialraumsitzung; `now` is told only by the demo office."""
    rules.demand_convener(by)
    today, day = timezone.localdate(now or timezone.now()), timezone.localdate(held_at)
    if day < today:
        raise ValidationError({"held_at": "Dieser Tag ist vorbei. Wählen Sie einen, der noch kommt."})
    if day.year > today.year + 2:
        raise ValidationError({"held_at": "Planen Sie höchstens zwei Jahre voraus."})
    meeting = AreaMeeting(area=area, held_at=held_at, place=place)
    meeting.full_clean()
    meeting.save()
    audit.record("area_meeting.planned", meeting.key, by=by, area=str(area.key))
    return meeting


@transaction.atomic
def hand_over(outcome: Outcome, *, meeting: AreaMeeting, by: User, now: datetime | None = None) -> Outcome:
    """Put a result on the agenda of a Sozialraumsitzung of the same area that is still to come."""
    rules.demand_convener(by)
    outcome = (
        Outcome.objects.select_related("item__conference__subgroup").select_for_update(of=("self",)).get(pk=outcome.pk)
    )
    if outcome.handed_to_id is not None:
        raise ValidationError("Dieses Ergebnis steht schon auf einer Sozialraumsitzung.", code="handed_over")
    if outcome.item.conference.subgroup.area_id != meeting.area_id:
        raise ValidationError("Diese Sitzung gehört zu einem anderen Sozialraum.", code="other_area")
    if timezone.localdate(meeting.held_at) < timezone.localdate(now or timezone.now()):
        raise ValidationError("Diese Sitzung ist vorbei. Wählen Sie eine, die noch kommt.", code="over")
    outcome.handed_to = meeting
    outcome.full_clean()
    outcome.save(update_fields=["handed_to"])
    audit.record("conference.outcome_handed_over", outcome.key, by=by, meeting=str(meeting.key))
    return outcome


@transaction.atomic
def finish_task(outcome: Outcome, *, by: User, now: datetime | None = None) -> Outcome:
    """Note that an agreement is done."""
    rules.demand_convener(by)
    outcome = Outcome.objects.select_for_update(of=("self",)).get(pk=outcome.pk)
    if outcome.done_on is not None:
        raise ValidationError("Dieser Auftrag ist schon erledigt.", code="done")
    outcome.done_on = timezone.localdate(now or timezone.now())
    outcome.full_clean()
    outcome.save(update_fields=["done_on"])
    audit.record("conference.task_done", outcome.key, by=by)
    return outcome
