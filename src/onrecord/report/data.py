"""The records behind a dossier's pages, as files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from onrecord.export.tables import FORMULA_STARTS, write_csv, write_jsonl
from onrecord.model import (
    Attribution,
    Citation,
    Claim,
    Comparison,
    Event,
    Figure,
    Finding,
    Origins,
    Quotation,
    Record,
    Reuse,
    replace,
)
from onrecord.report.view import View, document_key

DOCUMENT_COLUMNS = (
    "path", "sha256", "title", "issuer", "date", "media_type", "encoding", "characters", "figures",
    "page",
)  # fmt: skip
_RECORDS: dict[str, type[Record]] = {
    "figures": Figure, "events": Event, "comparisons": Comparison, "citations": Citation, "reuse": Reuse,
    "origins": Origins, "attributions": Attribution, "quotations": Quotation, "claims": Claim,
}  # fmt: skip
"""What a collection holds, by the name of its files, with what it is a list of."""


def iter_data(view: View) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the path of every data file with its text in pieces."""
    collection = view.collection
    findings = [noted.finding for noted in view.findings]
    for name, kind in _RECORDS.items():
        records = getattr(collection, name)
        yield f"data/{name}.jsonl", write_jsonl(records)
        yield f"data/{name}.csv", write_csv(records, kind)
    yield "data/findings.jsonl", write_jsonl(findings)
    yield "data/findings.csv", write_csv(findings, Finding)
    yield "data/set-aside.jsonl", write_jsonl(_set_aside(view))
    yield "data/failures.jsonl", write_jsonl(collection.failures)
    yield "data/documents.csv", _table(DOCUMENT_COLUMNS, _documents(view))


def _set_aside(view: View) -> Iterator[Finding]:
    """Yield the findings that were set aside, with the reason among their data."""
    for noted in view.set_aside:
        data = {**noted.finding.data, "set_aside": noted.reason}
        yield replace(noted.finding, data=data)


def _documents(view: View) -> Iterator[tuple[object, ...]]:
    for each in view.collection.documents:
        about = each.metadata
        yield (
            each.path, each.id, about.title, about.issuer, about.date, each.media_type,
            each.encoding or "", len(each.text), len(view.figures_of.get(each.path, ())),
            view.pages[document_key(each.path)],
        )  # fmt: skip


def _table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield a CSV table; text that a spreadsheet would take for a formula gets an apostrophe."""
    for row in (columns, *rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(_safe(cell) for cell in row)
        yield line.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
