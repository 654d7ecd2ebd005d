"""Voices of tables and boxes: a column that names them, and "Source:" lines."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from onrecord.extract.numbers.lexis import alternatives
from onrecord.extract.voices.issuer import is_issuer
from onrecord.extract.voices.lexis import lexicon, words
from onrecord.extract.voices.names import kind_of
from onrecord.model import Cell, Document, Figure, Span, Table, Voice

REACH = 400  # code points between a table's end and its "Source:" line
BOX = 600  # code points between a figure in a box and the box's "Source:" line
_LABEL = re.compile(r"^[ \t>*_|\-•]{0,6}[^\n:|]{1,40}:", re.MULTILINE)
_MARKS = " *_.)]\t"
_SENTENCE_END = re.compile(r"(?<=[a-z)]{2})\.\s+(?=[A-Z])")


class _Grid(NamedTuple):
    """A table as its voices need it: cells by place, headings, and the column that names voices."""

    cells: dict[tuple[int, int], Cell]
    starts: list[int]
    order: list[Cell]
    heads: dict[int, Cell]
    column: int | None
    by_head: bool


@cache
def _source_line() -> re.Pattern[str]:
    heads = alternatives(lexicon()["source_lines"])
    lead = r"(?im)^[ \t>*_|(\[]{0,6}"
    mark = r"[*_]{0,2}\s?[:–—][ \t*_]{0,4}"
    return re.compile(rf"{lead}(?P<cue>{heads}){mark}(?P<name>[^\n;|]{{2,160}})")


def table_voices(document: Document, figures: tuple[Figure, ...]) -> dict[str, Voice]:
    """Return the voice of each figure, by its id, that a table's cell or a "Source:" line names."""
    found: dict[str, Voice] = {}
    lines = list(_source_line().finditer(document.text))
    starts = [line.start() for line in lines]
    grids: dict[int, _Grid] = {}
    for figure in figures:
        table = _table_at(document, figure.start)
        voice = None
        if table is not None:
            if table.start not in grids:
                grids[table.start] = _grid(document.text, table)
            voice = _cell_voice(document, grids[table.start], figure)
        if voice is None and lines:
            voice = _line_voice(document, table, figure, lines, starts)
        if voice is not None:
            found[figure.id] = voice
    return found


def _table_at(document: Document, place: int) -> Table | None:
    index = bisect_right(document.tables, place, key=lambda table: table.start) - 1
    if index >= 0 and place < document.tables[index].end:
        return document.tables[index]
    return None


def _grid(text: str, table: Table) -> _Grid:
    order = sorted(table.cells, key=lambda cell: cell.start)
    heads = {cell.column: cell for cell in order if cell.row == 0}
    named = [column for column, cell in heads.items() if _says_voices(cell.span.of(text))]
    others = [c for c in heads.values() if c.column > 0 and c.span.of(text).strip()]
    by_head = bool(others) and all(_names_voice(cell.span.of(text)) for cell in others)
    cells = {(cell.row, cell.column): cell for cell in order}
    starts = [cell.start for cell in order]
    return _Grid(cells, starts, order, heads, named[0] if named else None, by_head)


def _cell_voice(document: Document, grid: _Grid, figure: Figure) -> Voice | None:
    index = bisect_right(grid.starts, figure.start) - 1
    if index < 0 or not grid.order[index].span.holds(figure.span):
        return None
    mine = grid.order[index]
    if grid.column is not None and grid.column != mine.column:
        cell = grid.cells.get((mine.row, grid.column))
        cue = grid.heads[grid.column].span.of(document.text)
        return _voice(document, cell.span, cue) if cell is not None and mine.row else None
    head = grid.heads.get(mine.column)
    if grid.by_head and head is not None and mine.row and mine.column:
        return _voice(document, head.span, "")
    return None


def _says_voices(heading: str) -> bool:
    return heading.strip(" *_").lower() in lexicon()["voice_columns"]


def _names_voice(heading: str) -> bool:
    lows = [word.strip(",.()*_'’").lower() for word in heading.split()]
    if set(lows) & words("thin"):
        return False
    return kind_of(heading) not in ("unknown", "witness", "medical")


def _voice(document: Document, span: Span, cue: str) -> Voice | None:
    found = span.of(document.text)
    begin = span.start + len(found) - len(found.lstrip(_MARKS))
    name = found.strip(_MARKS)
    if not name or is_issuer(document, name):
        return None
    kind = kind_of(name)
    return Voice(name=name, kind=kind, cue=cue.strip(" *_"), start=begin, end=begin + len(name))


def _line_voice(
    document: Document, table: Table | None, figure: Figure, lines: list[re.Match[str]],
    starts: list[int],
) -> Voice | None:  # fmt: skip
    text = document.text
    low = table.start if table is not None else figure.end
    high = table.end + REACH if table is not None else figure.end + BOX
    for line in lines[bisect_left(starts, low) : bisect_right(starts, high)][:20]:
        near = (
            _in_box(text, figure.start, line.start()) if table is None else _near(text, table, line)
        )
        if near:
            return _voice(document, _trimmed(text, Span(*line.span("name"))), line.group("cue"))
    return None


def _near(text: str, table: Table, line: re.Match[str]) -> bool:
    """True for a line inside the table, or at most four lines under it."""
    if table.start <= line.start() < table.end:
        return True
    return line.start() >= table.end and text.count("\n", table.end, line.start()) <= 4


def _in_box(text: str, place: int, line: int) -> bool:
    """True when labelled lines without a blank one run from the figure to the source line."""
    begin = text.rfind("\n", max(0, place - BOX), place) + 1
    between = text[begin:line].rstrip("\n").split("\n")
    return len(between) <= 12 and all(_LABEL.match(row) for row in between)


def _trimmed(text: str, span: Span) -> Span:
    """Return the name without a date or a place of publication after a comma."""
    stop = _SENTENCE_END.search(text, span.start, span.end)
    if stop is not None:  # "Source: case files. Two villages are left out."
        span = Span(span.start, stop.start())
    comma = text.find(",", span.start, span.end)
    if comma > span.start and any(char.isdigit() for char in text[comma : span.end]):
        return Span(span.start, comma)
    return span
