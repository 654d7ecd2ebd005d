"""`onrecord check`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.check.names import FORMATS
from onrecord.cli.check_options import check_options
from onrecord.cli.options import format_option, paths_argument, run_options
from onrecord.cli.replay import replayed


@click.command("check")
@paths_argument
@format_option(*FORMATS)
@check_options
@run_options
@click.pass_context
def command(ctx: click.Context, /, *, paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401
    """Look for figures and dates that cannot hold, or that differ.

    Prints what each check finds with the words it points to. The exit status is 1 when there are
    findings. `onrecord explain CODE` tells what a check looks for and why.
    """
    ctx.exit(replayed("check", paths, **given))
