"""The genogram: from facts about a family to lines and words, on the server, without database and without browser."""

from cases.genogram.facts import Facts, Home, Link, Shape, Someone
from cases.genogram.picture import Picture, draw

__all__ = ["Facts", "Home", "Link", "Picture", "Shape", "Someone", "draw"]
