"""The sheet of the circle as a file: its name tells outsiders nothing of the family."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from cases.papers import sheet_pdf
from cases.pseudonyms.sheet import Sheet
from web.http import drawn_paper


def sheet_file(request: HttpRequest, sheet: Sheet, *, back: str) -> HttpResponse:
    """The sheet as PDF, shown in the browser; without a file number, which would lead back to the case."""
    return drawn_paper(request, partial(sheet_pdf, sheet), name="Ressourcencheck_Bogen.pdf", back=back)
