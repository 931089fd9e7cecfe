"""Tables over several pages become one table again."""

from pikepdf import Array, Name, Pdf

from web.pdf.tree import Node, branch, nodes

WRAPPERS = {"Document", "Part", "Art", "Sect", "Div", "NonStruct"}


def join_tables(pdf: Pdf) -> None:
    """Put what a table has on further pages into its first part; the repeated head stays on paper only.

    WeasyPrint tags every part as a table of its own, with nothing that names the whole. A part continues the table
    before it when nothing is read between them, it is on the next page and has as many column heads. Its own head
    leaves the tree and thereby becomes an artifact.
    """
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    whole = last = None
    inside: set[tuple[int, int]] = set()
    for node in list(nodes(pdf)):
        if node.tag in WRAPPERS or node.element.objgen in inside:
            continue
        inside = {each.element.objgen for each in branch(node.element)}
        if node.tag != "Table":
            whole = last = None
            continue
        if whole and last and pages[node.page] == pages[last.page] + 1 and 0 < _heads(node) == _heads(last):
            _move(node, whole)
        else:
            whole = node
        last = node


def _heads(table: Node) -> int:
    return sum(each.tag == "TH" and each.in_head for each in branch(table.element))


def _move(part: Node, whole: Node) -> None:
    for rows in part.element.K:
        if Name.THead != rows.S:
            rows.P = whole.element
            whole.element.K.append(rows)
    siblings = part.element.P.K
    part.element.P.K = Array([each for each in siblings if each.objgen != part.element.objgen])
