"""`onrecord account`."""

from __future__ import annotations

import sys

import click

from onrecord.casebook import accounts
from onrecord.casebook.store import open_casebook
from onrecord.cli.casebooks import book_argument, user_option
from onrecord.cli.output import say, say_out
from onrecord.errors import ConfigError

ACTIONS = ("list", "add", "role", "password", "remove")


@click.command("account")
@book_argument
@click.argument("action", type=click.Choice(ACTIONS), default="list")
@click.argument("name", required=False)
@click.option(
    "--role",
    type=click.Choice(accounts.ROLES),
    help="For `add` and `role`: as what.  [default: coder; the first: admin]",
)
@user_option
def command(path: str, action: str, name: str | None, role: str | None, user: str) -> None:
    r"""Say who may work on a casebook through `onrecord serve`: accounts and their roles.

    \b
    reader    sees everything
    coder     decides about claims and marks new ones
    reviewer  also merges and splits events, adds documents, takes back what others decided
    admin     also looks after accounts

    The password is asked for, or read from standard input where that is no terminal. The log keeps
    that it changed, not the password.
    """
    with open_casebook(path) as book:
        if action == "list":
            for one in accounts.accounts(book):
                say_out(f"{one.name}\t{one.role}")
            return
        if name is None:
            raise ConfigError(
                f"{action} needs a NAME", hint=f"onrecord account {path} {action} NAME"
            )
        if action == "add":
            chosen = role or ("coder" if accounts.accounts(book) else "admin")
            accounts.add_account(book, name, chosen, _password(), user=user)
        elif action == "role":
            if role is None:
                raise ConfigError("no role", hint=f"--role {'|'.join(accounts.ROLES)}")
            accounts.change_role(book, name, role, user=user)
        elif action == "password":
            accounts.change_password(book, name, _password(), user=user)
        else:
            accounts.remove_account(book, name, user=user)
    say(f"{action}: {name}")


def _password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
