"""A competition about a help: asked providers, their links, their offers, and how they are rated."""

from datetime import date
from typing import Any

from django.db.models import Model
from django.urls import reverse

from hze import actions, rules
from hze.actions.requests import PURPOSE
from hze.models import FamilyChoice, HelpEpisode, OfferRating, ProviderOffer, ProviderRequest, RequestLink, RequestSheet
from tests.hze.helps_office import a_help
from tests.office import colleague, in_days
from web.tokens import Token

GRADES = {"idea": 3, "person": 3, "timing": 4, "nearness": 2}


def asked(**changes: Any) -> list[ProviderRequest]:
    """Three providers that were asked about one help."""
    help_ = changes.pop("help_", None) or a_help(**changes)
    return actions.send_requests(help_, by=colleague("brandt"), has_read=True)


def link_of(request: ProviderRequest) -> RequestLink:
    """The open link of a request."""
    return RequestLink.objects.open().for_page().get(request=request)


def address(link: RequestLink, name: str = "request_link", *args: object) -> str:
    """Where a link leads."""
    return reverse(f"hze:{name}", args=[str(Token(PURPOSE, link.key)), *args])


def words(**changes: Any) -> dict[str, Any]:
    """An offer as the action takes it."""
    offer: dict[str, Any] = {
        "idea": "Wir kommen vor der Schule und üben den Morgen gemeinsam.",
        "person": "Mara Lindt",
        "qualification": "Sozialpädagogin, acht Jahre SPFH",
        "starts_on": in_days(10),
        "times": "morgens ab 6:30 Uhr",
        "minutes_per_week": 360,
    }
    return offer | changes


def offered(request: ProviderRequest, **changes: Any) -> ProviderOffer:
    """An offer that came by the link."""
    return actions.submit_offer(request, link=link_of(request), **words(**changes))


def rated(offer: ProviderOffer, *, by: str = "brandt", suits: str = "yes", **grades: int) -> OfferRating:
    """An offer rated by its content."""
    return actions.rate_offer(
        offer,
        by=colleague(by),
        version=offer.version,
        grades=GRADES | grades,
        suits=suits,
        reason="Die Idee trifft den Morgen.",
    )


def chosen(help_: HelpEpisode, wish: ProviderRequest | None, **changes: Any) -> FamilyChoice:
    """What the family wished, with its consent to the release of names."""
    given: dict[str, Any] = {
        "by": colleague("brandt"),
        "pointed_out_on": date.today(),
        "chosen_on": date.today(),
        "chosen_by": "Mutter und Kind gemeinsam",
        "agrees_to_release": True,
    }
    return actions.record_choice(help_, wish=wish, **(given | changes))


def with_offers(count: int = 2) -> tuple[HelpEpisode, list[ProviderRequest]]:
    """Three were asked, so many offer and are rated."""
    requests = asked()
    for request in requests[:count]:
        rated(offered(request))
    return requests[0].episode, requests


def awarded() -> tuple[HelpEpisode, list[ProviderRequest]]:
    """The first of two offers was wished and got the help."""
    help_, requests = with_offers()
    chosen(help_, requests[0])
    actions.award(requests[0], by=colleague("brandt"), reason="Passt am besten zum Morgen der Familie.")
    return help_, requests


def without_names(help_: HelpEpisode, *, by: str = "felten") -> HelpEpisode:
    """The sheet as its form proposes it: what the Vorlage said, without a name."""
    sheet = RequestSheet.objects.get(episode=help_)
    found = HelpEpisode.objects.for_list().get(pk=help_.pk)
    told = rules.without_names(found.case, rules.texts_of(sheet))
    actions.word_sheet(found, by=colleague(by), version=sheet.version, starts_on=sheet.starts_on, **told)
    return found


def now[M: Model](row: M) -> M:
    """The row as the database has it now."""
    return type(row)._default_manager.get(pk=row.pk)
