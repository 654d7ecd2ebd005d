"""A figure as an account: whose word it is, and as of when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache
from re import IGNORECASE, Pattern, escape
from re import compile as compile_pattern
from typing import TypeVar

from onrecord.lexicon import load
from onrecord.model import Account, Cell, Document, Event, Figure, Table, When
from onrecord.resolve import edtf
from onrecord.resolve.dates import find_dates

_WINDOW = 48
_LONGEST_DATE = 40
_WIDEST, _HEADS = 40, 3
PartT = TypeVar("PartT", Table, Cell)
_YEAR = compile_pattern(r"(?:1[89]|20)\d\d")
# Counts of a state at a time: a date beside them is the time they hold for.
STATES = frozenset(
    {
        "missing",
        "identified",
        "released",
        "convicted",
        "displaced",
        "recognised",
        "population",
        "occupied",
    }
)


def voice_of(figure: Figure, document: Document | None) -> str:
    """Return whose word a figure is: its last voice, else the document's issuer, title or path."""
    if figure.sources:
        return " ".join(figure.sources[-1].name.split())
    if document is None:
        return figure.document
    return document.metadata.issuer or document.metadata.title or figure.document


def bounds_of(form: str | None) -> tuple[date, date] | None:
    """Return the first and last day of a date, or None where it has none that can be reckoned with."""
    if not form or not edtf.valid(form):
        return None
    low, high = edtf.bounds(form)
    return None if low == date.min and high == date.max else (low, high)


@cache
def _cue(name: str, between: int) -> Pattern[str]:
    words = sorted(map(str, load("compare")[name]), key=len, reverse=True)
    spelled = "|".join(r"\s{1,3}".join(map(escape, phrase.split())) for phrase in words)
    gap = rf"(?:[a-z]{{1,12}}\s{{1,3}}){{0,{between}}}" if between else ""
    return compile_pattern(rf"(?<!\w)(?:{spelled})\s{{1,3}}{gap}$", IGNORECASE)


def stated_before(text: str, start: int, cues: str, *, between: int = 0) -> bool:
    """True when one of the lexicon's phrases under `cues` stands before `start`.

    Args:
        text: The document's text.
        start: Where the number or date begins.
        cues: A list of `compare.yml`.
        between: How many words may stand between, such as "at least".
    """
    return _cue(cues, between).search(text[max(0, start - _WINDOW) : start]) is not None


@cache
def _witness() -> Pattern[str]:
    lexicon = load("compare")
    seen, own, people = (
        "|".join(escape(str(word)) for word in lexicon[name])
        for name in ("seen", "counted_in_person", "in_person")
    )
    return compile_pattern(
        rf"(?<!\w)(?:(?:{seen})|(?:{people})\s{{1,3}}(?:[a-z]{{2,12}}\s{{1,3}}){{0,2}}(?:{own}))"
        rf"\s{{1,3}}(?:[a-z]{{1,12}}\s{{1,3}}){{0,3}}$",
        IGNORECASE,
    )


@cache
def _recovery() -> tuple[Pattern[str], Pattern[str]]:
    """Return what stands before and after a number of dead who were found or dug up."""
    verbs = "|".join(escape(str(word)) for word in load("compare")["recovered"])
    words = r"(?:[a-z]{1,14}\s{1,3})"
    had = r"(?:were|was|(?:have|has|had)\s{1,3}been)\s{1,3}"
    return (
        compile_pattern(rf"(?<!\w)(?:{verbs})\s{{1,3}}{words}{{0,4}}$", IGNORECASE),
        compile_pattern(rf"\s{{1,3}}{words}{{0,3}}{had}{words}{{0,2}}(?:{verbs})\b", IGNORECASE),
    )


def recovered(text: str, figure: Figure) -> bool:
    """True for dead who were found or dug up: at most a part of those who died."""
    if "killed" not in figure.outcome:
        return False
    before, after = _recovery()
    start = max(figure.sentence[0], figure.start - _WINDOW - 16)
    if before.search(text[start : figure.start]):
        return True
    return after.match(text, figure.end, max(figure.sentence[1], figure.end)) is not None


def seen_before(text: str, figure: Figure) -> bool:
    """True where the words before a number say that somebody saw it or counted it in person.

    What an observer saw ("saw 24 bodies", "we counted 43 here") is at most a part of the toll.
    """
    start = max(figure.sentence[0], figure.start - _WINDOW - 16)
    return _witness().search(text[start : figure.start]) is not None


def date_beside(figure: Figure, document: Document | None) -> When | None:
    """Return the date that stands beside a figure: its own, or its row's or column's in a table."""
    if figure.date is not None or document is None:
        return figure.date
    table = _last_before(document.tables, figure.start)
    own = (
        _last_before(table.cells, figure.start) if table and table.span.holds(figure.span) else None
    )
    if table is None or own is None or not own.span.holds(figure.span):
        return None
    for cell in (*_row(table, own), *_heads(table, own)):
        when = _date_cell(document.text, cell)
        if when:
            return when
    return None


def _last_before(parts: Sequence[PartT], offset: int) -> PartT | None:
    """Return the last table or cell that begins at or before `offset`."""
    index = bisect_right(parts, offset, key=lambda part: part.start) - 1
    return parts[index] if index >= 0 else None


def _row(table: Table, own: Cell) -> list[Cell]:
    """Return the other cells of a cell's row, which stand beside it in reading order."""
    index = bisect_right(table.cells, own.start, key=lambda cell: cell.start) - 1
    near = table.cells[max(0, index - _WIDEST) : index + _WIDEST]
    return [cell for cell in near if cell.row == own.row and cell is not own]


def _heads(table: Table, own: Cell) -> list[Cell]:
    """Return the heading cells over a cell, of the first rows."""
    first = table.cells[: _HEADS * _WIDEST]
    return [
        cell for cell in first if cell.header and cell.column == own.column and cell.row < own.row
    ]


def _date_cell(text: str, cell: Cell) -> When | None:
    """Return the date that fills a cell, or None: a bare year is one only in such a cell."""
    words = text[cell.start : cell.end].strip(" *_|")
    start = text.find(words, cell.start, cell.end)
    if _YEAR.fullmatch(words):
        return When(text=words, edtf=words, start=start, end=start + len(words))
    if not words or len(words) > _LONGEST_DATE:
        return None
    found = find_dates(text, start, start + len(words))
    return found[0] if len(found) == 1 and found[0].text == words else None


def as_of(figure: Figure, document: Document | None, event: Event | None) -> str | None:
    """Return the EDTF date as of which a figure is stated, or None where nothing tells.

    A count over a period ("released between November and March") holds as of the period's end.

    The date beside a figure mostly says when people were harmed. It is taken as the date of the
    count where a cue says so ("as of", "by"), where it lies wholly after the event, or where the
    figure counts a state ("still missing in 1994"); else the document's date holds.
    """
    written = document.metadata.date if document else None
    own = date_beside(figure, document)
    form = own.edtf.removeprefix("../") if own else ""
    stated = bounds_of(form)
    if own is None or stated is None or form.endswith("/.."):
        return written
    end = form.rpartition("/")[2]
    if document and own.start is not None and stated_before(document.text, own.start, "as_of"):
        return end
    happened = bounds_of(event.date.edtf) if event and event.date else None
    if happened:
        return end if stated[0] > happened[1] else written
    return form if STATES & set(figure.outcome) and "/" not in form else written


def account_of(figure: Figure, document: Document | None, event: Event | None) -> Account:
    """Return a figure as an account of its event."""
    return Account(
        figure=figure.id,
        document=figure.document,
        voice=voice_of(figure, document),
        low=figure.low,
        best=figure.best,
        high=figure.high,
        modifier=figure.modifier,
        text=figure.text,
        date=as_of(figure, document, event),
        polarity=figure.polarity,
    )
