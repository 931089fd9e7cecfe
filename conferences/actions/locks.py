"""The lock every writing action takes first: one conference is changed by one person at a time."""

from django.core.exceptions import ValidationError

from conferences.models import Conference

STALE = "stale"
CHANGED_MEANWHILE = "Inzwischen hat jemand anderes gespeichert. Vergleichen Sie beide Texte und speichern Sie dann."


def lock(conference_id: int) -> Conference:
    """Return the conference as it is now, locked until the transaction ends."""
    locked: Conference = Conference.objects.for_page().select_for_update(of=("self",)).get(pk=conference_id)
    return locked


def demand_version(current: int, seen: int) -> None:
    """Raise ValidationError (code 'stale') when the form was drawn from an older version."""
    if current != seen:
        raise ValidationError(CHANGED_MEANWHILE, code=STALE)


def save(conference: Conference) -> None:
    """Store a changed conference as a new version."""
    conference.version += 1
    conference.full_clean()
    conference.save()
