"""How the tests of the command line call it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

LETTER = """\
Varn, 4 May 1993

At least 12 people were killed in Varn on 3 May 1993, including 3 children.
The ministry said that 34 houses were destroyed.
"""


@pytest.fixture
def onrecord() -> Run:
    """Return a function that runs the program in a process of its own."""

    def run(*args: str | Path, **how: object) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "onrecord", *map(str, args)]
        return subprocess.run(command, capture_output=True, check=False, timeout=120, **how)  # type: ignore[call-overload, no-any-return]

    return run


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder and return the only document in it."""
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.chdir(folder)
    path = Path("letter.txt")
    path.write_text(LETTER, encoding="utf-8")
    return path
