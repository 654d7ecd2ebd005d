"""What the commands about casebooks share."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from typing import Any

import click

Command = Callable[..., Any]


def book_argument(command: Command) -> Command:
    """Add the argument CASEBOOK."""
    return click.argument("path", metavar="CASEBOOK", type=click.Path(dir_okay=False))(command)


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
