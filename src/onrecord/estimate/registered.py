"""Estimates out of the register: who stands on which lists follows from who is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.casebook.statements import (
    judgements,
    load_pairings,
    load_statements,
    single_lists,
)
from onrecord.casebook.store import Casebook
from onrecord.errors import ConfigError, EstimateError
from onrecord.estimate import bootstrap
from onrecord.estimate.averaging import over_linkages
from onrecord.estimate.cells import Array, counts_of
from onrecord.estimate.estimates import estimates_of
from onrecord.model import Estimate, Overlaps, PersonStatement
from onrecord.register.clusters import Group
from onrecord.register.features import born_of, sex_of
from onrecord.register.names import plain
from onrecord.register.persons import load_persons
from onrecord.register.replicates import LINKAGES, draw_linkages
from onrecord.register.years import is_child
from onrecord.resolve.edtf import bounds, valid

UNTOLD = "not told"
"""The stratum of those of whom the statements do not tell it, or not alike."""
_JOINED = "+"
Tables = dict[str, Counter[str]]
"""Of each stratum, how many persons stand on exactly which lists."""


class RegisterEstimates(NamedTuple):
    """The estimates of each stratum, the overlaps they rest on, and why others have none."""

    estimates: tuple[Estimate, ...]
    overlaps: dict[str, Overlaps]
    refused: dict[str, str]


def estimate_register(
    book: Casebook,
    *,
    lists: Sequence[str] = (),
    by: str | None = None,
    outcome: str | None = None,
    linkages: int = LINKAGES,
    latent_classes: bool = True,
    replicates: int = bootstrap.REPLICATES,
) -> RegisterEstimates:
    """Return the estimates from the persons as they are judged, and over linkages drawn at random.

    Args:
        book: The casebook.
        lists: The lists that are taken, `a+b` for two taken as one; none for all.
        by: What parts the persons into strata: place, sex, age, year, month, or a column of the lists.
        outcome: Only persons of whom some statement says this.
        linkages: Over how many linkages each estimate is averaged; 0 for none.
        latent_classes: Whether to sample latent classes.
        replicates: How many tables a bootstrap draws.

    Raises:
        EstimateError: If fewer than three lists have persons, or no stratum has an estimate.
        ConfigError: If there is no such list.
    """
    statements = {one.id: one for one in load_statements(book)}
    chosen = _lists_of(statements.values(), lists)
    names = tuple(dict.fromkeys(chosen.values()))
    told = _stratum_of(by, statements) if by else None

    def tables(groups: Iterable[Iterable[str]]) -> Tables:
        return _tables(groups, statements, chosen, names, told, outcome)

    joined = tables(one.statements for one in load_persons(book))
    if not joined:
        told_of = {status.status for one in statements.values() for status in one.statuses}
        hint = f"the statements say {', '.join(sorted(told_of)) or 'nothing of what happened'}"
        what = f"is told to be {outcome!r}" if outcome else "is told of"
        raise EstimateError(f"no person on these lists {what}", path=book.path, hint=hint)
    drawn = [tables(groups) for groups in _drawn(book, statements, linkages)]
    hint = ""
    found: list[Estimate] = []
    overlaps: dict[str, Overlaps] = {}
    refused: dict[str, str] = {}
    for stratum, counts in sorted(joined.items()):
        try:
            table = _table(names, counts)
        except EstimateError as error:
            refused[stratum] = error.message
            hint = error.hint
            continue
        overlaps[stratum] = table
        found += _both(table, stratum, [one.get(stratum, Counter()) for one in drawn], names,
                       latent_classes, replicates)  # fmt: skip
    if not overlaps:
        raise EstimateError(refused[stratum], path=book.path, hint=hint)
    return RegisterEstimates(tuple(found), overlaps, refused)


def _both(
    table: Overlaps, stratum: str, drawn: list[Counter[str]], names: tuple[str, ...],
    latent_classes: bool, replicates: int,
) -> list[Estimate]:  # fmt: skip
    """Return the estimates of one stratum, each followed by the same over linkages."""
    plain_ones = list(
        estimates_of(table, stratum=stratum, latent_classes=latent_classes, replicates=replicates)
    )
    averaged: dict[str, Estimate] = {}
    if drawn:
        places = [names.index(name) for name in table.lists]
        rows = [_counts(table.lists, counts, places) for counts in drawn]
        held = np.array([row for row in rows if row.sum()])
        averaged = {
            one.method: one
            for one in over_linkages(plain_ones, counts_of(table), held, replicates=replicates)
        }
    return [
        each for one in plain_ones for each in (one, averaged.get(one.method)) if each is not None
    ]


def _drawn(
    book: Casebook, statements: Mapping[str, PersonStatement], count: int
) -> Iterable[list[Group]]:
    judged = judgements(book)
    return draw_linkages(
        statements,
        [pair for pair in load_pairings(book) if {pair.a, pair.b} <= statements.keys()],
        together=[pair for pair in judged.together if statements.keys() >= set(pair)],
        apart=[pair for pair in judged.apart if statements.keys() >= set(pair)],
        source_of={one.id: one.source for one in statements.values()},
        without_duplicates=single_lists(book),
        count=count,
    )


def _lists_of(statements: Iterable[PersonStatement], wanted: Sequence[str]) -> dict[str, str]:
    """Return the list as which each source is taken."""
    sources = sorted({one.source for one in statements})
    chosen = {part: one for one in wanted for part in one.split(_JOINED)}
    absent = [part for part in chosen if part not in sources]
    if absent:
        raise ConfigError(
            f"there is no list {absent[0]!r}", hint=f"the lists are {', '.join(sources)}"
        )
    return chosen or {one: one for one in sources}


def _tables(
    groups: Iterable[Iterable[str]], statements: Mapping[str, PersonStatement],
    lists: Mapping[str, str], names: tuple[str, ...], told: Callable[[str], str | None] | None,
    outcome: str | None,
) -> Tables:  # fmt: skip
    """Return how many persons of each stratum stand on exactly which lists."""
    found: Tables = {}
    for group in groups:
        members = list(group)
        on = {lists[source] for one in members if (source := statements[one].source) in lists}
        if not on or (outcome and not _says(outcome, members, statements)):
            continue
        values = {value for one in members if told and (value := told(one))}
        stratum = "" if told is None else values.pop() if len(values) == 1 else UNTOLD
        pattern = "".join("1" if name in on else "0" for name in names)
        found.setdefault(stratum, Counter())[pattern] += 1
    return found


def _says(outcome: str, members: Iterable[str], statements: Mapping[str, PersonStatement]) -> bool:
    return any(status.status == outcome for one in members for status in statements[one].statuses)


def _table(names: tuple[str, ...], counts: Counter[str]) -> Overlaps:
    """Return the overlaps of the lists that have somebody; the others tell nothing of a stratum."""
    places = [
        place for place in range(len(names)) if any(pattern[place] == "1" for pattern in counts)
    ]
    lists = tuple(names[place] for place in places)
    return Overlaps(lists=lists, counts=dict(_shortened(counts, places)))


def _shortened(counts: Counter[str], places: Sequence[int]) -> Counter[str]:
    """Return how many stand on which of some lists, named by their places."""
    found = Counter[str]()
    for pattern, count in counts.items():
        found["".join(pattern[place] for place in places)] += count
    return found


def _counts(lists: tuple[str, ...], counts: Counter[str], places: list[int]) -> Array:
    """Return a linkage's table for these lists, as an array; of nobody, noughts."""
    shorter = _shortened(counts, places)
    shorter.pop("0" * len(lists), None)  # on a list that nobody of the stratum stood on as joined
    if not shorter:
        return np.zeros(2 ** len(lists) - 1)
    return counts_of(Overlaps(lists=lists, counts=dict(shorter)))


def _stratum_of(by: str, statements: Mapping[str, PersonStatement]) -> Callable[[str], str | None]:
    """Return what tells the stratum of a statement, by its id."""
    told = {name: _value(by, one) for name, one in statements.items()}
    if not any(told.values()):
        hint = "place, sex, age, year, month, or a column of the lists"
        raise ConfigError(f"no statement tells {by!r}", hint=hint)
    return told.get


def _value(by: str, one: PersonStatement) -> str | None:
    if by == "place":
        return plain(one.place) if one.place else None
    if by == "sex":
        return sex_of(one)
    if by == "age":
        when = _when(one)
        child = is_child(born_of(one), bounds(when) if when else None)
        return None if child is None else "under 18" if child else "18 or older"
    if by in {"year", "month"}:
        when = _when(one)
        digits = 4 if by == "year" else 7
        return when[:digits] if when and len(when) >= digits and when[:4].isdecimal() else None
    return one.other.get(by) or None


def _when(one: PersonStatement) -> str | None:
    dates = (*(status.date for status in one.statuses), one.died)
    return next((date for date in dates if date and valid(date)), None)
