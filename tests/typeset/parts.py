"""A document of the example collection → the parts that a typesetter is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from onrecord.model import Block, BlockKind, Document, Table
from onrecord.read import read_document
from onrecord.text import segment

_FOLDER = Path(__file__).parents[2] / "examples" / "teshka"
EXAMPLES = tuple(sorted(path for path in _FOLDER.iterdir() if path.suffix != ".yml"))
"""The documents of the example collection, without their `.meta.yml`."""

_NOTE = re.compile(r"\[(\d{1,3})\]\s+")
_MARKUP = re.compile(r"^#{1,6}\s+|\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])", re.MULTILINE)
# A line end inside a word; "thirty-three" keeps its hyphen.
_DIVIDED = re.compile(r"(?<=[a-z])(?:(?<=ty)(-)|-) (?=[a-z])")
_ITEM = re.compile(r"[-*•]\s+")


class Part(NamedTuple):
    """A piece of a document: its kind as in `Block`, its words, for a table its rows.

    `words` are without Markdown's marks; a line end in them is the writer's own. A note's `mark`
    is the number under which the text refers to it (`[1]` stands in the words of other parts).
    """

    kind: BlockKind
    words: str
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    mark: str = ""


@cache
def source(path: Path) -> Document:
    """Return an example as the program reads it from the plain file: the reading to compare with."""
    return segment(read_document(path))


def parts(path: Path) -> Iterator[Part]:
    """Yield the parts of an example in their order, tables with their rows."""
    document = source(path)
    tables = {table.start: table for table in document.tables}
    for block in document.blocks:
        if block.type == "front_matter":
            continue
        if block.type == "table" and block.start in tables:
            yield Part("table", "", rows=_rows(document, tables[block.start]))
        else:
            yield _part(document.text, block)


def _part(text: str, block: Block) -> Part:
    words = text[block.start : block.end]
    lines = [line.strip() for line in words.splitlines()]
    # Paragraphs broken to fit a line run on; those of a letterhead keep their lines.
    joined = "\n".join(lines) if block.type == "boilerplate" else " ".join(lines)
    joined = _DIVIDED.sub(r"\1", joined)
    joined = _MARKUP.sub("", joined)
    note = _NOTE.match(joined) if block.type == "note" else None
    if note:
        return Part(block.type, joined[note.end() :], mark=note.group(1))
    if block.type == "list_item":
        joined = _ITEM.sub("", joined, count=1)
    return Part(block.type, joined, level=block.level)


def _rows(document: Document, table: Table) -> tuple[tuple[str, ...], ...]:
    width = 1 + max(cell.column for cell in table.cells)
    rows = []
    for _, cells in groupby(table.cells, key=lambda cell: cell.row):
        words = {cell.column: _MARKUP.sub("", cell.span.of(document.text)) for cell in cells}
        rows.append(tuple(words.get(column, "") for column in range(width)))
    return tuple(rows)
