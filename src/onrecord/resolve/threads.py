"""Threads: the happenings one document speaks of, followed from sentence to sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.model import When, Where
from onrecord.resolve import edtf
from onrecord.resolve.places import place_key

_LONGEST_HAPPENING = 7
_SLACK = 7


@dataclass
class Thread:
    """One happening of a document while the document is read."""

    number: int
    places: dict[str, Where] = field(default_factory=dict)
    leads: set[str] = field(default_factory=set)
    when: When | None = None
    names: Counter[str] = field(default_factory=Counter)
    nouns: set[str] = field(default_factory=set)
    wide: bool = False
    figures: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def date(self) -> str | None:
        """The EDTF date, or None."""
        return self.when.edtf if self.when else None

    def shares(self, keys: set[str]) -> bool:
        """True when one of the places is one of this happening's, or is a part of its name."""
        return any(same_place(key, own) for key in keys for own in self.leads)

    def near(self, keys: set[str]) -> bool:
        """True when one of the places is named with this happening, though not as its own."""
        return any(key in self.places for key in keys)

    def add_place(self, where: Where, *, lead: bool) -> None:
        """Keep a place; `lead` marks it as where it happened, not what that lies in."""
        key = place_key(where.name or where.text)
        self.places.setdefault(key, where)
        if lead:
            self.leads.add(key)

    def refine(self, when: When | None) -> None:
        """Take a narrower date for a wider one."""
        if when is None or "XXXX" in when.edtf:
            return
        if self.when is None or (
            "XXXX" in self.when.edtf and edtf.overlap(self.when.edtf, when.edtf)
        ):
            self.when = when
        elif edtf.contains(self.when.edtf, when.edtf) and edtf.days(when.edtf) < edtf.days(
            self.when.edtf
        ):
            self.when = when


def same_place(one: str, other: str) -> bool:
    """True when two place keys are the same, or one is the other with more words after it."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and long.startswith(short + " ")


def usable(when: When | None) -> When | None:
    """Return the date if it can tell happenings apart: not open at a side, not of decades."""
    if when is None or ".." in when.edtf or not edtf.valid(when.edtf.replace("XXXX", "2000")):
        return None
    if "XXXX" not in when.edtf and edtf.days(when.edtf) > 800:
        return None
    return when


def compatible(one: str | None, other: str | None) -> bool:
    """True when two dates may be those of one happening; an approximate day has a week's slack."""
    if one is None or other is None or edtf.overlap(one, other):
        return True
    if "~" in one + other and "XXXX" not in one + other:
        (low, high), (other_low, other_high) = edtf.bounds(one), edtf.bounds(other)
        gap = max((other_low - high).days, (low - other_high).days)
        return gap <= _SLACK
    return False


def is_part(whole: str | None, part: str | None) -> bool:
    """True when `part` is a day or two inside a stated period: one incident of many."""
    if whole is None or part is None or "/" not in whole or "XXXX" in whole + part or ".." in whole:
        return False
    return (
        edtf.contains(whole, part)
        and edtf.days(part) <= 3
        and edtf.days(whole) > _LONGEST_HAPPENING
    )
