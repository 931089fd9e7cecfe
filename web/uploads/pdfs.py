"""PDFs: readable without a password, and nothing in them that runs, opens or carries something else."""

import shutil
import zipfile
from pathlib import Path

import pikepdf

from web.uploads.kinds import PDF, Kind, RefusedError

MAX_OBJECTS = 500_000
MAX_PAGES = 3_000
AGAIN = "Öffnen Sie es, wählen Sie „Drucken“ und als Drucker „Als PDF speichern“, und laden Sie das neue PDF hoch."
BROKEN = f"Das PDF ist beschädigt und lässt sich nicht lesen. {AGAIN}"
LOCKED = "Das PDF ist mit einem Kennwort geschützt. Bitten Sie die absendende Stelle um eins ohne Kennwort."
TWICE = f"Die Datei ist ein PDF und zugleich ein Archiv. {AGAIN}"
SCRIPTS = f"Das PDF enthält Programme (JavaScript oder etwas, das beim Öffnen startet). {AGAIN}"
ATTACHED = f"In dem PDF stecken weitere Dateien. Speichern Sie diese einzeln. Zum PDF selbst: {AGAIN}"
TOO_LARGE = "Das PDF hat zu viele Seiten oder Bestandteile. Teilen Sie es in mehrere Dateien."
# What an action may not be, and what no part of a PDF may have.
ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/RichMediaExecute", "/GoToE"}
RUNS = {"/JS", "/JavaScript", "/XFA", "/RichMediaContent"}
CARRIES = {"/EF", "/EmbeddedFiles"}


def look(source: Path, kept: Path) -> Kind:
    """Keep the PDF byte for byte, so that a signature in it stays valid; refuse it with a reason or not at all."""
    if zipfile.is_zipfile(source):
        raise RefusedError(TWICE)
    try:
        with pikepdf.open(source) as pdf:
            _demand_harmless(pdf)
    except pikepdf.PasswordError as locked:
        raise RefusedError(LOCKED) from locked
    except pikepdf.PdfError as broken:
        raise RefusedError(BROKEN) from broken
    shutil.copyfile(source, kept)
    return PDF


def _demand_harmless(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise RefusedError(LOCKED)
    if len(pdf.objects) > MAX_OBJECTS or len(pdf.pages) > MAX_PAGES:
        raise RefusedError(TOO_LARGE)
    if not pdf.pages:
        raise RefusedError(BROKEN)
    for each in pdf.objects:
        _demand_harmless_object(each)
    _demand_harmless_object(pdf.trailer)


def _demand_harmless_object(root: pikepdf.Object) -> None:
    """Look at an object and at what stands directly in it; what it refers to is an object of its own."""
    waiting = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting += [each for each in _members(item) if not each.is_indirect]
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            keys = set(item.keys())
            if keys & CARRIES:
                raise RefusedError(ATTACHED)
            if keys & RUNS or str(item.get("/S", "")) in ACTIONS or str(item.get("/Subtype", "")) == "/RichMedia":
                raise RefusedError(SCRIPTS)
            waiting += [each for key in keys if _is_nested(each := item[key])]


def _members(array: pikepdf.Array) -> list[pikepdf.Object]:
    return [each for each in array if isinstance(each, pikepdf.Object)]


def _is_nested(item: object) -> bool:
    return isinstance(item, pikepdf.Array | pikepdf.Dictionary) and not item.is_indirect
