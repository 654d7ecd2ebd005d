"""Each flipped bit in the log, in an original or in an anchor is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from onrecord.casebook.decisions import decide
from onrecord.casebook.log import chain_problems
from onrecord.casebook.sources import original_problems
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import view_problems
from onrecord.errors import OnRecordError
from tests.casebook.conftest import claim_with


@contextmanager
def _changed(book: Casebook, change: str, *values: object) -> Iterator[None]:
    book.db.execute("SAVEPOINT flipped")
    book.db.execute(change, values)
    try:
        yield
    finally:
        book.db.execute("ROLLBACK TO flipped")


def _finds(look: Iterable[str]) -> bool:
    try:
        return any(True for _ in look)
    except (sqlite3.Error, OnRecordError, ValueError):
        return True  # `verify` tells of these as well


def _unlocked(book: Casebook) -> None:
    for row in book.db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        book.db.execute(f"DROP TRIGGER {row[0]}")
    book.db.execute("PRAGMA foreign_keys = OFF")


def test_each_bit_of_the_log(book: Casebook) -> None:
    """Whichever column of whichever entry: the chain does not hold any more."""
    decide(book, claim_with(book, "41"), "accept", user="ana", reason="read twice, é")
    _unlocked(book)
    rows = [tuple(row) for row in book.db.execute("SELECT rowid, * FROM log ORDER BY seq")]
    names = [row[1] for row in book.db.execute("PRAGMA table_info(log)")]
    flips = 0
    for rowid, *values in rows:
        for name, value in zip(names, values, strict=True):
            if name == "seq" or value is None:
                continue
            data = value.encode()
            for place in range(len(data)):
                other = data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]
                change = f"UPDATE log SET {name} = CAST(? AS TEXT) WHERE rowid = ?"  # noqa: S608
                with _changed(book, change, other, rowid):
                    assert _finds(chain_problems(book)), (rowid, name, place)
                flips += 1
        with _changed(book, "UPDATE log SET seq = seq + 100 WHERE rowid = ?", rowid):
            assert _finds(chain_problems(book)), rowid
    assert flips > 1000


def test_each_bit_of_an_original(book: Casebook) -> None:
    """Its hash is another."""
    _unlocked(book)
    key, data = book.db.execute("SELECT id, data FROM original").fetchone()
    for place in range(len(data)):
        other = data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]
        with _changed(book, "UPDATE original SET data = ? WHERE id = ?", other, key):
            assert _finds(original_problems(book)), place


def test_each_anchor(book: Casebook) -> None:
    """A start, an end or quoted words that are others do not follow from what was read."""
    _unlocked(book)
    for row in book.db.execute("SELECT number, text FROM claim").fetchall():
        for bit in range(16):
            for name in ("start", "stop"):
                # SQLite has no exclusive or.
                change = (
                    f"UPDATE claim SET {name} = ({name} | ?1) - ({name} & ?1) WHERE number = ?2"  # noqa: S608
                )
                with _changed(book, change, 1 << bit, row["number"]):
                    assert _finds(view_problems(book)), (row["text"], name, bit)
        for place, letter in enumerate(row["text"]):
            other = row["text"][:place] + chr(ord(letter) ^ 1) + row["text"][place + 1 :]
            with _changed(book, "UPDATE claim SET text = ? WHERE number = ?", other, row["number"]):
                assert _finds(view_problems(book)), (row["text"], place)
