"""`onrecord reread`."""

from __future__ import annotations

import click

from onrecord.casebook.adding import differences
from onrecord.casebook.store import open_casebook
from onrecord.cli.casebooks import book_argument, user_option
from onrecord.cli.output import Out, say, say_out
from onrecord.cli.watch import watch


@click.command("reread")
@book_argument
@user_option
def command(path: str, user: str) -> None:
    """Let this version of the program read a casebook's documents; decisions stay.

    Prints the decided claims that it reads otherwise than the version before.
    """
    from onrecord.pipeline.casebooks import read_again  # noqa: PLC0415 - it loads every stage

    with open_casebook(path) as book, watch(Out()) as seen:
        anew = read_again(book, user=user, progress=seen.progress)
        say(f"{anew} documents read anew")
        for entry in differences(book):
            read = (entry.after or {}).get("read")
            now = "is no longer read" if read is None else f"is read otherwise: {read}"
            say_out(f"{entry.subject}: {now}")
