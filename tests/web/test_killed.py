"""A workbench that is killed while people write: what it answered is there, and the casebook verifies.

A few kills run with all tests; `pytest tests/web/test_killed.py --kills 200` is the whole proof.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, cycle
from pathlib import Path
from typing import NamedTuple

import httpx2 as httpx
import pytest

from onrecord.casebook.log import entries
from onrecord.casebook.store import Casebook, open_casebook
from onrecord.casebook.verify import verify
from tests.web.conftest import TOKEN

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs process groups and SIGKILL")

SEED = 20261121
LONGEST = 5.0
"""Seconds of writing, long enough for files to be brought in."""
_DONE = re.compile(r"done=(\d+)")


class Told(NamedTuple):
    """What people were answered: the reasons of decisions, the ids of claims marked, files brought in."""

    reasons: list[str]
    marked: list[str]
    files: list[str]


class Known(NamedTuple):
    """What people write about."""

    claims: list[str]
    events: list[str]
    documents: list[int]


class Client:
    """Somebody at the workbench, who gives each decision a reason of its own."""

    def __init__(self, home: str, name: str, told: Told) -> None:
        self.web = httpx.Client(base_url=home, timeout=30)
        self.told = told
        self._token = TOKEN.search(self.web.get("/add").text)[1]  # type: ignore[index]
        self._reasons = (f"{name} {number}" for number in count())

    def send(self, address: str, **fields: object) -> httpx.Response:
        """Write something, and note it once the answer is there; that somebody was first is no answer."""
        reason = next(self._reasons)
        form = {"csrf": self._token, "reason": reason, **fields}
        answer = self.web.post(address, data=form)
        assert answer.status_code in {303, 400, 404, 409}, answer.text
        if answer.status_code == 303:
            self.told.reasons.append(reason)
        return answer

    def bring(self, name: str, text: str) -> None:
        """Bring a file in, and note it once its job is done."""
        files = {"files": (name, text.encode())}
        answer = self.web.post("/add", data={"csrf": self._token}, files=files)
        assert answer.status_code == 303, answer.text
        while (
            state := self.web.get(f"{answer.headers['location']}.json").json()["state"]
        ) == "running":
            time.sleep(0.02)
        assert state == "done"
        self.told.files.append(name)


def _decide(one: Client, known: Known) -> None:
    for claim, action in zip(
        cycle(known.claims), cycle(("accept", "reject", "reopen")), strict=False
    ):
        one.send(f"/claims/{claim}/decide", action=action)


def _mark(one: Client, known: Known) -> None:
    for number in cycle(known.documents):
        fields = {
            "kind": "figure",
            "start": 2,
            "end": 11,
            "low": "4",
            "high": "4",
            "outcome": "killed",
        }
        answer = one.send(f"/documents/{number}/mark", **fields)
        one.told.marked.append(answer.headers["location"].partition("#")[2])


def _settle(one: Client, known: Known) -> None:
    first, other = known.events[:2]
    for claim in cycle(known.claims):
        merged = one.send(f"/events/{first}/merge", merge=other)
        one.send(f"/claims/{claim}/assign", event=first)
        if found := _DONE.search(merged.headers.get("location", "")):
            one.send(f"/log/{found[1]}/undo")
        one.send(f"/events/{first}/name", label=f"the market {claim}")


def _bring(one: Client, _: Known) -> None:
    for number in count():
        one.bring(
            f"{number}.txt",
            f"Report {number}\n\nOn 3 May 1994 {number + 20} people were killed in Varn.\n",
        )


WRITERS: tuple[Callable[[Client, Known], None], ...] = (_decide, _decide, _mark, _settle, _bring)


@contextmanager
def _serving(path: str) -> Iterator[str]:
    """Serve a casebook by a program of its own, which is killed with all that it has started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "onrecord",
        "serve",
        path,
        "--port",
        str(port),
        "--user",
        "ana",
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    home = f"http://127.0.0.1:{port}"
    try:
        while True:
            try:
                httpx.get(f"{home}/login")
                break
            except httpx.TransportError:
                assert process.poll() is None
                time.sleep(0.05)
        yield home
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _killed(path: str, known: Known, after: float) -> Told:
    """Let people write to a server that is killed after so many seconds; return what they were told."""
    told, wrong = Told([], [], []), list[BaseException]()

    def work(name: str, write: Callable[[Client, Known], None]) -> None:
        try:
            write(Client(home, name, told), known)
        except httpx.TransportError:
            return  # the server is gone
        except BaseException as error:  # noqa: BLE001 - shown by the test itself
            wrong.append(error)

    with _serving(path) as home:
        people = [
            threading.Thread(target=work, args=(f"{write.__name__} {number}", write))
            for number, write in enumerate(WRITERS)
        ]
        for one in people:
            one.start()
        time.sleep(after)
    for one in people:
        one.join(60)
    assert not wrong, wrong
    return told


def _known(book: Casebook) -> Known:
    def listed(query: str) -> list:
        return [row[0] for row in book.db.execute(query)]

    return Known(
        listed("SELECT id FROM claim ORDER BY id"),
        listed("SELECT id FROM event ORDER BY id"),
        listed("SELECT number FROM document"),
    )


def test_killed_while_people_write(
    filled: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """Each write that was answered is there once, all at once or not at all; the casebook verifies."""
    with open_casebook(str(filled)) as book:
        known = _known(book)
    chance = random.Random(SEED)  # noqa: S311 - moments, no secrets
    kinds = Told([], [], [])
    for number in range(pytestconfig.getoption("--kills")):
        path = str(tmp_path / f"{number}.casebook")
        shutil.copy(filled, path)
        told = _killed(path, known, chance.uniform(0, LONGEST))
        for kept, new in zip(kinds, told, strict=True):
            kept.extend(new)
        with open_casebook(path) as book:
            assert not verify(book).problems
            there = [one.reason for one in entries(book) if one.reason]
            assert len(there) == len(set(there))
            assert set(told.reasons) <= set(there)
            claims = {row[0] for row in book.db.execute("SELECT id FROM claim")}
            assert set(told.marked) <= claims
            paths = {row[0] for row in book.db.execute("SELECT path FROM document")}
            assert set(told.files) <= paths
    assert kinds.reasons
    assert kinds.marked
