"""Personal addresses: a key, signed for one purpose; whoever reads the database alone cannot make one."""

from typing import NamedTuple
from uuid import UUID

from django.core.signing import BadSignature, Signer

MARK = "--TOKEN--"  # stands in the text of a mail where the token comes while it is sent


class Token(NamedTuple):
    """What a mail carries: a key and what it is good for."""

    purpose: str
    key: UUID

    def __str__(self) -> str:
        return _signer(self.purpose).sign(self.key.hex)


def key_in(token: str, *, purpose: str) -> UUID | None:
    """The key of a token that was made here for this purpose; none for anything else."""
    try:
        return UUID(_signer(purpose).unsign(token))
    except (BadSignature, ValueError):
        return None


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"web.tokens.{purpose}")
