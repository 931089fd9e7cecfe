"""A business letter as data: the same sheet becomes a PDF (print/letter.html) and a DOCX (web.letter_docx)."""

from dataclasses import dataclass

BULLETS = ("- ", "– ", "• ", "* ")


@dataclass(frozen=True)
class Block:
    """A paragraph, or a list with one line for each point."""

    lines: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True)
class LetterSheet:
    """Everything that stands on a letter after DIN 5008, form B, in the order it is read."""

    title: str  # of the document, without a person's name
    sender: tuple[str, ...]
    return_address: str
    address: tuple[str, ...]
    info: tuple[tuple[str, str], ...]
    subject: str
    blocks: tuple[Block, ...]
    closing: tuple[str, ...]
    footer: str
    draft: bool = False


def blocks_of(text: str) -> tuple[Block, ...]:
    """Paragraphs are parted by an empty line; lines that begin with a dash are the points of a list."""
    blocks: list[Block] = []
    for paragraph in "\n".join(line.rstrip() for line in text.splitlines()).split("\n\n"):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        for line in lines:
            _append(blocks, line, is_list=line.lstrip().startswith(BULLETS), begins=line is lines[0])
    return tuple(blocks)


def _append(blocks: list[Block], line: str, *, is_list: bool, begins: bool) -> None:
    words = line.lstrip()[2:].strip() if is_list else line
    if blocks and not begins and blocks[-1].is_list == is_list:
        blocks[-1] = Block((*blocks[-1].lines, words), is_list)
    else:
        blocks.append(Block((words,), is_list))
