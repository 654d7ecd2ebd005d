"""Small parts that the grammars of dates share."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.model import When
from onrecord.resolve import edtf

WINDOW = 40
_SHORT_YEAR_PIVOT = 30
_FIRST_YEAR = 1500


def whole_year(short: int, reference: str | None) -> int:
    """Return the year two digits stand for: the last such year not after the reference's.

    Args:
        short: The two digits.
        reference: The document's EDTF date, or None; then 30 and below are of this century.
    """
    now = edtf.year_of(reference) if reference and edtf.valid(reference) else None
    if now is not None and now >= _FIRST_YEAR:
        year = now - now % 100 + short
        return year if year <= now + 1 else year - 100
    return (2000 if short <= _SHORT_YEAR_PIVOT else 1900) + short


def make_when(text: str, start: int, end: int, form: str) -> When:
    """Return the date that `text[start:end]` states."""
    return When(text=text[start:end], edtf=form, start=start, end=end)


def covered(taken: list[When], start: int, end: int) -> bool:
    """True when one of the dates, which stand in order and apart, meets the range."""
    index = bisect_left(taken, end, key=begin_of)
    return index > 0 and (taken[index - 1].end or 0) > start


def begin_of(when: When) -> int:
    """Return where a date begins."""
    return when.start or 0
