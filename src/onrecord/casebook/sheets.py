"""The documents that may leave a casebook, each with its claims, and what follows from all of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.casebook.access import confidential
from onrecord.casebook.asof import NOW, claims_at, documents_at, happenings_at, until
from onrecord.casebook.eventview import event_decisions
from onrecord.casebook.publishing import Leaving, Publication
from onrecord.casebook.settling import Settled, settle
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import record_of
from onrecord.model import LogEntry, Standing, decode_as

if TYPE_CHECKING:
    from onrecord.resolve import LocalEvent

_OF_DOCUMENT = "SELECT * FROM claim WHERE document = ? ORDER BY start, stop, number"


class Sheets:
    """What may leave, one document in memory at a time; what is asked of all of it is kept."""

    def __init__(self, book: Casebook, at: int | None, *, unredacted: bool) -> None:
        """Look at a casebook as it is, or as it stood after entry `at`."""
        self._book = book
        self.at = at
        self._unredacted = unredacted
        self.publication = Publication(book, unredacted=unredacted)

    @property
    def whole(self) -> bool:
        """True where nothing is left out."""
        return not self.publication.closed

    def each(self) -> Iterator[Leaving]:
        """Yield each document that may leave, with its claims, rejected ones as well."""
        return self.publication.leaving(
            (document, _standing_in(self._book, document.id, self.at))
            for document in documents_at(self._book, NOW if self.at is None else self.at)
        )

    def happenings(self, sheet: Leaving) -> Iterator[LocalEvent]:
        """Yield what a document speaks of, as it may leave."""
        from onrecord.resolve import LocalEvent  # noqa: PLC0415 - heavy

        at = NOW if self.at is None else self.at
        for line in happenings_at(self._book, sheet.source, at):
            yield sheet.happening(decode_as(LocalEvent, line))

    def decided(self) -> Iterator[LogEntry]:
        """Yield what was decided about events, as it bears on what leaves."""
        found = until(iter(event_decisions(self._book)), self.at)
        return map(self.publication.entry, found)

    @cached_property
    def ids(self) -> dict[str, str]:
        """The published id of each document that leaves, by its own."""
        return {sheet.source: sheet.document.id for sheet in self.each()}

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The ids of documents and claims that are confidential."""
        return frozenset() if self._unredacted else confidential(self._book)

    @cached_property
    def sources(self) -> dict[str, str]:
        """Each claim's own id, by the id under which it would be published."""
        rows = self._book.db.execute("SELECT id FROM claim")
        return {self.publication.id_of(row["id"]): row["id"] for row in rows}

    @cached_property
    def settled(self) -> Settled:
        """The events of what leaves: gathered by this program, then as decided."""
        from onrecord.resolve import merge_events  # noqa: PLC0415 - heavy

        happenings: list[LocalEvent] = []
        paths: dict[str, str] = {}
        for sheet in self.each():
            happenings += self.happenings(sheet)
            paths.update((one.record.id, sheet.document.path) for one in sheet.claims)
        return settle(merge_events(happenings)[1], self.decided(), paths)


def standing_of(row: sqlite3.Row) -> Standing:
    """Return a row of `claim` as it stands."""
    return Standing(record_of(row), row["status"], row["revision"])


def _standing_in(book: Casebook, document: str, at: int | None) -> list[Standing]:
    if at is not None:
        return claims_at(book, document, at)
    return [standing_of(row) for row in book.db.execute(_OF_DOCUMENT, (document,))]
