"""A source document: its bytes' hash, its text, and how the text is divided."""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Record
from onrecord.model.layout import Edit, Footnote, Page
from onrecord.model.notice import Notice
from onrecord.model.span import Span

BlockKind = Literal[
    "heading", "paragraph", "list_item", "table", "note", "caption", "boilerplate", "front_matter",
    "furniture",
]  # fmt: skip


class Block(Record, frozen=True, kw_only=True):
    """A part of a document's text that stands on lines of its own.

    `level` is the depth of a heading (1 is the title's) or of a list item; 0 elsewhere.
    `furniture` is what a printed page repeats: running heads, feet, page numbers. `language` is
    ISO 639-1 where the block's words tell it and the document is not all in English, else None.
    """

    type: BlockKind
    start: int
    end: int
    level: int = 0
    language: str | None = None

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
    EDTF. `url` and `captured` (ISO 8601) say where and when a page of the web was saved. `where` gives, for a field read from the text, the place it was read from; a field set
    by front matter or by a `.meta.yml` file has none.
    """

    title: str | None = None
    issuer: str | None = None
    issuer_aliases: tuple[str, ...] = ()
    date: str | None = None
    addressees: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    captured: str | None = None
    where: dict[str, Span] = {}


class Document(Record, frozen=True, kw_only=True):
    """One document as it was read.

    `id` is the SHA-256 of the file's bytes, in hexadecimal. All offsets anywhere are half-open
    code points into `text`. `sentences` hold, in order, every sentence, heading, list item and
    table row; they never cross a block. `encoding` is that of a file that is characters in a row, else None. `pages` are there for formats that have them. `edits` are
    the changes that reading made to the words as printed. `footnotes` are those whose marks the
    file itself tells. `parent` is the id of the file that this one came in (a message, an
    archive); its path is then `CONTAINER!/NAME`.
    """

    id: str
    path: str
    media_type: str
    text: str
    metadata: Metadata = Metadata()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    sentences: tuple[Span, ...] = ()
    encoding: str | None = None
    notices: tuple[Notice, ...] = ()
    pages: tuple[Page, ...] = ()
    edits: tuple[Edit, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    parent: str | None = None
