"""`onrecord explain`."""

from __future__ import annotations

from importlib import import_module

import click


@click.command("explain")
@click.argument("code")
def command(code: str) -> None:
    """Print what the check CODE looks for, why, and an example."""
    click.echo(import_module("onrecord.check").explain(code))
