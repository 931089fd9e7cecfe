"""Store a row: the database says no, and the caller gets the sentence its constraint carries; and take turns."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models

FOR_PEOPLE = "tell the person"  # the hint of a trigger whose message is a German sentence: an upper app guards a lower


def store(row: models.Model, *, only: list[str] | None = None) -> None:
    """Check the fields, save, and turn a violated constraint into its German sentence.

    Call it inside an action's `transaction.atomic`, which rolls back to its savepoint when this raises ValidationError.
    """
    links = [field.name for field in row._meta.concrete_fields if field.is_relation or field.generated]
    row.clean_fields(exclude=links)
    row.clean()
    try:
        row.save(update_fields=only)
    except IntegrityError as error:
        raise _refusal(row, error) from error


def take_turns(name: str) -> None:
    """Wait until nobody else holds this name; it is held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def _refusal(row: models.Model, error: IntegrityError) -> ValidationError:
    diagnosis = getattr(error.__cause__, "diag", None)
    violated = getattr(diagnosis, "constraint_name", None)
    for constraint in row._meta.constraints:
        if constraint.name == violated:
            return ValidationError(constraint.get_violation_error_message(), code=violated)
    for field in row._meta.concrete_fields:
        own_words = (field._error_messages or {}).get("unique")  # type: ignore[attr-defined]
        if own_words and violated == f"{row._meta.db_table}_{field.column}_key":
            return ValidationError(own_words, code="unique")
    if getattr(diagnosis, "message_hint", None) == FOR_PEOPLE:
        return ValidationError(getattr(diagnosis, "message_primary", ""), code=violated)
    raise error
