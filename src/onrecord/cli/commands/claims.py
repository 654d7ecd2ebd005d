"""`onrecord claims`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.choices import CLAIMS
from onrecord.cli.options import format_option, paths_argument, run_options
from onrecord.cli.replay import replayed


@click.command("claims")
@paths_argument
@click.option(
    "-k",
    "--kind",
    "kinds",
    type=click.Choice(CLAIMS),
    multiple=True,
    help="Only claims of this kind; may be given several times.",
)
@click.option(
    "--rolls",
    is_flag=True,
    help="Lay the lists of recognitions beside each other instead: who joined, who is gone.",
)
@format_option("table", "jsonl", "csv")
@run_options
def command(paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """List the claims that are no numbers: names given, recognitions, responsibility, appeals."""
    replayed("claims", paths, **given)
