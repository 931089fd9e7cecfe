"""What leads to a family without naming it: numbers, addresses, mail, telephone; found by its form."""

import re
from collections.abc import Iterator

from cases.pseudonyms.spans import NUMBER, PLACE, Span

GAP = r"[\s\u00a0]"
STREET_ENDS = r"stra(?:ß|ss)e|str\.?|gasse|allee"  # a place by themselves
OFTEN_WORDS = r"weg|platz|ring|ufer|damm|hof|pfad|steig|markt|park|berg|winkel|graben|kamp|feld|höhe|busch"
HOUSE = rf"{GAP}*\d{{1,4}}{GAP}?[a-zA-Z]?(?:{GAP}?[-–/]{GAP}?\d{{1,4}}{GAP}?[a-zA-Z]?)?(?![\w.])"

FORMS: tuple[tuple[str, int, str], ...] = (
    ("Adresse", NUMBER, r"\b(?:https?://|www\.)\S+"),
    ("E-Mail", NUMBER, r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)*"),
    ("E-Mail", NUMBER, rf"[\w.+-]{{1,64}}{GAP}?[\[(]at[\])]{GAP}*[\w.-]+"),
    ("Nummer", NUMBER, rf"\b[A-Z]{{2}}\d{{2}}(?:{GAP}?\d{{4}}){{2,}}(?:{GAP}?\d{{1,4}})?\b"),
    ("Aktenzeichen", NUMBER, rf"\b[A-ZÄÖÜ]{{1,5}}{GAP}?[-–/ ]{GAP}?\d{{2,4}}{GAP}?[-–/ ]{GAP}?\d{{1,6}}\b"),
    ("Aktenzeichen", NUMBER, r"(?<!\d)(?:19|20)\d{2}[-–/]\d{3,6}(?!\d)"),
    ("Telefon", NUMBER, r"(?<![\d.])(?:\+|00)\d(?:[\s\u00a0/().–-]{0,3}\d){5,}"),
    ("Telefon", NUMBER, r"(?<![\d.])\(?0\d(?:[\s\u00a0/().–-]{0,3}\d){3,}"),
    ("Ort", PLACE, rf"(?<!\d)(?:D{GAP}?-{GAP}?)?\d{{5}}{GAP}+[A-ZÄÖÜ][\w-]+"),
    ("Nummer", NUMBER, r"\d(?:[\u00a0 ]?\d){4,}"),
    ("Anschrift", PLACE, rf"\b\w[\w.-]{{0,60}}(?i:{STREET_ENDS})(?!\w)(?:{HOUSE})?"),
    ("Anschrift", PLACE, rf"\b[A-ZÄÖÜ][\w.-]{{0,60}}{GAP}+(?i:{STREET_ENDS})(?!\w)(?:{HOUSE})?"),
    ("Anschrift", PLACE, rf"\b\w[\w.-]{{0,60}}(?i:{OFTEN_WORDS}){HOUSE}"),
    ("Anschrift", PLACE, rf"\b[A-ZÄÖÜ][\w.-]{{0,60}}{GAP}+(?i:{OFTEN_WORDS}){HOUSE}"),
    ("Anschrift", PLACE, rf"\bHaus(?:nummer|nr\.?|{GAP}Nr\.?){GAP}*\d+{GAP}?[a-zA-Z]?(?!\w)"),
)
PATTERNS = tuple((label, rank, re.compile(form)) for label, rank, form in FORMS)


def numbers_in(text: str) -> Iterator[Span]:
    """Every number, address, mail and telephone by its form."""
    for label, rank, pattern in PATTERNS:
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), rank, label)
