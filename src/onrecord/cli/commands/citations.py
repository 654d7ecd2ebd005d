"""`onrecord citations`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import format_option, paths_argument, run_options
from onrecord.cli.replay import replayed


@click.command("citations")
@paths_argument
@format_option("table", "jsonl", "csv")
@run_options
def command(paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """List the works that documents cite, with the footnote markers and figures they belong to."""
    replayed("citations", paths, **given)
