"""An event: a happening that accounts speak of."""

from __future__ import annotations

from onrecord.model.base import Record
from onrecord.model.figure import When, Where


class Event(Record, frozen=True, kw_only=True, tag_field="kind", tag="event"):
    """A happening, gathered from all documents that speak of it.

    `figures` are the ids of the figures given to it, in the order of documents and offsets;
    `documents` their paths. `aliases` are the other names documents use for it. `doubts` lists, in
    plain sentences, why something was or was not taken to be this event.
    """

    id: str
    label: str
    place: Where | None = None
    date: When | None = None
    aliases: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
