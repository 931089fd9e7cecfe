"""A text for readers who may know the family but nobody else: names of others are replaced."""

import re
from collections.abc import Callable, Iterable

from cases.models import Case, CheckParticipant, ConsultationParticipant, Report
from cases.pseudonyms.names import UNIQUE, names_in, plain, words_of
from cases.pseudonyms.replacer import visible
from cases.pseudonyms.spans import replaced

TITLES = frozenset({"frau", "herr", "herrn", "dr", "prof"})  # stay where they stand; who stands behind them is hidden
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def without_others(case: Case, *, keep: Iterable[str]) -> Callable[[str], str]:
    """Return what hides in a text everybody known beside `keep`, and whoever stands behind 'Frau' or 'Herr'.

    Known are who reported, who took part in the circle or in a consultation. Rather a name too many replaced.
    """
    kept = {word for name in keep for word in words_of(*re.split(r"[,;/\n]", name))}
    others = [" ".join(word for word in WORD.findall(name) if plain(word) not in TITLES) for name in _others(case)]
    labels = {word: UNIQUE for word in words_of(*others) if word not in kept}

    def hide(text: str) -> str:
        seen = visible(text)
        spans = [span for span in names_in(seen, labels) if not _is_kept(seen[span.start : span.end], kept)]
        return replaced(seen, spans)

    return hide


def _is_kept(words: str, kept: set[str]) -> bool:
    """Whether these are the names of somebody who may be named, in the genitive too."""
    found = [plain(word) for word in WORD.findall(words)]
    return bool(found) and all(word in kept or word.removesuffix("s") in kept for word in found)


def _others(case: Case) -> list[str]:
    reporters = Report.objects.filter(family=case.family_id).values_list("reporter_name", flat=True)
    circle = CheckParticipant.objects.filter(resource_check__case=case).values_list("name", flat=True)
    advisers = ConsultationParticipant.objects.filter(consultation__case=case)
    named = advisers.values_list("name", flat=True)
    colleagues = [str(row.user) for row in advisers.filter(user__isnull=False).select_related("user")]
    return [*filter(None, reporters), *circle, *filter(None, named), *colleagues]
