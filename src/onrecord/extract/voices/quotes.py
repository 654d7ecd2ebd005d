"""Quoted stretches of a block, by their marks."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKS = re.compile(r"[\"“”„«»]|``|''")
_OPENING = frozenset("“„«") | {"``"}
_CLOSING = frozenset("”»") | {"''"}


# Single marks: the opening one stands before a word, the closing one behind a stop, or before
# one; an apostrophe does neither.
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–>*_])|\A)[‘'](?=[^\W\d_])")
_SINGLE_CLOSE = re.compile(r"(?<=[.,!?…])[’'](?![^\W_])|(?<=[^\Ws_])[’'](?=[\s.,;:!?)\]]|\Z)")


class Quote(NamedTuple):
    """A quoted stretch with its marks; `closed` is False where the closing mark is missing."""

    start: int
    end: int
    closed: bool


def find_quotes(text: str, start: int, end: int) -> list[Quote]:
    """Return the outermost quotations of `text[start:end]`, in order.

    A quotation that is opened at the start of the block or of a sentence and not closed runs to
    the block's end, as in speech over several paragraphs; any other mark alone is left out.
    Single marks count where the block has no double ones.
    """
    found = _double(text, start, end)
    return found or _single(text, start, end)


def _double(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    opened: int | None = None
    depth = 0
    for match in _MARKS.finditer(text, start, end):
        mark = match.group()
        opens = mark in _OPENING or (mark == '"' and opened is None)
        if mark == "”" and opened is None:
            continue
        if opens:
            if opened is None:
                opened, depth = match.start(), 1
            elif mark in _OPENING and text[opened] == mark:
                depth += 1
            continue
        if opened is None:
            continue
        if mark == '"' and text[opened] != '"':
            continue
        if mark in _CLOSING and text[opened] == '"':
            continue
        depth -= 1
        if depth <= 0:
            found.append(Quote(opened, match.end(), closed=True))
            opened, depth = None, 0
    if opened is not None and _begins_speech(text, start, opened):
        found.append(Quote(opened, end, closed=False))
    return found


def _single(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    at = start
    while opening := _SINGLE_OPEN.search(text, at, end):
        closing = _SINGLE_CLOSE.search(text, opening.end(), end)
        if closing is None:
            break
        found.append(Quote(opening.start(), closing.end(), closed=True))
        at = closing.end()
    return found


def _begins_speech(text: str, start: int, mark: int) -> bool:
    """True for a mark at the start of the block, or of a sentence ('he said. "It was cold.')."""
    before = text[start:mark].rstrip(" *_\t\n")
    return not before.strip(" >*_-\t\n") or before[-1] in ".!?:"
