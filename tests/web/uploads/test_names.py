"""Names of uploaded files: shown as given, stored so that nothing can happen."""

import pytest

from web.uploads.names import LONGEST, ascii_name, shown_name


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Bericht.pdf", "Bericht.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\jb\\Gutachten Müller.docx", "Gutachten Müller.docx"),
        ("rechnung\u202efdp.exe", "rechnungfdp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("  zu   viel  Luft .pdf ", "zu viel Luft .pdf"),
        ("...", "ohne Namen"),
        ("", "ohne Namen"),
    ],
)
def test_a_name_is_shown_without_folders_and_hidden_characters(given: str, shown: str) -> None:
    assert shown_name(given) == shown


def test_a_long_name_keeps_its_ending() -> None:
    short = shown_name("ä" * 400 + ".docx")
    assert len(short) == LONGEST
    assert short.endswith(".docx")


def test_a_name_to_save_under_is_plain() -> None:
    assert ascii_name("RO-2026-0147 Größe/Übung", "pdf") == "RO-2026-0147_Groesse_Uebung.pdf"
    assert ascii_name("\u202e", "txt") == "Datei.txt"
