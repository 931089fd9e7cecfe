"""Who may do what with conferences, and what no paper of theirs may contain."""

import re

from django.core.exceptions import PermissionDenied

from accounts.models import Department, User
from conferences.models import READERS

FAMILY = re.compile(r"\b[Ff]amilie\s+(?P<name>[^\W\d_][\w'’-]*)")
PERSON_AND_CHILD = re.compile(
    r"\b(?:Frau|Herrn?)\s+(?P<name>[^\W\d_][\w'’-]*)"
    r"(?=[^.!?\n]{0,120}\b(?:Kind(?:es|er|ern)?|Sohn(?:es)?|Söhnen?|Tochter|Töchtern?|Baby|Jungen?|Mädchen)\b)"
)
NAME_AND_AGE = re.compile(r"\b[^\W\d_][\w'’-]*\s*(?:,\s*|\()\d{1,2}\s+(?:Jahre|Monate)\b|\b\d{1,2}\s+Jahre\s+alt\b")


def may_see_conferences(user: User) -> bool:
    """ASD, WJH, HOME, Frühe Hilfen, Schulsozialarbeit, Praxisberatung, Jugendhilfeplanung; nobody else."""
    return user.is_active and user.department in READERS


def may_convene(user: User) -> bool:
    """Only the Praxisberatung plans, invites, writes, sends and hands over (deck, 'Strukturen')."""
    return user.is_active and user.department == Department.ADVICE


def demand_reader(user: User) -> None:
    """Raise PermissionDenied unless the colleague may see conferences."""
    if not may_see_conferences(user):
        raise PermissionDenied("Conferences are not shown to this department.")


def demand_convener(user: User) -> None:
    """Raise PermissionDenied unless the colleague may convene."""
    if not may_convene(user):
        raise PermissionDenied("Only the Praxisberatung convenes conferences.")


def family_names(text: str) -> list[str]:
    """Return what looks like a family, a parent with a child or a child with its age (domain.md §7): only a warning."""
    found = [match.group() for match in FAMILY.finditer(text) if not match["name"][0].islower()]
    found += [match.group() for match in PERSON_AND_CHILD.finditer(text) if not match["name"][0].islower()]
    found += [match.group() for match in NAME_AND_AGE.finditer(text)]
    return list(dict.fromkeys(" ".join(phrase.split()) for phrase in found))
