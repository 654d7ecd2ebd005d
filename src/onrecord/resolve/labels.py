"""Names for events that a reader can tell apart: place and date, in neutral words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from onrecord.model import When, Where

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December", "spring", "summer", "autumn", "winter")  # fmt: skip
_SIDE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")


class Named(Protocol):
    """What a label needs to know of an account of a happening."""

    @property
    def wide(self) -> bool:
        """True for a war or a time as a whole."""

    @property
    def title(self) -> str | None:
        """The document's title."""


def _side(form: str) -> tuple[str, str, str]:
    """Return day, month and year of one side in words; empty where the form leaves them open."""
    match = _SIDE.fullmatch(form)
    if match is None:
        return "", "", form
    year, month, day, mark = match.groups()
    words = "" if year == "XXXX" else year
    if words.endswith("XX"):
        words = f"{words[:2]}00s"
    elif words.endswith("X"):
        words = f"{words[:-1]}0s"
    number = int(month) if month and month != "XX" else 0
    if 21 <= number <= 24:
        number -= 8
    parts = [
        str(int(day)) if day and day != "XX" else "",
        _MONTHS[number - 1] if number else "",
        words,
    ]
    first = next((index for index, part in enumerate(parts) if part), 2)
    if mark:
        parts[first] = f"about {parts[first]}"
    return parts[0], parts[1], parts[2]


def date_words(form: str) -> str:
    """Return an EDTF date in plain English: "25–26 February 1992", "January 1990", "1990s"."""
    first, slash, last = form.partition("/")
    one, other = _side(first), _side(last)
    if not slash:
        return " ".join(part for part in one if part)
    if first in ("", "..") or last in ("", ".."):
        known = " ".join(part for part in (other if first in ("", "..") else one) if part)
        return f"until {known}" if first in ("", "..") else f"from {known}"
    if one[1:] == other[1:] and one[0] and other[0]:
        return " ".join(part for part in (f"{one[0]}–{other[0]}", one[1], one[2]) if part)
    if one[2] == other[2]:
        one = (one[0], one[1], "")
    return " – ".join(" ".join(part for part in side if part) for side in (one, other))


def label_of(
    members: Sequence[Named], place: Where | None, when: When | None, names: Counter[str]
) -> str:
    """Return the event's label: its place and date; without these a name, or the title.

    The label never takes a document's qualification of what happened: those are aliases.
    """
    date = date_words(when.edtf) if when else ""
    if members and members[0].wide:
        return f"the wider conflict, {date}" if date else "the wider conflict"
    if place:
        return f"{place.name or place.text}, {date}" if date else place.name or place.text
    if date:
        return f"events of {date}"
    if names:
        return min(names, key=lambda name: (-names[name], name))
    return (
        next((member.title for member in members if member.title), None)
        or "event without place and date"
    )
