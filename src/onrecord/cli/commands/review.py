"""`onrecord review`."""

from __future__ import annotations

import click

from onrecord.casebook.queues import QUEUES, queue
from onrecord.casebook.store import open_casebook
from onrecord.cli.casebooks import book_argument
from onrecord.cli.options import format_option
from onrecord.cli.output import Out
from onrecord.cli.records import print_records
from onrecord.model import Waiting


@click.command("review")
@book_argument
@click.option(
    "--queue", "name", type=click.Choice(tuple(QUEUES)), default="unreviewed", show_default=True,
    help="Which claims.",
)  # fmt: skip
@click.option("--event", metavar="ID", help="Only claims of this event.")
@click.option("--coder", metavar="NAME", help="Only claims in documents given to this coder.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N",
              help="Print so many at most.")  # fmt: skip
@format_option("table", "jsonl", "csv")
def command(path: str, *, name: str, event: str | None, coder: str | None, limit: int,
            form: str) -> None:  # fmt: skip
    """List the claims of a casebook that wait for a person.

    `onrecord decide` takes their ids.
    """
    with open_casebook(path) as book:
        print_records(
            Out(), queue(book, name, event=event, coder=coder, limit=limit), Waiting, form
        )
