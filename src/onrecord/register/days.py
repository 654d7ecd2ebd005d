"""Dates of cells as EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from onrecord.resolve.dates import find_dates
from onrecord.resolve.edtf import valid

_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")


Order = Literal["day", "month"]
"""What comes first in the dates of a column."""


def read_day(value: str, order: Order | None = None) -> str | None:
    """Return a date of a list's cell as EDTF, or None where it is none.

    EDTF stays as it is; `26.2.1992`, `26/02/1992` and words are read. With dots the day comes first, as
    wherever dates are written so; what could be two dates (`3/4/1992`) is taken as the year unless the
    order of its column is known.

    Args:
        value: The cell.
        order: What comes first where the cell itself does not tell.
    """
    text = value.strip()
    if valid(text):
        return text
    match = _NUMBERS.fullmatch(text)
    if match:
        first, second, year = int(match[1]), int(match[3]), match[4]
        told = _told(match) or order
        if first == second or told == "day":
            made = f"{year}-{second:02}-{first:02}"
        elif told == "month":
            made = f"{year}-{first:02}-{second:02}"
        else:
            made = year
        return made if valid(made) else None
    found = find_dates(text, 0, len(text))
    return found[0].edtf if len(found) == 1 else None


def order_of(values: Iterable[str]) -> Order | None:
    """Return what comes first in a column's dates, or None where none tells or they tell both.

    One date that can only be read in one way (`25/04/1999`) settles the others of its column.
    """
    matches = (_NUMBERS.fullmatch(value.strip()) for value in values)
    told = {found for match in matches if match and (found := _told(match))}
    return told.pop() if len(told) == 1 else None


def _told(match: re.Match[str]) -> Order | None:
    """Return what comes first in a date, as far as it tells by itself."""
    first, second = int(match[1]), int(match[3])
    if first > 12 >= second or (match[2] == "." and second <= 12):
        return "day"
    return "month" if second > 12 >= first else None


def could_be_two(value: str, read: str) -> bool:
    """True for numbers that could be two days, of which `read_day` has `read` the year alone."""
    return _NUMBERS.fullmatch(value.strip()) is not None and len(read) == len("1992")
