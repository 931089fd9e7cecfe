"""The team: who belongs to it with which share, who is away, who stands in; and changes to it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import ASD_AND_WJH, Absence, Department, User
from socialspace import actions, rules
from socialspace.forms.team import EndForm, LanguagesForm, MemberForm, ShareForm
from socialspace.models import Language, SocialArea, TeamMembership
from socialspace.rules.team import may_add_members, may_keep_member, members_to_add
from web.http import answer_form, post_once, render_page

DEPARTMENTS = list(Department)


@dataclass(kw_only=True)
class Member:
    """A colleague as the page of the team shows them: the row of today or of the future, and today's absence."""

    membership: TeamMembership
    absence: Absence | None
    may_keep: bool


@dataclass(kw_only=True)
class Team:
    """A team with its members, who was there before, and how many posts each department has today."""

    area: SocialArea
    members: list[Member] = field(default_factory=list)
    former: list[TeamMembership] = field(default_factory=list)
    posts: list[tuple[str, float]] = field(default_factory=list)
    may_add: bool = False


@require_safe
def team(request: StaffRequest) -> HttpResponse:
    """The teams one may see: members, shares, who is away and who stands in."""
    rules.demand(rules.may_see_teams(request.user))
    rows = list(TeamMembership.objects.visible_to(request.user).for_page())
    teams = _teams(rows, request.user)
    context = {
        "teams": teams,
        "today": timezone.localdate(),
        "is_own": request.user.department in ASD_AND_WJH,
        "sees_gaps": request.user.is_lead and request.user.department == Department.ASD,
    }
    return render_page(request, "socialspace/team.html", context)


@require_safe
def member_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """The form for a colleague who joins."""
    area = _area(request, key)
    return _member_page(request, area, MemberForm(people=members_to_add(request.user)))


@post_once
def add_member(request: StaffRequest, key: UUID) -> HttpResponse:
    area = _area(request, key)

    def act(cleaned: dict[str, Any]) -> str:
        row = actions.add_member(area=area, by=request.user, **cleaned)
        messages.success(request, f"{row.user} gehört ab dem gewählten Tag zu {area.team_name}.")
        return reverse("team:team")

    form = MemberForm(request.POST, people=members_to_add(request.user))
    return answer_form(request, form, act, again=lambda form: _member_page(request, area, form, 422))


@require_safe
def member(request: StaffRequest, key: UUID) -> HttpResponse:
    """One membership with its history, and the forms of whoever keeps it."""
    return _membership_page(request, _membership(request, key))


@post_once
def change_share(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _membership(request, key)
    rules.demand(may_keep_member(request.user, found))

    def act(cleaned: dict[str, Any]) -> str:
        new = actions.change_share(found, by=request.user, **cleaned)
        messages.success(request, f"Der Stellenanteil von {found.user} ist geändert.")
        return reverse("team:member", args=[new.key])

    form = ShareForm(request.POST, prefix="anteil")
    return answer_form(request, form, act, again=lambda form: _membership_page(request, found, 422, share_form=form))


@post_once
def end_membership(request: StaffRequest, key: UUID) -> HttpResponse:
    found = _membership(request, key)
    rules.demand(may_keep_member(request.user, found))

    def act(cleaned: dict[str, Any]) -> str:
        actions.end_membership(found, by=request.user, **cleaned)
        messages.success(request, f"Die Mitgliedschaft von {found.user} ist begrenzt.")
        return reverse("team:team")

    form = EndForm(request.POST, prefix="ende")
    return answer_form(request, form, act, again=lambda form: _membership_page(request, found, 422, end_form=form))


@post_once
def say_languages(request: StaffRequest, key: UUID) -> HttpResponse:
    """One's own languages; nobody says them for somebody else."""
    found = _membership(request, key)
    rules.demand(found.user == request.user)

    def act(cleaned: dict[str, Any]) -> str:
        actions.say_languages(by=request.user, **cleaned)
        messages.success(request, "Ihre Sprachen sind gespeichert.")
        return reverse("team:member", args=[found.key])

    form = LanguagesForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _membership_page(request, found, 422, languages=form))


def _area(request: StaffRequest, key: UUID) -> SocialArea:
    rules.demand(rules.may_see_teams(request.user))
    areas = SocialArea.objects.filter(memberships__in=TeamMembership.objects.visible_to(request.user)).distinct()
    found = get_object_or_404(SocialArea if rules.may_keep_reference(request.user) else areas, key=key)
    rules.demand(may_add_members(request.user, found))
    return found


def _membership(request: StaffRequest, key: UUID) -> TeamMembership:
    rules.demand(rules.may_see_teams(request.user))
    rows = TeamMembership.objects.visible_to(request.user).select_related("user", "area")
    return get_object_or_404(rows, key=key)


def _member_page(request: StaffRequest, area: SocialArea, form: MemberForm, status: int = 200) -> HttpResponse:
    return render_page(request, "socialspace/team_member_new.html", {"area": area, "form": form}, status=status)


def _membership_page(request: StaffRequest, found: TeamMembership, status: int = 200, **forms: Form) -> HttpResponse:
    history = TeamMembership.objects.visible_to(request.user).filter(user=found.user, area=found.area)
    spoken = Language.objects.filter(speakers__user=found.user)
    is_over = found.valid_to is not None and found.valid_to < timezone.localdate()
    context: dict[str, object] = {
        "membership": found,
        "history": history.order_by("-valid_from"),
        "may_keep": not is_over and may_keep_member(request.user, found),
        "share_form": ShareForm(prefix="anteil", initial={"valid_from": timezone.localdate(), "share": found.share}),
        "spoken": list(spoken),
        "is_own": found.user == request.user,
        "languages": LanguagesForm(initial={"languages": list(spoken)}),
        "end_form": EndForm(prefix="ende", initial={"last_day": found.valid_to}),
    }
    return render_page(request, "socialspace/team_member.html", context | dict(forms), status=status)


def _teams(rows: Sequence[TeamMembership], user: User) -> list[Team]:
    """Each team with its people; planning and administration see no absences."""
    today = timezone.localdate()
    works_there = user.department in ASD_AND_WJH
    away = Absence.objects.of([row.user for row in rows]).today().select_related("deputy") if works_there else []
    absences = {absence.user_id: absence for absence in away}
    keeps_all = rules.may_keep_reference(user)
    teams = {row.area_id: Team(area=row.area, may_add=keeps_all or user.is_lead) for row in rows}
    for row in rows:
        is_over = row.valid_to is not None and row.valid_to < today
        if is_over:
            teams[row.area_id].former.append(row)
            continue
        may_keep = keeps_all or (user.is_lead and row.user.department == user.department and row.user != user)
        member = Member(membership=row, absence=absences.get(row.user_id), may_keep=may_keep)
        teams[row.area_id].members.append(member)
    for found in teams.values():
        _finish(found)
    return sorted(teams.values(), key=lambda found: found.area.number)


def _finish(team: Team) -> None:
    """Order by department and lead, count posts, and keep only those as former who are no longer there at all."""
    team.members.sort(key=lambda member: _place(member.membership))
    there = {member.membership.user_id for member in team.members}
    latest = {row.user_id: row for row in sorted(team.former, key=lambda row: row.valid_from)}
    team.former = [row for user, row in latest.items() if user not in there]
    today, shares = timezone.localdate(), Counter[str]()
    for member in team.members:
        if member.membership.valid_from <= today:
            shares[member.membership.user.department] += member.membership.share
    team.posts = [(one.label, shares[one] / 100) for one in DEPARTMENTS if shares[one]]


def _place(row: TeamMembership) -> tuple[int, bool]:
    return DEPARTMENTS.index(Department(row.user.department)), not row.user.is_lead
