"""Which providers fit a help, each with its reasons; and how often each was asked and chosen lately."""

from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from hze.lifecycle import RequestState
from hze.models import Competence, HelpEpisode, ProviderAgreement, ProviderRequest, Rate, RequestSheet
from hze.rules.requests import CAPACITY_DAYS
from socialspace.models import ContactPerson, Organisation
from web.german import day_num
from web.models import CountOf


class Reason(NamedTuple):
    """One reason for or against a provider; `fits` is None where it is not known."""

    fits: bool | None
    words: str


@dataclass(frozen=True)
class Fit:
    """A provider as it fits one help."""

    organisation: Organisation
    reasons: tuple[Reason, ...]
    has_rate: bool
    is_reachable: bool
    asked: int
    chosen: int

    @property
    def points(self) -> int:
        """How many reasons speak for it; what is not known speaks neither way."""
        return sum(reason.fits is True for reason in self.reasons) - sum(
            reason.fits is False for reason in self.reasons
        )

    @property
    def why(self) -> str:
        """The reasons that speak for it, in one line."""
        return ", ".join(reason.words for reason in self.reasons if reason.fits)[:500]


def providers_by_fit(episode: HelpEpisode, sheet: RequestSheet | None = None) -> list[Fit]:
    """Every provider, the best fit first; among equals those one can write to, then who was asked least lately.

    Nobody is left out: who has no agreement or nothing free stands further down, with the reason. Never by price.
    """
    sheet = sheet or RequestSheet.objects.filter(episode=episode).first()
    wanted = list(sheet.competences.all()) if sheet else []
    fits = [_fit(provider, episode, sheet, wanted) for provider in _providers(episode)]
    return sorted(fits, key=lambda fit: (-fit.points, not fit.is_reachable, fit.asked, fit.organisation.name_sort))


def _providers(episode: HelpEpisode) -> list[Organisation]:
    """All of them, with what is counted and known of each; five queries for any number."""
    lately = ProviderRequest.objects.lately().filter(organisation=OuterRef("pk")).exclude(episode=episode)
    rates = Rate.objects.on(episode.begins_on).filter(help_kind=episode.help_kind, organisation=OuterRef("pk"))
    rows = Organisation.objects.active().filter(
        Q(kind=Organisation.Kind.PROVIDER) | Q(Exists(ProviderAgreement.objects.filter(organisation=OuterRef("pk"))))
    )
    rows = rows.select_related("profile").annotate(
        asked=CountOf(lately.values("pk")),
        chosen=CountOf(lately.filter(state=RequestState.CHOSEN).values("pk")),
        has_rate=Exists(rates),
        is_reachable=Exists(ContactPerson.objects.with_email().filter(organisation=OuterRef("pk"))),
    )
    return list(rows.prefetch_related("languages", "profile__competences", Prefetch("profile__areas")))


def _fit(provider: Organisation, episode: HelpEpisode, sheet: RequestSheet | None, wanted: list[Competence]) -> Fit:
    known = {each: getattr(provider, each) for each in ("has_rate", "is_reachable", "asked", "chosen")}
    agreed = "Entgelt vereinbart" if known["has_rate"] else "kein Entgelt für diese Hilfeart"
    reasons = [Reason(known["has_rate"], agreed), _area(provider, episode), _capacity(provider)]
    if sheet is not None:
        reasons += [*_competences(provider, wanted), *_language(provider, sheet)]
    return Fit(organisation=provider, reasons=tuple(reasons), **known)


def _area(provider: Organisation, episode: HelpEpisode) -> Reason:
    profile, area = getattr(provider, "profile", None), episode.case.area
    areas = list(profile.areas.all()) if profile else []
    if not areas:
        return Reason(None, "Einzugsgebiet nicht bekannt")
    return Reason(True, f"arbeitet in {area.name}") if area in areas else Reason(False, f"nicht in {area.name}")


def _capacity(provider: Organisation) -> Reason:
    profile = getattr(provider, "profile", None)
    if profile is None or profile.free_places is None or profile.free_on is None:
        return Reason(None, "freie Plätze nicht bekannt")
    since = f"Stand {day_num(profile.free_on)}"
    if profile.free_on < timezone.localdate() - timedelta(days=CAPACITY_DAYS):
        return Reason(None, f"freie Plätze nicht aktuell bekannt ({since})")
    if not profile.free_places:
        return Reason(False, f"nichts frei ({since})")
    places = "1 Platz frei" if profile.free_places == 1 else f"{profile.free_places} Plätze frei"
    return Reason(True, f"{places} ({since})")


def _competences(provider: Organisation, wanted: list[Competence]) -> list[Reason]:
    profile = getattr(provider, "profile", None)
    has = set(profile.competences.all()) if profile else set()
    return [Reason(True, each.name) if each in has else Reason(None, f"{each.name}: nicht bekannt") for each in wanted]


def _language(provider: Organisation, sheet: RequestSheet) -> list[Reason]:
    wanted = next((each for each in provider.languages.all() if each.pk == sheet.language_id), None)
    if sheet.language_id is None:
        return []
    return [Reason(True, f"spricht {wanted.name}") if wanted else Reason(False, "Sprache der Familie nicht genannt")]
