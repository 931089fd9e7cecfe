"""The lock of whoever changes a conference, its agenda, participants or minutes: one at a time, a new version."""

from django.core.exceptions import ValidationError

from conferences.models import Conference

STALE = "stale"
TEXT_CHANGED = "Inzwischen wurde das Protokoll geändert. Lesen Sie den neuen Stand, und geben Sie ihn dann frei."
CHANGED_MEANWHILE = "Inzwischen hat jemand anderes gespeichert. Vergleichen Sie beide Texte und speichern Sie dann."


def lock(conference_id: int) -> Conference:
    """Return the conference as it is now, locked until the transaction ends."""
    locked: Conference = Conference.objects.for_page().select_for_update(of=("self",)).get(pk=conference_id)
    return locked


def demand_version(current: int, seen: int, *, sentence: str = CHANGED_MEANWHILE) -> None:
    """Raise ValidationError (code 'stale') when the form was drawn from an older version."""
    if current != seen:
        raise ValidationError(sentence, code=STALE)


def is_stale(refusal: ValidationError) -> bool:
    """Whether an action was refused because somebody else had saved meanwhile."""
    return getattr(refusal, "code", None) == STALE  # refusals of several fields have no code of their own


def save(conference: Conference) -> None:
    """Store a changed conference as a new version."""
    conference.version += 1
    conference.full_clean()
    conference.save()
