"""Ranges that do not overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.taken import Taken

RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=20)


@given(RANGES)
def test_what_overlaps_is_not_taken(ranges: list[tuple[int, int]]) -> None:
    """A range is taken exactly where it shares no character with one taken before."""
    taken, known = Taken(), list[tuple[int, int]]()
    for start, length in ranges:
        end = start + length
        free = all(end <= low or high <= start for low, high in known)
        assert taken.take(start, end) == free
        if free:
            known.append((start, end))
