"""Records as JSON Lines and as CSV.

Both are made a chunk at a time, so that a run's records need not be in memory together.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.model import Record, encode

CRLF = "\r\n"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection")."""


def write_jsonl(records: Iterable[Record]) -> Iterator[str]:
    """Yield one line of JSON a record, each with its newline."""
    for record in records:
        yield encode(record) + "\n"


def write_csv(records: Iterable[Record], kind: type[Record]) -> Iterator[str]:
    """Yield the heading and the rows of records of one kind, by RFC 4180 but with bare newlines.

    A cell of text that a spreadsheet would take for a formula starts with an apostrophe, since
    the words of a document are not ours.

    Args:
        records: Records of type `kind`.
        kind: What the heading is for; it is written even where there are no records.
    """
    from onrecord.export.rows import COLUMNS, rows_of  # noqa: PLC0415 - JSON Lines needs none

    yield from write_table(COLUMNS[kind], (row for record in records for row in rows_of(record)))


def write_table(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Yield the heading and the rows of any table, as `write_csv` does."""
    yield _line(columns)
    for row in rows:
        yield _line([_safe(cell) for cell in row])


def _line(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator=CRLF).writerow(cells)  # so that cells with either are quoted
    return out.getvalue().removesuffix(CRLF) + "\n"


def _safe(cell: Any) -> Any:  # noqa: ANN401
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
