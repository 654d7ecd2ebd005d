"""An OpenDocument file → a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.model import Document, ReadOptions
from onrecord.read.elements import attribute, child, local, number
from onrecord.read.odf.blocks import Blocks, table_rows
from onrecord.read.odf.inline import Inline
from onrecord.read.odf.parts import Odf, open_odf
from onrecord.read.odf.unlocked import open_package
from onrecord.read.rich import NotePlaces, close_note, finished, open_note, write_furniture
from onrecord.read.sheet import Field, Row, write_sheet
from onrecord.read.writer import Writer, line_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND = "application/vnd.oasis.opendocument."
_MOST_REPEATED = 200  # equal cells in a row, or rows, that stand for themselves


def read_odf(data: bytes, path: str, options: ReadOptions) -> Document:
    """Return the document of an OpenDocument text or spreadsheet.

    As in Word files, tracked changes are read as accepted, comments and hidden text are counted,
    notes stand behind the text, heads and feet of pages at its ends. Of a spreadsheet each sheet
    stands under its name, its cells as they are shown; of a presentation each slide under its title.

    Args:
        data: The file's bytes.
        path: The path to record.
        options: Passwords, and the limits for what is unpacked.

    Raises:
        ReadError: If the file is damaged, opened by no password, too large or shows no text.
    """
    odf = open_odf(open_package(data, path, options))
    inline = Inline(odf)
    writer = Writer()
    kind = local(odf.body)
    try:
        notes = (
            _sheets(writer, odf, inline) if kind == "spreadsheet" else _text(writer, odf, inline)
        )
    except RecursionError as error:
        raise ReadError("nests its parts too deeply", path=path) from error
    return finished(
        writer,
        data,
        path=path,
        media_type=_KIND + kind,
        notes=notes,
        tally=odf.tally,
        properties=odf.properties,
    )


def _text(writer: Writer, odf: Odf, inline: Inline) -> NotePlaces:
    write_furniture(writer, [_words(inline, part) for part in odf.around["header"]])
    headed = any(local(one) == "h" for one in odf.body.iter())
    Blocks(inline, bold=not headed).write(writer, odf.body)
    found: NotePlaces = []
    while len(found) < len(inline.notes):
        element = child(inline.notes[len(found)], "note-body")
        open_note(writer, len(found) + 1)
        for at, paragraph in enumerate(element if element is not None else ()):
            writer.inline("\n" if at else "", keep_lines=True)
            inline.write(writer, paragraph)
        close_note(writer, found)
    write_furniture(writer, [_words(inline, part) for part in odf.around["footer"]])
    return found


def _words(inline: Inline, part: _Element) -> str:
    inner = Writer()
    Blocks(inline, bold=False).write(inner, part)
    return inner.finish()[0].replace("\n\n", "\n")


def _sheets(writer: Writer, odf: Odf, inline: Inline) -> NotePlaces:
    for table in odf.body:
        if local(table) == "table":
            writer.flush("heading", 2)
            writer.inline(attribute(table, "name"))
            odf.tally["rows"] += write_sheet(writer, _rows(inline, table))
    return []


def _rows(inline: Inline, table: _Element) -> Iterator[Row]:
    for row, _ in table_rows(table):
        fields: list[Field | None] = []
        for cell in row:
            again = number(cell, "number-columns-repeated", 20_000)
            field = _field(inline, cell)
            if field is None or field.words or again <= _MOST_REPEATED:
                fields += [field] * min(again, _MOST_REPEATED)
        filled = any(field and field.words for field in fields)
        for _ in range(number(row, "number-rows-repeated", _MOST_REPEATED) if filled else 1):
            yield fields


def _field(inline: Inline, cell: _Element) -> Field | None:
    """Return a cell as it is shown; None for one that another covers."""
    if local(cell) != "table-cell":
        return None
    inner = Writer(nested=True)
    Blocks(inline, bold=False).write(inner, cell)
    rows = number(cell, "number-rows-spanned", _MOST_REPEATED)
    return Field(line_of(inner), rows, number(cell, "number-columns-spanned", _MOST_REPEATED))
