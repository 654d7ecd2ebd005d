"""Records as a table for people to read in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.export.rows import COLUMNS, rows_of
from onrecord.model import Comparison, Event, Figure, Record
from onrecord.plugins import PluginInfo

PIPED_WIDTH = 500
"""Characters where there is no terminal to ask: enough that nothing is folded in a file."""

BRIEF: dict[type[Record], tuple[str, ...]] = {
    Figure: ("id", "document", "start", "text", "modifier", "outcome", "group_text", "polarity",
             "sources", "event"),
    Event: ("id", "label", "date_edtf", "place", "documents"),
    Comparison: ("outcome", "group", "verdict", "a_text", "a_voice", "b_text", "b_voice", "reasons"),
    PluginInfo: ("kind", "name", "description", "details", "origin"),
}  # fmt: skip
"""The columns that fit a terminal; `--format csv` has them all."""


def print_table(records: Iterable[Record], kind: type[Record]) -> None:
    """Print records of one kind; long cells are folded to the terminal's width."""
    columns = COLUMNS[kind]
    places = [columns.index(name) for name in BRIEF[kind]]
    table = Table(*BRIEF[kind], box=None, pad_edge=False)
    for record in records:
        for row in rows_of(record):
            table.add_row(*(_cell(row[place]) for place in places))
    if not table.row_count:
        return
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    Console(width=width, highlight=False).print(table)


def _cell(value: object) -> Text:
    return Text("" if value is None else " ".join(str(value).split()))
