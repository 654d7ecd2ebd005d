"""`onrecord inspect`: what files are, before anything is counted."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

LETTER = """\
Ministry of Relief of Ostravia
12 May 1993

Twelve people were killed at Varn on 3 May 1993.

По данным министерства, в селе погиб 41 человек.
"""


def test_a_card_says_what_a_file_is(onrecord: Run, tmp_path: Path) -> None:
    """Format, language by blocks, words, and what was not read, with the reason."""
    path = tmp_path / "relief.txt"
    path.write_text(LETTER, encoding="utf-8")
    done = onrecord("inspect", str(path))
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert shown.startswith(f"{path}\n  format     text/plain, utf-8\n")
    assert "  language   en (1), ru (1)\n" in shown
    assert "in Russian (ru)" in shown
    assert "  date       1993-05-12\n" in shown


def test_every_field_comes_as_json(onrecord: Run, tmp_path: Path) -> None:
    """One line a document; a file that cannot be read is told on standard error."""
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    done = onrecord("inspect", str(tmp_path), "--format", "jsonl")
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["languages"] == {"en": 1, "ru": 1}
    assert b"b.txt: is empty" in done.stderr
