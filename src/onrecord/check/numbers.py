"""The one number that a table's cell, or a short piece of text, states."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.compare import Range
from onrecord.extract import Quantity, find_quantities
from onrecord.model import Span

_MARKS = re.compile(r"[\s*_`|.:()\[\]†‡]*")
_EMPTY = re.compile(r"[\s*_`|]*(?:[-–—−]{1,3}|n/?a|nil|none|no)?[\s*_`|.]*", re.IGNORECASE)
_UNSIGNED = re.compile(r"[-−–]\s?\d")
_INFINITY = float("inf")
_LONGEST = 60


def cell_range(text: str, span: Span) -> Range | None:
    """Return what the number in a cell allows, or None where the cell is not one number.

    A dash, "nil" or nothing is None: it may stand for nought or for "not known".

    Args:
        text: The document's text.
        span: The cell.
    """
    words = text[span.start : span.end]
    if len(words) > _LONGEST or _EMPTY.fullmatch(words) or _UNSIGNED.search(words):
        return None
    found = find_quantities(text, span.start, span.end)
    if len(found) != 1 or found[0].share is not None:
        return None
    quantity = found[0]
    around = text[span.start : quantity.outer_start] + text[quantity.outer_end : span.end]
    return quantity_range(quantity) if _MARKS.fullmatch(around) else None


def quantity_range(quantity: Quantity) -> Range:
    """Return the numbers a quantity allows; an approximate one is open to any side."""
    if quantity.modifier in {"about", "vague", "nearly"}:
        return Range(0, _INFINITY)
    low = 0 if quantity.low is None else quantity.low
    return Range(low, _INFINITY if quantity.high is None else quantity.high)


def added(ranges: Iterable[Range]) -> Range:
    """Return the sum of ranges."""
    low = high = 0.0
    for each in ranges:
        low, high = low + each.low, high + each.high
    return Range(low, high)
