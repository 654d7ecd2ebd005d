"""Footnotes: what stands at the foot of a page in smaller type, each with its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.read.print.chunks import Chunk
from onrecord.read.print.paragraphs import Type
from onrecord.read.print.sheet import Line, Row, Rule, joined

_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(r"\[?(\d{1,3}|[*†‡§¶]{1,3}|[a-z])[.)\]]?")
_SHORT_RULE = 0.7
_NEAR = 2.4
_SPACE = 1.8


def split_notes(
    rows: list[Row], rules: Sequence[Rule], style: Type, bottom: float
) -> tuple[list[Row], list[Chunk]]:
    """Return a region's rows without the notes at its foot, and the notes.

    Notes begin at a line with a mark, all in type smaller than the page's, or under a short rule.
    What stands under such a rule without a mark goes on with a note of the page before. In
    pictures, where marks are often not seen and rules never, white space will do above small type
    in the lower half of the page.

    Args:
        rows: The region's rows.
        rules: The lines drawn on the page.
        style: How the page is set.
        bottom: The height of the page.
    """
    if not rows or not style.size:
        return rows, []
    small = style.small * style.size
    first = len(rows)
    while first and rows[first - 1][0].size <= small:
        first -= 1
    starts = [at for at in range(first, len(rows)) if _mark(rows[at])][:1]
    starts += _under_rule(rows, rules, small) + (
        _under_space(rows, first, bottom) if style.ocr else []
    )
    if not starts:
        return rows, []
    start = min(starts)
    return rows[:start], list(_notes(rows[start:]))


def _under_space(rows: list[Row], first: int, bottom: float) -> list[int]:
    """Return the first row of small type under white space in the lower half of the page."""
    found = []
    for at in range(max(first, 1), len(rows)):
        gap = rows[at][0].top - rows[at - 1][0].bottom
        if gap > _SPACE * rows[at][0].size and rows[at][0].top > bottom / 2:
            found.append(at)
    return found[:1]


def _under_rule(rows: list[Row], rules: Sequence[Rule], small: float) -> list[int]:
    """Return the first row under a short rule at the left margin, if it begins like a note."""
    left = min(row[0].left for row in rows)
    width = max(row[-1].right for row in rows) - left
    for rule in rules:
        if not rule.across or rule.right - rule.left > _SHORT_RULE * width:
            continue
        below = [at for at, row in enumerate(rows) if row[0].middle > rule.top]
        if not below or abs(rule.left - left) > 2 * small:
            continue
        row = rows[below[0]]
        smaller = all(rows[at][0].size <= small for at in below)
        if row[0].top - rule.bottom < _NEAR * small and (_mark(row) or smaller):
            return [below[0]]
    return []


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
    match = _MARK.fullmatch(tokens[0].text.translate(_FIGURES))
    if match is None or len(tokens) + len(row) < 3:
        return ""
    plain = tokens[0].text.isalpha() and not tokens[0].raised
    return "" if plain else match.group(1)
