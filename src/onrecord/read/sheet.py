"""Rows of cells → titles, tables and notes: what readers of CSV files and of workbooks share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.read.writer import Slot, Writer

MOST_ROWS = 20_000
"""Rows of one sheet that are read; nobody reads more by eye."""

MOST_COLUMNS = 200
"""Columns of one sheet that are read."""


class Field(NamedTuple):
    """A cell of a sheet: its words on one line, and how many rows and columns it covers."""

    words: str
    rows: int = 1
    columns: int = 1


Row = Sequence[Field | None]
"""A row's cells; None where a cell above or to the left reaches over the place."""


def write_sheet(writer: Writer, rows: Iterable[Row]) -> int:
    """Write a sheet: its tables, and the lines of one cell above and below them as text.

    Empty rows divide a sheet into tables. A lone line right above a table is its caption.

    Args:
        writer: What to write with.
        rows: The sheet's rows from its top.

    Returns:
        How many rows were left out, being behind the limit.
    """
    group: list[Row] = []
    left_out = 0
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            left_out += _is_filled(row)
        elif _is_filled(row):
            group.append(row[:MOST_COLUMNS])
        elif group:
            _write_group(writer, group)
            group = []
    _write_group(writer, group)
    return left_out


def one_line(words: str) -> str:
    """Return a cell's words on one line; its line ends are set off by `; `."""
    return "; ".join(" ".join(line.split()) for line in words.splitlines() if line.strip())


def _is_filled(row: Row) -> bool:
    return any(field and field.words for field in row)


def _write_group(writer: Writer, rows: list[Row]) -> None:
    """Write rows without an empty one between them."""
    first = next((at for at, row in enumerate(rows) if not _is_lone(row)), len(rows))
    last = next((at for at in range(len(rows), first, -1) if not _is_lone(rows[at - 1])), first)
    for at, row in enumerate(rows[:first]):
        _write_line(writer, row, is_caption=at == first - 1 and last > first)
    if last > first:
        writer.table(_slots(rows[first:last]))
    for row in rows[last:]:
        _write_line(writer, row, is_caption=False)
    writer.flush()


def _is_lone(row: Row) -> bool:
    """True for a line of text: one cell with words in the first columns, and no other."""
    filled = [at for at, field in enumerate(row) if field and field.words]
    return len(filled) == 1 and filled[0] == 0


def _write_line(writer: Writer, row: Row, *, is_caption: bool) -> None:
    writer.flush("caption" if is_caption else "paragraph")
    writer.inline(next(field.words for field in row if field and field.words))


def _slots(rows: list[Row]) -> list[list[Slot]]:
    """Return the cells of a table; columns that are empty on all its rows are left out."""
    width = max(map(len, rows))
    used = [
        column
        for column in range(width)
        if any((f := row[column]) is not None and f.words for row in rows if column < len(row))
    ]
    place = {column: at for at, column in enumerate(used)}
    return [
        [
            Slot(
                field.words,
                number,
                place[column],
                min(field.rows, len(rows) - number),
                _wide(field, column, place),
            )
            for column in used
            if column < len(row) and (field := row[column]) is not None
        ]
        for number, row in enumerate(rows)
    ]


def _wide(field: Field, column: int, place: dict[int, int]) -> int:
    """Return over how many of the columns that are kept a cell reaches."""
    return max(1, sum(at in place for at in range(column, column + field.columns)))
