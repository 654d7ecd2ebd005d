"""`onrecord reuse`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import format_option, paths_argument, run_options
from onrecord.cli.replay import replayed


@click.command("reuse")
@paths_argument
@format_option("table", "jsonl", "csv")
@run_options
def command(paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """List the passages that documents share, with what was changed in them.

    Changed numbers come first. Lists of addressees and letterheads are marked as boilerplate.
    """
    replayed("reuse", paths, **given)
