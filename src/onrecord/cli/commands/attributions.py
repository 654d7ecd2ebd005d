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
@click.option(
    "--quotations",
    is_flag=True,
    help="List the quotations instead: speaker, work, and how they stand in the other documents.",
)
@run_options
def command(paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """List who is credited with which words: sources, cues and contents, direct and indirect.

    A quotation is looked for in the other documents: it stands there exact, shortened or altered.
    """
    replayed("attributions", paths, **given)
