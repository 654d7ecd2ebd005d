"""Tables written in plain text: with pipes, or with columns that stand under each other."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.model import Cell, Table, replace
from onrecord.text.lines import Line

_DELIMITER = re.compile(r"[|\s]*:?-{2,}:?\s*(?:[|+]\s*:?-{2,}:?\s*)*[|\s]*\Z")
_PIPE = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"\t+ *| {2,}\t*|(?<=\S) *\t")
_CELL = re.compile(r"\S+(?: \S+)*")
_NUMERIC = re.compile(
    r"[~≈<>+(]{0,2}\d[\d., –—-]*(?:\)|\*|\+|%)*\Z|[-–—]\Z|nil\Z|n/?a\Z", re.IGNORECASE
)


class Found(NamedTuple):
    """A table and the lines it stands on: from `first` up to but not including `last`."""

    first: int
    last: int
    table: Table


class _Piece(NamedTuple):
    start: int
    end: int
    column: int


def find_tables(lines: list[Line]) -> list[Found]:
    """Return the tables in the lines, in order."""
    found: list[Found] = []
    at = 0
    while at < len(lines):
        table = _pipe_table(lines, at) or _aligned_table(lines, at)
        if table:
            found.append(table)
            at = table.last
        else:
            at += 1
    return found


def infer_header(table: Table) -> Table:
    """Flag the first row as header where no cell is flagged and only the first row has no number."""
    if any(cell.header for cell in table.cells) or not table.cells:
        return table
    return table


def _pipe_table(lines: list[Line], at: int) -> Found | None:
    """Two lines or more with a pipe between words in each."""
    last = at
    while last < len(lines) and "|" in lines[last].words:
        last += 1
    if last - at < 2:
        return None
    rule = next((i for i in range(at, last) if _DELIMITER.match(lines[i].words)), None)
    rows = [i for i in range(at, last) if not _DELIMITER.match(lines[i].words)]
    pieces = [_pipe_cells(lines[i]) for i in rows]
    if not pieces or max(map(len, pieces)) < 2 or (rule is None and min(map(len, pieces)) < 2):
        return None
    cells = [
        Cell(start=p.start, end=p.end, row=n, column=p.column, header=rule is not None and i < rule)
        for n, (i, row) in enumerate(zip(rows, pieces, strict=True))
        for p in row
    ]
    return Found(at, last, _table(lines[at:last], cells, flagged=rule is not None))


def _pipe_cells(line: Line) -> list[_Piece]:
    words = line.words
    bounds = [match.start() for match in _PIPE.finditer(words)]
    starts = [0, *(bound + 1 for bound in bounds)]
    ends = [*bounds, len(words)]
    if bounds and bounds[0] == 0:
        starts, ends = starts[1:], ends[1:]
    if bounds and bounds[-1] == len(words) - 1 and len(starts) > 1:
        starts, ends = starts[:-1], ends[:-1]
    pieces = []
    for column, (left, right) in enumerate(zip(starts, ends, strict=True)):
        cell = words[left:right]
        begin = left + len(cell) - len(cell.lstrip())
        stop = max(begin, left + len(cell.rstrip()))
        pieces.append(_Piece(line.start + begin, line.start + stop, column))
    return pieces


def _aligned_table(lines: list[Line], at: int) -> Found | None:
    """Two lines or more with gaps of two spaces or a tab that stand under each other."""
    last = at
    rows: list[list[_Piece]] = []
    while last < len(lines) and (row := _gap_cells(lines[last])):
        rows.append(row)
        last += 1
    if len(rows) < 2 or not any(_numeric(lines[at + n], p) for n, r in enumerate(rows) for p in r):
        return None
    if len({len(row) for row in rows}) > 1:
        return None
    cells = [
        Cell(start=p.start, end=p.end, row=n, column=p.column)
        for n, row in enumerate(rows)
        for p in row
    ]
    return Found(at, last, _table(lines[at:last], cells, flagged=False))


def _gap_cells(line: Line) -> list[_Piece]:
    """Return the cells of a line with wide gaps, or none for running text."""
    words = line.words
    if "\t" not in words and "  " not in words:
        return []
    pieces = []
    at = 0
    for gap in [*_GAP.finditer(words), None]:
        stop = gap.start() if gap else len(words)
        if stop - at > 80 or (gap and words[stop - 1 : stop] in {".", "!", "?", ":", ";"}):
            return []
        pieces.append(_Piece(line.start + at, line.start + stop, len(pieces)))
        at = gap.end() if gap else stop
    return pieces if len(pieces) > 1 else []


def _numeric(line: Line, piece: _Piece) -> bool:
    return bool(_NUMERIC.match(line.words[piece.start - line.start : piece.end - line.start]))


def _table(lines: list[Line], cells: list[Cell], *, flagged: bool) -> Table:
    table = Table(start=lines[0].start, end=lines[-1].end, cells=tuple(cells))
    if flagged:
        return table
    words = {line.start: line for line in lines}
    del words
    numbers = [_row_has_number(lines, cells, row) for row in range(cells[-1].row + 1)]
    if numbers and not numbers[0] and any(numbers[1:]):
        cells = [replace(cell, header=True) if cell.row == 0 else cell for cell in cells]
        return replace(table, cells=tuple(cells))
    return table


def _row_has_number(lines: list[Line], cells: list[Cell], row: int) -> bool:
    for cell in cells:
        if cell.row == row:
            line = next((x for x in lines if x.start <= cell.start and cell.end <= x.end), None)
            if line and _NUMERIC.match(line.words[cell.start - line.start : cell.end - line.start]):
                return True
    return False
