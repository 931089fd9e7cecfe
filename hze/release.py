"""Who the family is, told to the chosen provider and to nobody else, as long as the award stands."""

from dataclasses import dataclass
from datetime import date

from cases.models import HouseholdMember
from cases.rules import lead_of
from hze.lifecycle import RequestState
from hze.models import Award, ProviderRequest


@dataclass(frozen=True)
class Released:
    """What the chosen provider needs to begin: the child, who lives with it and where; nobody of another household."""

    child: str
    born_on: date | None
    members: tuple[str, ...]
    homes: tuple[str, ...]
    phones: tuple[str, ...]
    worker: str
    reason: str


def released_to(request: ProviderRequest) -> Released | None:
    """The family of a help for the provider it is awarded to; None for every other one, and once it is taken back."""
    if request.state != RequestState.CHOSEN:
        return None
    given = Award.objects.filter(request=request, withdrawn_at__isnull=True).first()
    if given is None or request.episode.provider_id != request.organisation_id:
        return None
    case = request.episode.case
    own = HouseholdMember.objects.current().filter(person=case.child_id).values("household")
    stays = HouseholdMember.objects.current().filter(household__in=own)
    rows = list(stays.select_related("person", "household").order_by("pk"))
    homes = {row.household_id: row.household for row in rows}.values()
    lead = lead_of(case)
    people = {row.person_id: row.person for row in rows}.values()
    return Released(
        child=str(case.child),
        born_on=case.child.birth_date,
        members=tuple(str(person) for person in people if person.pk != case.child_id),
        homes=tuple(f"{home.street}, {home.postal_code} {home.city}".strip(", ") for home in homes),
        phones=tuple(f"{person}: {person.phone}" for person in people if person.phone),
        worker=lead.get_full_name() if lead else "",
        reason=given.reason,
    )
