"""`onrecord check`."""

from __future__ import annotations

import sys
from typing import Any

import click

from onrecord.check import FORMATS, render
from onrecord.cli.findings import check_options, examine
from onrecord.cli.options import format_option, options_from, paths_argument, run_options
from onrecord.cli.output import say
from onrecord.cli.watch import watch
from onrecord.pipeline import read_collection


@click.command("check")
@paths_argument
@format_option(*FORMATS)
@check_options
@run_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    suppressions: str | None,
    **run: Any,  # noqa: ANN401
) -> None:
    """Look for figures and dates that cannot hold, or that differ.

    Prints what each check finds with the words it points to. The exit status is 1 when there are
    findings. `onrecord explain CODE` tells what a check looks for and why.
    """
    options = options_from(**run)
    with watch() as seen:
        collection = read_collection(paths, options, seen.progress)
        seen.tell(collection.failures)
        outcome = examine(
            collection, options, select=select, ignore=ignore, suppressions=suppressions
        )
        text = render(outcome.findings, collection, form, suppressed=outcome.suppressed)
        sys.stdout.buffer.write(text.encode(errors="replace"))
        sys.stdout.buffer.flush()
        if not outcome.findings and collection.documents:
            say("no findings")
    ctx.exit(1 if outcome.findings else 0)
