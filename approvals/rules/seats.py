"""Who sits where for a Vorlage today: the holder, or who stands in for them, and why."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from accounts.models import ASD_AND_WJH, Absence, Department, User
from approvals.lifecycle import Seat, Substitution
from approvals.models import CommissionMeeting, Recusal, SeatSubstitute, Submission
from approvals.rules.access import is_recused, without_recused
from cases import rules as case_rules
from cases.models import Responsibility
from cases.rules import belongs_to_team
from socialspace.models import SocialArea, TeamMembership

LEADS = (Seat.ASD_LEAD, Seat.WJH_LEAD)
DEPARTMENT = {Seat.ASD_LEAD: Department.ASD, Seat.WJH_LEAD: Department.WJH}


class Sitter(NamedTuple):
    """Who sits on a seat; `stands_for` and `why` when it is not its own holder; an empty seat has nobody."""

    user: User | None
    stands_for: User | None = None
    why: str = ""


def sitters(submission: Submission) -> dict[Seat, Sitter]:
    """The three seats of this Vorlage today.

    The holder sits unless they must not decide, sit already, or are away with somebody who stands in: the accepted
    deputy of their absence, then the accepted substitutes of the seat in their order. Nobody holds two seats, and
    whoever submitted the Vorlage takes no lead's seat.
    """
    area, case = submission.case.area, submission.case
    team = _Team(area, recused=Recusal.objects.in_force().filter(case=case).values_list("user", flat=True))
    co = Responsibility.objects.active().filter(case=case).select_related("user").order_by("id")
    others = [row.user for row in co if row.role in (Responsibility.Role.CO, Responsibility.Role.DEPUTY)]
    worker = case_rules.lead_of(case)
    seated = {Seat.WORKER: team.sitter(worker, [*team.stand_ins(worker), *others], taken=())}
    taken = {submission.submitted_by_id, *_ids([seated[Seat.WORKER].user])} - {None}
    for seat in LEADS:
        seated[seat] = team.seat(seat, taken=taken)
        taken |= _ids([seated[seat].user])
    return {seat: seated[seat] for seat in Seat}


def seat_holders(submission: Submission) -> dict[Seat, User | None]:
    """Who sits where for this Vorlage today; an empty seat has nobody."""
    return {seat: sitter.user for seat, sitter in sitters(submission).items()}


def seat_of(user: User, submission: Submission) -> Seat | None:
    """The seat a colleague takes for this Vorlage today."""
    return next((seat for seat, holder in seat_holders(submission).items() if holder == user), None)


def answers_for(submission: Submission) -> User | None:
    """Before whom stands what a decision asks for: whoever leads the case.

    Where they must not decide about it, whoever takes their seat, else a lead of the team, else its ASD.
    """
    case = submission.case
    worker = case_rules.lead_of(case)
    if worker is not None and not is_recused(worker, case):
        return worker
    asd = User.objects.of(Department.ASD).filter(pk__in=TeamMembership.objects.members_of(case.area))
    seated = sitters(submission)[Seat.WORKER].user if worker is not None else None
    instead = [*([seated] if seated else []), *case_rules.leads_of_team(case.area), *asd]
    return next(iter(without_recused(instead, case)), None)


def wjh_of(area: SocialArea) -> list[User]:
    """The WJH colleagues of a team."""
    members = TeamMembership.objects.members_of(area)
    return list(User.objects.of(Department.WJH).filter(pk__in=members))


def team_of(area: SocialArea) -> list[User]:
    """The colleagues of a team who attend its commission: ASD and WJH."""
    members = TeamMembership.objects.members_of(area)
    return list(User.objects.of(*ASD_AND_WJH).filter(pk__in=members).order_by("last_name", "first_name"))


def has_quorum(meeting: CommissionMeeting) -> bool:
    """Both leads are in the room, or for each of them somebody who may stand in."""
    return not unattended_seats(meeting)


def unattended_seats(meeting: CommissionMeeting) -> list[Seat]:
    """The leads' seats for which nobody is in the room; one person attends one seat."""
    return seats_without(meeting, meeting.presences.filter(left_at__isnull=True).values_list("user", flat=True))


def seats_without(meeting: CommissionMeeting, present: Collection[int]) -> list[Seat]:
    """The leads' seats none of these people may take."""
    team = _Team(meeting.area, recused=())
    asd, wjh = ({user.pk for user in team.of_seat(seat)}.intersection(present) for seat in LEADS)
    if asd and asd == wjh and len(asd) == 1:
        return [Seat.WJH_LEAD]
    return [seat for seat, there in zip(LEADS, (asd, wjh), strict=True) if not there]


def lead_seats(area: SocialArea) -> dict[Seat, Sitter]:
    """Who takes the two leads' seats today, before any case is looked at."""
    team = _Team(area, recused=())
    seated = {Seat.ASD_LEAD: team.seat(Seat.ASD_LEAD, taken=())}
    taken = _ids([seated[Seat.ASD_LEAD].user])
    return seated | {Seat.WJH_LEAD: team.seat(Seat.WJH_LEAD, taken=taken)}


def may_stand_in(user: User, area: SocialArea, seat: str) -> bool:
    """A colleague of the team and of the seat's department who is not its holder."""
    is_of_department = user.department == DEPARTMENT.get(Seat(seat)) if seat in LEADS else False
    return is_of_department and not user.is_lead and belongs_to_team(user, area)


class _Team:
    """The people of a social area's commission, read once."""

    def __init__(self, area: SocialArea, *, recused: Iterable[int]) -> None:
        self.recused = set(recused)
        members = TeamMembership.objects.members_of(area)
        self.people = {user.pk: user for user in User.objects.of(*ASD_AND_WJH).filter(pk__in=members)}
        self.absences = {row.user_id: row for row in Absence.objects.today().filter(user__in=self.people)}
        rows = SeatSubstitute.objects.accepted().filter(area=area).order_by("rank", "id")
        self.rows = [(row.seat, row.user_id) for row in rows]

    def lead(self, seat: Seat) -> User | None:
        """The lead of the department that belongs to the seat."""
        return next(
            (user for user in self.people.values() if user.is_lead and user.department == DEPARTMENT[seat]), None
        )

    def substitutes(self, seat: Seat) -> list[User]:
        return [self.people[pk] for of, pk in self.rows if of == seat and pk in self.people]

    def of_seat(self, seat: Seat) -> list[User]:
        """Everybody who may take a lead's seat: its holder, the deputy of today, the standing substitutes."""
        holder = self.lead(seat)
        return [user for user in (holder, *self._deputies(seat), *self.substitutes(seat)) if user is not None]

    def seat(self, seat: Seat, *, taken: Collection[int | None]) -> Sitter:
        """Who takes a lead's seat; a deputy of another department stands in for the work, not on the seat."""
        return self.sitter(self.lead(seat), [*self._deputies(seat), *self.substitutes(seat)], taken=taken)

    def _deputies(self, seat: Seat) -> list[User]:
        return [user for user in self.stand_ins(self.lead(seat)) if user.department == DEPARTMENT[seat]]

    def stand_ins(self, user: User | None) -> list[User]:
        """The deputy who said yes to today's absence."""
        row = self.absences.get(user.pk) if user else None
        is_covered = row is not None and row.answer == Absence.Answer.ACCEPTED
        return [self.people[row.deputy_id]] if row and is_covered and row.deputy_id in self.people else []

    def sitter(self, holder: User | None, others: list[User], *, taken: Collection[int | None]) -> Sitter:
        """The holder, or the first who may sit instead."""
        why = self._why_not(holder, taken)
        if not why:
            return Sitter(holder)
        instead = next((user for user in others if self._may_sit(user, taken) and user != holder), None)
        if instead is not None:
            return Sitter(instead, holder, why)
        return Sitter(holder) if why == Substitution.ABSENCE else Sitter(None, holder, why)

    def _may_sit(self, user: User, taken: Collection[int | None]) -> bool:
        return user.pk in self.people and not self._why_not(user, taken)

    def _why_not(self, user: User | None, taken: Collection[int | None]) -> str:
        if user is None:
            return Substitution.VACANT
        if user.pk in self.recused:
            return Substitution.CONFLICT
        if user.pk in taken:
            return Substitution.TWO_SEATS
        return Substitution.ABSENCE if user.pk in self.absences else ""


def _ids(users: Iterable[User | None]) -> set[int | None]:
    return {user.pk for user in users if user is not None}
