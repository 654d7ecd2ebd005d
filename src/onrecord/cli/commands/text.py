"""`onrecord text`."""

from __future__ import annotations

import sys

import click

from onrecord.cli.watch import watch
from onrecord.model import Failure
from onrecord.pipeline.stages import read_source


@click.command("text")
@click.argument("path")
def command(path: str) -> None:
    """Print the text that offsets count in.

    It is that of one document, written as it is, in UTF-8, with nothing added. The characters of a
    record are those from `start` up to `end`, counted in Unicode code points from 0.
    """
    with watch() as seen:
        source = read_source(path)
        seen.progress(1, 1)
        if isinstance(source, Failure):
            seen.tell([source])
        else:
            sys.stdout.buffer.write(source.text.encode(errors="surrogatepass"))
            sys.stdout.buffer.flush()
