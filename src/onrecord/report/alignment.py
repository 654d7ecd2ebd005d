"""A shared passage cut into rows: the same words beside each other, changes marked on both sides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.model import Change, Reuse, Span

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"""[.!?:]["'”’»)\]]*\s+|\n\s*\n""")


class Side(NamedTuple):
    """A document's side of a passage: its path, its whole text and the passage's range in it."""

    path: str
    text: str
    span: Span


class Piece(NamedTuple):
    """Words of one side; `change` is the number of the change they belong to, from 1, else 0.

    A change of words that stand on the other side only has an empty piece here.
    """

    start: int
    end: int
    change: int


class Row(NamedTuple):
    """What stands beside each other: the pieces of one sentence or so, on both sides."""

    a: tuple[Piece, ...]
    b: tuple[Piece, ...]


class Difference(NamedTuple):
    """A change with its number on the page; `number` is true where a number is another."""

    place: int
    number: bool
    a: Span
    b: Span


def sides_of(passage: Reuse, first: str, texts: dict[str, str]) -> tuple[Side, Side] | None:
    """Return the two sides, that of the document `first` first; None where the words are not there.

    Args:
        passage: The shared passage.
        first: The path of the document that stands on the left.
        texts: The text of each document by its path.
    """
    sides = []
    for anchor in (passage.a, passage.b):
        text = texts.get(anchor.document, "")
        if anchor.start < 0 or text[anchor.start : anchor.end] != anchor.text:
            return None
        sides.append(Side(anchor.document, text, Span(anchor.start, anchor.end)))
    return (sides[0], sides[1]) if sides[0].path == first else (sides[1], sides[0])


def differences(passage: Reuse, first: str) -> tuple[Difference, ...]:
    """Return the changes with their numbers in the order of the text, the sides as on the page."""
    turned = passage.a.document != first
    spans = [_turned(change, turned=turned) for change in passage.changes]
    order = sorted(range(len(spans)), key=lambda index: spans[index])
    return tuple(
        Difference(place + 1, passage.changes[index].what == "number", *spans[index])
        for place, index in enumerate(order)
    )


def _turned(change: Change, *, turned: bool) -> tuple[Span, Span]:
    return (change.b, change.a) if turned else (change.a, change.b)


def rows_of(a: Side, b: Side, changes: Sequence[Difference]) -> list[Row]:
    """Return the passage in rows, cut where a sentence ends in words that both sides share.

    Args:
        a: The left side.
        b: The right side.
        changes: What differs, in the order of the text; changes that cross are left out.
    """
    rows: list[Row] = []
    left: list[Piece] = []
    right: list[Piece] = []
    at, beside = a.span.start, b.span.start
    end = Difference(0, False, Span(a.span.end, a.span.end), Span(b.span.end, b.span.end))
    for change in (*_in_order(changes, a, b), end):
        for x, y in _cuts(a.text[at : change.a.start], b.text[beside : change.b.start]):
            row = Row((*left, Piece(at, at + x, 0)), (*right, Piece(beside, beside + y, 0)))
            rows.append(_filled(row))
            left, right, at, beside = [], [], at + x, beside + y
        left += [Piece(at, change.a.start, 0), Piece(*change.a, change.place)]
        right += [Piece(beside, change.b.start, 0), Piece(*change.b, change.place)]
        at, beside = change.a.end, change.b.end
    rows.append(_filled(Row(tuple(left), tuple(right))))
    return [row for row in rows if row.a or row.b]


def _filled(row: Row) -> Row:
    return Row(
        *(tuple(each for each in side if each.start < each.end or each.change) for side in row)
    )


def _in_order(changes: Sequence[Difference], a: Side, b: Side) -> Iterator[Difference]:
    """Yield the changes that follow one another on both sides and lie in the passage."""
    at, beside = a.span.start, b.span.start
    for change in changes:
        if at <= change.a.start <= change.a.end <= a.span.end and (
            beside <= change.b.start <= change.b.end <= b.span.end
        ):
            yield change
            at, beside = change.a.end, change.b.end


def _cuts(a: str, b: str) -> Iterator[tuple[int, int]]:
    """Yield where a row ends in words that are the same: after a sentence, on both sides.

    Each offset counts from the last. Where the sides do not have equally many words, which happens
    with misread letters, nothing is cut.
    """
    words = list(_WORD.finditer(a)), list(_WORD.finditer(b))
    if len(words[0]) != len(words[1]):
        return
    starts = [word.start() for word in words[0]]
    at = beside = 0
    for end in _SENTENCE_END.finditer(a):
        index = bisect_left(starts, end.end())
        if 0 < index < len(starts):
            x, y = starts[index], words[1][index].start()
            yield x - at, y - beside
            at, beside = x, y
