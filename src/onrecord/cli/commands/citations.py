"""`onrecord citations`."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.options import format_option, options_from, paths_argument, run_options
from onrecord.cli.output import print_records
from onrecord.cli.watch import watch
from onrecord.model import Citation
from onrecord.pipeline import read_collection
from onrecord.pipeline.citing import collection_citations


@click.command("citations")
@paths_argument
@format_option("table", "jsonl", "csv")
@run_options
def command(paths: tuple[str, ...], form: str, **run: Any) -> None:  # noqa: ANN401
    """List the works that documents cite, with the footnote markers and figures they belong to."""
    options = options_from(**run)
    with watch() as seen:
        collection = read_collection(paths, options, seen.progress, comparisons=False)
        seen.tell(collection.failures)
        print_records(collection_citations(collection, options), Citation, form)
