"""Text that our fonts can draw and our lines can hold."""

import re
import unicodedata
from collections.abc import Set
from xml.etree.ElementTree import Element

SUBSTITUTE = "\N{REPLACEMENT CHARACTER}"
BEYOND_ASCII = re.compile(r"[^\n\t\x20-\x7e]+")
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
ENDLESS_WORD = re.compile(r"\S{80}(?=\S)")  # no line has room for more; WeasyPrint's search grows with the square


def drawable(text: str, letters: Set[int]) -> str:
    """Replace what no font of ours can draw, so that no .notdef glyph and no font of the machine gets into a paper.

    Emoji and foreign scripts become U+FFFD, one per character; marks on them and invisible characters vanish. The
    latter include the overrides of writing direction, with which a name could turn the words beside it around.
    """
    return BEYOND_ASCII.sub(lambda run: "".join(_drawn(each, letters) for each in run.group()), text)


def _drawn(character: str, letters: Set[int]) -> str:
    category = unicodedata.category(character)
    if category in INVISIBLE and character != SOFT_HYPHEN:
        return ""
    if ord(character) in letters or character.isspace():
        return character
    return "" if category in {"Mn", "Me"} else SUBSTITUTE


def break_endless_words(page: Element) -> None:
    """Put a space into words longer than a line; addresses of links stay whole, only what is shown is cut."""
    for element in page.iter():
        element.text = ENDLESS_WORD.sub(r"\g<0> ", element.text) if element.text else element.text
        element.tail = ENDLESS_WORD.sub(r"\g<0> ", element.tail) if element.tail else element.tail
