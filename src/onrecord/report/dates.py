"""EDTF dates in plain words, and their order."""

from __future__ import annotations

import re
from datetime import date

from onrecord.resolve import edtf as calendar

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(r"(\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")
_QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about ", "": ""}


def say_date(edtf: str | None) -> str:
    """Return an EDTF date in words: "11–12 October 1993", "about 1994", "from May 1992 on".

    A form not known here is returned unchanged; None gives an empty string.
    """
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _say(first) or edtf
    if first in ("", ".."):
        return f"until {_say(last) or last}"
    if last in ("", ".."):
        return f"from {_say(first) or first} on"
    return _say_interval(first, last) or edtf


def order_key(edtf: str | None) -> tuple[date, date]:
    """Return what dates are sorted by: first the day they begin; unknown dates come last."""
    if not edtf:
        return (date.max, date.max)
    try:
        low, high = calendar.bounds(edtf)
    except ValueError:
        return (date.max, date.max)
    return (high, high) if low == date.min else (low, high)


def _say(text: str) -> str:
    match = _DATE.fullmatch(text)
    if not match:
        return ""
    year, month, day, mark = match.groups()
    words = [_say_month(month), _say_year(year)]
    if day and day != "XX":
        words.insert(0, str(int(day)))
    return _QUALIFIERS[mark] + " ".join(word for word in words if word)


def _say_year(year: str) -> str:
    if year == "XXXX":
        return ""
    if year.endswith("XX"):
        return f"{year[:2]}00s"
    return f"{year[:3]}0s" if year.endswith("X") else year


def _say_month(month: str | None) -> str:
    if not month or month == "XX":
        return ""
    if month in SEASONS:
        return SEASONS[month]
    return MONTHS[int(month) - 1] if 1 <= int(month) <= 12 else month


def _say_interval(first: str, last: str) -> str:
    """Say an interval, its month or year once where both ends share it."""
    one, other = _DATE.fullmatch(first), _DATE.fullmatch(last)
    if not one or not other:
        return ""
    a, b = one.groups(), other.groups()
    end = _say(last)
    if a[2] and b[2] and not a[3] and not b[3] and a[0] == b[0]:
        same_month = a[1] == b[1]
        start = str(int(a[2])) if same_month and a[2] != "XX" else _say(f"XXXX-{a[1]}-{a[2]}")
        return f"{start}–{end}" if same_month else f"{start} – {end}"
    spaced = " – " if " " in _say(first) + end else "–"
    return f"{_say(first)}{spaced}{end}"
