"""The proof of a casebook: the originals, the documents, the readings, the log, the view, the anchors."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from onrecord.casebook.access import access_problems
from onrecord.casebook.conflicts import conflict_problems
from onrecord.casebook.eventview import event_problems
from onrecord.casebook.heads import opened
from onrecord.casebook.log import chain_problems, entries, head
from onrecord.casebook.particulars import particular_problems
from onrecord.casebook.readings import digests
from onrecord.casebook.releases import release_problems
from onrecord.casebook.rounds import allotment_problems
from onrecord.casebook.sources import document_digest, document_of, original_problems
from onrecord.casebook.stamps import stamps
from onrecord.casebook.statements import statement_problems
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import view_problems
from onrecord.errors import OnRecordError
from onrecord.model import Json, Proof

T = TypeVar("T")

ADD, READ = "document", "reading"
"""Actions of the entries that tell of a document, and of a reading; `after` has their digests."""
_DOCUMENT_COLUMNS = (
    "title", "issuer", "date", "language", "id", "path", "original", "replaces",
)  # fmt: skip


def verify(
    book: Casebook, *, known_head: str | None = None, certificates: bytes | None = None
) -> Proof:
    """Look whether everything in a casebook is as it was written, and what follows still follows.

    Args:
        book: The casebook.
        known_head: A head (`SEQ:HASH`) noted earlier, or a sealed one that was published; shows whether
            entries at the end were cut off.
        certificates: PEM that time stamps must lead to; None takes what was noted with them.
    """
    held: list[str] = []
    looks: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: _file_problems(book),
        lambda: chain_problems(book, known_head and opened(book, known_head)),
        lambda: original_problems(book),
        lambda: _document_problems(book),
        lambda: _reading_problems(book),
        lambda: view_problems(book),
        lambda: event_problems(book),
        lambda: allotment_problems(book),
        lambda: conflict_problems(book),
        lambda: statement_problems(book),
        lambda: particular_problems(book),
        lambda: _stamp_problems(book, certificates, held),
        lambda: access_problems(book),
        lambda: release_problems(book),
    )
    problems: list[str] = []
    for look in looks:
        problems += _guarded(look)
    return Proof(
        path=book.path,
        head=_guarded_value(lambda: head(book), ""),
        entries=_count(book, "log"),
        originals=_count(book, "original"),
        documents=_count(book, "document"),
        claims=_count(book, "claim"),
        stamps=tuple(held),
        problems=tuple(dict.fromkeys(problems)),
    )


def _guarded(look: Callable[[], Iterable[str]]) -> Iterator[str]:
    """Yield what a look finds; a file so damaged that it cannot go on is a finding as well."""
    try:
        yield from look()
    except (sqlite3.Error, OnRecordError, ValueError, KeyError, TypeError) as error:
        yield f"cannot be read to its end: {error}"


def _file_problems(book: Casebook) -> Iterator[str]:
    for row in book.db.execute("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield f"file: {row[0]}"
    for table in ("document_words", "claim_words"):
        try:
            book.db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608
        except sqlite3.DatabaseError as error:
            yield f"the index {table} does not fit its table: {error}"


def _document_problems(book: Casebook) -> Iterator[str]:
    noted = _noted(book, ADD)
    for row in book.db.execute("SELECT * FROM document ORDER BY number"):
        try:
            document = document_of(row)
        except OnRecordError as error:
            yield f"document {row['path']}: its record cannot be read: {error}"
            continue
        entry, about = noted.get(row["added"], {}), document.metadata
        told = (
            about.title, about.issuer, about.date, about.language, document.id, document.path,
            entry.get("original"), entry.get("replaces"),
        )  # fmt: skip
        columns = tuple(row[name] for name in _DOCUMENT_COLUMNS)
        if entry.get("digest") != document_digest(row["record"], row["text"]) or told != columns:
            yield f"document {row['path']}: it is not as it was first read"
    known = {row["added"] for row in book.db.execute("SELECT added FROM document")}
    for seq in noted.keys() - known:
        yield f"log: the document of entry {seq} is missing"


def _reading_problems(book: Casebook) -> Iterator[str]:
    noted = _noted(book, READ)
    found: set[int] = set()
    for document, seq, digest in digests(book):
        found.add(seq)
        if noted.get(seq, {}).get("digest") != digest:
            yield f"reading of {document}: it is not as it was written"
    for seq in noted.keys() - found:
        yield f"log: the reading of entry {seq} is missing"


def _stamp_problems(book: Casebook, certificates: bytes | None, held: list[str]) -> Iterator[str]:
    """Yield which time stamps do not hold; what the others say is added to `held`."""
    for told, holds in stamps(book, certificates):
        if holds:
            held.append(told)
        else:
            yield told


def _noted(book: Casebook, action: str) -> dict[int, Json]:
    return {entry.seq: entry.after or {} for entry in entries(book, actions=(action,))}


def _count(book: Casebook, table: str) -> int:
    def count() -> int:
        return int(book.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608

    return _guarded_value(count, 0)


def _guarded_value(get: Callable[[], T], otherwise: T) -> T:
    try:
        return get()
    except (sqlite3.Error, OnRecordError):
        return otherwise
