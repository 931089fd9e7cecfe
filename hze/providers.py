"""Providers in a list: what is agreed, what they are good at and have free, how fairly they were asked lately."""

from dataclasses import dataclass

from django import forms
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from hze.lifecycle import RequestState
from hze.models import Competence, HelpKind, ProviderAgreement, ProviderProfile, ProviderRequest, Rate
from socialspace.models import Language, Organisation, SocialArea, on_day
from web.forms import Form
from web.models import CountOf


class FilterForm(Form):
    """The filter above the list."""

    marks_optional = False
    kind = forms.ModelChoiceField(label="Hilfeart", queryset=HelpKind.objects.all(), required=False, empty_label="alle")
    competence = forms.ModelChoiceField(
        label="Kompetenz", queryset=Competence.objects.all(), required=False, empty_label="alle"
    )
    language = forms.ModelChoiceField(
        label="Sprache", queryset=Language.objects.all(), required=False, empty_label="alle"
    )
    area = forms.ModelChoiceField(label="Gebiet", queryset=SocialArea.objects.all(), required=False, empty_label="alle")


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What is looked for; `only` is the id of one provider."""

    kind: HelpKind | None = None
    competence: Competence | None = None
    language: Language | None = None
    area: SocialArea | None = None
    only: int | None = None


@dataclass(frozen=True)
class Row:
    """One provider in the list."""

    provider: Organisation
    profile: ProviderProfile | None
    agreements: list[ProviderAgreement]
    asked: int
    chosen: int


def provider_rows(chosen: Filter) -> list[Row]:
    """Providers by name; seven queries for any number."""
    today = timezone.localdate()
    agreed = ProviderAgreement.objects.filter(organisation=OuterRef("pk"))
    rows = Organisation.objects.active().filter(Q(kind=Organisation.Kind.PROVIDER) | Q(Exists(agreed)))
    if chosen.only is not None:
        rows = Organisation.objects.active().filter(pk=chosen.only)
    if chosen.kind:
        rates = Rate.objects.on(today).filter(organisation=OuterRef("pk"), help_kind=chosen.kind)
        rows = rows.filter(Q(Exists(rates)))
    if chosen.competence:
        rows = rows.filter(profile__competences=chosen.competence)
    if chosen.language:
        rows = rows.filter(languages=chosen.language)
    if chosen.area:
        rows = rows.filter(profile__areas=chosen.area)
    lately = ProviderRequest.objects.lately().filter(organisation=OuterRef("pk"))
    rows = rows.annotate(
        asked=CountOf(lately.values("pk")),
        chosen=CountOf(lately.filter(state=RequestState.CHOSEN).values("pk")),
    )
    valid = Prefetch("agreements", ProviderAgreement.objects.filter(on_day(today)), to_attr="valid_agreements")
    rows = rows.for_list().select_related("profile")
    rows = rows.prefetch_related(valid, "profile__competences", "profile__areas")
    return [
        Row(each, getattr(each, "profile", None), each.valid_agreements, each.asked, each.chosen)  # type: ignore[attr-defined]
        for each in rows.order_by("name_sort")
    ]
