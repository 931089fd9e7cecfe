"""What WeasyPrint 70 leaves undone for PDF/UA-1 (measured in reliability.md, section 6)."""

from collections import defaultdict

from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

from web.pdf.tables import join_tables
from web.pdf.tree import Node, marked, nodes

type Instruction = ContentStreamInstruction | ContentStreamInlineImage

PRINT = 4  # bit 3 of an annotation's flags
HIDDEN_OR_NO_VIEW = 0x22  # bits 2 and 6


def finish(pdf: Pdf) -> None:
    """Join split tables, give header cells a scope, mark running lines as artifacts, describe links and print them."""
    join_tables(pdf)
    tagged: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for node in nodes(pdf):
        if node.tag in {"TH", "TD"}:
            _scope(node)
        for page_number, content in marked(node):
            tagged[page_number].add(content)
    for page in pdf.pages:
        _artifacts(pdf, page, keep=tagged[page.obj.objgen])
        page.obj.Tabs = Name.S
        for annotation in page.obj.get("/Annots", ()):
            _annotation(annotation)


def _scope(node: Node) -> None:
    """Say which cells a header is for, in place of WeasyPrint's ids, which repeat when a table goes over a page."""
    attributes = node.element.get("/A", Dictionary(O=Name.Table))
    if "/Headers" in attributes:
        del attributes["/Headers"]
    if "/ID" in node.element:
        del node.element["/ID"]
    if node.tag == "TH":
        attributes.Scope = Name.Column if node.in_head else Name.Row
    node.element.A = attributes


def _artifacts(pdf: Pdf, page: Page, *, keep: set[int]) -> None:
    """Turn marked content outside the tag tree, that is the footers, into artifacts nobody reads aloud."""
    page.Contents = pdf.make_stream(
        unparse_content_stream([_artifact(each, keep) for each in parse_content_stream(page)])
    )


def _artifact(instruction: Instruction, keep: set[int]) -> Instruction:
    if isinstance(instruction, ContentStreamInlineImage) or str(instruction.operator) != "BDC":
        return instruction
    properties = instruction.operands[1]
    if not isinstance(properties, Dictionary) or "/MCID" not in properties or int(properties.MCID) in keep:
        return instruction
    return ContentStreamInstruction([Name.Artifact, Dictionary(Type=Name.Pagination)], Operator("BDC"))


def _annotation(annotation: Object) -> None:
    annotation.F = (int(annotation.get("/F", 0)) | PRINT) & ~HIDDEN_OR_NO_VIEW
    action = annotation.get("/A", Dictionary())
    if "/Contents" not in annotation:
        annotation.Contents = str(action.URI) if "/URI" in action else "Verweis in diesem Dokument"
