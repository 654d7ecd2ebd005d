"""Quoted stretches of a block, by their marks: of one kind, mixed (“…", "…”), and one inside another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = re.compile(r"[\"“”„«»]|``|''")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "``": "''", '"': '"'}
"""What closes a quotation that one of these opens."""

_ENDS = frozenset({"”", "»", "''", '"'})

MOST_INSIDE = 200
"""Marks that are passed over to find the one that closes a quotation."""

# Single marks: the opening one stands before a word, the closing one behind a stop, or before
# one; an apostrophe does neither.
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–>*_])|\A)[‘'](?=[^\W\d_])")
_SINGLE_CLOSE = re.compile(r"(?<=[.,!?…])[’'](?![^\W_])|(?<=[^\Ws_])[’'](?=[\s.,;:!?)\]]|\Z)")
_BEFORE_SPEECH = ".!?:,—–"


class Quote(NamedTuple):
    """A quoted stretch with its marks; `closed` is False where the closing mark is missing."""

    start: int
    end: int
    closed: bool


class _Mark(NamedTuple):
    """A mark with its place; what stands on both sides tells whether a straight one may open or close."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool


def find_quotes(text: str, start: int, end: int) -> list[Quote]:
    """Return the outermost quotations of `text[start:end]`, in order.

    A quotation that is opened at the start of the block or of a sentence and not closed runs to
    the block's end, as in speech over several paragraphs; any other mark alone is left out. Where its
    own closing mark is missing, a closing mark of another kind does. Single marks count where they
    stand outside double ones.
    """
    found = _double(text, start, end)
    if not found:
        return _single(text, start, end)
    if text.find("‘", start, end) < 0:
        return found
    singles = _single(text, start, end)
    apart = [quote for quote in singles if text[quote.start] == "‘"]
    around = [quote for quote in apart if _holds_some(text, start, quote, found)]
    inside = [quote for quote in apart if all(_apart(quote, other) for other in found)]
    kept = [quote for quote in found if all(_apart(quote, other) for other in around)]
    return sorted([*kept, *around, *(quote for quote in inside if " " in text[slice(*quote[:2])])])


def quotes_within(text: str, quote: Quote) -> list[Quote]:
    """Return the outermost quotations inside a quotation."""
    return find_quotes(text, quote.start + 1, quote.end - quote.closed)


def _apart(one: Quote, other: Quote) -> bool:
    return one.end <= other.start or other.end <= one.start


def _holds_some(text: str, start: int, single: Quote, doubles: list[Quote]) -> bool:
    """True for ‘He said “go” and left.’: single marks that open speech and cut no double ones."""
    before = text[start : single.start].rstrip()
    met = [quote for quote in doubles if not _apart(single, quote)]
    whole = all(single.start < quote.start and quote.end < single.end for quote in met)
    return bool(met) and whole and (not before or before[-1] in _BEFORE_SPEECH)


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARKS.finditer(text, start, end):
        sign = match.group()
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        led, followed = before.isspace() or before in "([—–", not after.isspace()
        opens = sign in _CLOSERS and (sign != '"' or (led and followed and after not in ".,;:!?)"))
        closes = sign in _ENDS and not before.isspace() and not after.isalnum()
        yield _Mark(sign, match.start(), match.end(), opens, closes and not opens)


def _double(text: str, start: int, end: int) -> list[Quote]:
    if not _MARKS.search(text, start, end):
        return []
    marks = list(_marks(text, start, end))
    found: list[Quote] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        if mark.sign not in _CLOSERS or (mark.sign == '"' and mark.closes):
            at += 1
            continue
        last = _closing(marks, at)
        if last is None:
            if _begins_speech(text, start, mark.start):
                found.append(Quote(mark.start, end, closed=False))
                break
            at += 1
        else:
            found.append(Quote(mark.start, marks[last].end, closed=True))
            at = last + 1
    return found


def _closing(marks: list[_Mark], first: int) -> int | None:
    """Return the mark that closes the one at `first`, or None.

    A closing mark of another kind that nothing inside opened closes it, too, where another quotation
    begins, or the block ends, before its own does.
    """
    opened = marks[first].sign
    depth, inner, mixed = 1, 0, None
    for at in range(first + 1, min(len(marks), first + MOST_INSIDE)):
        mark = marks[at]
        own = mark.sign in _CLOSERS[opened]
        if own and not (opened == '"' and mark.opens and mixed is not None):
            depth -= 1
            if not depth:
                return at
        elif mark.opens and mixed is not None:
            return mixed
        elif mark.sign == opened:
            depth += 1
        elif mark.opens:
            inner += 1
        elif mark.closes and inner:
            inner -= 1
        elif mark.closes and depth == 1 and mixed is None:
            mixed = at
    return mixed


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
