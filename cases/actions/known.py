"""Whether the office knows somebody already: what may be shown of it to whom."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from accounts.models import User
from audit.actions import record, record_reads
from cases.family.matching import Match, known_persons
from cases.lifecycle import Stage
from cases.models import Case, Person, Report
from socialspace.models import SocialArea

LEAST_LETTERS = 3
LIMIT = 8
# Of 100, as `known_persons` weighs: below that nobody is sent to another team, and nobody learns anything by trying.
SURE_BY_NAME = 46  # first and last name sound the same, and no birth date speaks against it
SURE_BY_DATE = 70  # the same birth date and a name that is near
WHOLE = 0.8  # so much of the name must have been typed; a beginning is no name


@dataclass(frozen=True, kw_only=True)
class KnownPerson:
    """Somebody whose file one may open: the person, why they were found, the open case if there is one."""

    person: Person
    reasons: tuple[str, ...]
    case: Case | None = None


@dataclass(frozen=True, kw_only=True)
class Known:
    """Whom one may read of, and the teams that know somebody one may not read of."""

    was_asked: bool = False
    persons: list[KnownPerson] = field(default_factory=list)
    teams: list[SocialArea] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """The same for the same hits: whoever has seen them is not stopped a second time."""
        found = [str(hit.person.key) for hit in self.persons] + [str(team.key) for team in self.teams]
        return hashlib.sha256(" ".join(sorted(found)).encode()).hexdigest()[:16] if found else ""


def known_to(
    user: User, *, name: str, birth_date: date | None = None, street: str = "", house_number: str = ""
) -> Known:
    """Whom of the office's persons these details may mean, as far as this colleague may learn it.

    Of a person in a file one may not open only the team is said, once, and only when the whole name or the birth date
    was typed and hardly anybody else can be meant: the answer must not tell what somebody did not know before.
    """
    if len(name.replace(" ", "")) < LEAST_LETTERS and birth_date is None:
        return Known()
    matches = known_persons(name=name, birth_date=birth_date, street=street, house_number=house_number, limit=LIMIT)
    families = {match.family.pk for match in matches}
    cases = Case.objects.visible_to(user).filter(family__in=families).order_by("opened_on", "id")
    by_family = {case.family_id: case for case in sorted(cases, key=lambda case: case.stage != Stage.CLOSED)}
    own_reports = Report.objects.visible_to(user).filter(family__in=families).values_list("family", flat=True)
    readable = set(by_family) | set(own_reports)
    persons = [
        KnownPerson(person=match.person, reasons=match.reasons, case=by_family.get(match.family.pk))
        for match in matches
        if match.family.pk in readable
    ]
    others = [match for match in matches if match.family.pk not in readable and _is_sure(match, name, birth_date)]
    return Known(was_asked=True, persons=persons, teams=_teams(others))


@transaction.atomic
def look_up_known(
    *, by: User, name: str, birth_date: date | None = None, street: str = "", house_number: str = ""
) -> Known:
    """Ask while a report is written; the trail keeps how many hits there were, never who was looked for."""
    known = known_to(by, name=name, birth_date=birth_date, street=street, house_number=house_number)
    if known.was_asked:
        record("report.known_looked_up", by.key, by=by, persons=len(known.persons), teams=len(known.teams))
        keys = {hit.case.key for hit in known.persons if hit.case is not None}
        record_reads(keys, by=by, page="known")
    return known


def _is_sure(match: Match, name: str, birth_date: date | None) -> bool:
    """Whether hardly anybody else can be meant by the whole name, or by name and birth date."""
    if birth_date is not None and match.score >= SURE_BY_DATE:
        return True
    written = f"{match.person.first_name}{match.person.last_name}"
    is_whole = len(name.split()) > 1 and len(name.replace(" ", "")) >= WHOLE * len(written)
    return is_whole and match.score >= SURE_BY_NAME


def _teams(matches: Iterable[Match]) -> list[SocialArea]:
    """The teams that know these families: by their cases, and where there is none by their reports; each once."""
    families = {match.family.pk for match in matches}
    if not families:
        return []
    by_case = dict(Case.objects.filter(family__in=families).order_by("opened_on").values_list("family", "area"))
    unled = families - set(by_case)
    by_report = Report.objects.filter(family__in=unled).order_by("received_at").values_list("area", flat=True)
    return list(SocialArea.objects.filter(pk__in={*by_case.values(), *by_report}))
