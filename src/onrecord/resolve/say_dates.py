"""EDTF dates in plain English words, for labels, reasons and pages."""

from __future__ import annotations

import re

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_SIDE = re.compile(r"(\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")
_QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about ", "": ""}

_Parts = tuple[str, str, str]


def say_date(form: str | None) -> str:
    """Return an EDTF date in words: "25–26 February 1992", "about 1994", "from May 1992 on".

    Parts that the form leaves open are left out. A form not known here is returned unchanged; None
    gives an empty string.
    """
    if not form:
        return ""
    first, slash, last = form.partition("/")
    if not slash:
        return _joined(_parts(first)) or form
    if first in ("", ".."):
        return f"until {_joined(_parts(last)) or last}"
    if last in ("", ".."):
        return f"from {_joined(_parts(first)) or first} on"
    return _interval(_parts(first), _parts(last)) or form


def _parts(form: str) -> _Parts | None:
    """Return day, month and year of one side in words, empty where the form leaves them open."""
    match = _SIDE.fullmatch(form)
    if match is None:
        return None
    year, month, day, mark = match.groups()
    parts = ["" if day in (None, "XX") else str(int(day)), _month(month), _year(year)]
    first = next((index for index, part in enumerate(parts) if part), 2)
    parts[first] = _QUALIFIERS[mark] + parts[first]
    return parts[0], parts[1], parts[2]


def _year(year: str) -> str:
    if year == "XXXX":
        return ""
    if year.endswith("XX"):
        return f"{year[:2]}00s"
    return f"{year[:3]}0s" if year.endswith("X") else year


def _month(month: str | None) -> str:
    if not month or month == "XX":
        return ""
    if month in _SEASONS:
        return _SEASONS[month]
    return _MONTHS[int(month) - 1] if 1 <= int(month) <= len(_MONTHS) else month


def _joined(parts: _Parts | None) -> str:
    return " ".join(part for part in parts or () if part)


def _interval(one: _Parts | None, other: _Parts | None) -> str:
    """Say an interval, its month or year once where both ends share it."""
    if one is None or other is None:
        return ""
    if one[1:] == other[1:] and one[0] and other[0]:
        return _joined((f"{one[0]}–{other[0]}", other[1], other[2]))
    if one[2] == other[2] and one[1] and other[1]:
        one = (one[0], one[1], "")
    spaced = " – " if " " in _joined(one) + _joined(other) or one[1] else "–"
    return f"{_joined(one)}{spaced}{_joined(other)}"
