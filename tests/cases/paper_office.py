"""Builders for documents and letters, through the real actions and the real look into files."""

import io
from typing import Any

from cases import actions
from cases.models import Case, Document, Household, HouseholdMember, Letter, LetterTemplate, Person
from cases.papers import Recipient
from tests import office
from tests.web.uploads import files
from web.models import StoredFile
from web.uploads.apart import check_apart
from web.uploads.kinds import Checked


def checked(content: bytes | None = None, name: str = "Bericht.pdf") -> Checked:
    """A file as it is after somebody looked into it; each call of its own unless the bytes say otherwise."""
    return check_apart(io.BytesIO(content or files.pdf(f"Bericht {Document.objects.count()}")), name)


def a_document(case: Case | None = None, **changes: Any) -> Document:
    """A report of a school that Jana Brandt took in."""
    values: dict[str, Any] = {"title": "Bericht der Schule", "kind": "report", "received_on": office.in_days(-2)}
    values |= {"checked": changes.pop("checked", None) or checked(), "by": office.colleague("brandt")} | changes
    return actions.add_document(case or office.a_case(), **values)


def a_withdrawn_document(case: Case | None = None) -> Document:
    found = a_document(case, title="Bericht über ein anderes Kind")
    return actions.withdraw_document(found, by=office.colleague("brandt"), because="gehört zu einem anderen Kind")


def mother_of(case: Case) -> Person:
    """Katrin Sommerfeld, who lives in Mühlenstraße 3a."""
    mother = Person.objects.get(family=case.family_id, role=Person.Role.MOTHER)
    if not mother.lives.exists():
        home = {"street": "Mühlenstraße", "house_number": "3a", "postal_code": "41238", "city": "Mönchengladbach"}
        household = Household.objects.create(family=case.family, label="bei der Mutter", **home)
        HouseholdMember.objects.create(household=household, person=mother)
    return mother


def template(name: str = "Einladung zum Gespräch") -> LetterTemplate:
    return LetterTemplate.objects.get(name=name)


def a_draft(case: Case | None = None, *, start: str = "Einladung zum Gespräch", to: Recipient | None = None) -> Letter:
    """A letter to the mother as the template begins it."""
    case = case or office.a_case()
    recipient = to or Recipient(person=mother_of(case))
    drafted = actions.draft_letter(case, by=office.colleague("brandt"), template=template(start), recipient=recipient)
    return fresh(drafted)


def a_complete_draft(case: Case | None = None, **changes: Any) -> Letter:
    """A letter without a gap."""
    draft = a_draft(case)
    words: dict[str, Any] = {"address": draft.address, "letter_date": draft.letter_date, "subject": draft.subject}
    words |= {"body": "Sehr geehrte Frau Sommerfeld,\n\nbitte kommen Sie am Montag um 10 Uhr.\n\n- Ausweis\n- Zeugnis"}
    actions.edit_letter(draft, by=office.colleague("brandt"), version=draft.version, **words | changes)
    return fresh(draft)


def a_sent_letter(case: Case | None = None) -> Letter:
    draft = a_complete_draft(case)
    actions.send_letter(draft, by=office.colleague("brandt"), version=draft.version, channel="post")
    return fresh(draft)


def fresh(letter: Letter) -> Letter:
    """The letter as it stands in the database now."""
    return Letter.objects.for_page().select_related("case__area", "case__child", "case__family").get(pk=letter.pk)


def content_of(file: StoredFile) -> bytes:
    """The bytes of a file, which pages never load by the way."""
    return bytes(StoredFile.objects.values_list("content", flat=True).get(pk=file.pk))
