"""`onrecord plugins`."""

from __future__ import annotations

import click

from onrecord.check import checks
from onrecord.cli.options import format_option
from onrecord.cli.output import Out
from onrecord.cli.records import print_records
from onrecord.export.exporters import exporters
from onrecord.plugins import PluginInfo
from onrecord.read import READERS, UNPACKERS


@click.command("plugins")
@format_option("table", "jsonl", "csv")
def command(form: str) -> None:
    """List the readers, unpackers, checks and other parts that can be added to.

    A package adds its own through the entry points `onrecord.readers`, `onrecord.unpackers`,
    `onrecord.checks` and `onrecord.exporters`.
    """
    described = (
        *READERS.describe(),
        *UNPACKERS.describe(),
        *checks().describe(),
        *exporters().describe(),
    )
    print_records(Out(), described, PluginInfo, form)
