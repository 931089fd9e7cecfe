"""Providers with their agreements, rates, what they are good at and have free; no case is on these pages."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.models import ASD_AND_WJH
from cases.rules import demand
from hze import actions, rules
from hze.forms.agreements import AgreementForm, EndAgreementForm, ProfileForm, RateForm
from hze.models import ProviderAgreement, ProviderProfile, Rate
from hze.providers import Filter, FilterForm, provider_rows
from socialspace.models import Organisation
from web.forms import Form
from web.http import answer_form, post_once, render_page, seen_version


@require_safe
def providers(request: StaffRequest) -> HttpResponse:
    """Every provider, whatever its agreements; by kind of help, competence, language and area."""
    _demand_reader(request)
    form = FilterForm(request.GET)
    chosen = Filter(**form.cleaned_data) if form.is_valid() else Filter()
    context = {"form": form, "rows": provider_rows(chosen), "may_keep": rules.may_keep_agreements(request.user)}
    return render_page(request, "hze/providers.html", context)


@require_safe
def provider(request: StaffRequest, key: UUID) -> HttpResponse:
    """One provider: agreements, rates with their history, profile, how often asked and chosen lately."""
    _demand_reader(request)
    found = _fetch(key)
    (row,) = provider_rows(Filter(only=found.pk))
    context = {
        "row": row,
        "agreements": found.agreements.select_related("by"),
        "rates": Rate.objects.filter(organisation=found)
        .select_related("help_kind")
        .order_by("help_kind", "-valid_from"),
        "today": timezone.localdate(),
        "may_keep": rules.may_keep_agreements(request.user),
        "may_describe": rules.may_keep_profiles(request.user),
    }
    return render_page(request, "hze/provider.html", context)


@require_safe
def agreement_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """A new agreement of a provider."""
    demand(rules.may_keep_agreements(request.user))
    return _ask(request, _fetch(key), AgreementForm(), "Vereinbarung eintragen")


@post_once
def add_agreement(request: StaffRequest, key: UUID) -> HttpResponse:
    demand(rules.may_keep_agreements(request.user))
    found, form = _fetch(key), AgreementForm(request.POST)
    return _save(
        request, found, form, "Vereinbarung eintragen", actions.add_agreement, "Die Vereinbarung ist eingetragen."
    )


@require_safe
def end_agreement_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """Until when an agreement holds."""
    demand(rules.may_keep_agreements(request.user))
    found = _agreement(key)
    return _ask(request, found.organisation, EndAgreementForm(), f"{found} beenden")


@post_once
def end_agreement(request: StaffRequest, key: UUID) -> HttpResponse:
    demand(rules.may_keep_agreements(request.user))
    found, form = _agreement(key), EndAgreementForm(request.POST)

    def act(organisation: Organisation, *, by: object, valid_to: date) -> None:
        actions.end_agreement(found, by=request.user, valid_to=valid_to)

    return _save(request, found.organisation, form, f"{found} beenden", act, "Das Ende ist eingetragen.")


@require_safe
def rate_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """A new rate from a day on."""
    demand(rules.may_keep_agreements(request.user))
    return _ask(request, _fetch(key), RateForm(), "Entgelt eintragen")


@post_once
def set_rate(request: StaffRequest, key: UUID) -> HttpResponse:
    demand(rules.may_keep_agreements(request.user))
    done = "Das Entgelt ist eingetragen. Das frühere steht weiter in der Liste."
    return _save(request, _fetch(key), RateForm(request.POST), "Entgelt eintragen", actions.set_rate, done)


@require_safe
def profile_form(request: StaffRequest, key: UUID) -> HttpResponse:
    """What a provider is good at, where it works, what it has free."""
    demand(rules.may_keep_profiles(request.user))
    found = _fetch(key)
    profile = _profile(found)
    return _ask(request, found, ProfileForm.of(profile), "Profil bearbeiten", version=profile.version if profile else 0)


@post_once
def keep_profile(request: StaffRequest, key: UUID) -> HttpResponse:
    demand(rules.may_keep_profiles(request.user))
    found, form, seen = _fetch(key), ProfileForm(request.POST), seen_version(request)

    def act(organisation: Organisation, *, by: object, **words: object) -> None:
        actions.keep_profile(organisation, by=request.user, version=seen, **words)  # type: ignore[arg-type]

    return _save(request, found, form, "Profil bearbeiten", act, "Das Profil ist gespeichert.", version=seen)


def _demand_reader(request: StaffRequest) -> None:
    if request.user.department not in ASD_AND_WJH:
        raise PermissionDenied


def _fetch(key: UUID) -> Organisation:
    return get_object_or_404(Organisation.objects.active(), key=key)


def _agreement(key: UUID) -> ProviderAgreement:
    return get_object_or_404(ProviderAgreement.objects.select_related("organisation"), key=key)


def _profile(found: Organisation) -> ProviderProfile | None:
    return ProviderProfile.objects.filter(organisation=found).prefetch_related("competences", "areas").first()


def _ask(
    request: StaffRequest,
    found: Organisation,
    form: Form,
    heading: str,
    *,
    version: int | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"provider": found, "form": form, "heading": heading, "version": version}
    return render_page(request, "hze/provider_form.html", context, status=status)


def _save(
    request: StaffRequest,
    found: Organisation,
    form: Form,
    heading: str,
    do: Callable[..., object],
    done: str,
    *,
    version: int | None = None,
) -> HttpResponse:
    def act(cleaned: dict[str, object]) -> str:
        do(found, by=request.user, **cleaned)
        messages.success(request, done)
        return reverse("hze:provider", args=[found.key])

    def again(form: Form) -> HttpResponse:
        return _ask(request, found, form, heading, version=version, status=422)

    return answer_form(request, form, act, again=again)
