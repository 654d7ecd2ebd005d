"""`onrecord report`."""

from __future__ import annotations

import shlex
import sys
from importlib import import_module
from typing import Any

import click

from onrecord.cli.options import options_from, paths_argument, run_options
from onrecord.cli.output import say
from onrecord.cli.watch import watch
from onrecord.pipeline import read_collection


@click.command("report")
@paths_argument
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False),
    required=True,
    metavar="DIR",
    help="The folder to write; it is made if it does not exist.",
)
@run_options
def command(paths: tuple[str, ...], folder: str, **run: Any) -> None:  # noqa: ANN401
    """Write a dossier: a folder of pages that show every figure and its words.

    Open index.html in a browser; nothing is fetched from anywhere. Documents that could not be
    read are named on standard error and in the dossier.
    """
    options = options_from(**run)
    with watch() as seen:
        collection = read_collection(paths, options, seen.progress)
        seen.tell(collection.failures)
        if collection.documents:
            build_dossier = import_module("onrecord.report").build_dossier
            build_dossier(
                collection, folder, command=shlex.join(["onrecord", *sys.argv[1:]]), options=options
            )
            say(f"wrote {folder}")
