"""All accounts of each event, sorted into comparisons, with the verdict on every pair."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.compare.classes import (
    group_key,
    group_order,
    outcome_order,
    outcomes_of,
    severity_class,
)
from onrecord.compare.side import Side, chain_of, side_of
from onrecord.compare.verdicts import judge
from onrecord.model import Account, Collection, Comparison, Document, Event, Figure, Pair

MOST_PAIRED = 150
"""Accounts of one thing of which every two are paired; beyond, one of each distinct statement."""

_UNCOMPARED = frozenset({"other"})

Key = tuple[str, str, str | None]


class _Context(NamedTuple):
    documents: Mapping[str, Document]
    figures: Mapping[str, Figure]
    units: Mapping[str, tuple[tuple[int, int], ...]]


def compare(collection: Collection) -> tuple[Comparison, ...]:
    """Return the accounts of each event beside each other, with the verdict on every pair.

    One comparison for each event, outcome, group and severity. Figures without an event are not
    compared, nor is the outcome `other`, which says nothing that two figures could share. A number
    for several outcomes ("killed or wounded") stands in the comparison of each. A pair of accounts
    from two comparisons (a part and its whole; all injured and the severely injured) stands in
    that of its first account, whose `beside` holds the second.

    Comparisons come in the order of events, outcomes, groups and severities; accounts and pairs in
    the order of the figures. Nothing depends on the order in which figures of different documents
    are given but that order itself.

    Args:
        collection: Documents, figures with their `event`, and events.
    """
    context = _Context(
        {document.path: document for document in collection.documents},
        {figure.id: figure for figure in collection.figures},
        {document.path: _units(document) for document in collection.documents},
    )
    by_event: dict[str, list[Figure]] = defaultdict(list)
    for figure in collection.figures:
        if figure.event is not None:
            by_event[figure.event].append(figure)
    known = {event.id: event for event in collection.events}
    order = [
        *(name for name in known if name in by_event),
        *(name for name in by_event if name not in known),
    ]
    return tuple(
        comparison
        for name in order
        for comparison in _compare_event(name, known.get(name), by_event[name], context)
    )


def _units(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the tables and lists of a document, in order: entries of one are kept apart."""
    found = [(table.start, table.end) for table in document.tables]
    run: tuple[int, int] | None = None
    for block in document.blocks:
        if block.type == "list_item":
            run = (run[0] if run else block.start, block.end)
        elif run:
            found.append(run)
            run = None
    if run:
        found.append(run)
    return tuple(sorted(found))


def _unit_of(figure: Figure, context: _Context) -> int | None:
    units = context.units.get(figure.document, ())
    index = bisect_right(units, figure.start, key=lambda unit: unit[0]) - 1
    return units[index][0] if index >= 0 and figure.end <= units[index][1] else None


def _sides(figures: Sequence[Figure], event: Event | None, context: _Context) -> dict[str, Side]:
    """Return each figure as a side, knowing whether it comes on top of another."""
    alike = Counter(_kind(figure) for figure in figures)
    sides: dict[str, Side] = {}
    for figure in figures:
        side = side_of(figure, context.documents.get(figure.document), event, context.figures)
        sides[figure.id] = side._replace(
            added=figure.additional and alike[_kind(figure)] > 1,
            unit=_unit_of(figure, context),
        )
    return sides


def _kind(figure: Figure) -> tuple[object, ...]:
    """Return what figures share of which one can come on top of another."""
    outcomes, severity = outcomes_of(figure), severity_class(figure.severity)
    return (figure.document, outcomes, group_key(figure.group), severity)


def _compare_event(
    name: str, event: Event | None, figures: Sequence[Figure], context: _Context
) -> Iterator[Comparison]:
    sides = _sides(figures, event, context)
    kinds: dict[tuple[str, str], dict[str | None, list[Side]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for side in sides.values():
        for outcome in side.outcomes - _UNCOMPARED:
            kinds[outcome, group_key(side.figure.group)][side.severity].append(side)
    for outcome, group in sorted(
        kinds, key=lambda kind: (outcome_order(kind[0]), group_order(kind[1]))
    ):
        severities = kinds[outcome, group]
        for severity in sorted(severities, key=lambda each: (each is not None, each or "")):
            own = severities[severity]
            wider = severities[None] if severity is not None and None in severities else []
            pairs, beside, unpaired = _pairs(own, wider, sides, event, context)
            yield Comparison(
                event=name,
                outcome=outcome,
                group=group,
                severity=severity,
                accounts=tuple(side.account for side in own),
                pairs=tuple(pairs),
                beside=beside,
                unpaired=unpaired,
            )


def _pairs(
    own: Sequence[Side],
    wider: Sequence[Side],
    sides: Mapping[str, Side],
    event: Event | None,
    context: _Context,
) -> tuple[list[Pair], tuple[Account, ...], int]:
    """Return the pairs of one comparison, the accounts beside it, and how many were not paired."""
    chosen = _chosen(own)
    found = [
        judge(side, other, event, context.figures)
        for index, side in enumerate(chosen)
        for other in chosen[index + 1 :]
    ]
    others = _chosen(wider)
    found += [judge(side, other, event, context.figures) for side in chosen for other in others]
    pairs = {frozenset((pair.a, pair.b)): pair for pair in found if pair}
    for side in own:
        for whole in chain_of(side.figure, context.figures):
            both = frozenset((side.figure.id, whole.id))
            pair = (
                judge(side, sides[whole.id], event, context.figures) if whole.id in sides else None
            )
            if pair and both not in pairs:
                pairs[both] = pair
    held = {side.figure.id for side in own}
    outside = {name for pair in pairs.values() for name in (pair.a, pair.b)} - held
    beside = tuple(side.account for name, side in sides.items() if name in outside)
    return list(pairs.values()), beside, len(own) - len(chosen)


def _chosen(own: Sequence[Side]) -> Sequence[Side]:
    """Return the accounts to pair: all, or the first of each distinct statement if they are many.

    5,000 accounts of one thing make twelve million pairs, most of them the same two statements
    again. At most `MOST_PAIRED` accounts are paired, the first in the order of the figures.
    """
    if len(own) <= MOST_PAIRED:
        return own
    first: dict[object, Side] = {}
    for side in own:
        first.setdefault(_statement(side), side)
    return list(first.values())[:MOST_PAIRED]


def _statement(side: Side) -> object:
    """Return what two accounts share that would get the same verdict against every third."""
    figure, account = side.figure, side.account
    return (
        side.span, side.outcomes, side.noun, side.part, side.whole, side.added, figure.modifier,
        figure.polarity, figure.group, account.voice.casefold(), account.date,
        figure.place and (figure.place.id, figure.place.text), figure.date and figure.date.edtf,
    )  # fmt: skip
