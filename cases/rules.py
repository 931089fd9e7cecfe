"""Who may do what with a case, and what a case still needs; one question each."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils import timezone

from accounts.models import Absence, Department, User
from accounts.rules import stands_in_for
from cases.lifecycle import Area
from cases.models import (
    Case,
    Classification,
    Consultation,
    Document,
    Handover,
    Note,
    Person,
    Reminder,
    Report,
    ResourceCheck,
    Responsibility,
    WillStatement,
)
from cases.models.case import ResponsibilityQuerySet
from socialspace.models import SocialArea, TeamMembership
from socialspace.rules import is_in_team
from web.access import demand as demand
from web.german import day_num

PASSED_ON = (Responsibility.Role.LEAD, Responsibility.Role.CO)  # what an accepted deputy of an absence takes over
DECIDING = (*PASSED_ON, Responsibility.Role.DEPUTY)
MIN_CHECK_PARTICIPANTS = 2
MIN_CONSULTATION_PARTICIPANTS = 3  # the responsible worker and two further colleagues (domain.md §1)


class Missing(NamedTuple):
    """One thing still missing, as a sentence, and the page where it is done."""

    sentence: str
    url_name: str


class Say(NamedTuple):
    """What somebody may do in a case today: work on it and decide, or at least write along."""

    works: bool
    helps: bool


class GapKind(TextChoices):
    """What a case may lack: the list of the team's lead names it."""

    NOBODY = "nobody", "Niemand verantwortlich"
    AWAY = "away", "Abwesend ohne Vertretung"
    LEAVING = "leaving", "Verlässt das Team"
    HANDED_OVER = "handed_over", "Übergabe nicht bestätigt"


class Gap(NamedTuple):
    """What one case lacks, as a sentence."""

    kind: GapKind
    case: Case
    sentence: str


class GapGroup(NamedTuple):
    """Cases that lack the same thing for the same reason."""

    kind: GapKind
    sentence: str
    gaps: list[Gap]


def may_record_reports(user: User, area: SocialArea) -> bool:
    """ASD of the area's team."""
    return user.department == Department.ASD and is_in_team(user, area)


def may_know(user: User, person: Person) -> bool:
    """Whether a case or a report this colleague may see belongs to the person's family."""
    cases = Case.objects.visible_to(user).filter(family=person.family_id)
    return cases.exists() or Report.objects.visible_to(user).filter(family=person.family_id).exists()


def leads_of_team(area: SocialArea) -> list[User]:
    """The ASD leads of a team; where nobody leads, everybody of its ASD."""
    team = User.objects.of(Department.ASD).filter(
        pk__in=TeamMembership.objects.current().filter(area=area).values("user")
    )
    return [user for user in team if user.is_lead] or list(team)


def seconds_for(area: SocialArea, *, without: User) -> QuerySet[User]:
    """Who may be the second person in danger: ASD and WJH of the team; where there is nobody else, of the house."""
    others = User.objects.of(Department.ASD, Department.WJH).exclude(pk=without.pk)
    team = others.filter(pk__in=TeamMembership.objects.current().filter(area=area).values("user"))
    return team if team.exists() else others


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
    return _has_role(user, case, *DECIDING)


def may_help(user: User, case: Case) -> bool:
    """Whoever may work on the case, and a helper of today, who writes along: notes, reminders, documents."""
    return _has_role(user, case, *DECIDING, Responsibility.Role.HELPER)


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
    roles = set(_roles(user, case).values_list("role", flat=True))
    return Say(works=bool(roles & set(DECIDING)), helps=bool(roles))


def _has_role(user: User, case: Case, *roles: Responsibility.Role) -> bool:
    return _roles(user, case).filter(role__in=roles).exists()


def _roles(user: User, case: Case) -> ResponsibilityQuerySet:
    """The roles of today, one's own and those of colleagues one stands in for."""
    if not user.is_active:
        return Responsibility.objects.none()
    team = TeamMembership.objects.current().filter(user=user, area=OuterRef("case__area"))
    stood_in_for = Q(user__in=stands_in_for(user), role__in=PASSED_ON) & Exists(team)
    own = Responsibility.objects.active().filter(case=case)
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


def lead_of(case: Case) -> User | None:
    """The responsible worker of today."""
    found = Responsibility.objects.leading().filter(case=case).select_related("user").first()
    return found.user if found else None


def may_acknowledge(user: User, handover: Handover) -> bool:
    """The new person, as long as they lead the case and have not done so yet."""
    is_waiting = Handover.objects.waiting().filter(pk=handover.pk, taker=user).exists()
    return user.is_active and is_waiting


def may_see_gaps(user: User) -> bool:
    """The ASD lead sees what has nobody; their own team's cases only, through the one door."""
    return user.is_active and user.is_lead and user.department == Department.ASD


def gaps_of(case: Case) -> list[Gap]:
    """What one case lacks, each as a sentence; needs a case from `uncovered` with the name of its lead."""
    if case.lead_id is None:
        return [Gap(GapKind.NOBODY, case, f"Eröffnet am {day_num(case.opened_on)}, niemand ist fallverantwortlich.")]
    found, lead = [], f"{case.lead_first_name} {case.lead_last_name}"
    if case.away_from and case.away_until:
        days = f"vom {day_num(case.away_from)} bis {day_num(case.away_until)}"
        found.append(Gap(GapKind.AWAY, case, f"{lead} ist {days} abwesend. {_why_nobody_stands_in(case)}"))
    if not case.lead_stays and case.leaves_on:
        sentence = f"{lead} gehört nur noch bis {day_num(case.leaves_on)} zum Team."
        found.append(Gap(GapKind.LEAVING, case, sentence))
    return found


def waiting_handovers(user: User) -> list[Gap]:
    """Cases whose new lead has not acknowledged the handover for longer than the office allows."""
    rows = Handover.objects.visible_to(user).waiting().overdue().for_list().order_by("handed_over_at", "id")
    text = "{} hat die Übergabe von {} am {} noch nicht bestätigt."
    return [
        Gap(GapKind.HANDED_OVER, row.case, text.format(row.taker, row.giver, day_num(row.handed_over_at)))
        for row in rows
    ]


def gap_groups(gaps: Iterable[Gap]) -> list[GapGroup]:
    """Gaps with the same sentence together, in the order of their kinds and otherwise as they come."""
    kinds = list(GapKind)
    groups: dict[tuple[GapKind, str], list[Gap]] = {}
    for gap in sorted(gaps, key=lambda gap: kinds.index(gap.kind)):
        groups.setdefault((gap.kind, gap.sentence), []).append(gap)
    return [GapGroup(kind, sentence, found) for (kind, sentence), found in groups.items()]


def _why_nobody_stands_in(case: Case) -> str:
    if case.away_deputy is None:
        return "Um Vertretung ist niemand gebeten."
    return {
        Absence.Answer.OPEN.value: "Die Vertretung hat noch nicht zugesagt.",
        Absence.Answer.DECLINED.value: "Die Vertretung wurde abgelehnt.",
    }.get(case.away_answer or "", "Die zugesagte Vertretung gehört nicht mehr zum Team.")


def missing_in_check(check: ResourceCheck) -> list[str]:
    """What a resource check needs before it can be completed."""
    missing = []
    if check.participants.count() < MIN_CHECK_PARTICIPANTS:
        missing.append("Nennen Sie mindestens zwei Teilnehmende aus dem weiten Kreis.")
    if not check.resources.exists():
        missing.append("Halten Sie mindestens eine Ressource fest.")
    return missing


def missing_in_consultation(consultation: Consultation) -> list[str]:
    """What a peer consultation needs before it can be finished."""
    missing = []
    if consultation.participants.count() < MIN_CONSULTATION_PARTICIPANTS:
        missing.append("Nennen Sie neben der fallverantwortlichen Fachkraft mindestens zwei weitere Teilnehmende.")
    if not consultation.ideas.exists():
        missing.append("Sammeln Sie mindestens eine Idee.")
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
        child_was_heard=Exists(WillStatement.objects.filter(**of_case, person__role=Person.Role.CHILD)),
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
