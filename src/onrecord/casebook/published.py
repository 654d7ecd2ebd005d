"""What leaves a casebook, for all that is written for others: exports, changes, what comes back.

Documents and claims are as `publishing` gives them: without what is withheld or confidential, unless somebody
asks for all. The same is to be had as it stood at an earlier entry of the log (`at`): documents, readings and
decisions up to that entry, and the events that follow from them. What is withheld is withheld of the past, too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from onrecord.casebook.asof import NOW, until
from onrecord.casebook.eventview import load_events
from onrecord.casebook.folding import STATUS_OF, UNDO
from onrecord.casebook.heads import sealed
from onrecord.casebook.log import entries, entry_of, head, head_at
from onrecord.casebook.rounds import as_seen_by
from onrecord.casebook.settling import EVENT_ACTIONS
from onrecord.casebook.sheets import Sheets, standing_of
from onrecord.casebook.sources import Original
from onrecord.casebook.store import Casebook
from onrecord.errors import CasebookError
from onrecord.model import Document, Event, Json, LogEntry, Standing, replace

_TOLD = frozenset({"document", "reading", *STATUS_OF, UNDO, *EVENT_ACTIONS})
"""Actions of which it is told, where not everything may leave, what they were about."""
_KEPT = ("seq", "program", "claims")
"""What such an entry tells besides."""


class Published:
    """A casebook as it may leave, now or as it stood at an earlier entry of its log."""

    def __init__(
        self, book: Casebook, user: str, at: int | None = None, *, unredacted: bool = False
    ) -> None:
        """Look at a casebook for `user`, as it is or as it stood after entry `at`."""
        self._book = book
        self._user = user
        self._sheets = Sheets(book, at, unredacted=unredacted)
        self.at = at

    @property
    def whole(self) -> bool:
        """True where nothing is left out."""
        return self._sheets.whole

    @property
    def head(self) -> str:
        """The head, `SEQ:HASH`, of the entry at which the casebook stands so; sealed if not all may leave."""
        found = head(self._book) if self.at is None else head_at(self._book, self.at)
        if found is None:
            hint = "`onrecord log` lists the entries"
            raise CasebookError(f"has no entry {self.at}", path=self._book.path, hint=hint)
        return found if self.whole else sealed(self._book, found)

    def documents(self) -> Iterator[Document]:
        """Yield the documents that no later version replaces, in the order they came in."""
        for sheet in self._sheets.each():
            yield sheet.document

    def claims(self) -> Iterator[Standing]:
        """Yield the claims, rejected ones as well, in the order of documents and places."""
        settled = None if self.at is None and self.whole else self._sheets.settled
        for sheet in self._sheets.each():
            for one in sheet.claims:
                if settled is None:
                    yield one
                else:
                    event = settled.event_of.get(one.record.id)
                    yield one._replace(record=replace(one.record, event=event))

    def claim(self, claim: str) -> tuple[str, Standing] | None:
        """Return a claim's id in the casebook and how it stands, by that id or by the published one."""
        if not self.whole and claim in self._published_claims:
            return self._sheets.sources[claim], self._published_claims[claim]
        query = "SELECT * FROM claim WHERE id = ?"
        row = self._book.db.execute(query, (claim,)).fetchone()
        return (claim, standing_of(row)) if row is not None else None

    def events(self) -> tuple[Event, ...]:
        """Return the events, in the order in which documents speak of them."""
        return (
            load_events(self._book)
            if self.at is None and self.whole
            else self._sheets.settled.events
        )

    def log(self) -> Iterator[LogEntry]:
        """Yield the entries of the log; what others say in a blind round is left blank till its end.

        Where not everything may leave, who did what and when, about what does leave: no reasons, and no
        hashes, by which a guess could be tried.
        """
        found = until(entries(self._book), self.at)
        if self.whole:
            yield from as_seen_by(self._book, self._user, found)
            return
        publication, ids = self._sheets.publication, self._sheets.ids
        for entry in found:
            source = (entry.after or {}).get("document")
            about = entry.subject in ids or entry.subject not in self._sheets.hidden
            if entry.action in _TOLD and source is None:
                yield _bare(publication.entry(entry))
            elif entry.action in _TOLD and source in ids and about:
                subject = ids.get(entry.subject) or publication.id_of(entry.subject)
                yield _bare(replace(entry, subject=subject), ids[source])
            else:
                yield _bare(replace(entry, subject="", after=None))

    def readings(self) -> Iterator[tuple[str, str, LogEntry]]:
        """Yield each reading: its document's id, the program's hash, the entry that tells of it."""
        whole, ids = self.whole, self._sheets.ids
        rows = self._book.db.execute(
            "SELECT reading.document AS read_in, code, log.* FROM reading"
            " JOIN log ON log.seq = reading.read WHERE log.seq <= ? ORDER BY number",
            (NOW if self.at is None else self.at,),
        )
        for row in rows:
            if row["read_in"] in ids:
                entry, document = entry_of(row), ids[row["read_in"]]
                yield document, row["code"], entry if whole else _bare(entry, document)

    def originals(self) -> Iterator[Original]:
        """Yield the files as they came, those only referenced without bytes; none if not all may leave."""
        if self.whole:
            query = "SELECT id, path, size, data FROM original ORDER BY rowid"
            for row in self._book.db.execute(query):
                yield Original(*row)

    @cached_property
    def _published_claims(self) -> dict[str, Standing]:
        return {one.record.id: one for one in self.claims()}

    def copy(self, target: Path) -> None:
        """Write the casebook as it is now, whole, into a file that does not exist yet.

        Raises:
            CasebookError: If what is looked at is an earlier state, or not everything may leave.
        """
        if self.at is not None:
            hint = "leave out the entry, or choose a format of claims"
            raise CasebookError("is archived as it is now only", path=self._book.path, hint=hint)
        if not self.whole:
            hint = "--unredacted REASON, for an archive that may hold it"
            told = "holds what is withheld or confidential, and an archive all of it"
            raise CasebookError(told, path=self._book.path, hint=hint)
        copied = sqlite3.connect(target)
        try:
            self._book.db.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")
        finally:
            copied.close()


def published(
    book: Casebook, *, user: str = "", at: int | None = None, unredacted: bool = False
) -> Published:
    """Return what may leave a casebook.

    Args:
        book: The casebook.
        user: Who looks; nobody in particular where it is left out.
        at: The number of an entry of the log: as it stood then; None for as it is now.
        unredacted: Whether what is withheld or confidential is to be in it.

    Raises:
        CasebookError: If there is no such entry.
    """
    found = Published(book, user, at, unredacted=unredacted)
    _ = found.head
    return found


def _bare(entry: LogEntry, document: str | None = None) -> LogEntry:
    """Return an entry without anything that people wrote, and without hashes."""
    known = entry.after or {}
    after: Json = {name: known[name] for name in _KEPT if name in known}
    if document is not None:
        after["document"] = document
    return replace(entry, reason="", before=None, after=after, previous="", hash="")
