"""Dates as references give them: a day, a month or a year, in EDTF."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load


@cache
def months() -> dict[str, int]:
    """Return the number of each name of a month and its short forms, in lower case."""
    found: dict[str, int] = {}
    for number, names in enumerate(load("citations")["months"], start=1):
        for name in names:
            found[str(name)] = number
    return found


@cache
def date_source() -> str:
    """Return the source of a pattern for a date; a range of days is one date. It has no names."""
    names = "|".join(sorted(months(), key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    until = rf"(?:\s?(?:[-–—]{{1,2}}|and|to)\s?{day})?"
    year = r"(?:1[5-9]|20)\d\d"
    month = rf"(?i:{names})\b\.?"
    return (
        rf"(?:{day}{until}\s{month},?\s{year}\b|{month}\s{day}{until},\s{year}\b"
        rf"|{day}\s{month}\s?[-–—]\s?{day}\s{month}\s{year}\b|{month}\s{year}\b"
        rf"|\d{{1,2}}\.\s?\d{{1,2}}\.\s?{year}\b|{year}-\d\d-\d\d\b)"
    )


_PIECES = re.compile(r"(?P<word>[A-Za-z]{3,9})|(?P<number>\d{1,4})")
_NUMERIC = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\Z|(\d{4})-(\d\d)-(\d\d)\Z")


def edtf_of(words: str) -> str | None:
    """Return the EDTF form of a date, None where it is none.

    Of a range of days ("10-11 July 2017") it is an interval.
    """
    numeric = _NUMERIC.match(words)
    if numeric:
        day, month, year, *iso = numeric.groups()
        return "-".join(iso) if iso[0] else f"{year}-{int(month):02}-{int(day):02}"
    found: list[int] = []
    numbers = []
    for piece in _PIECES.finditer(words):
        if piece["number"]:
            numbers.append(int(piece["number"]))
        elif piece["word"].lower() in months():
            found.append(months()[piece["word"].lower()])
    if not numbers or numbers[-1] < 1500:
        return None
    *days, year = numbers
    if any(not 1 <= each <= 31 for each in days):
        return None
    if not found:
        return str(year)
    if not days:
        return f"{year}-{found[0]:02}"
    forms = [
        f"{year}-{month:02}-{each:02}" for each, month in zip(days, found * len(days), strict=False)
    ]
    return "/".join(forms[:2])
