"""A Word file's paragraphs and tables, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import BlockKind
from onrecord.read.docx.inline import Inline, is_on
from onrecord.read.docx.numbering import Listed
from onrecord.read.docx.parts import Style, list_of, outline_level
from onrecord.read.elements import local
from onrecord.read.layout_table import is_layout
from onrecord.read.paragraphs import is_heading_line, is_item
from onrecord.read.writer import Slot, Writer, line_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN = Style()
_LONGEST_HEADING = 320
_MAX_SPAN = 100


class Blocks:
    """Writes what stands in a body, a text box or a cell.

    `bold` is true where the file has no headings by style, so that short paragraphs in bold type
    are taken for them.
    """

    def __init__(self, inline: Inline, *, bold: bool) -> None:
        self.inline = inline
        self.bold = bold
        self._joined = False  # the mark at the end of the last paragraph was deleted

    def write(self, writer: Writer, parent: _Element) -> None:
        """Write the paragraphs and tables under an element."""
        for child in parent:
            tag = local(child)
            if tag == "p":
                self._paragraph(writer, child)
            elif tag == "tbl":
                self._table(writer, child)
            elif tag in {"del", "moveFrom"}:
                self.inline.tally["deletions"] += 1
            elif tag not in {"sdtPr", "sdtEndPr", "sectPr"}:
                self.write(writer, child)

    def _paragraph(self, writer: Writer, paragraph: _Element) -> None:
        prefix = self.inline.word.prefix
        properties = paragraph.find(f"{prefix}pPr")
        if not self._joined:
            style = self._style(properties)
            listed = _list(properties, style, prefix)
            words = "".join(text.text or "" for text in paragraph.iter(f"{prefix}t"))
            writer.flush(*self._kind(paragraph, style, listed, words))
            label = self.inline.word.numbering.label(listed) if listed else ""
            writer.inline(f"{label} " if label and words.strip() else "")
        self.inline.write(writer, paragraph)
        ended = properties.find(f"{prefix}rPr/{prefix}del") if properties is not None else None
        self._joined = ended is not None
        if self.inline.boxes and not self._joined:
            boxes, self.inline.boxes = self.inline.boxes, []
            for box in boxes:
                self.write(writer, box)

    def _style(self, properties: _Element | None) -> Style:
        prefix = self.inline.word.prefix
        named = properties.find(f"{prefix}pStyle") if properties is not None else None
        name = named.get(f"{prefix}val", "") if named is not None else ""
        return self.inline.word.styles.get(name, _PLAIN)

    def _kind(
        self, paragraph: _Element, style: Style, listed: Listed | None, words: str
    ) -> tuple[BlockKind, int]:
        prefix = self.inline.word.prefix
        level = outline_level(paragraph.find(f"{prefix}pPr"), prefix)
        level = style.heading if level is None else level
        if level and len(words) <= _LONGEST_HEADING:
            return "heading", level
        if style.caption or style.contents:
            return ("caption", 0) if style.caption else ("furniture", 0)
        if listed and is_item(words):
            return "list_item", listed.level + 1
        if self.bold and is_heading_line(words) and _is_bold(paragraph, prefix, style):
            return "heading", 2
        return "paragraph", 0

    def _table(self, writer: Writer, table: _Element) -> None:
        prefix = self.inline.word.prefix
        rows = list(_grid(table, prefix, self.inline))
        nested = next(table.iterfind(f".//{prefix}tbl"), None) is not None
        if nested or is_layout([[_length(cell.element, prefix) for cell in row] for row in rows]):
            for row in rows:
                for cell in row:
                    self.write(writer, cell.element)
            writer.flush()
            return
        slots = [
            [self._slot(cell, at, _down(rows, at, cell)) for cell in row if _begins(cell, at)]
            for at, row in enumerate(rows)
        ]
        writer.table([row for row in slots if row])

    def _slot(self, cell: _Cell, row: int, rows: int) -> Slot:
        inner = Writer(nested=True)
        Blocks(self.inline, bold=False).write(inner, cell.element)
        return Slot(line_of(inner), row, cell.column, rows, cell.columns, cell.header)


class _Cell(NamedTuple):
    """A cell with its place; `goes_on` where it only continues the one above it."""

    element: _Element
    column: int
    columns: int
    goes_on: bool
    header: bool


def _begins(cell: _Cell, row: int) -> bool:
    """True where a cell begins in this row; the first row continues nothing."""
    return row == 0 or not cell.goes_on


def _length(cell: _Element, prefix: str) -> int:
    return sum(len(text.text or "") for text in cell.iter(f"{prefix}t"))


def _is_bold(paragraph: _Element, prefix: str, style: Style) -> bool:
    """True where every word is in bold type."""
    bold = f"{prefix}rPr/{prefix}b"
    return all(
        is_on(run.find(bold), prefix) if run.find(bold) is not None else style.bold
        for run in paragraph.iter(f"{prefix}r")
        if any((text.text or "").strip() for text in run.iter(f"{prefix}t"))
    )


def _list(properties: _Element | None, style: Style, prefix: str) -> Listed | None:
    """Return the list that a paragraph is in; its own word goes before its style's."""
    listed = list_of(properties, prefix)
    if listed is None:
        return style.listed
    if not listed.number and style.listed:
        listed = listed._replace(number=style.listed.number)
    return None if listed.number == "0" else listed


def _grid(table: _Element, prefix: str, inline: Inline) -> Iterator[list[_Cell]]:
    for row in _children(table, "tr"):
        properties = row.find(f"{prefix}trPr")
        header = False
        column = 0
        if properties is not None:
            if properties.find(f"{prefix}del") is not None:
                inline.tally["deletions"] += 1
                continue
            header = is_on(properties.find(f"{prefix}tblHeader"), prefix)
            column = _number(properties.find(f"{prefix}gridBefore"), prefix, 0)
        cells = []
        for cell in _children(row, "tc"):
            wide = _number(cell.find(f"{prefix}tcPr/{prefix}gridSpan"), prefix, 1)
            merge = cell.find(f"{prefix}tcPr/{prefix}vMerge")
            goes_on = merge is not None and merge.get(f"{prefix}val", "continue") == "continue"
            cells.append(_Cell(cell, column, max(1, wide), goes_on, header))
            column += max(1, wide)
        yield cells


def _children(parent: _Element, wanted: str) -> Iterator[_Element]:
    """Yield rows or cells, also those in a content control or in a tracked change."""
    for child in parent:
        tag = local(child)
        if tag == wanted:
            yield child
        elif tag in {"sdt", "sdtContent", "ins", "customXml", "moveTo"}:
            yield from _children(child, wanted)


def _down(grid: list[list[_Cell]], row: int, cell: _Cell) -> int:
    """Return how many rows a cell reaches down."""
    rows = 1
    for below in grid[row + 1 :]:
        if not any(other.goes_on and other.column == cell.column for other in below):
            break
        rows += 1
    return rows


def _number(element: _Element | None, prefix: str, default: int) -> int:
    value = element.get(f"{prefix}val", "") if element is not None else ""
    return min(int(value), _MAX_SPAN) if value.isdecimal() and len(value) < 9 else default
