"""Our own rules for every paper, checked before it leaves the print server."""

from collections.abc import Iterator
from itertools import pairwise

from pikepdf import Dictionary, Name, Object, Pdf

from web.pdf.tree import nodes

FAMILIES = ("FiraSans", "NotoSans")
A4_POINTS = (595, 842)


def faults(pdf: Pdf) -> list[str]:
    """Return the rules this paper breaks, in English and without quoting it."""
    return [*_document(pdf), *_tags(pdf), *_pages(pdf)]


def _document(pdf: Pdf) -> Iterator[str]:
    if str(pdf.Root.get("/Lang", "")) != "de":
        yield "language is not de"
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "no title"
    if not pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "title is not displayed"
    if not pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "not tagged"


def _tags(pdf: Pdf) -> Iterator[str]:
    levels = []
    for node in nodes(pdf):
        if len(node.tag) == 2 and node.tag[0] == "H" and node.tag[1].isdigit():
            levels.append(int(node.tag[1]))
        elif node.tag == "TH" and "/Scope" not in node.element.get("/A", Dictionary()):
            yield "header cell without scope"
        elif node.tag == "Figure" and not str(node.element.get("/Alt", "")).strip():
            yield "picture without alternative text"
    if levels.count(1) != 1 or levels[0] != 1:
        yield "not exactly one first-level heading, at the top"
    if any(lower > upper + 1 for upper, lower in pairwise(levels)):
        yield "heading level skipped"


def _pages(pdf: Pdf) -> Iterator[str]:
    for page in pdf.pages:
        if tuple(round(float(edge)) for edge in list(page.mediabox)[2:]) not in {A4_POINTS, A4_POINTS[::-1]}:
            yield "page is not A4"
        for font in page.resources.get("/Font", Dictionary()).values():
            yield from _font(font)


def _font(font: Object) -> Iterator[str]:
    for descendant in font.get("/DescendantFonts", [font]):
        family = str(descendant.BaseFont).removeprefix("/").rpartition("+")[2].replace("-", "")
        if not family.startswith(FAMILIES):
            yield "foreign font"
        if not any(Name(key) in descendant.FontDescriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield "font not embedded"
