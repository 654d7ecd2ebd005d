"""`onrecord attributions`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import format_option, paths_argument, run_options
from onrecord.cli.replay import replayed


@click.command("attributions")
@paths_argument
@format_option("table", "jsonl", "csv")
@click.option(
    "--nested",
    is_flag=True,
    help="List also what is credited inside quotations and inside other credited words.",
)
@run_options
def command(paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """List who is credited with which words: sources, cues and contents, direct and indirect."""
    replayed("attributions", paths, **given)
