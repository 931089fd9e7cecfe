"""The family of a case: its genogram with the list that says the same, and everything it is drawn from."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from cases import actions
from cases.family.tree import tree_of
from cases.forms.family import LanguagesForm, languages_of
from cases.models import Case
from cases.views.family_sheet import Sheet, answer_sheet, own_case, sheet_page
from cases.views.page import fetch_case, file_page
from web.http import post_once, seen_version


@require_safe
def family(request: StaffRequest, key: UUID) -> HttpResponse:
    """Genogram, persons, households, relations, custody, languages."""
    case = fetch_case(request, key)
    context: dict[str, object] = {
        "tree": tree_of(case),
        "languages": [language.name for language in case.family.languages.all()],
    }
    return file_page(request, case, "cases/family.html", context, tab="family")


@require_safe
def genogram(request: StaffRequest, key: UUID) -> HttpResponse:
    """The picture alone, for the overview of the case; without htmx a page of its own."""
    case = fetch_case(request, key)
    return file_page(request, case, "cases/genogram.html", {"tree": tree_of(case)}, tab="family", partial="picture")


@require_safe
def languages(request: StaffRequest, key: UUID) -> HttpResponse:
    case = own_case(request, key)
    return sheet_page(request, case, _sheet(case), LanguagesForm(initial=languages_of(case.family)))


@post_once
def set_languages(request: StaffRequest, key: UUID) -> HttpResponse:
    case = own_case(request, key)

    def act(given: dict[str, object]) -> None:
        actions.set_languages(case, by=request.user, version=seen_version(request), **given)  # type: ignore[arg-type]

    return answer_sheet(request, case, _sheet(case), LanguagesForm(request.POST), act)


def _sheet(case: Case) -> Sheet:
    return Sheet(
        title="Sprachen der Familie",
        button="Sprachen speichern",
        done="Die Sprachen der Familie sind gespeichert.",
        anchor="sprachen",
        row=case.family,
        saved=lambda: languages_of(case.family),
    )
