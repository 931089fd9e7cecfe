"""Builders for documents and letters, through the real actions and the real look into files."""

import io
from typing import Any

from cases import actions
from cases.models import Case, Document
from tests import office
from tests.web.uploads import files
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
