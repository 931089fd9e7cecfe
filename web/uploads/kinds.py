"""Which files are taken in, and the one error of a file that is not."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


class RefusedError(ValueError):
    """The file is not taken in; the text says in German why and what to do."""


@dataclass(frozen=True)
class Kind:
    """A kind of file: its media type, the ending of its name, what people call it."""

    media_type: str
    ending: str
    label: str


PDF = Kind("application/pdf", "pdf", "PDF")
JPEG = Kind("image/jpeg", "jpg", "Foto (JPEG)")
PNG = Kind("image/png", "png", "Bild (PNG)")
WEBP = Kind("image/webp", "webp", "Bild (WebP)")
TEXT = Kind("text/plain; charset=utf-8", "txt", "Text")
_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
DOCX = Kind(f"{_OOXML}.wordprocessingml.document", "docx", "Word-Dokument")
XLSX = Kind(f"{_OOXML}.spreadsheetml.sheet", "xlsx", "Excel-Mappe")
PPTX = Kind(f"{_OOXML}.presentationml.presentation", "pptx", "PowerPoint-Präsentation")
ODT = Kind(f"{_ODF}.text", "odt", "OpenDocument-Text")
ODS = Kind(f"{_ODF}.spreadsheet", "ods", "OpenDocument-Tabelle")

KINDS = (PDF, JPEG, PNG, WEBP, DOCX, XLSX, PPTX, ODT, ODS, TEXT)
ACCEPT = ",".join(sorted({".jpeg", *(f".{kind.ending}" for kind in KINDS)}))
ALLOWED = "PDF, JPEG, PNG, WebP, DOCX, XLSX, PPTX, ODT, ODS und TXT"
IN_THE_BROWSER = frozenset(kind.media_type for kind in (PDF, JPEG, PNG, WEBP))  # shown there, everything else is saved


@dataclass(frozen=True)
class Checked:
    """A file that was looked into: its kind, the bytes to keep, the name it came with, the hash it came with."""

    kind: Kind
    content: bytes
    name: str
    upload_sha256: str
