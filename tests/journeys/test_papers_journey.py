"""A report comes in, a file too large is let go, a letter is written and sent with its hash; axe looks at each step."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import case_steps as case
from tests.journeys.case_steps import Family
from tests.journeys.conftest import As
from tests.journeys.visitor import Visitor, clear_screenshots
from tests.web.uploads import files

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

FAMILY = Family("Jule", "Papenburg", meeting_in=40)
PAPER = 45_000  # milliseconds; a paper may take its 30 s where many work at once
HASH = re.compile("SHA-256 [0-9a-f]{64}")


def test_papers_of_a_case_from_the_upload_to_the_sent_letter(colleague: As, tmp_path: Path) -> None:
    clear_screenshots("papiere")
    brandt = colleague("brandt")
    case.call_comes_in(brandt, FAMILY)
    brandt.open(case.case_is_opened(brandt, FAMILY))
    brandt.follow("Dokumente")
    brandt.look("papiere-01-leer")
    _too_large_and_good(brandt, tmp_path)
    _letter_is_sent(brandt)
    _sheet_is_printed(brandt)


def _too_large_and_good(brandt: Visitor, place: Path) -> None:
    """Sixty megabytes and a report at once: the report is in, the reason stands at the field, the title stays."""
    huge, good = place / "Film.pdf", place / "Bericht.pdf"
    huge.write_bytes(b"%PDF-1.7\n" + bytes(60 * 1024 * 1024))
    good.write_bytes(files.pdf("Bericht"))
    brandt.page.get_by_label("Dateien").set_input_files([huge, good])
    form = brandt.form("In die Akte nehmen")
    brandt.fill({"Art": "Bericht", "Titel": "Bericht der Schule", "Von wem": "Grundschule"}, within=form)
    brandt.press("In die Akte nehmen")
    brandt.see("Ein Dokument liegt jetzt in der Akte.", "Film.pdf: Die Datei ist größer als 20")
    expect(brandt.page.get_by_label("Titel")).to_have_value("Bericht der Schule")
    brandt.look("papiere-02-zu-gross")
    brandt.follow("Bericht der Schule")
    expect(brandt.page.get_by_text(HASH)).to_be_visible()
    brandt.look("papiere-03-dokument")
    media_type, content = brandt.download("Datei öffnen")
    assert (media_type, content[:5]) == ("application/pdf", b"%PDF-")
    brandt.follow("Alle Dokumente")


def _letter_is_sent(brandt: Visitor) -> None:
    brandt.follow("Brief schreiben")
    brandt.look("papiere-04-vorlage-waehlen")
    brandt.fill({"Vorlage": "Schreiben ohne Vorgabe", "An wen?": f"{FAMILY.mother} (Mutter)"})
    brandt.press("Brief beginnen")
    brandt.see("Noch offen:", "[Betreff]")
    brandt.look("papiere-05-entwurf")
    brandt.fill(
        {
            "Anschrift": f"Katrin {FAMILY.last_name}\nMühlenstraße 3\n41238 Mönchengladbach",
            "Betreff": "Unser Gespräch am Montag",
            "Text": "Sehr geehrte Frau Papenburg,\n\nvielen Dank für Ihr Vertrauen.",
        },
        within=brandt.form("Entwurf"),
    )
    brandt.press("Entwurf speichern")
    brandt.see("Der Entwurf ist gespeichert.")
    brandt.fill({"Wie geht er hinaus?": "per Post"})
    brandt.page.set_default_timeout(PAPER)
    brandt.press("Versenden und festschreiben")
    brandt.see("Der Brief ist festgeschrieben.", "per Post")
    expect(brandt.page.get_by_text(HASH)).to_be_visible()
    brandt.look("papiere-06-versandt")
    media_type, content = brandt.download("Versandtes PDF")
    assert (media_type, content[:5]) == ("application/pdf", b"%PDF-")
    brandt.follow("Dokumente")
    brandt.see("Unser Gespräch am Montag", "versandt")


def _sheet_is_printed(brandt: Visitor) -> None:
    media_type, content = brandt.download("Bogen für den Hausbesuch")
    assert (media_type, content[:5]) == ("application/pdf", b"%PDF-")
    brandt.open("/briefvorlagen/")
    brandt.look("papiere-07-vorlagen")
    brandt.follow("Einladung zum Gespräch")
    brandt.see("Fassung 1 vom")
    brandt.look("papiere-08-vorlage")
