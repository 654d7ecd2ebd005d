"""Footnotes: what stands at the foot of a page in smaller type, each with its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.read.print.chunks import Chunk
from onrecord.read.print.sheet import Line, Row, Rule, joined

_SMALLER = 0.93
_MARK = re.compile(r"\[?(\d{1,3}|[*†‡§¶]{1,3}|[a-z])[.)\]]?")
_SHORT_RULE = 0.7
_NEAR = 2.2


def split_notes(
    rows: list[Row], rules: Sequence[Rule], size: float
) -> tuple[list[Row], list[Chunk]]:
    """Return a region's rows without the notes at its foot, and the notes.

    Notes begin at a line with a mark, all in type smaller than the page's, or under a short rule.
    What stands under such a rule without a mark goes on with a note of the page before.
    """
    if not rows or not size:
        return rows, []
    first = len(rows)
    while first and rows[first - 1][0].size <= _SMALLER * size:
        first -= 1
    under = _under_rule(rows, rules, size)
    start = next((at for at in range(first, len(rows)) if _mark(rows[at])), None)
    if under is not None and (start is None or under < start):
        start = under
    if start is None or (start == 0 and under is None and rows[0][0].middle < 0):
        return rows, []
    return rows[:start], list(_notes(rows[start:]))


def _under_rule(rows: list[Row], rules: Sequence[Rule], size: float) -> int | None:
    """Return the first row under a short rule at the left margin, if it begins like a note."""
    left = min(row[0].left for row in rows)
    width = max(row[-1].right for row in rows) - left
    for rule in rules:
        if not rule.across or rule.right - rule.left > _SHORT_RULE * width:
            continue
        below = [at for at, row in enumerate(rows) if row[0].middle > rule.top]
        if not below or abs(rule.left - left) > 2 * size:
            continue
        row = rows[below[0]]
        small = all(rows[at][0].size <= _SMALLER * size for at in below)
        if row[0].top - rule.bottom < _NEAR * size and (_mark(row) or small):
            return below[0]
    return None


def _notes(rows: list[Row]) -> Iterator[Chunk]:
    held: list[Line] = []
    mark = ""
    for row in rows:
        found = _mark(row)
        if found and held:
            yield Chunk("note", tuple(held), mark=mark)
            held = []
        mark = found or (mark if held else "")
        held.append(joined(row))
    if held:
        yield Chunk("note", tuple(held), mark=mark)


def _mark(row: Row) -> str:
    """Return the mark by which a note's first line begins, or an empty string."""
    tokens = row[0].tokens
    match = _MARK.fullmatch(tokens[0].text)
    if match is None or len(tokens) + len(row) < 3:
        return ""
    plain = tokens[0].text.isalpha() and not tokens[0].raised
    return "" if plain else match.group(1)
