"""A file that kills its reader, or never lets it go, costs itself alone.

The readers that die are a real plugin: a package of its own, found by its entry point, in the run's
process and in its workers.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import LETTER, Run

READER = '''\
import ctypes
import os
import re

from onrecord.read.plain import PlainReader


class TrapReader(PlainReader):
    """Reads files that say how they are to kill it."""

    name = "trap"
    suffixes = (".trap",)
    media_types = ("application/x-trap",)
    textual = False
    description = "Files that kill their reader."

    def claims(self, data):
        return data.startswith(b"TRAP ")

    def read(self, data, path, options):
        how = data.split()[1]
        if how == b"segfault":
            ctypes.string_at(0)
        if how == b"abort":
            os.abort()
        if how == b"runaway":
            re.match("(a|aa)+b", "a" * 400)  # ends after the last star has gone out
        if how == b"hoard":
            held = [bytes(64 * 1024 * 1024) for _ in range(10_000)]
        return super().read(data[6 + len(how):], path, options)
'''
ENTRY = "[onrecord.readers]\ntrap = traps:TrapReader\n"
ENDS = {
    "segfault": "the worker ended (status -11)",
    "abort": "the worker ended (status -6)",
    "runaway": "no answer within 15 seconds",
    "hoard": "needs too much memory",
}


@pytest.fixture
def plugin(tmp_path: Path) -> dict[str, str]:
    """Install the reader in a folder, and return the environment in which it is found."""
    site = tmp_path / "site"
    info = site / "traps-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "traps.py").write_text(READER, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: traps\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRY)
    paths = (str(site), os.environ.get("PYTHONPATH", ""))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_survives_readers_that_die(
    onrecord: Run, plugin: dict[str, str], tmp_path: Path, jobs: str
) -> None:
    """A crash in native code, an abort, a runaway and a hoard: one reason each, the rest is read."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number, how in enumerate(("fine", *ENDS)):
        (folder / f"{number}-{how}.trap").write_bytes(f"TRAP {how} {LETTER}".encode())
        (folder / f"{number}-after.txt").write_text(f"{number}\n\n{LETTER}", encoding="utf-8")
    done = onrecord(
        "figures", folder, "--jobs", jobs, "--timeout", "15", "--no-cache", "-f", "jsonl",
        env=plugin,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    told = [line for line in done.stderr.decode().splitlines() if ".trap: " in line]
    assert told == [
        f"onrecord: {folder}/{number}-{how}.trap: {reason}"
        for number, (how, reason) in enumerate(ENDS.items(), start=1)
    ]
    read = {Path(json.loads(line)["document"]).name for line in done.stdout.splitlines()}
    assert read == {"0-fine.trap", *(f"{number}-after.txt" for number in range(5))}
