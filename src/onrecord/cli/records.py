"""Records printed in the form a user asks for."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TypeVar

from onrecord.cli.output import Out, say
from onrecord.export import write_csv, write_jsonl
from onrecord.model import Record

RecordT = TypeVar("RecordT", bound=Record)


def print_records(
    out: Out,
    records: Iterable[RecordT],
    kind: type[RecordT],
    form: str,
    *,
    none: str = "nothing to list",
) -> None:
    """Print records of one kind as `jsonl`, `csv` or `table`.

    JSON Lines and CSV are UTF-8 on every machine; a table uses the terminal's own encoding, with
    `?` for what that lacks. Where there is nothing, a table says so (`none`) on stderr.
    """
    if form == "table":
        from onrecord.cli.tables import table_of  # noqa: PLC0415 - rich starts slowly

        encoding = sys.stdout.encoding or "utf-8"
        empty = True
        for line in table_of(records, kind):
            empty = False
            out.write(line.encode(encoding, "replace"))
        if empty:
            say(none)
    else:
        for chunk in write_jsonl(records) if form == "jsonl" else write_csv(records, kind):
            out.write(chunk.encode())
    sys.stdout.buffer.flush()
