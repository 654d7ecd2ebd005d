"""Tables that only place text on the page, told from those that hold data."""

from __future__ import annotations

from collections.abc import Sequence

# A page laid out with a table has few cells with whole paragraphs in them.
_PARAGRAPH = 300


def is_layout(lengths: Sequence[Sequence[int]]) -> bool:
    """True for a table of one column, of one cell, or mostly of whole paragraphs.

    Args:
        lengths: How many characters each cell of each row holds.
    """
    every = sorted(length for row in lengths for length in row)
    if len(every) < 2 or max(map(len, lengths)) < 2:
        return True
    return every[len(every) // 2] >= _PARAGRAPH
