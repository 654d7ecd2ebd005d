"""The events of a run: the happenings of its documents merged, or known from an earlier run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from onrecord.casebook.files import is_casebook
from onrecord.model import Collection, Comparison, Event, RecordT, pack_all, replace, unpack_all
from onrecord.pipeline.cache import Cache, code_version
from onrecord.pipeline.entry import entry_figures, packed_happenings, unpack_happenings
from onrecord.pipeline.options import Options
from onrecord.pipeline.readings import Reading

if TYPE_CHECKING:
    from onrecord.resolve import LocalEvent

Events = tuple[dict[str, str], tuple[Event, ...]]
"""The event of each figure's id, and the events."""


class Gathering:
    """Collects the happenings of the documents as they are read; they stay packed until the end."""

    def __init__(
        self, store: Cache | None, paths: Iterable[str] = (), options: Options | None = None
    ) -> None:
        """Start with none; `store` keeps what they come to.

        What was decided about events in casebooks among `paths` is carried out on them, as the options say.
        """
        self._options = options or Options()
        self._store = store
        self._packed: list[tuple[str, bytes]] = []
        self._books = [path for path in paths if is_casebook(path)]
        self._paths: dict[str, str] = {}

    def add(self, reading: Reading) -> None:
        """Take the happenings of one document."""
        self._packed.append((reading.path, packed_happenings(reading.entry)))
        if self._books:
            figures = entry_figures(reading.entry, reading.path)
            self._paths.update((figure.id, reading.path) for figure in figures)

    def events(self) -> Events:
        """Merge what was added."""
        events = self._merge() if self._store is None else self._remembered()
        if self._books:
            from onrecord.casebook.settling import settle  # noqa: PLC0415 - if there is one
            from onrecord.pipeline.casebooks import decided_events  # noqa: PLC0415

            settled = settle(events, decided_events(self._books, self._options), self._paths)
            return settled.event_of, settled.events
        return {figure: event.id for event in events for figure in event.figures}, events

    def _remembered(self) -> tuple[Event, ...]:
        digest = hashlib.sha256(code_version() + b"events")
        for path, packed in self._packed:
            digest.update(path.encode() + b"\0" + packed)
        return remembered(self._store, digest.hexdigest(), Event, self._merge)

    def _merge(self) -> tuple[Event, ...]:
        from onrecord.resolve import merge_events  # noqa: PLC0415 - it brings the gazetteer's code

        seen: set[str] = set()
        happenings: list[LocalEvent] = []
        for path, packed in self._packed:
            local = unpack_happenings(packed, path)
            if local and local[0].document_id not in seen:  # a copy speaks once
                seen.add(local[0].document_id)
                happenings += local
        return merge_events(happenings)[1]


def with_comparisons(collection: Collection, store: Cache | None) -> Collection:
    """Return the collection with its accounts laid beside each other."""

    def compare() -> tuple[Comparison, ...]:
        from onrecord.compare import compare  # noqa: PLC0415 - it brings the grammar's code

        return compare(collection)

    key = collection_key(collection, "comparisons")
    return replace(collection, comparisons=remembered(store, key, Comparison, compare))


def collection_key(collection: Collection, *purpose: str) -> str:
    """Return the name under which something made from a collection is kept."""
    digest = hashlib.sha256(code_version() + "\0".join(purpose).encode())
    for records in (collection.figures, collection.events, collection.documents):
        digest.update(pack_all(records))
    return digest.hexdigest()


def remembered(
    store: Cache | None,
    key: str,
    kind: type[RecordT],
    make: Callable[[], tuple[RecordT, ...]],
) -> tuple[RecordT, ...]:
    """Return the records kept under `key`, or make them and keep them."""
    kept = store.load(key) if store is not None else None
    if kept is not None:
        return unpack_all(kind, kept)
    made = make()
    if store is not None:
        store.save(key, pack_all(made))
    return made
