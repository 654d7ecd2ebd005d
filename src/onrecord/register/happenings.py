"""Which event a statement is of: as people say of its list, else by its date and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.model import Event, Person, PersonStatement, Where, replace
from onrecord.register.fates import Statements, days_of
from onrecord.register.years import Range
from onrecord.resolve.places import place_key

Lists = Mapping[str, tuple[str, tuple[str, ...]]]
"""Of each list that is said to be of one event: that event, and the figures in it at the time."""
_HARM = frozenset({"killed", "injured", "missing", "detained", "displaced"})
"""Statuses whose day is that of the event; who was identified or released, was so later."""
_NARROW = 3
"""How many times as long as an event's days others must last to be what it is a part of."""


class Belonging(NamedTuple):
    """The events that a statement is of: surely one (`event`), or any of several (`may_be`)."""

    event: str | None = None
    may_be: frozenset[str] = frozenset()


class Scope(NamedTuple):
    """The persons of one event, of whom `unsure` may belong to it, and what is not known of them.

    Each has the statements that are of the event, or of none that is known.
    """

    persons: tuple[Person, ...]
    unsure: frozenset[str]
    doubts: tuple[str, ...]


def belongings(
    statements: Statements, events: Sequence[Event], lists: Lists
) -> dict[str, Belonging]:
    """Return which event each statement is of, by its id.

    A list that people gave to an event is of it. Else a statement is of the one event on whose days
    its own date lies; of several such, of the one at its place, or that of by far the fewest days. What
    fits several, or lies only partly within an event's days (a bare year), may be of each; a statement without a date is of none.
    """
    of_list = {name: _found(said, events) for name, said in lists.items()}
    dated = [(event, days) for event in events if (days := days_of(_date(event)))]
    return {
        one.id: Belonging(of_list[one.source]) if of_list.get(one.source) else _by_day(one, dated)
        for one in statements.values()
    }


def scope_of(
    event: str, persons: Sequence[Person], statements: Statements, of: Mapping[str, Belonging]
) -> Scope:
    """Return the persons of an event, with those of their households, and those of whom no harm is stated.

    The last may be children whom the event made orphans. Of a household, who was harmed on a day that is
    not known is unsure.
    """
    sure, maybe = set[str](), set[str]()
    for one in persons:
        told = [of[name] for name in one.statements]
        if any(each.event == event for each in told):
            sure.add(one.id)
        elif any(event in each.may_be for each in told):
            maybe.add(one.id)
    homes = {home for one in persons if one.id in sure | maybe for home in _homes(one, statements)}
    kept, unsure, undated, near = [], set[str](), 0, 0
    for one in persons:
        here = tuple(
            name for name in one.statements
            if of[name].event == event or event in of[name].may_be or of[name] == Belonging()
        )  # fmt: skip
        said = [statements[name] for name in here]
        harmed = {status.status for each in said for status in each.statuses} & _HARM
        at_home = not homes.isdisjoint(_homes(one, statements))
        if one.id not in sure | maybe:
            if not here:
                continue
            if harmed and not at_home:
                undated += 1
                continue
            near += bool(harmed)
        if one.id in maybe or (one.id not in sure and harmed):
            unsure.add(one.id)
        fates = dict.fromkeys(status.status for each in said for status in each.statuses)
        kept.append(replace(one, statements=here, statuses=tuple(fates)))
    return Scope(tuple(kept), frozenset(unsure), tuple(_doubts(len(maybe), near, undated)))


def _doubts(maybe: int, near: int, undated: int) -> list[str]:
    found = []
    if maybe:
        found.append(f"{_persons(maybe)} may belong to this event or to another of those days")
    if near:
        found.append(
            f"{_persons(near)} of the same households, without a date that tells the event, may belong to it"
        )
    if undated:
        found.append(
            f"{_persons(undated)} on the lists, without a date that tells the event, not counted"
        )
    return found


def _persons(count: int) -> str:
    return "one person" if count == 1 else f"{count} persons"


def _found(said: tuple[str, tuple[str, ...]], events: Sequence[Event]) -> str | None:
    """Return the event that is meant: of that id, else the one with most of its figures."""
    wanted, members = said
    if any(event.id == wanted for event in events):
        return wanted
    held = Counter({event.id: len({*event.figures} & {*members}) for event in events})
    best = held.most_common(1)
    return best[0][0] if best and best[0][1] else None


def _by_day(one: PersonStatement, dated: Sequence[tuple[Event, Range]]) -> Belonging:
    days = _days(one)
    if days is None:
        return Belonging()
    fits = [(event, when) for event, when in dated if when[0] <= days[1] and days[0] <= when[1]]
    if len(fits) > 1 and one.place:
        fits = [(event, when) for event, when in fits if _at(one.place, event.place)] or fits
    whole = sorted(
        ((when[1] - when[0]).days + 1, event.id)
        for event, when in fits
        if when[0] <= days[0] and days[1] <= when[1]
    )
    # Of "12 October" and "1991 to 1994" the day is meant: the years are what it is a part of.
    if whole and (len(fits) == 1 or (len(whole) > 1 and whole[0][0] * _NARROW <= whole[1][0])):
        return Belonging(whole[0][1])
    return Belonging(None, frozenset(event.id for event, _ in fits))


def _days(one: PersonStatement) -> Range | None:
    """Return the days of what a statement says happened: of the first harm, else of the death."""
    dates = [status.date for status in one.statuses if status.status in _HARM and status.date]
    return days_of(dates[0] if dates else one.died)


def _at(place: str, where: Where | None) -> bool:
    """True when two names mean one place, or one is the other with more words."""
    if where is None:
        return False
    one, other = (set(place_key(name).split()) for name in (place, where.name or where.text))
    return bool(one and other) and (one <= other or other <= one)


def _date(event: Event) -> str | None:
    return event.date.edtf if event.date else None


def _homes(one: Person, statements: Statements) -> set[tuple[str, str]]:
    found = (statements[name] for name in one.statements)
    return {(said.source, said.household) for said in found if said.household}
