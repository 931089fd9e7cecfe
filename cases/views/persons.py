"""Forms for persons of the family and for the households they live in."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions
from cases.forms.family import HouseholdForm, PersonForm, RemovalForm, StayChangeForm, StayForm, facts_of
from cases.models import Case, Household, HouseholdMember, Person
from cases.views.family_sheet import Sheet, answer_removal, answer_sheet, own_case, removal_page, sheet_page
from web.http import post_once, seen_version

MOVED_OUT = "Wer ausgezogen ist, bekommt stattdessen einen letzten Tag. Hier entfernen Sie nur, was nie gestimmt hat."

# Persons


@require_safe
def new_person(request: StaffRequest, key: UUID) -> HttpResponse:
    case = own_case(request, key)
    form = PersonForm(initial={"last_name": case.family.name})
    return sheet_page(request, case, _person_sheet(case), form)


@post_once
def add_person(request: StaffRequest, key: UUID) -> HttpResponse:
    case = own_case(request, key)

    def act(given: dict[str, Any]) -> object:
        return actions.add_person(case, by=request.user, **given)

    return answer_sheet(request, case, _person_sheet(case), PersonForm(request.POST), act)


@require_safe
def person(request: StaffRequest, key: UUID, person: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = get_object_or_404(case.family.persons, key=person)
    return sheet_page(request, case, _person_sheet(case, found), PersonForm(initial=facts_of(found, PersonForm)))


@post_once
def change_person(request: StaffRequest, key: UUID, person: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = get_object_or_404(case.family.persons, key=person)

    def act(given: dict[str, Any]) -> object:
        return actions.change_person(found, case=case, by=request.user, version=seen_version(request), **given)

    return answer_sheet(request, case, _person_sheet(case, found), PersonForm(request.POST), act)


@require_safe
def ask_remove_person(request: StaffRequest, key: UUID, person: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = get_object_or_404(case.family.persons, key=person)
    return removal_page(request, case, _removal_of_person(found), RemovalForm())


@post_once
def remove_person(request: StaffRequest, key: UUID, person: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = get_object_or_404(case.family.persons, key=person)

    def act(reason: str) -> None:
        actions.remove_person(found, case=case, by=request.user, reason=reason)

    return answer_removal(request, case, _removal_of_person(found), act)


def _person_sheet(case: Case, found: Person | None = None) -> Sheet:
    return Sheet(
        title=found.full_name if found else "Person aufnehmen",
        button="Person speichern",
        done="Die Person ist gespeichert.",
        anchor="personen",
        note="Auch ungeborene, unbekannte und verstorbene Personen gehören dazu. Was Sie nicht wissen, bleibt leer.",
        row=found,
        saved=lambda: facts_of(found, PersonForm) if found else {},
        remove=reverse("cases:remove_person", args=[case.key, found.key]) if found else "",
    )


def _removal_of_person(found: Person) -> Sheet:
    return Sheet(
        title=f"{found.full_name} entfernen",
        button="Person entfernen",
        done="Die Person ist entfernt.",
        anchor="personen",
        note="Mit der Person gehen ihre Beziehungen, Haushalte und Sorgerechte. Im Protokoll steht, wer das war.",
    )


# Households


@require_safe
def new_household(request: StaffRequest, key: UUID) -> HttpResponse:
    case = own_case(request, key)
    return sheet_page(request, case, _household_sheet(case), HouseholdForm(initial={"city": "Mönchengladbach"}))


@post_once
def add_household(request: StaffRequest, key: UUID) -> HttpResponse:
    case = own_case(request, key)

    def act(given: dict[str, Any]) -> object:
        return actions.add_household(case, by=request.user, **given)

    return answer_sheet(request, case, _household_sheet(case), HouseholdForm(request.POST), act)


@require_safe
def household(request: StaffRequest, key: UUID, household: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _household(case, household)
    form = HouseholdForm(initial=facts_of(found, HouseholdForm))
    return sheet_page(request, case, _household_sheet(case, found), form)


@post_once
def change_household(request: StaffRequest, key: UUID, household: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _household(case, household)

    def act(given: dict[str, Any]) -> object:
        return actions.change_household(found, case=case, by=request.user, version=seen_version(request), **given)

    return answer_sheet(request, case, _household_sheet(case, found), HouseholdForm(request.POST), act)


@require_safe
def ask_remove_household(request: StaffRequest, key: UUID, household: UUID) -> HttpResponse:
    case = own_case(request, key)
    return removal_page(request, case, _removal_of_household(_household(case, household)), RemovalForm())


@post_once
def remove_household(request: StaffRequest, key: UUID, household: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _household(case, household)

    def act(reason: str) -> None:
        actions.remove_household(found, case=case, by=request.user, reason=reason)

    return answer_removal(request, case, _removal_of_household(found), act)


@require_safe
def new_stay(request: StaffRequest, key: UUID, household: UUID) -> HttpResponse:
    case = own_case(request, key)
    return sheet_page(request, case, _stay_sheet(_household(case, household)), StayForm(case=case))


@post_once
def add_stay(request: StaffRequest, key: UUID, household: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _household(case, household)

    def act(given: dict[str, Any]) -> object:
        return actions.add_stay(found, case=case, by=request.user, **given)

    return answer_sheet(request, case, _stay_sheet(found), StayForm(request.POST, case=case), act)


@require_safe
def stay(request: StaffRequest, key: UUID, stay: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _stay(case, stay)
    form = StayChangeForm(initial=facts_of(found, StayChangeForm))
    return sheet_page(request, case, _change_of_stay(case, found), form)


@post_once
def change_stay(request: StaffRequest, key: UUID, stay: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _stay(case, stay)

    def act(given: dict[str, Any]) -> object:
        return actions.change_stay(found, case=case, by=request.user, version=seen_version(request), **given)

    return answer_sheet(request, case, _change_of_stay(case, found), StayChangeForm(request.POST), act)


@require_safe
def ask_remove_stay(request: StaffRequest, key: UUID, stay: UUID) -> HttpResponse:
    case = own_case(request, key)
    return removal_page(request, case, _removal_of_stay(_stay(case, stay)), RemovalForm())


@post_once
def remove_stay(request: StaffRequest, key: UUID, stay: UUID) -> HttpResponse:
    case = own_case(request, key)
    found = _stay(case, stay)

    def act(reason: str) -> None:
        actions.remove_stay(found, case=case, by=request.user, reason=reason)

    return answer_removal(request, case, _removal_of_stay(found), act)


def _household(case: Case, key: UUID) -> Household:
    return get_object_or_404(case.family.households.select_related("quarter"), key=key)


def _stay(case: Case, key: UUID) -> HouseholdMember:
    rows = HouseholdMember.objects.select_related("household", "person").filter(household__family=case.family_id)
    return get_object_or_404(rows, key=key)


def _household_sheet(case: Case, found: Household | None = None) -> Sheet:
    return Sheet(
        title=f"Haushalt „{found}“" if found else "Haushalt eintragen",
        button="Haushalt speichern",
        done="Der Haushalt ist gespeichert.",
        anchor="haushalte",
        note="Bei einem Umzug tragen Sie einen neuen Haushalt ein; der alte bleibt mit seinen Daten stehen.",
        row=found,
        saved=lambda: facts_of(found, HouseholdForm) if found else {},
        remove=reverse("cases:remove_household", args=[case.key, found.key]) if found else "",
    )


def _removal_of_household(found: Household) -> Sheet:
    return Sheet(
        title=f"Haushalt „{found}“ entfernen",
        button="Haushalt entfernen",
        done="Der Haushalt ist entfernt.",
        anchor="haushalte",
        note=MOVED_OUT,
    )


def _stay_sheet(found: Household) -> Sheet:
    return Sheet(
        title=f"Einzug: {found}",
        button="Einzug speichern",
        done="Der Einzug ist gespeichert.",
        anchor="haushalte",
        note="Ein Kind kann in zwei Haushalten zugleich wohnen.",
    )


def _change_of_stay(case: Case, found: HouseholdMember) -> Sheet:
    return Sheet(
        title=f"{found.person.full_name}: {found.household}",
        button="Zeit speichern",
        done="Die Zeit im Haushalt ist gespeichert.",
        anchor="haushalte",
        note="Wer auszieht, bekommt bei „Bis“ den letzten Tag.",
        row=found,
        saved=lambda: facts_of(found, StayChangeForm),
        remove=reverse("cases:remove_stay", args=[case.key, found.key]),
    )


def _removal_of_stay(found: HouseholdMember) -> Sheet:
    return Sheet(
        title=f"{found.person.full_name} aus „{found.household}“ entfernen",
        button="Eintrag entfernen",
        done="Der Eintrag ist entfernt.",
        anchor="haushalte",
        note=MOVED_OUT,
    )
