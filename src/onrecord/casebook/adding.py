"""Documents put into a casebook: each with its original, its reading and its place in the log."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from onrecord import __version__
from onrecord.casebook.access import carry_restrictions, confidential, keep_back
from onrecord.casebook.log import append, entries
from onrecord.casebook.readings import (
    Reviewed,
    code_of,
    newest_reading,
    reading_digest,
    store_reading,
)
from onrecord.casebook.sources import (
    Original,
    document_digest,
    load_document,
    replaced_by,
    store_document,
    store_original,
    stored_record,
)
from onrecord.casebook.store import Casebook
from onrecord.casebook.verify import ADD, READ
from onrecord.casebook.versions import Carried, carry_over
from onrecord.casebook.view import hide_document, show_document
from onrecord.casebook.withholding import carry_passages
from onrecord.model import Document, Json, LogEntry, encode

DIFFERS = "differs"
"""The action of an entry that tells of a newer reading of a claim that was decided about."""


class Arrival(NamedTuple):
    """A document as it was read, with the file it came in and all that is claimed in it."""

    document: Document
    original: Original
    claims: Sequence[Reviewed]
    happenings: str
    code: str


class Added(Enum):
    """What adding a document came to."""

    NEW = "new"
    VERSION = "new version"
    KNOWN = "known already"


class Outcome(NamedTuple):
    """What adding a document came to, and what became of decisions about the version before."""

    added: Added
    carried: Carried = Carried(0, 0)


def add_document(
    book: Casebook, arrival: Arrival, *, user: str, replaces: str | None = None
) -> Outcome:
    """Put a document in, inside a transaction. One that is there already changes nothing.

    Args:
        book: The casebook.
        arrival: The document and what was read in it.
        user: Who adds it.
        replaces: The id of the document that it is a new version of; None takes the one that came
            from the same path.
    """
    document = arrival.document
    if book.db.execute("SELECT 1 FROM document WHERE id = ?", (document.id,)).fetchone():
        store_original(book.db, arrival.original, _first(book))
        return Outcome(Added.KNOWN)
    old = replaces or replaced_by(book.db, document.path)
    after: Json = {
        "document": document.id,
        "path": document.path,
        "original": arrival.original.id,
        "kept": arrival.original.data is not None,
        "replaces": old,
        "digest": document_digest(stored_record(document), document.text),
    }
    seq = append(book.db, user, ADD, document.id, after=after)
    store_original(book.db, arrival.original, seq)
    store_document(book.db, document, arrival.original.id, old, seq)
    _read(book, document.id, arrival, user)
    if old is None:
        show_document(book, document.id)
        return Outcome(Added.NEW)
    carried = carry_over(book, load_document(book, old), document, user=user)
    _keep_withheld(book, load_document(book, old), document, user)
    hide_document(book, old)
    show_document(book, document.id)
    return Outcome(Added.VERSION, carried)


def add_reading(book: Casebook, arrival: Arrival, *, user: str) -> bool:
    """Put in what a newer program read in a known document, inside a transaction.

    Decisions stay as they are. Returns whether there was anything new: the same program adds nothing.
    """
    document = arrival.document.id
    if code_of(book.db, document) == arrival.code:
        return False
    before = newest_reading(book.db, document)
    _read(book, document, arrival, user)
    now = newest_reading(book.db, document)
    decided = book.db.execute(
        "SELECT id FROM claim WHERE document = ? AND status != 'unreviewed'", (document,)
    )
    for (claim,) in decided.fetchall():
        if before.get(claim) != now.get(claim):
            read = json.loads(now[claim]) if claim in now else None
            append(book.db, user, DIFFERS, claim, after={"document": document, "read": read})
    show_document(book, document)
    return True


def differences(book: Casebook) -> Iterator[LogEntry]:
    """Yield where a newer program reads otherwise what people had decided about, and have not since."""
    for entry in entries(book, actions=(DIFFERS,)):
        row = book.db.execute(
            "SELECT revision FROM claim WHERE id = ?", (entry.subject,)
        ).fetchone()
        if row is not None and row["revision"] < entry.seq:
            yield entry


def _keep_withheld(book: Casebook, old: Document, new: Document, user: str) -> None:
    """Withhold in a new version what is withheld in the one before, or keep the whole of it back."""
    carry_restrictions(book, old.id, new.id, user=user)
    lost = carry_passages(book, old, new, user=user)
    rows = book.db.execute("SELECT id FROM claim WHERE document = ?", (old.id,))
    if lost or confidential(book) & {row["id"] for row in rows}:
        reason = (
            "what is withheld in the version before is not found in this one; see what it should be"
        )
        keep_back(book, new.id, user=user, reason=reason)


def _read(book: Casebook, document: str, arrival: Arrival, user: str) -> None:
    pairs = [(one.id, encode(one)) for one in arrival.claims]
    digest = reading_digest(pairs, arrival.happenings)
    program = f"onrecord {__version__}"
    after: Json = {"document": document, "claims": len(pairs), "digest": digest, "program": program}
    seq = append(book.db, user, READ, document, after=after)
    store_reading(book.db, document, arrival.code, arrival.claims, arrival.happenings, seq)


def _first(book: Casebook) -> int:
    return int(book.db.execute("SELECT max(seq) FROM log").fetchone()[0])
