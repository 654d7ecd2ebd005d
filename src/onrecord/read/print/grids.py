"""Tables: rows whose pieces stand under each other, with or without rules."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from onrecord.read.print.sheet import Line, Row, Rule, Token, line_of

_NUMBER = re.compile(
    r"[~≈<>+(*]{0,3}[\dlIO]*\d[\d.,  –—lIO-]{0,20}(?:%|\*{1,2}|\+|\)|†|[¹²³⁰⁴-⁹]|\[\w{1,3}\])*"
    r"|(?:[-–—]{1,3}|nil|n/?a|none)",
    re.IGNORECASE,
)
_APART = 2.6
"""A gap this many times the font's height ends a table without rules."""

_APART_WORDS = 0.25
_HEADED = 1.6
_WRAPPED = 0.85
_MOST_COLUMNS = 40

Cell = tuple[Token, ...]


class Grid(NamedTuple):
    """A table: its rows, each with as many cells as there are columns."""

    rows: list[list[Cell]]


def parted(rows: list[Row], rules: Sequence[Rule]) -> Iterator[list[Row] | Grid]:
    """Yield the rows of a region in order, those of a table as a `Grid`.

    A table has two rows or more with several pieces, and a number in half of the rows under the
    first; or rules above and below that enclose such rows.
    """
    plain: list[Row] = []
    at = 0
    areas = _ruled(rules)
    while at < len(rows):
        first, end = _place(rows, at, rules, areas)
        grid = _grid(rows[first:end], rules, areas) if end - first > 1 else None
        if grid is None:
            plain.append(rows[at])
            at += 1
            continue
        plain += rows[at:first]
        if plain:
            yield plain
            plain = []
        yield grid
        at = end
    if plain:
        yield plain


def is_number(words: str) -> bool:
    """True for the words of a cell that holds a number or a mark for none."""
    return _NUMBER.fullmatch(words) is not None


def _ruled(rules: Sequence[Rule]) -> list[Rule]:
    """Return the areas that rules of one width enclose: three or more, or two and upright ones."""
    found: dict[tuple[int, int], list[Rule]] = {}
    for rule in rules:
        if rule.across:
            found.setdefault((round(rule.left / 4), round(rule.right / 4)), []).append(rule)
    areas = []
    for held in found.values():
        heights = sorted({round(rule.top) for rule in held})
        area = Rule(held[0].left, heights[0], held[0].right, heights[-1])
        upright = sum(not rule.across and _within(rule, area) for rule in rules)
        if len(heights) > 2 or (len(heights) == 2 and upright):
            areas.append(area)
    return areas


def _within(line: Line | Rule, area: Rule) -> bool:
    """True when the middle of a line lies in an area."""
    middle = (line.top + line.bottom) / 2
    return area.top < middle < area.bottom and area.left - 2 < line.left < area.right + 2


def _place(rows: list[Row], at: int, rules: Sequence[Rule], areas: list[Rule]) -> tuple[int, int]:
    """Return the rows of a table that begins at or near `at`, none where there is no table."""
    for area in areas:
        if _within(rows[at][0], area):
            end = at
            while end < len(rows) and all(_within(line, area) for line in rows[end]):
                end += 1
            if sum(len(row) > 1 for row in rows[at:end]) * 2 >= end - at >= 2:
                return at, end
    return _core(rows, at, rules) if len(rows[at]) > 1 else (at, at)


def _core(rows: list[Row], at: int, rules: Sequence[Rule]) -> tuple[int, int]:
    """Return the rows, from the first to the one after the last, of a table that begins near `at`.

    From the first row with a number on, upwards as far as the lines can be headings of columns.
    """
    end = _end(rows, at, rules)
    numeric = [n for n in range(at, end) if len(rows[n]) > 1 and _numbers(rows[n])]
    if not numeric:
        return at, at
    columns = _merged([rows[n] for n in numeric])
    first = numeric[0]
    while first > at:
        row, below = _split(rows[first - 1], columns), rows[first]
        near = below[0].top - row[0].bottom < _HEADED * row[0].size
        one_each = all(
            sum(piece.left < right and left < piece.right for left, right in columns) <= 1
            for piece in row
        )
        if not near or not one_each or (len(row) == 1 and not _short(row[0], columns)):
            break
        first -= 1
    return first, end


def _split(row: Row, columns: list[tuple[float, float]]) -> Row:
    """Return a row with the pieces that lie over several columns divided between them."""
    pieces: Row = []
    for line in row:
        over = [left < line.right and line.left < right for left, right in columns]
        if sum(over) < 2:
            pieces.append(line)
            continue
        runs = groupby(line.tokens, key=lambda token: _column(token, columns))
        held = [line_of(tokens) for _, tokens in runs]
        apart = all(b.left - a.right > _APART_WORDS * line.size for a, b in pairwise(held))
        pieces += held if apart else [line]
    return pieces


def _short(line: Line, columns: list[tuple[float, float]]) -> bool:
    """True for a line no wider than a column: a part of a heading over one."""
    whole = columns[-1][1] - columns[0][0]
    return line.right - line.left < 1.5 * whole / len(columns) and line.left > columns[0][0] + 1


def _end(rows: list[Row], at: int, rules: Sequence[Rule]) -> int:
    """Return the row after the last one that may belong to a table beginning at `at`."""
    end = at + 1
    last = end
    while end < len(rows):
        above, row = rows[end - 1], rows[end]
        gap = row[0].top - max(line.bottom for line in above)
        between = [r for r in rules if r.across and above[0].middle < r.top < row[0].middle]
        if gap > _APART * row[0].size and not between:
            break
        if len(row) > 1:
            last = end + 1
        elif end - last >= 2 or not _under(row[0], rows[at:last]):
            break
        else:
            # The last line of a cell of several; text under the table is wider than a column.
            last = end + 1 if gap < 0.5 * row[0].size and _narrow(row[0], rows[at:last]) else last
        end += 1
    return last


def _under(line: Line, rows: list[Row]) -> bool:
    """True when a line stands under one piece of some row above and under no second."""
    return any(
        sum(line.left < piece.right and piece.left < line.right for piece in row) == 1
        for row in rows
        if len(row) > 1
    )


def _narrow(line: Line, rows: list[Row]) -> bool:
    return (
        all(
            sum(line.left < piece.right and piece.left < line.right for piece in row) <= 1
            for row in rows
        )
        and line.words[:1].islower()
    )


def _grid(rows: list[Row], rules: Sequence[Rule], areas: list[Rule]) -> Grid | None:
    numeric = [row for row in rows if any(is_number(piece.words) for piece in row[1:])]
    if any(_within(rows[0][0], area) for area in areas):
        numeric = [row for row in rows if len(row) > 1]
    elif not numeric or len(numeric) * 2 < sum(len(row) > 1 for row in rows) - 1:
        return None
    columns = _columns(rows, numeric, rules)
    if not 2 <= len(columns) <= _MOST_COLUMNS:
        return None
    rows = [_split(row, columns) for row in rows]
    table = [_cells(group, columns) for group in _grouped(rows, rules, columns)]
    return Grid(table) if len(table) > 1 else None


def _columns(
    rows: list[Row], numeric: list[Row], rules: Sequence[Rule]
) -> list[tuple[float, float]]:
    """Return the columns as ranges across the page: by upright rules, else by the pieces."""
    top, bottom = rows[0][0].middle, rows[-1][0].middle
    upright = sorted(
        {round(r.left) for r in rules if not r.across and r.top <= bottom and r.bottom >= top}
    )
    edges = [x for n, x in enumerate(upright) if n == 0 or x - upright[n - 1] > 4]
    if len(edges) > 2:
        ranges = [(float(a), float(b)) for a, b in pairwise(edges)]
        if all(_fits(row, ranges) for row in numeric):
            return ranges
    merged = _merged([row for row in rows if len(row) > 1])
    return merged if len(merged) >= max(map(len, numeric)) else _merged(numeric)


def _fits(row: Row, ranges: list[tuple[float, float]]) -> bool:
    places = [_column(piece, ranges) for piece in row]
    return len(set(places)) == len(places)


def _merged(rows: list[Row]) -> list[tuple[float, float]]:
    spans = sorted((piece.left, piece.right) for row in rows for piece in row)
    merged: list[tuple[float, float]] = []
    for left, right in spans:
        if merged and left < merged[-1][1]:
            merged[-1] = merged[-1][0], max(right, merged[-1][1])
        else:
            merged.append((left, right))
    return merged


def _column(piece: Line | Token, columns: list[tuple[float, float]]) -> int:
    """Return the column that a piece overlaps most, or lies nearest to."""
    middle = (piece.left + piece.right) / 2

    def fit(number: int) -> tuple[float, float]:
        left, right = columns[number]
        shared = min(right, piece.right) - max(left, piece.left)
        return max(shared, 0.0), -abs(middle - (left + right) / 2)

    return max(range(len(columns)), key=fit)


def _grouped(
    rows: list[Row], rules: Sequence[Rule], columns: list[tuple[float, float]]
) -> list[list[Row]]:
    """Put the rows of the page together that make one row of the table."""
    top, bottom = rows[0][0].top, rows[-1][0].bottom
    across = sorted({round(r.top) for r in rules if r.across and top < r.top < bottom})
    pitches = [below[0].middle - above[0].middle for above, below in pairwise(rows)]
    usual = median(pitches) if pitches else 0.0
    first = next((n for n, row in enumerate(rows) if _numbers(row)), 0)
    fully = _ruled_off(rows, across)
    groups: list[list[Row]] = [[rows[0]]]
    for number in range(1, len(rows)):
        row, above = rows[number], rows[number - 1]
        ruled = any(above[0].middle < y < row[0].middle for y in across)
        tight = pitches[number - 1] < max(_WRAPPED * usual, 1.25 * row[0].size)
        heading = number < first
        if ruled or (not fully and _numbers(row) and any(map(_numbers, groups[-1]))):
            groups.append([row])
        elif (
            fully
            or (heading and tight and len(row) < len(columns))
            or (not heading and not _numbers(row) and tight and _wraps(row, columns, usual))
        ):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _ruled_off(rows: list[Row], across: list[int]) -> bool:
    """True with a rule under every row of the table: other line ends are then the cells' own."""
    if len(across) < 2:
        return False
    bands = [bisect(across, row[0].middle) for row in rows if _numbers(row)]
    return len(set(bands)) == len(bands)


def _wraps(row: Row, columns: list[tuple[float, float]], usual: float) -> bool:
    """True for a line that can only go on with a cell above."""
    lacking = all(_column(piece, columns) > 0 for piece in row)
    roomy = usual > 1.5 * row[0].size
    return lacking or roomy or row[0].words[:1].islower()


def _numbers(row: Row) -> bool:
    return any(is_number(piece.words) for piece in row[1:] or row)


def _cells(rows: list[Row], columns: list[tuple[float, float]]) -> list[Cell]:
    cells: list[list[Token]] = [[] for _ in columns]
    for row in rows:
        for piece in row:
            cells[_column(piece, columns)] += piece.tokens
    return [tuple(cell) for cell in cells]
