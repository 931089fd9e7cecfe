"""Names of files: one to show, one to save under."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST = 150
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def shown_name(name: str) -> str:
    """The name as somebody gave it, without folders, control characters and turns of the writing direction."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(each if unicodedata.category(each)[0] != "C" else "" for each in last)
    tidy = " ".join(seen.split()).strip(". ")
    if len(tidy) > LONGEST:
        ending = PurePosixPath(tidy).suffix[:10]
        tidy = tidy[: LONGEST - len(ending)] + ending
    return tidy or "ohne Namen"


def ascii_name(words: str, ending: str) -> str:
    """A name every system can store, such as 'RO-2026-0147_Bericht_2026-11-05.pdf' (ux 9.4)."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", words).translate(UMLAUTS))
    tidy = re.sub(r"[^A-Za-z0-9-]+", "_", plain.encode("ascii", "ignore").decode()).strip("_-")
    return f"{tidy[:75] or 'Datei'}.{ending}"
