"""Office files are archives: counted before they are unpacked, and without macros, strangers and ways out."""

import re
import shutil
import zipfile
import zlib
from pathlib import Path

from web.uploads.kinds import DOCX, MEBIBYTE, ODS, ODT, PPTX, XLSX, Kind, RefusedError

MAX_PARTS = 2_000
MAX_UNPACKED = 200 * MEBIBYTE
MAX_XML = 60 * MEBIBYTE
MAX_RATIO = 200  # text and tables pack well, but not like this
RATIO_COUNTS_FROM = 20 * MEBIBYTE
MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
    b"presentationml.presentation.main+xml": PPTX,
}
OPEN_DOCUMENTS = {kind.media_type.encode(): kind for kind in (ODT, ODS)}
MACRO_PARTS = re.compile(
    r"vba(project|data)|activex|^(basic|scripts)/|macrosheets/|\.(exe|dll|js|vbs|ps1|bat|jar)$", re.I
)
CARRIED_PARTS = re.compile(
    r"/embeddings/|^object ?\d|^objectreplacements/.+\.bin$|oleobject|\.(zip|docx|xlsx|odt)$", re.I
)
EXTERNAL = re.compile(rb"<(?:\w+:)?Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External)(?![^>]*/hyperlink[\"'])", re.I)
FETCHED = re.compile(rb"<draw:(?:image|object|object-ole|plugin|applet)\b[^>]*xlink:href\s*=\s*[\"'](?:\w+:|//)", re.I)
RUNS = re.compile(rb"<!DOCTYPE|<!ENTITY|DDEAUTO|<ddeLink|macroEnabled|<script:event-listener|<manifest:encryption-data")

AS_PDF = "Speichern Sie die Datei als PDF und laden Sie das PDF hoch."
ARCHIVE = "Archive nehmen wir nicht an. Packen Sie die Dateien aus und laden Sie sie einzeln hoch."
BOMB = "Die Datei wird ausgepackt viel größer, als sie aussieht. Das nehmen wir nicht an. " + AS_PDF
BROKEN = "Die Office-Datei ist beschädigt. Öffnen Sie sie und speichern Sie sie neu, am besten als PDF."
LOCKED = "Die Office-Datei ist mit einem Kennwort geschützt. Speichern Sie sie ohne Kennwort."
MACROS = "Die Office-Datei enthält Makros oder andere Programme. " + AS_PDF
CARRIED = "In der Office-Datei stecken weitere Dateien. " + AS_PDF
OUTSIDE = "Die Office-Datei lädt Inhalte von anderswo nach. " + AS_PDF


def look(source: Path, kept: Path) -> Kind:
    """Keep the package as it came when every part of it is harmless; reading never goes beyond the stated sizes."""
    try:
        with zipfile.ZipFile(source) as package:
            _demand_size(package, source.stat().st_size)
            kind = _kind(package)
            for part in package.infolist():
                _demand_harmless(package, part)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, KeyError, OSError, zlib.error) as broken:
        raise RefusedError(BROKEN) from broken
    except RuntimeError as locked:  # zipfile's word for a part with a password
        raise RefusedError(LOCKED) from locked
    shutil.copyfile(source, kept)
    return kind


def _demand_size(package: zipfile.ZipFile, packed: int) -> None:
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    flood = unpacked > RATIO_COUNTS_FROM and unpacked > MAX_RATIO * packed
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or flood:
        raise RefusedError(BOMB)
    if not parts or min(part.header_offset for part in parts) != 0:
        raise RefusedError(BROKEN)  # something stands before the archive: two files in one


def _kind(package: zipfile.ZipFile) -> Kind:
    names = package.namelist()
    if names[0] == "mimetype" and (kind := OPEN_DOCUMENTS.get(package.read("mimetype").strip())):
        return kind
    if "[Content_Types].xml" not in names:
        raise RefusedError(ARCHIVE)
    types = _read(package, package.getinfo("[Content_Types].xml"))
    if b"macroEnabled" in types:
        raise RefusedError(MACROS)
    found = [kind for main, kind in MAIN_PARTS.items() if main in types]
    if len(found) != 1:
        raise RefusedError(ARCHIVE)
    return found[0]


def _demand_harmless(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    name = part.filename
    if part.flag_bits & 1:
        raise RefusedError(LOCKED)
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        raise RefusedError(BROKEN)
    if MACRO_PARTS.search(name):
        raise RefusedError(MACROS)
    if CARRIED_PARTS.search(name):
        raise RefusedError(CARRIED)
    if name.lower().endswith((".xml", ".rels")):
        _demand_harmless_xml(_read(package, part), name)


def _demand_harmless_xml(text: bytes, name: str) -> None:
    if text[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise RefusedError(BROKEN)  # UTF-16 would hide what is looked for
    if RUNS.search(text):
        raise RefusedError(LOCKED if b"encryption-data" in text else MACROS)
    if (name.endswith(".rels") and EXTERNAL.search(text)) or FETCHED.search(text):
        raise RefusedError(OUTSIDE)


def _read(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    if part.file_size > MAX_XML:
        raise RefusedError(BOMB)
    return package.read(part)
