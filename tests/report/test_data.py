"""The data of a dossier."""

from __future__ import annotations

import csv
import io

from onrecord.model import Comparison, Event, Figure, Finding, decode
from onrecord.report.data import iter_data
from onrecord.report.view import Run, make_view

from .hostile import hostile
from .sample import sample, sample_findings


def files(*, bad: bool = False) -> dict[str, str]:
    """Return all data files by path."""
    collection, findings = hostile() if bad else (sample(), sample_findings())
    view = make_view(collection, findings, Run())
    return {path: "".join(pieces) for path, pieces in iter_data(view)}


def test_the_data_are_the_records() -> None:
    """What was published can be read back, record for record."""
    made = files()
    kinds = {"figures": Figure, "events": Event, "comparisons": Comparison, "findings": Finding}
    for name, kind in kinds.items():
        lines = [decode(line) for line in made[f"data/{name}.jsonl"].splitlines()]
        assert all(isinstance(line, kind) for line in lines)
    assert len(made["data/figures.jsonl"].splitlines()) == len(sample().figures)
    assert len(made["data/failures.jsonl"].splitlines()) == 1


def test_the_table_of_documents_holds_their_hashes() -> None:
    """Each document stands with the SHA-256 of its bytes and its page."""
    rows = list(csv.DictReader(io.StringIO(files()["data/documents.csv"])))
    assert [row["sha256"] for row in rows] == [each.id for each in sample().documents]
    assert all(row["page"].startswith("documents/") for row in rows)


def test_no_cell_is_a_formula() -> None:
    """A title that begins like a formula is text in a spreadsheet."""
    made = files(bad=True)
    for path, text in made.items():
        if path.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
            assert not [cell for cell in cells if cell.startswith(("=", "@", "\t"))]
    assert "'=1+1" in made["data/documents.csv"]
