"""`onrecord compare`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import format_option, paths_argument, run_options
from onrecord.cli.replay import replayed


@click.command("compare")
@paths_argument
@format_option("table", "jsonl", "csv")
@run_options
def command(paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """Lay the accounts of each event beside each other."""
    replayed("compare", paths, **given)
