"""Tables written in plain text: with pipes, or with columns that stand under each other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from onrecord.model import Cell, Table, replace
from onrecord.text.lines import Line

_DELIMITER = re.compile(r"[|+:=\-\s]{3,400}\Z")
_PIPE = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"[ ]*\t[\t ]*| {2,}")
_NUMBER = re.compile(
    r"(?:(?:about|approx\.|c\.|ca\.|at least|over|some)\s)?[~≈<>+(*]{0,3}\d[\d.,  –—-]{0,20}"
    r"(?:%|\*{1,2}|\+|\)|†|[a-e]\b|\s?\[\w{1,3}\]|\s?/\s?\d[\d.,]{0,12}|\s?\([^()]{1,40}\)"
    r"|,?\s(?:incl|of wh|thereof)[^|]{1,40})*\Z|(?:[-–—]{1,3}|nil|n/?a|none)\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_TAB = re.compile(r" ?\t ?")
_ITEM = re.compile(r"[(\[]?(?:\d{1,4}|[a-z]|[ivxlc]{1,4})[.)\]]{1,2}\Z", re.IGNORECASE)
_WIDEST_CELL = 90
_MOST_COLUMNS = 40


class Found(NamedTuple):
    """A table and the lines it stands on: from `first` up to but not including `last`."""

    first: int
    last: int
    table: Table


class _Piece(NamedTuple):
    """A cell's words: where they stand in the text, and at which columns of their line."""

    start: int
    end: int
    left: int
    words: str

    @property
    def right(self) -> int:
        return self.left + self.end - self.start


def find_tables(text: str, lines: list[Line]) -> list[Found]:
    """Return the tables in the lines of `text`, in order, each line looked at once or twice."""
    found: list[Found] = []
    at = 0
    while at < len(lines):
        words = lines[at].words
        first = at
        cells: list[Cell] = []
        if "|" in words:
            at, cells = _pipe_table(lines, at)
        elif "  " in words or "\t" in words:
            at, cells = _aligned_table(lines, at)
        if cells:
            start, end = lines[first].start, lines[at - 1].end
            table = Table(start=start, end=end, cells=tuple(cells))
            found.append(Found(first, at, flag_header(text, table)))
        at = max(at, first + 1)
    return found


def flag_header(text: str, table: Table) -> Table:
    """Flag the first row as header where no cell is flagged and only rows below hold numbers."""
    if not table.cells or any(cell.header for cell in table.cells):
        return table
    first = [cell for cell in table.cells if cell.row == table.cells[0].row]
    numbers = {cell.row for cell in table.cells if is_number(text[cell.start : cell.end])}
    # The upper left cell may be empty, and a column may be headed by a year.
    plain = [cell for cell in first if not is_number(text[cell.start : cell.end])]
    if _are_years([text[cell.start : cell.end] for cell in first if cell.column]):
        plain = first
        numbers.discard(first[0].row)
    if not numbers - {first[0].row} or len(plain) <= len(first) // 2 or first[0].row in numbers:
        return table
    cells = tuple(replace(cell, header=cell.row == first[0].row) for cell in table.cells)
    return replace(table, cells=cells)


def _are_years(words: list[str]) -> bool:
    """True for years that go up by one, behind the heading of the rows."""
    years = [int(word) for word in words if _YEAR.match(word)]
    return len(years) == len(words) > 1 and all(b - a == 1 for a, b in pairwise(years))


def is_number(words: str) -> bool:
    """True for a cell that holds a number, a range, a percentage, or a mark for nought."""
    return bool(_NUMBER.match(words.strip("* ")))


def _pipe_table(lines: list[Line], at: int) -> tuple[int, list[Cell]]:
    """Read two lines or more with a pipe in each; return where they end and the cells, if any."""
    last = at
    while last < len(lines) and "|" in lines[last].words:
        last += 1
    rule = next((i for i in range(at, last) if _DELIMITER.match(lines[i].words)), None)
    filled = [i for i in range(at, last) if not _DELIMITER.match(lines[i].words)]
    framed = sum(lines[i].words.startswith("|") for i in filled)
    rows = [(i, _pipe_cells(lines[i], framed=2 * framed > len(filled))) for i in filled]
    if len(rows) + (rule is not None) < 2 or max(len(row) for _, row in rows) < 2:
        return last, []
    if rule is None and len({len(row) for _, row in rows}) > 2:
        return last, []
    cells = [
        Cell(start=p.start, end=p.end, row=n, column=c, header=rule is not None and at <= i < rule)
        for n, (i, row) in enumerate(rows)
        for c, p in enumerate(row[:_MOST_COLUMNS])
    ]
    return last, cells


def _pipe_cells(line: Line, *, framed: bool) -> list[_Piece]:
    """Return the cells of a line; where lines are not framed, one that opens with a pipe has no first cell."""
    words = line.words
    bounds = [match.start() for match in _PIPE.finditer(words)]
    edges = [-1, *bounds, len(words)]
    if words.startswith("|") and framed:
        edges = edges[1:]
    if words.endswith("|") and bounds and bounds[-1] == len(words) - 1 and len(edges) > 2:
        edges = edges[:-1]
    return [_piece(line, max(0, left + 1), right) for left, right in pairwise(edges)]


def _piece(line: Line, left: int, right: int) -> _Piece:
    """Return the cell between two places of a line, without the white space around its words."""
    raw = line.words[left:right]
    words = raw.strip()
    begin = left + (len(raw) - len(raw.lstrip()) if words else min(1, len(raw)))
    start = line.start + begin
    return _Piece(start, start + len(words), line.indent + begin, words)


def _aligned_table(lines: list[Line], at: int) -> tuple[int, list[Cell]]:
    """Read two lines or more whose wide gaps stand under each other (see `_pipe_table`)."""
    rows: list[list[_Piece]] = []
    last = at
    while last < len(lines):
        row = _gap_cells(lines[last]) or (_wrapped_cell(lines[last], rows[-1]) if rows else [])
        if not row and not (rows and _DELIMITER.match(lines[last].words)):
            break
        rows.append(row)
        last += 1
    while rows and (not rows[-1] or len(rows[-1]) == 1):  # a rule or a line under the last row
        rows.pop()
        last -= 1
    rule = next((n for n, row in enumerate(rows) if not row), 0)
    headed = sum(1 for row in rows[:rule] if row)
    filled = _without_doubled_tabs([row for row in rows if row])
    numeric = [row for row in filled if any(is_number(piece.words) for piece in row)]
    if len(filled) < 2 or not numeric or len(numeric) * 2 < len(filled) - 1:
        return last, []
    tabs = any("\t" in line.words for line in lines[at:last])
    if tabs and lines[at].indent and len(filled[0]) == len(filled[1]) - 1:
        first = filled[0][0]
        filled[0].insert(0, _Piece(first.start, first.start, 0, ""))  # nothing over the rows' names
    columns = None if tabs else _columns(filled)
    if columns is None and len({len(row) for row in filled}) > 1 and not tabs:
        return last, []
    cells = [
        Cell(start=p.start, end=p.end, row=n, column=_column(columns, p, c), header=n < headed)
        for n, row in enumerate(filled)
        for c, p in enumerate(row)
        if p.words
    ]
    return last, cells


def _without_doubled_tabs(rows: list[list[_Piece]]) -> list[list[_Piece]]:
    """Return the rows without empty cells where tabs were doubled to align, not to leave one out.

    In a table with one tab between cells, some row has no empty cell and none has more cells.
    """
    fullest = max((sum(bool(piece.words) for piece in row) for row in rows), default=0)
    if all(len(row) <= fullest for row in rows):
        return rows
    return [[piece for piece in row if piece.words] for row in rows]


def _wrapped_cell(line: Line, above: list[_Piece]) -> list[_Piece]:
    """Return the one cell of a line that stands under a later column of the row above."""
    if len(above) < 1 or not line.words or len(line.words) > 30 or line.indent < 8:
        return []
    under = any(piece.left < line.width and line.indent < piece.right for piece in above)
    return [_Piece(line.start, line.end, line.indent, line.words)] if under else []


def _columns(rows: list[list[_Piece]]) -> list[tuple[int, int]] | None:
    """Return the columns of the page that the cells of all rows take up, or None if they clash.

    Cells of one column overlap on the page whether they are set flush left or right; a row with an
    empty cell still finds its columns.
    """
    spans = sorted((piece.left, piece.right) for row in rows for piece in row)
    merged: list[tuple[int, int]] = []
    for left, right in spans:
        if merged and left < merged[-1][1]:
            merged[-1] = merged[-1][0], max(right, merged[-1][1])
        else:
            merged.append((left, right))
    if len(merged) != max(len(row) for row in rows):
        return None
    apart = all(
        len({_column(merged, piece, 0) for piece in row}) == len(row) for row in rows
    )  # two gaps of two blanks need not stand under each other
    return merged if apart else None


def _column(columns: list[tuple[int, int]] | None, piece: _Piece, place: int) -> int:
    if columns is None:
        return place
    return next(i for i, (left, right) in enumerate(columns) if left <= piece.left < right)


def _gap_cells(line: Line) -> list[_Piece]:
    """Return the cells of a line with wide gaps, or none for running text."""
    words = line.words
    if "\t" not in words and "  " not in words:
        return []
    gap = _TAB if "\t" in words and "  " not in words else _GAP
    gaps = [found.span() for found in gap.finditer(words)]
    if len(gaps) >= _MOST_COLUMNS:
        return []
    edges = [0, *(edge for gap in gaps for edge in gap), len(words)]
    pieces = [_piece(line, edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    # Typists of capitals put two spaces after a full stop: that is prose.
    prose = any(len(piece.words) > _WIDEST_CELL for piece in pieces) or any(
        len(piece.words) > 20 and piece.words[-1] in ".!?" and piece.words[-3:] != "..."
        for piece in pieces[:-1]
    )
    numbered = len(pieces) == 2 and bool(_ITEM.match(pieces[0].words))
    small = sum(piece.words[:1].islower() and not is_number(piece.words) for piece in pieces)
    return [] if prose or numbered or 2 * small > len(pieces) else pieces
