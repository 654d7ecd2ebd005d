"""`onrecord events`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import format_option, paths_argument, run_options
from onrecord.cli.replay import replayed


@click.command("events")
@paths_argument
@format_option("table", "jsonl", "csv")
@run_options
def command(paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """List the events that the figures speak of."""
    replayed("events", paths, **given)
