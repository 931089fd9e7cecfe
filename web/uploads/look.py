"""Look into a file from outside; runs only in a process of its own, started by web.uploads.apart.

`python -m web.uploads.look SOURCE KEPT` writes what is kept and answers one line of JSON.
"""

import codecs
import json
import sys
from pathlib import Path

import puremagic

from web.pdf.limits import Limits
from web.uploads import images, packages, pdfs
from web.uploads.kinds import ALLOWED, TEXT, Kind, RefusedError

HEAD = 4096
MARKUP = ("<!doctype", "<html", "<svg", "<?xml", "<script", "<body", "<head", "<iframe", "<math")
# What people do upload and what they can do instead; found by its first bytes.
KNOWN = (
    (b"MZ", "Das ist ein Programm. Programme kommen nicht in die Akte, auch nicht unter anderem Namen."),
    (b"\x7fELF", "Das ist ein Programm. Programme kommen nicht in die Akte, auch nicht unter anderem Namen."),
    (b"#!", "Das ist ein Programm. Programme kommen nicht in die Akte, auch nicht unter anderem Namen."),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "Das ist ein altes Office-Format (.doc, .xls, .ppt), eine E-Mail aus Outlook oder eine Datei mit Kennwort. "
        "Darin lassen sich Makros nicht ausschließen. Speichern Sie die Datei als PDF oder, ohne Kennwort, als DOCX, "
        "XLSX oder PPTX.",
    ),
    (b"GIF8", "GIF-Bilder nehmen wir nicht an. Speichern Sie das Bild als PNG oder JPEG."),
    (b"BM", "BMP-Bilder nehmen wir nicht an. Speichern Sie das Bild als PNG oder JPEG."),
    (b"II*\0", "TIFF-Bilder nehmen wir nicht an. Speichern Sie die Seiten als PDF."),
    (b"MM\0*", "TIFF-Bilder nehmen wir nicht an. Speichern Sie die Seiten als PDF."),
    (b"{\\rtf", "RTF-Dateien nehmen wir nicht an. Speichern Sie das Schreiben als PDF oder DOCX."),
    (b"Rar!", "Archive nehmen wir nicht an. Packen Sie die Dateien aus und laden Sie sie einzeln hoch."),
    (b"7z\xbc\xaf", "Archive nehmen wir nicht an. Packen Sie die Dateien aus und laden Sie sie einzeln hoch."),
    (b"\x1f\x8b", "Archive nehmen wir nicht an. Packen Sie die Dateien aus und laden Sie sie einzeln hoch."),
)
HEIC = (
    "Das ist ein Foto im Format HEIC vom iPhone. Wandeln Sie es in JPEG um: am iPhone unter Einstellungen, Kamera, "
    "Formate „Maximale Kompatibilität“ wählen, oder das Foto öffnen und als JPEG sichern."
)
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
WEB_PAGE = "Das ist eine Internetseite oder eine SVG-Grafik. Drucken Sie sie als PDF und laden Sie das PDF hoch."
MAIL = "Das ist eine E-Mail. Drucken Sie sie als PDF und laden Sie das PDF und die Anhänge einzeln hoch."
UNKNOWN = f"Dieses Format nehmen wir nicht an{{what}}. Erlaubt sind {ALLOWED}."


def look(source: Path, kept: Path) -> Kind:
    """Return what the file is by its bytes and write what is kept of it; raises RefusedError with the reason."""
    with source.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise RefusedError("Die Datei ist leer. Wählen Sie sie noch einmal aus.")
    if head.startswith(b"%PDF-"):
        return pdfs.look(source, kept)
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return images.look(source, kept)
    if head.startswith(b"PK\x03\x04"):
        return packages.look(source, kept)
    for start, sentence in KNOWN:
        if head.startswith(start):
            raise RefusedError(sentence)
    if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS:
        raise RefusedError(HEIC)
    return _text(source, kept)


def _text(source: Path, kept: Path) -> Kind:
    """Plain text without a byte that no text has, and no page for a browser; kept as UTF-8."""
    raw = source.read_bytes()
    words = _decoded(raw)
    if words is None:
        raise RefusedError(UNKNOWN.format(what=_guess(raw[:HEAD])))
    start = words.lstrip("\ufeff \t\r\n").casefold()
    if start.startswith(MARKUP) or any(each in start[:HEAD] for each in ("<script", "<svg", "<html")):
        raise RefusedError(WEB_PAGE)
    if start.startswith(("received:", "return-path:", "mime-version:", "delivered-to:", "from: ")):
        raise RefusedError(MAIL)
    kept.write_text(words, encoding="utf-8", newline="")
    return TEXT


def _decoded(raw: bytes) -> str | None:
    if any(byte in raw for byte in (*range(0x00, 0x09), 0x0B, *range(0x0E, 0x20), 0x7F)):
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return codecs.decode(raw, encoding)
        except UnicodeDecodeError:
            continue
    return None


def _guess(head: bytes) -> str:
    """What the file may be, in brackets; only a word for the sentence, nothing is decided by it."""
    try:
        ending = puremagic.from_string(head).lstrip(".").upper()
    except (puremagic.PureError, ValueError):
        return ""
    return f" ({ending})" if ending.isalnum() else ""


def _answer(source: str, kept: str) -> dict[str, str]:
    try:
        return {"kind": look(Path(source), Path(kept)).ending}
    except RefusedError as refused:
        return {"refused": str(refused)}


if __name__ == "__main__":
    Limits().bind()
    print(json.dumps(_answer(*sys.argv[1:])))
