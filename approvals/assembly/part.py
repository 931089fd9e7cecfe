"""What a part of a Vorlage is: plain data, kept as it was when the meeting opened."""

from typing import TypedDict

UNKNOWN = "nicht festgehalten"


class Part(TypedDict):
    """One part: its stable code, its title and its lines; a line of `quotes` is somebody's own words."""

    code: str
    title: str
    quotes: list[str]
    lines: list[str]


class Content(TypedDict):
    """The whole Vorlage: its parts, what it costs in cents, and the area of the case."""

    parts: list[Part]
    cost_cents: int | None
    area: str


def part(code: str, title: str, lines: list[str], quotes: list[str] | None = None) -> Part:
    return {"code": code, "title": title, "quotes": quotes or [], "lines": lines}
