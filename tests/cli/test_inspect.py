"""`onrecord inspect`: what files are, before anything is counted."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.read.pdf.making import lines, pdf

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


def test_pages_are_told_by_what_they_hold(onrecord: Run, tmp_path: Path) -> None:
    """A blank page is not one with text; a format that is no text has no encoding."""
    (tmp_path / "p.pdf").write_bytes(pdf(lines("Twelve people were killed at Varn."), lines()))
    shown = onrecord("inspect", str(tmp_path / "p.pdf")).stdout.decode()
    assert "  format     application/pdf, 2 pages (1 with text, 1 blank)\n" in shown
    shown = onrecord("inspect", str(tmp_path / "p.pdf"), "--max-pages", "1").stdout.decode()
    assert "  notice     has 2 pages; page 2 is not read\n" in shown


def test_files_passed_over_are_named_and_reading_is_kept(onrecord: Run, tmp_path: Path) -> None:
    """As by the commands that count; what is told of unread parts stands on the card alone."""
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "film.mp4").write_bytes(b"\0")
    store = tmp_path / ".kept"
    given = ("inspect", tmp_path, "--cache-dir", store, "--timeout", "60", "--jobs", "2")
    first = onrecord(*given)
    assert "1 file passed over: film.mp4" in first.stderr.decode()
    assert "read in part only" not in first.stderr.decode()
    assert list(store.glob("??/*"))
    assert onrecord(*given).stdout == first.stdout
