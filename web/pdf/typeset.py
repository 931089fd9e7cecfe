"""HTML in, finished PDF out; runs only inside the print server, never in the office itself."""

import io
from datetime import UTC, datetime

import pikepdf
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from web.pdf.files import OwnFiles, letters, own_files
from web.pdf.finish import finish
from web.pdf.letters import break_endless_words, drawable
from web.pdf.verify import faults

VARIANT = "pdf/ua-1"
FILES = own_files()
LETTERS = letters(FILES)
WARM_UP = """<!doctype html><html lang="de"><title>Probe</title><link rel="stylesheet" href="sro:print.css">
<h1>Probe</h1><div class="zwei"><p>Familienbildungsstätte, Familienbildungsstätte, Familienbildungsstätte</p></div>"""


class UnfitError(Exception):
    """The paper breaks a rule of ours; the text names the rules and quotes nothing of the paper."""


def warm_up() -> None:
    """Typeset once for nothing: what loads at first use (hyphenation, style sheets, 0.6 s) is then shared by forks."""
    typeset(WARM_UP, created=datetime(2026, 1, 1, tzinfo=UTC))


def typeset(html: str, *, created: datetime) -> bytes:
    """Return the paper as PDF/UA-1, the same bytes for the same input, or raise UnfitError."""
    page = HTML(string=drawable(html, LETTERS), base_url="sro:", url_fetcher=OwnFiles(FILES))
    break_endless_words(page.etree_element)
    document = page.render(font_config=FontConfiguration(), pdf_variant=VARIANT)
    document.metadata.title = " ".join((document.metadata.title or "").split())  # templates are laid out in lines
    document.metadata.created = document.metadata.modified = created.isoformat(timespec="seconds")
    document.metadata.generator = "Sozialraum Rheydt Ost"
    with pikepdf.open(io.BytesIO(document.write_pdf(pdf_variant=VARIANT))) as pdf:
        finish(pdf)
        if found := faults(pdf):
            raise UnfitError("; ".join(found))
        finished = io.BytesIO()
        # qpdf's own compression is steady; a deterministic id makes equal content equal bytes.
        pdf.save(finished, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return finished.getvalue()
