"""What may leave a casebook: all that is written for others takes claims and texts from here.

The same is to be had as it stood at an earlier entry of the log (`at`): documents, readings and
decisions up to that entry, and the events that follow from them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from onrecord.casebook.asof import Past
from onrecord.casebook.closed import Closed
from onrecord.casebook.events import event_decisions, load_events
from onrecord.casebook.log import entries, entry_of, head
from onrecord.casebook.publishing import Publication
from onrecord.casebook.rounds import as_seen_by
from onrecord.casebook.sources import Original, current_documents
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import record_of
from onrecord.errors import CasebookError
from onrecord.model import Document, Event, LogEntry, Standing, decode_as
from onrecord.resolve.local_event import LocalEvent

_JOINED = "SELECT claim.* FROM claim JOIN document ON document.id = claim.document"
_READING = "SELECT max(number) FROM reading WHERE document = ? AND read <= ?"
_ORDER = "ORDER BY document.number, claim.start, claim.stop, claim.number"


class Published:
    """A casebook as a reader may see it, now or at an earlier entry of its log."""

    def __init__(
        self, book: Casebook, user: str, at: int | None = None, *, unredacted: bool = False
    ) -> None:
        """Look at a casebook as `user` may, as it is or as it stood after entry `at`."""
        self._book = book
        self._user = user
        self._past = None if at is None else Past(book, at)
        self.at = at
        publication = Publication(book, unredacted=unredacted)
        self._closed = _closed(book, publication, self._past, at) if publication.closed else None

    @property
    def head(self) -> str:
        """The head, `SEQ:HASH`, of the entry at which the casebook stands so."""
        if self.at is None:
            return head(self._book)
        row = self._book.db.execute("SELECT hash FROM log WHERE seq = ?", (self.at,)).fetchone()
        if row is None:
            hint = "`onrecord log` lists the entries"
            raise CasebookError(f"has no entry {self.at}", path=self._book.path, hint=hint)
        return f"{self.at}:{row['hash']}"

    def documents(self) -> Iterator[Document]:
        """Yield the documents that no later version replaces, in the order they came in."""
        return self._closed.documents() if self._closed else _documents(self._book, self._past)

    def claims(self) -> Iterator[Standing]:
        """Yield the claims, rejected ones as well, in the order of documents and places."""
        return self._closed.claims() if self._closed else _claims(self._book, self._past)

    def claim(self, claim: str) -> Standing | None:
        """Return one claim as it stands now, or None if a reader may see none of that id."""
        if self._closed:
            return next((one for one in self._closed.claims() if one.record.id == claim), None)
        row = self._book.db.execute("SELECT * FROM claim WHERE id = ?", (claim,)).fetchone()
        return _standing(row) if row is not None else None

    def events(self) -> tuple[Event, ...]:
        """Return the events, in the order in which documents speak of them."""
        if self._closed:
            return self._closed.events()
        return load_events(self._book) if self._past is None else self._past.events()

    def log(self) -> Iterator[LogEntry]:
        """Yield the entries of the log; what others say in a blind round is left blank till its end."""
        seen = as_seen_by(self._book, self._user, entries(self._book))
        for entry in self._closed.log(seen) if self._closed else seen:
            if self.at is not None and entry.seq > self.at:
                return
            yield entry

    def readings(self) -> Iterator[tuple[str, str, LogEntry]]:
        """Yield each reading: its document's id, the program's hash, and the entry that tells of it."""
        rows = self._book.db.execute(
            "SELECT reading.document AS read_in, code, log.* FROM reading"
            " JOIN log ON log.seq = reading.read WHERE log.seq <= ? ORDER BY number",
            (self.at or 1 << 62,),
        )
        for row in rows:
            document, entry = row["read_in"], entry_of(row)
            if self._closed is None:
                yield document, row["code"], entry
            elif (known := self._closed.document_id(document)) is not None:
                yield known, row["code"], next(self._closed.log([entry]))

    def originals(self) -> Iterator[Original]:
        """Yield the files as they came; those that are only referenced without their bytes.

        None leave a casebook in which something is withheld.
        """
        if self._closed:
            return
        for row in self._book.db.execute(
            "SELECT id, path, size, data FROM original ORDER BY rowid"
        ):
            yield Original(*row)

    def copy(self, target: Path) -> None:
        """Write the casebook as it is now, whole, into a file that does not exist yet.

        Raises:
            CasebookError: If what is looked at is an earlier state, or something is withheld.
        """
        if self._closed:
            hint = "give --unredacted with a reason, or choose a format of claims"
            raise CasebookError("holds what is withheld", path=self._book.path, hint=hint)
        if self.at is not None:
            hint = "leave out the entry, or choose a format of claims"
            raise CasebookError("is archived as it is now only", path=self._book.path, hint=hint)
        copied = sqlite3.connect(target)
        try:
            self._book.db.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")
        finally:
            copied.close()


def published(
    book: Casebook, *, user: str = "", at: int | None = None, unredacted: bool = False
) -> Published:
    """Return what a reader may see of a casebook.

    Args:
        book: The casebook.
        user: Who looks; nobody in particular where it is left out.
        at: The number of an entry of the log: as it stood then; None for as it is now.
        unredacted: Whether what is withheld or confidential is to be seen, too.

    Raises:
        CasebookError: If there is no such entry.
    """
    found = Published(book, user, at, unredacted=unredacted)
    _ = found.head
    return found


def _documents(book: Casebook, past: Past | None) -> Iterator[Document]:
    return current_documents(book) if past is None else past.documents()


def _claims(book: Casebook, past: Past | None) -> Iterator[Standing]:
    if past is not None:
        yield from past.claims()
        return
    for row in book.db.execute(f"{_JOINED} {_ORDER}"):
        yield _standing(row)


def _closed(book: Casebook, publication: Publication, past: Past | None, at: int | None) -> Closed:
    """Return what leaves a casebook in which something is withheld."""

    def happenings(document: str) -> Iterator[LocalEvent]:
        query = f"SELECT happenings FROM reading WHERE number = ({_READING})"  # noqa: S608
        for row in book.db.execute(query, (document, at or 1 << 62)):
            for line in filter(None, row["happenings"].split("\n")):
                yield decode_as(LocalEvent, line)

    decisions = (one for one in event_decisions(book) if at is None or one.seq <= at)
    return Closed(
        publication, lambda: _documents(book, past), _claims(book, past), happenings, decisions
    )


def _standing(row: sqlite3.Row) -> Standing:
    return Standing(record_of(row), row["status"], row["revision"])
