"""`onrecord new`."""

from __future__ import annotations

import click

from onrecord.casebook.log import append
from onrecord.casebook.store import new_casebook, transaction
from onrecord.cli.casebooks import book_argument, user_option
from onrecord.cli.output import say


@click.command("new")
@book_argument
@user_option
def command(path: str, user: str) -> None:
    """Make a casebook: one file for documents, what was read in them, and what people decided.

    Add documents with `onrecord add`. Each command that takes a PATH takes a casebook as well, and
    then works with what people have decided in it.
    """
    with new_casebook(path) as book, transaction(book) as db:
        append(db, user, "new")
    say(f"made {path}")
