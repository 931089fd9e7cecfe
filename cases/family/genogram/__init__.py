"""The genogram: from facts about a family to lines and words, on the server, without database and without browser."""

from cases.family.genogram.facts import Facts, Home, Link, Shape, Someone
from cases.family.genogram.picture import Picture, draw

__all__ = ["Facts", "Home", "Link", "Picture", "Shape", "Someone", "draw"]
