"""A table as a grid: what stands in each row and column, which rows are headings."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.model import Cell, Table

MOST_COLUMNS = 60
_DIGIT = re.compile(r"\d")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?:\s?[-–/]\s?(?:(?:1[5-9]|20)?\d\d))?\Z")
_MARKS = re.compile(r"(?:\s?(?:\[[^\[\]\s]{1,4}\]|[*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]|\^\[?\w{1,3}\]?))+\Z")
_MARKS_REACH = 24  # characters at the end of a cell in which footnote marks are looked for
_COUNTED = re.compile(r"\d\s[a-z]{4}")  # "25 killed, 285 wounded"
_AGES = re.compile(r"[<>≥≤]?\s?\d{1,2}(?:\s?[-–]\s?\d{1,2}|\s?\+)?\Z")
_VALUE = re.compile(
    r"(?:[~≈<>≥≤+(*_]|\b(?:about|over|some|at least|up to|more than|c\.|ca\.?|approx\.?|nearly)\s?)*"
    r"\d[\d.,\s–—/+*()%-]*\Z",
    re.IGNORECASE,
)


class Row(NamedTuple):
    """A row of a grid.

    `cells` has one entry a column, the same cell in all columns and rows it spans, None where
    nothing stands. `header` is true for a row of column headings, `section` for a heading that
    stands alone over the rows below it.
    """

    cells: tuple[Cell | None, ...]
    header: bool
    section: bool


def read_grid(text: str, table: Table) -> tuple[Row, ...]:
    """Return the rows of a table, at most `MOST_COLUMNS` wide, with their headings told apart.

    Args:
        text: The document's text.
        table: A table in it.
    """
    width = min(MOST_COLUMNS, max((c.column + c.columns for c in table.cells), default=0))
    places: dict[int, list[Cell | None]] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            line = places.setdefault(row, [None] * width)
            for column in range(cell.column, min(width, cell.column + cell.columns)):
                if line[column] is None:
                    line[column] = cell
    numbers = sorted(places)
    lines = [tuple(places[number]) for number in numbers]
    return tuple(_with_kinds(text, lines, numbers))


def words_of(text: str, cell: Cell | None) -> str:
    """Return the words of a cell on one line, without emphasis and footnote marks."""
    if cell is None:
        return ""
    words = " ".join(text[cell.start : cell.end].replace("\\", "").split())
    words = words.strip("*_ `")
    mark = _MARKS.search(words, max(0, len(words) - _MARKS_REACH))
    bare = words[: mark.start()].strip("*_ ") if mark else words
    return bare or words


def is_value(words: str) -> bool:
    """True for a cell that holds a count rather than a heading; a year is a heading."""
    return bool(_VALUE.match(words)) and not _YEARS.match(words)


def is_year(words: str) -> bool:
    """True for a year or a span of years."""
    return bool(_YEARS.match(words))


def _with_kinds(text: str, lines: list[tuple[Cell | None, ...]], numbers: list[int]) -> list[Row]:
    rows: list[Row] = []
    in_head = True
    for index, (cells, number) in enumerate(zip(lines, numbers, strict=True)):
        own = [cell for cell in dict.fromkeys(cells) if cell is not None and cell.row == number]
        words = [words_of(text, cell) for cell in own]
        filled = [cell for cell, said in zip(own, words, strict=True) if said]
        values = sum(is_value(said) for said in words)
        if (
            values
            and values == sum(bool(_AGES.match(said)) for said in words[1:])
            and _ranged(words)
        ):
            values = 0  # age groups head columns
        flagged = bool(filled) and all(cell.header for cell in filled)
        header = flagged and values == 0 and len(own) > 1 and not _is_entry(cells, words)
        if in_head and not header and index and rows[-1].header and values == 0:
            header = _second_heading(text, lines, index, filled)
        in_head = in_head and header
        lone = len(filled) == 1 and len(cells) > 1 and (len(own) == 1 or not header)
        section = (
            lone
            and not header
            and not _DIGIT.search(words_of(text, filled[0]))
            and (filled[0].column == 0)
        )
        if flagged and lone and index == 0:
            section, header = True, False
        rows.append(Row(cells, header, section))
    return rows


def _ranged(words: list[str]) -> bool:
    """True where at least two cells hold a range of ages ("0–14", "65+")."""
    return sum(any(mark in said for mark in "-–+<>") and is_value(said) for said in words) > 1


def _is_entry(cells: tuple[Cell | None, ...], words: list[str]) -> bool:
    """True for a label with its value, which a Markdown table has above its rule for want of a heading."""
    return (
        len(cells) == 2
        and len(words) == 2
        and bool(_DIGIT.search(words[1]))
        and not is_year(words[1])
    )


def _second_heading(
    text: str, lines: list[tuple[Cell | None, ...]], index: int, filled: list[Cell]
) -> bool:
    """True for a row without numbers that parts the columns of the heading row above it."""
    if len(filled) < 2 or index + 1 >= len(lines):
        return False
    said = [words_of(text, cell) for cell in filled]
    if any(not any(map(str.isalpha, one)) or _COUNTED.search(one) for one in said):
        return False
    above, here = lines[index - 1], lines[index]
    parted = any(
        not words_of(text, upper)
        or (upper is not None and upper.columns > 1 and upper is not lower)
        for upper, lower in zip(above[1:], here[1:], strict=True)
        if lower is not None
    )
    return (parted or not words_of(text, here[0])) and any(
        is_value(words_of(text, cell)) for cell in lines[index + 1] if cell is not None
    )
