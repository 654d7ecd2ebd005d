"""Partial dates: the part of EDTF (Library of Congress, 2019) that texts need, and its arithmetic.

Forms: `1992-02-26`, `1992-02`, `1992`, `199X`, `19XX`, seasons `1992-21` … `1992-24`, unspecified
parts (`XXXX-01-20`, `1994-XX-XX`), the qualifiers `~`, `?` and `%` at the end, and intervals
`A/B` with `..` for an open side. Nothing here guesses: a date is as wide as its form.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

Precision = Literal[
    "day", "month", "season", "year", "decade", "century", "interval", "yearless", "invalid"
]

_SIDE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[~?%]?")
# Months a season may cover on either hemisphere's calendar: the form does not say which.
_SEASON_SLACK = (21, 22, 23, 24)


class _Side(NamedTuple):
    """One side of an interval, or a plain date; `years` is None where the year is unspecified."""

    years: tuple[int, int] | None
    month: int | None
    day: int | None


@lru_cache(maxsize=4096)
def _side(text: str) -> _Side | None:
    match = _SIDE.fullmatch(text)
    if match is None:
        return None
    year, month_text, day_text = match.groups()
    years = None if year == "XXXX" else (int(year.replace("X", "0")), int(year.replace("X", "9")))
    if years is not None and years[0] == 0:
        return None
    month = int(month_text) if month_text and month_text != "XX" else None
    day = int(day_text) if day_text and day_text != "XX" else None
    if month is not None and not (1 <= month <= 12 or (month in _SEASON_SLACK and not day_text)):
        return None
    if day is not None and month is None:
        return None
    # 29 February is possible where the year is not one certain year.
    longest = 2000 if years is None or years[0] != years[1] else years[0]
    if day is not None and month is not None and not 1 <= day <= monthrange(longest, month)[1]:
        return None
    return _Side(years, month, day)


def _sides(edtf: str) -> tuple[str, str] | None:
    """Return both ends as written (twice the same for a plain date), or None if not well formed."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return (first, first) if _side(first) else None
    if first in ("", "..") and last in ("", ".."):
        return None
    good = all(end in ("", "..") or _side(end) for end in (first, last))
    return (first, last) if good else None


def valid(edtf: str) -> bool:
    """True when `edtf` is a date this package can reckon with, and its ends are in order."""
    if _sides(edtf) is None:
        return False
    low, high = bounds(edtf)
    return low <= high


def _first_day(side: _Side) -> date:
    if side.years is None:
        return date.min
    if side.month is None or side.month in _SEASON_SLACK:
        return date(side.years[0], 1, 1)
    day = min(side.day or 1, monthrange(side.years[0], side.month)[1])
    return date(side.years[0], side.month, day)


def _last_day(side: _Side) -> date:
    if side.years is None:
        return date.max
    year = side.years[1]
    if side.month in _SEASON_SLACK:
        # Winter may run into March of the year after.
        return date(year + 1, 3, 31) if side.month == 24 and year < 9999 else date(year, 12, 31)
    if side.month is None:
        return date(year, 12, 31)
    longest = monthrange(year, side.month)[1]
    return date(year, side.month, min(side.day or longest, longest))


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[date, date]:
    """Return the first and last day that the date may mean.

    Open ends and unspecified years reach to `date.min` and `date.max`. A season reaches over its
    whole year (and winter to the next March), because the form does not name the hemisphere.

    Raises:
        ValueError: If `edtf` is not well formed.
    """
    sides = _sides(edtf)
    if sides is None:
        raise ValueError(f"not an EDTF date: {edtf!r}")
    first, last = _side(sides[0]), _side(sides[1])
    return (_first_day(first) if first else date.min), (_last_day(last) if last else date.max)


def _yearless(edtf: str) -> _Side | None:
    side = _side(edtf) if "/" not in edtf else None
    return side if side is not None and side.years is None else None


def _recurs(side: _Side, low: date, high: date) -> bool:
    """True when the month (and day) of a yearless date comes round between two days."""
    if side.month is None or (high - low).days >= 365:
        return True
    for year in range(low.year, high.year + 1):
        longest = monthrange(year, side.month)[1]
        if side.day is not None and side.day > longest:
            continue
        start = date(year, side.month, side.day or 1)
        end = date(year, side.month, side.day or longest)
        if start <= high and low <= end:
            return True
    return False


def overlap(a: str, b: str) -> bool:
    """True when one day may fall under both dates.

    A date without a year overlaps every date whose span holds its month and day.

    Raises:
        ValueError: If one of them is not well formed.
    """
    for form, against in ((a, b), (b, a)):
        if "/" in form and "XXXX" in form:
            return any(overlap(side, against) for side in form.split("/") if side not in ("", ".."))
    one, other = _yearless(a), _yearless(b)
    if one and other:
        same_month = one.month is None or other.month is None or one.month == other.month
        return same_month and (one.day is None or other.day is None or one.day == other.day)
    if one:
        return _recurs(one, *bounds(b))
    if other:
        return _recurs(other, *bounds(a))
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    return a_low <= b_high and b_low <= a_high


def contains(wider: str, narrower: str) -> bool:
    """True when every day of `narrower` lies within `wider`.

    Raises:
        ValueError: If one of them is not well formed.
    """
    if "XXXX" in wider + narrower:
        return wider == narrower
    (low, high), (inner_low, inner_high) = bounds(wider), bounds(narrower)
    return low <= inner_low and inner_high <= high


def days(edtf: str) -> int:
    """Return how many days the date may cover; a date without a year counts as one day or month.

    Raises:
        ValueError: If `edtf` is not well formed.
    """
    side = _yearless(edtf)
    if side:
        return 1 if side.day else 31 if side.month else 366
    if "XXXX" in edtf:
        edtf = with_year(edtf, 2000)
    low, high = bounds(edtf)
    return (high - low).days + 1


def precision(edtf: str) -> Precision:
    """Return what the form fixes: a day, month, season, year, decade, century, or an interval."""
    sides = _sides(edtf)
    if sides is None:
        return "invalid"
    if "/" in edtf:
        return "interval"
    side = _side(sides[0])
    if side is None or side.years is None:
        return "yearless"
    if side.day is not None:
        return "day"
    if side.month is not None:
        return "season" if side.month in _SEASON_SLACK else "month"
    width = side.years[1] - side.years[0]
    return "year" if width == 0 else "decade" if width < 10 else "century"


def year_of(edtf: str) -> int | None:
    """Return the one year the date lies in, or None where it is open, unspecified or several."""
    if _sides(edtf) is None or "XXXX" in edtf:
        return None
    if precision(edtf) == "season":
        return int(edtf[:4])
    low, high = bounds(edtf)
    return low.year if low.year == high.year else None


def with_year(edtf: str, year: int) -> str:
    """Return a date without a year with `year` set in it; other dates unchanged."""
    return edtf.replace("XXXX", f"{year:04d}") if "XXXX" in edtf else edtf
