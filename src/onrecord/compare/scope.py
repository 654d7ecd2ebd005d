"""Where two accounts of one event do not speak of all the same: severity, place, period, part.

Each function returns how the two differ in one respect, or None where they do not or where the
words leave it open. Nothing is a difference only because one of them says more of the event.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from onrecord.compare.accounts import bounds_of
from onrecord.compare.side import Side
from onrecord.model import Event, Where
from onrecord.resolve.gazetteer import country_of, key_of
from onrecord.resolve.places import place_key

_LEAST_SPAN = 3
"""Days below which two periods are one night told in two ways."""


class Difference(NamedTuple):
    """One respect in which two accounts differ in scope.

    `narrower` is 0 or 1 for the account that speaks of less, None where neither lies within the
    other; `reason` is the sentence that says so.
    """

    respect: str
    narrower: int | None
    reason: str


def _differ(respect: str, narrower: int | None, reason: str) -> Difference:
    return Difference(respect, narrower, reason)


def by_severity(a: Side, b: Side) -> Difference | None:
    """Tell whether only one of them speaks of a degree ("severely") or a kind ("both parents")."""
    if a.severity == b.severity:
        return None
    narrow, wide = (a, b) if a.severity else (b, a)
    words = narrow.figure.severity or narrow.severity
    return _differ(
        "severity",
        0 if narrow is a else 1,
        f"{narrow.said} is stated with the words “{words}”, {wide.said} without them.",
    )


def by_outcome(a: Side, b: Side) -> Difference | None:
    """Tell whether one number covers several outcomes together and the other does not."""
    if a.outcomes == b.outcomes:
        return None
    several, other = (a, b) if len(a.outcomes) > len(b.outcomes) else (b, a)
    return _differ(
        "outcome",
        None,
        f"{several.said} is one number for {several.outcome_words}, {other.said} for {other.outcome_words}.",
    )


def by_noun(a: Side, b: Side) -> Difference | None:
    """Tell whether one counts a kind ("houses") of what the other counts in general ("buildings")."""
    if a.noun == b.noun or (a.noun and b.noun):
        return None
    narrow, wide = (a, b) if a.noun else (b, a)
    return _differ(
        "group",
        0 if narrow is a else 1,
        f"{narrow.said} counts {narrow.figure.group_text}, {wide.said} {wide.figure.group_text or 'all'}.",
    )


def by_part(a: Side, b: Side) -> Difference | None:
    """Tell whether one of them is stated as a part of a larger number of the same people."""
    if a.part == b.part and not a.part:
        return None
    if a.part and b.part:
        if _told_apart_alike(a, b):
            return None
        return _differ(
            "part", None, f"{a.said} and {b.said} are each stated as a part of a larger number."
        )
    part, whole = (a, b) if a.part else (b, a)
    # Told apart by its group ("47 civilians" of 96 persons), it can be set against a count of
    # that same group.
    if part.part == "group" and set(part.figure.group) & set(whole.figure.group):
        return None
    # The other number is not the whole that it is a part of, so neither lies within the other.
    reason = f"{part.said} is stated as a part of {part.whole_said}, {whole.said} is not stated as a part."
    return _differ("part", None, reason)


def by_view(a: Side, b: Side) -> Difference | None:
    """Tell whether one of them is what somebody saw or counted on the spot."""
    if not (a.seen or b.seen):
        return None
    if a.seen and b.seen:
        return _differ("view", None, f"{a.said} and {b.said} are each what was seen on the spot.")
    seen, told = (a, b) if a.seen else (b, a)
    reason = f"{seen.said} is what was seen or counted on the spot, {told.said} is not stated so."
    return _differ("view", 0 if seen is a else 1, reason)


def by_recovery(a: Side, b: Side) -> Difference | None:
    """Tell whether one of them counts the dead who were found or dug up, the other all who died."""
    if a.dug == b.dug:
        return None
    dug, told = (a, b) if a.dug else (b, a)
    reason = f"{dug.said} counts dead who were recovered, {told.said} is not stated so."
    return _differ("view", 0 if dug is a else 1, reason)


def by_listing(a: Side, b: Side) -> Difference | None:
    """Tell whether one of them counts those whom a register lists, and the other states a number beyond.

    A register that lists as many as are stated counts the same; one that lists fewer, or more, says of
    its own that it counts by name.
    """
    if a.listed == b.listed or (a.span and b.span and a.span.meets(b.span)):
        return None
    own, told = (a, b) if a.listed else (b, a)
    reason = (
        f"{own.said} counts those whom the register lists by name, and nobody who is on no list; "
        f"{told.said} is not stated so."
    )
    return _differ("listing", 0 if own is a else 1, reason)


def _told_apart_alike(a: Side, b: Side) -> bool:
    """True for two parts of which the same is told: the same group, or the same place."""
    if a.part == "group" and b.part == "group":
        return bool(set(a.figure.group) & set(b.figure.group))
    return bool(a.figure.place and b.figure.place and same_place(a.figure.place, b.figure.place))


def by_addition(a: Side, b: Side) -> Difference | None:
    """Tell whether one of them is stated as coming on top of another of the same kind."""
    added = a if a.added else b if b.added else None
    if added is None or (a.added and b.added):
        return None
    return _differ(
        "part", None, f"{added.said} is stated in addition to another number in the same document."
    )


def same_place(a: Where, b: Where) -> bool:
    """True when two names mean one place, or one is the other with more words."""
    if a.id and b.id:
        return a.id == b.id
    one, other = (set(place_key(each.name or each.text).split()) for each in (a, b))
    return bool(one and other) and (one <= other or other <= one)


def within(inner: Where, outer: Where) -> bool:
    """True when the gazetteer knows that `inner` lies in the country `outer`."""
    if not inner.id or not outer.id or inner.id == outer.id or len(outer.id) != 2:
        return False
    return country_of(inner.id) == outer.id


def _own_place(side: Side, event: Event | None) -> Where | None:
    """Return the place an account limits itself to, or None where it speaks of the whole event."""
    place = side.figure.place
    if place is None or event is None or event.place is None:
        return place
    whole = same_place(place, event.place) or within(event.place, place)
    named = key_of(place.name or place.text)
    return None if whole or (named and named in key_of(event.label)) else place


def by_place(a: Side, b: Side, event: Event | None) -> Difference | None:
    """Tell whether they speak of two places, or one of a place within the event's."""
    one, other = _own_place(a, event), _own_place(b, event)
    if one and other:
        if same_place(one, other):
            return None
        narrower = 0 if within(one, other) else 1 if within(other, one) else None
        return _differ(
            "place", narrower, f"{a.said} is stated for {one.text}, {b.said} for {other.text}."
        )
    own, side = (one, 0) if one else (other, 1)
    if own is None or event is None or event.place is None or not within(own, event.place):
        return None
    said = (a, b)[side].said
    return _differ(
        "place", side, f"{said} is stated for {own.text} only, {(b, a)[side].said} is not."
    )


def _period(side: Side, event: Event | None) -> tuple[date, date] | None:
    """Return the days an account limits itself to, within those of the event."""
    when = side.when_stated
    stated = bounds_of(when.edtf) if when else None
    if (
        when is None
        or stated is None
        or side.account.date in (when.edtf, when.edtf.removeprefix("../"))
    ):
        return None
    whole = bounds_of(event.date.edtf) if event and event.date else None
    if whole is None:
        return stated
    low, high = max(stated[0], whole[0]), min(stated[1], whole[1])
    return (low, high) if low <= high else None


def _days(span: tuple[date, date]) -> int:
    return (span[1] - span[0]).days + 1


def _shorter(first: tuple[date, date], second: tuple[date, date], share: int) -> int | None:
    """Return which of two spans is at most one `share`-th of the other, or None."""
    if max(_days(first), _days(second)) < _LEAST_SPAN:
        return None
    if _days(first) * share <= _days(second):
        return 0
    return 1 if _days(second) * share <= _days(first) else None


def by_period(a: Side, b: Side, event: Event | None) -> Difference | None:
    """Tell whether they count two times, or one a small part of the other's."""
    one, other = _period(a, event), _period(b, event)
    whole = bounds_of(event.date.edtf) if event and event.date else None
    first, second = one or whole, other or whole
    if first is None or second is None or (one is None and other is None):
        return None
    reason = f"{a.said} is stated for {a.when}, {b.said} for {b.when}."
    if first[1] < second[0] or second[1] < first[0]:
        gap = (max(first[0], second[0]) - min(first[1], second[1])).days
        apart = gap >= _LEAST_SPAN or min(_days(first), _days(second)) >= _LEAST_SPAN
        return _differ("period", None, reason) if apart else None
    # A time that only one of them names must be the shorter by far.
    narrower = _shorter(first, second, 2 if one and other else 3)
    return None if narrower is None else _differ("period", narrower, reason)


def differences(a: Side, b: Side, event: Event | None) -> tuple[Difference, ...]:
    """Return every respect in which two accounts differ in scope."""
    found = (
        by_severity(a, b),
        by_outcome(a, b),
        by_noun(a, b),
        by_part(a, b),
        by_addition(a, b),
        by_view(a, b),
        by_recovery(a, b),
        by_listing(a, b),
        by_place(a, b, event),
        by_period(a, b, event),
    )
    return tuple(each for each in found if each)
