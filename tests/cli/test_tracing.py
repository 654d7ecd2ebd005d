"""The commands that follow who copied whom, on the example collection."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from onrecord.export.rows import COLUMNS
from onrecord.model import Origins, Reuse, decode

from .conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples" / "teshka"


def test_reuse_finds_the_planted_copy(onrecord: Run) -> None:
    """The wire report carries a paragraph of the statement with one number changed."""
    done = onrecord("reuse", EXAMPLES, "--format", "jsonl")
    assert done.returncode == 0
    found = [decode(line) for line in done.stdout.decode().splitlines()]
    assert all(isinstance(each, Reuse) for each in found)
    copied = [
        [(change.a_text, change.b_text) for change in each.changes if change.what == "number"]
        for each in found
        if isinstance(each, Reuse)
        and Path(each.a.document).name == "2023-10-11-northwire.txt"
        and Path(each.b.document).name == "2023-10-11-ombudsman.txt"
    ]
    assert copied == [[("13", "31")]]


def test_reuse_prints_a_table_and_rows(onrecord: Run) -> None:
    """People get a table, spreadsheets every column."""
    table = onrecord("reuse", EXAMPLES).stdout.decode()
    assert "13 → 31" in table
    rows = onrecord("reuse", EXAMPLES, "--format", "csv").stdout.decode()
    heading, *found = csv.reader(io.StringIO(rows))
    assert tuple(heading) == COLUMNS[Reuse]
    assert len(found) >= 3


def test_one_document_shares_nothing(onrecord: Run) -> None:
    """A lone document gives no passage, and no error."""
    done = onrecord("reuse", EXAMPLES / "2023-10-11-ombudsman.txt", "--format", "jsonl")
    assert (done.returncode, done.stdout) == (0, b"")


def test_origins_of_the_example(onrecord: Run, tmp_path: Path) -> None:
    """The wire report adds no origin to the statement's number; a table of issuers is heeded."""
    papers = [EXAMPLES / "2023-10-11-ombudsman.txt", EXAMPLES / "2023-10-11-northwire.txt"]
    done = onrecord("origins", *papers, "--format", "jsonl")
    assert done.returncode == 0
    found = [decode(line) for line in done.stdout.decode().splitlines()]
    women = [
        each
        for each in found
        if isinstance(each, Origins) and (each.group, each.value) == ("woman", 58)
    ]
    assert [(each.at_least, each.at_most) for each in women] == [(1, 1)]
    assert "credits the number" in women[0].merges[0].because
    bad = tmp_path / "issuers.yml"
    bad.write_text("issuers: 3")
    wrong = onrecord("origins", *papers, "--issuers", bad)
    assert (wrong.returncode, b"no list" in wrong.stderr) == (2, True)


def test_origins_print_a_table_and_rows(onrecord: Run) -> None:
    """Each origin fills a row."""
    rows = onrecord("origins", EXAMPLES, "--format", "csv").stdout.decode()
    heading, *found = csv.reader(io.StringIO(rows))
    assert tuple(heading) == COLUMNS[Origins]
    assert len(found) > 20
    assert len(onrecord("origins", EXAMPLES).stdout.decode().splitlines()) > 20


def test_the_planted_ring_counts_once(onrecord: Run) -> None:
    """A paper and a relief group that credit each other are one origin, and it is not seen."""
    done = onrecord("origins", EXAMPLES, "--format", "jsonl")
    found = [decode(line) for line in done.stdout.decode().splitlines()]
    (ring,) = [each for each in found if isinstance(each, Origins) and each.circular]
    assert (ring.value, ring.at_least, ring.at_most) == (1150, 1, 1)
    assert [Path(path).name for path in ring.circular[0]] == [
        "2011-03-25-sorrel-weekly.txt",
        "2011-04-open-hands-newsletter.md",
    ]
    assert [origin.seen for origin in ring.origins] == [False]
