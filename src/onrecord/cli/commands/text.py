"""`onrecord text`."""

from __future__ import annotations

import sys

import click

from onrecord.cli.watch import watch
from onrecord.model import Failure
from onrecord.pipeline import Options, iter_documents


@click.command("text")
@click.argument("path")
def command(path: str) -> None:
    """Print the text of one document, in which the offsets of records count.

    It is written as it is, in UTF-8, with nothing added: the characters of a record are those
    from START up to END, counted in Unicode code points from 0.
    """
    out = sys.stdout.buffer
    with watch() as seen:
        for read in iter_documents([path], Options(cache=False), seen.progress):
            if isinstance(read, Failure):
                seen.tell([read])
            else:
                out.write(read[0].text.encode(errors="surrogatepass"))
        out.flush()
