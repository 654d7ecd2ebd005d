"""A program that is killed at any moment leaves a casebook that opens, verifies, and has all it told of."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.casebook.decisions import decide
from onrecord.casebook.files import APPLICATION_ID
from onrecord.casebook.log import entries
from onrecord.casebook.store import Casebook, migrations, new_casebook, open_casebook, upgrade
from onrecord.casebook.verify import verify
from onrecord.model import Failure
from onrecord.pipeline import Options
from onrecord.pipeline.casebooks import add_paths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

KILLS = 200
DOCUMENTS = 12
SEED = 20261121


def _killed(work: Callable[[Callable[[str], None]], None], after: float) -> list[str]:
    """Run `work` in a process that is killed after so many seconds; return what it told before."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        try:
            work(lambda line: os.write(writes, f"{line}\n".encode()) and None)
        finally:
            os._exit(0)
    os.close(writes)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reads, encoding="utf-8") as told:
        return [line.rstrip("\n") for line in told if line.endswith("\n")]


def _moments(work: Callable[[Callable[[str], None]], None], count: int) -> Iterator[float]:
    """Yield random moments within the time that `work` takes."""
    began = time.monotonic()
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(lambda line: os.write(writes, f"{line}\n".encode()) and None)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(reads)
    os.close(writes)
    whole = time.monotonic() - began
    chance = random.Random(SEED)  # noqa: S311 - moments, no secrets
    for _ in range(count):
        yield chance.uniform(0, whole * 1.1)


@pytest.fixture
def many(tmp_path: Path) -> tuple[Path, Options]:
    """A folder of documents, and options with which they have been read before."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(DOCUMENTS):
        (folder / f"{number:02}.txt").write_text(
            f"Report {number} of the council of Varn\n\nOn 3 May 1994 {number + 20} people were "
            f"killed in Varn and {number + 50} were injured.\n",
            encoding="utf-8",
        )
    options = Options(cache_dir=str(tmp_path / "cache"), isolate=False)
    with new_casebook(str(tmp_path / "warm")) as book:
        list(add_paths(book, [str(folder)], options, user="ana"))
    return folder, options


def test_add_killed_at_random_moments(tmp_path: Path, many: tuple[Path, Options]) -> None:
    """What `add` told of is there; what it had not, can be added as if nothing had been."""
    folder, options = many

    def add(path: str) -> Callable[[Callable[[str], None]], None]:
        def work(tell: Callable[[str], None]) -> None:
            with open_casebook(path) as book:
                for one in add_paths(book, [str(folder)], options, user="ana"):
                    assert not isinstance(one.outcome, Failure)
                    tell(one.path)

        return work

    first = str(tmp_path / "first")
    new_casebook(first).close()
    finished = 0
    for number, moment in enumerate(_moments(add(first), KILLS // 2)):
        path = str(tmp_path / f"book-{number}")
        new_casebook(path).close()
        told = _killed(add(path), moment)
        with open_casebook(path) as book:
            assert not verify(book).problems
            there = {row[0] for row in book.db.execute("SELECT path FROM document")}
            assert set(told) <= there
            finished += len(there) == DOCUMENTS
            list(add_paths(book, [str(folder)], options, user="ben"))
            proof = verify(book)
            assert (proof.documents, proof.problems) == (DOCUMENTS, ())
    assert finished < KILLS // 2, "no kill came in time"


def test_decisions_killed_at_random_moments(tmp_path: Path, many: tuple[Path, Options]) -> None:
    """Each decision that was told of is in the log."""
    folder, options = many
    path = str(tmp_path / "book")
    with new_casebook(path) as book:
        list(add_paths(book, [str(folder)], options, user="ana"))
        claims = [row[0] for row in book.db.execute("SELECT id FROM claim")]

    def work(tell: Callable[[str], None]) -> None:
        with open_casebook(path) as book:
            for claim in claims:
                tell(str(decide(book, claim, "accept", user="ana")))

    told: set[int] = set()
    for moment in _moments(work, KILLS // 2):
        told.update(map(int, _killed(work, moment)))
        with open_casebook(path) as book:
            assert not verify(book).problems
            assert told <= {one.seq for one in entries(book, actions=("accept",))}
    assert told


def test_migrations_killed_at_random_moments(tmp_path: Path) -> None:
    """A casebook of an earlier version is of that version still, or of this one."""
    versions = len(migrations())

    def old(path: str, version: int) -> None:
        db = sqlite3.connect(path, isolation_level=None)
        db.row_factory = sqlite3.Row
        upgrade(Casebook(path, db), to=version)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA journal_mode = WAL")
        db.close()

    def work(path: str) -> Callable[[Callable[[str], None]], None]:
        return lambda tell: tell(open_casebook(path).path)

    first = str(tmp_path / "first")
    old(first, 0)
    for number, moment in enumerate(_moments(work(first), KILLS // 4)):
        path = str(tmp_path / f"book-{number}")
        version = number % versions
        old(path, version)
        told = _killed(work(path), moment)
        db = sqlite3.connect(path)
        (found,) = db.execute("PRAGMA user_version").fetchone()
        db.close()
        assert found == versions if told else found in {version, versions}
        with open_casebook(path) as book:
            assert not verify(book).problems
