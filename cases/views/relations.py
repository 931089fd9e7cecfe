"""Forms for relationships and custody."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions
from cases.forms.family import (
    CustodyChangeForm,
    CustodyForm,
    RelationshipChangeForm,
    RelationshipForm,
    RemovalForm,
    facts_of,
)
from cases.models import Case, Custody, Relationship
from cases.views.family_sheet import Sheet, answer_removal, answer_sheet, own_case, removal_page, sheet_page
from web.http import post_once, seen_version

NEVER_TRUE = "Was zu Ende ist, bekommt stattdessen einen letzten Tag. Hier entfernen Sie nur, was nie gestimmt hat."


# Relationships


@require_safe
def new_relationship(request: StaffRequest, key: UUID) -> HttpResponse:
    case = own_case(request, key)
    return sheet_page(request, case, _relationship_sheet(), RelationshipForm(case=case))


@post_once
def add_relationship(request: StaffRequest, key: UUID) -> HttpResponse:
    case = own_case(request, key)

    def act(given: dict[str, Any]) -> object:
        return actions.add_relationship(case, by=request.user, **given)

    return answer_sheet(request, case, _relationship_sheet(), RelationshipForm(request.POST, case=case), act)


@require_safe
def relationship(request: StaffRequest, key: UUID, relationship: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _relationship(case, relationship)
    form = RelationshipChangeForm(initial=facts_of(found, RelationshipChangeForm))
    return sheet_page(request, case, _change_of_relationship(case, found), form)


@post_once
def change_relationship(request: StaffRequest, key: UUID, relationship: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _relationship(case, relationship)

    def act(given: dict[str, Any]) -> object:
        return actions.change_relationship(found, case=case, by=request.user, version=seen_version(request), **given)

    sheet = _change_of_relationship(case, found)
    return answer_sheet(request, case, sheet, RelationshipChangeForm(request.POST), act)


@require_safe
def ask_remove_relationship(request: StaffRequest, key: UUID, relationship: UUID) -> HttpResponse:
    case = own_case(request, key)
    return removal_page(request, case, _removal_of_relationship(_relationship(case, relationship)), RemovalForm())


@post_once
def remove_relationship(request: StaffRequest, key: UUID, relationship: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _relationship(case, relationship)

    def act(reason: str) -> None:
        actions.remove_relationship(found, case=case, by=request.user, reason=reason)

    return answer_removal(request, case, _removal_of_relationship(found), act)


def _relationship(case: Case, key: UUID) -> Relationship:
    return get_object_or_404(case.family.relationships.select_related("one", "other"), key=key)


def _relationship_sheet() -> Sheet:
    return Sheet(
        title="Beziehung eintragen",
        button="Beziehung speichern",
        done="Die Beziehung ist gespeichert.",
        anchor="beziehungen",
        note="Geschwister ergeben sich von selbst, wenn die Eltern eingetragen sind.",
    )


def _change_of_relationship(case: Case, found: Relationship) -> Sheet:
    return Sheet(
        title=f"{found.one.full_name} und {found.other.full_name}",
        button="Beziehung speichern",
        done="Die Beziehung ist gespeichert.",
        anchor="beziehungen",
        note="Bei Eltern steht der Elternteil zuerst.",
        row=found,
        saved=lambda: facts_of(found, RelationshipChangeForm),
        remove=reverse("cases:remove_relationship", args=[case.key, found.key]),
    )


def _removal_of_relationship(found: Relationship) -> Sheet:
    return Sheet(
        title=f"Beziehung von {found.one.full_name} und {found.other.full_name} entfernen",
        button="Beziehung entfernen",
        done="Die Beziehung ist entfernt.",
        anchor="beziehungen",
        note=NEVER_TRUE,
    )


# Custody


@require_safe
def new_custody(request: StaffRequest, key: UUID) -> HttpResponse:
    case = own_case(request, key)
    return sheet_page(request, case, _custody_sheet(), CustodyForm(case=case))


@post_once
def add_custody(request: StaffRequest, key: UUID) -> HttpResponse:
    case = own_case(request, key)

    def act(given: dict[str, Any]) -> object:
        return actions.add_custody(case, by=request.user, **given)

    return answer_sheet(request, case, _custody_sheet(), CustodyForm(request.POST, case=case), act)


@require_safe
def custody(request: StaffRequest, key: UUID, custody: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _custody(case, custody)
    form = CustodyChangeForm(case=case, initial=facts_of(found, CustodyChangeForm))
    return sheet_page(request, case, _change_of_custody(case, found), form)


@post_once
def change_custody(request: StaffRequest, key: UUID, custody: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _custody(case, custody)

    def act(given: dict[str, Any]) -> object:
        return actions.change_custody(found, case=case, by=request.user, version=seen_version(request), **given)

    sheet = _change_of_custody(case, found)
    return answer_sheet(request, case, sheet, CustodyChangeForm(request.POST, case=case), act)


@require_safe
def ask_remove_custody(request: StaffRequest, key: UUID, custody: UUID) -> HttpResponse:
    case = own_case(request, key)
    return removal_page(request, case, _removal_of_custody(_custody(case, custody)), RemovalForm())


@post_once
def remove_custody(request: StaffRequest, key: UUID, custody: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _custody(case, custody)

    def act(reason: str) -> None:
        actions.remove_custody(found, case=case, by=request.user, reason=reason)

    return answer_removal(request, case, _removal_of_custody(found), act)


def _custody(case: Case, key: UUID) -> Custody:
    rows = Custody.objects.select_related("child", "holder").filter(child__family=case.family_id)
    return get_object_or_404(rows, key=key)


def _custody_sheet() -> Sheet:
    return Sheet(
        title="Sorgerecht eintragen",
        button="Sorgerecht speichern",
        done="Das Sorgerecht ist gespeichert.",
        anchor="sorgerecht",
        note="Gemeinsame Sorge sind zwei Einträge, einer je Elternteil.",
    )


def _change_of_custody(case: Case, found: Custody) -> Sheet:
    return Sheet(
        title=f"Sorgerecht für {found.child.full_name}",
        button="Sorgerecht speichern",
        done="Das Sorgerecht ist gespeichert.",
        anchor="sorgerecht",
        note="Endet ein Sorgerecht, tragen Sie bei „Bis“ den letzten Tag ein.",
        row=found,
        saved=lambda: facts_of(found, CustodyChangeForm),
        remove=reverse("cases:remove_custody", args=[case.key, found.key]),
    )


def _removal_of_custody(found: Custody) -> Sheet:
    return Sheet(
        title=f"Sorgerecht für {found.child.full_name} entfernen",
        button="Sorgerecht entfernen",
        done="Das Sorgerecht ist entfernt.",
        anchor="sorgerecht",
        note=NEVER_TRUE,
    )
