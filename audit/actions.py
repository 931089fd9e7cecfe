"""The only ways to write the trail; all inside the caller's transaction."""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from audit.models import Entry, Read

type Fact = str | int | bool | None


class Actor(Protocol):
    """Whoever acts, by sign-in name."""

    def get_username(self) -> str: ...


def record(verb: str, object_key: UUID, *, by: Actor, case_key: UUID | None = None, **data: Fact) -> None:
    """Record a change; `data` holds codes, numbers and keys, never what people wrote."""
    Entry.objects.create(actor=by.get_username(), verb=verb, object_key=object_key, case_key=case_key, data=data)


def record_read(case_key: UUID, *, by: Actor, page: str, kind: Read.Kind = Read.Kind.READ) -> None:
    """Record that somebody saw the content of a case."""
    Read.objects.create(actor=by.get_username(), case_key=case_key, page=page, kind=kind)


def record_reads(case_keys: Iterable[UUID], *, by: Actor, page: str, kind: Read.Kind = Read.Kind.READ) -> None:
    """Record that somebody saw something of several cases at once, in one statement."""
    actor = by.get_username()
    Read.objects.bulk_create(Read(actor=actor, case_key=key, page=page, kind=kind) for key in case_keys)
