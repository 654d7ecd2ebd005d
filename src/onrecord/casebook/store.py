"""The casebook's file: made, opened, brought up to date, written in transactions."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from onrecord.casebook.files import APPLICATION_ID, hold, is_casebook, release
from onrecord.errors import CasebookError

WAIT = 60.0
"""Seconds to wait for another process that is writing."""
_PAUSE = (0.0005, 0.01)  # seconds


class Casebook:
    """An open casebook: its path and its connection. Use it as a context manager."""

    def __init__(
        self, path: str, db: sqlite3.Connection, held: tuple[int, int] | None = None
    ) -> None:
        """Take over an open connection; `open_casebook` and `new_casebook` make them."""
        self.path = path
        self.db = db
        self._held = held

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.db.close()
        release(self._held)
        self._held = None


def new_casebook(path: str) -> Casebook:
    """Make an empty casebook.

    Raises:
        CasebookError: If there is something at `path` already, or it cannot be made.
    """
    target = Path(path)
    try:
        with TemporaryDirectory(dir=target.parent, prefix=".onrecord-") as folder:
            draft = Path(folder) / "casebook"
            draft.touch(mode=0o600)
            with _connect(str(draft)) as book:
                book.db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                book.db.execute("PRAGMA journal_mode = WAL")
                upgrade(book)
            target.hardlink_to(draft)  # unlike a renaming, it never takes another file's place
    except FileExistsError as error:
        hint = "choose another name; `onrecord add` adds to a casebook that is there"
        raise CasebookError("exists already", path=path, hint=hint) from error
    except OSError as error:
        raise CasebookError(f"cannot be made: {error.strerror}", path=path) from error
    return open_casebook(path)


def open_casebook(path: str) -> Casebook:
    """Open a casebook, brought up to date if it is of an earlier version.

    Raises:
        CasebookError: If it is none, is damaged, or was written by a later version of the program.
    """
    if not is_casebook(path):
        found = "is no casebook" if Path(path).exists() else "does not exist"
        raise CasebookError(found, path=path, hint="`onrecord new` makes a casebook")
    book = _connect(path)
    try:
        upgrade(book)
    except BaseException:
        book.close()
        raise
    return book


def _connect(path: str) -> Casebook:
    held = hold(path)
    try:
        db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA cell_size_check = ON")
    except sqlite3.Error as error:
        release(held)
        raise CasebookError(f"cannot be opened: {error}", path=path) from error
    return Casebook(path, db, held)


@contextmanager
def transaction(book: Casebook) -> Iterator[sqlite3.Connection]:
    """Write all of it or nothing; other writers wait, readers see the state before.

    Raises:
        CasebookError: If another process has been writing for a minute.
    """
    _begin(book)
    try:
        yield book.db
    except BaseException:
        with suppress(sqlite3.Error):
            book.db.execute("ROLLBACK")
        raise
    book.db.execute("COMMIT")


def _begin(book: Casebook) -> None:
    """Wait for the right to write.

    SQLite's own waiting sleeps longer the longer it waits, so that under load the newest writer gets
    in first and the oldest last; waits of random length are fair.
    """
    until = time.monotonic() + WAIT
    book.db.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                book.db.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if time.monotonic() > until:
                    hint = "another program is writing to it; try again when it is done"
                    raise CasebookError(f"is busy: {error}", path=book.path, hint=hint) from error
                time.sleep(random.uniform(*_PAUSE))  # noqa: S311 - no secret
            else:
                return
    finally:
        book.db.execute(f"PRAGMA busy_timeout = {int(WAIT * 1000)}")


def migrations() -> tuple[str, ...]:
    """Return the SQL of each version, the first first."""
    folder = files("onrecord.casebook") / "migrations"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def upgrade(book: Casebook, *, to: int | None = None) -> None:
    """Bring the tables up to this program's version, or to version `to`.

    All of it happens or nothing, so that a program that is killed meanwhile leaves the version before.

    Raises:
        CasebookError: If the casebook was written by a later version, or is damaged.
    """
    steps = migrations()[:to]
    try:
        if _version(book) == len(steps):
            return
        with transaction(book) as db:
            version = _version(book)
            if version > len(steps):
                raise CasebookError(
                    f"has version {version}, this program knows {len(steps)}",
                    path=book.path,
                    hint="use the program that wrote it, or a later one",
                )
            for script in steps[version:]:
                for statement in _statements(script):
                    db.execute(statement)
            db.execute(f"PRAGMA user_version = {len(steps)}")
    except sqlite3.DatabaseError as error:
        raise CasebookError(f"is damaged: {error}", path=book.path, hint=DAMAGED) from error


DAMAGED = "keep the file as it is and go on from your last copy"


def _version(book: Casebook) -> int:
    return int(book.db.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
