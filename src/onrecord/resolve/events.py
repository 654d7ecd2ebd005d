"""Events: the figures of many documents that speak of the same happening.

Two steps, so that a run over many documents holds small summaries only: `local_events` for each
document, `merge_events` over all. `gather` does both.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Document, Event, Figure, replace
from onrecord.resolve.local_event import LocalEvent
from onrecord.resolve.merge import merge_events
from onrecord.resolve.walk import local_events

__all__ = ["LocalEvent", "gather", "local_events", "merge_events"]


def gather(
    items: Iterable[tuple[Document, tuple[Figure, ...]]],
) -> tuple[tuple[Figure, ...], tuple[Event, ...]]:
    """Return all figures with their `event`, and the events.

    Args:
        items: Each document with its located figures, in the order of the run.

    Returns:
        The figures in the order given, and the events, the same happening once.
    """
    figures: list[Figure] = []
    local: list[LocalEvent] = []
    for document, found in items:
        figures.extend(found)
        local.extend(local_events(document, found))
    mapping, events = merge_events(local)
    return tuple(replace(figure, event=mapping.get(figure.id)) for figure in figures), events
