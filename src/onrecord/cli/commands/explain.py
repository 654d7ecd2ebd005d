"""`onrecord explain`."""

from __future__ import annotations

import click

from onrecord.check import checks, explain
from onrecord.cli.output import say_out


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Print what a check looks for and why.

    CODE is a check's code or its name in words; without it the checks are listed.
    """
    if code is not None:
        say_out(explain(code))
        return
    for rule in checks().all():
        say_out(f"{rule.code}  {rule.description}")
