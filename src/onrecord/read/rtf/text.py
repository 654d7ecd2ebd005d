"""An RTF file → a document."""

from __future__ import annotations

from itertools import groupby

from onrecord.model import BlockKind, Document
from onrecord.read.layout_table import is_layout
from onrecord.read.paragraphs import is_heading_line, is_item
from onrecord.read.rich import NotePlaces, close_note, finished, open_note, write_furniture
from onrecord.read.rtf.flow import Paragraph, Raised, Row
from onrecord.read.rtf.parse import Parser
from onrecord.read.writer import Slot, Writer, line_of, raised, superscript

_MEDIA_TYPE = "application/rtf"


def read_rtf(data: bytes, path: str) -> Document:
    """Return the document of an RTF file.

    As in Word files, tracked changes are read as accepted, comments and hidden text are not read,
    notes stand behind the text, heads and feet of pages at its ends. Objects and pictures are
    counted and never opened.

    Args:
        data: The file's bytes.
        path: The path to record.

    Raises:
        ReadError: If it shows no text.
    """
    text = Parser().parse(data)
    writer = Writer()
    write_furniture(writer, [_lines(part) for part in text.around["header"]])
    headed = any(isinstance(item, Paragraph) and item.level for item in text.items)
    for kind, group in groupby(text.items, key=type):
        if kind is Row:
            _write_table(writer, [row for row in group if isinstance(row, Row)])
        else:
            for item in group:
                if isinstance(item, Paragraph):
                    _write(writer, item, bold=not headed)
    notes: NotePlaces = []
    for number, note in enumerate(text.notes, start=1):
        open_note(writer, number)
        for at, paragraph in enumerate(note):
            writer.inline("\n" if at else "", keep_lines=True)
            _pieces(writer, paragraph)
        close_note(writer, notes)
    write_furniture(writer, [_lines(part) for part in text.around["footer"]])
    return finished(
        writer,
        data,
        path=path,
        media_type=_MEDIA_TYPE,
        notes=notes,
        tally=text.tally,
        properties={"title": text.title} if text.title else {},
    )


def _write(writer: Writer, paragraph: Paragraph, *, bold: bool) -> None:
    writer.flush(*_kind(paragraph, bold=bold))
    _pieces(writer, paragraph)
    writer.flush()


def _kind(paragraph: Paragraph, *, bold: bool) -> tuple[BlockKind, int]:
    if paragraph.level and len(paragraph.words) < 320:
        return "heading", paragraph.level
    if paragraph.listed and is_item(paragraph.words):
        return "list_item", 1
    if bold and paragraph.bold and is_heading_line(paragraph.words):
        return "heading", 2
    return "paragraph", 0


def _pieces(writer: Writer, paragraph: Paragraph) -> None:
    for piece in paragraph.pieces:
        if isinstance(piece, int):
            writer.mark(raised(piece))
        elif isinstance(piece, Raised):
            writer.inline(superscript(piece.strip(), writer.last_char()))
            writer.inline(" " if piece[-1:].isspace() else "")
        else:
            writer.inline(piece, keep_lines="\n" in piece)


def _lines(paragraphs: list[Paragraph]) -> str:
    return "\n".join(" ".join(paragraph.words.split()) for paragraph in paragraphs)


def _write_table(writer: Writer, rows: list[Row]) -> None:
    lengths = [[sum(len(p.words) for p in cell) for cell in row.cells] for row in rows]
    if is_layout(lengths):
        for row in rows:
            for cell in row.cells:
                for paragraph in cell:
                    _write(writer, paragraph, bold=False)
        return
    slots = [_slots(rows, at) for at in range(len(rows))]
    writer.table([row for row in slots if row])


def _slots(rows: list[Row], at: int) -> list[Slot]:
    """Return the cells that begin in a row."""
    row = rows[at]
    found = []
    for column, cell in enumerate(row.cells):
        if _leftward(row, column) or (at and _upward(row, column)):
            continue
        wide = 1
        while column + wide < len(row.cells) and _leftward(row, column + wide):
            wide += 1
        down = 1
        while at + down < len(rows) and _upward(rows[at + down], column):
            down += 1
        inner = Writer(nested=True)
        for paragraph in cell:
            _write(inner, paragraph, bold=False)
        found.append(Slot(line_of(inner), at, column, down, wide, row.header))
    return found


def _leftward(row: Row, column: int) -> bool:
    return column < len(row.forms) and row.forms[column].leftward


def _upward(row: Row, column: int) -> bool:
    return column < len(row.forms) and row.forms[column].upward
