"""What the commands about casebooks share."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.casebook.store import Casebook

Command = Callable[..., Any]


def book_argument(command: Command) -> Command:
    """Add the argument CASEBOOK."""
    return click.argument("path", metavar="CASEBOOK", type=click.Path(dir_okay=False))(command)


def path_of(book: Casebook, document: str) -> str:
    """Return what people know a document by: its path, for an id that is a document's; else the id."""
    row = book.db.execute("SELECT path FROM document WHERE id = ?", (document,)).fetchone()
    return str(row["path"]) if row else document


def user_option(command: Command) -> Command:
    """Add `--user`, under which the log notes what was done."""
    return click.option(
        "--user",
        envvar="ONRECORD_USER",
        metavar="NAME",
        default=acting_user,
        help="Who does it, as the log is to say.  [default: the name you are logged in under]",
    )(command)


def reason_option(command: Command) -> Command:
    """Add `--reason`."""
    return click.option(
        "--reason", default="", metavar="TEXT", help="Why, in a sentence; the log keeps it."
    )(command)


def acting_user() -> str:
    """Return the name under which somebody acts who gave none."""
    if "ONRECORD_USER" in os.environ:
        return os.environ["ONRECORD_USER"]
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return os.environ.get("USERNAME", "unknown")
