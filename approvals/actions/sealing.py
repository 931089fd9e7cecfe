"""Sealing: every decision becomes a link of a chain, in its own transaction."""

from hashlib import sha256

from approvals.canon import canonical
from approvals.models import Decision, Ruling, Seal, UrgentDecision
from web.store import take_turns

BEGINNING = "0" * 64  # what stands before the first link


def seal(
    *, decision: Decision | None = None, ruling: Ruling | None = None, urgent: UrgentDecision | None = None
) -> Seal:
    """Hang one decision, ruling or urgent decision onto the chain; one at a time, until the transaction ends."""
    take_turns("approvals.seal")
    last = Seal.objects.of_chain().last()
    content = canonical(decision=decision, ruling=ruling, urgent=urgent)
    previous = last.digest if last else BEGINNING
    return Seal.objects.create(
        number=last.number + 1 if last else 1,
        decision=decision,
        ruling=ruling,
        urgent=urgent,
        content=content,
        previous=previous,
        digest=digest_of(previous, content),
    )


def digest_of(previous: str, content: str) -> str:
    """SHA-256 over the hash before and the canonical content, as 64 hexadecimal digits."""
    return sha256(f"{previous}\n{content}".encode()).hexdigest()
