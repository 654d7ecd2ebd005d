"""Records as a table for people to read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from onrecord.export.rows import COLUMNS, rows_of
from onrecord.model import (
    Agreement,
    Attribution,
    Bereaved,
    Burial,
    Changed,
    Citation,
    Claim,
    Comparison,
    Consequence,
    DatedStatus,
    Dependants,
    Derived,
    Estimate,
    Event,
    Figure,
    Kinship,
    LogEntry,
    Membership,
    Mention,
    NameForm,
    Origins,
    Pairing,
    Person,
    PersonAct,
    Quotation,
    Record,
    Restriction,
    Reuse,
    Roll,
    Round,
    SideBySide,
    Survivor,
    Waiting,
    Withholding,
)
from onrecord.plugins import PluginInfo

BRIEF: dict[type[Record], tuple[str, ...]] = {
    Figure: ("id", "document", "start", "text", "modifier", "outcome", "group_text", "polarity",
             "sources", "event"),
    Event: ("id", "label", "date_edtf", "place", "documents"),
    Comparison: ("outcome", "group", "verdict", "a_text", "a_voice", "b_text", "b_voice", "reasons"),
    Roll: ("body_kind", "a", "b", "a_stated", "b_stated", "joined", "gone", "unnamed"),
    Claim: ("kind", "document", "start", "text", "who", "what", "of", "hedge", "code", "sources"),
    Attribution: ("document", "start", "author", "stance", "direct", "text"),
    Quotation: ("document", "start", "speaker", "text", "work", "exact", "shortened", "altered"),
    Citation: ("document", "start", "type", "text", "cites", "pinpoint", "claims", "link"),
    Origins: ("outcome", "group", "value", "at_least", "at_most", "origin", "seen", "documents"),
    Reuse: ("type", "words", "a_document", "a_start", "b_document", "b_start", "numbers", "a_text"),
    Estimate: ("stratum", "method", "linkages", "listed", "estimate", "low", "high", "interval", "model", "withheld"),
    LogEntry: ("seq", "time", "user", "action", "subject", "reason"),
    Waiting: ("claim", "status", "document", "start", "text", "outcome", "group", "event", "sentence"),
    Round: ("name", "coders", "finished", "blind", "documents"),
    SideBySide: ("unit", "document", "start", "coder", "status", "said_text", "low", "high",
                 "outcome", "group", "agreed", "settled"),
    Agreement: ("measure", "coefficient", "agreement", "low", "high", "units", "values"),
    NameForm: ("form", "of", "count", "withheld", "documents"),
    Withholding: ("seq", "forms", "document", "start", "end", "reason", "user"),
    Restriction: ("of", "subject", "level", "groups", "reason", "user"),
    Pairing: ("a", "b", "probability", "reasons"),
    Person: ("id", "name", "sex", "statuses", "statements", "doubts"),
    Derived: ("outcome", "group", "severity", "floor", "ceiling", "unknown", "rule"),
    DatedStatus: ("status", "date", "place", "statement", "source", "locator"),
    PersonAct: ("act", "date", "place", "perpetrator", "cause", "statement", "source", "locator"),
    Kinship: ("relation", "name", "alive", "statement", "source", "locator"),
    Burial: ("site", "grave", "remains", "identified", "statement", "source", "locator"),
    Membership: ("household", "complete", "statement", "source", "locator"),
    Consequence: ("type", "text", "statement", "source", "locator"),
    Dependants: ("count", "statement", "source", "locator"),
    Mention: ("id", "status", "document", "text", "outcome", "date", "age", "kin", "sentence"),
    Survivor: ("name", "sex", "age", "place", "harms", "consequences", "dependants", "household",
               "sources"),
    Bereaved: ("household", "dead", "missing", "left", "children", "children_unknown", "disabled",
               "dependants", "complete"),
    Changed: ("what", "id", "document", "text", "before", "after"),
    PluginInfo: ("kind", "name", "description", "details", "origin"),
}  # fmt: skip
"""The columns that fit a terminal; `--format csv` has them all."""

WIDEST = 120
"""Columns of text up to which others are lined up behind a cell; longer cells push theirs out."""

GAP = "  "


def table_of(records: Iterable[Record], kind: type[Record]) -> Iterator[str]:
    """Yield records of one kind, one a line; for a terminal, long cells are folded to its width."""
    places = [COLUMNS[kind].index(name) for name in BRIEF[kind]]
    rows = [
        [_cell(row[place]) for place in places] for record in records for row in rows_of(record)
    ]
    if not rows:
        return
    if sys.stdout.isatty():
        yield _folded(BRIEF[kind], rows)
        return
    for line in _lines([BRIEF[kind], *rows]):
        yield line + "\n"


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


def _folded(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    from rich.console import Console  # noqa: PLC0415 - rich starts slowly
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(*heads, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(highlight=False)
    with console.capture() as captured:
        console.print(table)
    return captured.get()


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
