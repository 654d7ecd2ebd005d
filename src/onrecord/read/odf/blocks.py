"""An OpenDocument text's paragraphs, lists and tables, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import BlockKind
from onrecord.read.elements import attribute, local, number
from onrecord.read.layout_table import is_layout
from onrecord.read.odf.inline import Inline
from onrecord.read.paragraphs import is_heading_line, is_item
from onrecord.read.writer import Slot, Writer, line_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAX_SPAN = 100
_GROUPS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_HEADER = "table-header-rows"
_INDEXES = frozenset({"table-of-content", "illustration-index", "table-index", "user-index",
    "alphabetical-index", "bibliography"})  # fmt: skip
_SILENT = frozenset({"tracked-changes", "forms", "sequence-decls", "variable-decls",
    "user-field-decls", "title", "desc"})  # fmt: skip


class Blocks:
    """Writes what stands in a text, a text box or a cell.

    `bold` is true where the text has no headings, so that short lines in bold type stand for them.
    """

    def __init__(self, inline: Inline, *, bold: bool) -> None:
        self.inline = inline
        self.bold = bold
        self._label = ""  # the number of an item whose first paragraph is to come

    def write(self, writer: Writer, parent: _Element, depth: int = 0) -> None:
        """Write the paragraphs, lists and tables under an element; `depth` is that of the list."""
        for one in parent:
            tag = local(one)
            if tag in {"p", "h"}:
                self._paragraph(writer, one, self._kind(one, tag, depth))
            elif tag == "table":
                self._table(writer, one)
            elif tag == "list":
                self._list(writer, one, depth + 1)
            elif tag == "frame" and attribute(one, "class") == "title":
                self._title(writer, one)
            elif tag == "notes":
                self._notes(writer, one)
            elif tag in _INDEXES:
                for entry in one.iter():
                    if local(entry) == "p":
                        self._paragraph(writer, entry, ("furniture", 0))
            elif tag not in _SILENT:
                self.write(writer, one, depth + (tag == "numbered-paragraph"))
        self._boxes(writer)

    def _paragraph(self, writer: Writer, one: _Element, kind: tuple[BlockKind, int]) -> None:
        writer.flush(*kind)
        label, self._label = self._label, ""
        if local(one) == "h":
            label = label or self.inline.odf.numbering.heading(one)
        writer.inline(f"{label} " if label and "".join(one.itertext()).strip() else "")
        self.inline.write(writer, one)
        self._boxes(writer)

    def _list(self, writer: Writer, listed: _Element, depth: int) -> None:
        """Write a list; an item that only holds another list has no number of its own."""
        numbering = self.inline.odf.numbering
        numbering.enter(listed)
        for item in listed:
            first = local(item[0]) if len(item) else ""
            if local(item) == "list-item" and first in {"p", "h"}:
                self._label = numbering.item(item)
            self.write(writer, item, depth)
            self._label = ""
        numbering.leave()

    def _title(self, writer: Writer, frame: _Element) -> None:
        """Write the title of a slide."""
        writer.flush("heading", 2)
        for at, one in enumerate(one for one in frame.iter() if local(one) == "p"):
            writer.inline(" " if at else "")
            self.inline.write(writer, one)
        writer.flush()

    def _notes(self, writer: Writer, notes: _Element) -> None:
        """Write the speaker's notes behind their slide."""
        writer.flush()
        before = writer.last
        self.write(writer, notes)
        writer.flush()
        self.inline.odf.tally["speaker"] += writer.last is not before

    def _boxes(self, writer: Writer) -> None:
        boxes, self.inline.boxes = self.inline.boxes, []
        for box in boxes:
            self.write(writer, box)

    def _kind(self, one: _Element, tag: str, depth: int) -> tuple[BlockKind, int]:
        style = self.inline.style(one)
        names = (*style.names, attribute(one, "style-name").replace("_20_", " ").lower())
        words = "".join(one.itertext())
        if tag == "h":
            return "heading", number(one, "outline-level", 9)
        if "title" in names or "subtitle" in names:
            return "heading", 1 if "title" in names else 2
        if any(name in {"caption", "table", "illustration", "figure"} for name in names):
            return "caption", 0
        if depth and is_item(words):
            return "list_item", depth
        if self.bold and is_heading_line(words) and self._is_bold(one, bold=style.bold):
            return "heading", 2
        return "paragraph", 0

    def _is_bold(self, one: _Element, *, bold: bool) -> bool:
        """True where every word is in bold type."""
        own = [one.text or "", *(part.tail or "" for part in one)]
        if not bold and any(words.strip() for words in own):
            return False
        spans = [part for part in one if local(part) == "span" and "".join(part.itertext()).strip()]
        return all(self.inline.style(part).bold or bold for part in spans) and bool(bold or spans)

    def _table(self, writer: Writer, table: _Element) -> None:
        rows = list(_grid(table))
        nested = any(local(one) == "table" for one in table.iter() if one is not table)
        lengths = [[len("".join(cell.element.itertext())) for cell in row] for row in rows]
        if nested or is_layout(lengths):
            for row in rows:
                for cell in row:
                    self.write(writer, cell.element)
            writer.flush()
            return
        slots = [[self._slot(cell, at, len(rows)) for cell in row] for at, row in enumerate(rows)]
        writer.table([row for row in slots if row])

    def _slot(self, cell: _Cell, row: int, rows: int) -> Slot:
        inner = Writer(nested=True)
        Blocks(self.inline, bold=False).write(inner, cell.element)
        words = line_of(inner)
        return Slot(words, row, cell.column, min(cell.rows, rows - row), cell.columns, cell.header)


class _Cell(NamedTuple):
    element: _Element
    column: int
    rows: int
    columns: int
    header: bool


def table_rows(table: _Element, *, header: bool = False) -> Iterator[tuple[_Element, bool]]:
    """Yield the rows of a table, each with whether it is one of its headings."""
    for one in table:
        tag = local(one)
        if tag == "table-row":
            yield one, header
        elif tag in _GROUPS:
            yield from table_rows(one, header=header or tag == _HEADER)


def _grid(table: _Element) -> Iterator[list[_Cell]]:
    for row, header in table_rows(table):
        cells = []
        column = 0
        for one in row:
            again = number(one, "number-columns-repeated", _MAX_SPAN)
            if local(one) == "table-cell":
                rows = number(one, "number-rows-spanned", _MAX_SPAN)
                columns = number(one, "number-columns-spanned", _MAX_SPAN)
                cells += [_Cell(one, column + at, rows, columns, header) for at in range(again)]
            column += again
        yield cells
