"""Documents and letters in every state a page can meet."""

from typing import Any

from tests import office
from tests.cases import paper_office


def samples() -> dict[str, list[Any]]:
    document = paper_office.a_document(office.a_case(child_first_name="Kim", child_last_name="Kind-Papier"))
    paper_office.a_document(document.case, title="Foto")
    return {
        "papers": [document.case.key],
        "document": [document.key],
        "draft_letter": [paper_office.a_draft(document.case).key],
        "complete_letter": [paper_office.a_complete_draft(document.case).key],
        "sent_letter": [paper_office.a_sent_letter(document.case).key],
        "letter_template": [paper_office.template().key],
        "withdrawn_document": [paper_office.a_withdrawn_document(document.case).key],
    }
