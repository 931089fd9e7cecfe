"""Who stands in on a lead's seat, and who must not decide about a case."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from accounts.actions import notify
from accounts.models import Absence, User
from approvals import rules
from approvals.actions.locks import bump, lock_item
from approvals.lifecycle import MeetingState, Seat
from approvals.models import AT_THE_COMMISSION, CommissionMeeting, Recusal, SeatSubstitute, Submission
from audit.actions import record
from cases import actions as cases
from cases.models import Case
from cases.rules import demand
from socialspace.models import SocialArea
from web.store import store


@transaction.atomic
def ask_substitute(*, by: User, area: SocialArea, seat: str, user: User) -> SeatSubstitute:
    """Ask a colleague to stand in on a lead's seat, after those who are asked already; they answer themselves."""
    demand(rules.may_plan_meetings(by, area))
    if not rules.may_stand_in(user, area, seat):
        raise ValidationError({"user": "Auf einem Sitz vertritt jemand aus dem Team und derselben Fachabteilung."})
    last = SeatSubstitute.objects.current().filter(area=area, seat=seat).aggregate(last=Max("rank"))["last"] or 0
    substitute = SeatSubstitute(area=area, seat=seat, user=user, rank=last + 1, asked_by=by)
    store(substitute)
    record("seat.asked", substitute.key, by=by, seat=str(seat), who=user.get_username())
    text = f"{by} bittet Sie, die {Seat(seat).label} in der Genehmigungskommission zu vertreten."
    notify(user, text=text, path=reverse("approvals:seats"))
    return substitute


@transaction.atomic
def answer_substitute(substitute: SeatSubstitute, *, by: User, accepts: bool) -> None:
    """Say oneself whether one stands in; who asked is told."""
    substitute = _lock(substitute)
    demand(substitute.user_id == by.pk)
    if substitute.answer != Absence.Answer.OPEN or substitute.ended_on:
        raise ValidationError("Diese Anfrage ist schon beantwortet oder beendet.")
    substitute.answer = Absence.Answer.ACCEPTED if accepts else Absence.Answer.DECLINED
    substitute.answered_at = timezone.now()
    store(substitute, only=["answer", "answered_at"])
    record("seat.answered", substitute.key, by=by, accepts=accepts)
    said = "angenommen" if accepts else "abgelehnt"
    text = f"Vertretung {substitute.get_seat_display()}: {by} hat {said}."
    notify(substitute.asked_by, text=text, path=reverse("approvals:seats"))
    _tell_rooms(substitute.area)


@transaction.atomic
def end_substitute(substitute: SeatSubstitute, *, by: User) -> None:
    """End a standing substitution: a lead, or who stands in."""
    substitute = _lock(substitute)
    demand(substitute.user_id == by.pk or rules.may_plan_meetings(by, substitute.area))
    if substitute.ended_on:
        raise ValidationError("Diese Vertretung ist schon beendet.")
    substitute.ended_on = timezone.localdate()
    store(substitute, only=["ended_on"])
    record("seat.ended", substitute.key, by=by)
    if substitute.user_id != by.pk:
        text = f"Ihre Vertretung auf dem Sitz {substitute.get_seat_display()} ist beendet."
        notify(substitute.user, text=text, path=reverse("approvals:seats"))
    _tell_rooms(substitute.area)


@transaction.atomic
def recuse(case: Case, *, by: User, reason: str, user: User | None = None) -> Recusal:
    """Declare that oneself, or as a lead that somebody else, must not decide about a case (§§ 16, 17 SGB X).

    From now on they see no Vorlage of it, a substitute takes their seat, and a voice they gave no longer counts.
    """
    who = user or by
    running = _lock_running(case)
    demand(rules.may_recuse(by, case) and (who == by or rules.may_plan_meetings(by, case.area)))
    if not rules.may_recuse(who, case):
        raise ValidationError({"user": "Befangen ist, wer sonst mitentscheiden dürfte: ASD und WJH des Teams."})
    recusal = Recusal(case=case, user=who, reason=reason, declared_by=by)
    store(recusal)
    record("recusal.declared", recusal.key, by=by, case_key=case.key, who=who.get_username())
    path = reverse("approvals:submission", args=[running.key]) if running else reverse("approvals:seats")
    leads = {seat.user for seat in rules.lead_seats(case.area).values() if seat.user} - {by, who}
    for lead in rules.without_recused(leads, case):
        notify(lead, text=f"Befangenheit zu {case.file_number}: {who} entscheidet nicht mit.", path=path)
    if who != by:
        notify(
            who, text=f"{by} hat zu {case.file_number} Ihre Befangenheit festgestellt.", path=reverse("approvals:seats")
        )
    bump(running)
    return recusal


@transaction.atomic
def lift_recusal(recusal: Recusal, *, by: User) -> None:
    """Lift a recusal that does not hold: a lead, and never the person themselves."""
    running = _lock_running(recusal.case)
    recusal = Recusal.objects.select_related("case__area").select_for_update(of=("self",)).get(pk=recusal.pk)
    demand(rules.may_plan_meetings(by, recusal.case.area) and not rules.is_recused(by, recusal.case))
    if recusal.ended_at:
        raise ValidationError("Diese Befangenheit ist schon aufgehoben.")
    recusal.ended_at, recusal.ended_by = timezone.now(), by
    store(recusal, only=["ended_at", "ended_by"])
    record("recusal.lifted", recusal.key, by=by, case_key=recusal.case.key)
    bump(running)


def _lock(substitute: SeatSubstitute) -> SeatSubstitute:
    rows = SeatSubstitute.objects.select_related("area", "user", "asked_by")
    return rows.select_for_update(of=("self",)).get(pk=substitute.pk)


def _lock_running(case: Case) -> Submission | None:
    """The Vorlage the commission has of this case, locked in the usual order; or only the case."""
    running = Submission.objects.filter(case=case, state__in=AT_THE_COMMISSION).first()
    if running is None:
        cases.lock(case)
        return None
    return lock_item(running)


def _tell_rooms(area: SocialArea) -> None:
    """Who sits in an open meeting sees who takes the seats now."""
    for meeting in CommissionMeeting.objects.filter(area=area, state=MeetingState.OPEN).order_by("pk"):
        bump(meeting)
