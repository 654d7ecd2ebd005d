"""The casebook's file is made whole, told from others, and brought up to date."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.casebook.files import is_casebook
from onrecord.casebook.store import (
    Casebook,
    migrations,
    new_casebook,
    open_casebook,
    transaction,
    upgrade,
)
from onrecord.errors import CasebookError


def test_it_is_told_from_other_files(tmp_path: Path) -> None:
    """By its first bytes, not by its name."""
    new_casebook(str(tmp_path / "a")).close()
    assert is_casebook(str(tmp_path / "a"))
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE a (b)").connection.close()
    assert not is_casebook(str(other))
    assert not is_casebook(str(tmp_path))
    with pytest.raises(CasebookError, match="is no casebook"):
        open_casebook(str(other))
    with pytest.raises(CasebookError, match="does not exist"):
        open_casebook(str(tmp_path / "none"))
    with pytest.raises(CasebookError, match="exists already"):
        new_casebook(str(other))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "other.db"]


def test_a_later_version_is_not_touched(tmp_path: Path) -> None:
    """A casebook of a program to come is refused with a way out."""
    path = str(tmp_path / "a")
    with new_casebook(path) as book:
        book.db.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    with pytest.raises(CasebookError, match="this program knows"):
        open_casebook(path)


@pytest.mark.parametrize("version", range(len(migrations())))
def test_every_earlier_version_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    """From each version the tables become those that a new casebook has."""
    path = str(tmp_path / "a")
    with new_casebook(path) as book:
        wanted = _tables(book)
    old = tmp_path / "old"
    db = sqlite3.connect(old, isolation_level=None)
    db.row_factory = sqlite3.Row
    upgrade(Casebook(str(old), db), to=version)
    db.execute("PRAGMA application_id = 0x4F6E5263")
    db.close()
    with open_casebook(str(old)) as book:
        assert _tables(book) == wanted


def test_all_or_nothing(tmp_path: Path) -> None:
    """What fails inside a transaction leaves nothing."""
    with new_casebook(str(tmp_path / "a")) as book:
        with pytest.raises(ZeroDivisionError):
            _fail(book)
        assert book.db.execute("SELECT count(*) FROM state").fetchone()[0] == 0


def _fail(book: Casebook) -> None:
    with transaction(book) as db:
        db.execute("INSERT INTO state VALUES ('a', 'b')")
        raise ZeroDivisionError


def _tables(book: Casebook) -> set[tuple[str, str]]:
    rows = book.db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {(row[0], " ".join(row[1].split())) for row in rows}


def test_looking_at_an_open_casebook_leaves_its_locks(tmp_path: Path) -> None:
    """Another process that closes it meanwhile must not take its write-ahead log away."""
    path = str(tmp_path / "a")
    with new_casebook(path) as book:
        with transaction(book) as db:
            db.execute("INSERT INTO state VALUES ('a', 'b')")
        assert is_casebook(path)
        with open_casebook(path):
            pass
        code = "import sys; from onrecord.casebook.store import open_casebook; open_casebook(sys.argv[1]).close()"
        subprocess.run([sys.executable, "-c", code, path], check=True)
        assert Path(f"{path}-wal").exists()
        assert book.db.execute("SELECT value FROM state WHERE name = 'a'").fetchone()[0] == "b"
    assert is_casebook(path)
