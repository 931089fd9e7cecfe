"""The names one may use in a list, and what they stand for; asked of the database once for a whole file."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from socialspace.models import Language, Quarter, Topic
from web.tables import fold

LEGAL_FORM = re.compile(r"\b(e\.?\s*v|g?gmbh|ggmbh|mbh|e\.?\s*g|ev)\b\.?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Names:
    """Quarters, languages and topics by their folded names."""

    quarters: Mapping[str, Quarter]
    languages: Mapping[str, Language]
    topics: Mapping[str, Topic]

    @classmethod
    def load(cls) -> "Names":
        """Everything that may be named, in three queries."""
        return cls(
            quarters=_by_name(Quarter.objects.all()),
            languages=_by_name(Language.objects.all()),
            topics=_by_name(Topic.objects.all()),
        )


def find_named[T](name: str, known: Mapping[str, T], what: str) -> T:
    """What a name stands for; raises ValueError with the nearest known name."""
    found = known.get(fold(name))
    if found is not None:
        return found
    near = difflib.get_close_matches(fold(name), known, n=1, cutoff=0.6)
    hint = f" Meinten Sie „{known[near[0]]}“?" if near else f" Bekannt sind: {_some(known.values())}."
    raise ValueError(f"{what} „{name[:60]}“ kennen wir nicht.{hint}")


def organisation_key(name: str) -> str:
    """What makes two names the same organisation: capitals, accents, spaces, signs and 'e. V.' do not count."""
    return fold(LEGAL_FORM.sub(" ", name)) or fold(name)


def person_key(first_name: str, last_name: str) -> str:
    """What makes two names the same person."""
    return f"{fold(first_name)} {fold(last_name)}"


def _some(known: Iterable[object]) -> str:
    names = [str(one) for one in known]
    return ", ".join(names[:12]) + (" …" if len(names) > 12 else "")


def _by_name[T](rows: Iterable[T]) -> dict[str, T]:
    return {fold(str(row)): row for row in rows}
