"""Dates of cells as EDTF."""

from __future__ import annotations

import re

from onrecord.resolve.dates import find_dates
from onrecord.resolve.edtf import valid

_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")


def read_day(value: str) -> str | None:
    """Return a date of a list's cell as EDTF, or None where it is none.

    EDTF stays as it is; `26.2.1992`, `26/02/1992` and words are read. With dots the day comes first, as
    wherever dates are written so; what could be two dates (`3/4/1992`) is taken as the year.
    """
    text = value.strip()
    if valid(text):
        return text
    match = _NUMBERS.fullmatch(text)
    if match:
        first, second, year = int(match[1]), int(match[3]), match[4]
        if first > 12 >= second or first == second or (match[2] == "." and second <= 12):
            made = f"{year}-{second:02}-{first:02}"
        elif second > 12 >= first:
            made = f"{year}-{first:02}-{second:02}"
        else:
            made = year
        return made if valid(made) else None
    found = find_dates(text, 0, len(text))
    return found[0].edtf if len(found) == 1 else None


def could_be_two(value: str, read: str) -> bool:
    """True for numbers that could be two days, of which `read_day` has `read` the year alone."""
    return _NUMBERS.fullmatch(value.strip()) is not None and len(read) == len("1992")
