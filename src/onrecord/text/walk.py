"""The best way along two sequences together (Needleman and Wunsch, J. Mol. Biol. 48, 1970)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

BAND = 150
"""How far, in members of the second sequence, the way may leave the straight line between the ends."""

_NEVER = float("-inf")
_FIRST, _SECOND, _BOTH = 1, 2, 3


def best_walk(
    skips: Sequence[float], leave: float, columns: int, fit: Callable[[int, int], float | None]
) -> dict[int, int]:
    """Return the partner in the second sequence of each member of the first that has one, in order.

    Time and memory grow with the length of the first sequence times the width of the band.

    Args:
        skips: For each member of the first sequence, what it costs to leave it without a partner.
        leave: What it costs to leave a member of the second without one.
        columns: The length of the second sequence.
        fit: How well two members go together; None where they cannot.
    """
    rows = len(skips)
    if not rows or not columns:
        return {}
    before = [column * leave if column <= BAND else _NEVER for column in range(columns + 1)]
    steps = [bytes([_SECOND]) * (columns + 1)]
    for row in range(1, rows + 1):
        middle = row * columns // rows
        first, last = max(0, middle - BAND), min(columns, middle + BAND)
        best = [_NEVER] * (columns + 1)
        step = bytearray(columns + 1)
        for column in range(first, last + 1):
            value, way = before[column] + skips[row - 1], _FIRST
            if column and best[column - 1] + leave > value:
                value, way = best[column - 1] + leave, _SECOND
            if column and before[column - 1] > _NEVER:
                together = fit(row - 1, column - 1)
                if together is not None and before[column - 1] + together > value:
                    value, way = before[column - 1] + together, _BOTH
            best[column], step[column] = value, way
        steps.append(bytes(step))
        before = best
    return _back(steps, rows, columns)


def _back(steps: Sequence[bytes], row: int, column: int) -> dict[int, int]:
    pairs = {}
    while row and column:
        way = steps[row][column]
        if way == _BOTH:
            pairs[row - 1] = column - 1
        row, column = row - (way != _SECOND), column - (way != _FIRST)
    return pairs
