"""`onrecord restrict`."""

from __future__ import annotations

from typing import Literal

import click

from onrecord.casebook import access
from onrecord.casebook.store import open_casebook
from onrecord.cli.casebooks import book_argument, path_of, reason_option, user_option
from onrecord.cli.options import format_option
from onrecord.cli.output import Out, say
from onrecord.cli.records import print_records
from onrecord.model import Level, Restriction, replace

Of = Literal["document", "claim", "statement"]


@click.group("restrict")
def command() -> None:
    """Say who may see documents, claims and statements about persons of a casebook.

    What is not `open` is in nothing that leaves the casebook. What is `restricted` only the members of its
    groups see, among those who work through a server.
    """


@command.command("set")
@book_argument
@click.argument("of", type=click.Choice(("document", "claim", "statement")))
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--level", type=click.Choice(access.LEVELS), required=True, help="Who may see it.")
@click.option("--group", "groups", multiple=True, metavar="NAME",
              help="For `restricted`: a group whose members may see it.")  # fmt: skip
@reason_option
@user_option
def set_level(path: str, of: Of, ids: tuple[str, ...], *, level: Level, groups: tuple[str, ...],
              reason: str, user: str) -> None:  # fmt: skip
    """Say who may see documents, claims or statements about persons: open, team, restricted."""
    with open_casebook(path) as book:
        for one in ids:
            access.restrict(book, of, one, level, groups=groups, user=user, reason=reason)
    say(f"{level}: {len(ids)}")


@command.command("group")
@book_argument
@click.argument("name")
@click.argument("people", nargs=-1, metavar="[USER]...")
@reason_option
@user_option
def group(path: str, name: str, people: tuple[str, ...], *, reason: str, user: str) -> None:
    """Say who is in a group of those who need to know."""
    with open_casebook(path) as book:
        access.set_group(book, name, people, user=user, reason=reason)
    say(f"group {name}: {', '.join(people) or 'nobody'}")


@command.command("list")
@book_argument
@format_option("table", "jsonl", "csv")
def list_restricted(path: str, form: str) -> None:
    """List what is confidential, for whom, and why."""
    with open_casebook(path) as book:
        found = access.restrictions(book)
        if form == "table":
            found = [replace(one, subject=path_of(book, one.subject)) for one in found]
        print_records(Out(), found, Restriction, form, none="nothing is confidential")
