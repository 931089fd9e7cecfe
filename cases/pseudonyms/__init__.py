"""The sheet for people outside: who they are said by role, when by quarter of a year, where not at all."""

from cases.pseudonyms.facts import Known, known_of
from cases.pseudonyms.replacer import Replacer
from cases.pseudonyms.sheet import Sheet, preview, sheet_for

__all__ = ["Known", "Replacer", "Sheet", "known_of", "preview", "sheet_for"]
