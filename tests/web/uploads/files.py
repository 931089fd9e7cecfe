"""Files as people and attackers hand them in, made here; nothing binary lies in the repository."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
import pikepdf
from openpyxl import Workbook
from pikepdf import Array, Dictionary, Name
from PIL import Image

PNG_START = b"\x89PNG\r\n\x1a\n"


def pdf(words: str = "", **root: Any) -> bytes:
    """A PDF of one page; what is given more stands in its root."""
    made = pikepdf.Pdf.new()
    made.add_blank_page()
    made.docinfo["/Title"] = words
    for key, value in root.items():
        made.Root[f"/{key}"] = value
    return _saved(made)


def script_pdf() -> bytes:
    return pdf(OpenAction=Dictionary(S=Name.JavaScript, JS="app.alert('hallo')"))


def launching_pdf() -> bytes:
    made = pikepdf.Pdf.new()
    page = made.add_blank_page()
    action = Dictionary(S=Name.Launch, F="calc.exe")
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    page.obj.Annots = Array([made.make_indirect(link)])
    return _saved(made)


def form_pdf() -> bytes:
    return pdf(AcroForm=Dictionary(XFA="<xdp/>", Fields=Array()))


def carrying_pdf() -> bytes:
    made = pikepdf.Pdf.new()
    made.add_blank_page()
    made.attachments["rechnung.exe"] = b"MZ"
    return _saved(made)


def locked_pdf() -> bytes:
    made, out = pikepdf.Pdf.new(), io.BytesIO()
    made.add_blank_page()
    made.save(out, encryption=pikepdf.Encryption(user="geheim", owner="geheimer"))
    return out.getvalue()


def linking_pdf() -> bytes:
    """A PDF as word processors write it: it opens at a place and links to a page of the web."""
    made = pikepdf.Pdf.new()
    page = made.add_blank_page()
    made.Root.OpenAction = Array([page.obj, Name.Fit])
    action = Dictionary(S=Name.URI, URI="https://www.moenchengladbach.de")
    page.obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)])
    return _saved(made)


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#2044aa").save(out, kind, **more)
    return out.getvalue()


def photo_of_a_phone() -> bytes:
    """A photo on its side that says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees
    exif[0x0110] = "Telefon 15"
    exif.get_ifd(0x8825)[2] = (51.0, 9.0, 11.0)
    return picture(exif=exif)


def document(words: str = "Bericht der Schule") -> bytes:
    out = io.BytesIO()
    made = docx.Document()
    made.add_paragraph(words)
    made.save(out)
    return out.getvalue()


def table() -> bytes:
    out = io.BytesIO()
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "Fehltage"
    book.save(out)
    return out.getvalue()


def open_document(**more: str) -> bytes:
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<office:document-content/>"} | more
    return archive(parts)


def archive(parts: Mapping[str, str | bytes], *, before: bytes = b"") -> bytes:
    out = io.BytesIO()
    out.write(before)
    with zipfile.ZipFile(out, "a" if before else "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def document_with(parts: dict[str, str | bytes]) -> bytes:
    """A Word document with something more in it."""
    with zipfile.ZipFile(io.BytesIO(document())) as package:
        own: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    return archive(own | parts)


def bomb(gigabytes: int = 10) -> bytes:
    """An office file that says it unpacks to this much: one packed block, named as often as it takes."""
    block = b"\0" * (100 * 1024 * 1024)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        package.writestr("word/media/wand.bmp", block)
    single = out.getvalue()
    info = zipfile.ZipFile(io.BytesIO(single)).infolist()[0]
    local = single[: single.index(b"PK\x01\x02")]
    directory = single[single.index(b"PK\x01\x02") : single.index(b"PK\x05\x06")]
    count = gigabytes * 10
    size_of_directory = len(directory) * count
    end = b"PK\x05\x06" + bytes(4) + count.to_bytes(2, "little") * 2
    end += size_of_directory.to_bytes(4, "little") + len(local).to_bytes(4, "little") + bytes(2)
    assert info.file_size == len(block)
    return local + directory * count + end


def _saved(made: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()
