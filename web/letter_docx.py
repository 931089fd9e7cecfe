"""A letter as DOCX, for those who go on writing in their word processor; places measured as in the PDF."""

import io

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from web.letter_sheet import LetterSheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Arial"  # every office has it; the PDF carries its own
TWIPS_IN_A_MM = 1440 / 25.4
TEXT_BEGINS = 98.4  # mm from the upper edge, below address and information
TOP = 27.0


def letter_docx(sheet: LetterSheet) -> bytes:
    """Return the letter as DOCX: the address at the window of the envelope, German, no person in its properties."""
    document = docx.Document()
    _page(document)
    _styles(document)
    _properties(document, sheet)
    for line in sheet.sender:
        _framed(document, line, left=25, top=15, width=165, bold=line is sheet.sender[0])
    _framed(document, sheet.return_address, left=25, top=57.5, width=80, size=7)
    for line in sheet.address:
        _framed(document, line, left=25, top=62.7, width=80, height=27.3)
    for label, value in sheet.info:
        _framed(document, f"{label}\t{value}", left=125, top=50, width=75, size=9, tab=24)
    subject = document.add_heading(sheet.subject, level=1)
    subject.paragraph_format.space_before = Mm(TEXT_BEGINS - TOP)
    for block in sheet.blocks:
        if block.is_list:
            for line in block.lines:
                document.add_paragraph(line, style="List Bullet")
        else:
            _lines(document.add_paragraph(), block.lines)
    _lines(document.add_paragraph(), sheet.closing)
    document.sections[0].footer.paragraphs[0].text = sheet.footer
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Document) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(25), Mm(20)
    page.top_margin, page.bottom_margin = Mm(TOP), Mm(25)
    page.footer_distance = Mm(12)


def _styles(document: Document) -> None:
    for name, size in (("Normal", 11), ("Heading 1", 11), ("List Bullet", 11), ("Footer", 8)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor(0x13, 0x15, 0x25)
        style.element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), FONT)
        style.paragraph_format.space_after = Mm(3)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "de-DE")
        style.element.get_or_add_rPr().append(language)
    document.styles["Heading 1"].font.bold = True
    fonts = document.styles["Heading 1"].element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _properties(document: Document, sheet: LetterSheet) -> None:
    core = document.core_properties
    core.title, core.author = sheet.title, ", ".join(sheet.sender[:2])
    core.last_modified_by, core.comments, core.language = core.author, "", "de-DE"


def _framed(
    document: Document,
    text: str,
    *,
    left: float,
    top: float,
    width: float,
    height: float | None = None,
    size: float = 11,
    bold: bool = False,
    tab: float = 0,
) -> None:
    """A paragraph at a fixed place of the page; neighbours with the same place share one frame."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold
    paragraph.paragraph_format.space_after = Pt(0)
    if tab:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(tab))
    frame = OxmlElement("w:framePr")
    facts = {"x": left, "y": top, "w": width} | ({"h": height} if height else {})
    for name, millimetres in facts.items():
        frame.set(qn(f"w:{name}"), str(round(millimetres * TWIPS_IN_A_MM)))
    fixed = {"hRule": "exact" if height else "auto", "hAnchor": "page", "vAnchor": "page", "wrap": "around"}
    for name, word in fixed.items():
        frame.set(qn(f"w:{name}"), word)
    paragraph._p.get_or_add_pPr().insert(0, frame)


def _lines(paragraph: Paragraph, lines: tuple[str, ...]) -> None:
    for number, line in enumerate(lines):
        run = paragraph.add_run(line)
        if number < len(lines) - 1:
            run.add_break()
