"""Papers: a Django template becomes a PDF that everybody can read (PDF/UA-1), or PdfError says why not."""

from web.pdf.limits import Limits
from web.pdf.render import TOO_LARGE, PdfError, pdf_from_html, render_pdf, start_print_server

__all__ = ["TOO_LARGE", "Limits", "PdfError", "pdf_from_html", "render_pdf", "start_print_server"]
