"""`onrecord log`."""

from __future__ import annotations

import click

from onrecord.casebook.heads import statement
from onrecord.casebook.log import entries, head
from onrecord.casebook.rounds import as_seen_by
from onrecord.casebook.store import open_casebook
from onrecord.cli.casebooks import book_argument, user_option
from onrecord.cli.options import format_option
from onrecord.cli.output import Out, say_out
from onrecord.cli.records import print_records
from onrecord.model import LogEntry


@click.command("log")
@book_argument
@click.option("--head", "only_head", is_flag=True, help="Print the head alone, SEQ:HASH.")
@click.option(
    "--statement", "stated", is_flag=True, help="Print a statement of the head, to be signed."
)
@click.option("--about", metavar="ID", help="Only entries about this claim, event or document.")
@click.option(
    "--after", metavar="SEQ", type=click.IntRange(min=0), default=0, help="Only later ones."
)
@format_option("table", "jsonl", "csv")
@user_option
def command(
    path: str, *, only_head: bool, stated: bool, about: str | None, after: int, form: str, user: str
) -> None:
    """Print a casebook's log: every change with user, time and reason.

    Note the head (`--head`) somewhere else, or sign its `--statement` with any program: `onrecord verify --head` then shows whether
    entries were cut off at the end. What others say in a blind round is left out until it is finished.
    """
    with open_casebook(path) as book:
        if only_head:
            say_out(head(book))
        elif stated:
            say_out(statement(book).rstrip("\n"))
        else:
            found = as_seen_by(book, user, entries(book, after=after, subject=about))
            print_records(Out(), found, LogEntry, form)
