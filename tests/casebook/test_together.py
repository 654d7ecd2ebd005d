"""Eight writers and eight readers work on one casebook for a minute: nothing is lost, nobody sees an error."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.casebook.decisions import decide
from onrecord.casebook.log import entries
from onrecord.casebook.queues import queue
from onrecord.casebook.store import Casebook, open_casebook
from onrecord.casebook.verify import verify
from onrecord.casebook.view import load_claim
from onrecord.errors import ChangedError
from onrecord.model import Figure, replace
from tests.casebook.conftest import claim_with

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")

WRITERS = READERS = 8
SECONDS = 60.0


def test_writers_and_readers_at_once(book: Casebook, tmp_path: Path) -> None:
    """Every writer adds one to the same two figures, as they stand; the sums tell of each."""
    claims = [claim_with(book, words) for words in ("41", "87")]
    begin = {claim: _low(book, claim) for claim in claims}
    path, until = book.path, time.monotonic() + SECONDS
    book.close()  # each process opens it itself

    def write(number: int) -> int:
        done, chance = 0, random.Random(number)  # noqa: S311 - no secrets
        with open_casebook(path) as mine:
            while time.monotonic() < until:
                claim = chance.choice(claims)
                record, state = load_claim(mine, claim)
                assert isinstance(record, Figure)
                more = (record.low or 0) + 1
                wanted = replace(record, low=more, best=more, high=more)
                try:
                    decide(
                        mine, claim, "edit", user=f"u{number}", record=wanted, seen=state.revision
                    )
                except ChangedError:
                    continue  # looked at again, as a user would
                done += 1
        return done

    def read(_: int) -> int:
        done = 0
        with open_casebook(path) as mine:
            while time.monotonic() < until:
                rows = list(queue(mine, "all"))
                assert len(rows) >= len(claims)
                done += 1
        return done

    tasks = [(write, n) for n in range(WRITERS)] + [(read, n) for n in range(READERS)]
    counts = _at_once(tasks, tmp_path)
    with open_casebook(path) as after:
        grown = sum(_low(after, claim) - begin[claim] for claim in claims)
        edits = list(entries(after, actions=("edit",)))
        assert sum(counts[:WRITERS]) == grown == len(edits)
        assert all(counts), "somebody did nothing"
        assert not verify(after).problems


def _at_once(tasks: list[tuple[Callable[[int], int], int]], folder: Path) -> list[int]:
    """Run each task in a process of its own; return what each returned, and raise what one raised."""
    children = []
    for index, (work, number) in enumerate(tasks):
        child = os.fork()
        if child == 0:
            try:
                said = str(work(number))
            except BaseException as error:  # noqa: BLE001 - told to the parent
                said = f"{type(error).__name__}: {error}"
            (folder / f"task-{index}").write_text(said, encoding="utf-8")
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    told = [(folder / f"task-{index}").read_text(encoding="utf-8") for index in range(len(tasks))]
    assert all(one.isdecimal() for one in told), told
    return list(map(int, told))


def _low(book: Casebook, claim: str) -> float:
    record, _ = load_claim(book, claim)
    assert isinstance(record, Figure)
    return record.low or 0
