"""The sheet of the circle as a file: its name tells outsiders nothing of the family."""

from django.http import HttpResponse

from cases.papers import sheet_pdf
from cases.pseudonyms.sheet import Sheet


def sheet_file(sheet: Sheet) -> HttpResponse:
    """The sheet as PDF, shown in the browser; without a file number, which would lead back to the case."""
    answer = HttpResponse(sheet_pdf(sheet), content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="Ressourcencheck_Bogen.pdf"'
    return answer
