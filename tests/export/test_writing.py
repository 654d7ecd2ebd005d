"""A casebook is exported whole or not at all, and the log says so."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from onrecord.casebook.decisions import decide
from onrecord.casebook.log import entries, head
from onrecord.casebook.store import Casebook
from onrecord.errors import ConfigError, PluginError
from onrecord.export.exporters import exporters, rows_reader
from onrecord.export.writing import write_export
from onrecord.plugins import Holdings
from tests.casebook.conftest import claim_with
from tests.cli.conftest import Run


class Broken:
    """An exporter that fails half-way."""

    name = "broken"
    description = "Fails."
    suffix = ".txt"

    def export(self, holdings: Holdings, target: Path) -> None:
        target.write_text(holdings.head, encoding="utf-8")
        raise OSError(28, "No space left on device")


def test_the_log_notes_an_export(book: Casebook, tmp_path: Path) -> None:
    """Who, which format, which file with which bytes, and at which head."""
    before = head(book)
    target = tmp_path / "claims.jsonl"
    write_export(book, exporters().get("jsonl"), target, user="cleo")
    (entry,) = entries(book, actions=("export",))
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    assert (entry.user, entry.subject) == ("cleo", "export")
    assert entry.after == {
        "form": "jsonl", "unredacted": False, "file": "claims.jsonl", "head": before,
        "sha256": digest,
    }  # fmt: skip


def test_an_export_as_of_an_entry(book: Casebook, tmp_path: Path) -> None:
    """What was decided later is not in it."""
    seq = int(head(book).partition(":")[0])
    decide(book, claim_with(book, "41"), "accept", user="ana")
    for at, wanted in ((seq, "unreviewed"), (None, "accepted")):
        write_export(book, exporters().get("csv"), tmp_path / "t.csv", user="ana", at=at)
        with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
            status = {row["text"]: row["status"] for row in csv.DictReader(file)}
        assert status["41"] == wanted


def test_an_export_that_fails_leaves_what_was_there(book: Casebook, tmp_path: Path) -> None:
    """Neither the file nor the log changes, and nothing half-made is left."""
    target = tmp_path / "claims.txt"
    target.write_text("before", encoding="utf-8")
    names, noted = sorted(tmp_path.iterdir()), head(book)
    with pytest.raises(ConfigError, match="No space left"):
        write_export(book, Broken(), target, user="ana")
    assert target.read_text(encoding="utf-8") == "before"
    assert (sorted(tmp_path.iterdir()), head(book)) == (names, noted)
    (tmp_path / "full").mkdir()
    with pytest.raises(ConfigError, match="is a folder"):
        write_export(book, Broken(), tmp_path / "full", user="ana")


def test_unknown_formats_are_named() -> None:
    """A typing error is answered with what there is."""
    with pytest.raises(PluginError, match="known are csv, jsonl"):
        exporters().get("xslx")
    with pytest.raises(ConfigError, match="do not come back"):
        rows_reader(".xlsx")


def test_out_and_back_on_the_command_line(book: Casebook, tmp_path: Path, onrecord: Run) -> None:
    """A table goes out, is edited, shown, taken back; a second time it changes nothing."""
    target = tmp_path / "claims.csv"
    done = onrecord("export", book.path, "-f", "csv", "-o", target, "--user", "ana")
    assert done.returncode == 0, done.stderr
    text = target.read_text(encoding="utf-8-sig")
    claim = claim_with(book, "Sixty")
    status = f"{claim},figure,unreviewed-0-"
    assert status in text
    line = next(one for one in text.splitlines() if one.startswith(status))
    target.write_text(
        text.replace(line, line.replace(",unreviewed,", ",accept,")), encoding="utf-8"
    )
    noted = head(book)
    tried = onrecord("import", book.path, target, "--dry-run")
    assert f"accept {claim}" in tried.stdout.decode()
    assert head(book) == noted
    for wanted in (b"1 accept", b"done"):
        taken = onrecord("import", book.path, target, "--user", "ben", "--reason", "read twice")
        assert taken.returncode == 0, taken.stderr
        assert wanted in taken.stderr
    (entry,) = entries(book, actions=("accept",))
    assert (entry.user, entry.reason) == ("ben", "read twice")
    target.write_text(
        target.read_text(encoding="utf-8").replace(",killed,", ",slain,"), encoding="utf-8"
    )
    refused = onrecord("import", book.path, target)
    assert refused.returncode == 1
    assert b"no outcome 'slain'" in refused.stdout
