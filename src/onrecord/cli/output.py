"""What commands print: records on standard output, messages on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TypeVar

import click

from onrecord.export import write_csv, write_jsonl
from onrecord.model import Record

RecordT = TypeVar("RecordT", bound=Record)


def print_records(records: Iterable[RecordT], kind: type[RecordT], form: str) -> None:
    """Print records of one kind as `jsonl`, `csv` or `table`.

    JSON Lines and CSV are UTF-8 on every machine; a table uses the terminal's own encoding, with
    `?` for what that lacks.
    """
    if form == "table":
        from onrecord.cli.tables import print_table  # noqa: PLC0415 - rich starts slowly

        print_table(records, kind)
        return
    out = sys.stdout.buffer
    for chunk in write_jsonl(records) if form == "jsonl" else write_csv(records, kind):
        out.write(chunk.encode())
    out.flush()


def say(message: str) -> None:
    """Print a message on standard error, with `?` for characters that the terminal lacks."""
    click.echo(_sayable(message, sys.stderr.encoding), err=True)


def say_out(text: str) -> None:
    """Print text for people on standard output, with `?` for characters that it lacks."""
    click.echo(_sayable(text, sys.stdout.encoding))


def _sayable(text: str, encoding: str | None) -> str:
    encoding = encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)
