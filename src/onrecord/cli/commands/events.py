"""`onrecord events`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import format_option, options_from, paths_argument, run_options
from onrecord.cli.output import print_records
from onrecord.cli.watch import watch
from onrecord.model import Event
from onrecord.pipeline import read_collection


@click.command("events")
@paths_argument
@format_option("table", "jsonl", "csv")
@run_options
def command(paths: tuple[str, ...], form: str, **run: Any) -> None:  # noqa: ANN401
    """List the events that the figures speak of."""
    options = options_from(**run)
    with watch() as seen:
        collection = read_collection(paths, options, seen.progress, comparisons=False)
        seen.tell(collection.failures)
        print_records(collection.events, Event, form)
