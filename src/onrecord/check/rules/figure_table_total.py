"""OR103: a table's rows, or columns, do not add up to the total that it states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.check.numbers import added, cell_range
from onrecord.check.rule import Rule, anchor
from onrecord.compare import Range
from onrecord.compare.wording import range_words
from onrecord.lexicon import load
from onrecord.model import Cell, Collection, Document, Finding, Table

_MARKS = re.compile(r"[\s*_`|:.]+")
_FOOTNOTE = re.compile(r"[\[(]?[\d*†‡]{1,3}[\])]?$")
_MOST_ROWS = 5000
_MOST_ANCHORS = 12
_YEARS = range(1800, 2101)


class _Grid(NamedTuple):
    """A table by row and column: the data rows, the cells, and how rows and columns are headed."""

    document: Document
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    cells: Mapping[tuple[int, int], Cell]
    labels: Mapping[int, str]
    heads: Mapping[int, str]

    def number(self, row: int, column: int) -> Range | None:
        """Return what a cell's number allows, or None where it is not one number."""
        cell = self.cells.get((row, column))
        return cell_range(self.document.text, cell.span) if cell else None


def find(collection: Collection) -> Iterator[Finding]:
    """Yield every total of a table that the numbers it stands for do not make."""
    for document in collection.documents:
        for table in document.tables:
            grid = _grid(document, table)
            yield from _rows_to_total(grid)
            yield from _columns_to_total(grid)


def _words(document: Document, cell: Cell) -> str:
    """Return a cell's words in lower case, without marks."""
    text = _MARKS.sub(" ", document.text[cell.start : cell.end]).strip().casefold()
    return text[:80]


def _grid(document: Document, table: Table) -> _Grid:
    cells = {(cell.row, cell.column): cell for cell in table.cells if cell.row < _MOST_ROWS}
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    heads: dict[int, str] = {}
    data: list[int] = []
    for row in rows:
        inner = [cells[row, column] for column in columns[1:] if (row, column) in cells]
        headed = bool(inner) and all(cell.header for cell in inner)
        if headed and not data:
            for cell in inner:
                heads[cell.column] = (
                    f"{heads.get(cell.column, '')} {_words(document, cell)}".strip()
                )
        else:
            data.append(row)
    labels = {
        row: _words(document, cells[row, columns[0]]) for row in data if (row, columns[0]) in cells
    }
    return _Grid(document, tuple(data), tuple(columns[1:]), cells, labels, heads)


@cache
def _pattern(name: str, *, whole: bool) -> re.Pattern[str]:
    words = sorted(map(str, load("check")[name]), key=len, reverse=True)
    spelled = "|".join(map(re.escape, words))
    return re.compile(rf"(?:{spelled})$" if whole else rf"(?:{spelled})(?!\w)")


def _is_total(label: str) -> bool:
    label = _FOOTNOTE.sub("", label).strip(" ()[]*")
    if _pattern("totals", whole=True).match(label):
        return True
    return label.startswith(("total ", "grand total ")) or label.endswith((" total", " subtotal"))


def _is_contained(label: str) -> bool:
    return bool(_pattern("contained", whole=False).match(label.lstrip("-–— ")))


def _is_added(head: str) -> bool:
    return not _pattern("not_added", whole=False).match(head) and not _is_contained(head)


def _may_overlap(labels: Sequence[str]) -> bool:
    """True for rows of groups in which one person may stand twice: women, children, the elderly."""
    return any(_pattern("overlapping", whole=False).match(label) for label in labels)


def _fits(parts: Sequence[Range | None], total: Range) -> bool:
    """True when the parts can make the total; a part that states no number may be anything."""
    known = added(part for part in parts if part)
    if None in parts:
        return known.low <= total.high
    return known.meets(total)


def _enough(parts: Sequence[Range | None]) -> bool:
    known = [part for part in parts if part]
    return len(known) >= 2 and len(known) * 2 > len(parts)


def _rows_to_total(grid: _Grid) -> Iterator[Finding]:
    totals = [row for row in grid.rows if _is_total(grid.labels.get(row, ""))]
    for column in grid.columns:
        if not _is_added(grid.heads.get(column, "")):
            continue
        for total in totals:
            stated = grid.number(total, column)
            choices = [
                rows
                for rows in _addends(grid, total, totals)
                if _enough(_column(grid, rows, column))
            ]
            if stated is None or not choices or _look_like_years(grid, choices[0], column):
                continue
            if not any(_fits(_column(grid, rows, column), stated) for rows in choices):
                cells = [grid.cells[row, column] for row in choices[0] if grid.number(row, column)]
                made = added(part for part in _column(grid, choices[0], column) if part)
                what = f"the rows it stands for add up to {range_words(made)}"
                yield _finding(grid, (grid.cells[total, column], *cells), stated, what)


def _column(grid: _Grid, rows: Sequence[int], column: int) -> list[Range | None]:
    return [grid.number(row, column) for row in rows]


def _addends(grid: _Grid, total: int, totals: Sequence[int]) -> Iterator[list[int]]:
    """Yield the rows that a total may stand for: those since the last total, all, all subtotals."""
    plain = [
        row
        for row in grid.rows
        if row not in totals and not _is_contained(grid.labels.get(row, ""))
    ]
    before = [row for row in plain if row < total]
    earlier = [row for row in totals if row < total]
    choices = [[row for row in before if not earlier or row > earlier[-1]], before, earlier]
    if not before:
        later = [row for row in totals if row > total]
        choices = [[row for row in plain if not later or row < later[0]], plain]
    for rows in choices:
        if len(rows) > 1 and not _may_overlap([grid.labels.get(row, "") for row in rows]):
            yield rows


def _look_like_years(grid: _Grid, rows: Sequence[int], column: int) -> bool:
    known = [part for part in _column(grid, rows, column) if part]
    return all(part.low == part.high and int(part.low) in _YEARS for part in known)


def _columns_to_total(grid: _Grid) -> Iterator[Finding]:
    """Yield rows whose last column is headed as a total but is not, where most other rows fit."""
    if not grid.columns or not _is_total(grid.heads.get(grid.columns[-1], "")):
        return
    last = grid.columns[-1]
    parts = [column for column in grid.columns[:-1] if _is_added(grid.heads.get(column, ""))]
    if len(parts) < 2 or _may_overlap([grid.heads.get(column, "") for column in parts]):
        return
    fitting, failing = 0, []
    for row in grid.rows:
        stated = grid.number(row, last)
        numbers = [grid.number(row, column) for column in parts]
        if stated is None or not _enough(numbers):
            continue
        if _fits(numbers, stated):
            fitting += 1
        else:
            failing.append((row, stated, numbers))
    if fitting < 2 * len(failing) or fitting < 2:
        return
    for row, stated, numbers in failing:
        cells = [grid.cells[row, column] for column in parts if grid.number(row, column)]
        made = added(number for number in numbers if number)
        what = f"the columns it stands for add up to {range_words(made)}"
        yield _finding(grid, (grid.cells[row, last], *cells), stated, what)


def _finding(grid: _Grid, cells: Sequence[Cell], stated: Range, made: str) -> Finding:
    """Return the finding; the total's cell comes first."""
    return Finding(
        code=RULE.code,
        severity=RULE.severity,
        message=f"the total is given as {range_words(stated)}; {made}",
        anchors=tuple(
            anchor(grid.document, *_trimmed(grid.document, cell)) for cell in cells[:_MOST_ANCHORS]
        ),
        data={"stated": stated.low, "cells": len(cells) - 1},
    )


def _trimmed(document: Document, cell: Cell) -> tuple[int, int]:
    words = document.text[cell.start : cell.end]
    start = cell.start + len(words) - len(words.lstrip(" *_`"))
    return start, cell.end - (len(words) - len(words.rstrip(" *_`")))


RULE = Rule(
    code="OR103",
    slug="table-does-not-add-up",
    severity="error",
    description="The rows or columns of a table do not add up to the total that the table states.",
    hint="Add the column up; look for a row that was left out or counted twice, or for a slip in the total.",
    finds=(
        "A row headed “total”, “all”, “sum” and the like whose number is not the sum of the rows it "
        "may stand for: those since the last total, all rows, or all subtotals. Rows and columns "
        "“of which …” are not added. Ranges and “more than” are added as ranges; where a cell is "
        "empty, a dash or words, only a sum that is too large is reported. A last column headed as "
        "a total is looked at only where most other rows fit. Tables whose rows are groups that "
        "overlap (women, children, elderly) are left alone, as are years, ages, shares and averages."
    ),
    why="Totals are what is quoted. A total that its own rows do not make cannot be checked by anyone.",
    bad="| Varn | 231 |\n| Sorrel | 54 |\n| Total | 295 |",
    good="| Varn | 231 |\n| Sorrel | 54 |\n| Total | 285 |",
    limits=(
        "It reads tables that the document marks as such, and cells with one number. It cannot know "
        "of cases that the total holds and no row does, unless a row says so."
    ),
    run=find,
)
