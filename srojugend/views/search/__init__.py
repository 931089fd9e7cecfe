"""The search over everything one may see."""

from srojugend.views.search.page import search

__all__ = ["search"]
