"""Ranges that do not overlap, taken one after the other."""

from __future__ import annotations

from bisect import bisect_left


class Taken:
    """The ranges taken so far, in order."""

    def __init__(self) -> None:
        """Begin with none."""
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Take `[start, end)` and return True, unless it overlaps a range that is taken."""
        at = bisect_left(self._starts, end)
        if at and self._ends[at - 1] > start:
            return False
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True
