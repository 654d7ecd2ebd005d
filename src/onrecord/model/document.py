"""A source document: its bytes' hash, its text, and how the text is divided."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Record
from onrecord.model.span import Span

BlockKind = Literal[
    "heading", "paragraph", "list_item", "table", "note", "caption", "boilerplate", "front_matter"
]


class Block(Record, frozen=True, kw_only=True):
    """A part of a document's text that stands on lines of its own.

    `level` is the depth of a heading (1 is the title's) or of a list item; 0 elsewhere.
    """

    type: BlockKind
    start: int
    end: int
    level: int = 0

    @property
    def span(self) -> Span:
        """The block's range in the document's text."""
        return Span(self.start, self.end)


class Cell(Record, frozen=True, kw_only=True):
    """One cell of a table; `row` and `column` count from 0 and name its upper left corner."""

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False

    @property
    def span(self) -> Span:
        """The cell's range in the document's text."""
        return Span(self.start, self.end)


class Table(Record, frozen=True, kw_only=True):
    """A table that lies inside `Document.text`, with its cells in reading order."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    caption: Span | None = None

    @property
    def span(self) -> Span:
        """The table's range in the document's text."""
        return Span(self.start, self.end)


class Metadata(Record, frozen=True, kw_only=True):
    """What a document says of itself, or what its owner says of it.

    `issuer_aliases` are other names of the issuer in the document ("the Ombudsman"). `date` is
    EDTF. `where` gives, for a field read from the text, the place it was read from; a field set
    by front matter or by a `.meta.yml` file has none.
    """

    title: str | None = None
    issuer: str | None = None
    issuer_aliases: tuple[str, ...] = ()
    date: str | None = None
    addressees: tuple[str, ...] = ()
    language: str | None = None
    where: dict[str, Span] = {}


class Document(Record, frozen=True, kw_only=True):
    """One document as it was read.

    `id` is the SHA-256 of the file's bytes, in hexadecimal. All offsets anywhere are half-open
    code points into `text`. `sentences` hold, in order, every sentence, heading, list item and
    table row; they never cross a block.
    """

    id: str
    path: str
    media_type: str
    text: str
    metadata: Metadata = Metadata()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    sentences: tuple[Span, ...] = ()
    encoding: str = "utf-8"
    notices: tuple[str, ...] = ()
