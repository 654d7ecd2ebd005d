"""The documents that may leave a casebook, each with its claims, and what follows from all of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cached_property

from onrecord.casebook.access import confidential
from onrecord.casebook.asof import NOW, claims_at, documents_at, happenings_at, until
from onrecord.casebook.log import entries
from onrecord.casebook.publishing import Leaving, Publication
from onrecord.casebook.readings import Reviewed
from onrecord.casebook.settling import EVENT_ACTIONS, Settled, settle
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import record_of
from onrecord.model import Document, Standing, decode_as

_OF_DOCUMENT = "SELECT * FROM claim WHERE document = ? ORDER BY start, stop, number"


class Sheets:
    """What may leave, one document in memory at a time; what is asked of all of it is kept."""

    def __init__(self, book: Casebook, at: int | None, *, unredacted: bool) -> None:
        """Look at a casebook as it is, or as it stood after entry `at`."""
        self._book = book
        self._at = at
        self._unredacted = unredacted

    @property
    def whole(self) -> bool:
        """True where nothing is left out."""
        return not self.publication().closed

    def publication(self) -> Publication:
        """Return what says how documents leave."""
        return Publication(self._book, unredacted=self._unredacted)

    def each(self) -> Iterator[tuple[Leaving, list[Standing]]]:
        """Yield each document that may leave, with its claims, rejected ones as well."""
        publication = self.publication()
        found: dict[str, list[Standing]] = {}

        def held() -> Iterator[tuple[Document, list[Reviewed]]]:
            for document in documents_at(self._book, NOW if self._at is None else self._at):
                found.clear()
                found[document.id] = _standing_in(self._book, document.id, self._at)
                yield document, [one.record for one in found[document.id]]

        for sheet in publication.leaving(held()):
            by_id = {publication.id_of(one.record.id): one for one in found[sheet.source]}
            yield sheet, [by_id[one.id]._replace(record=one) for one in sheet.claims]

    @cached_property
    def ids(self) -> dict[str, str]:
        """The published id of each document that leaves, by its own."""
        return {sheet.source: sheet.document.id for sheet, _ in self.each()}

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The ids of documents and claims that are confidential."""
        return frozenset() if self._unredacted else confidential(self._book)

    @cached_property
    def sources(self) -> dict[str, str]:
        """Each claim's own id, by the id under which it would be published."""
        publication = self.publication()
        rows = self._book.db.execute("SELECT id FROM claim")
        return {publication.id_of(row["id"]): row["id"] for row in rows}

    @cached_property
    def settled(self) -> Settled:
        """The events of what leaves: gathered by this program, then as decided."""
        from onrecord.resolve import LocalEvent, merge_events  # noqa: PLC0415 - heavy

        publication = self.publication()
        happenings: list[LocalEvent] = []
        paths: dict[str, str] = {}
        for sheet, claims in self.each():
            lines = happenings_at(self._book, sheet.source, NOW if self._at is None else self._at)
            happenings += [sheet.happening(decode_as(LocalEvent, line)) for line in lines]
            paths.update((one.record.id, sheet.document.path) for one in claims)
        decided = until(entries(self._book, actions=EVENT_ACTIONS), self._at)
        return settle(merge_events(happenings)[1], map(publication.entry, decided), paths)


def standing_of(row: sqlite3.Row) -> Standing:
    """Return a row of `claim` as it stands."""
    return Standing(record_of(row), row["status"], row["revision"])


def _standing_in(book: Casebook, document: str, at: int | None) -> list[Standing]:
    if at is not None:
        return claims_at(book, document, at)
    return [standing_of(row) for row in book.db.execute(_OF_DOCUMENT, (document,))]
