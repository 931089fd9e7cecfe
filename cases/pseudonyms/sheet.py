"""The sheet the circle reads, made for one reader: with names as far as a consent goes, otherwise without any."""

from collections.abc import Iterator
from dataclasses import dataclass

from cases.models import Case, CheckParticipant, ConsentTopic, FamilyResource, Report, ResourceCheck, WillStatement
from cases.pseudonyms.facts import Known, known_of
from cases.pseudonyms.people import age_range
from cases.pseudonyms.replacer import Replacer
from cases.pseudonyms.times import quarter_of
from cases.rules.circle import PSEUDONYMISED, Scope, scope_of
from web.german import day_num


@dataclass(frozen=True)
class Member:
    """One of the family, as this reader knows them."""

    label: str
    detail: str
    is_about: bool


@dataclass(frozen=True)
class Voice:
    """What somebody said themselves."""

    who: str
    kind: str
    words: str
    when: str


@dataclass(frozen=True)
class Entry:
    """One resource of the card."""

    wording: str
    level: str
    state: str


@dataclass(frozen=True)
class Sheet:
    """All that stands on the sheet."""

    scope: Scope
    area: str
    asked_by: str
    when: str
    members: tuple[Member, ...]
    homes: tuple[str, ...]
    question: str
    concern: str
    voices: tuple[Voice, ...]
    fields: tuple[tuple[str, tuple[Entry, ...]], ...]
    contact: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def is_named(self) -> bool:
        return self.scope.is_named


def sheet_of(check: ResourceCheck, scope: Scope) -> Sheet:
    """The sheet of a check for this scope; needs the check with its case, family, child, area and who started it."""
    case = check.case
    known = known_of(case)
    concern = _concern(case) if check.shows_concern else ""
    voices = list(WillStatement.objects.filter(case=case).current().child_first())
    resources = list(FamilyResource.objects.filter(resource_check=check).select_related("named_by"))
    texts = [check.question, concern, *(each.quote for each in voices), *(each.wording for each in resources)]
    replace = known.replacer(scope, hidden=check.hidden_words, texts=texts)
    parts = _Parts(known, scope, replace)
    return Sheet(
        scope=scope,
        area=str(case.area.name),
        asked_by=str(check.started_by),
        when=day_num(check.held_on) if scope.is_named else quarter_of(check.held_on),
        members=tuple(parts.members()),
        homes=tuple(parts.homes()),
        question=parts.text(ConsentTopic.CONCERN, check.question),
        concern=parts.text(ConsentTopic.CONCERN, concern),
        voices=tuple(parts.voices(voices)),
        fields=tuple(parts.fields(resources)),
        contact=tuple(parts.contact()),
        left_out=tuple(topic.label for topic in ConsentTopic if scope.is_named and not scope.shows(topic)),
    )


def sheet_for(participant: CheckParticipant) -> Sheet:
    """The sheet as this participant may read it today; needs a participant from `for_sheet`."""
    return sheet_of(participant.resource_check, scope_of(participant))


def preview(check: ResourceCheck) -> Sheet:
    """The sheet as everybody without consent reads it."""
    return sheet_of(check, PSEUDONYMISED)


@dataclass(frozen=True)
class _Parts:
    """The parts of a sheet for one reader."""

    known: Known
    scope: Scope
    replace: Replacer

    def text(self, topic: ConsentTopic, words: str) -> str:
        return self.replace(words) if words and self.scope.shows(topic) else ""

    def who(self, person_id: int) -> str:
        person = next((one for one in self.known.persons if one.pk == person_id), None)
        if person is None:
            return "jemand aus dem Umfeld"
        return person.full_name if self.scope.names(person.pk) else self.known.labels[person.pk]

    def members(self) -> Iterator[Member]:
        labels, child = self.known.labels, self.known.case.child_id
        for person in sorted(self.known.persons, key=lambda one: (not one.is_child, labels[one.pk])):
            is_named = self.scope.names(person.pk)
            age = age_range(person) if not is_named or person.age is None else f"{person.age} Jahre"
            detail = f"{labels[person.pk]}, {age}" if is_named else age
            yield Member(self.who(person.pk), detail, person.pk == child)

    def homes(self) -> Iterator[str]:
        """Who lives together, without where."""
        for home in self.known.homes:
            here = [self.who(stay.person_id) for stay in self.known.stays if stay.household_id == home.pk]
            if len(here) > 1:
                yield " und ".join([", ".join(here[:-1]), here[-1]])

    def voices(self, rows: list[WillStatement]) -> Iterator[Voice]:
        if not self.scope.shows(ConsentTopic.VOICES):
            return
        for row in rows:
            when = day_num(row.said_on) if self.scope.is_named else quarter_of(row.said_on)
            yield Voice(self.who(row.person_id), row.get_kind_display(), self.replace(row.quote), when)

    def fields(self, rows: list[FamilyResource]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
        """The four fields of the card, each with its resources from near to far."""
        if not self.scope.shows(ConsentTopic.RESOURCES):
            return
        for kind, label in FamilyResource.Kind.choices:
            own = sorted((row for row in rows if row.kind == kind), key=lambda row: row.level)
            entries = [
                Entry(self.replace(row.wording), row.get_level_display(), row.get_state_display()) for row in own
            ]
            yield label, tuple(entries)

    def contact(self) -> Iterator[str]:
        """Address and telephone of those a consent names, when it allows them."""
        if not self.scope.is_named or not self.scope.shows(ConsentTopic.CONTACT):
            return
        named = [person for person in self.known.persons if self.scope.names(person.pk)]
        for home in self.known.homes:
            lives_here = {stay.person_id for stay in self.known.stays if stay.household_id == home.pk}
            if home.address and lives_here & {person.pk for person in named}:
                yield home.address
        for person in named:
            if person.phone or person.email:
                yield f"{person.full_name}: {', '.join(filter(None, (person.phone, person.email)))}"


def _concern(case: Case) -> str:
    """What was said in the newest report of the case."""
    report = Report.objects.filter(case=case).order_by("-received_at", "-id").first()
    return report.concern if report else ""
