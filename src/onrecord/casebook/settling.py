"""Which events there are and what lies in each, after all that people decided about them.

An event is the figures in it. When documents come in, events are gathered anew and may get other
ids; a decision therefore carries the figures that were in the event, and is carried out on the event
that holds most of them now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.casebook.folding import UNDO, undone_by
from onrecord.model import Event, Json, LogEntry, replace

ASSIGN, MERGE, SPLIT, NAME = "assign", "merge", "split", "name"
EVENT_ACTIONS = (ASSIGN, MERGE, SPLIT, NAME, UNDO)


class Settled(NamedTuple):
    """Events after decisions, each figure's event, and decisions that found no event to be about."""

    events: tuple[Event, ...]
    event_of: dict[str, str]
    unsettled: tuple[int, ...]


def settle(
    events: Sequence[Event], decisions: Iterable[LogEntry], documents: Mapping[str, str]
) -> Settled:
    """Return the events after all decisions about them.

    Args:
        events: As the machine gathered them.
        decisions: The log's entries about events, in their order.
        documents: The path of each claim's document, by the claim's id, in the order of the
            collection; claims that are not in it have no event.
    """
    held = {event.id: event for event in events}
    event_of = {figure: event.id for event in events for figure in event.figures}
    taken = list(decisions)
    undone = undone_by(taken)
    unsettled: list[int] = []
    for entry in taken:
        if entry.seq in undone or entry.action == UNDO or entry.after is None:
            continue
        if not _carry_out(entry, entry.after, held, event_of):
            unsettled.append(entry.seq)
    return Settled(_rebuilt(held, event_of, documents), event_of, tuple(unsettled))


def _carry_out(
    entry: LogEntry, after: Json, held: dict[str, Event], event_of: dict[str, str]
) -> bool:
    """Do what one entry says; False where an event that it is about is not to be found."""
    if entry.action == SPLIT:
        source = _found(entry.subject, after["members"], held, event_of)
        if source is None:
            return False
        held[after["event"]] = replace(
            held[source], id=after["event"], label=after["label"], figures=(), aliases=()
        )
        event_of.update(dict.fromkeys(after["figures"], after["event"]))
        return True
    target = _found(entry.subject if entry.action != ASSIGN else after["event"], after["members"],
                    held, event_of)  # fmt: skip
    if entry.action == ASSIGN:
        if after["event"] is None:
            event_of.pop(entry.subject, None)
        elif target is not None:
            event_of[entry.subject] = target
        return after["event"] is None or target is not None
    if target is None:
        return False
    if entry.action == NAME:
        held[target] = replace(held[target], label=after["label"])
        return True
    joined = [_found(one, figures, held, event_of) for one, figures in after["joined"].items()]
    for one in (one for one in joined if one not in {None, target}):
        event_of.update({figure: target for figure, event in event_of.items() if event == one})
        aliases = (*held[target].aliases, held[one].label, *held[one].aliases)
        held[target] = replace(held[target], aliases=tuple(dict.fromkeys(aliases)))
    return None not in joined


def _found(
    event: str | None, members: Sequence[str], held: dict[str, Event], event_of: dict[str, str]
) -> str | None:
    """Return the id of the event that is meant: of that id, else the one with most of its figures."""
    if event in held:
        return event
    now = Counter(event_of[figure] for figure in members if figure in event_of)
    return now.most_common(1)[0][0] if now else None


def _rebuilt(
    held: dict[str, Event], event_of: dict[str, str], documents: Mapping[str, str]
) -> tuple[Event, ...]:
    """Return the events with the figures that they have now; those without any are gone."""
    figures: dict[str, list[str]] = {}
    for claim in documents:
        if claim in event_of:
            figures.setdefault(event_of[claim], []).append(claim)
    return tuple(
        replace(
            event,
            figures=tuple(figures[event.id]),
            documents=tuple(dict.fromkeys(documents[claim] for claim in figures[event.id])),
        )
        for event in held.values()
        if event.id in figures
    )
