"""A row of words looked for within a stretch of another text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.trace.align import Sides, Step, likeness

MOST_DIFFERENT = 0.25
"""The share of a quotation's letters that may differ from the text it stands in."""

_STOP = re.compile(r"[.!?;:]|\n\s*\n")
_OTHER, _LEFT_OUT, _NEARLY = 1.0, 0.7, 0.4


def find_infix(
    sides: Sides, piece: Sequence[int], start: int, end: int
) -> tuple[float, list[Step]] | None:
    """Return where words of `a` stand in `b`, or None where too many letters differ.

    The alignment has the least cost over all places in the stretch (an edit distance over words
    whose ends in `b` are free); the letters of the two then decide.

    Args:
        sides: The words of both documents.
        piece: Places of the words in `a`.
        start: Where the stretch of `b` begins; it is cut at the text's beginning.
        end: Where it ends; cut at the text's end.

    Returns:
        The share of letters that differ, and the steps from the first to the last word.
    """
    start, end = max(0, start), min(len(sides.other.forms), end)
    if start >= end or not piece:
        return None
    rows = _rows(sides, piece, range(start, end))
    column = min(range(len(rows[-1])), key=rows[-1].__getitem__)
    steps = _walk(sides, piece, rows, start, column)
    shared = [index for index, step in enumerate(steps) if step.same]
    if not shared:
        return None
    steps = _trimmed(steps)
    distance = _distance(sides, piece, steps)
    return (distance, steps) if distance <= MOST_DIFFERENT else None


def _cost(sides: Sides, a: int, b: int) -> tuple[float, float]:
    same = likeness(sides.one.forms[a], sides.other.forms[b], noisy=sides.noisy)
    if same >= 1:
        return 0.0, same
    return (_NEARLY if same else _OTHER), same


def _rows(sides: Sides, piece: Sequence[int], stretch: range) -> list[list[float]]:
    rows = [[0.0] * (len(stretch) + 1)]
    for at in piece:
        above = rows[-1]
        row = [above[0] + _LEFT_OUT]
        for column, b in enumerate(stretch):
            cost, _ = _cost(sides, at, b)
            row.append(
                min(above[column] + cost, above[column + 1] + _LEFT_OUT, row[column] + _LEFT_OUT)
            )
        rows.append(row)
    return rows


def _walk(
    sides: Sides, piece: Sequence[int], rows: list[list[float]], start: int, column: int
) -> list[Step]:
    """Return the steps that lead to the last row at `column`, in order."""
    steps: list[Step] = []
    row = len(piece)
    while row:
        here = rows[row][column]
        a = piece[row - 1]
        if column:
            cost, same = _cost(sides, a, start + column - 1)
            if abs(rows[row - 1][column - 1] + cost - here) < 1e-9:
                steps.append(Step(a, start + column - 1, same))
                row, column = row - 1, column - 1
                continue
        if abs(rows[row - 1][column] + _LEFT_OUT - here) < 1e-9:
            steps.append(Step(a, None, 0.0))
            row -= 1
        else:
            column -= 1
            steps.append(Step(None, start + column, 0.0))
    return steps[::-1]


def _trimmed(steps: list[Step]) -> list[Step]:
    """Drop words of `b` alone at the ends; words that the quotation has alone stay."""
    first, last = 0, len(steps)
    while first < last and steps[first].a is None:
        first += 1
    while last > first and steps[last - 1].a is None:
        last -= 1
    return steps[first:last]


def _distance(sides: Sides, piece: Sequence[int], steps: Sequence[Step]) -> float:
    """Return the share of letters that differ between the words and those beside them."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - seldom needed

    one = " ".join(sides.one.forms[place] for place in piece)
    other = " ".join(sides.other.forms[step.b] for step in steps if step.b is not None)
    return Levenshtein.distance(one, other) / max(1, len(one))


def faced(sides: Sides, steps: Sequence[Step], text: str) -> list[Step]:
    """Return the steps with words of `b` beside those that `a` has alone at its beginning and end.

    What stands in the place of words that were changed at the end of a quotation belongs to what
    differs; no sentence's end is passed.

    Args:
        sides: The words of both documents.
        steps: From the first to the last word of `a`.
        text: The text of `b`.
    """
    ahead = _facing(sides, steps[::-1], text, -1)[::-1]
    return _facing(sides, ahead, text, 1)


def _facing(sides: Sides, steps: Sequence[Step], text: str, way: int) -> list[Step]:
    """Return the steps with the last of them, which `a` has alone, filled from `b` in one direction."""
    made = list(steps)
    alone = next((k for k, step in enumerate(steps[::-1]) if step.b is not None), len(steps))
    if not alone or alone == len(steps):
        return made
    words, at = sides.other, made[-alone - 1].b or 0
    for index in range(len(made) - alone, len(made)):
        if not 0 <= at + way < len(words.starts):
            break
        low, high = sorted((at, at + way))
        if _STOP.search(text, words.ends[low], words.starts[high]):
            break
        at += way
        made[index] = Step(made[index].a, at, 0.0)
    return made
