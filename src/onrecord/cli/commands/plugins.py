"""`onrecord plugins`."""

from __future__ import annotations

import click

from onrecord.cli.options import format_option
from onrecord.cli.output import print_records
from onrecord.plugins import PluginInfo
from onrecord.read import READERS


@click.command("plugins")
@format_option("table", "jsonl", "csv")
def command(form: str) -> None:
    """List the readers, checks and other parts, and the packages that added them."""
    print_records(READERS.describe(), PluginInfo, form)
