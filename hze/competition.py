"""The competition about one help as its page shows it: what is done, who was asked, offers beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils import timezone

from hze import rules
from hze.actions import offers_of
from hze.lifecycle import RequestState
from hze.models import Award, FamilyChoice, HelpEpisode, OfferRating, ProviderOffer, ProviderRequest, Rate, RequestLink


class Look(NamedTuple):
    """How a state is shown beside its word."""

    kind: str
    icon: str


LOOKS = {
    RequestState.READY: Look("neutral", icon="schedule"),
    RequestState.SENT: Look("info", icon="send"),
    RequestState.SEEN: Look("info", icon="visibility"),
    RequestState.EXAMINING: Look("info", icon="hourglass-top"),
    RequestState.DECLINED: Look("neutral", icon="close"),
    RequestState.OFFERED: Look("success", icon="task-alt"),
    RequestState.CHOSEN: Look("success", icon="verified"),
    RequestState.NOT_CHOSEN: Look("neutral", icon="remove"),
}


class Step(NamedTuple):
    """One step of the competition, as the stepper shows it."""

    label: str
    state: str
    note: str
    url: str = ""


@dataclass(frozen=True)
class Asked:
    """A provider that was or will be asked, with its last word and its link."""

    request: ProviderRequest
    link: RequestLink | None

    @property
    def look(self) -> Look:
        return LOOKS[RequestState(self.request.state)]

    @property
    def last(self) -> str:
        """The reason it gave, where it gave one."""
        answers = list(self.request.answers.all())
        return answers[-1].reason if answers else ""

    @property
    def is_late(self) -> bool:
        """Whether it answered after the deadline."""
        return any(answer.is_late for answer in self.request.answers.all() if answer.state != RequestState.SEEN)

    @property
    def is_link_open(self) -> bool:
        return self.link is not None and self.link.is_open_on(timezone.localdate())


@dataclass(frozen=True)
class Column:
    """One offer beside the others; `cents` stays empty until all offers are rated."""

    offer: ProviderOffer
    rating: OfferRating | None
    cents: int | None
    weekly_cents: int | None


@dataclass(frozen=True)
class Competition:
    """All of it."""

    asked: Sequence[Asked]
    columns: Sequence[Column]
    prices_open: bool
    choice: FamilyChoice | None
    award: Award | None

    @property
    def ready(self) -> list[Asked]:
        return [row for row in self.asked if row.request.state == RequestState.READY]

    @property
    def sent(self) -> list[Asked]:
        return [row for row in self.asked if row.request.state != RequestState.READY]

    @property
    def is_unanswered(self) -> bool:
        """Whether the time is over, or everybody said no, and nothing was offered."""
        waiting = any(not row.request.is_over and row.request.state != RequestState.DECLINED for row in self.sent)
        return bool(self.sent) and not self.columns and not waiting and self.award is None

    @property
    def steps(self) -> list[Step]:
        """Ask, answer, rate, choose, award; the first open one is the current."""
        said = (
            ("Anfrage", bool(self.sent), f"{len(self.sent)} gefragt"),
            ("Angebote", bool(self.columns), f"{len(self.columns)} eingegangen"),
            ("Bewertung", self.prices_open, "nach Inhalt"),
            ("Wahl der Familie", self.choice is not None, "§ 5 SGB VIII"),
            ("Vergabe", self.award is not None, ""),
        )
        current = next((number for number, (_, done, _) in enumerate(said) if not done), None)
        return [
            Step(label, "done" if done else "current" if number == current else "open", note)
            for number, (label, done, note) in enumerate(said)
        ]


def competition_of(episode: HelpEpisode) -> Competition:
    """What is known of the competition about a help; a fixed number of queries."""
    requests = episode.requests.select_related("organisation", "mail").with_reachable()
    rows = list(requests.prefetch_related("answers", "links__mail"))
    offers = offers_of(episode)
    is_open = rules.prices_are_open(offers)
    awards = Award.objects.filter(episode=episode, withdrawn_at__isnull=True)
    choices = FamilyChoice.objects.filter(episode=episode).select_related("wish__organisation", "by")
    return Competition(
        asked=[Asked(row, next(iter(row.links.all()), None)) for row in rows],
        columns=_columns(episode, offers, is_open=is_open),
        prices_open=is_open,
        choice=choices.order_by("-id").first(),
        award=awards.select_related("request__organisation", "by").first(),
    )


def _columns(episode: HelpEpisode, offers: Sequence[ProviderOffer], *, is_open: bool) -> list[Column]:
    """The best rated first, once all are rated; by name before, so that no order says anything."""
    rates = Rate.objects.on(episode.begins_on).filter(help_kind=episode.help_kind) if is_open else Rate.objects.none()
    cents = dict(rates.values_list("organisation", "cents"))
    columns = [_column(offer, cents.get(offer.request.organisation_id)) for offer in offers]
    if is_open:
        return sorted(columns, key=lambda column: -(column.rating.points if column.rating else 0))
    return sorted(columns, key=lambda column: column.offer.request.organisation.name_sort)


def _column(offer: ProviderOffer, cents: int | None) -> Column:
    rating = next((each for each in reversed(offer.ratings.all()) if each.version == offer.version), None)
    weekly = round(cents * offer.minutes_per_week / 60) if cents is not None else None
    return Column(offer, rating, cents, weekly)
