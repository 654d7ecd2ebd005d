"""From an anchor to its line and column, and to an excerpt with a mark under the words."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.model import Document, Span

ELLIPSIS = "…"


class Position(NamedTuple):
    """A place in a text: line and column from 1, the column in code points."""

    line: int
    column: int


class Excerpt(NamedTuple):
    """One line of a text, as it is shown, and the marks under its words."""

    line: int
    text: str
    marks: str


class Lines:
    r"""A document's text by lines. A line ends with `\n`; a `\r` before it is not shown."""

    def __init__(self, document: Document) -> None:
        """Look up where the lines of `document` begin."""
        self.text = document.text
        self.starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = self.text.find("\n", at + 1)

    def position(self, offset: int) -> Position:
        """Return the line and column of the code point at `offset`."""
        line = bisect_right(self.starts, offset) - 1
        return Position(line + 1, offset - self.starts[line] + 1)

    def excerpt(self, spans: Sequence[Span], width: int) -> Excerpt:
        """Return the line that the first span begins in, with marks under the spans.

        A line wider than `width` columns is cut to a window that begins with the first span and
        holds as many of the next as fit; what was left out is shown as an ellipsis.

        Args:
            spans: One or more ranges that begin in one line, in order.
            width: Columns of a terminal to fill.
        """
        line = bisect_right(self.starts, spans[0].start) - 1
        begin = self.starts[line]
        newline = self.text.find("\n", spans[0].start)
        end = len(self.text) if newline < 0 else newline
        start, stop = self._window(spans, begin, end, width)
        text = shown(self.text[start:stop].rstrip("\r"))
        lead = ELLIPSIS if start > begin and self.text[begin:start].strip() else ""
        marks = " " * len(lead) + "".join(
            ("^" if any(span.start <= at < span.end for span in spans) else " ") * _width(char)
            for at, char in enumerate(text, start)
        )
        empty = spans[0].start >= stop or "^" not in marks
        marks = (
            " " * (len(lead) + columns(text[: spans[0].start - start])) + "^" if empty else marks
        )
        tail = ELLIPSIS if self.text[stop:end].strip() else ""
        return Excerpt(line + 1, f"{lead}{text}{tail}", marks.rstrip())

    def _window(self, spans: Sequence[Span], begin: int, end: int, width: int) -> tuple[int, int]:
        """Return the part of a line to show: all of it if it fits, else around the spans."""
        room = width - 2 * len(ELLIPSIS)
        if end - begin <= width and columns(shown(self.text[begin:end])) <= width:
            indent = len(self.text[begin:end]) - len(self.text[begin:end].lstrip())
            return min(begin + indent, spans[0].start), end
        first = spans[0].start
        stop = self._right(first, min(spans[0].end, end), room)
        for span in spans[1:]:
            reached = self._right(first, min(span.end, end), room)
            if reached < min(span.end, end):
                break
            stop = max(stop, reached)
        left = room - columns(shown(self.text[first:stop]))
        start = self._left(first, begin, left // 2)
        after = room - columns(shown(self.text[start:stop]))
        stop = self._right(stop, end, after)
        start = self._left(start, begin, room - columns(shown(self.text[start:stop])))
        return start, stop

    def _right(self, start: int, end: int, room: int) -> int:
        """Return how far from `start` towards `end` the text fills `room` columns."""
        for at in range(start, end):
            room -= _width(_safe(self.text[at]))
            if room < 0:
                return at
        return end

    def _left(self, start: int, begin: int, room: int) -> int:
        for at in range(start - 1, begin - 1, -1):
            room -= _width(_safe(self.text[at]))
            if room < 0:
                return at + 1
        return begin


@cache
def _width(char: str) -> int:
    """Return how many columns of a terminal a character takes (Unicode Standard Annex 11)."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(_width(char) for char in text)


def shown(text: str) -> str:
    """Return a text without characters that would move the cursor or turn the writing around.

    A tab and a line's end become one blank, any other control or format character that is not
    part of a letter becomes the replacement character.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_safe(char) for char in text)


@cache
def _safe(char: str) -> str:
    if char in "\t\n\x0b\x0c\r\x85\u2028\u2029":
        return " "
    category = unicodedata.category(char)
    if category in ("Cc", "Cs") or (category == "Cf" and char not in "\u00ad\u200c\u200d"):
        return "\ufffd"
    return char
