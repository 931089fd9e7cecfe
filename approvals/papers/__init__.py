"""The papers of the commission as PDF; what they show comes from frozen content and from rows that stay."""

from approvals.papers.decision import Paper, draw, kinds_of

__all__ = ["Paper", "draw", "kinds_of"]
