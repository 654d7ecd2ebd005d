"""`onrecord report`."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Any

import click

from onrecord.cli.exports import hushing, tell_export
from onrecord.cli.options import paths_argument, run_options
from onrecord.cli.output import Out, say
from onrecord.cli.replay import Rerun
from onrecord.report import pack_dossier, restore_dossier

_SIZE = 4  # bytes
_AS_OF = "--as-of"


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
@click.option("--title", default="Dossier", show_default=True, help="What the dossier is called.")
@click.option(
    "--since", metavar="OLD",
    help="Add a page of what changed since: a folder with an earlier dossier (DIR itself, too), or an entry of the casebook's log.",
)  # fmt: skip
@run_options
def command(paths: tuple[str, ...], folder: str, since: str | None, **given: Any) -> None:  # noqa: ANN401
    """Write a dossier: a folder of pages that show every figure and its words.

    Open index.html in a browser; nothing is fetched from anywhere. Documents that could not be
    read are named on standard error and in the dossier. A dossier that lies in DIR is replaced.
    The log of a casebook notes each dossier that is made from it.
    """
    unredacted = given["unredacted"]
    said = hushing(paths, unredacted=unredacted is not None)
    line, given["title"] = said(_line(sys.argv[1:])), said(given["title"])
    tell_export(paths, "report", "dossier", unredacted)
    if since:
        from onrecord.cli.work.report import work  # noqa: PLC0415 - it loads every stage

        told = work(Out(), paths, folder=folder, command=line, since=since, **given)
        say(f"wrote {len(told)} files; open {Path(folder) / 'index.html'}")
        return
    rerun = Rerun("report", paths, given)
    kept = rerun.load()
    if kept is None:
        written = _make(rerun, paths, folder, line, given)
    else:
        size = int.from_bytes(kept[:_SIZE], "little")
        Out().repeat(kept[_SIZE : _SIZE + size])
        written = restore_dossier(kept[_SIZE + size :], folder, line)
    say(f"wrote {len(written)} files; open {Path(folder) / 'index.html'}")


def _line(words: list[str]) -> str:
    """Return the command as the dossier names it: without the entry, which stands beside it.

    So a state that is published again is the same to the byte.
    """
    kept = [
        word
        for before, word in zip(["", *words], words, strict=False)
        if before != _AS_OF and not word.startswith(_AS_OF)
    ]
    return shlex.join(["onrecord", *kept])


def _make(
    rerun: Rerun, paths: tuple[str, ...], folder: str, line: str, given: dict[str, Any]
) -> tuple[str, ...]:
    """Write the dossier, keep it, and return the paths of its files."""
    from onrecord.cli.work.report import work  # noqa: PLC0415 - it loads every stage

    out = Out(remember=True)
    written = work(out, paths, folder=folder, command=line, **given)
    told = out.remembered()
    packed = pack_dossier(Path(folder)) if told is not None else None
    if told is not None and packed is not None:
        rerun.save(len(told).to_bytes(_SIZE, "little") + told + packed)
    return written
