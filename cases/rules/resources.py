"""What a resource check still needs, where an offer belongs, and what changed between two checks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices

from cases.models import FamilyResource, ResourceCheck
from socialspace.models import Offer, Organisation

MIN_CHECK_PARTICIPANTS = 2
# Services and institutions; everything else of the directory belongs to the neighbourhood (domain.md §2, levels 3, 4).
PROFESSIONAL = frozenset(
    {
        Organisation.Kind.HEALTH,
        Organisation.Kind.ADVICE,
        Organisation.Kind.JOBCENTER,
        Organisation.Kind.ABI,
        Organisation.Kind.AUTHORITY,
        Organisation.Kind.LANGUAGE,
        Organisation.Kind.PROVIDER,
    }
)


class ChangeKind(TextChoices):
    """What became of a resource from one check to the next."""

    NEW = "new", "neu"
    GONE = "gone", "weggefallen"
    CHANGED = "changed", "Stand geändert"
    CONFIRMED = "confirmed", "bestätigt"
    OPEN = "open", "noch zu prüfen"


@dataclass(frozen=True)
class Change:
    """One resource in two checks; `old` is none for a new one, `new` for one that is gone."""

    kind: ChangeKind
    old: FamilyResource | None
    new: FamilyResource | None

    @property
    def wording(self) -> str:
        """How it is called now, or was."""
        found = self.new or self.old
        return found.wording if found else ""


def compare(old: Iterable[FamilyResource], new: Iterable[FamilyResource]) -> list[Change]:
    """What changed from an older check to a newer one; each resource of both stands in exactly one change."""
    before = {resource.pk: resource for resource in old}
    changes = [
        _change(before.pop(resource.carried_from_id, None) if resource.carried_from_id else None, resource)
        for resource in new
    ]
    return changes + [Change(ChangeKind.GONE, resource, None) for resource in before.values()]


def _change(old: FamilyResource | None, new: FamilyResource) -> Change:
    if old is None:
        return Change(ChangeKind.NEW, None, new)
    if new.is_open:
        return Change(ChangeKind.OPEN, old, new)
    return Change(ChangeKind.CHANGED if old.state != new.state else ChangeKind.CONFIRMED, old, new)


def level_of_offer(offer: Offer) -> FamilyResource.Level:
    """Social space or services, by what kind of organisation offers it."""
    is_service = offer.organisation.kind in PROFESSIONAL
    return FamilyResource.Level.PROFESSIONAL if is_service else FamilyResource.Level.SOCIAL_SPACE


def missing_in_check(check: ResourceCheck) -> list[str]:
    """What a resource check needs before it can be completed."""
    missing = []
    if check.participants.filter(left_at__isnull=True).count() < MIN_CHECK_PARTICIPANTS:
        missing.append("Nennen Sie mindestens zwei Teilnehmende aus dem weiten Kreis.")
    if not check.resources.exists():
        missing.append("Halten Sie mindestens eine Ressource fest.")
    unseen = check.resources.filter(confirmed_on__isnull=True).count()
    if unseen:
        count = "ist eine Ressource" if unseen == 1 else f"sind {unseen} Ressourcen"
        missing.append(f"Aus dem letzten Ressourcencheck {count} noch zu prüfen.")
    return missing
