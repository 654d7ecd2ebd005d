"""Records as a table for people to read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from onrecord.export.rows import COLUMNS, rows_of
from onrecord.model import Citation, Comparison, Event, Figure, Record
from onrecord.plugins import PluginInfo

BRIEF: dict[type[Record], tuple[str, ...]] = {
    Figure: ("id", "document", "start", "text", "modifier", "outcome", "group_text", "polarity",
             "sources", "event"),
    Event: ("id", "label", "date_edtf", "place", "documents"),
    Comparison: ("outcome", "group", "verdict", "a_text", "a_voice", "b_text", "b_voice", "reasons"),
    Citation: ("document", "start", "type", "text", "cites", "pinpoint", "claims", "link"),
    PluginInfo: ("kind", "name", "description", "details", "origin"),
}  # fmt: skip
"""The columns that fit a terminal; `--format csv` has them all."""

WIDEST = 120
"""Columns of text up to which others are lined up behind a cell; longer cells push theirs out."""

GAP = "  "


def print_table(records: Iterable[Record], kind: type[Record]) -> None:
    """Print records of one kind, one a line; in a terminal, long cells are folded to its width."""
    places = [COLUMNS[kind].index(name) for name in BRIEF[kind]]
    rows = [
        [_cell(row[place]) for place in places] for record in records for row in rows_of(record)
    ]
    if not rows:
        return
    if sys.stdout.isatty():
        _print_folded(BRIEF[kind], rows)
        return
    encoding = sys.stdout.encoding or "utf-8"
    for line in _lines([BRIEF[kind], *rows]):
        sys.stdout.write(line.encode(encoding, "replace").decode(encoding) + "\n")


def _lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the rows with their cells lined up, and nothing folded: files and pipes have no width."""
    from rich.cells import cell_len  # noqa: PLC0415 - rich starts slowly

    spans = [[len(cell) if cell.isascii() else cell_len(cell) for cell in row] for row in rows]
    widths = [
        max((span for span in column if span <= WIDEST), default=0)
        for column in zip(*spans, strict=True)
    ]
    for row, lengths in zip(rows, spans, strict=True):
        padded = (
            cell + " " * (width - length)
            for cell, length, width in zip(row, lengths, widths, strict=True)
        )
        yield GAP.join(padded).rstrip()


def _print_folded(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.console import Console  # noqa: PLC0415 - rich starts slowly
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(*heads, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(Text, row))
    Console(highlight=False).print(table)


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
