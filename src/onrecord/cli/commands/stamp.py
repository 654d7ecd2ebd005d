"""`onrecord stamp`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.casebook.authority import ask
from onrecord.casebook.stamps import keep_stamp, wanted
from onrecord.casebook.store import open_casebook
from onrecord.cli.casebooks import book_argument, user_option
from onrecord.cli.output import say


@click.command("stamp")
@book_argument
@click.option("--authority", "url", required=True, metavar="URL", help="The authority's address.")
@click.option(
    "--certificate", "pem", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="Certificates (PEM) that its signature must lead to.  [default: those in its answer]",
)  # fmt: skip
@user_option
def command(path: str, url: str, pem: Path | None, user: str) -> None:
    """Have a time-stamp authority state when the log stood as it stands (RFC 3161).

    Only the hash of the newest entry is sent. This is the only command about casebooks that uses a
    network, and it asks no one but the address given. `onrecord verify` checks the stamp from then on.
    """
    with open_casebook(path) as book:
        asked = wanted(book)
        answer = ask(url, asked.request)
        time = keep_stamp(book, asked, answer, authority=url, user=user,
                          certificates=pem.read_bytes() if pem else None)  # fmt: skip
    say(f"entry {asked.entry.seq} stamped at {time}")
