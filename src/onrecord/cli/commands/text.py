"""`onrecord text`."""

from __future__ import annotations

import sys
from typing import Any

import click

from onrecord.cli.options import reading_from, reading_options
from onrecord.cli.output import Out
from onrecord.cli.watch import watch
from onrecord.model import Failure
from onrecord.pipeline import Options
from onrecord.pipeline.apart import Source, sources


@click.command("text")
@click.argument("path")
@reading_options
def command(path: str, **reading: Any) -> None:  # noqa: ANN401
    """Print the text that offsets count in.

    It is that of one document, written as it is, in UTF-8, with nothing added. The characters of a
    record are those from `start` up to `end`, counted in Unicode code points from 0.
    """
    with watch(Out()) as seen:
        found = sources(path, Options(reading=reading_from(**reading)))
        seen.progress(1, 1)
        own = found[0].document if found else None
        if own is None or (own.parent and own.path != path):
            seen.tell([_none(path, found)])
        else:
            sys.stdout.buffer.write(own.text.encode(errors="surrogatepass"))
            sys.stdout.buffer.flush()


def _none(path: str, found: tuple[Source, ...]) -> Failure:
    """Return why there is no text to print."""
    if found and found[0].failure:
        return found[0].failure
    inside = ", ".join(one.document.path for one in found[:3] if one.document)
    hint = f"name one of the documents in it, as {inside}" if inside else "nothing is in it"
    return Failure(path=path, code="read", reason="has no text of its own", hint=hint)
