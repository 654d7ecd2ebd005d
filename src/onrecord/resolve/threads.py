"""Threads: the happenings one document speaks of, followed from sentence to sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.model import Figure, Number, When, Where
from onrecord.resolve import edtf
from onrecord.resolve.places import Mention, place_key

# Days up to which a stated span is one happening; a longer one holds many.
_LONGEST_HAPPENING = 7
_INCIDENT = 3
_SHARE = 4
# Days by which an approximate date ("two weeks ago") may be off.
_SLACK = 7
_YEAR_SLACK = 366
# Days a report of present happenings goes back where it gives no date.
_RECENT = 62
_SPOTS = frozenset({"facility", "civic"})
_TOWNS = frozenset({"settlement", "unknown"})
# Times by which a number exceeds the one given before when it must be of something wider.
_MANY_TIMES = 5


class Evidence(NamedTuple):
    """What one figure or sentence says of its happening.

    `mentions` are places narrower than a country, `several` is true for a count that one place
    cannot hold (villages, people driven from a country), `later` for what was done afterwards, `arrival` for people who came to a place,
    `named` when a noun of a happening stands with the place; `labels` are the names it uses for the happening, in lower case; `dated_noun` is the
    class of a noun that the date is part of ("the flood of 2010"), `paired` is true when the sentence
    gives its figures to several places, `since` is the date from which on is
    counted ("since the siege began in June").
    """

    mentions: tuple[Mention, ...] = ()
    when: When | None = None
    wide: bool = False
    back: bool = False
    several: bool = False
    later: bool = False
    arrival: bool = False
    named: bool = False
    labels: frozenset[str] = frozenset()
    dated_noun: str | None = None
    since: str | None = None
    paired: bool = False

    @property
    def keys(self) -> set[str]:
        """The comparable forms of the places."""
        return {mention.key for mention in self.mentions}

    @property
    def date(self) -> str | None:
        """The EDTF date, or None."""
        return self.when.edtf if self.when else None


@dataclass
class Thread:
    """One happening of a document while the document is read.

    `broad` is true for what a document tells of a whole region without naming a happening: it holds
    many. `within` are the keys of the towns that a spot (a square, a camp) is said to lie in.
    """

    number: int
    wide: bool = False
    places: dict[str, Where] = field(default_factory=dict)
    leads: set[str] = field(default_factory=set)
    when: When | None = None
    names: Counter[str] = field(default_factory=Counter)
    nouns: set[str] = field(default_factory=set)
    figures: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    sizes: dict[str, Number] = field(default_factory=dict)
    broad: bool = False
    within: set[str] = field(default_factory=set)

    @property
    def date(self) -> str | None:
        """The EDTF date, or None."""
        return self.when.edtf if self.when else None

    def shares(self, keys: Iterable[str]) -> bool:
        """True when one of the places is where this happened."""
        return any(key in self.leads for key in keys)

    def take(self, figure: Figure) -> None:
        """Give a figure to this happening."""
        self.figures.append(figure.id)
        size = size_of(figure)
        for outcome in figure.outcome if size is not None else ():
            self.sizes[outcome] = max(size or 0, self.sizes.get(outcome, 0))

    def outgrown(self, figure: Figure) -> bool:
        """True when a figure is many times what was said of the same outcome here before."""
        size = size_of(figure)
        known = [self.sizes[outcome] for outcome in figure.outcome if outcome in self.sizes]
        return size is not None and bool(known) and size > _MANY_TIMES * max(known)

    def called(self, labels: Iterable[str]) -> bool:
        """True when the document has used one of the names for this happening."""
        return any(name.lower() in labels for name in self.names)

    def near(self, keys: Iterable[str]) -> bool:
        """True when one of the places is named with this happening, though not as its own."""
        return any(key in self.places for key in keys)

    def add(self, mentions: Sequence[Mention]) -> None:
        """Keep the places of one group; the narrowest kind among them is where it happened."""
        narrowest = _narrowest(mentions)
        if not self.leads:
            self.broad = narrowest == "region"
        self.leads |= {mention.key for mention in mentions if mention.kind == narrowest}
        self.add_around(mentions)

    def add_around(self, mentions: Sequence[Mention]) -> None:
        """Keep places that are named with this happening, and the towns that its spots lie in."""
        narrowest = _narrowest(mentions)
        spot = narrowest in _SPOTS and self.shares(m.key for m in mentions if m.kind == narrowest)
        for mention in mentions:
            self._keep(mention)
            if spot and mention.kind in _TOWNS:
                self.within.add(mention.key)
            if mention.town and mention.key in self.leads:
                self.places.setdefault(mention.town, mention.where)
                self.within.add(mention.town)

    def _keep(self, mention: Mention) -> None:
        """Keep a place under its shortest words: "Teshka" rather than "Teshka hospital"."""
        known = self.places.get(mention.key)
        if known is None or len(mention.where.text) < len(known.text):
            self.places[mention.key] = mention.where

    def inherit(self, source: Thread) -> None:
        """Take the place of the text around; that is a reading, so it is noted as a doubt."""
        for key, where in source.places.items():
            self.places.setdefault(key, where)
        self.leads |= source.leads
        if source.leads:
            self.doubts.append("its place is taken from the text around it")

    def add_name(self, label: str, where: Where | None) -> None:
        """Keep a name of the happening, and the place in it."""
        if label:
            self.names[label] += 1
        if where:
            key = place_key(where.name or where.text)
            self.places.setdefault(key, where)
            self.leads.add(key)

    def refine(self, when: When | None) -> None:
        """Take a narrower date for a wider one, or a date for none."""
        if when is None or "XXXX" in when.edtf:
            return
        if self.when is None:
            self.when = when
            return
        own = self.when.edtf
        if "XXXX" in own:
            self.when = when if edtf.overlap(own, when.edtf) else self.when
        elif edtf.days(when.edtf) < edtf.days(own) and (
            edtf.contains(own, when.edtf) or (own.endswith("~") and compatible(own, when.edtf))
        ):
            self.when = when


def _narrowest(mentions: Sequence[Mention]) -> str:
    kinds = {mention.kind for mention in mentions}
    order = ("settlement", "civic", "facility", "unknown", "region")
    return next((kind for kind in order if kind in kinds), "")


def size_of(figure: Figure) -> Number | None:
    """Return a number that stands for how large a figure is, or None for a share or an open one."""
    if figure.modifier == "fraction":
        return None
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), None)


def compatible(one: str | None, other: str | None) -> bool:
    """True when two dates may be those of one happening.

    An approximate day has a week's slack; an approximate year, reckoned from an anniversary, one
    year's, because accounts miscount them.
    """
    if one is None or other is None or edtf.overlap(one, other):
        return True
    if "~" not in one + other or "XXXX" in one + other:
        return False
    (low, high), (other_low, other_high) = edtf.bounds(one), edtf.bounds(other)
    gap = max((other_low - high).days, (low - other_high).days)
    loose = one if one.endswith("~") else other
    return gap <= (_YEAR_SLACK if edtf.precision(loose) == "year" else _SLACK)


def apart(one: str | None, other: str | None) -> bool:
    """True when both dates are stated and cannot be those of one happening."""
    return one is not None and other is not None and not compatible(one, other)


def is_incident(thread: Thread, date: str | None) -> bool:
    """True when a date is of one incident of many that a thread holds."""
    if thread.broad and thread.when is None and not thread.names:
        return is_day(date)
    return is_part(thread.date, date)


def is_part(whole: str | None, part: str | None) -> bool:
    """True when `part` is a small part of a stated longer period: one incident of many."""
    if whole is None or part is None or "/" not in whole or "~" in whole or "XXXX" in whole + part:
        return False
    length, width = edtf.days(part), edtf.days(whole)
    small = length <= _INCIDENT or length * _SHARE < width
    return width > _LONGEST_HAPPENING and small and edtf.contains(whole, part)


def is_firm(form: str | None) -> bool:
    """True when a date marks off one war or campaign from another: certain, and within a year."""
    return (
        form is not None and form[-1] not in "~?%" and "XXXX" not in form and edtf.days(form) <= 370
    )


def is_long_before(form: str, now: str) -> bool:
    """True for a date that lies wholly more than two months before another; both with their year."""
    if "XXXX" in form + now or not (edtf.valid(form) and edtf.valid(now)):
        return False
    return (edtf.bounds(now)[0] - edtf.bounds(form)[1]).days > _RECENT


def is_day(form: str | None) -> bool:
    """True for a date of a few days, with its year."""
    return form is not None and "XXXX" not in form and edtf.days(form) <= 3


def is_within_year(form: str | None) -> bool:
    """True for a date with its year that is narrower than the year."""
    return form is not None and "XXXX" not in form and edtf.days(form) < 365
