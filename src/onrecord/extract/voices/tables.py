"""Voices of tables and boxes: a column that names them, and "Source:" lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from onrecord.extract.lexis import alternatives
from onrecord.extract.voices.issuer import is_issuer
from onrecord.extract.voices.lexis import lexicon, words
from onrecord.extract.voices.phrases import voice_kind
from onrecord.model import Cell, Document, Figure, Span, Table, Voice

_LABEL = re.compile(r"^[ \t>*_|\-•]{0,6}[^\n:|]{1,40}:", re.MULTILINE)
REACH = 400  # code points between a table's end and its "Source:" line


@cache
def _source_line() -> re.Pattern[str]:
    heads = alternatives(lexicon()["source_lines"])
    return re.compile(
        rf"(?im)^[ \t>*_|(\[]{{0,6}}(?P<cue>{heads})[*_]{{0,2}}\s?[:–—][ \t*_]{{0,4}}(?P<name>[^\n;|]{{2,160}})"
    )


def table_voices(document: Document, figures: tuple[Figure, ...]) -> dict[str, Voice]:
    """Return the voice of each figure, by its id, that a table's cell or a "Source:" line names."""
    found: dict[str, Voice] = {}
    lines = [line for line in _source_line().finditer(document.text)]
    for figure in figures:
        table = _table_at(document, figure.start)
        voice = _cell_voice(document, table, figure) if table is not None else None
        if voice is None:
            voice = _line_voice(document, table, figure, lines)
        if voice is not None:
            found[figure.id] = voice
    return found


def _table_at(document: Document, place: int) -> Table | None:
    index = bisect_right(document.tables, place, key=lambda table: table.start) - 1
    if index >= 0 and place < document.tables[index].end:
        return document.tables[index]
    return None


def _cell_voice(document: Document, table: Table, figure: Figure) -> Voice | None:
    mine = next((c for c in table.cells if c.start <= figure.start and figure.end <= c.end), None)
    if mine is None:
        return None
    text = document.text
    heads = [cell for cell in table.cells if cell.row == 0]
    column = next((c.column for c in heads if _says_voices(c.span.of(text))), None)
    if column is not None and column != mine.column:
        cell = next((c for c in table.cells if c.row == mine.row and c.column == column), None)
        return _voice_of(document, cell, heads[0].span.of(text)) if cell is not None else None
    head = next((c for c in heads if c.column == mine.column), None)
    others = [c for c in heads if c.column > 0 and c.span.of(text).strip()]
    if (
        head is not None
        and head.row != mine.row
        and others
        and all(_names_voice(c.span.of(text)) for c in others)
    ):
        return _voice_of(document, head, "")
    return None


def _says_voices(heading: str) -> bool:
    return (
        heading.strip(" *_").lower() in words("voice_columns")
        or heading.strip(" *_").lower() in lexicon()["voice_columns"]
    )


def _names_voice(heading: str) -> bool:
    lows = [word.strip(",.()*_'’").lower() for word in heading.split()]
    kind = voice_kind(lows)
    return (
        kind != "unknown" and not set(lows) & words("thin") and kind not in ("witness", "medical")
    )


def _voice_of(document: Document, cell: Cell, cue: str) -> Voice | None:
    return _voice(document, cell.span, cue)


def _voice(document: Document, span: Span, cue: str) -> Voice | None:
    words_of = span.of(document.text)
    begin = span.start + len(words_of) - len(words_of.lstrip(" *_"))
    name = words_of.strip(" *_.)]\t")
    if not name or is_issuer(document, name):
        return None
    lows = [
        word.strip(",.()'’").lower().removesuffix("'s").removesuffix("’s") for word in name.split()
    ]
    return Voice(
        name=name, kind=voice_kind(lows), cue=cue.strip(" *_"), start=begin, end=begin + len(name)
    )


def _line_voice(
    document: Document, table: Table | None, figure: Figure, lines: list[re.Match[str]]
) -> Voice | None:
    text = document.text
    for line in lines:
        if table is not None:
            near = (
                0 <= line.start() - table.end <= REACH
                and text.count("\n", table.end, line.start()) <= 4
            )
            near = (
                near
                or table.start <= line.start() < table.end
                or 0 <= table.start - line.end() <= 120
            )
        else:
            near = _in_box(text, figure.start, line.start())
        if near:
            return _voice(document, _trimmed(text, Span(*line.span("name"))), line.group("cue"))
    return None


def _in_box(text: str, place: int, line: int) -> bool:
    """True when labelled lines without a blank one run from the figure to the source line."""
    if not 0 < line - place < 600:
        return False
    begin = text.rfind("\n", 0, place) + 1
    between = text[begin:line].rstrip("\n").split("\n")
    return len(between) <= 12 and all(_LABEL.match(row) for row in between)


def _trimmed(text: str, span: Span) -> Span:
    """Return the name without a date or a place of publication after a comma."""
    comma = text.find(",", span.start, span.end)
    if comma > span.start and any(char.isdigit() for char in text[comma : span.end]):
        return Span(span.start, comma)
    return span
