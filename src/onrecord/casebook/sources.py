"""The source layer: original files and the documents read from them. Nothing here is overwritten."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.casebook.store import Casebook
from onrecord.errors import CasebookError
from onrecord.model import Document, decode_as, encode, replace


class Original(NamedTuple):
    """A file as it came: its bytes' SHA-256 and where it was found; `data` None if only referenced."""

    id: str
    path: str
    size: int
    data: bytes | None


def take_original(path: str, *, keep: bool) -> Original:
    """Read a file as an original.

    Args:
        path: The file.
        keep: Whether its bytes are to lie in the casebook.

    Raises:
        OSError: If it cannot be read.
    """
    data = Path(path).read_bytes()
    return Original(hashlib.sha256(data).hexdigest(), path, len(data), data if keep else None)


def store_original(db: sqlite3.Connection, original: Original, seq: int) -> None:
    """Put an original in; one that was only referenced gets its bytes if they are now given."""
    db.execute("INSERT OR IGNORE INTO original VALUES (?, ?, ?, ?, ?)", (*original, seq))
    if original.data is not None:
        db.execute(
            "UPDATE original SET data = ? WHERE id = ? AND data IS NULL",
            (original.data, original.id),
        )


def store_document(
    db: sqlite3.Connection, document: Document, original: str, replaces: str | None, seq: int
) -> None:
    """Put a document in, as it was read from the original with that id."""
    about = document.metadata
    cursor = db.execute(
        "INSERT INTO document (id, original, path, title, issuer, date, language, text, record,"
        " replaces, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document.id, original, document.path, about.title, about.issuer, about.date,
            about.language, document.text, stored_record(document), replaces, seq,
        ),
    )  # fmt: skip
    db.execute(
        "INSERT INTO document_words (rowid, title, text) VALUES (?, ?, ?)",
        (cursor.lastrowid, about.title, document.text),
    )


def document_of(row: sqlite3.Row) -> Document:
    """Return a row of `document` as a record."""
    return replace(decode_as(Document, row["record"]), text=row["text"])


def stored_record(document: Document) -> str:
    """Return a document's record as it is stored, beside its text."""
    return encode(replace(document, text=""))


def document_digest(record: str, text: str) -> str:
    """Return the SHA-256 that the log notes of a document, of its record and its text as they are stored.

    What is stored is hashed, and not the record as this program would write it, which may have fields
    that were unknown when the document came in.
    """
    return hashlib.sha256(f"{record}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def load_document(book: Casebook, name: str) -> Document:
    """Return a document by its id, or by its path.

    Raises:
        CasebookError: If there is none.
    """
    row = book.db.execute(
        "SELECT text, record FROM document WHERE id = ? OR path = ? ORDER BY number DESC LIMIT 1",
        (name, name),
    ).fetchone()
    if row is None:
        raise CasebookError(f"has no document {name!r}", path=book.path)
    return document_of(row)


def original_bytes(book: Casebook, document: str) -> bytes:
    """Return the bytes of the file that a document came in.

    Raises:
        CasebookError: If there is no such document, or its file is only referenced and cannot be read.
    """
    row = book.db.execute(
        "SELECT original.path, original.data FROM document JOIN original"
        " ON original.id = document.original WHERE document.id = ?",
        (document,),
    ).fetchone()
    if row is None:
        raise CasebookError(f"has no document {document!r}", path=book.path)
    if row["data"] is not None:
        return bytes(row["data"])
    try:
        return Path(row["path"]).read_bytes()
    except OSError as error:
        reason = f"is referenced by the casebook and cannot be read: {error.strerror}"
        raise CasebookError(reason, path=row["path"]) from error


def current_documents(book: Casebook) -> Iterator[Document]:
    """Yield the documents that no later version replaces, in the order they came in."""
    for row in book.db.execute(f"SELECT text, record FROM document {CURRENT} ORDER BY number"):  # noqa: S608
        yield document_of(row)


CURRENT = "WHERE id NOT IN (SELECT replaces FROM document WHERE replaces IS NOT NULL)"
"""The documents that no later version replaces, as a condition in SQL."""


def original_problems(book: Casebook) -> Iterator[str]:
    """Yield which originals are not as they came, in plain sentences."""
    for row in book.db.execute("SELECT * FROM original ORDER BY rowid"):
        data = row["data"]
        if data is None:
            try:
                data = Path(row["path"]).read_bytes()
            except OSError as error:
                yield f"original {row['path']}: is referenced and cannot be read: {error.strerror}"
                continue
        if hashlib.sha256(data).hexdigest() != row["id"] or len(data) != row["size"]:
            yield f"original {row['path']}: its bytes are not those that were added"


def replaced_by(db: sqlite3.Connection, path: str) -> str | None:
    """Return the id of the newest document at `path`, which a new one there would replace."""
    row = db.execute(
        "SELECT id FROM document WHERE path = ? ORDER BY number DESC LIMIT 1", (path,)
    ).fetchone()
    return row["id"] if row else None
