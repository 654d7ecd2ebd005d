"""Running heads, feet and page numbers: what pages repeat at their margins."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.read.print.rows import rows_of
from onrecord.read.print.sheet import Row, Sheet, joined

REACH = 6
"""Pages before and behind a page that are looked at for what it repeats."""

_ROWS = 3
_MARGIN = 0.14
_SMALL = 0.95
_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,6}\b")
_NUMBER = re.compile(
    r"[-–—\s.]{0,3}(?:[Pp]age\s?|[Pp]\.\s?)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?[-–—\s.]{0,3}"
)
_WORD = re.compile(r"[^\W\d_]{3}")


class Leaf(NamedTuple):
    """A page with its rows parted: furniture at its head and foot, and the text between."""

    sheet: Sheet
    head: list[Row]
    body: list[Row]
    foot: list[Row]
    size: float
    """The height of the font in which most of the pages around it are set."""


class _Seen(NamedTuple):
    sheet: Sheet
    rows: list[Row]
    keys: frozenset[str]
    sizes: Counter[float]


def leaves(sheets: Iterable[Sheet]) -> Iterator[Leaf]:
    """Yield the pages with their furniture set apart.

    A line at a margin is furniture when pages around it have the same there, but for digits; a
    number alone there is the page's. Only `REACH` pages are held on either side.
    """
    before: deque[_Seen] = deque(maxlen=REACH)
    waiting: deque[_Seen] = deque()
    for sheet in sheets:
        waiting.append(_seen(sheet))
        if len(waiting) > REACH:
            yield _leaf(waiting, before)
    while waiting:
        yield _leaf(waiting, before)


def _seen(sheet: Sheet) -> _Seen:
    rows = rows_of(sheet.tokens)
    sizes: Counter[float] = Counter()
    for row in rows:
        for line in row:
            sizes[round(line.size * 2) / 2] += len(line.tokens)
    keys = {_key(row, "head ") for row in _top(sheet, rows)}
    keys |= {_key(row, "foot ") for row in _bottom(sheet, rows)}
    return _Seen(sheet, rows, frozenset(key for key in keys if _WORD.search(key, 5)), sizes)


def _leaf(waiting: deque[_Seen], before: deque[_Seen]) -> Leaf:
    seen = waiting.popleft()
    around = [*before, *waiting]
    before.append(seen._replace(rows=[], sheet=seen.sheet._replace(tokens=(), rules=())))
    counts = Counter(key for other in around for key in other.keys)
    needed = 1 if len(around) < 3 else 2
    sheet, rows = seen.sheet, seen.rows
    head = _furniture(_top(sheet, rows), counts, "head ", needed)
    left = rows[head:]
    foot = _furniture(_bottom(sheet, left), counts, "foot ", needed)
    sizes = sum((other.sizes for other in around), Counter(seen.sizes))
    size = _middle(sizes)
    if not around and foot and not head and _heads_alone(rows, size, sheet):
        head, left = 1, rows[1:]
    body = left[: len(left) - foot]
    return Leaf(sheet, rows[:head], body, left[len(left) - foot :], size)


def _heads_alone(rows: list[Row], size: float, sheet: Sheet) -> bool:
    """True where the first row of a single, numbered page is its running head.

    No other page repeats it, so that its looks must tell: smaller type in the margin, well above the
    text, with a piece at the left edge of the text and another at the right.
    """
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    head, text = joined(rows[0]), [joined(row) for row in rows[1:]]
    return (
        head.middle < _MARGIN * sheet.height
        and head.size < _SMALL * size
        and text[0].top - head.bottom > head.size
        and head.left < min(line.left for line in text) + size
        and head.right > max(line.right for line in text) - size
    )


def _furniture(rows: list[Row], counts: Counter[str], side: str, needed: int) -> int:
    """Return how many of the rows, from the margin inwards, are furniture."""
    found = 0
    for row in rows:
        alone = _NUMBER.fullmatch(joined(row).words) is not None
        if counts[_key(row, side)] < needed and not alone:
            break
        found += 1
    return found


def _key(row: Row, side: str) -> str:
    """Return a row's words without its numbers, and the margin at which it stands."""
    return side + _DIGITS.sub("#", joined(row).words.lower())


def _middle(sizes: Counter[float]) -> float:
    """Return the median of the sizes: that of running text, of which there is most."""
    left = sizes.total() / 2
    for size in sorted(sizes):
        left -= sizes[size]
        if left <= 0:
            return size
    return 0.0


def _top(sheet: Sheet, rows: list[Row]) -> list[Row]:
    return [row for row in rows[:_ROWS] if row[0].middle < _MARGIN * sheet.height]


def _bottom(sheet: Sheet, rows: list[Row]) -> list[Row]:
    last = rows[: -_ROWS - 1 : -1]
    return [row for row in last if row[0].middle > (1 - _MARGIN) * sheet.height]
