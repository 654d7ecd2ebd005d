"""The machine's layer: what each program read in each document. A newer program adds a reading."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator

from onrecord.casebook.store import Casebook
from onrecord.model import Claim, Figure, encode

Reviewed = Figure | Claim
"""What people decide about: figures, and the claims that are no numbers."""

NEWEST = "SELECT max(number) FROM reading WHERE document = ?"
"""The newest reading of a document, as SQL with the document for its parameter."""


def store_reading(
    db: sqlite3.Connection,
    document: str,
    code: str,
    claims: Iterable[Reviewed],
    happenings: str,
    seq: int,
) -> None:
    """Put in what a program read in a document.

    Args:
        db: The casebook, inside a transaction.
        document: The document's id.
        code: The hash of the program that read it.
        claims: What it read.
        happenings: What the document speaks of, as JSON Lines, for the gathering of events.
        seq: The entry of the log that tells of it.
    """
    cursor = db.execute(
        "INSERT INTO reading (document, code, happenings, read) VALUES (?, ?, ?, ?)",
        (document, code, happenings, seq),
    )
    rows = ((cursor.lastrowid, one.id, encode(one)) for one in claims)
    db.executemany("INSERT INTO machine VALUES (?, ?, ?)", rows)


def newest_reading(db: sqlite3.Connection, document: str) -> dict[str, str]:
    """Return what the newest program read in a document: the claims' JSON by their ids."""
    rows = db.execute(
        f"SELECT id, record FROM machine WHERE reading = ({NEWEST})",  # noqa: S608
        (document,),
    )
    return dict(tuple(row) for row in rows)


def newest_of(db: sqlite3.Connection, document: str, claim: str) -> str | None:
    """Return what the newest program read as one claim, or None where it reads it no longer."""
    row = db.execute(
        f"SELECT record FROM machine WHERE reading = ({NEWEST}) AND id = ?",  # noqa: S608
        (document, claim),
    ).fetchone()
    return row["record"] if row else None


def happenings_of(db: sqlite3.Connection, document: str) -> str:
    """Return what a document speaks of, by the newest reading, as JSON Lines."""
    row = db.execute(
        f"SELECT happenings FROM reading WHERE number = ({NEWEST})",  # noqa: S608
        (document,),
    ).fetchone()
    return row["happenings"] if row else ""


def code_of(db: sqlite3.Connection, document: str) -> str | None:
    """Return the hash of the program that last read a document."""
    row = db.execute(
        f"SELECT code FROM reading WHERE number = ({NEWEST})",  # noqa: S608
        (document,),
    ).fetchone()
    return row["code"] if row else None


def reading_digest(claims: Iterable[tuple[str, str]], happenings: str) -> str:
    """Return the SHA-256 that the log notes of a reading: of its claims by id, and its happenings."""
    data = json.dumps([sorted(claims), happenings], ensure_ascii=False)
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()


def digests(book: Casebook) -> Iterator[tuple[str, int, str]]:
    """Yield each reading's document, the entry of the log that tells of it, and its digest now."""
    for row in book.db.execute("SELECT * FROM reading ORDER BY number"):
        claims = book.db.execute(
            "SELECT id, record FROM machine WHERE reading = ?", (row["number"],)
        ).fetchall()
        pairs = [(one["id"], one["record"]) for one in claims]
        yield row["document"], row["read"], reading_digest(pairs, row["happenings"])
