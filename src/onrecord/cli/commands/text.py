"""`onrecord text`."""

from __future__ import annotations

import sys
from typing import Any

import click

from onrecord.cli.exports import tell_export
from onrecord.cli.options import options_from, work_options
from onrecord.cli.output import Out
from onrecord.cli.watch import watch
from onrecord.model import PARTLY, Document, Failure
from onrecord.pipeline import iter_documents


@click.command("text")
@click.argument("path")
@work_options
def command(path: str, **run: Any) -> None:  # noqa: ANN401
    """Print the text that offsets count in.

    It is that of one document, written as it is, in UTF-8, with nothing added. The characters of a
    record are those from `start` up to `end`, counted in Unicode code points from 0.
    """
    tell_export([path], "text", "text", run["unredacted"])
    with watch(Out()) as seen:
        read = iter_documents([path], options_from(**run), seen.progress, plain=True)
        found = [one if isinstance(one, Failure) else one[0] for one in read]
        own = found[0] if found else None
        if not isinstance(own, Document) or (own.parent and own.path != path):
            seen.tell([_none(path, found)])
        else:
            seen.tell(one for one in found if isinstance(one, Failure) and one.code == PARTLY)
            sys.stdout.buffer.write(own.text.encode(errors="surrogatepass"))
            sys.stdout.buffer.flush()


def _none(path: str, found: list[Document | Failure]) -> Failure:
    """Return why there is no text to print."""
    if found and isinstance(found[0], Failure):
        return found[0]
    inside = ", ".join(one.path for one in found[:3] if isinstance(one, Document))
    hint = f"name one of the documents in it, as {inside}" if inside else "nothing is in it"
    return Failure(path=path, code="read", reason="has no text of its own", hint=hint)
