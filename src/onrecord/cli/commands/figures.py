"""`onrecord figures`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import format_option, options_from, paths_argument, run_options
from onrecord.cli.output import print_records
from onrecord.cli.watch import watch
from onrecord.model import Figure
from onrecord.pipeline import stream_figures


@click.command("figures")
@paths_argument
@format_option("table", "jsonl", "csv")
@run_options
def command(paths: tuple[str, ...], form: str, **run: Any) -> None:  # noqa: ANN401
    """List the figures that documents state, each tied to its exact words."""
    options = options_from(**run)
    with watch() as seen:
        print_records(seen.take_out(stream_figures(paths, options, seen.progress)), Figure, form)
