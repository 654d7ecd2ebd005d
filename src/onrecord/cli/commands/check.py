"""`onrecord check`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from onrecord.cli.options import format_option, options_from, paths_argument, run_options
from onrecord.cli.watch import watch
from onrecord.pipeline import read_collection


@click.command("check")
@paths_argument
@format_option("full", "concise", "json", "jsonl", "sarif")
@run_options
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[str, ...], form: str, **run: Any) -> None:  # noqa: ANN401
    """Look for figures and dates that cannot hold, or that differ.

    Prints what each check finds with the words it points to. The exit status is 1 when there are
    findings. `onrecord explain CODE` tells what a check looks for and why.
    """
    check = import_module("onrecord.check")
    options = options_from(**run)
    with watch() as seen:
        collection = read_collection(paths, options, seen.progress)
        seen.tell(collection.failures)
        findings = check.run_checks(collection)
        click.echo(check.render(findings, collection, form), nl=False)
    ctx.exit(1 if findings else 0)
