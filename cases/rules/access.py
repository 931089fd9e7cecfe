"""Who may do what with a case; one question each."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Department, User
from accounts.rules import stands_in_for
from cases.models import (
    Case,
    Document,
    Handover,
    Note,
    Person,
    Reminder,
    Report,
    Responsibility,
)
from cases.models.case import ResponsibilityQuerySet
from cases.rules.team import lead_of
from socialspace.models import SocialArea, TeamMembership
from socialspace.rules import is_in_team
from web.access import demand as demand

PASSED_ON = (Responsibility.Role.LEAD, Responsibility.Role.CO)  # what an accepted deputy of an absence takes over
DECIDING = (*PASSED_ON, Responsibility.Role.DEPUTY)


class Say(NamedTuple):
    """What somebody may do in a case today: work on it and decide, or at least write along."""

    works: bool
    helps: bool


def may_record_reports(user: User, area: SocialArea) -> bool:
    """ASD of the area's team."""
    return user.department == Department.ASD and is_in_team(user, area)


def may_know(user: User, person: Person) -> bool:
    """Whether a case or a report this colleague may see belongs to the person's family."""
    cases = Case.objects.visible_to(user).filter(family=person.family_id)
    return cases.exists() or Report.objects.visible_to(user).filter(family=person.family_id).exists()


def may_take_responsibility(user: User, case: Case) -> bool:
    """Every ASD colleague of the team except its lead, who decides later; no street decides who (deck)."""
    is_worker = user.is_active and user.department == Department.ASD and not user.is_lead
    return is_worker and is_in_team(user, case.area)


def may_assign(user: User, case: Case) -> bool:
    """The ASD lead of the case's team decides who leads a case."""
    return user.is_lead and user.department == Department.ASD and is_in_team(user, case.area)


def may_hand_over(user: User, case: Case) -> bool:
    """The lead of the team, or whoever leads the case today."""
    return may_assign(user, case) or (lead_of(case) == user and may_take_responsibility(user, case))


def may_join(user: User, case: Case) -> bool:
    """Every ASD colleague of the team may share the responsibility, except the lead, who decides later."""
    return may_take_responsibility(user, case)


def may_work_on(user: User, case: Case) -> bool:
    """Whoever is responsible, jointly responsible or deputy today, and who stands in for one of them who is away.

    A deputy of an absence works in the same team; a deputy for the case passes nothing on. A helper decides nothing.
    """
    return bool(worked_on(user, [case.pk]))


def worked_on(user: User, cases: Collection[int]) -> set[int]:
    """Which of these cases somebody may work on, as `may_work_on` says; one question for all of them."""
    return set(_roles(user, cases).filter(role__in=DECIDING).values_list("case", flat=True))


def may_help(user: User, case: Case) -> bool:
    """Whoever may work on the case, and a helper of today, who writes along: notes, reminders, documents."""
    return _roles(user, [case.pk]).filter(role__in=[*DECIDING, Responsibility.Role.HELPER]).exists()


def may_withdraw(user: User, document: Document) -> bool:
    """Whoever handed it in, while they still belong to the case; whoever works on the case; the team's lead."""
    case = document.case
    own = document.uploaded_by_id == user.pk and may_help(user, case)
    return own or may_work_on(user, case) or may_assign(user, case)


def may_keep_templates(user: User) -> bool:
    """The Fachadministration and the lead of an ASD team write the templates of letters."""
    is_lead = user.is_lead and user.department == Department.ASD
    return user.is_active and (is_lead or user.department == Department.ADMIN)


def say_of(user: User, case: Case) -> Say:
    """Both questions at once, as the head of every page of a file asks them."""
    roles = set(_roles(user, [case.pk]).values_list("role", flat=True))
    return Say(works=bool(roles & set(DECIDING)), helps=bool(roles))


def _roles(user: User, cases: Collection[int]) -> ResponsibilityQuerySet:
    """The roles of today, one's own and those of colleagues one stands in for."""
    if not user.is_active:
        return Responsibility.objects.none()
    team = TeamMembership.objects.current().filter(user=user, area=OuterRef("case__area"))
    stood_in_for = Q(user__in=stands_in_for(user), role__in=PASSED_ON) & Exists(team)
    own = Responsibility.objects.active().filter(case__in=cases)
    return own.filter(Q(user=user) | stood_in_for)


def may_see_case(user: User, case: Case | None) -> bool:
    """Whoever comes through the one door; no case is nobody's secret."""
    return case is None or Case.objects.visible_to(user).filter(pk=case.pk).exists()


def may_be_reminded(user: User, *, by: User, case: Case | None) -> bool:
    """Oneself; of a case every colleague who sees it; without one a colleague of a team one works in."""
    if not user.is_active:
        return False
    if case is not None or user == by:
        return may_see_case(user, case)
    return TeamMembership.objects.current().filter(user=user, area__in=TeamMembership.objects.areas_of(by)).exists()


def may_act_on_reminder(user: User, reminder: Reminder) -> bool:
    """Whose it is and who wrote it down, while they see the case; also who works on the case, and the team's lead."""
    if user in (reminder.owner, reminder.created_by):
        return user.is_active and may_see_case(user, reminder.case)
    return reminder.case is not None and (may_help(user, reminder.case) or may_assign(user, reminder.case))


def may_write_notes(user: User, case: Case) -> bool:
    """Whoever works on the case or helps with it."""
    return may_help(user, case)


def may_write_work_notes(user: User, area: SocialArea) -> bool:
    """ASD of the area's team, about its work without a case."""
    return user.is_active and user.department == Department.ASD and is_in_team(user, area)


def may_correct_note(user: User, note: Note) -> bool:
    """Only whoever wrote it; others write a note of their own."""
    if note.author_id != user.pk:
        return False
    if note.case is not None:
        return may_write_notes(user, note.case)
    return note.area is not None and may_write_work_notes(user, note.area)


def may_acknowledge(user: User, handover: Handover) -> bool:
    """The new person, as long as they lead the case and have not done so yet."""
    is_waiting = Handover.objects.waiting().filter(pk=handover.pk, taker=user).exists()
    return user.is_active and is_waiting


def answered_for(user: User) -> QuerySet[Responsibility, int]:
    """The cases in which this colleague decides today: their own, and of those they stand in for."""
    own = Responsibility.objects.active().filter(
        Q(user=user, role__in=DECIDING) | Q(user__in=stands_in_for(user), role__in=PASSED_ON)
    )
    return own.values_list("case", flat=True)
