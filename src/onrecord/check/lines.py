"""From an anchor to its line and column, and to an excerpt with a mark under the words."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from onrecord.model import Anchor, Document

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

    def excerpt(self, anchor: Anchor, width: int) -> Excerpt:
        """Return the line an anchor begins in, cut to `width` columns around the marked words."""
        line = bisect_right(self.starts, anchor.start) - 1
        begin = self.starts[line]
        end = self.text.find("\n", anchor.start)
        end = len(self.text) if end < 0 else end
        stop = max(anchor.start, min(anchor.end, end))
        before = shown(self.text[max(begin, anchor.start - width) : anchor.start])
        words = shown(self.text[anchor.start : min(stop, anchor.start + width)].rstrip("\r"))
        after = shown(self.text[stop : min(end, stop + width)].rstrip("\r"))
        cut_before = anchor.start - width > begin
        if cut_before or columns(before) + columns(words) > width * 2 // 3:
            room = max(10, (width - min(columns(words), width // 2)) // 2)
            before, cut = _last(before.lstrip() if not cut_before else before, room)
            before = ELLIPSIS + before if cut or cut_before else before
        else:
            before = before.lstrip()
        words, cut = _first(words, max(1, width - columns(before) - 1))
        marks = " " * columns(before) + "^" * max(1, columns(words))
        if cut:
            return Excerpt(line + 1, before + words + ELLIPSIS, marks)
        after, cut = _first(after, max(0, width - columns(before) - columns(words) - 1))
        more = cut or stop + width < end
        return Excerpt(line + 1, before + words + after + (ELLIPSIS if more else ""), marks)


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


def _first(text: str, room: int) -> tuple[str, bool]:
    """Return as many first characters as fit `room` columns, and whether some were cut."""
    used = 0
    for index, char in enumerate(text):
        used += _width(char)
        if used > room:
            return text[:index], True
    return text, False


def _last(text: str, room: int) -> tuple[str, bool]:
    used = 0
    for index in range(len(text) - 1, -1, -1):
        used += _width(text[index])
        if used > room:
            return text[index + 1 :], True
    return text, False
