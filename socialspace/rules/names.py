"""What no text of the social space may contain: the name of a family."""

import re

FAMILY = re.compile(r"\b[Ff]amilie\s+(?P<name>[^\W\d_][\w'’-]*)")
PERSON_AND_CHILD = re.compile(
    r"\b(?:Frau|Herrn?)\s+(?P<name>[^\W\d_][\w'’-]*)"
    r"(?=[^.!?\n]{0,120}\b(?:Kind(?:es|er|ern)?|Sohn(?:es)?|Söhnen?|Tochter|Töchtern?|Baby|Jungen?|Mädchen)\b)"
)
NAME_AND_AGE = re.compile(r"\b[^\W\d_][\w'’-]*\s*(?:,\s*|\()\d{1,2}\s+(?:Jahre|Monate)\b|\b\d{1,2}\s+Jahre\s+alt\b")


def family_names(text: str) -> list[str]:
    """Return what looks like a family, a parent with a child or a child with its age (domain.md §7): only a warning."""
    found = [match.group() for match in FAMILY.finditer(text) if not match["name"][0].islower()]
    found += [match.group() for match in PERSON_AND_CHILD.finditer(text) if not match["name"][0].islower()]
    found += [match.group() for match in NAME_AND_AGE.finditer(text)]
    return list(dict.fromkeys(" ".join(phrase.split()) for phrase in found))
