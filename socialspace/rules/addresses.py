"""In which quarter an address lies; helps to fill in a form, never decides who works on a case (domain.md §10)."""

import re
from datetime import date

from socialspace.models import Quarter, StreetSection

HOUSE_NUMBER = re.compile(r"\s*0*([1-9][0-9]{0,3})(?![0-9])")


def read_house_number(text: str) -> int | None:
    """The number a house number begins with: 12 of '12a', '12-14' and '12 b'; none where there is none."""
    found = HOUSE_NUMBER.match(text)
    return int(found[1]) if found else None


def quarter_of_address(street: str, house_number: str, day: date) -> Quarter | None:
    """The quarter a house lies in on a day by the street directory, however the street is spelt; none when unknown.

    A street that lies in one quarter as a whole needs no house number.
    """
    number = read_house_number(house_number)
    if number is None and house_number.strip():
        return None
    known = StreetSection.objects
    sections = known.along(street, day) if number is None else known.at(street, number, day)
    quarters = {section.quarter for section in sections.select_related("quarter")}
    return quarters.pop() if len(quarters) == 1 else None
