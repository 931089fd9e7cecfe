"""Documents, letters and what letters start from."""

from cases.models import Document, Letter, LetterTemplateVersion
from tests import office
from tests.cases.violations import Violations
from tests.office import colleague, in_days
from web.models import StoredFile


def a_document() -> Document:
    """A document as it stands in the database; the ways in are tried elsewhere."""
    file = StoredFile.store(name="Bericht.pdf", media_type="application/pdf", content=b"%PDF-1.7")
    return Document.objects.create(
        case=office.a_case(),
        title="Bericht der Schule",
        kind="report",
        received_on=in_days(-2),
        file=file,
        original_name="Bericht.pdf",
        upload_sha256=file.sha256,
        size=8,
        uploaded_by=colleague("brandt"),
    )


def _withdrawn() -> Document:
    document = a_document()
    document.withdrawn_at, document.withdrawn_by = document.created_at, colleague("brandt")
    document.withdrawn_because = "gehört zu einem anderen Kind"
    document.save()
    return document


def _version() -> LetterTemplateVersion:
    found = LetterTemplateVersion.objects.select_related("template").first()
    assert found is not None
    return found


def a_letter() -> Letter:
    """A draft as it stands in the database."""
    return Letter.objects.create(
        case=office.a_case(),
        template_version=_version(),
        address="Katrin Sommerfeld\nMühlenstraße 3\n41238 Mönchengladbach",
        letter_date=in_days(0),
        subject="Einladung zum Gespräch",
        body="Guten Tag",
        written_by=colleague("brandt"),
    )


def _to_the_family() -> Letter:
    letter = a_letter()
    letter.person = letter.case.child
    letter.save()
    return letter


PAPERS: Violations = {
    "document_has_title": (a_document, lambda: {"title": "", "upload_sha256": "1" * 64}),
    "document_received_by_today": (a_document, lambda: {"received_on": in_days(2), "upload_sha256": "1" * 64}),
    "document_withdrawn_with_reason": (_withdrawn, lambda: {"withdrawn_because": ""}),
    "document_once_in_a_case": (a_document, dict),
    "letter_template_once": (lambda: _version().template, dict),
    "letter_template_version_once": (_version, dict),
    "letter_template_has_words": (_version, lambda: {"number": 99, "subject": ""}),
    "letter_sent_with_paper_and_way": (a_letter, lambda: {"state": "sent"}),
    "letter_to_one_recipient": (_to_the_family, lambda: {"organisation_id": office.an_offer().organisation.pk}),
    "letter_has_words": (a_letter, lambda: {"subject": ""}),
}
