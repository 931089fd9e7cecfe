"""Walks through the tag tree of a PDF."""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf

NO_PAGE = (0, 0)


@dataclass(frozen=True)
class Node:
    """One element of the tag tree: its tag, the object, the object number of its page, whether it is in a THead."""

    tag: str
    element: Object
    page: tuple[int, int]
    in_head: bool


def nodes(pdf: Pdf) -> Iterator[Node]:
    """Yield all structure elements in reading order."""
    return branch(pdf.Root.StructTreeRoot.K)


def branch(root: Object) -> Iterator[Node]:
    """Yield an element, or those of an array, and all below in reading order."""
    stack: list[tuple[Object, tuple[int, int], bool]] = [(root, NO_PAGE, False)]
    while stack:
        item, page, in_head = stack.pop()
        if isinstance(item, Array):
            stack += [(child, page, in_head) for child in reversed(list(item))]
        elif isinstance(item, Dictionary) and "/S" in item:
            page = item.Pg.objgen if "/Pg" in item else page
            in_head = in_head or Name.THead == item.S
            yield Node(str(item.S).removeprefix("/"), item, page, in_head)
            if "/K" in item:
                stack.append((item.K, page, in_head))


def marked(node: Node) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield page and number of the marked contents that belong directly to an element."""
    kids = node.element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            yield node.page, kid
        elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
            yield (kid.Pg.objgen if "/Pg" in kid else node.page), int(kid.MCID)
