"""The order in which the parts of a page are read: columns, and what stands across them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.read.print.rows import rows_of
from onrecord.read.print.sheet import Row, Rule

_FEWEST_ROWS = 3
"""Rows with words on both sides of a gap that show it to part columns."""

_FEWEST_WORDS = 3.0
_FILLED = 0.55
_LEEWAY = 1.5
_SLIP = 0.3
_DEEPEST = 4
_MOST_GUTTERS = 6
_WHITE = 2.0
"""White space this many times the font's height, across all columns, ends them."""


class Region(NamedTuple):
    """A part of the page that is read from top to bottom, with its margins."""

    rows: list[Row]
    left: float
    right: float


def in_order(rows: list[Row], rules: Sequence[Rule], depth: int = 0) -> Iterator[Region]:
    """Yield the regions of a page in the order in which they are read.

    A gap that runs down the page parts columns where both sides are running text. Lines across
    the gap (a heading, a wide table) end what stands above them: its left column is read, then
    its right one. Rows of cells are no columns: their pieces are short, or rules cross the gap.
    """
    cut = _cut(rows, rules) if depth < _DEEPEST else None
    if cut is None:
        yield from _region(rows)
        return
    gutter, across = cut
    kept: list[Row] = []
    for band, over in _bands(rows, across):
        if over or not all(_beside(band, gutter)):
            kept += band
            continue
        yield from _region(kept)
        kept = []
        for side in _sides(band, gutter):
            yield from in_order(side, rules, depth + 1)
    yield from _region(kept)


def _bands(rows: list[Row], across: list[bool]) -> Iterator[tuple[list[Row], bool]]:
    """Yield runs of rows that all stand across the gap or all beside it, ended by white space."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or across[at] != across[start] or _white(rows[at - 1], rows[at]):
            yield rows[start:at], across[start]
            start = at


def _white(above: Row, below: Row) -> bool:
    gap = below[0].top - max(line.bottom for line in above)
    return gap > _WHITE * min(above[0].size, below[0].size)


def _region(rows: list[Row]) -> Iterator[Region]:
    if rows:
        left = min(line.left for row in rows for line in row)
        yield Region(rows, left, max(line.right for row in rows for line in row))


def _cut(rows: list[Row], rules: Sequence[Rule]) -> tuple[float, list[bool]] | None:
    """Return the gap that parts columns, and of each row whether it stands across; or None."""
    for gutter in _gutters(rows):
        ruled = _ruled(rows, gutter, rules)
        across = [
            _crosses(row, gutter) or inside(row, ruled) or _cells(row, gutter) for row in rows
        ]
        beside = [row for row, over in zip(rows, across, strict=True) if not over]
        if _is_columns(beside, gutter):
            return gutter, across
    return None


def _gutters(rows: list[Row]) -> list[float]:
    """Return where gaps of several rows lie under each other, the most frequent first."""
    gaps = [(one.right, other.left) for row in rows for one, other in pairwise(row)]
    for row, below in pairwise(rows):  # lines of two columns that are not level
        gaps += [
            (min(one.right, other.right), max(one.left, other.left))
            for one in row
            for other in below
            if one.bottom > other.middle - _SLIP * other.size
            and min(one.right, other.right) < max(one.left, other.left)
        ]
    if len(gaps) < _FEWEST_ROWS:
        return []
    edges = sorted([(left, 1) for left, _ in gaps] + [(right, -1) for _, right in gaps])
    found: list[tuple[int, float]] = []
    depth = 0
    for number, (x, step) in enumerate(edges[:-1]):
        depth += step
        if step > 0 and depth >= _FEWEST_ROWS and edges[number + 1][1] < 0:
            found.append((-depth, (x + edges[number + 1][0]) / 2))
    return [x for _, x in sorted(found)[:_MOST_GUTTERS]]


def _crosses(row: Row, x: float) -> bool:
    return any(line.left + _LEEWAY < x < line.right - _LEEWAY for line in row)


def _cells(row: Row, x: float) -> bool:
    """True for a row of a table across the page: three pieces or more, short on either side."""
    if len(row) < 3:
        return False
    left, right = row[0].left, row[-1].right
    return all(
        line.right - line.left < 0.5 * (x - left if line.right < x else right - x) for line in row
    )


def _ruled(rows: list[Row], x: float, rules: Sequence[Rule]) -> list[tuple[float, float]]:
    """Return where rules across the gap enclose the rows of a table, as heights on the page."""
    found: dict[tuple[int, int], list[float]] = {}
    for rule in rules:
        if rule.across and rule.left < x < rule.right:
            found.setdefault((round(rule.left / 4), round(rule.right / 4)), []).append(rule.top)
    areas = []
    for heights in found.values():
        area = (min(heights), max(heights))
        held = [row for row in rows if inside(row, [area])]
        if len(heights) > 1 and held and not _is_columns(held, x):
            areas.append(area)
    return areas


def inside(row: Row, areas: Sequence[tuple[float, float]]) -> bool:
    """True for a row that stands in one of the heights."""
    return any(top < row[0].middle < bottom for top, bottom in areas)


def _beside(rows: list[Row], x: float) -> tuple[Row, Row]:
    """Return the lines left and right of a gap, as far down the page as there are some on both."""
    lines = [line for row in rows for line in row]
    left = [line for line in lines if line.right <= x + _LEEWAY]
    right = [line for line in lines if line.left >= x - _LEEWAY]
    if not left or not right:
        return [], []
    top = max(min(line.top for line in side) for side in (left, right))
    bottom = min(max(line.bottom for line in side) for side in (left, right))
    return (
        [line for line in left if line.bottom > top and line.top < bottom],
        [line for line in right if line.bottom > top and line.top < bottom],
    )


def _is_columns(band: list[Row], x: float) -> bool:
    """True when the rows are two columns of text, not the cells of a table."""
    return all(len(side) >= _FEWEST_ROWS and _is_text(side) for side in _beside(band, x))


def _is_text(lines: Row) -> bool:
    words = sum(len(line.tokens) for line in lines) / len(lines)
    width = max(line.right for line in lines) - min(line.left for line in lines)
    filled = sum(line.right - line.left for line in lines) / (len(lines) * max(width, 1e-6))
    return words >= _FEWEST_WORDS and filled >= _FILLED


def _sides(band: list[Row], x: float) -> tuple[list[Row], list[Row]]:
    """Return the rows left and right of a gap, put together anew: columns need not be level."""
    lines = [line for row in band for line in row]
    left = [line for line in lines if (line.left + line.right) / 2 < x]
    right = [line for line in lines if (line.left + line.right) / 2 >= x]
    return _level_rows(left), _level_rows(right)


def _level_rows(lines: Row) -> list[Row]:
    return rows_of(token for line in lines for token in line.tokens)
