"""A document's text as HTML: every character in order, every highlight where it stands.

The text content of the element equals `Document.text` (but for the pictures of control
characters, one for one), so that offsets count the same in the page. Marks of the format between
the cells of a table stay in the page, undrawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup

from onrecord.model import Block, Cell, Document, Table
from onrecord.report.escape import markup
from onrecord.report.segments import Mark, Marks, Segment, cut
from onrecord.text.language import is_read, language_name

MAX_SPAN = 200
"""Most rows or columns that a cell of a table is drawn across."""

_HEADING_MARK = re.compile(r"\s{0,3}#{1,6}\s")
_FRAME = re.compile(r"[\s|:+=\-\u2500-\u257f]*")
Draw = Callable[[str, Segment], Markup]


def render_text(document: Document, marks: Iterable[Mark], draw: Draw) -> Markup:
    """Return the HTML of a document's whole text.

    Args:
        document: The document with its blocks and tables.
        marks: The highlights.
        draw: Turns the text of one segment into HTML.
    """
    return Markup("").join(part for _, part in text_parts(document, marks, draw))


def text_parts(
    document: Document, marks: Iterable[Mark], draw: Draw
) -> Iterator[tuple[int, Markup]]:
    """Yield the HTML of a document's text in pieces, each with the offset where it starts.

    Joined they are what `render_text` returns.
    """
    yield from _parts(document, Marks(marks), draw)


def _parts(document: Document, marks: Marks, draw: Draw) -> Iterator[tuple[int, Markup]]:
    tables = {table.start: table for table in document.tables}
    text, place = document.text, 0
    for block in sorted(document.blocks, key=lambda each: (each.start, -each.end)):
        if block.start < place or block.end > len(text) or block.start >= block.end:
            continue
        yield place, _between(text, place, block.start, marks, draw)
        table = tables.get(block.start)
        cells = _cells(table, block) if table and block.type == "table" else ()
        body = (
            _table(text, block, cells, marks, draw) if cells else _block(text, block, marks, draw)
        )
        yield block.start, body
        place = block.end
    yield place, _between(text, place, len(text), marks, draw)


def _run(text: str, start: int, end: int, marks: Marks, draw: Draw) -> Markup:
    return Markup("").join(
        draw(text[piece.start : piece.end], piece)
        for piece in cut(start, end, marks.meeting(start, end))
    )


def _between(text: str, start: int, end: int, marks: Marks, draw: Draw) -> Markup:
    """Return what lies between two blocks: a gap, or text that no block claims."""
    if start >= end:
        return Markup("")
    kind = "loose" if text[start:end].strip() else "gap"
    body = _run(text, start, end, marks, draw)
    return Markup('<div class="block {}" dir="auto">{}</div>').format(kind, body)


def _block(text: str, block: Block, marks: Marks, draw: Draw) -> Markup:
    syntax = _HEADING_MARK.match(text, block.start, block.end) if block.type == "heading" else None
    start = syntax.end() if syntax else block.start
    body = _run(text, start, block.end, marks, draw)
    if syntax:
        mark = _run(text, block.start, start, marks, draw)
        body = Markup('<span class="syntax">{}</span>').format(mark) + body
    if block.type == "heading":
        opening = Markup('<div class="block heading level-{}" role="heading" aria-level="3"')
    elif block.type == "table":
        opening = Markup('<div class="block grid" tabindex="0" role="group" aria-label="Table"')
    else:
        opening = Markup('<div class="block ') + block.type.replace("_", "-") + Markup(' level-{}"')
    closing = Markup('{} dir="auto">{}</div>').format(_told(block), body)
    return opening.format(min(block.level, 6)) + closing


def _told(block: Block) -> Markup:
    """Return the attributes of a block whose language is told; one that was not read says so.

    The words stand in an attribute that the style sheet shows, so that the text stays the document's.
    """
    if not block.language:
        return Markup("")
    lang = Markup(' lang="{}"').format(block.language)
    if is_read(block):
        return lang
    name = language_name(block.language)
    return lang + Markup(' data-unread="Not read: in {}"').format(name)


def _cells(table: Table, block: Block) -> tuple[Cell, ...]:
    """Return a table's cells if they can be drawn in the order of the text, else nothing."""
    place, row = block.start, 0
    for cell in table.cells:
        if cell.start < place or cell.end > block.end or cell.end < cell.start or cell.row < row:
            return ()
        place, row = cell.end, cell.row
    return table.cells


def _table(text: str, block: Block, cells: Sequence[Cell], marks: Marks, draw: Draw) -> Markup:
    """Return a table of cells; each cell carries the marks of the format that follow it."""
    ends = [*(cell.start for cell in cells[1:]), block.end]
    heads = {cell.row for cell in cells} - {cell.row for cell in cells if not cell.header}
    before = _frame(text, block.start, cells[0].start, marks, draw)
    lead = Markup("") if before.startswith('<span class="frame"') else before
    rows: list[Markup] = []
    last = None
    for cell, end in zip(cells, ends, strict=True):
        if cell.row != last:
            rows.append(Markup("</tr><tr>") if rows else Markup("<tr>"))
            last = cell.row
        body = _run(text, cell.start, cell.end, marks, draw)
        if cell is cells[0] and not lead:
            body = before + body
        rows.append(_cell(cell, body + _frame(text, cell.end, end, marks, draw), heads))
    return Markup(
        '{}<div class="scroll" tabindex="0" role="group" aria-label="Table">'
        '<table class="source"><tbody>{}</tr></tbody></table></div>'
    ).format(lead, Markup("").join(rows))


def _cell(cell: Cell, body: Markup, heads: set[int]) -> Markup:
    head = cell.header and cell.end > cell.start
    name = "th" if head else "td"
    spans = Markup("").join(
        Markup(' {}="{}"').format(key, min(count, MAX_SPAN))
        for key, count in (("rowspan", cell.rows), ("colspan", cell.columns))
        if count > 1
    )
    scope = Markup(' scope="{}"').format("col" if cell.row in heads else "row") if head else ""
    return Markup('<{}{}{} dir="auto">{}</{}>').format(name, spans, scope, body, name)


def _frame(text: str, start: int, end: int, marks: Marks, draw: Draw) -> Markup:
    """Return the text between cells; undrawn where it is only rules, bars and blanks."""
    if start >= end:
        return Markup("")
    plain = _FRAME.fullmatch(text, start, end)
    if plain and not marks.meeting(start, end):
        return Markup('<span class="frame">{}</span>').format(markup(text[start:end]))
    body = _run(text, start, end, marks, draw)
    return Markup('<div class="block loose" dir="auto">{}</div>').format(body)
