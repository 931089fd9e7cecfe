"""What is found in the files of the teams one belongs to: cases, persons, reports, notes, documents.

Everything begins with `visible_to`; only what one may see is ranked at all.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import Case as Choose
from django.db.models import IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.urls import reverse

from accounts.models import User
from cases.family.matching import SAME, SOUNDS, Found, find_persons
from cases.models import Case, Document, EntrustedNote, Note, Person, Report
from cases.models.document import WORDS_OF_DOCUMENT
from cases.models.notes import WORDS_OF_NOTE
from cases.models.report import WORDS_OF_REPORT
from srojugend.views.search.found import MARK_BEGINS, MARK_ENDS, Hit, Link, Piece, Window, pieces
from srojugend.views.search.typed import Typed
from web.german import clock, day_num
from web.words import asked_words, excerpt

MAX_PERSONS = 100  # more bear no name one would look for
EXACT, NUMBER, PART, NAME = range(4)
MIN_PART = 3  # letters of a part of a file number


class Files:
    """The persons a typed name or birth date leads to, and the cases of their families; asked once for all groups."""

    def __init__(self, user: User, typed: Typed) -> None:
        self.user, self.typed = user, typed
        self.found = _persons(user, typed)
        self.score = {one.pk: one.score for one in self.found}
        self.families = {one.family_id for one in self.found}
        self.nearest = {one.family_id: one.pk for one in reversed(self.found)}
        self.persons = self._known()
        self.cases = self._cases()

    def _known(self) -> Mapping[int, Person]:
        """The persons found, with a report for those whose family has no case one may see."""
        reports = Report.objects.visible_to(self.user).filter(family=OuterRef("family")).order_by("-received_at")
        rows = Person.objects.select_related("family").annotate(report=Subquery(reports.values("key")[:1]))
        return rows.in_bulk(self.score)

    def _cases(self) -> list[Case]:
        """Cases by their number first, then those of the families found, the child's own name before its relatives'."""
        rank = Choose(
            When(file_number__iexact=self.typed.text, then=EXACT),
            *([When(file_number__iregex=self.typed.number, then=NUMBER)] if self.typed.number else []),
            *([When(file_number__icontains=self.typed.text, then=PART)] if len(self.typed.text) >= MIN_PART else []),
            When(family__in=self.families, then=NAME),
            output_field=IntegerField(),
        )
        rows = Case.objects.visible_to(self.user).annotate(rank=rank).filter(rank__isnull=False)
        cases = rows.select_related("child", "quarter").order_by("rank", "child__name_sort", "file_number")
        return sorted(cases, key=self._place)

    def _place(self, case: Case) -> tuple[int, float]:
        """Where a case stands; the sort keeps the order of what stands in one place."""
        rank: int = case.rank  # type: ignore[attr-defined]
        return (rank, 0) if rank < NAME else (rank, -self.score.get(case.child_id, 0))

    def case_hits(self, window: Window) -> list[Hit]:
        return [_case_hit(case, self) for case in self.cases[window.rows]]

    def person_hits(self, window: Window) -> list[Hit]:
        return [_person_hit(self.persons[one.pk], one, self) for one in self.found[window.rows]]

    def report_hits(self, window: Window) -> list[Hit]:
        """Reports without a case, by whom they are about or by their words."""
        rows = Report.objects.visible_to(self.user).filter(case__isnull=True).select_related("child")
        query = asked_words(self.typed.words)
        text = excerpt("concern", "child_words", query=query, begins=MARK_BEGINS, ends=MARK_ENDS) if query else _NOTHING
        holds = Q(words=query) if query else Q(pk=None)
        rows = rows.alias(words=WORDS_OF_REPORT).filter(holds | Q(family__in=self.families)).annotate(snippet=text)
        return [_report_hit(report) for report in rows.order_by("-received_at", "-id")[window.rows]]


def note_hits(user: User, typed: Typed, window: Window) -> list[Hit]:
    return [_note_hit(note) for note in _notes(Note.objects.visible_to(user).current(), typed, window)]


def entrusted_hits(user: User, typed: Typed, window: Window) -> list[Hit]:
    """What was entrusted to oneself; nobody else's (§ 65 SGB VIII)."""
    return [_entrusted_hit(note) for note in _notes(EntrustedNote.objects.visible_to(user).current(), typed, window)]


def document_hits(user: User, typed: Typed, window: Window) -> list[Hit]:
    query = asked_words(typed.words)
    if not query:
        return []
    rows = Document.objects.visible_to(user).alias(words=WORDS_OF_DOCUMENT).filter(words=query).for_list()
    return [_document_hit(document) for document in rows.select_related("case__child")[window.rows]]


_NOTHING = Value("", output_field=TextField())


def _persons(user: User, typed: Typed) -> list[Found]:
    cases, reports = Case.objects.visible_to(user), Report.objects.visible_to(user)
    rows = Person.objects.filter(Q(family__in=cases.values("family")) | Q(family__in=reports.values("family")))
    if typed.born:
        rows = rows.filter(birth_date__range=(typed.born.first, typed.born.last))
    if typed.name:
        return find_persons(rows, typed.name, limit=MAX_PERSONS)
    if not typed.born:
        return []
    born = rows.order_by("birth_date", "name_sort", "id").values_list("pk", "family_id")[:MAX_PERSONS]
    return [Found(pk=pk, family_id=family, score=0) for pk, family in born]


def _notes[M: (Note, EntrustedNote)](rows: QuerySet[M], typed: Typed, window: Window) -> Sequence[M]:
    """Those that hold the words, the newest first, with the place where they stand."""
    query = asked_words(typed.words)
    if not query:
        return []
    text = excerpt("observed", "assessment", "place", "others", query=query, begins=MARK_BEGINS, ends=MARK_ENDS)
    rows = rows.alias(words=WORDS_OF_NOTE).filter(words=query).annotate(snippet=text)
    return list(rows.select_related("author", "case__child").order_by("-happened_at", "-id")[window.rows])


def _case_hit(case: Case, files: Files) -> Hit:
    return Hit(
        title=str(case.child),
        meta=f"{case.file_number} · {case.quarter or 'Quartier nicht bekannt'} · {case.get_stage_display()}",
        why=_why(case, files),
        url=reverse("cases:file", args=[case.key]),
        cases=[case.key],
    )


def _why(case: Case, files: Files) -> str:
    rank: int = case.rank  # type: ignore[attr-defined]
    if rank < NAME:
        return "Teil des Aktenzeichens" if rank == PART else "Aktenzeichen"
    if case.child_id in files.score:
        return _in_words(files, "des Kindes", files.score[case.child_id])
    relative = files.persons[files.nearest[case.family_id]]
    name = f"{relative.first_name} {relative.last_name}".strip()
    return f"{_in_words(files, 'in der Familie', files.score[relative.pk])}: {name}"


def _in_words(files: Files, whose: str, score: float) -> str:
    """Why a person was found: 'Name des Kindes', 'Ähnlicher Name in der Familie', 'Geburtsdatum des Kindes'."""
    if not files.typed.name:
        return f"Geburtsdatum {whose}"
    return f"Name {whose}" if score >= SOUNDS else f"Ähnlicher Name {whose}"


def _person_hit(person: Person, found: Found, files: Files) -> Hit:
    cases = [case for case in files.cases if case.family_id == person.family_id]
    cases.sort(key=lambda case: case.child_id != person.pk)  # one's own first
    report: UUID = person.report  # type: ignore[attr-defined]
    urls = [Link(case.file_number, reverse("cases:file", args=[case.key])) for case in cases]
    return Hit(
        title=str(person),
        meta=" · ".join(filter(None, (person.get_role_display(), _born(person), _other_names(person)))),
        why=_person_why(found.score, files.typed),
        url=urls[0].url if urls else reverse("cases:report", args=[report]),
        links=urls if len(urls) > 1 else [],
        cases=[case.key for case in cases],
    )


def _person_why(score: float, typed: Typed) -> str:
    if not typed.name:
        return "Geburtsdatum"
    name = "Name" if score >= SAME else "Name klingt gleich" if score >= SOUNDS else "ähnlicher Name"
    return f"{name}, Geburtsdatum" if typed.born else name


def _born(person: Person) -> str:
    if person.life == Person.Life.DEAD:
        return "verstorben"
    if person.birth_date is None:
        return "noch nicht geboren" if person.life == Person.Life.UNBORN else "Geburtsdatum nicht bekannt"
    return f"geboren {day_num(person.birth_date)} ({person.age} {'Jahr' if person.age == 1 else 'Jahre'})"


def _other_names(person: Person) -> str:
    return f"auch: {person.other_names}" if person.other_names else ""


def _report_hit(report: Report) -> Hit:
    return Hit(
        title=str(report.child),
        meta=f"{report.get_kind_display()} vom {day_num(report.received_at)} · {report.get_state_display()}",
        url=reverse("cases:report", args=[report.key]),
        snippet=_marked(report),
    )


def _note_hit(note: Note) -> Hit:
    written = f"{note.get_kind_display()} am {day_num(note.happened_at)}, {clock(note.happened_at)} Uhr"
    case = note.case
    return Hit(
        title=written,
        meta=f"{case.child} · {case.file_number} · {note.author}" if case else f"Sozialraum · {note.author}",
        url=reverse("cases:note", args=[case.key, note.key]) if case else reverse("cases:work_note", args=[note.key]),
        snippet=_marked(note),
        cases=[case.key] if case else [],
    )


def _entrusted_hit(note: EntrustedNote) -> Hit:
    return Hit(
        title=f"{note.get_kind_display()} am {day_num(note.happened_at)}, {clock(note.happened_at)} Uhr",
        meta=f"{note.case.child} · {note.case.file_number}",
        mark="anvertraut, nur Sie sehen das",
        url=reverse("cases:entrusted", args=[note.case.key, note.key]),
        snippet=_marked(note),
        cases=[note.case.key],
    )


def _document_hit(document: Document) -> Hit:
    sender = f" · von {document.sender}" if document.sender else ""
    return Hit(
        title=document.title,
        meta=f"{document.get_kind_display()} vom {day_num(document.received_on)}{sender} · {document.case.child}",
        url=reverse("cases:document", args=[document.key]),
        cases=[document.case.key],
    )


def _marked(row: Report | Note | EntrustedNote) -> list[Piece]:
    """The place where the words stand; nothing when the row was found by something else."""
    found = pieces(row.snippet)  # type: ignore[union-attr]
    return found if any(piece.is_found for piece in found) else []
