"""Ages and partial dates: what they allow for the day of birth, and whether two can be one."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.model import StatedAge
from onrecord.resolve.edtf import bounds, valid

_DAYS = 365.2425
_AGE = re.compile(
    r"^\s*(?P<low>\d{1,3})(?:\s*(?:-|–|to)\s*(?P<high>\d{1,3}))?\s*"
    r"(?P<unit>years?|yrs?|y|months?|mos?|m|weeks?|days?)?\s*(?:old)?\s*$",
    re.IGNORECASE,
)
OLDEST = 115.0
BANDS = {
    "baby": (0, 1), "infant": (0, 1), "newborn": (0, 0), "child": (0, 17), "minor": (0, 17),
    "adult": (18, OLDEST), "elderly": (60, OLDEST), "elder": (60, OLDEST),
}  # fmt: skip
"""Ages in words, in whole years; a child is under 18 (Convention on the Rights of the Child, 1)."""

Range = tuple[date, date]


def read_age(text: str, at: str | None = None) -> StatedAge | None:
    """Return an age as stated, or None where the words are no age.

    Args:
        text: As it stands: "34", "3 months", "20-25", "child".
        at: When the person was so old (EDTF).
    """
    word = text.strip().lower()
    if word in BANDS:
        low, high = BANDS[word]
        return StatedAge(text=text, low=low, high=high, at=at)
    match = _AGE.match(text)
    if match is None:
        return None
    unit = (match["unit"] or "y").lower()
    size = 1.0 if unit.startswith("y") else 1 / 12 if unit.startswith("m") else 1 / 52
    size = 1 / 365 if unit.startswith("d") else size
    low = int(match["low"])
    high = int(match["high"] or low)
    if low > high or low * size > OLDEST:
        return None
    return StatedAge(text=text, low=low * size, high=high * size, at=at)


def born_between(born: str | None, age: StatedAge | None, at: str | None = None) -> Range | None:
    """Return the first and last day on which somebody can have been born, or None.

    A date of birth goes before an age. Who is 34 on a day was born in the year that ends 34 years
    before it.

    Args:
        born: EDTF, if stated.
        age: As stated.
        at: When the age holds, where the age itself does not say so (EDTF).
    """
    if born and valid(born):
        return bounds(born)
    when = (age.at if age else None) or at
    if age is None or age.low is None or age.high is None or not when or not valid(when):
        return None
    first, last = bounds(when)
    return (
        _back(first, age.high + (1 if age.high >= 1 else 1 / 12)) + timedelta(days=1),
        _back(last, age.low),
    )


def meet(one: Range | None, other: Range | None, *, slack: int = 0) -> bool | None:
    """True if two ranges share a day, give or take `slack` days; None where one is not known."""
    if one is None or other is None:
        return None
    return one[0] - _days(slack) <= other[1] and other[0] - _days(slack) <= one[1]


def is_child(born: Range | None, when: Range | None, *, limit: int = 18) -> bool | None:
    """True for somebody surely under `limit` at the time, False for surely not, None if not told."""
    if born is None or when is None:
        return None
    if when[1] < _back(born[0], -limit):
        return True
    return False if when[0] >= _back(born[1], -limit) else None


def _back(day: date, years: float) -> date:
    """Return the day so many years before; whole years by the calendar, of 29 February to 1 March."""
    if years != int(years):
        return day - timedelta(days=years * _DAYS)
    year = day.year - int(years)
    if not date.min.year <= year <= date.max.year:
        return date.min if years > 0 else date.max
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _days(count: int) -> timedelta:
    return timedelta(days=count)
