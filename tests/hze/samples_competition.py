"""A help about which three providers were asked: one has offered with a file, one reads its link, one link is over."""

from datetime import date
from typing import Any

from hze import actions
from hze.actions.requests import PURPOSE
from hze.models import OfferFile, RequestLink
from tests.hze.competition_office import asked, link_of, offered
from tests.office import a_case, colleague
from web.models import StoredFile
from web.tokens import Token


def samples() -> dict[str, list[Any]]:
    requests = asked(case=a_case(child_first_name="Kim", child_last_name="Lerchenau"))
    offer = offered(requests[0])
    stored = StoredFile.store(name="Idee.pdf", media_type="application/pdf", content=b"%PDF-1.7")
    file = OfferFile.objects.create(offer=offer, file=stored, title="Idee.pdf")
    first, second, third = (link_of(request) for request in requests)
    actions.revoke_request_link(requests[2], by=colleague("brandt"))
    provider = requests[0].organisation
    neumann = colleague("neumann")
    agreement = actions.add_agreement(provider, by=neumann, kind="77", valid_from=date(2026, 1, 1))
    actions.keep_profile(provider, by=neumann, version=0, competences=(), areas=(), note="Ruft schnell zurück.")
    return {
        "asked_help": [requests[0].episode.key],
        "offered_request": [requests[0].key],
        "offered_file": [file.key],
        "help_provider": [provider.key],
        "agreement_77": [agreement.key],
        "request_token": [_token(second)],
        "closed_request_token": [_token(third)],
        "request_file": [_token(first), file.key],
    }


def _token(link: RequestLink) -> str:
    return str(Token(PURPOSE, link.key))
